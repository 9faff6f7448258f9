//! Keys that stand in the paste in full.

use super::credential::{self, Shape};
use super::env_file::Assignment;
use super::{Credential, Look, Reading, name, words};
use crate::clue::Clue;
use crate::list;
use crate::one_of;
use crate::span::Span;
use crate::text::{Cut, Find, Texts};

/// How many credentials one paste is searched for.
const MOST: usize = 64;

/// Names that code gives a key to.
const ASSIGNED: &Texts = list![
    "api_key",
    "apikey",
    "openai_api_key",
    "openaiapikey",
    "openai_key",
    "secret_key",
    "auth_token",
    "access_token",
    "openaikey",
    "with_api_key",
    "azure_api_key",
    "key",
    "token",
    "apitoken",
    "api_token",
];

/// Of these, the names that other services' keys have as well.
const SHARED: &Texts = list!["key", "token", "apitoken", "api_token"];

/// Notes a key that begins at `word`, or is assigned to the name there.
pub fn look(reading: &mut Reading, paste: &str, word: Span) {
    let text = paste.as_bytes();
    if words::is_one_of(text, word, list!["position", "index"]) {
        not_ascii(reading, text, word);
        return;
    }
    if words::is_one_of(text, word, ASSIGNED) {
        if let Some(value) = on_command_line(paste, word) {
            written(reading, paste, value);
        } else if let Some(value) = literal(paste, word.end) {
            // A client's own message shows how it would be given.
            if value.of(paste) == "My API Key" {
                return;
            }
            // `OpenAI(apiToken: "…")`, `OpenAIConfig(token = "…")`.
            let before = text.cut(word.start.saturating_sub(32)..word.start);
            let named = before.to_ascii_lowercase();
            let strong = !words::is_one_of(text, word, SHARED)
                || named.windows(6).any(|part| part == b"openai");
            if strong || value.of(paste).starts_with("sk-") {
                written(reading, paste, value);
            }
        }
        return;
    }
    let begins = match text.cut(word.start..word.end) {
        b"sk" => words::byte(text, word.end) == b'-',
        b"sess" | b"nvapi" | b"pplx" | b"xai" | b"csk" => {
            words::byte(text, word.end) == b'-' && word.end + 24 < text.len()
        }
        other => words::is_key_start(other),
    };
    // A key that begins inside another run, such as a URL or an id, is none.
    let inside = matches!(
        text.get(word.start.wrapping_sub(1)),
        Some(b'-' | b'.' | b'/' | b'%')
    );
    if !begins || inside || reading.credentials.len() >= MOST {
        return;
    }
    let length = text
        .cut(word.start..)
        .iter()
        .take(400)
        .position(|b| !is_key_byte(*b))
        .unwrap_or(400.min(text.len() - word.start));
    let span = Span::new(word.start, word.start + length);
    // Cut short by hand.
    if span.of(paste).ends_with("...") || paste.cut(span.end..).starts_with('…') {
        return;
    }
    let span = Span::new(
        span.start,
        span.start + span.of(paste).trim_end_matches('.').len(),
    );
    if let Some(rest) = rest_below(text, span) {
        reading.secrets.extend([span, rest]);
    } else if span.len() >= 16 {
        written(reading, paste, span);
    }
}

/// The rest of a quoted key that a trace's dump of variables breaks and indents: neither
/// its length nor its end is told by the line it begins on.
fn rest_below(text: &[u8], begun: Span) -> Option<Span> {
    const INDENT: &[u8] = b"\n        ";
    let before = text.cut(..begun.start);
    let before = before.strip_suffix(b"Bearer ").unwrap_or(before);
    let below = text.cut(begun.end..);
    if !matches!(before.last(), Some(b'"' | b'\'')) || !below.starts_with(INDENT) {
        return None;
    }
    let spaces = below.iter().skip(1).take_while(|b| **b == b' ').count();
    let start = begun.end + 1 + spaces;
    let rest = text.cut(start..).iter().take_while(|b| is_key_byte(**b));
    let length = rest.count();
    let closed = matches!(words::byte(text, start + length), b'"' | b'\'' | b'\n');
    (length >= 8 && closed).then(|| Span::new(start, start + length))
}

const fn is_key_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'*' | b'.')
}

/// Words before a variable that a command sets for another program.
const SETS: &Texts = list![
    "-e ",
    "--env ",
    "--env=",
    "--build-arg ",
    "--from-literal=",
    ":set ",
    "secrets set ",
    "vars set ",
    "-e \"",
    "--env \"",
    "-e '",
    "--env '",
];

/// The longest value of a command that is looked at, in bytes.
const LONGEST: usize = 512;

/// What a command sets a variable to: `docker run -e NAME=value image`.
fn on_command_line(paste: &str, name: Span) -> Option<Span> {
    let before = paste.cut(..name.start);
    if words::byte(paste.as_bytes(), name.end) != b'='
        || !SETS.iter().any(|set| before.ends_with(set))
    {
        return None;
    }
    let start = name.end + 1;
    // The shell puts in the value before the command sees it.
    if words::byte(paste.as_bytes(), start) == b'$' && !before.ends_with('\'') {
        return None;
    }
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\"'\\;&|".contains(byte);
    let rest = &paste.as_bytes()[start..];
    let length = match rest.iter().take(LONGEST).position(ends) {
        Some(length) => length,
        None if rest.len() < LONGEST => rest.len(),
        None => return None,
    };
    (length > 0).then(|| Span::new(start, start + length))
}

/// The text between quotation marks that is assigned after a name.
fn literal(paste: &str, after: usize) -> Option<Span> {
    let text = paste.as_bytes();
    let mut at = after;
    let mut signs = 0;
    while at < text.len() && at < after + 12 {
        match words::byte(text, at) {
            b'=' | b':' | b'(' => signs += 1,
            // R's `<-`.
            b'<' if words::byte(text, at + 1) == b'-' => {
                signs += 1;
                at += 1;
            }
            b' ' | b'>' | b'\\' => {}
            b'"' | b'\'' | b'`' => {
                // `"api_key": "…"`: the first mark only ends the name.
                if signs > 0 {
                    break;
                }
            }
            _ => return None,
        }
        at += 1;
    }
    let mark = *text.get(at)?;
    if signs == 0 || signs > 1 || !matches!(mark, b'"' | b'\'' | b'`') {
        return None;
    }
    let line = text.cut(at + 1..text.len().min(at + 1 + 512));
    let length = line.iter().position(|b| *b == mark || *b == b'\n')?;
    if words::byte(line, length) != mark {
        return None;
    }
    let value = Span::new(at + 1, at + 1 + length);
    let inner = value.of(paste).trim_end_matches('\\').len();
    (inner > 0).then(|| Span::new(value.start, value.start + inner))
}

/// Notes a key written at `span`, unless it was noted before.
pub fn written(reading: &mut Reading, paste: &str, span: Span) {
    let known = reading
        .credentials
        .iter()
        .any(|seen| seen.span.overlaps(span));
    if known || span.is_empty() || reading.credentials.len() >= MOST {
        return;
    }
    keep(
        reading,
        paste,
        span,
        credential::examine(span.of(paste), false),
    );
}

/// Notes a key of a known shape.
pub fn keep(reading: &mut Reading, paste: &str, span: Span, shape: Shape) {
    // Text that is no key at all is not kept: a string in code may be anything.
    if matches!(
        shape,
        Shape::Prose | Shape::NoPrefix | Shape::Masked | Shape::Url
    ) {
        return;
    }
    let text = span.of(paste);
    if let Some(clue) = shape.key_clue() {
        let count = u32::try_from(text.chars().count()).ok();
        reading.see_count(clue, span, count);
    }
    reading.credentials.push(Credential {
        span,
        text: text.to_owned(),
        echo: false,
        shape,
        in_env: false,
    });
    reading.secrets.push(span);
}

/// Notes what a line of `.env` sets a variable to.
pub fn in_env(reading: &mut Reading, paste: &str, kind: name::Kind, line: &Assignment) {
    let (name, value) = (line.name, line.value);
    // A name that is all of a paste sets nothing.
    if value.is_empty() && !paste.contains(one_of!['=', ':']) {
        return;
    }
    let raw = value.of(paste);
    let unquoted = unquoted(raw);
    let shape = credential::examine(unquoted, false);
    let key = matches!(
        shape,
        Shape::WellFormed | Shape::UnknownLength | Shape::Lopsided | Shape::Short
    ) && unquoted.starts_with("sk-");
    // `SECRET_KEY`, `TOKEN`: of whatever the program has besides.
    let named = name.of(paste).to_ascii_uppercase();
    let ours = list!["API", "AI_", "LLM"].one_in(&named);
    let other =
        matches!(shape, Shape::NoPrefix | Shape::Prose) || !ours && !unquoted.starts_with("sk-");
    if kind == name::Kind::Generic && other {
        reading.secrets.push(value);
        return;
    }
    if matches!(kind, name::Kind::None | name::Kind::Other) && !key {
        // Whose key it is, its name says: it is not what was sent to OpenAI.
        forget(reading, value);
        if kind == name::Kind::Other {
            reading.secrets.push(value);
        }
        return;
    }
    name::set(
        reading,
        name,
        if kind == name::Kind::None {
            name::Kind::Generic
        } else {
            kind
        },
    );
    reading.secrets.push(value);
    forget(reading, value);
    let place = if value.is_empty() { name } else { value };
    let count = u32::try_from(unquoted.chars().count()).ok();
    // PowerShell takes the quotes of a string off.
    let lead = words::line_before(paste, name.start);
    if raw != unquoted && !unquoted.is_empty() && !lead.ends_with("$env:") {
        reading.see_count(Clue::KeyQuoted, place, count);
    }
    // Compose, a shell and a workflow put the variable's value there; only a
    // line of `.env` begins with the name, and has no colon after it.
    let begins = lead.trim().is_empty() && !paste.cut(name.end..).starts_with(':');
    let expanded = shape == Shape::Unexpanded && !(line.in_file && begins);
    // A longer paste that ends in the value may have lost the rest of it.
    let ends = value.end == paste.len() && paste.holds(b'\n');
    let rest = credential::examine(unquoted.trim_matches(one_of!['"', '\'']), false);
    let cut = ends && rest != Shape::WellFormed;
    if cut && shape == Shape::Empty {
        reading.see(Clue::KeyCut, place);
    }
    let unclosed = cut && shape == Shape::UnclosedQuote;
    if let Some(clue) = shape.key_clue().filter(|_| !expanded && !unclosed) {
        reading.see_count(clue, place, count);
    }
    let unfinished = cut && matches!(shape, Shape::Short | Shape::Lopsided | Shape::UnknownLength);
    reading.credentials.push(Credential {
        span: value,
        text: unquoted.to_owned(),
        echo: false,
        shape: if unfinished { Shape::Masked } else { shape },
        in_env: true,
    });
}

/// Forgets what was seen in a value before its name was read.
fn forget(reading: &mut Reading, value: Span) {
    reading
        .credentials
        .retain(|seen| !seen.span.overlaps(value));
    reading.forget(&|seen| is_key_clue(seen.clue) && seen.span.overlaps(value));
}

fn is_key_clue(clue: Clue) -> bool {
    (Clue::KeyQuoted as u8..Clue::ClientNoKey as u8).contains(&(clue as u8))
}

/// A value without a matching pair of plain quotation marks, a comment after
/// it, and the white space that every reader trims.
pub fn unquoted(raw: &str) -> &str {
    let trimmed = raw.trim_matches(one_of![' ', '\t', '\r']);
    for mark in ['"', '\''] {
        if let Some(inner) = trimmed.strip_prefix(mark)
            && let Some(end) = inner.find(mark)
        {
            // What follows is white space, a comment or a shell's command.
            let rest = inner.cut(end + 1..);
            if rest.is_empty() || rest.starts_with(one_of![' ', '\t']) {
                return inner.cut(..end);
            }
        }
    }
    match trimmed.place_of(" #").or(trimmed.place_of("\t#")) {
        Some(comment) => trimmed.cut(..comment).trim_end(),
        None => trimmed,
    }
}

/// Notes a paste that is nothing but a key.
pub fn bare(reading: &mut Reading, paste: &str) {
    let trimmed = paste.trim();
    if trimmed.is_empty()
        || trimmed.len() > 4096
        || trimmed.contains(one_of!['\n', '='])
        || !reading.credentials.is_empty()
    {
        return;
    }
    let start = paste.len() - paste.trim_start().len();
    let span = Span::new(start, start + trimmed.len());
    let shape = credential::examine(trimmed, false);
    let inner = trimmed.trim_matches(one_of!['"', '\'', '`', '“', '”', '‘', '’']);
    // Of a quotation mark and three letters nothing can be told.
    if shape == Shape::UnclosedQuote && inner.len() < 16 {
        return;
    }
    let keyish = inner
        .get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("sk-"))
        || !inner.holds(b' ')
            && matches!(
                shape,
                Shape::Session
                    | Shape::Ephemeral
                    | Shape::Jwt
                    | Shape::OrganizationId
                    | Shape::ProjectId
                    | Shape::OtherProvider(_)
                    | Shape::Azure
                    | Shape::Crosses
                    | Shape::WrongCase
                    | Shape::Assignment
            )
            // A name with nothing behind it is no key.
            && !inner.ends_with(one_of![':', '=']);
    // Words of a cut message are no example text: "No API key", "api-keys.".
    let lower = inner.to_ascii_lowercase();
    let example = shape == Shape::Placeholder
        && (6..=60).contains(&inner.len())
        && inner.split_ascii_whitespace().count() <= 4
        && (!inner.holds(b' ')
            || lower.starts_with(one_of!['<', '[', '{', 'm', 'y', 'p', 'i'])
                && list!["key", "here"].iter().any(|last| {
                    lower
                        .trim_end_matches(one_of!['>', ']', '}'])
                        .ends_with(last)
                }))
        && !lower.starts_with("missing")
        && !lower.has("invalid")
        && !lower.contains(one_of!['/', ':', '.', '`'])
        && (list!["your", "xxx", "placeholder"].one_in(&lower)
            || (lower.has("key") && lower.starts_with(one_of!['<', '[', '{', 'm'])));
    if (keyish || example) && !reading.has(Clue::MessageIncorrectKey) {
        keep(reading, paste, span, shape);
    }
}

/// `'ascii' codec can't encode character '\u201c' in position 7`, and Node's
/// `the character at index 7 has a value of 8220`. Seven characters, `Bearer`
/// and a space, stand before the key.
fn not_ascii(reading: &mut Reading, text: &[u8], word: Span) {
    if !reading.may_look(Look::Encoding) {
        return;
    }
    let window = text
        .cut(word.start.saturating_sub(200)..word.start)
        .to_ascii_lowercase();
    let says = |part: &[u8]| window.windows(part.len()).any(|seen| seen == part);
    if !(says(b"codec can") && says(b"encode character")
        || says(b"bytestring") && says(b"character"))
    {
        return;
    }
    let Some(number) = words::over_glue(text, word.end).and_then(|at| words::next(text, at)) else {
        return;
    };
    let digits = text.cut(number.start..number.end);
    let span = Span::new(word.start, number.end);
    if digits == b"7" {
        reading.see(Clue::ClientNotAsciiFirst, span);
    } else if digits.iter().all(u8::is_ascii_digit) {
        let near = |part: &[u8]| {
            let mut windows = text.windows(part.len()).rev().take(20_000);
            windows.any(|window| window.eq_ignore_ascii_case(part))
        };
        // Curly quotation marks, spaces and marks that cannot be seen come with
        // a copied key; other letters come with any text.
        let copied = [&b"\\u20"[..], b"\\ufeff", b"\\xa0", b"\\u3000", b"\\uff"];
        if says(b"bytestring") || near(b"header") || near(b"openai") {
            reading.see(Clue::ClientNotAscii, span);
        } else if copied.iter().any(|escape| says(escape)) {
            reading.see(Clue::ClientEncoding, span);
        }
    }
}
