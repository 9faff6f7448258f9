//! Parts of a text, without a panic anywhere.
//!
//! `&text[a..b]` can panic, and its message would quote the text: code and
//! tables for printing any character at all, which would be a thirtieth of what
//! a visitor downloads. [`Cut::cut`] gives nothing instead.

use std::ops::{Bound, RangeBounds};

/// A text or a list to take parts of.
pub trait Cut {
    /// The part in this range; empty where there is no such part, as past the
    /// end. In a text the range is of bytes, and there is no part that begins
    /// or ends inside a character.
    fn cut(&self, range: impl RangeBounds<usize>) -> &Self;
}

impl Cut for str {
    #[inline(always)]
    fn cut(&self, range: impl RangeBounds<usize>) -> &str {
        let (start, end) = bounds(range);
        part_of_text(self, start, end)
    }
}

impl<T> Cut for [T] {
    #[inline(always)]
    fn cut(&self, range: impl RangeBounds<usize>) -> &[T] {
        let (start, end) = bounds(range);
        part_of_list(self, start, end)
    }
}

/// A text to look for another in. The standard library's search is made for
/// long needles, and takes tables and code that a few words do not need.
pub trait Find {
    /// Where `part` first begins.
    fn place_of(&self, part: &str) -> Option<usize>;

    /// Where `part` begins, once for each time it stands there, without overlaps.
    fn places_of(&self, part: &str) -> impl Iterator<Item = usize>;

    /// With `part` replaced by `other` wherever it stands.
    fn with(&self, part: &str, other: &str) -> String;

    /// What stands before `part` and what stands after it.
    fn parted_by(&self, part: &str) -> Option<(&str, &str)>;

    fn has(&self, part: &str) -> bool {
        self.place_of(part).is_some()
    }

    /// Whether this ASCII character stands in it.
    fn holds(&self, character: u8) -> bool;
}

impl Find for str {
    fn place_of(&self, part: &str) -> Option<usize> {
        let (text, part) = (self.as_bytes(), part.as_bytes());
        let Some(first) = part.first() else {
            return Some(0);
        };
        text.windows(part.len())
            .position(|window| window[0] == *first && window == part)
    }

    fn holds(&self, character: u8) -> bool {
        self.as_bytes().contains(&character)
    }

    fn parted_by(&self, part: &str) -> Option<(&str, &str)> {
        let at = self.place_of(part)?;
        Some((self.cut(..at), self.cut(at + part.len()..)))
    }

    fn places_of(&self, part: &str) -> impl Iterator<Item = usize> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.cut(from..).place_of(part)?;
            from = at + part.len().max(1);
            Some(at)
        })
    }

    fn with(&self, part: &str, other: &str) -> String {
        let mut out = String::with_capacity(self.len());
        let mut from = 0;
        for at in self.places_of(part) {
            out.push_str(self.cut(from..at));
            out.push_str(other);
            from = at + part.len();
        }
        out.push_str(self.cut(from..));
        out
    }
}

/// A list of texts, held as one in which a line break ends each: a list of pointers
/// to them would be a third of what a visitor downloads of them. See [`list!`].
pub struct Texts {
    ended: &'static str,
    /// Which letters they begin with, by the last five bits of their code: most words
    /// begin like none of a list, and one look tells.
    firsts: u32,
}

/// Any of these characters, as what to look for in a text: a slice, for which the
/// looking is compiled once, and not for each number of characters.
#[macro_export]
macro_rules! one_of {
    ($($character:expr),* $(,)?) => {
        &[$($character),*][..]
    };
}

/// A kind of characters to look for: a function of one type, for the same reason.
pub type Kind = fn(char) -> bool;
pub const DIGIT: Kind = |c| c.is_ascii_digit();
pub const NOT_ALPHANUMERIC: Kind = |c| !c.is_ascii_alphanumeric();

/// [`Texts`] of these literals, none of which holds a line break.
#[macro_export]
macro_rules! list {
    ($($text:expr),* $(,)?) => {{
        const LIST: &$crate::text::Texts = &$crate::text::Texts::new(
            concat!($($text, "\n"),*),
            <[&str]>::len(&[$($text),*]),
        );
        LIST
    }};
}

impl Texts {
    /// So many texts, each with its line break.
    pub const fn new(ended: &'static str, count: usize) -> Texts {
        let (mut at, mut breaks, mut firsts) = (0, 0, 0);
        let mut begins = true;
        while at < ended.len() {
            let byte = ended.as_bytes()[at];
            if begins {
                firsts |= first_bit(byte);
            }
            begins = byte == b'\n';
            breaks += begins as usize;
            at += 1;
        }
        assert!(breaks == count);
        Texts { ended, firsts }
    }

    pub const fn iter(&self) -> EachText {
        EachText(self.ended)
    }

    /// The text in this place; empty past the end.
    pub fn at(&self, place: usize) -> &'static str {
        self.iter().nth(place).unwrap_or_default()
    }

    /// Whether one of them stands in a text.
    #[inline(never)]
    pub fn one_in(&self, text: &str) -> bool {
        self.iter().any(|one| text.has(one))
    }

    /// Whether a text begins with one of them.
    #[inline(never)]
    pub fn one_begins(&self, text: &str) -> bool {
        let begins = text.bytes().next().map_or(0, first_bit);
        self.firsts & begins != 0 && self.iter().any(|one| text.starts_with(one))
    }

    /// Whether a text is one of them, in any letter case.
    #[inline(never)]
    pub fn one_is(&self, text: &str) -> bool {
        self.iter().any(|one| text.eq_ignore_ascii_case(one))
    }

    /// The texts, each with its line break.
    pub const fn ended(&self) -> &'static str {
        self.ended
    }

    /// Whether one of them may begin with this ASCII character, in any letter case.
    pub const fn may_begin(&self, byte: u8) -> bool {
        self.firsts & first_bit(byte) != 0
    }
}

/// The bit of a letter, the same in both cases.
const fn first_bit(byte: u8) -> u32 {
    1 << (byte & 0x1f)
}

/// The texts of a list, one after the other.
#[derive(Clone)]
pub struct EachText(&'static str);

impl Iterator for EachText {
    type Item = &'static str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'static str> {
        let end = self.0.bytes().position(|byte| byte == b'\n')?;
        let (text, rest) = self.0.split_at_checked(end)?;
        self.0 = rest.split_at_checked(1)?.1;
        Some(text)
    }
}

/// Whether a character is a letter or a digit: exactly so in ASCII, and beyond
/// it by the blocks that hold a living script's letters, which is near enough
/// for names and prose. The exact tables are larger than the text they would read.
pub fn is_alphanumeric(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_foreign_letter(c)
}

/// Whether a character is a letter that ASCII does not have.
pub fn is_foreign_letter(c: char) -> bool {
    matches!(c,
        '\u{aa}' | '\u{b5}' | '\u{ba}' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2c1}' | '\u{370}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}'
        | '\u{3041}'..='\u{312f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fafc}' | '\u{fe70}'..='\u{fefc}' | '\u{ff21}'..='\u{ff3a}'
        | '\u{ff41}'..='\u{ff5a}' | '\u{ff66}'..='\u{ffdc}' | '\u{10000}'..='\u{1d6ff}'
        | '\u{20000}'..='\u{3134f}')
}

/// What a range says; `usize::MAX` where it has no end.
#[inline(always)]
fn bounds(range: impl RangeBounds<usize>) -> (usize, usize) {
    let start = match range.start_bound() {
        Bound::Included(start) => *start,
        Bound::Excluded(start) => start + 1,
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(end) => end + 1,
        Bound::Excluded(end) => *end,
        Bound::Unbounded => usize::MAX,
    };
    (start, end)
}

// Called from everywhere, so compiled once.
#[inline(never)]
fn part_of_text(text: &str, start: usize, end: usize) -> &str {
    let end = if end == usize::MAX { text.len() } else { end };
    text.get(start..end).unwrap_or_default()
}

#[inline(never)]
fn part_of_list<T>(list: &[T], start: usize, end: usize) -> &[T] {
    let end = if end == usize::MAX { list.len() } else { end };
    list.get(start..end).unwrap_or_default()
}

/// The byte at `at`, or zero past the end.
pub fn byte(text: &[u8], at: usize) -> u8 {
    text.get(at).copied().unwrap_or(0)
}

/// The last character boundary at or before `at`, a byte offset.
pub fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{Cut, Find};

    #[test]
    fn parts() {
        let text = "key — ok";
        assert_eq!(text.cut(..3), "key");
        assert_eq!(text.cut(4..7), "—");
        assert_eq!(text.cut(4..=6), "—");
        assert_eq!(text.cut(8..), "ok");
        assert_eq!(text.cut(..), text);
    }

    #[test]
    fn places() {
        let text = "a key, no key";
        assert_eq!(text.place_of("key"), Some(2));
        assert!(text.places_of("key").eq([2, 10]));
        assert_eq!(text.with("key", "-"), "a -, no -");
        assert_eq!(text.parted_by(", "), Some(("a key", "no key")));
        assert_eq!(text.place_of("keys"), None);
        assert_eq!(text.place_of(""), Some(0));
        assert_eq!("".place_of("a"), None);
        assert!(text.has("no key") && !text.has("A"));
    }

    #[test]
    fn no_such_part() {
        let text = "key — ok";
        for range in [5..7, 4..6, 8..99, 99..100] {
            assert_eq!(text.cut(range), "");
        }
        assert_eq!(text.cut(99..), "");
        assert_eq!(text.as_bytes().cut(8..99), b"");
    }
}
