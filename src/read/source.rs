//! Source code, pasted as it is: what its statements hold was not said by anyone.

use super::words;
use crate::list;
use crate::one_of;
use crate::span::Span;
use crate::text::{Cut, Find, Texts};

/// What statements begin with.
const BEGINS: &Texts = list![
    "import ",
    "from ",
    "def ",
    "async ",
    "class ",
    "return",
    "const ",
    "let ",
    "var ",
    "function ",
    "export ",
    "if ",
    "if(",
    "elif ",
    "else",
    "for ",
    "while ",
    "try",
    "except",
    "catch",
    "with ",
    "raise ",
    "throw ",
    "await ",
    "yield ",
    "assert",
    "self.",
    "this.",
    "@",
    "* @",
    "public ",
    "private ",
    "static ",
    "func ",
    "fn ",
    "pub ",
    "use ",
    "print(",
    "console.",
    "logger.",
    "log.",
    "case ",
    "new ",
    "||",
    "&&",
    "or ",
    "and ",
];

/// The fewest lines of which most may be called source.
const LEAST: usize = 8;

/// Whether most lines of a paste are a program's.
pub fn is_most(paste: &str) -> bool {
    let (mut source, mut all) = (0, 0);
    for line in paste.lines().map(str::trim).filter(|line| !line.is_empty()) {
        all += 1;
        source += usize::from(is_statement(line) || line.starts_with(one_of!['}', ')', ']']));
    }
    all >= LEAST && source * 2 > all
}

/// Whether a span stands in a statement, in a text that one holds, or in what explains
/// one.
pub fn holds(paste: &str, span: Span) -> bool {
    let start = words::line_start(paste, span.start);
    is_statement(paste.cut(start..words::line_end(paste, span.end)).trim())
        || is_in_text(paste, start)
        || paste.cut(..span.start).places_of("\"\"\"").count() % 2 == 1
}

/// How many lines of a statement's text are looked at.
const TEXT: usize = 6;

/// Whether the line that begins at `start` is a text that a statement above it holds:
/// `raise ValueError(`, and on the next line `"OPENAI_API_KEY is not set"`.
fn is_in_text(paste: &str, start: usize) -> bool {
    const PREFIXES: [char; 3] = ['f', 'r', 'b'];
    let quote = one_of!['"', '\'', '`'];
    let is_text = |line: &str| line.trim_start_matches(PREFIXES).starts_with(quote);
    let first = paste.cut(start..).trim_start();
    let mut above = paste.cut(..start).lines().rev().take(TEXT).map(str::trim);
    is_text(first)
        && above
            .find(|line| !is_text(line))
            .is_some_and(|line| line.ends_with('('))
}

fn is_statement(line: &str) -> bool {
    let name = line
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'))
        .count();
    let after = line.cut(name..);
    // `NAME = …`, an argument of a call, an entry of a list of names.
    if name > 0
        && (after.starts_with(" = ")
            || after.ends_with(',') && after.starts_with('=')
            || after == ",")
    {
        return true;
    }
    BEGINS.one_begins(line)
        && (list!["import ", "from ", "return", "else", "try"].one_begins(line)
            || line.contains(one_of!['(', '=', '{', ':', ';', '@']))
}

#[cfg(test)]
mod tests {
    const SOURCE: &str = r#"import os
from openai import (
    APIConnectionError,
    RateLimitError,
)


class Assistant:
    """Says `Rate limit reached` when it was asked too often."""

    def __init__(self, key: str = os.environ["OPENAI_API_KEY"]):
        if not key:
            raise ValueError(
                "OPENAI_API_KEY is not set. "
                "Set it before you start."
            )

    def ask(self, question):
        try:
            return self.client.responses.create(model="gpt-4o-mini", input=question)
        except RateLimitError as error:
            self.last_status = 429
            raise Busy("You exceeded your current quota") from error
"#;

    fn first(paste: &str) -> Option<&'static str> {
        let found = crate::diagnose(paste);
        found.causes.first().map(|cause| cause.id.id())
    }

    #[test]
    fn what_source_holds_was_not_said() {
        assert_eq!(first(SOURCE), None);
        for line in [
            "openai.RateLimitError: Error code: 429 - {'error': {'code': 'insufficient_quota'}}",
            "I get: You exceeded your current quota, please check your plan",
            "ValueError: You exceeded your current quota",
            "{\n  \"error\": {\n    \"code\": \"insufficient_quota\",\n    \"param\": null\n  }\n}",
            "{\n  status: 429,\n  code: 'insufficient_quota',\n}",
        ] {
            assert_eq!(
                first(&[SOURCE, "\n", line].concat()),
                Some("quota-exhausted"),
                "{line}"
            );
            assert_eq!(
                first(&[line, "\n\n", SOURCE].concat()),
                Some("quota-exhausted"),
                "{line}"
            );
        }
    }
}
