//! The variables a loader has set so far, found again by name.

use super::{Refused, Variable};
use crate::secret::Secret;
use crate::text::{Cut, Find};

/// Variables by name, in the order they were first named; a later value
/// replaces an earlier one.
pub(super) struct Table {
    entries: Vec<Entry>,
    /// Open addressing over `entries`: index plus one, zero for free. Its
    /// length is a power of two, at least twice the number of entries.
    slots: Vec<u32>,
    fold_case: bool,
    /// Bytes of value that may still be made by expansion.
    budget: usize,
}

struct Entry {
    name: String,
    value: Option<String>,
    line: u32,
    has_command: bool,
}

impl Table {
    /// An empty table for a file of this many bytes.
    pub(super) fn new(file: &str) -> Table {
        Table {
            entries: Vec::new(),
            slots: vec![0; 16],
            fold_case: false,
            // Values that name each other can double at every line. No
            // environment holds this much, so nothing real is lost.
            budget: file.len() + (4 << 20),
        }
    }

    /// A table in which names that differ only in the case of their ASCII
    /// letters are the same.
    pub(super) fn folding_case(file: &str) -> Table {
        Table {
            fold_case: true,
            ..Table::new(file)
        }
    }

    fn slot(&self, name: &str) -> usize {
        let mut hash: u32 = 0x811c_9dc5;
        for byte in name.bytes() {
            let byte = if self.fold_case {
                byte.to_ascii_lowercase()
            } else {
                byte
            };
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        hash ^= hash >> 15;
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(entry) = self.slots[slot]
            .checked_sub(1)
            .and_then(|index| self.entries.get(index as usize))
        {
            let same = if self.fold_case {
                entry.name.eq_ignore_ascii_case(name)
            } else {
                entry.name == name
            };
            if same {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        let index = self.slots[self.slot(name)].checked_sub(1)?;
        self.entries.get(index as usize)
    }

    /// The value of a name, if it has one.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.entry(name)?.value.as_deref()
    }

    /// Whether the value of a name is partly a command's output.
    pub(super) fn has_command(&self, name: &str) -> bool {
        self.entry(name).is_some_and(|entry| entry.has_command)
    }

    /// Names a variable on a line; `None` takes its value away.
    pub(super) fn set(&mut self, name: &str, value: Option<String>, line: u32) {
        self.set_from(name, value, line, false);
    }

    /// As [`Table::set`], for a value that may be partly a command's output.
    pub(super) fn set_from(
        &mut self,
        name: &str,
        value: Option<String>,
        line: u32,
        has_command: bool,
    ) {
        let slot = self.slot(name);
        if let Some(index) = self.slots[slot].checked_sub(1) {
            let entry = &mut self.entries[index as usize];
            entry.value = value;
            entry.line = line;
            entry.has_command = has_command;
            return;
        }
        self.entries.push(Entry {
            name: name.to_owned(),
            value,
            line,
            has_command,
        });
        self.slots[slot] = self.entries.len() as u32;
        if self.entries.len() * 2 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 4];
            for index in 0..self.entries.len() {
                let slot = self.slot(&self.entries[index].name);
                self.slots[slot] = index as u32 + 1;
            }
        }
    }

    /// Counts bytes that expansion put into a value.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the file's variables have outgrown it.
    pub(super) fn spend(&mut self, bytes: usize, line: u32) -> Result<(), Refused> {
        self.budget = self.budget.checked_sub(bytes).ok_or(Refused { line })?;
        Ok(())
    }

    pub(super) fn finish(self) -> Vec<Variable> {
        self.entries
            .into_iter()
            .map(|entry| Variable {
                name: entry.name,
                value: entry.value.map(Secret::new),
                line: entry.line,
                has_command: entry.has_command,
            })
            .collect()
    }
}

/// Line numbers of offsets that only ever grow.
pub(super) struct LineCounter<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    pub(super) fn new(text: &'a str) -> LineCounter<'a> {
        LineCounter {
            text: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line, from 1, that holds this byte offset; an offset smaller than
    /// one asked for before gives the line of that one.
    pub(super) fn line(&mut self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        while self.at < offset {
            if self.text[self.at] == b'\n' {
                self.line += 1;
            }
            self.at += 1;
        }
        self.line
    }
}

/// The text with each CRLF, and each CR alone, made an LF.
pub(super) fn with_line_feeds(file: &str) -> std::borrow::Cow<'_, str> {
    if !file.holds(b'\r') {
        return file.into();
    }
    let mut text = String::with_capacity(file.len());
    let mut parts = file.split('\r');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        text.push('\n');
        text.push_str(part.strip_prefix('\n').unwrap_or(part));
    }
    text.into()
}

/// The byte offset at or after `from` of the first character that fails.
pub(super) fn skip(text: &str, from: usize, keep: impl Fn(char) -> bool) -> usize {
    text.cut(from..)
        .find(|c| !keep(c))
        .map_or(text.len(), |length| from + length)
}

/// The offset at or after `from` of a byte, remembered so that asking at ever
/// greater offsets takes linear time in all.
pub(super) struct Next {
    byte: u8,
    at: usize,
    known: bool,
}

impl Next {
    pub(super) fn new(byte: u8) -> Next {
        Next {
            byte,
            at: 0,
            known: false,
        }
    }

    /// `text.len()` when there is none.
    pub(super) fn from(&mut self, text: &str, offset: usize) -> usize {
        if !self.known || self.at < offset {
            self.known = true;
            self.at = text
                .as_bytes()
                .cut(offset..)
                .iter()
                .position(|byte| *byte == self.byte)
                .map_or(text.len(), |length| offset + length);
        }
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_values_replace_earlier_ones() {
        let mut table = Table::new("");
        for number in 0..1000 {
            let name: String = ["N", &(number % 500).to_string()].concat();
            table.set(&name, Some(number.to_string()), number);
        }
        assert_eq!(table.get("N7"), Some("507"));
        assert_eq!(table.get("n7"), None);
        assert_eq!(table.get("N500"), None);
        assert_eq!(table.finish().len(), 500);
    }

    #[test]
    fn names_can_ignore_case() {
        let mut table = Table::folding_case("");
        table.set("Path", Some("a".to_owned()), 1);
        table.set("PATH", None, 2);
        assert_eq!(table.get("path"), None);
        assert_eq!(table.finish().len(), 1);
    }

    #[test]
    fn carriage_returns() {
        assert_eq!(with_line_feeds("a\r\nb\rc\r\r\nd"), "a\nb\nc\n\nd");
    }
}
