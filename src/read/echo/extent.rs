//! Where the echoed key stands, and the key as it was sent: what ends it, what a wrap or
//! a box has put into it, and where the paste ends within it.

use super::LONGEST;
use crate::list;
use crate::one_of;
use crate::read::words;
use crate::span::Span;
use crate::text::{Cut, Find, floor};

/// The place of an echo.
pub struct Extent {
    pub span: Span,
    /// Whether the paste ends within it.
    pub cut: bool,
}

/// Where the echo stands, when it begins after `at`.
pub fn find(paste: &str, at: usize) -> Option<Extent> {
    let text = paste.as_bytes();
    let mut start = at;
    while matches!(words::byte(text, start), b' ' | b'\n' | b'\r')
        || is_box(paste, start)
        || matches!(words::byte(text, start), b'>' | b'~') && text.cut(at..start).contains(&b'\n')
    {
        start += char_length(paste, start);
    }
    // What someone says on the next line is no key: one word, or one with stars.
    if text.cut(at..start).contains(&b'\n') {
        let line = paste.cut(start..).split('\n').next().unwrap_or_default();
        let word = line.split(' ').next().unwrap_or_default();
        let plain = word.bytes().all(|byte| byte.is_ascii());
        if !(word.holds(b'*') || plain && (word.len() == line.len() || word.ends_with('.'))) {
            return None;
        }
    }
    // One space belongs to the sentence; a second one was sent.
    if start > at + 1 && text.cut(at..start).iter().all(|b| *b == b' ') {
        start = at + 1;
    }
    let limit = floor(paste, text.len().min(start + LONGEST));
    let mut here = start;
    while here < limit {
        if ends_mask(text, start, here) {
            let span = Span::new(start, here);
            return Some(Extent { span, cut: false });
        }
        // A terminal leaves out what is too wide for it, and a dump of variables the
        // middle of what is long.
        let rest = text.cut(here..);
        let left_out = ["…\n", "… "]
            .iter()
            .any(|end| rest.starts_with(end.as_bytes()));
        if left_out && text.cut(start..here).ends_with(b"***") || rest.starts_with(b"... at http") {
            let span = Span::new(start, here);
            return Some(Extent { span, cut: true });
        }
        match words::byte(text, here) {
            b'.' if words::byte(text, here + 1) != b'.' && ends_sentence(text, start, here) => {
                // The last dot of three is no full stop.
                let shown = text.cut(start..here);
                let dots = shown.ends_with(b"..") && !shown.contains(&b'*');
                return Some(Extent {
                    span: trimmed(paste, start, here + usize::from(dots)),
                    cut: false,
                });
            }
            b'\n' if !continues(paste, here) => {
                let span = trimmed(paste, start, here);
                // The key's last characters are missing, and the message's end.
                let shown = span
                    .of(paste)
                    .trim_end_matches(one_of!['}', ')', ']', '\'', '"']);
                if shown.ends_with('*') {
                    let span = Span::new(start, start + shown.len());
                    return Some(Extent { span, cut: true });
                }
                return Some(Extent { span, cut: false });
            }
            // The end of the string that holds the message.
            b'"' | b'\'' | b'`' if here > start && closes(text, start, here) => {
                return Some(Extent {
                    span: trimmed(paste, start, here),
                    cut: words::byte(text, here) == b'`' && words::byte(text, here - 1) == b'*',
                });
            }
            0xe3 if paste.cut(here..).starts_with('。') => {
                return Some(Extent {
                    span: trimmed(paste, start, here),
                    cut: false,
                });
            }
            // A table's next column.
            b'\t' if words::byte(text, here - 1) == b'*' => {
                return Some(Extent {
                    span: trimmed(paste, start, here),
                    cut: true,
                });
            }
            // Marks of a body that is not shown to its end.
            b' ' | b'.'
                if text.cut(here..).starts_with(b" (truncated")
                    || text.cut(here..).starts_with(b"...")
                        && text.cut(start..here).ends_with(b"*") =>
            {
                return Some(Extent {
                    span: trimmed(paste, start, here),
                    cut: true,
                });
            }
            b'<' if text.cut(here..).starts_with(b"</") => {
                return Some(Extent {
                    span: trimmed(paste, start, here),
                    cut: false,
                });
            }
            _ => {}
        }
        here += char_length(paste, here);
    }
    Some(Extent {
        span: Span::new(start, floor(paste, limit)),
        cut: true,
    })
}

/// Without the dots and backslashes that belong to the sentence around it.
fn trimmed(paste: &str, start: usize, end: usize) -> Span {
    let echo = paste.cut(start..end).trim_end_matches(one_of!['\\', '\r']);
    Span::new(start, start + echo.len())
}

/// Whether the four characters that follow the stars end before `at`, and the text
/// there is no more of the message: someone quotes its beginning.
fn ends_mask(text: &[u8], start: usize, at: usize) -> bool {
    const END: usize = 4;
    let after = words::byte(text, at + 1);
    let apart = match words::byte(text, at) {
        b'"' | b'\'' | b'`' => matches!(after, b' ' | b',' | b'.' | b'\n' | b')'),
        b' ' | b',' | b'\t' => true,
        b'.' => after == b' ' && words::byte(text, at + 2).is_ascii_lowercase(),
        _ => false,
    };
    apart && at > start + END && words::byte(text, at - END - 1) == b'*' && {
        let plain = |b: &u8| words::is_word(*b) || *b == b'-';
        text.cut(at - END..at).iter().all(plain)
    }
}

/// Whether the full stop at `at` ends the message's sentence.
fn ends_sentence(text: &[u8], start: usize, at: usize) -> bool {
    // Stars, an end and a new sentence, whatever it says.
    let echo = text.cut(start..at);
    let masked = echo.contains(&b'*') && !echo.contains(&b' ');
    if masked && byte_is_space(text, at + 1) && words::byte(text, at + 2).is_ascii_uppercase() {
        return true;
    }
    let rest = text.cut(at + 1..text.len().min(at + 600));
    match words::over_glue(text, at + 1) {
        Some(next) => {
            list![
                "you can find",
                "you can obtain",
                "you can",
                "find your api key",
                "for more details",
                "for details",
                "please",
            ]
            .iter()
            .any(|phrase| words::phrase(text, next, phrase).is_some())
                || matches!(
                    rest.first(),
                    Some(b'"' | b'\'' | b'\n' | b'\\' | b'<' | b'`' | b';')
                )
        }
        None => {
            let rest = rest.trim_ascii();
            rest.is_empty()
                || matches!(
                    words::byte(rest, 0),
                    b'"' | b'\'' | b'}' | b')' | b']' | b'\\'
                )
        }
    }
}

fn byte_is_space(text: &[u8], at: usize) -> bool {
    matches!(words::byte(text, at), b' ' | b'\n')
}

/// Whether the quotation mark at `at` closes the string around the message,
/// and is not part of the key that was sent.
fn closes(text: &[u8], start: usize, at: usize) -> bool {
    let after = text.cut(at + 1..text.len().min(at + 40)).trim_ascii_start();
    let ends = matches!(after.first(), None | Some(b',' | b'}' | b')' | b']'));
    let opened = matches!(words::byte(text, start), b'"' | b'\'' | b'`' | b'\\') && at - start < 4;
    // A message in back-ticks, in the middle of a line of prose.
    let line = text.cut(..start).rsplit(|b| *b == b'\n').next();
    let around = words::byte(text, at) == b'`'
        && line.is_some_and(|line| line.iter().filter(|b| **b == b'`').count() % 2 == 1);
    // A message in other marks, which opened right before its first word.
    let before = text.cut(..start).trim_ascii_end();
    let quoted = byte_is_space(text, at + 1)
        && before.len() > "Incorrect API key provided:".len()
        && before[before.len() - "Incorrect API key provided:".len() - 1] == words::byte(text, at);
    (ends || around || quoted) && !opened
}

/// Whether the line break at `at` only wraps a long echo: the next line goes on
/// with stars, or the message goes on there.
fn continues(paste: &str, at: usize) -> bool {
    let text = paste.as_bytes();
    let mut next = at;
    while next < text.len()
        && (words::byte(text, next).is_ascii_whitespace()
            || words::byte(text, next) == b'>'
            || is_box(paste, next))
    {
        next += char_length(paste, next);
    }
    let line_end = text.cut(next..).iter().take(1000).position(|b| *b == b'\n');
    let line = text.cut(next..line_end.map_or(text.len().min(next + 1000), |length| next + length));
    let stars_before = text
        .cut(..at)
        .iter()
        .rev()
        .take(400)
        .find(|b| b.is_ascii_graphic())
        == Some(&b'*');
    let token = line.split(|b| *b == b' ').next().unwrap_or_default();
    token.windows(2).any(|pair| pair == b"**")
        || token.ends_with(b".") && line.cut(token.len()..).starts_with(b" You")
        || line.starts_with(b"*")
        || stars_before && (line.contains(&b'*') || ends_here(line))
        || words::phrase(text, next, "you can find").is_some()
        || line.len() < 200
            && line
                .windows(13)
                .any(|w| w.eq_ignore_ascii_case(b". you can fin"))
}

/// Whether the line begins with the end of an echo: its last four characters,
/// or fewer, and the sentence's full stop.
fn ends_here(line: &[u8]) -> bool {
    let stop = line.iter().position(|b| *b == b'.');
    stop.is_some_and(|stop| {
        stop <= 4
            && !line.cut(..stop).contains(&b' ')
            && !words::byte(line, stop + 1).is_ascii_graphic()
    })
}

/// The echo as the server wrote it: without the breaks, borders and colours of
/// a wrapped display, and without the escapes of the string around it.
pub fn as_sent(echo: &str) -> String {
    let mut sent = String::with_capacity(echo.len());
    let mut chars = echo.chars().peekable();
    let mut broken = false;
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\r' | '\u{2500}'..='\u{257f}' => {
                // The padding before a break is the display's.
                sent.truncate(sent.trim_end_matches(' ').len());
                broken = true;
            }
            // A mail quotes its lines with angle brackets, and an editor marks
            // those past a text's end with tildes.
            ' ' | '|' | '>' | '~' if broken => {}
            '\\' if matches!(chars.peek(), Some('"' | '\'' | '\\')) => {}
            c => {
                broken = false;
                sent.push(c);
            }
        }
    }
    sent
}

fn is_box(paste: &str, at: usize) -> bool {
    paste
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(|c| matches!(c, '\u{2500}'..='\u{257f}' | '|'))
}

fn char_length(paste: &str, at: usize) -> usize {
    paste
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(1, char::len_utf8)
}
