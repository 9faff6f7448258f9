//! Whether a variable is said to be missing: its name, and the many ways in which
//! programs and shells say so around it.

use super::name::{Kind, kind};
use super::{foreign, words};
use crate::clue::Clue;
use crate::list;
use crate::span::Span;
use crate::text::{Cut, Texts};

/// What it shows when a variable of this name is not found.
pub fn not_found(name: &str) -> Option<Clue> {
    // `CHROMA_OPENAI_API_KEY` and its like are read by programs of that name.
    if name.ends_with("OPENAI_API_KEY") {
        return Some(Clue::ClientNoKey);
    }
    // In words of prose, `openai_key` may be anything.
    let constant = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
    // Numbers and short words need no closer look.
    if name.len() < "OPENAI".len() || !name.bytes().all(constant) {
        return None;
    }
    match kind(name) {
        Kind::NearMiss => Some(Clue::KeyErrorOtherName),
        Kind::Other => Some(Clue::KeyErrorOtherService),
        Kind::Generic | Kind::None if name.ends_with("_API_KEY") => {
            Some(Clue::KeyErrorOtherService)
        }
        _ => None,
    }
}

/// `OPENAI_API_KEY is not set` and the many ways in which programs say so.
pub fn said(text: &[u8], word: Span) -> bool {
    // What may stand between the name and what is said of it.
    const BEFORE_MISSING: &Texts = list![
        "environment",
        "env",
        "variable",
        "variables",
        "var",
        "is",
        "was",
        "are",
        "has",
        "field",
        "message",
        "parameter",
        "returns",
        "returned",
        "gives",
        "prints",
    ];
    const MISSING: &Texts = list![
        "not set",
        "set false",
        "set no",
        "loaded false",
        "present false",
        "exists false",
        "found false",
        "missing",
        "not found",
        "required",
        "empty",
        "undefined",
        "must be set",
        "must be provided",
        "must be defined",
        "unset",
        "not defined",
        "not configured",
        "not available",
        "unavailable",
        "not been set",
        "does not exist",
        "doesn t exist",
        "could not be found",
        "couldn t be found",
        "not provided",
        "not supplied",
        "not present",
        "null",
        "none",
        "cannot be empty",
        "can t be empty",
        "not exist",
        "in your environment",
        "unbound variable",
        "no such variable",
        "caused by environment variable not found",
        "null or not set",
        "in secret",
        "references secret",
        "nil",
        "blank",
        "should not be empty",
        "command not found",
        "not recognized as",
        "export not a valid identifier",
        "not allowed to be empty",
        "needs to be set",
        "to be set",
        "not detected",
        "not loaded",
        "not loading",
        "not being loaded",
        "not picked up",
        "not being picked up",
        "not being read",
        "expected string received undefined",
        "invalid input expected string received undefined",
        "must be a string was missing",
        "expected string got undefined",
        "string required",
        "but it was missing",
        "isn t set",
        "isn t defined",
        "wasn t found",
        "wasn t set",
        "first",
    ];
    // What may stand before the name, in lower case.
    const ASKED: &Texts = list![
        "missing",
        "please set",
        "please provide",
        "add an environment variable",
        "resolve placeholder",
        "has no key",
        "must set",
        "not find",
        "unable to find",
        "find env var",
        "no value found for",
        "failed to load",
        "failed to read",
        "cannot read ",
        "not expand value",
        "variables are set: (",
        "not found: ",
        "variable not found",
        "no such environment",
        "no such variable",
        "no token found",
        "set the ",
        "set your ",
        "need to set",
        "required environment",
        "fetch environment variable",
        "couldn't find key",
        "undefined array key",
        "undefined index",
        "of undefined (reading",
        "not an object (evaluating",
        "attributeerror: ",
        "err_assertion]: ",
        "env access to",
        "secrets exist",
        "access to secret",
        "not supplied",
        "didn't get",
        "did not get",
        "nullpointerexception: ",
        "notpresent",
    ];
    const CONDITIONS: &Texts = list![" when", " if", " unless", " whether", " once"];
    let before = text.cut(word.start.saturating_sub(64)..word.start);
    // What stands above a line that sets the variable, or in a paragraph before, is
    // about something else.
    let set = words::byte(text, word.end) == b'=' && words::byte(text, word.end + 1) > b' '
        || text.cut(word.end..).starts_with(b": $");
    let apart: &[u8] = if set { b"\n" } else { b"\n\n" };
    let ends = before.windows(apart.len()).rposition(|gap| gap == apart);
    // Rust's reports put the name below what is said of it.
    let caused = before.ends_with(b"Caused by:\n    ");
    let before = before.cut(ends.filter(|_| !caused).unwrap_or(0)..);
    let mut before = before.to_ascii_lowercase();
    for end in before.iter_mut().filter(|byte| **byte == b'\n') {
        *end = b' ';
    }
    // `when OPENAI_API_KEY is unset` tells of what may be.
    let quoted = |b: &u8| !matches!(b, b' ' | b'`' | b'\'' | b'"');
    let lead = before.cut(..before.iter().rposition(quoted).map_or(0, |at| at + 1));
    if CONDITIONS
        .iter()
        .any(|word| lead.ends_with(word.as_bytes()))
    {
        return false;
    }
    // "Set OPENAI_API_KEY or GEMINI_API_KEY first".
    let sentence = text.cut(word.end..text.len().min(word.end + 48));
    let sentence = sentence.split(|b| matches!(b, b'\n' | b'.')).next();
    let set_first = lead.ends_with(b"set")
        && sentence.is_some_and(|rest| rest.windows(6).any(|part| part == b" first"));
    let needed = lead.ends_with(b" needs") || set_first;
    // "Reset your key" asks for no variable.
    let asked = ASKED.iter().any(|part| {
        let mut windows = before.windows(part.len()).enumerate();
        windows.any(|(at, window)| {
            let within = before.cut(..at).last().is_some_and(u8::is_ascii_alphabetic);
            window == part.as_bytes() && !within
        })
    });
    let gap = |at: usize| {
        // Rust's reports leave a line free before what they were caused by.
        words::holds_empty_line(text.cut(word.end..at)) && !text.cut(at..).starts_with(b"Caused by")
    };
    let after = words::over_glue(text, word.end).filter(|at| at - word.end <= 24 && !gap(*at));
    // The end of the line ends the sentence, save where a validator breaks it.
    let missing = after.is_some_and(|at| {
        let mut said = at;
        for _ in 0..4 {
            let next = words::next(text, said).filter(|next| {
                words::is_one_of(text, *next, BEFORE_MISSING)
                    && (words::byte(text, next.end) != b'\n' || is_full(text, next.end))
            });
            let Some(next) = next else { break };
            let Some(after) = words::over_glue(text, next.end) else {
                break;
            };
            said = after;
        }
        // `${NAME:?message}` says what would be said.
        let expanded = text.cut(..word.start).ends_with(b"${")
            && matches!(words::byte(text, word.end), b':' | b'?' | b'-');
        // What local servers are given for a key: `NAME=EMPTY`.
        let dummy = text.cut(said..).starts_with(b"EMPTY") && text.cut(word.end..said) == b"=";
        !dummy
            && !expanded
            && MISSING
                .iter()
                .any(|phrase| words::phrase(text, said, phrase).is_some())
    });
    missing
        || needed
        || asked
        || prints_nothing(text, word, after)
        || used_as_text(text, word)
        || shell_complains(text, word)
        || foreign::is_missing(text, word)
}

/// Whether what is called on the variable's value is what the error below says that
/// nothing has: `os.getenv("NAME").strip()` and `has no attribute 'strip'`.
fn used_as_text(text: &[u8], name: Span) -> bool {
    const NEAR: usize = 400;
    let after = text.cut(name.end..text.len().min(name.end + NEAR));
    let called = |method: &Span| {
        let closing = after.cut(..method.start).strip_suffix(b".");
        closing.is_some_and(|closing| closing.iter().all(|b| b"\"')]!".contains(b)))
    };
    let Some(method) = words::next(after, 0).filter(called) else {
        return false;
    };
    let method = after.cut(method.start..method.end);
    let said = |part: &[u8], words: &[&[u8]]| {
        let words = words.concat();
        part.windows(words.len()).any(|window| window == words)
    };
    // Ruby shows the line below what is wrong with it.
    let before = text.cut(name.start.saturating_sub(NEAR)..name.start);
    said(after, &[b"undefined (reading '", method, b"'"])
        || said(
            after,
            &[b"'NoneType' object has no attribute '", method, b"'"],
        )
        || said(before, &[method, b"' for nil"])
}

/// Whether a shell names the variable for which it wants a value: `run.sh: 3: NAME: why`
/// and `run.sh: line 3: NAME: why`.
fn shell_complains(text: &[u8], name: Span) -> bool {
    let Some(before) = text.cut(..name.start).strip_suffix(b": ") else {
        return false;
    };
    let digits = before
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_digit())
        .count();
    let before = before.cut(..before.len() - digits);
    digits > 0
        && (before.ends_with(b": ") || before.ends_with(b": line "))
        && text.cut(name.end..).starts_with(b": ")
        && !text.cut(name.end..).starts_with(b": sk-")
}

/// Whether the line that ends at `end` is so long that a mail or a window may have
/// broken it there.
fn is_full(text: &[u8], end: usize) -> bool {
    const FULL: usize = 50;
    let line = text.cut(..end).iter().rev();
    line.take(FULL).all(|byte| *byte != b'\n') && end >= FULL
}

/// Whether the line says that the variable is missing or that it is wrong, as
/// `NAME missing or invalid` and `1. NAME unset or pointing at an old key` do.
pub fn or_wrong(paste: &str, name: Span) -> bool {
    let line = words::lines_of(paste, name).to_ascii_lowercase();
    list![
        "or invalid",
        "or is invalid",
        "invalid or",
        "or wrong",
        "or incorrect",
        "or expired",
        "or pointing",
    ]
    .one_in(&line)
}

/// Whether the line after the name is what a shell prints for an empty one:
/// `print(os.getenv("NAME"))` and `None`, `echo %NAME%` and `%NAME%`.
fn prints_nothing(text: &[u8], word: Span, after: Option<usize>) -> bool {
    // `echo $NAME`, and an empty line before the next prompt.
    let rest = text.cut(word.end..);
    if text.cut(..word.start).ends_with(b"echo $") && rest.starts_with(b"\n\n") {
        return !rest.trim_ascii().is_empty();
    }
    let Some(next) = after.and_then(|at| words::next(text, at)) else {
        return false;
    };
    let alone = text.cut(word.end..next.start).contains(&b'\n');
    let same = text.cut(word.start..word.end) == text.cut(next.start..next.end);
    let percent = |span: Span| {
        span.start > 0
            && words::byte(text, span.start - 1) == b'%'
            && words::byte(text, span.end) == b'%'
    };
    alone
        && (words::is_one_of(text, next, list!["none", "nil"])
            && matches!(words::byte(text, next.end), b'\n' | b'\r' | 0)
            || same && percent(word) && percent(next))
}

#[cfg(test)]
mod tests {
    use crate::clue::Clue;
    use crate::read::read;

    #[test]
    fn a_variable_that_has_no_value_where_it_is_used() {
        for (text, missing) in [
            (
                "key = os.getenv(\"OPENAI_API_KEY\").strip()\nAttributeError: 'NoneType' object has no attribute 'strip'",
                true,
            ),
            (
                "key = os.getenv(\"OPENAI_API_KEY\").strip()\nAttributeError: 'NoneType' object has no attribute 'content'",
                false,
            ),
            (
                "process.env.OPENAI_API_KEY.trim()\nTypeError: Cannot read properties of undefined (reading 'trim')",
                true,
            ),
            (
                "process.env.OPENAI_API_KEY.trim()\nTypeError: Cannot read properties of undefined (reading 'choices')",
                false,
            ),
            ("run.sh: 3: OPENAI_API_KEY: set it in .env first", true),
            ("run.sh: line 3: OPENAI_API_KEY: set it first", true),
            ("config.yaml: 3: OPENAI_API_KEY: sk-", false),
            ("You may need to reset your OPENAI_API_KEY.", false),
        ] {
            assert_eq!(read(text).has(Clue::ClientNoKey), missing, "{text}");
        }
    }
}
