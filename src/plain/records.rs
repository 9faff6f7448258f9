//! Text inside the strings of a log's JSON records.

use crate::rewrite::{Rewrite, Rewriter};
use crate::span::Span;
use crate::text::{Cut, Find};

/// Puts what a record's strings say on lines of its own, without the escapes.
/// A string that needs none is left.
pub fn strings(text: &str) -> Option<Rewrite> {
    if !text.holds(b'\\') {
        return None;
    }
    let mut rewriter = Rewriter::new(text);
    for line in super::lines::each(text) {
        let shown = line.of(text);
        let begins = shown.trim_start();
        let record = begins.starts_with(['{', '[']) && begins.has("\":") || begins.starts_with('"');
        if record && shown.holds(b'\\') {
            unescape(shown, line.start, &mut rewriter);
        }
    }
    rewriter.finish()
}

/// Deals with the strings of one line, which begins at `offset`.
fn unescape(line: &str, offset: usize, rewriter: &mut Rewriter<'_>) {
    let text = line.as_bytes();
    let mut at = 0;
    while let Some(open) = text.cut(at..).iter().position(|byte| *byte == b'"') {
        let open = at + open;
        let mut close = open + 1;
        let mut escaped = false;
        while close < text.len() && text[close] != b'"' {
            let escape = text[close] == b'\\';
            escaped |= escape;
            close += 1 + usize::from(escape);
        }
        let close = close.min(text.len());
        let inner = Span::new(open + 1, close);
        if escaped && is_text(inner.of(line)) {
            rewriter.replace(Span::new(offset + open, offset + open + 1), "\n");
            escapes(line, inner, offset, rewriter);
            if close < text.len() {
                rewriter.replace(Span::new(offset + close, offset + close + 1), "\n");
            }
        }
        at = close + 1;
    }
}

/// Whether a string's escapes are those of a text, and not what a key sent with
/// a line break at its end looks like in a message.
fn is_text(inner: &str) -> bool {
    inner.has("\\\"")
        || inner
            .places_of("\\n")
            .any(|at| !inner.cut(at + 2..).starts_with(['.', '"', '\\']))
}

/// Replaces the escapes of a string.
fn escapes(line: &str, inner: Span, offset: usize, rewriter: &mut Rewriter<'_>) {
    let mut at = inner.start;
    while let Some(found) = line
        .cut(at..inner.end)
        .as_bytes()
        .iter()
        .position(|byte| *byte == b'\\')
    {
        at += found;
        let meant = match line.as_bytes().get(at + 1) {
            Some(b'n') => "\n",
            Some(b't') => "\t",
            Some(b'"') => "\"",
            Some(b'\\') => "\\",
            Some(b'/') => "/",
            _ => {
                at += 1;
                continue;
            }
        };
        rewriter.replace(Span::new(offset + at, offset + at + 2), meant);
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use crate::plain::tests::plain;

    #[test]
    fn strings_of_records_are_read_as_text() {
        for (text, expected) in [
            (
                r#"{"log":"A=\"1\"\nB=2\n","stream":"stderr"}"#,
                "{\"log\":\nA=\"1\"\nB=2\n\n,\"stream\":\"stderr\"}",
            ),
            (
                r#"    "h = {\"A\": \"Bearer \" + key}\n","#,
                "    \nh = {\"A\": \"Bearer \" + key}\n\n,",
            ),
            (
                r#"{"message": "none of it"}"#,
                r#"{"message": "none of it"}"#,
            ),
            (r#"path = "C:\new""#, r#"path = "C:\new""#),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
