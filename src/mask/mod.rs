//! Keeps keys off the screen and out of reports.
//!
//! Three questions are answered here: where a key may stand in a paste
//! ([`credential_spans`]), what of it may be seen ([`masked`]), and what a
//! paste looks like with everything private taken out ([`redact`]). All of
//! them prefer hiding too much to showing too much, and all take time linear
//! in the length of the paste: every look behind or ahead is bounded, or is
//! never repeated.

mod likeness;
mod redact;
mod search;
#[cfg(test)]
mod tests;

use crate::list;
use crate::span::Span;
use crate::text::{Cut, Texts};

pub use redact::redact;
pub use search::credential_spans;
#[cfg(test)]
pub(crate) use search::known_prefixes;
pub(crate) use search::{Search, joined};

/// Beginnings that a whole family of keys shares, and that may be shown;
/// longer ones before those they begin with.
pub(crate) const PREFIXES: &Texts = list![
    "sk-proj-",
    "sk-svcacct-",
    "sk-admin-",
    "sk-None-",
    "sk-ant-",
    "sk-or-v1-",
    "sk-or-",
    "sk-",
    "sk_live_",
    "sk_test_",
    "sess-",
    "gsk_",
    "AIza",
    "xai-",
    "pplx-",
    "nvapi-",
    "hf_",
    "r8_",
    "csk-",
    "fw_",
    "tgp_v1_",
    "eyJ",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "AKIA",
    "lsv2_",
    "tvly-",
    "npm_",
    "pypi-",
];

/// Ids that providers print and that open nothing.
const PUBLIC_IDS: &Texts = list![
    "org-",
    "proj_",
    "req_",
    "chatcmpl-",
    "cmpl-",
    "resp_",
    "run_",
    "thread_",
    "msg_",
    "asst_",
    "file-",
    "call_",
    "user-",
    "fp_",
    "batch_",
    "gen-",
];

/// The fewest characters worth hiding: fewer than this is not held to be part
/// of a key.
const FEW: usize = 8;

/// A run with more beginnings of keys than this is hidden without a closer look
/// at each of them.
const MOST_PREFIXES: usize = 16;

/// How far to look for a line's end, a border or a name.
const NEAR: usize = 160;

/// How many bytes at the start of `text` are a public prefix.
fn prefix_length(text: &[u8]) -> usize {
    // Three characters tell that nearly every text has none.
    let may = matches!(
        text,
        [b's', b'k', b'-' | b'_', ..]
            | [b's', b'e', b's', ..]
            | [b'g', b's', b'k', ..]
            | [b'g', b'h', b'p' | b'o' | b's', ..]
            | [b'g', b'i', b't', ..]
            | [b'g', b'l', b'p', ..]
            | [b'A', b'I' | b'K', ..]
            | [b'x', b'a' | b'o', ..]
            | [b'p', b'p' | b'y', ..]
            | [b'n', b'v' | b'p', ..]
            | [b'h', b'f', b'_', ..]
            | [b'f', b'w', b'_', ..]
            | [b'r', b'8', b'_', ..]
            | [b'c', b's', b'k', ..]
            | [b't', b'g' | b'v', ..]
            | [b'e', b'y', b'J', ..]
            | [b'l', b's', b'v', ..]
    );
    if !may {
        return 0;
    }
    PREFIXES
        .iter()
        .find(|prefix| text.starts_with(prefix.as_bytes()))
        .map_or(0, |prefix| prefix.len())
}

fn is_key_byte(byte: u8) -> bool {
    KEY_BYTES[byte as usize]
}

/// Letters, digits, `-` and `_`.
static KEY_BYTES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        let is = byte as u8;
        table[byte] = is.is_ascii_alphanumeric() || is == b'-' || is == b'_';
        byte += 1;
    }
    table
};

/// A stretch of a paste as it may be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece<'a> {
    Plain(&'a str),
    /// So many characters that are not shown.
    Hidden {
        chars: usize,
    },
}

/// The paste in pieces, each secret hidden but for its public prefix and for
/// quotation marks and brackets around it.
///
/// `secrets` are sorted and disjoint, as in [`crate::Diagnosis`].
pub fn masked<'a>(text: &'a str, secrets: &'a [Span]) -> impl Iterator<Item = Piece<'a>> {
    Masked {
        text,
        secrets: secrets.iter(),
        hidden: None,
        at: 0,
    }
}

struct Masked<'a> {
    text: &'a str,
    secrets: core::slice::Iter<'a, Span>,
    hidden: Option<Span>,
    at: usize,
}

impl<'a> Iterator for Masked<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(span) = self.hidden.take() {
            self.at = span.end;
            return Some(Piece::Hidden {
                chars: span.of(self.text).chars().count(),
            });
        }
        let next = self
            .secrets
            .by_ref()
            .map(|secret| hidden(self.text, *secret))
            .map(|span| Span::new(span.start.max(self.at), span.end))
            .find(|span| !span.is_empty());
        let end = next.map_or(self.text.len(), |span| span.start);
        let plain = self.text.cut(self.at..end);
        self.at = end;
        self.hidden = next;
        if plain.is_empty() {
            return if next.is_some() { self.next() } else { None };
        }
        Some(Piece::Plain(plain))
    }
}

/// The part of a secret that is not shown: all of it but its public prefix and
/// the marks around it. Empty when nothing is left to hide.
pub fn hidden(text: &str, secret: Span) -> Span {
    let Span { start, end } = widened(text, secret);
    let wrapper =
        |c: char| c.is_whitespace() || is_quote(c) || "()[]{}<>".chars().any(|mark| mark == c);
    let inner = text.cut(start..end).trim_end_matches(wrapper);
    let end = start + inner.len();
    let inner = inner.trim_start_matches(wrapper);
    let start = end - inner.len();
    Span::new(start + prefix_length(inner.as_bytes()), end)
}

const fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}'
    )
}

/// The span on character boundaries, and inside the text.
fn widened(text: &str, span: Span) -> Span {
    let mut end = span.end.min(text.len());
    let mut start = span.start.min(end);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end)
}
