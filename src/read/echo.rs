//! The key that a server repeats in "Incorrect API key provided: …".
//!
//! OpenAI shows the first eight characters, a star for each hidden one and the
//! last four; twelve characters or fewer are shown as they are. Terminals wrap
//! long runs of stars, and boxes cut them.

use super::credential::{self, Shape};
use super::{Credential, Look, Reading, words};
use crate::clue::Clue;
use crate::list;
use crate::one_of;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, Find, floor};

/// The longest echo looked at, in bytes, wrapping and padding included.
const LONGEST: usize = 4000;

/// Reads what follows the message at `message`.
pub fn look(reading: &mut Reading, paste: &str, message: Span) {
    if !reading.may_look(Look::Echo) {
        return;
    }
    let text = paste.as_bytes();
    if let Some(provider) = linked_provider(paste, message.end)
        && reading.answered.is_none()
    {
        reading.answered = Some(provider);
    }
    // Other providers use the same words and mask the key in ways of their own.
    if reading
        .answered
        .is_some_and(|provider| provider != Provider::OpenAi)
    {
        reading.see(Clue::MessageOtherProviderRefused, message);
        return;
    }
    // DashScope's message ends here, with a space; OpenAI's goes on.
    if [&b". '"[..], b". \""]
        .iter()
        .any(|end| text.cut(message.end..).starts_with(end))
    {
        reading.answered = Some(Provider::DashScope);
        reading.see(Clue::MessageOtherProviderRefused, message);
        return;
    }
    reading.see(Clue::MessageIncorrectKey, message);
    if words::byte(text, message.end) != b':' {
        return;
    }
    let Some(echo) = extent(paste, message.end + 1) else {
        return;
    };
    let sent = as_sent(echo.span.of(paste));
    // xAI shows two characters of each end; OpenAI never masks so short a key.
    if sent.len() <= 12 && sent.starts_with("xa*") {
        reading.answered = Some(Provider::Xai);
        reading.forget(&|seen| seen.clue == Clue::MessageIncorrectKey);
        reading.see(Clue::MessageOtherProviderRefused, message);
        return;
    }
    let shape = match (credential::examine(&sent, true), Provider::of_key(&sent)) {
        // Whose it was shows, however it was hidden.
        (Shape::Crosses | Shape::Shortened, Some(provider)) => Shape::OtherProvider(provider),
        (shape, _) => shape,
    };
    let count = u32::try_from(sent.chars().count()).ok();
    // An empty echo still has a place: the colon before it.
    let span = if echo.span.is_empty() {
        message
    } else {
        echo.span
    };
    if let Some(clue) = beginning(&sent).filter(|_| echo.cut) {
        reading.see(clue, span);
        return;
    }
    if echo.cut {
        match shape {
            Shape::Empty => {}
            // A key could begin so, and hardly any does.
            Shape::Nothing => reading.see(Clue::KeyNothing, span),
            // Example text stays that, whatever follows it.
            Shape::Placeholder if sent.len() >= 8 => reading.see(Clue::EchoPlaceholder, span),
            _ => reading.see_count(Clue::EchoCut, span, count),
        }
        return;
    }
    if let Some(clue) = shape.echo_clue() {
        reading.see_count(clue, span, count);
    }
    if shape == Shape::WellFormed && sent.len() == credential::LEGACY {
        reading.see(Clue::EchoLegacy, span);
    }
    reading.credentials.push(Credential {
        span,
        text: sent,
        echo: true,
        shape,
        in_env: false,
    });
}

/// The message where the paste begins within it: `ct API key provided: …`.
pub fn begun(paste: &str) -> Option<Span> {
    const MESSAGE: &str = "incorrect api key provided";
    let colon = paste.find(':')?;
    let head = paste.cut(..colon);
    let cut = head.trim_start_matches(one_of!['.', '…', ' ', '\n']);
    let whole = cut.len() < "provided".len() || cut.len() >= MESSAGE.len();
    if whole || !MESSAGE.ends_with(&cut.to_ascii_lowercase()) {
        return None;
    }
    let rest = paste.cut(colon..floor(paste, paste.len().min(colon + LONGEST)));
    let told = rest.has("You can find your API key") || rest.has("***");
    told.then(|| Span::new(colon - cut.len(), colon))
}

/// `Invalid API key provided`, which Together, Stripe and others say: whose
/// words these are shows in the key or the link that follows.
pub fn invalid(reading: &mut Reading, paste: &str, message: Span) {
    let next = words::next(paste.as_bytes(), message.end).map_or("", |word| word.of(paste));
    if list!["sk_", "rk_", "pk_"].one_begins(next) {
        reading.see(Clue::MessageOtherService, message);
        return;
    }
    // Example text tells as much as it does in OpenAI's words.
    let echo = (words::byte(paste.as_bytes(), message.end) == b':')
        .then(|| extent(paste, message.end + 1))
        .flatten();
    if let Some(echo) = echo
        && let shape @ (Shape::Placeholder | Shape::Crosses) =
            credential::examine(&as_sent(echo.span.of(paste)), true)
        && let Some(clue) = shape.echo_clue()
    {
        reading.see(clue, echo.span);
    }
    let linked = linked_provider(paste, message.end);
    reading.answered = reading.answered.or(linked);
    if linked.is_some_and(|provider| provider != Provider::OpenAi) {
        reading.see(Clue::MessageOtherProviderRefused, message);
    } else {
        reading.see(Clue::MessageInvalidKey, message);
    }
}

/// `You did not provide an API key`, which other services say as well.
pub fn none(reading: &mut Reading, paste: &str, message: Span) {
    // OpenAI's own "didn't" needs no link, which may be broken by a wrap.
    let elsewhere = message.of(paste).has("did not")
        && linked_host(paste, message.end)
            .is_some_and(|host| !host.has("openai") && Provider::of_host(host).is_none());
    let clue = if elsewhere {
        Clue::MessageOtherService
    } else {
        Clue::MessageNoKeyProvided
    };
    reading.see(clue, message);
}

/// The end of the key that DeepSeek shows: `Your api key: ****abcd is invalid`.
pub fn end(reading: &mut Reading, paste: &str, message: Span) {
    reading.see(Clue::MessageOtherProviderRefused, message);
    let near = floor(paste, paste.len().min(message.end + 80));
    let rest = paste.cut(message.end..near);
    let Some(stars) = rest.place_of("****") else {
        return;
    };
    let start = message.end + stars + "****".len();
    let shown = paste.cut(start..near).split(' ').next().unwrap_or_default();
    let clue = match shown.as_bytes() {
        [.., b'"' | b'\'' | b'`'] => Clue::EchoQuoted,
        [.., b'}' | b']' | b'>' | b')'] => Clue::EchoBracketed,
        // The padding of Base64, which no key ends in.
        [.., b'='] => Clue::EchoStrayCharacter,
        _ if ["_KEY", "_key", "-key", "HERE", "here"].contains(&shown) => Clue::EchoPlaceholder,
        _ => return,
    };
    reading.see(clue, Span::new(start, start + shown.len()));
}

/// What the beginning of an echo tells whose end is cut off.
fn beginning(sent: &str) -> Option<Clue> {
    let stars = sent.find('*').filter(|at| *at >= 8)?;
    // With an end of some kind it can be examined like any other.
    let shape = credential::examine(&[sent.cut(..=stars), "end0"].concat(), true);
    match shape {
        Shape::OtherProvider(_)
        | Shape::Bearer
        | Shape::Assignment
        | Shape::Session
        | Shape::Ephemeral
        | Shape::Jwt
        | Shape::OrganizationId
        | Shape::ProjectId
        | Shape::Url
        | Shape::Unexpanded
        | Shape::Placeholder
        | Shape::UnclosedQuote => shape.echo_clue(),
        _ => None,
    }
}

struct Extent {
    span: Span,
    /// Whether the paste ends within it.
    cut: bool,
}

/// Where the echo stands, when it begins after `at`.
fn extent(paste: &str, at: usize) -> Option<Extent> {
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

/// The provider whose page the message links to.
fn linked_provider(paste: &str, at: usize) -> Option<Provider> {
    Provider::of_host(linked_host(paste, at)?)
}

/// Whose page the message links to.
fn linked_host(paste: &str, at: usize) -> Option<&str> {
    let end = floor(paste, paste.len().min(at + LONGEST / 4));
    let after = paste.cut(at..end);
    let link = after.place_of("https://")? + "https://".len();
    let host = after
        .cut(link..)
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
        .next()?;
    Some(host.trim_end_matches('.'))
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
