//! Statuses that a sentence tells of: "I get a 401 since yesterday", "ends in 429 errors".

use super::stands_near;
use crate::list;
use crate::read::words;
use crate::span::Span;
use crate::text::{Cut, Texts};

/// Words before a status in plain sentences: "I get 401", "Claude 401".
const TOLD: &Texts = list![
    "a",
    "always",
    "an",
    "answer",
    "answered",
    "answering",
    "answers",
    "auth",
    "authenticate",
    "authentication",
    "back",
    "bekomme",
    "cause",
    "caused",
    "causes",
    "causing",
    "claude",
    "con",
    "constant",
    "constantly",
    "deepseek",
    "devuelve",
    "display",
    "displays",
    "een",
    "ein",
    "einem",
    "einen",
    "encounter",
    "encountered",
    "encountering",
    "erhalte",
    "face",
    "faced",
    "facing",
    "fail",
    "failed",
    "failing",
    "fails",
    "gave",
    "geeft",
    "gemini",
    "get",
    "gets",
    "getting",
    "give",
    "gives",
    "giving",
    "got",
    "groq",
    "hit",
    "hits",
    "hitting",
    "immer",
    "into",
    "just",
    "me",
    "mi",
    "mit",
    "nur",
    "openai",
    "openrouter",
    "persistent",
    "produce",
    "produces",
    "raise",
    "raised",
    "raises",
    "recebo",
    "receive",
    "received",
    "receives",
    "receiving",
    "recibo",
    "regresa",
    "renvoie",
    "report",
    "reports",
    "respond",
    "responding",
    "responds",
    "restituisce",
    "retorna",
    "retourne",
    "return",
    "returning",
    "returns",
    "ricevo",
    "same",
    "saw",
    "say",
    "saying",
    "says",
    "see",
    "seeing",
    "sees",
    "sempre",
    "show",
    "showing",
    "shows",
    "siempre",
    "still",
    "suddenly",
    "the",
    "these",
    "this",
    "those",
    "threw",
    "throw",
    "throwing",
    "thrown",
    "throws",
    "toujours",
    "um",
    "un",
    "une",
    "with",
    "zwraca",
];

/// Words before one of [`TOLD_OF`], and it before a status: "ends in 401".
const TELLS_OF: &Texts = list![
    "because",
    "by",
    "due",
    "end",
    "ended",
    "ends",
    "lead",
    "leads",
    "led",
    "lots",
    "result",
    "resulted",
    "resulting",
    "results",
    "rid",
    "stuck",
];
const TOLD_OF: &Texts = list!["by", "in", "of", "on", "to"];

/// Words after a status in plain sentences, where it counts nothing: "I get 401 when …".
const GOES_ON: &Texts = list![
    "after",
    "again",
    "all",
    "als",
    "although",
    "and",
    "as",
    "at",
    "because",
    "before",
    "bei",
    "beim",
    "but",
    "code",
    "com",
    "con",
    "cuando",
    "da",
    "de",
    "del",
    "depuis",
    "desde",
    "despite",
    "during",
    "error",
    "errors",
    "even",
    "every",
    "exception",
    "failure",
    "fehler",
    "for",
    "fout",
    "from",
    "if",
    "immediately",
    "instead",
    "is",
    "issue",
    "khi",
    "mit",
    "no",
    "not",
    "now",
    "od",
    "only",
    "or",
    "problem",
    "quand",
    "quando",
    "reply",
    "response",
    "right",
    "since",
    "so",
    "status",
    "terug",
    "then",
    "though",
    "to",
    "today",
    "unless",
    "until",
    "using",
    "van",
    "von",
    "wenn",
    "when",
    "whenever",
    "while",
    "with",
    "without",
];

/// Whether a sentence tells of the status at `word`: "I get a 401 since yesterday".
pub fn is_told(text: &[u8], word: Span, status: u16, before: &[Span; 3]) -> bool {
    let [last, second, _] = *before;
    if !matches!(status, 401 | 403 | 404 | 429 | 500..=503) {
        return false;
    }
    let next = words::byte(text, word.end);
    let goes_on = match next {
        b' ' if words::byte(text, word.end + 1).is_ascii_lowercase() => words::next(text, word.end)
            .is_some_and(|next| {
                words::is_one_of(text, next, GOES_ON)
                    || words::is_one_of(text, last, list!["a", "an", "this", "same"])
                        && words::is_one_of(text, next, list!["in", "on"])
            }),
        // Of a retirement plan, `401(k)`, and of parts of names.
        b'-' | b'/' | b'(' => false,
        _ => !next.is_ascii_alphanumeric(),
    };
    // The first words of a paste or a paragraph are its title.
    let opens =
        |text: &[u8]| text.is_empty() || text.ends_with(b"\n\n") || text.ends_with(b"```\n");
    let begins =
        || next == b' ' && words::byte(text, word.end + 1) != b' ' && opens(text.cut(..word.start));
    let led_to = || {
        words::is_one_of(text, last, TOLD_OF)
            && words::is_one_of(text, second, TELLS_OF)
            && stands_near(text, second, last)
    };
    goes_on
        && (begins()
            || stands_near(text, last, word) && (words::is_one_of(text, last, TOLD) || led_to()))
        && !is_in_comment(text, word.start)
}

/// Whether a position stands in a comment within code, which tells of what may be.
fn is_in_comment(text: &[u8], at: usize) -> bool {
    let before = text.cut(at.saturating_sub(120)..at);
    let line = before.rsplit(|b| *b == b'\n').next().unwrap_or_default();
    let shown = line.trim_ascii_start();
    line.len() > shown.len()
        && [&b"#"[..], b"//", b"* "]
            .iter()
            .any(|mark| shown.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use crate::read::read;

    #[test]
    fn statuses_are_told_in_sentences() {
        for (text, expected) in [
            ("My calls get a 401 since yesterday", Some(401)),
            ("OpenAI keeps throwing 401s at me", Some(401)),
            ("the server responds 401 for every request", Some(401)),
            ("running into the same 401 on every call", Some(401)),
            ("all of it ends in 429 errors, always", Some(429)),
            ("cannot get rid of 403 errors from the API", Some(403)),
            ("401 from openai even though the key is valid", Some(401)),
            ("Ich bekomme immer 401 von OpenAI", Some(401)),
            ("L'API me renvoie un 401 depuis hier", Some(401)),
            ("We got 401 on the list and 12 on the waiting list", None),
            ("it returns 401 rows of the table that I asked for", None),
            ("the 401(k) plan of my employer is what I asked about", None),
            ("the whole of it is finished in 401 ms, then it stops", None),
            ("this is page 3 of 401 as the book is printed today", None),
            (
                "if status:\n    # a 401 when the key is not known\n    retry(status)",
                None,
            ),
        ] {
            let found = read(text).statuses.first().map(|(status, _)| *status);
            assert_eq!(found, expected, "{text}");
        }
    }
}
