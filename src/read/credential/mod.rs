//! What a piece of text that stands in a key's place is.
//!
//! The text is either a key in full or the echo of one in an error message:
//! the first eight characters, a star for each hidden one, the last four.
//!
//! Lengths and prefixes of OpenAI's keys are those seen in use up to November
//! 2026. New lengths appear without notice, so an unknown one is a hint only.

pub(super) mod example;
mod shape;

use crate::list;
use crate::one_of;
use crate::provider::Provider;
use crate::text::{Cut, Find, Texts};
use example::{NOTHING, example, is_example};
pub use shape::Shape;

/// Kinds of OpenAI key: prefix and the lengths seen.
const KINDS: &[(&str, &[usize])] = &[
    ("sk-proj-", &[56, 132, 156, 164]),
    ("sk-svcacct-", &[135, 167]),
    ("sk-admin-", &[133, 165]),
    ("sk-None-", &[56]),
    ("sk-", &[LEGACY]),
];

/// The length of an old-style user key.
pub const LEGACY: usize = 51;

/// The marker in the middle of every OpenAI key, in two halves so that secret
/// scanners do not take this file for a leak.
const MARKER: [&str; 2] = ["T3Blb", "kFJ"];

/// Characters that are drawn as nothing, or as a space that is not a space.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{a0}' | '\u{ad}'
        | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{1680}' | '\u{180e}'
        | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}'
        | '\u{3000}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}')
}

/// Curly and other typographic quotation marks.
pub fn is_curly_quote(c: char) -> bool {
    matches!(
        c,
        '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2039}' | '\u{203a}' | '\u{300c}'..='\u{300f}'
            | '\u{ff02}' | '\u{ff07}' | '\u{b4}' | '\u{2032}' | '\u{2033}'
    )
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`')
}

/// The text that was sent or written, as far as it can be seen.
struct Seen<'a> {
    text: &'a str,
    /// Before and after the stars; the same text twice when there are none.
    head: &'a str,
    tail: &'a str,
    length: usize,
    /// Whether all of it can be seen.
    full: bool,
}

impl<'a> Seen<'a> {
    fn new(text: &'a str) -> Seen<'a> {
        let first = text.find('*');
        let last = text.rfind('*');
        let (head, tail) = match (first, last) {
            (Some(first), Some(last)) => (text.cut(..first), text.cut(last + 1..)),
            _ => (text, text),
        };
        Seen {
            text,
            head,
            tail,
            length: text.chars().count(),
            full: first.is_none(),
        }
    }

    /// Whether this is, or could be, exactly `word`.
    fn is(&self, word: &str) -> bool {
        if self.full {
            return self.text.eq_ignore_ascii_case(word);
        }
        self.length == word.len()
            && !self.head.is_empty()
            && starts(word, self.head)
            && word.len() >= self.tail.len()
            && word.is_char_boundary(word.len() - self.tail.len())
            && word
                .cut(word.len() - self.tail.len()..)
                .eq_ignore_ascii_case(self.tail)
    }

    fn is_any(&self, words: &Texts) -> bool {
        words.iter().any(|word| self.is(word))
    }
}

/// Whether `text` starts with `prefix`, in any letter case.
fn starts(text: &str, prefix: &str) -> bool {
    text.as_bytes()
        .get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

fn contains(text: &str, part: &str) -> bool {
    text.as_bytes()
        .windows(part.len())
        .any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// Examines a key or an echo. `echoed` tells that stars stand for characters
/// that the server hid; elsewhere they are the writer's own masking.
pub fn examine(text: &str, echoed: bool) -> Shape {
    let seen = Seen::new(text);
    if text.is_empty() {
        return Shape::Empty;
    }
    // A server shows the key's last characters as well.
    let masked = if echoed {
        seen.tail.is_empty() && !seen.full
    } else {
        // The last is LibreChat's setting: each user enters a key.
        list!["**", "####", "••", "●●", "██", "user_provided"].one_in(text) || text == "KEY"
    };
    if masked || example::is_redacted(text) {
        return Shape::Masked;
    }
    // What its owner masked by hand still begins like a session's.
    let session = || starts(seen.head, "sess-").then_some(Shape::Session);
    wrapped_or_misplaced(&seen)
        .or_else(session)
        .or_else(|| hexadecimal(&seen))
        .or_else(|| example(&seen))
        .or_else(|| other_credential(&seen))
        .or_else(|| foreign_character(&seen))
        .unwrap_or_else(|| openai_key(&seen))
}

/// What stands around the key, or in its place.
fn wrapped_or_misplaced(seen: &Seen<'_>) -> Option<Shape> {
    let text = seen.text;
    let first = text.chars().next()?;
    let last = text.chars().next_back()?;
    if seen.is_any(NOTHING) {
        return Some(Shape::Nothing);
    }
    // A whole line of PowerShell's: `$env:NAME = "…"`.
    if starts(seen.head, "$env:") && seen.length > 40 {
        return Some(Shape::Assignment);
    }
    if is_unexpanded(seen) {
        return Some(Shape::Unexpanded);
    }
    if is_curly_quote(first) || is_curly_quote(last) {
        return Some(Shape::CurlyQuoted);
    }
    if is_quote(first) || is_quote(last) {
        let inner = text.trim_matches(is_quote);
        if inner.is_empty() {
            return Some(Shape::Nothing);
        }
        return Some(if first == last {
            Shape::Quoted
        } else {
            Shape::UnclosedQuote
        });
    }
    let head = seen.head;
    if starts(head, "bearer") || starts(head, "basic ") || starts(head, "authoriz") {
        return Some(Shape::Bearer);
    }
    // `NAME=…`, `apiKey: …`: the name shows even where an echo hides the sign.
    let named = list![
        "openai_a", "openai_k", "export ", "api_key=", "apikey=", "api_key:", "apikey:",
        "api-key:", "key=", "key:",
    ]
    .iter()
    .any(|name| starts(head, name));
    // A secret store's whole object: `{"OPENAI_API_KEY":"…"}`.
    let object = !seen.full
        && list!["{\"", "{'"].iter().any(|open| {
            head.strip_prefix(open)
                .is_some_and(|name| !starts(name, "sk-"))
        });
    if named && (seen.length > 24 || text.contains(one_of!['=', ':'])) || object && seen.length > 40
    {
        return Some(Shape::Assignment);
    }
    if starts(head, "http://") || starts(head, "https://") || starts(head, "www.") {
        return Some(Shape::Url);
    }
    if matches!(first, '<' | '{' | '[' | '(') || matches!(last, '>' | '}' | ']' | ')') {
        let inner = text.trim_matches(one_of![
            '<', '>', '{', '}', '[', ']', '(', ')', '"', '\'', '$'
        ]);
        let key_inside = starts(inner, "sk-") && !is_example(inner);
        return Some(
            if key_inside || matches!(first, '{' | '[') && !is_example(inner) {
                Shape::Bracketed
            } else {
                Shape::Placeholder
            },
        );
    }
    None
}

fn is_unexpanded(seen: &Seen<'_>) -> bool {
    let head = seen.head;
    let bare_name = |name: &str| seen.is(name);
    let key = head.trim_start_matches(one_of!['$', '{']);
    head.starts_with('$') && (!starts(key, "sk-") || is_example(key))
        || head.starts_with('%') && seen.length > 2
        || head.starts_with("{{")
        || head.starts_with("{%")
        || head.starts_with("<%")
        || head.starts_with("#{")
        || head.starts_with("@Micros")
        || list![
            "os.envi",
            "os.gete",
            "process.",
            "env(",
            "env[",
            "getenv",
            "system.g",
            "secrets.",
            "env.open",
            "import.m",
            "deno.env",
            "vault:",
            "op://",
            "encrypte",
            "arn:aws",
            "projects/",
            "ref+",
        ]
        .iter()
        .any(|start| starts(head, start))
        || starts(head, "{os.")
        || starts(head, "{env:")
        || starts(head, "{file:")
        || starts(head, "{open")
        || list![
            "OPENAI_API_KEY",
            "OPENAI_KEY",
            "OPEN_AI_KEY",
            "OPENAI_APIKEY",
            "OPENAI_TOKEN",
            "API_KEY",
            "OPENAI_API_KEY_HERE",
        ]
        .iter()
        .any(|name| {
            bare_name(name)
                && seen
                    .text
                    .contains(|c: char| c.is_ascii_uppercase() || c == '*')
                && !starts(seen.text, "api_key")
        })
}

/// Credentials that are real, but not OpenAI API keys.
fn other_credential(seen: &Seen<'_>) -> Option<Shape> {
    let head = seen.head;
    for (prefix, shape) in [
        ("ek_", Shape::Ephemeral),
        ("eyJ", Shape::Jwt),
        ("org-", Shape::OrganizationId),
        ("proj_", Shape::ProjectId),
    ] {
        if head.starts_with(prefix) {
            return Some(shape);
        }
    }
    if let Some(provider) = Provider::of_key(head) {
        return Some(Shape::OtherProvider(provider));
    }
    None
}

/// Keys that are hexadecimal digits throughout.
fn hexadecimal(seen: &Seen<'_>) -> Option<Shape> {
    let head = seen.head;
    let is_hex = |text: &str| {
        text.bytes()
            .all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase())
    };
    let body = head.strip_prefix("sk-").unwrap_or(head);
    if is_hex(body) && is_hex(seen.tail.strip_prefix("sk-").unwrap_or(seen.tail)) {
        if seen.length == 32 {
            return Some(Shape::Azure);
        }
        if seen.length == 35 && head.starts_with("sk-") {
            return Some(Shape::PrefixedHex);
        }
    }
    None
}

/// White space and characters that no key has.
fn foreign_character(seen: &Seen<'_>) -> Option<Shape> {
    let text = seen.text;
    let keyish = starts(text, "sk-") || starts(text.trim_start(), "sk-");
    let mut found = None;
    for c in text.chars() {
        let shape = match c {
            ' ' | '\t' | '\n' | '\r' if keyish => Shape::Spaced,
            ' ' | '\t' | '\n' | '\r' => Shape::Prose,
            '\\' => Shape::Escape,
            c if is_invisible(c) => return Some(Shape::Invisible),
            c if is_curly_quote(c) => return Some(Shape::CurlyQuoted),
            c if !c.is_ascii() => return Some(Shape::LookAlike),
            c if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '*') => continue,
            _ => Shape::Illegal,
        };
        found = found.or(Some(shape));
    }
    found
}

/// Something made of a key's characters only: its kind and length.
fn openai_key(seen: &Seen<'_>) -> Shape {
    let head = seen.head;
    let Some((prefix, lengths)) = KINDS.iter().find(|(prefix, _)| {
        // An echo's eight characters may end within the prefix.
        head.starts_with(prefix) || (!seen.full && head.len() == 8 && prefix.starts_with(head))
    }) else {
        return if starts(head, "sk-") || starts(head, "sk_") {
            Shape::WrongCase
        } else if seen.length <= 16 && !seen.text.bytes().any(|b| b.is_ascii_digit()) {
            // A word, such as a model's or a person's name.
            Shape::Prose
        } else {
            Shape::NoPrefix
        };
    };
    if seen.full {
        let marker = [MARKER[0], MARKER[1]].concat();
        let mut marks = seen.text.places_of(&marker);
        let first = marks.next();
        if marks.next().is_some() || seen.text.cut(3..).has("sk-proj-") {
            return Shape::Doubled;
        }
        if let Some(at) = first {
            let left = at.saturating_sub(prefix.len());
            let right = seen.text.len() - at - marker.len();
            if left != right {
                return Shape::Lopsided;
            }
            if *prefix != "sk-admin-" {
                return Shape::WellFormed;
            }
        }
    }
    let shortest = lengths.first().copied().unwrap_or(0);
    let longest = lengths.last().copied().unwrap_or(0);
    if *prefix == "sk-admin-" && seen.length >= shortest && seen.length <= longest {
        Shape::Admin
    } else if lengths.contains(&seen.length) {
        Shape::WellFormed
    } else if seen.length < shortest {
        Shape::Short
    } else if seen.length > longest {
        Shape::Long
    } else {
        Shape::UnknownLength
    }
}

/// Whose key a shape is, where it shows.
pub fn owner(shape: Shape) -> Option<Provider> {
    match shape {
        Shape::WellFormed | Shape::Admin => Some(Provider::OpenAi),
        Shape::OtherProvider(provider) => Some(provider),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key of this prefix and length, with the marker in its middle.
    fn key(prefix: &str, length: usize) -> String {
        let side = (length - prefix.len() - 8) / 2;
        let body: String = (0..side)
            .map(|i| char::from(b'A' + (i * 7 % 26) as u8))
            .collect();
        [prefix, &body, MARKER[0], MARKER[1], &body].concat()
    }

    fn echo(key: &str) -> String {
        let length = key.chars().count();
        if length <= 12 {
            return key.to_owned();
        }
        let head: String = key.chars().take(8).collect();
        let tail: String = key.chars().skip(length - 4).collect();
        [head, "*".repeat(length - 12), tail].concat()
    }

    #[test]
    fn keys_in_full_and_their_echoes() {
        let project = key("sk-proj-", 164);
        for (text, full, echoed) in [
            (project.clone(), Shape::WellFormed, Shape::WellFormed),
            (key("sk-", 51), Shape::WellFormed, Shape::WellFormed),
            (
                key("sk-svcacct-", 167),
                Shape::WellFormed,
                Shape::WellFormed,
            ),
            (key("sk-admin-", 165), Shape::Admin, Shape::Admin),
            (
                project[..120].to_owned(),
                Shape::Lopsided,
                Shape::UnknownLength,
            ),
            (
                [&project[..], &project].concat(),
                Shape::Doubled,
                Shape::Long,
            ),
            ([" ", &project].concat(), Shape::Spaced, Shape::Spaced),
            (
                ["\"", &project, "\""].concat(),
                Shape::Quoted,
                Shape::Quoted,
            ),
            (
                ["'", &project].concat(),
                Shape::UnclosedQuote,
                Shape::UnclosedQuote,
            ),
            (
                ["“", &project, "”"].concat(),
                Shape::CurlyQuoted,
                Shape::CurlyQuoted,
            ),
            (
                ["OPENAI_API_KEY=", &project].concat(),
                Shape::Assignment,
                Shape::Assignment,
            ),
            (["Bearer ", &project].concat(), Shape::Bearer, Shape::Bearer),
            (
                ["<", &project, ">"].concat(),
                Shape::Bracketed,
                Shape::Bracketed,
            ),
            (
                ["sk-or-v1", "-0123456789abcdef0123456789abcdef"].concat(),
                Shape::OtherProvider(Provider::OpenRouter),
                Shape::OtherProvider(Provider::OpenRouter),
            ),
            (
                "0123456789abcdef0f1e2d3c4b5a6978".to_owned(),
                Shape::Azure,
                Shape::Azure,
            ),
            (
                "sk-9f86d081884c7d659a2feaa0c55ad015".to_owned(),
                Shape::PrefixedHex,
                Shape::PrefixedHex,
            ),
            (
                "your-api-key".to_owned(),
                Shape::Placeholder,
                Shape::Placeholder,
            ),
            (
                "YOUR_OPENAI_API_KEY".to_owned(),
                Shape::Placeholder,
                Shape::Placeholder,
            ),
            (
                "sk-xxxxxxxxxxxxxxxxxxxx".to_owned(),
                Shape::Crosses,
                Shape::Crosses,
            ),
            (
                "<your-key-here>".to_owned(),
                Shape::Placeholder,
                Shape::Placeholder,
            ),
            (
                "${OPENAI_API_KEY}".to_owned(),
                Shape::Unexpanded,
                Shape::Unexpanded,
            ),
            (
                "OPENAI_API_KEY".to_owned(),
                Shape::Unexpanded,
                Shape::Unexpanded,
            ),
            (
                "os.environ[\"OPENAI_API_KEY\"]".to_owned(),
                Shape::Unexpanded,
                Shape::Unexpanded,
            ),
            ("sk-...abcd".to_owned(), Shape::Shortened, Shape::Shortened),
            ("None".to_owned(), Shape::Nothing, Shape::Nothing),
            ("''".to_owned(), Shape::Nothing, Shape::Nothing),
            (
                "lm-studio".to_owned(),
                Shape::LocalServer,
                Shape::LocalServer,
            ),
            (
                "sk-no-key-required".to_owned(),
                Shape::LocalServer,
                Shape::LocalServer,
            ),
            (
                "org-Qw3rTy7uIoP9aSdF2gHjK5lZ".to_owned(),
                Shape::OrganizationId,
                Shape::OrganizationId,
            ),
            (
                "https://api.openai.com/v1".to_owned(),
                Shape::Url,
                Shape::Url,
            ),
            (
                "please log in again to continue".to_owned(),
                Shape::Prose,
                Shape::Prose,
            ),
        ] {
            assert_eq!(examine(&text, false), full, "in full");
            assert_eq!(examine(&echo(&text), true), echoed, "{}", echo(&text));
        }
    }
}
