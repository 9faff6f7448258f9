//! The lines of a paste, each with what it is beside a `.env`.

use super::examine::{examine, note_slips};
use super::word::{is_capital, name_length};
use crate::list;
use crate::one_of;
use crate::span::Span;
use crate::text::{Cut, Find, byte};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Blank,
    Comment,
    /// The rest of a quoted value that began on an earlier line.
    Continued,
    /// An assignment that makes the lines around it a `.env`.
    Strong,
    /// One that could be code as well: ` = ` and a quoted value.
    Codelike,
    /// An assignment that belongs to a `.env` only beside a strong one.
    Weak,
    /// What a `.env` may hold only when all the rest of the paste is one: a
    /// name alone, `NAME: value`, a quoted name.
    Awkward,
    /// A slip that all loaders skip or refuse, of the same standing.
    Odd,
    /// Assigns a variable in the words of another program.
    Foreign,
    Code,
    Other,
}

#[derive(Clone, Copy)]
pub(super) struct Line {
    pub(super) start: usize,
    /// Where the line begins once a prompt is taken off.
    pub(super) text: usize,
    /// After the line feed.
    pub(super) end: usize,
    pub(super) number: u32,
    pub(super) kind: Kind,
    pub(super) assignment: Option<(Span, Span)>,
    /// A key's variable is named on the line, where nothing sets it.
    pub(super) mentions_key: bool,
}

impl Line {
    pub(super) fn counts_in_whole(&self) -> bool {
        matches!(self.kind, Kind::Strong | Kind::Codelike | Kind::Awkward) || self.mentions_key
    }

    pub(super) fn is_entry(&self, has_code: bool) -> bool {
        match self.kind {
            Kind::Strong | Kind::Weak | Kind::Continued => true,
            Kind::Codelike => !has_code,
            _ => false,
        }
    }

    pub(super) fn is_filler(&self) -> bool {
        matches!(self.kind, Kind::Blank | Kind::Comment)
    }
}

pub(super) fn classify(paste: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut continued_to = 0;
    let mut quotes = Quotes::default();
    for (text, number) in paste.split_inclusive('\n').zip(1..) {
        let end = start + text.len();
        let mut line = Line {
            start,
            text: start,
            end,
            number,
            kind: Kind::Other,
            assignment: None,
            mentions_key: false,
        };
        if start < continued_to {
            line.kind = Kind::Continued;
        } else {
            examine(paste, &mut line);
            note_slips(paste, &mut line);
            if let Some((_, value)) = &mut line.assignment
                && let Some(closing) = quotes.closing_on_later_line(paste, *value, end)
            {
                value.end = closing + 1;
                continued_to = closing + 1;
            }
        }
        lines.push(line);
        start = end;
    }
    lines
}

/// Finds the partners of quotes that are not closed on their line.
#[derive(Default)]
struct Quotes {
    /// Per kind of quote, up to where there is known to be none.
    searched: [(usize, usize); 3],
}

impl Quotes {
    /// The quote that closes the one the value begins with, if it stands on a
    /// later line and everything between could be part of a value.
    fn closing_on_later_line(&mut self, paste: &str, value: Span, end: usize) -> Option<usize> {
        let text = value.of(paste);
        let kind = match text.bytes().next()? {
            b'"' => 0,
            b'\'' => 1,
            b'`' => 2,
            _ => return None,
        };
        let quote = byte(text.as_bytes(), 0);
        if text.cut(1..).holds(quote) {
            return None;
        }
        let (from, none_before) = self.searched[kind];
        let begin = if (from..none_before).contains(&end) {
            none_before
        } else {
            end
        };
        let mut at = begin;
        for line in paste.cut(begin..).split_inclusive('\n') {
            if let Some(offset) = line.as_bytes().iter().position(|byte| *byte == quote) {
                let rest = line.cut(offset + 1..).trim();
                return (!is_prose(line) && (rest.is_empty() || rest.starts_with('#')))
                    .then_some(at + offset);
            }
            // A quote left open before an error message or another variable
            // is a slip, not a value of many lines.
            if is_prose(line) || begins_assignment(line) {
                return None;
            }
            at += line.len();
        }
        self.searched[kind] = (end, paste.len());
        None
    }
}

/// Whether a line of text belongs to an error message rather than a value.
pub(super) fn is_prose(line: &str) -> bool {
    list![
        "Error",
        "error",
        "Traceback",
        "File \"",
        "Incorrect",
        "```",
        "$ ",
        "Exception",
        " at ",
    ]
    .one_in(line)
}

fn begins_assignment(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
    let length = name_length(line);
    length > 2
        && is_capital(line.cut(..length))
        && line
            .cut(length..)
            .trim_start_matches(one_of![' ', '\t'])
            .starts_with('=')
}
