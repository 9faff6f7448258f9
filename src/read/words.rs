//! Words of a paste, found through the noise that printing puts between them:
//! colours, box borders, escapes, wrapped lines.
//!
//! A word is a run of ASCII letters, digits and underscores. Everything else is
//! glue. Positions are byte offsets into the paste and always stand beside an
//! ASCII byte, so they are character boundaries.

use std::{iter, mem};

use crate::span::Span;
pub use crate::text::byte;
use crate::text::{Cut, Texts, floor};

/// Whether a byte can stand in a word.
pub const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The next word that starts at `at` or after it.
pub fn next(text: &[u8], mut at: usize) -> Option<Span> {
    while at < text.len() {
        if is_word(byte(text, at)) {
            let start = at;
            while at < text.len() && is_word(byte(text, at)) {
                at += 1;
            }
            return Some(Span::new(start, at));
        }
        at = after_glue_byte(text, at);
    }
    None
}

/// Whether an empty line stands in a part of a text, which ends what is said.
pub fn holds_empty_line(part: &[u8]) -> bool {
    part.windows(2).any(|pair| pair == b"\n\n")
}

/// The first of the words within a part of the text that is `wanted`.
pub fn first_within(text: &[u8], part: Span, wanted: &dyn Fn(Span) -> bool) -> Option<Span> {
    let mut at = part.start;
    loop {
        let word = next(text, at).filter(|word| word.end <= part.end)?;
        if wanted(word) {
            return Some(word);
        }
        at = word.end;
    }
}

/// The position after one piece of glue: a byte, or an escape that stands for one.
fn after_glue_byte(text: &[u8], at: usize) -> usize {
    match byte(text, at) {
        0x1b | b'[' => terminal_escape(text, at).unwrap_or(at + 1),
        b'\\' => terminal_escape(text, at).unwrap_or_else(|| match byte(text, at + 1) {
            b'n' | b'r' | b't' | b'b' | b'f' => at + 2,
            b'u' if hex(text, at + 2, 4) => at + 6,
            b'x' if hex(text, at + 2, 2) => at + 4,
            _ => at + 1,
        }),
        b'&' => entity(text, at + 1).unwrap_or(at + 1),
        // Of an address: `%20`. The name in `%FACE%` begins with a letter.
        b'%' if byte(text, at + 1).is_ascii_digit() && hex(text, at + 2, 1) => at + 3,
        _ => at + 1,
    }
}

fn hex(text: &[u8], at: usize, count: usize) -> bool {
    text.len() >= at + count && text.cut(at..at + count).iter().all(u8::is_ascii_hexdigit)
}

/// After a terminal's escape sequence that begins at `at`, also where its escape
/// byte is written out, or was lost on the way to the clipboard.
pub fn terminal_escape(text: &[u8], at: usize) -> Option<usize> {
    let written = text.cut(at + 1..text.len().min(at + 6));
    let at = at
        + match byte(text, at) {
            b'[' => return colour(text, at + 1),
            0x1b => 1,
            _ if written.eq_ignore_ascii_case(b"u001b") => 6,
            _ if written.starts_with(b"x1b") || written.starts_with(b"x1B") => 4,
            _ if written.starts_with(b"033") => 4,
            _ if written.starts_with(b"e[") => 2,
            _ => return None,
        };
    match byte(text, at) {
        b'[' => {
            let mut end = at + 1;
            while end < text.len() && end < at + 32 && (0x20..0x40).contains(&text[end]) {
                end += 1;
            }
            Some(if (0x40..0x7f).contains(&byte(text, end)) {
                end + 1
            } else {
                at + 1
            })
        }
        // A title or link: up to a bell or the next escape byte.
        b']' => {
            let tail = text.cut(at..text.len().min(at + 256));
            let end = tail.iter().position(|b| *b == 0x07 || *b == 0x1b);
            Some(end.map_or(at + 1, |offset| at + offset + 1))
        }
        _ => None,
    }
}

/// After the rest of a colour sequence such as `31m`.
fn colour(text: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    while end < at + 10 && (byte(text, end).is_ascii_digit() || byte(text, end) == b';') {
        end += 1;
    }
    (end > at && byte(text, end) == b'm').then_some(end + 1)
}

/// After the rest of an HTML entity such as `#39;` or `quot;`.
fn entity(text: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    while end < at + 6 && (byte(text, end).is_ascii_alphanumeric() || byte(text, end) == b'#') {
        end += 1;
    }
    (end > at + 1 && byte(text, end) == b';').then_some(end + 1)
}

/// How far glue may reach between two words of one phrase, in bytes: a wide
/// terminal's padding at the end of a boxed line.
const GLUE: usize = 400;

/// The position of the next word byte, if it is near enough to belong to the
/// same phrase.
pub fn over_glue(text: &[u8], at: usize) -> Option<usize> {
    let limit = text.len().min(at + GLUE);
    let mut at = at;
    while at < limit {
        if is_word(byte(text, at)) {
            return Some(at);
        }
        at = after_glue_byte(text, at);
    }
    None
}

/// Where a word goes on that a hard wrap may have broken at `at`: a line break,
/// with or without the border of a box before it.
pub fn over_wrap(text: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    if byte(text, end) == b' ' {
        // The borders of boxes are of three bytes in UTF-8, or a plain bar.
        end += 1;
        end += match text.get(end..)? {
            [b'|', ..] => 1,
            [0xe2, 0x94 | 0x95, _, ..] => 3,
            _ => return None,
        };
    }
    matches!(byte(text, end), b'\n' | b'\r')
        .then(|| over_glue(text, end))
        .flatten()
}

/// Where `phrase` ends in the text when it begins at `at`, in any letter case
/// and with any glue between its words.
///
/// A line break inside a word, as a terminal's hard wrap leaves it, is passed
/// over as well.
pub fn phrase(text: &[u8], at: usize, phrase: &str) -> Option<usize> {
    let mut at = at;
    for wanted in phrase.bytes() {
        if wanted == b' ' {
            if is_word(byte(text, at)) {
                return None;
            }
            at = over_glue(text, at)?;
            continue;
        }
        if !byte(text, at).eq_ignore_ascii_case(&wanted) {
            at = over_wrap(text, at)?;
            if !byte(text, at).eq_ignore_ascii_case(&wanted) {
                return None;
            }
        }
        at += 1;
    }
    (!is_word(byte(text, at))).then_some(at)
}

/// Texts of a list by their first words.
pub struct Table {
    texts: Vec<&'static str>,
    /// By the hash of a first word, the number of the last text that has it.
    last: Box<[u16; HASHES]>,
    /// Of each text, the number of another whose first word has the same hash. A
    /// number is a place and one.
    next: Vec<u16>,
}

/// Some four times as many as there are phrases, so that most words share theirs
/// with none.
const HASHES: usize = 2048;

impl Table {
    pub fn new(list: &Texts) -> Table {
        let mut table = Table {
            texts: list.iter().collect(),
            last: Box::new([0; HASHES]),
            next: Vec::new(),
        };
        for (number, text) in (1..).zip(&table.texts) {
            let last = &mut table.last[hash(first(text))];
            table.next.push(mem::replace(last, number));
        }
        table
    }

    /// The texts that may begin with a word, by its hash, and their places.
    pub fn beginning(&self, word: &[u8]) -> impl Iterator<Item = (usize, &'static str)> + use<'_> {
        let numbered = |number: &u16| usize::from(*number).checked_sub(1);
        let places = iter::successors(numbered(&self.last[hash(word)]), move |place| {
            numbered(&self.next[*place])
        });
        places.map(|place| (place, self.texts[place]))
    }

    #[cfg(test)]
    pub fn texts(&self) -> &[&'static str] {
        &self.texts
    }
}

/// The first word of a text, up to a space.
pub fn first(text: &str) -> &[u8] {
    let text = text.as_bytes();
    let end = text.iter().position(|byte| *byte == b' ');
    text.cut(..end.unwrap_or(text.len()))
}

/// The hash of a word in any case.
fn hash(word: &[u8]) -> usize {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193);
    word.iter().fold(0, step) as usize % HASHES
}

/// Whether one of `words` (lower case) is the word at `span`.
pub fn is_one_of(text: &[u8], span: Span, words: &Texts) -> bool {
    if !words.may_begin(byte(text, span.start)) {
        return false;
    }
    let word = text.cut(span.start..span.end);
    // How much of the list's next word is the same.
    let mut same = Some(0);
    words.ended().bytes().any(|listed| {
        if listed == b'\n' {
            return same.replace(0) == Some(word.len());
        }
        same = same
            .filter(|at| byte(word, *at).eq_ignore_ascii_case(&listed))
            .map(|at| at + 1);
        false
    })
}

/// Whether a word begins as a key does that is all one word.
pub fn is_key_start(word: &[u8]) -> bool {
    // A name such as `hf_raise_for_status` is none.
    let is_name = || word.iter().all(|b| b.is_ascii_lowercase() || *b == b'_');
    [&b"gsk_"[..], b"AIza", b"tgp_v1_", b"hf_", b"eyJ"]
        .iter()
        .any(|start| word.starts_with(start) && !is_name())
}

/// Where the line of `at` begins, or how far back is looked on a longer one.
pub fn line_start(paste: &str, at: usize) -> usize {
    const REACH: usize = 400;
    let from = floor(paste, at.saturating_sub(REACH));
    let before = paste.as_bytes().cut(from..at);
    let ends = before.iter().rposition(|byte| *byte == b'\n');
    ends.map_or(from, |end| from + end + 1)
}

/// Where the line of `at` ends, or how far on is looked on a longer one.
pub fn line_end(paste: &str, at: usize) -> usize {
    const REACH: usize = 400;
    let to = floor(paste, paste.len().min(at + REACH));
    let after = paste.as_bytes().cut(at..to);
    let ends = after.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    ends.map_or(to, |end| at + end)
}

/// What stands before `at` on its line, as far as is looked.
pub fn line_before(paste: &str, at: usize) -> &str {
    paste.cut(line_start(paste, at)..at)
}

/// The lines that a span stands on, as far as is looked.
pub fn lines_of(paste: &str, span: Span) -> &str {
    paste.cut(line_start(paste, span.start)..line_end(paste, span.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(span) = next(text.as_bytes(), at) {
            found.push(span.of(text));
            at = span.end;
        }
        found
    }

    #[test]
    fn noise_is_glue() {
        for (text, expected) in [
            ("a\x1b[1;31mb\x1b[0m c", vec!["a", "b", "c"]),
            ("[31mError[0m: x", vec!["Error", "x"]),
            (
                r"x\nIncorrect\\n\u001b[31mAPI",
                vec!["x", "Incorrect", "API"],
            ),
            ("didn&#39;t &quot;ok&quot;", vec!["didn", "t", "ok"]),
            ("│ key │\n│ provided │", vec!["key", "provided"]),
            ("[401]", vec!["401"]),
            ("API%20key%3A%20x", vec!["API", "key", "x"]),
            ("%CACHE%", vec!["CACHE"]),
        ] {
            assert_eq!(words(text), expected, "{text:?}");
        }
    }

    #[test]
    fn phrases_survive_wrapping() {
        let phrase_at_start = |text: &str| phrase(text.as_bytes(), 0, "incorrect api key provided");
        assert!(phrase_at_start("Incorrect API key provided: x").is_some());
        assert!(phrase_at_start("Incorrect API   │\n│ key provided").is_some());
        assert!(phrase_at_start("Incorrect API key prov\nided: x").is_some());
        assert!(phrase_at_start("Incorrect API keys provided").is_none());
        assert!(phrase_at_start("Incorrect API key prov").is_none());
    }
}
