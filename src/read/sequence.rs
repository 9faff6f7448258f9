//! Which of several failures counts, when a paste tells of more than one.
//!
//! A program that was refused for its rate and then for its key has a bad key; one
//! whose key was refused and mended has the failure that came next. What code would
//! print, and what a page says of errors, came before or never.

use std::cell::LazyCell;

use super::{Credential, Reading, source, words};
use crate::clue::Clue;
use crate::diagnosis::Evidence;
use crate::list;
use crate::one_of;
use crate::order;
use crate::span::Span;
use crate::text::{Cut, Find, Texts, floor};

/// How far from a message its status or class stands, in bytes.
const NEAR: usize = 400;

/// What a message is about; messages about one thing do not follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// The key whose echo stands at this place in the list of echoes, if one does.
    Key(usize),
    Login,
    NoKey,
    Amount,
    Connection,
    Server,
    Model,
    Context,
    Region,
    Owner,
    Scope,
}

fn subject(clue: Clue) -> Option<Subject> {
    Some(match clue {
        Clue::MessageIncorrectKey => Subject::Key(0),
        Clue::MessageExpiredToken
        | Clue::MessageInvalidatedToken
        | Clue::MessageInvalidIssuer
        | Clue::MessageUnreadableToken => Subject::Login,
        Clue::MessageNoKeyProvided | Clue::ClientNoKey => Subject::NoKey,
        Clue::MessageQuota | Clue::MessageRateLimit => Subject::Amount,
        Clue::MessageConnection | Clue::MessageTls => Subject::Connection,
        Clue::MessageServerError | Clue::MessageOverloaded => Subject::Server,
        Clue::MessageModelNotFound | Clue::MessageModelNotAllowed => Subject::Model,
        Clue::MessageContextTooLong => Subject::Context,
        Clue::MessageRegion | Clue::MessageWrongRegion => Subject::Region,
        Clue::MessageNoOrganization
        | Clue::MessageUnknownOrganization
        | Clue::MessageOrganizationMismatch
        | Clue::MessageProjectMismatch
        | Clue::MessageDeactivated => Subject::Owner,
        Clue::MessageMissingScopes => Subject::Scope,
        _ => return None,
    })
}

/// Whether a clue is a status or an error's class, which are printed and not told.
fn is_printed(clue: Clue) -> bool {
    matches!(
        clue,
        Clue::Status401
            | Clue::Status402
            | Clue::Status403
            | Clue::Status404
            | Clue::Status400
            | Clue::Status429
            | Clue::Status5xx
            | Clue::ClassAuthentication
            | Clue::ClassRateLimit
            | Clue::ClassServerError
    )
}

/// Whether a clue tells of one failure: what was said, and how it was printed.
fn is_of_failure(clue: Clue) -> bool {
    matches!(clue as u8, 1..=59 | 100..=109 | 117 | 118 | 144..=153 | 157 | 160..=197 | 227 | 237)
}

/// Leaves out what stands before the last failure that was printed and is about
/// something else.
pub fn look(reading: &mut Reading, paste: &str) {
    let mut told: Vec<(Subject, Span)> = reading
        .clues
        .iter()
        .filter_map(|seen| Some((subject(seen.clue)?, seen.span)))
        .collect();
    order::by_key(&mut told, |(_, span)| (span.start, 0));
    tell_echoes_apart(reading, &mut told);
    let one = told.windows(2).all(|pair| pair[0].0 == pair[1].0);
    // Who falls back on another server was refused by both.
    if one || paste.has("allback") {
        return;
    }
    let Some((about, record)) = (0..told.len())
        .rev()
        .find_map(|at| Some((told[at].0, printed(reading, paste, &told, at)?)))
    else {
        return;
    };
    // A program that failed over what came before may answer so itself.
    if about == Subject::Server {
        return;
    }
    let left_out =
        |span: Span| span.end <= record || span.start > record && source::in_code(paste, span);
    let others = told
        .iter()
        .any(|(subject, span)| *subject != about && left_out(*span));
    if !others {
        return;
    }
    leave_out(reading, &left_out);
}

/// Gives each key that was refused a subject of its own, by the echo after the
/// message; one without an echo is any of them.
fn tell_echoes_apart(reading: &Reading, told: &mut [(Subject, Span)]) {
    let echoes: Vec<&Credential> = reading.credentials.iter().filter(|key| key.echo).collect();
    let of_message = |message: Span| {
        let echo = echoes
            .iter()
            .find(|echo| echo.span.start >= message.end && echo.span.start < message.end + 8)?;
        echoes.iter().position(|other| other.text == echo.text)
    };
    let mut last = 0;
    for (subject, span) in told.iter_mut().rev() {
        if let Subject::Key(echo) = subject {
            *echo = of_message(*span).unwrap_or(last);
            last = *echo;
        }
    }
}

/// Leaves out what only code would say.
pub fn leave_out_code(reading: &mut Reading, paste: &str) {
    let is_source = LazyCell::new(|| source::is_most(paste));
    leave_out(reading, &|span| {
        (source::in_code(paste, span) || *is_source && source::holds(paste, span))
            && !source::in_trace(paste, span)
    });
    let asked = |seen: &Evidence| subject_or_key(seen.clue) && is_asked(paste, seen.span);
    reading.forget(&asked);
}

/// Forgets what was said of a failure in some places.
fn leave_out(reading: &mut Reading, places: &dyn Fn(Span) -> bool) {
    reading.forget(&|seen| is_of_failure(seen.clue) && places(seen.span));
    reading.statuses.retain(|(_, span)| !places(*span));
    reading
        .credentials
        .retain(|seen| !(seen.echo && places(seen.span)));
}

/// Where the line begins on which the message at `at` was printed with its status or
/// class, when it was.
fn printed(reading: &Reading, paste: &str, told: &[(Subject, Span)], at: usize) -> Option<usize> {
    let (subject, message) = told[at];
    if source::in_code(paste, message) {
        return None;
    }
    // A client that was given no key fails before there is a status.
    let start = words::line_start(paste, message.start);
    if subject == Subject::NoKey && paste.cut(start..message.start).has("Error: ") {
        return Some(start);
    }
    let between = |span: Span| {
        let (from, to) = if span.start < message.start {
            (span.end, message.start)
        } else {
            (message.end, span.start)
        };
        (from.min(to), to)
    };
    let marks = reading.clues.iter().filter(|seen| {
        let (from, to) = between(seen.span);
        is_printed(seen.clue)
            && to - from < NEAR
            && !source::in_code(paste, seen.span)
            && !told
                .iter()
                .any(|(other, span)| *other != subject && span.start >= from && span.end <= to)
            && !Span::new(from, to).of(paste).places_of("\n\n").any(|gap| {
                // The body follows its headers after such a line.
                !paste.cut(from + gap + 2..).starts_with(one_of!['{', '<'])
            })
    });
    let first = marks.map(|seen| seen.span.start).min()?.min(message.start);
    Some(words::line_start(paste, first))
}

/// Leaves out what someone says of a failure in a sentence of their own, beside one
/// that was printed: `Maybe the model does not exist.`, `You have to set …`.
pub fn leave_out_talk(reading: &mut Reading, paste: &str) {
    let talk = |seen: &Evidence| is_talked_of(seen.clue) && is_talk(paste, seen.span);
    let listed = |seen: &Evidence| is_talked_of(seen.clue) && is_explained(paste, seen.span);
    if reading.clues.iter().any(listed) && EXPLAINS.one_in(paste) {
        reading.forget(&listed);
    }
    // `If I try a wrong key, it says that the key is wrong.`
    reading.forget(&|seen| {
        matches!(seen.clue, Clue::MessageInvalidKey | Clue::MessageKeyRevoked)
            && sentence(paste, seen.span).starts_with("if ")
    });
    let printed = |seen: &Evidence| is_of_failure(seen.clue) && !is_talk(paste, seen.span);
    if reading.clues.iter().any(printed) {
        reading.forget(&talk);
        reading
            .statuses
            .retain(|(status, span)| *status != 429 || !is_talk(paste, *span));
    }
    reading.take_for(Clue::ClientNoKey, Clue::SaidNoKey, &|span| {
        is_guess(paste, span)
    });
}

/// What people tell of as well as programs.
fn is_talked_of(clue: Clue) -> bool {
    matches!(
        clue,
        Clue::ClientNoKey
            | Clue::SaidNoKey
            | Clue::MessageInvalidKey
            | Clue::MessageKeyRevoked
            | Clue::MessageModelNotFound
            | Clue::MessageQuota
            | Clue::MessageRateLimit
            | Clue::Status429
    )
}

/// What stands above a list of what may be wrong.
const EXPLAINS: &Texts = list![
    "several reasons",
    "following reasons",
    "ommon causes",
    "ikely causes",
    "ossible causes",
    "ommon reasons",
    "ix checklist",
];

/// Whether this stands in an explanation: an entry of a list, or what leads to it.
fn is_explained(paste: &str, span: Span) -> bool {
    let line = paste.as_bytes().cut(words::line_start(paste, span.start)..);
    let line = line.trim_ascii_start();
    matches!(line, [b'-' | b'*', ..] | [b'0'..=b'9', b'.' | b')', ..])
        || line.starts_with("•".as_bytes())
        || sentence(paste, span).starts_with("this error")
}

/// Whether a sentence is a person's own: words alone, which begin as advice or a
/// story does.
fn is_talk(paste: &str, span: Span) -> bool {
    const BEGINS: &Texts = list![
        "i ",
        "we ",
        "you have to ",
        "you must ",
        "you need ",
        "you should ",
        "you can ",
        "it ",
        "my ",
        "maybe ",
        "perhaps ",
        "not ",
        "please ",
        "check ",
        "make ",
        "try ",
        "before ",
        "yesterday ",
        "sometimes ",
        "openai_api_key must",
    ];
    let sentence = sentence(paste, span);
    BEGINS.one_begins(&sentence) && !sentence.bytes().any(|b| b"{}\"':=[(<|".contains(&b))
}

/// Whether someone supposes it, as no program does.
fn is_guess(paste: &str, span: Span) -> bool {
    const SUPPOSED: &Texts = list![
        "i think", "maybe", "perhaps", "probably", "not sure", "i guess"
    ];
    let sentence = sentence(paste, span);
    SUPPOSED.one_in(&sentence)
}

/// The sentence that this stands in, on its line and in lower case.
fn sentence(paste: &str, span: Span) -> String {
    let line = words::line_start(paste, span.start);
    let before = paste.cut(line..span.start).as_bytes();
    let ends = before
        .windows(2)
        .rposition(|pair| matches!(pair, b". " | b"? " | b"! "));
    let start = line + ends.map_or(0, |at| at + 2);
    let ends = words::line_end(paste, span.end);
    paste.cut(start..ends).to_ascii_lowercase()
}

fn subject_or_key(clue: Clue) -> bool {
    subject(clue).is_some() || matches!(clue, Clue::MessageKeyRevoked | Clue::MessageInvalidKey)
}

/// Whether a question asks for this: `Is my API key expired?`
fn is_asked(paste: &str, span: Span) -> bool {
    const ASKS: &Texts = list![
        "is ", "are ", "was ", "did ", "does ", "do ", "has ", "have ", "could ", "can ", "maybe ",
    ];
    let line = words::line_before(paste, span.start);
    let sentence = line.rsplit(one_of!['.', '?', '!']).next().unwrap_or("");
    let sentence = sentence.trim_start().to_ascii_lowercase();
    let to = floor(paste, paste.len().min(span.end + NEAR));
    let ends = paste.cut(span.end..to).find(one_of!['\n', '.', '?', '!']);
    ASKS.one_begins(&sentence) && ends.is_some_and(|at| paste.cut(span.end + at..).starts_with('?'))
}

#[cfg(test)]
mod tests {
    fn first(paste: &str) -> Option<&'static str> {
        let found = crate::diagnose(paste);
        found.causes.first().map(|cause| cause.id.id())
    }

    const KEY: &str = "AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: None. You can find your API key at https://platform.openai.com/account/api-keys.', 'code': 'invalid_api_key'}}";
    const QUOTA: &str = "RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota, please check your plan and billing details.'}}";

    #[test]
    fn the_last_failure_counts() {
        let both = |first: &str, second: &str| [first, "\nthen\n", second, "\n"].concat();
        assert_eq!(first(&both(QUOTA, KEY)), Some("env-not-loaded"));
        assert_eq!(first(&both(KEY, QUOTA)), Some("quota-exhausted"));
    }

    #[test]
    fn of_two_keys_the_last_counts() {
        let quoted = KEY.replace("None", "'sk-abc'");
        let both = |first: &str, second: &str| [first, "\nthen\n", second, "\n"].concat();
        assert_eq!(first(&both(KEY, &quoted)), Some("malformed-key"));
        assert_eq!(first(&both(&quoted, KEY)), Some("env-not-loaded"));
    }

    #[test]
    fn what_only_code_would_say_does_not() {
        let code = "if (status === 429) return \"You exceeded your current quota\";\n";
        assert_eq!(first(&[KEY, "\n\n", code].concat()), Some("env-not-loaded"));
        assert_eq!(first(&[code, "\n", KEY].concat()), Some("env-not-loaded"));
        let table = "  \"insufficient_quota\": \"You exceeded your current quota\",\n";
        assert_eq!(
            first(&[KEY, "\n\n", table].concat()),
            Some("env-not-loaded")
        );
    }

    #[test]
    fn who_fell_back_was_refused_twice() {
        let paste = [QUOTA, "\nError doing the fallback:\n", KEY].concat();
        let found = crate::diagnose(&paste);
        assert!(found.causes.len() > 1);
    }
}
