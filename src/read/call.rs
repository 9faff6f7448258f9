//! Calls of HTTP clients whose headers stand where they are not sent.

use super::{Look, Reading, words};
use crate::clue::Clue;
use crate::list;
use crate::span::Span;
use crate::text::{Cut, Texts};

/// How much of a call is looked at, in bytes.
const LONGEST: usize = 400;

/// The methods that send a request.
const SENDS: &Texts = list!["get", "post", "put", "patch", "delete"];

/// Notes headers that a call which begins at `word` takes for something else.
///
/// The last argument of axios holds settings, of which `headers` is one:
/// `axios.post(url, body, { headers })`. Python's `requests` takes a second
/// argument without a name for the query or the body. Both as of axios 1.21.1 and
/// requests 2.34.2.
pub fn look(reading: &mut Reading, paste: &str, word: Span) {
    let text = paste.as_bytes();
    if !words::is_one_of(text, word, list!["axios", "requests"])
        || words::byte(text, word.end) != b'.'
    {
        return;
    }
    let Some(method) = words::next(text, word.end + 1) else {
        return;
    };
    if method.start != word.end + 1
        || !words::is_one_of(text, method, SENDS)
        || words::byte(text, method.end) != b'('
        || !reading.may_look(Look::Header)
    {
        return;
    }
    let Some(arguments) = arguments(paste, method.end + 1) else {
        return;
    };
    let candidates = if text[word.start] == b'a' {
        arguments.cut(arguments.len().saturating_sub(1)..)
    } else {
        arguments.as_slice()
    };
    let misplaced = candidates
        .iter()
        .find(|argument| is_headers(argument.of(paste)));
    if let Some(span) = misplaced {
        reading.see(Clue::HeadersNotSent, *span);
    }
}

/// The arguments of the call whose parenthesis opens before `start`, without the
/// white space around them; nothing where the call does not end near by.
fn arguments(paste: &str, start: usize) -> Option<Vec<Span>> {
    let mut found = Vec::new();
    let (mut from, mut depth, mut quote, mut escaped) = (start, 0, None, false);
    for (offset, byte) in paste
        .as_bytes()
        .cut(start..)
        .iter()
        .take(LONGEST)
        .enumerate()
    {
        if escaped {
            escaped = false;
            continue;
        }
        match (quote, *byte) {
            (Some(_), b'\\') => escaped = true,
            (Some(open), byte) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(*byte),
            (None, b'(' | b'[' | b'{') => depth += 1,
            (None, b')' | b']' | b'}') if depth > 0 => depth -= 1,
            (None, b',' | b')' | b']' | b'}') if depth == 0 => {
                let end = start + offset;
                let written = paste.cut(from..end);
                let begin = end - written.trim_start().len();
                found.push(Span::new(begin, begin + written.trim().len()));
                if *byte != b',' {
                    found.retain(|argument| !argument.is_empty());
                    return Some(found);
                }
                from = end + 1;
            }
            _ => {}
        }
    }
    None
}

/// Whether an argument is a variable that is called after headers, and no setting
/// of that name.
fn is_headers(argument: &str) -> bool {
    let name = |b: u8| words::is_word(b) || matches!(b, b'.' | b'$');
    argument.bytes().all(name)
        && argument
            .as_bytes()
            .windows("header".len())
            .any(|part| part.eq_ignore_ascii_case(b"header"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_in_another_arguments_place() {
        for (code, misplaced) in [
            ("axios.post(url, data, headers)", true),
            ("await axios.get(`${base}/v1/models`, authHeaders)", true),
            (
                "axios.post(\n  'https://a/(b', { m: [1, 2] },\n  headers,\n)",
                true,
            ),
            ("requests.post(url, headers, json=data)", true),
            ("requests.get(url, headers)", true),
            ("axios.post(url, data, { headers })", false),
            ("axios.post(url, data, { headers: headers })", false),
            ("axios.post(url, headers, { headers })", false),
            ("requests.post(url, json=data, headers=headers)", false),
            ("requests.post(url, headers=headers)", false),
            ("axios.post(url, data, config)", false),
            ("axios.post(url, data, headers", false),
        ] {
            let seen = crate::read::read(code).has(Clue::HeadersNotSent);
            assert_eq!(seen, misplaced, "{code}");
        }
    }
}
