//! Source code: what its statements hold was not said by anyone, unless a trace shows
//! them.

use super::env_file::{is_capital, name_length};
use super::words;
use crate::list;
use crate::one_of;
use crate::span::Span;
use crate::text::{Cut, Find, Texts, floor};

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

/// The fewest statements that make a paste source.
const LEAST: usize = 4;

/// How many lines are looked at to tell.
const LINES: usize = 600;

/// How far behind code the mark stands that a trace puts below it, in bytes.
const BELOW: usize = 400;

/// How many lines above one are looked at for the statement that it is a part of.
const ABOVE: usize = 24;

/// Whether most lines of a paste are a program's. Parts of a statement count for
/// nothing, for printed objects have lines of the same look.
pub fn is_most(paste: &str) -> bool {
    let (mut statements, mut others) = (0, 0);
    for line in paste.lines().take(LINES).map(str::trim) {
        if is_statement(line) {
            statements += 1;
        } else if !is_part(line) {
            others += 1;
        }
    }
    statements >= LEAST && statements > others
}

/// Whether a span stands in a statement, or in the text that explains one.
pub fn holds(paste: &str, span: Span) -> bool {
    let start = words::line_start(paste, span.start);
    let line = paste.cut(start..words::line_end(paste, span.end));
    is_statement(line.trim())
        || is_part(line.trim()) && is_opened(paste.cut(..start), indent(line))
        || paste.cut(..span.start).places_of("\"\"\"").count() % 2 == 1
}

/// Whether a statement above opens what stands this far in: `raise ValueError(`, and
/// on the next line `"OPENAI_API_KEY is not set"`.
fn is_opened(above: &str, mut depth: usize) -> bool {
    for line in above.lines().rev().take(ABOVE) {
        let shown = line.trim();
        if shown.is_empty() || indent(line) >= depth {
            continue;
        }
        if !shown.ends_with(one_of!['(', '[', '{']) {
            return false;
        }
        if is_statement(shown) {
            return true;
        }
        depth = indent(line);
    }
    false
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether a line, without white space before it, is a statement.
pub fn is_statement(line: &str) -> bool {
    let name = name_length(line);
    is_capital(line.cut(..name)) && line.cut(name..).starts_with(" = ")
        || BEGINS.one_begins(line)
            && (list!["import ", "from ", "return", "else", "try"].one_begins(line)
                || line.contains(one_of!['(', '=', '{', ':', ';', '@']))
}

/// Whether a line may be a part of a statement: a bracket, a text, an argument
/// `name=…,` or `name: Type = …`, or one of several names.
fn is_part(line: &str) -> bool {
    const PREFIXES: [char; 3] = ['f', 'r', 'b'];
    let text = line.trim_start_matches(PREFIXES);
    let name = name_length(line);
    let after = line.cut(name..);
    text.is_empty()
        || text.starts_with(one_of!['"', '\'', '`', '}', ')', ']', '{', '(', '[', '#'])
        || name > 0
            && (after == ","
                || after.ends_with(',') && after.starts_with('=')
                || after.starts_with(" = ")
                || after.starts_with(": "))
}

/// Whether a trace shows this line of code, whose words were then said; of a trace
/// no more than this line may be pasted.
pub fn in_trace(paste: &str, span: Span) -> bool {
    let thrown = paste.starts_with("throw ") || paste.starts_with("raise ");
    if thrown && !paste.trim_end().holds(b'\n') {
        return true;
    }
    let start = words::line_start(paste, span.start);
    let above = paste.cut(words::line_start(paste, start.saturating_sub(1))..start);
    let to = floor(paste, paste.len().min(span.end + BELOW));
    let mut below = paste.cut(span.end..to).lines().skip(1);
    above.trim_start().starts_with("File \"")
        || below
            .next()
            .is_some_and(|line| line.trim_start().starts_with(one_of!['^', '~']))
}

/// Whether a program would say this, and has not: `return "…"`, `429: "…",`.
pub fn in_code(paste: &str, span: Span) -> bool {
    const STATEMENTS: &Texts = list![
        "return",
        "@app.",
        "throw ",
        "raise ",
        "print(",
        "console.",
        "if (",
        "if status",
        "if e.",
        "if err",
        "if error",
        "if resp",
        "elif ",
        "} else",
        "else if",
        "case ",
        "expect(",
        "await expect",
        "assert",
        "logger.",
        "logging.",
        "alert(",
        "toast",
    ];
    let start = words::line_start(paste, span.start);
    let before = paste.cut(start..span.start);
    // What was logged in one line has its breaks written out.
    let line = before.rfind("\\n").map_or(0, |at| at + 2);
    let before = before.cut(line..).trim_start();
    // What a program prints of its environment, and what a web server is told to
    // answer, is no message.
    if before.len() > 200 || before.has("env") || before.starts_with("return 4") {
        return false;
    }
    let says = before.contains(one_of!['"', '\'', '`']);
    let compares = before.has("==") || before.starts_with("case ");
    let answers = before.has("status");
    if STATEMENTS.one_begins(before) && (says || compares || answers) {
        return true;
    }
    // An entry of a table, by a status or a code; a reply has codes as its values.
    let after = paste.as_bytes().cut(span.end..);
    let alone = before.trim_matches(one_of!['"', '\'', '{', ' ']).is_empty();
    if says && alone && (after.starts_with(b"\":") || after.starts_with(b"':")) {
        return true;
    }
    let Some((key, value)) = before.split_once(':') else {
        return false;
    };
    let quoted = value.trim_start().starts_with(one_of!['"', '\'', '`']);
    let key = key.trim_matches(one_of!['"', '\'', ' ']);
    let status = key.len() == 3 && key.bytes().all(|b| b.is_ascii_digit());
    let code = key.holds(b'_')
        && !key.holds(b' ')
        && !["message", "error", "detail", "reason"]
            .iter()
            .any(|part| key.has(part));
    quoted && (status || code)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn the_body_of_a_refusal_is_no_table() {
        assert!(!in_code("\"message\": \"quota\"", Span::new(12, 17)));
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
            "{\n  code = \"insufficient_quota\",\n  param = vim.NIL,\n}",
            "APIStatusError(\n    status_code=429,\n    code='insufficient_quota',\n)",
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
