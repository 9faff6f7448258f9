//! Calls of clients: headers that stand where they are not sent, and keys given
//! where a client is made.

use super::{Look, Reading, key, words};
use crate::clue::Clue;
use crate::list;
use crate::one_of;
use crate::span::Span;
use crate::text::{Cut, Texts};

/// How much of a call is looked at, in bytes.
const LONGEST: usize = 800;

/// The methods that send a request.
const SENDS: &Texts = list!["get", "post", "put", "patch", "delete"];

enum Client {
    /// Its settings follow a body, or are all there is after the address.
    Axios {
        body: bool,
    },
    Fetch,
    Requests,
}

/// Where clients of OpenAI's API take the key as it stands, in other languages than
/// Python and JavaScript.
const TAKES_KEY: &Texts = list![
    "newclient",
    "openaiservice",
    "chatclient",
    "openaiclient",
    "client",
    "defaultconfig",
    "apikey",
    "withapikey",
];

/// Notes a literal in the key's place: `openai.NewClient("your-key")`,
/// `new ChatClient("gpt-4o", "<key>")`.
fn literal(reading: &mut Reading, paste: &str, word: Span) {
    let text = paste.as_bytes();
    let any = words::is_one_of(text, word, list!["client"]);
    if words::byte(text, word.end) != b'(' || any && !paste.cut(..word.start).ends_with("OpenAI::")
    {
        return;
    }
    let last = arguments(paste, word.end + 1).and_then(|all| all.last().copied());
    if let Some(last) = last
        && last.of(paste).starts_with(one_of!['"', '\''])
        && last.of(paste).ends_with(one_of!['"', '\''])
        && last.len() > 2
    {
        key::written(reading, paste, Span::new(last.start + 1, last.end - 1));
    }
}

/// Notes headers that a call which begins at `word` takes for something else.
///
/// The last argument of axios holds settings, of which `headers` is one:
/// `axios.post(url, body, { headers })`; so does the second of `fetch`. Python's
/// `requests` takes a second argument without a name for the query or the body. Of
/// two arguments of `axios.post` the second is the body, whatever it is called.
/// As of axios 1.21.1, Node 20 and requests 2.34.2.
pub fn look(reading: &mut Reading, paste: &str, word: Span) {
    if words::is_one_of(paste.as_bytes(), word, TAKES_KEY) {
        literal(reading, paste, word);
        return;
    }
    let Some((client, start)) = called(paste.as_bytes(), word) else {
        return;
    };
    if !reading.may_look(Look::Header) {
        return;
    }
    let Some(arguments) = arguments(paste, start) else {
        return;
    };
    let variable = |argument: &Span| is_headers(argument.of(paste)).then_some(*argument);
    let misplaced = match client {
        Client::Requests => arguments.iter().find_map(variable),
        Client::Fetch => arguments.get(1).and_then(|it| misplaced(paste, *it)),
        Client::Axios { body } => arguments.last().and_then(|it| {
            let as_body = body && arguments.len() == 2;
            variable(it)
                .or_else(|| misplaced(paste, *it))
                .or_else(|| property(paste, *it, &["headers"]).filter(|_| as_body))
        }),
    };
    if let Some(span) = misplaced {
        reading.see(Clue::HeadersNotSent, span);
    }
}

/// The client that is called at `word`, and where its arguments begin.
fn called(text: &[u8], word: Span) -> Option<(Client, usize)> {
    let is = |name: &Texts| words::is_one_of(text, word, name);
    if is(list!["fetch"]) {
        return (words::byte(text, word.end) == b'(').then_some((Client::Fetch, word.end + 1));
    }
    let axios = is(list!["axios"]);
    if !axios && !is(list!["requests"]) {
        return None;
    }
    let method = words::next(text, word.end)?;
    let client = if axios {
        let body = words::is_one_of(text, method, list!["post", "put", "patch"]);
        Client::Axios { body }
    } else {
        Client::Requests
    };
    let sends = words::byte(text, word.end) == b'.'
        && method.start == word.end + 1
        && words::is_one_of(text, method, SENDS)
        && words::byte(text, method.end) == b'(';
    sends.then_some((client, method.end + 1))
}

/// The property of an object of settings that belongs into its `headers`, or is
/// called `header`.
fn misplaced(paste: &str, argument: Span) -> Option<Span> {
    property(paste, argument, &["authorization", "header"])
}

/// The property of an object that has one of these names.
fn property(paste: &str, object: Span, names: &[&str]) -> Option<Span> {
    object.of(paste).strip_prefix('{')?;
    let properties = arguments(paste, object.start + 1)?;
    properties.into_iter().find(|property| {
        let property = property.of(paste);
        let (name, _) = property.split_once(':').unwrap_or((property, ""));
        let name = name.trim_matches(one_of!['"', '\'', ' ']);
        names.iter().any(|wanted| name.eq_ignore_ascii_case(wanted))
    })
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
            (
                "fetch(url, { method: 'POST', Authorization: `Bearer ${k}` })",
                true,
            ),
            ("fetch(url, { header: { Authorization: x } })", true),
            ("axios.post(url, data, { 'Authorization': a })", true),
            ("axios.post(url, { headers: { Authorization: x } })", true),
            ("axios.post(url, { headers })", true),
            ("axios.get(url, { headers })", false),
            ("axios.post(url, { model, headers }, { headers })", false),
            ("fetch(url, { headers: { Authorization: x } })", false),
            ("fetch(url)", false),
            (r#"axios.post('it\'s, (', data, headers)"#, true),
            ("requests.post(join(base, headers), json=data)", false),
            (r#"axios.post(url, "a, headers)""#, false),
            ("requests.get (url, headers)", false),
            ("requests.Session(url, headers)", false),
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
