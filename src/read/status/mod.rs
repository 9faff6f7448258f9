//! HTTP statuses: three digits, told apart from other numbers by their neighbours.

mod told;

use super::{Reading, foreign, words};
use crate::clue::Clue;
use crate::list;
use crate::one_of;
use crate::span::Span;
use crate::text::{Cut, Find, Texts, floor};

/// Words after which a three-digit number is a status.
const BEFORE: &Texts = list![
    "code",
    "status",
    "statuscode",
    "codex",
    "openai",
    "status_code",
    "http_status",
    "httpstatus",
    "http_code",
    "http_status_code",
    "httpstatuscode",
    "error_code",
    "errorcode",
    "http",
    "error",
    "response",
    "returned",
    "responded",
    "was",
    "success",
    "http_error",
    "responsestatus",
    "httperror",
    "statuses",
    "fehler",
    "erreur",
    "errore",
    "erro",
];

/// Phrases that follow a status.
const AFTER: &Texts = list![
    "authorization required",
    "bad gateway",
    "bad request",
    "client error",
    "error",
    "forbidden",
    "gateway timeout",
    "hatas",
    "internal server error",
    "message",
    "not found",
    "permissiondenied",
    "proxy authentication required",
    "response",
    "server error",
    "service unavailable",
    "status code",
    "too many requests",
    "unauthorized",
];

/// Words that may stand beside a status that is nearly all there is.
const BESIDE: &Texts = list![
    "got", "get", "a", "an", "i", "the", "openai", "api", "error", "http", "status", "code",
    "response", "from", "why",
];

/// Notes the word at `word` when it is a status.
pub fn look(reading: &mut Reading, text: &[u8], word: Span, before: &[Span; 3]) {
    let Some(status) = number(text, word) else {
        // "getting 401s".
        let singular = Span::new(word.start, word.end - 1);
        if words::byte(text, singular.end) == b's'
            && let Some(status) = number(text, singular)
            && told::is_told(text, word, status, before)
        {
            note(reading, status, singular);
        }
        return;
    };
    // `err.status == 401` in code that would do something about it.
    let before_it = text.cut(..word.start).trim_ascii_end();
    if [&b"=="[..], b"!="]
        .iter()
        .any(|mark| before_it.ends_with(mark))
    {
        return;
    }
    if told::is_told(text, word, status, before)
        || follows(text, word, before)
        || precedes(text, word)
        || after_path(text, word)
        || words::byte(text, word.start.wrapping_sub(1)) == b'('
            && words::byte(text, word.end) == b')'
        || begins(text, word)
        // What the server answered follows.
        || [&b": {\""[..], b", {\"", b" - GET ", b" - POST "]
            .iter()
            .any(|answer| text.cut(word.end..).starts_with(answer))
        || status == 401 && in_request_log(text, word)
        || foreign::tells_of_status(text, word)
    {
        note(reading, status, word);
    }
}

/// Notes a status that is nearly all there is of a paste.
pub fn bare(reading: &mut Reading, paste: &str) {
    if !reading.statuses.is_empty() || paste.len() > 200 {
        return;
    }
    let text = paste.as_bytes();
    let mut found = None;
    let mut at = 0;
    while let Some(word) = words::next(text, at) {
        at = word.end;
        match number(text, word) {
            Some(status) if found.is_none() => found = Some((status, word)),
            None if words::is_one_of(text, word, BESIDE) => {}
            _ => return,
        }
    }
    if let Some((status, word)) = found
        && status >= 400
    {
        note(reading, status, word);
    }
}

fn number(text: &[u8], word: Span) -> Option<u16> {
    let digits = text.cut(word.start..word.end);
    if digits.len() != 3 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = digits
        .iter()
        .fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    // `0.401` and `1,401` are numbers of another kind, and so is `401.5`.
    let inside = |at: usize, beyond: usize| {
        matches!(words::byte(text, at), b'.' | b',') && words::byte(text, beyond).is_ascii_digit()
    };
    let before = word.start.wrapping_sub(1);
    if inside(before, word.start.wrapping_sub(2)) || inside(word.end, word.end + 1) {
        return None;
    }
    // A process and its thread: `521#521`.
    let is_process = words::byte(text, word.end) == b'#';
    // Mail servers' refusals go on from 530, and 443 is a port.
    let is_status = matches!(number, 200 | 400..=431 | 451 | 499..=511 | 520..=530);
    (is_status && !is_process).then_some(number)
}

/// Whether a word stands shortly before the one at `word`, on its line.
fn stands_near(text: &[u8], last: Span, word: Span) -> bool {
    if last.end == 0 || word.start - last.end > 12 {
        return false;
    }
    let gap = text.cut(last.end..word.start);
    !gap.contains(&b'\n') || gap.contains(&b'\\')
}

fn follows(text: &[u8], word: Span, before: &[Span; 3]) -> bool {
    let [last, second, third] = *before;
    if !stands_near(text, last, word) {
        return false;
    }
    // `ResourceExhausted: 429 Resource has been exhausted`.
    if words::byte(text, last.end) == b':'
        && words::byte(text, word.end) == b' '
        && words::byte(text, word.end + 1).is_ascii_uppercase()
    {
        return true;
    }
    // "a status code of 401", "status is 401".
    if words::is_one_of(text, last, list!["of", "is"]) && words::is_one_of(text, second, BEFORE) {
        return true;
    }
    let name = text.cut(last.start..last.end);
    if words::is_one_of(text, last, BEFORE) {
        return true;
    }
    // `AuthenticationError: 401 …`, `APIError: 500`.
    let class = |end: &[u8]| name.len() > end.len() && name.ends_with(end);
    if class(b"Error") || class(b"Exception") {
        return true;
    }
    // `HTTP/1.1 401`, `HTTP/2 401`.
    let is_http = |span: Span| text.cut(span.start..span.end).eq_ignore_ascii_case(b"http");
    name.len() == 1
        && words::byte(name, 0).is_ascii_digit()
        && (is_http(second) && words::byte(text, second.end) == b'/'
            || is_http(third) && words::byte(text, third.end) == b'/')
}

fn precedes(text: &[u8], word: Span) -> bool {
    let next = word.end + usize::from(words::byte(text, word.end) == b')');
    words::over_glue(text, next).is_some_and(|at| {
        at - word.end <= 6
            && AFTER
                .iter()
                .any(|phrase| words::phrase(text, at, phrase).is_some())
    })
}

/// Whether the status begins a line or a string and a message follows, as Node's client
/// prints it: `401 Incorrect API key provided: …`.
fn begins(text: &[u8], word: Span) -> bool {
    let line_start = word.start == 0
        || matches!(
            words::byte(text, word.start - 1),
            b'\n' | b'"' | b'\'' | b'`'
        );
    line_start
        && words::byte(text, word.end) == b' '
        && matches!(
            words::byte(text, word.end + 1),
            b'A'..=b'Z' | b'"' | b'{' | b'['
        )
        && number(text, word) != Some(200)
}

/// Whether a path or address stands just before, as in a development server's
/// log: `POST /api/chat 401 in 32ms`.
fn after_path(text: &[u8], word: Span) -> bool {
    if words::byte(text, word.start.wrapping_sub(1)) != b' ' {
        return false;
    }
    let line = text.cut(word.start.saturating_sub(200)..word.start - 1);
    let token = line.rsplit(|b| b.is_ascii_whitespace()).next();
    token.is_some_and(|token| token.starts_with(b"/") && token.len() > 3)
        || token.is_some_and(|token| token.starts_with(b"http") && token.contains(&b'/'))
}

/// Whether the status stands in a line that programs in Go log of each request: `[GIN]
/// 2026/01/02 - 10:00:00 | 401 | …`.
fn in_request_log(text: &[u8], word: Span) -> bool {
    let before = text.cut(word.start.saturating_sub(40)..word.start);
    let line = text.cut(word.end..text.len().min(word.end + 120));
    let line = line.split(|b| *b == b'\n').next().unwrap_or_default();
    let holds = |part: &[u8], sign: &[u8]| part.windows(sign.len()).any(|window| window == sign);
    before.ends_with(b" | ")
        && line.starts_with(b" | ")
        && (holds(before, b"[GIN]") || holds(line, b"| GET") || holds(line, b"| POST"))
}

/// Leaves out a provider's own table of errors: messages that each have a cause
/// and a solution beside them are documentation and no failure.
pub fn leave_out_table(reading: &mut Reading, paste: &str) {
    const LEAST: usize = 3;
    /// The furthest that an entry's `401 - …` stands before its cause, in bytes.
    const ENTRY: usize = 160;
    let causes = paste.places_of("Cause:").count();
    let (Some(first), Some(last)) = (
        paste.place_of("Cause:"),
        paste.places_of("Solution:").last(),
    ) else {
        return;
    };
    if causes < LEAST || paste.places_of("Solution:").count() < LEAST {
        return;
    }
    let before = floor(paste, first.saturating_sub(ENTRY));
    let entry = paste.cut(before..first).places_of(" - ").last();
    let start = entry.map_or(first, |at| (before + at).saturating_sub("401".len()));
    let mut rest = paste.cut(last..).lines();
    let mut end = last + rest.next().map_or(0, str::len);
    // The entry that a cut leaves without its solution.
    let entry = |line: &&str| {
        let line = line.trim_start_matches(one_of!['|', ' ', '*']);
        line.is_empty() || line.cut(3..).starts_with(" - ") || line.has("Cause:")
    };
    for line in rest.take_while(entry) {
        end += 1 + line.len();
    }
    let told = |span: Span| (start..end).contains(&span.start);
    reading.forget(&|seen| told(seen.span));
    reading.statuses.retain(|(_, span)| !told(*span));
}

/// The end of the line that `word` begins, when it is an entry in a printed
/// table of all statuses: `'401': 'Unauthorized',` below another such entry.
pub fn table_entry(text: &[u8], word: Span) -> Option<usize> {
    let is_entry = |line: &[u8]| {
        let line = line.trim_ascii_start();
        let line = line.strip_prefix(b"'").unwrap_or(line);
        let (digits, rest) = line.split_at_checked(3).unwrap_or((b"", b""));
        digits.iter().all(u8::is_ascii_digit)
            && (rest.starts_with(b"': '") || rest.starts_with(b": '"))
    };
    number(text, word)?;
    let window = word.start.saturating_sub(120);
    let mut lines = text.cut(window..word.start).rsplit(|b| *b == b'\n');
    let indent = lines.next()?;
    if !indent.iter().all(|b| matches!(b, b' ' | b'\'')) || !is_entry(lines.next()?) {
        return None;
    }
    let rest = text.cut(word.start..text.len().min(word.start + 120));
    let end = rest.iter().position(|b| *b == b'\n')?;
    is_entry(rest).then_some(word.start + end)
}

fn note(reading: &mut Reading, status: u16, span: Span) {
    if reading.statuses.len() < 16 {
        reading.statuses.push((status, span));
    }
    let clue = match status {
        200 => Clue::Status200,
        400 | 413 | 415 | 422 => Clue::Status400,
        401 => Clue::Status401,
        402 => Clue::Status402,
        403 => Clue::Status403,
        404 => Clue::Status404,
        407 => Clue::Status407,
        429 => Clue::Status429,
        500.. => Clue::Status5xx,
        _ => return,
    };
    reading.see(clue, span);
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    #[test]
    fn statuses_and_other_numbers() {
        for (text, expected) in [
            ("Error code: 401 - {'error': {}}", Some(401)),
            ("HTTP/1.1 401 Unauthorized", Some(401)),
            ("< HTTP/2 401 \r", Some(401)),
            ("status_code=401", Some(401)),
            ("{\"status\": 401}", Some(401)),
            ("AuthenticationError: 401 Incorrect", Some(401)),
            (
                "401 Client Error: Unauthorized for url: https://x",
                Some(401),
            ),
            (
                "\"POST /v1/chat/completions HTTP/1.1\" 401 Unauthorized",
                Some(401),
            ),
            (" POST /api/chat 401 in 32ms", Some(401)),
            ("[172.23.0.1]:46020 401 - GET /v1/models", Some(401)),
            ("done: | 401 |  142.7ms |  ip | POST  /v1/chat", Some(401)),
            ("Error initiating request: 403, {\"detail\": 1}", Some(403)),
            ("| name | 401 | of them |", None),
            ("error, status code: 429, message: x", Some(429)),
            ("401", Some(401)),
            ("got a 401", Some(401)),
            (
                "    response.status_code == 401\n    and self.retries > 0",
                None,
            ),
            ("processed 401 items in the last run of today", None),
            ("line 401, in main\nsome more words go here", None),
            ("took 0.401 seconds to read the whole file", None),
        ] {
            let found = read(text).statuses.first().map(|(status, _)| *status);
            assert_eq!(found, expected, "{text}");
        }
    }

    /// From OpenAI's documentation of error codes, shortened.
    const TABLE: &str = "\
Code\tOverview
401 - Incorrect API key provided\tCause: The requesting API key is not correct.
Solution: Ensure the API key used is correct, or generate a new one.
401 - You must be a member of an organization to use the API\tCause: Your account is not part of an organization.
Solution: Contact us to get added to a new organization.
403 - Country, region, or territory not supported\tCause: You are accessing the API from an unsupported country.
Solution: Please see this page for more information.
429 - Rate limit reached for requests\tCause: You are sending requests too quickly.
Solution: Pace your requests.
503 - The engine is currently overloaded, please try again later\tCause: High traffic.
Solution: Please retry your requests after a brief wait.
";

    fn first(paste: &str) -> Option<&'static str> {
        let found = crate::diagnose(paste);
        found.causes.first().map(|cause| cause.id.id())
    }

    #[test]
    fn a_table_of_errors_is_none() {
        assert_eq!(first(TABLE), None);
        assert_eq!(first(&TABLE.replace('\t', "\n\n")), None);
        let cut = TABLE.find("Solution: Pace").unwrap();
        assert_eq!(first(&TABLE[..cut]), None);
        let error =
            "You exceeded your current quota, please check your plan and billing details.\n";
        assert_eq!(
            first(&[error, "\n", TABLE].concat()),
            Some("quota-exhausted")
        );
    }
}
