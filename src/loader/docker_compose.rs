//! `docker compose`, for `env_file:` and `.env` alike: compose-go 2.13.0
//! (`dotenv/parser.go` and `template/template.go` of
//! <https://github.com/compose-spec/compose-go>; the rules are in
//! <https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax>).
//!
//! - A byte-order mark is dropped; `export ` before a name too.
//! - A name is made of letters, digits and `_ . - [ ]`, white space around it
//!   aside, and ends at `=` or `:`. A name alone on its line is taken from the
//!   caller's environment, so unset here. Any other character, or a space in
//!   the name, makes compose refuse the whole file.
//! - A value in `"` or `'` may span lines; what follows the closing quote is
//!   read as the next statement. A quote that is never closed refuses the file.
//!   A backslash before the quote goes; in double quotes `\a \b \f \n \r \t \v
//!   \\ \$` and `\0ooo` are unescaped.
//! - An unquoted value ends at ` #` or the line's end and loses trailing white
//!   space; `NAME= # note` keeps `# note`.
//! - Outside single quotes `$NAME`, `${NAME}` and `${NAME:-text}` with `- :- + :+
//!   ? :?` are expanded and `$$` is a dollar; a malformed `${` and a failed `?`
//!   refuse the file.
//! - The last value of a name decides.

use super::table::{LineCounter, Next, Table, skip};
use super::{Refused, Variable};
use crate::one_of;
use crate::text::{Cut, Find, byte, is_alphanumeric};

/// Defaults inside defaults, beyond which the file is refused. The real one
/// has no limit but memory.
const DEEPEST: u32 = 64;

pub(super) fn load(file: &str) -> Result<Vec<Variable>, Refused> {
    let text = file.strip_prefix('\u{feff}').unwrap_or(file);
    let mut lines = LineCounter::new(text);
    let mut table = Table::new(file);
    let mut at = 0;
    loop {
        at = skip(text, at, char::is_whitespace);
        if text.cut(at..).starts_with('#') {
            at = skip(text, at, |c| c != '\n');
            continue;
        }
        if at == text.len() {
            break;
        }
        let line = lines.line(at);
        if let Some(rest) = text.cut(at..).strip_prefix("export")
            && rest.starts_with(one_of!['\t', '\n', '\x0c', '\r', ' '])
        {
            at = skip(text, at + "export".len(), is_blank);
            if at == text.len() {
                return Err(Refused { line });
            }
        }
        let stop = skip(text, at, is_name);
        let (name, value_at) = match text.cut(stop..).chars().next() {
            // Without a terminator the name itself becomes a nameless value.
            None => ("", at),
            Some(c @ ('=' | ':' | '\n')) => {
                let name = text.cut(at..stop).trim_end();
                if name.holds(b' ') {
                    return Err(Refused { line });
                }
                let after = skip(text, stop + 1, is_blank);
                if c == '\n' {
                    if table.get(name).is_none() {
                        table.set(name, None, line);
                    }
                    at = after;
                    continue;
                }
                (name, after)
            }
            Some(_) => return Err(Refused { line }),
        };
        let quote = text.cut(value_at..).chars().next();
        let value = if let Some(quote @ ('"' | '\'')) = quote {
            let (value, end) = quoted(text, value_at, quote as u8).ok_or(Refused { line })?;
            at = end;
            if quote == '"' {
                expand(&expand_escapes(&value), &mut table, line)?
            } else {
                value
            }
        } else {
            let end = skip(text, value_at, |c| c != '\n');
            let value = text.cut(value_at..end);
            let value = value.cut(..value.place_of(" #").unwrap_or(value.len()));
            at = (end + 1).min(text.len());
            expand(value.trim_end(), &mut table, line)?
        };
        table.set(name, Some(value), line);
    }
    Ok(table.finish())
}

/// White space that does not end a line.
fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\x0b' | '\x0c' | '\r' | ' ' | '\u{85}' | '\u{a0}')
}

fn is_name(c: char) -> bool {
    is_blank(c) || matches!(c, '_' | '.' | '-' | '[' | ']') || is_alphanumeric(c)
}

/// The text between the quote at `opening` and its partner, and the offset
/// after that.
fn quoted(text: &str, opening: usize, quote: u8) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let mut value = String::new();
    let mut copied = opening + 1;
    let mut at = copied;
    loop {
        match *bytes.get(at)? {
            b'\\' if bytes.get(at + 1) == Some(&quote) => {
                value.push_str(text.cut(copied..at));
                copied = at + 1;
                at += 2;
            }
            b'\\' => at += 2,
            byte if byte == quote => {
                value.push_str(text.cut(copied..at));
                return Some((value, at + 1));
            }
            _ => at += 1,
        }
    }
}

fn expand_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(rest.cut(..at));
        rest = rest.cut(at + 1..);
        let plain = match rest.bytes().next() {
            Some(b'a') => "\x07",
            Some(b'b') => "\x08",
            Some(b'f') => "\x0c",
            Some(b'n') => "\n",
            Some(b'r') => "\r",
            Some(b't') => "\t",
            Some(b'v') => "\x0b",
            Some(b'"') => "\"",
            Some(b'\\') => "\\",
            // A dollar that the expansion leaves alone.
            Some(b'$') => "$$",
            Some(b'0') => {
                rest = rest.cut(1..);
                let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
                match u32::from_str_radix(rest.cut(..digits), 8) {
                    Ok(code) if digits == 3 && code < 256 => {
                        out.extend(char::from_u32(code));
                        rest = rest.cut(3..);
                    }
                    _ => out.push('\\'),
                }
                continue;
            }
            _ => {
                out.push('\\');
                continue;
            }
        };
        out.push_str(plain);
        rest = rest.cut(1..);
    }
    out.push_str(rest);
    out
}

fn expand(value: &str, table: &mut Table, line: u32) -> Result<String, Refused> {
    let mut out = String::with_capacity(value.len());
    if value.holds(b'$') {
        let mut expansion = Expansion {
            value,
            closing: closing_braces(value),
            brace: Next::new(b'}'),
            feed: Next::new(b'\n'),
            out: &mut out,
            line,
        };
        expansion.run(0, value.len(), table, 0)?;
    } else {
        out.push_str(value);
    }
    Ok(out)
}

/// Pairs of offsets of braces that belong together, in the order of the
/// opening ones. The character after an opening brace is never counted, as in
/// the original.
fn closing_braces(value: &str) -> Vec<(usize, usize)> {
    let bytes = value.as_bytes();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut open = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match byte(bytes, at) {
            b'{' => {
                open.push(pairs.len());
                pairs.push((at, usize::MAX));
                at += 1;
            }
            b'}' => {
                if let Some(index) = open.pop() {
                    pairs[index].1 = at;
                }
            }
            _ => {}
        }
        at += 1;
    }
    pairs
}

struct Expansion<'a> {
    value: &'a str,
    closing: Vec<(usize, usize)>,
    brace: Next,
    feed: Next,
    out: &'a mut String,
    line: u32,
}

impl Expansion<'_> {
    fn refused<T>(&self) -> Result<T, Refused> {
        Err(Refused { line: self.line })
    }

    fn push_value(&mut self, name: &str, table: &mut Table) -> Result<(), Refused> {
        let length = table.get(name).map_or(0, str::len);
        table.spend(length, self.line)?;
        self.out.push_str(table.get(name).unwrap_or_default());
        Ok(())
    }

    /// Appends `value[from..end]`, expanded.
    fn run(
        &mut self,
        mut from: usize,
        end: usize,
        table: &mut Table,
        depth: u32,
    ) -> Result<(), Refused> {
        if depth > DEEPEST {
            return self.refused();
        }
        let value = self.value;
        while let Some(length) = value.cut(from..end).find('$') {
            let dollar = from + length;
            self.out.push_str(value.cut(from..dollar));
            let rest = value.cut(dollar + 1..end);
            if rest.starts_with('$') {
                self.out.push('$');
                from = dollar + 2;
            } else if let Some(length) = name_length(rest) {
                self.push_value(rest.cut(..length), table)?;
                from = dollar + 1 + length;
            } else if let Some(rest) = rest.strip_prefix('{') {
                let Some(length) = name_length(rest) else {
                    return self.refused();
                };
                from = self.braced(dollar + 2, length, end, table, depth)?;
            } else {
                self.out.push('$');
                from = dollar + 1;
            }
        }
        self.out.push_str(value.cut(from..end));
        Ok(())
    }

    /// Appends what `${NAME…}` stands for; gives the offset after it.
    fn braced(
        &mut self,
        start: usize,
        length: usize,
        end: usize,
        table: &mut Table,
        depth: u32,
    ) -> Result<usize, Refused> {
        let value = self.value;
        let name = value.cut(start..start + length);
        let tail = value.cut(start + length..end);
        if tail.starts_with('}') {
            self.push_value(name, table)?;
            return Ok(start + length + 1);
        }
        let (colon, operator) = match tail.strip_prefix(':') {
            Some(tail) => (true, tail.bytes().next()),
            None => (false, tail.bytes().next()),
        };
        let text = start + length + usize::from(colon) + 1;
        // A brace must follow on the same line.
        if !matches!(operator, Some(b'-' | b'+' | b'?'))
            || self.brace.from(value, text) >= end.min(self.feed.from(value, text))
        {
            return self.refused();
        }
        let line_end = end.min(self.feed.from(value, text));
        let paired = self
            .closing
            .binary_search_by_key(&(start - 1), |pair| pair.0)
            .ok()
            .map(|index| self.closing[index].1)
            .filter(|closing| *closing < line_end);
        let closing = match paired {
            Some(closing) => closing,
            // Without a partner the last brace of the line serves.
            None => value
                .cut(text..line_end)
                .rfind('}')
                .map_or(line_end, |at| text + at),
        };
        let known = table.get(name);
        let present = known.is_some_and(|known| !colon || !known.is_empty());
        match operator {
            Some(b'+') => {
                if present {
                    self.run(text, closing, table, depth + 1)?;
                }
            }
            _ if present => self.push_value(name, table)?,
            Some(b'-') => self.run(text, closing, table, depth + 1)?,
            _ => return self.refused(),
        }
        Ok(closing + 1)
    }
}

/// The length of the variable name that begins the text.
fn name_length(text: &str) -> Option<usize> {
    let length = text
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
        .count();
    (length > 0 && !byte(text.as_bytes(), 0).is_ascii_digit()).then_some(length)
}
