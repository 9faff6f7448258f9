//! Text inside the strings of a log's JSON records.

use crate::list;
use crate::one_of;
use crate::rewrite::{Rewrite, Rewriter};
use crate::span::Span;
use crate::text::{Cut, Find, byte};

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
        let record =
            begins.starts_with(one_of!['{', '[']) && begins.has("\":") || begins.starts_with('"');
        if !(record && shown.holds(b'\\')) {
            continue;
        }
        match container(shown) {
            Some(inner) => {
                rewriter.replace(Span::new(line.start, line.start + inner.start), "");
                escapes(shown, inner, line.start, &mut rewriter);
                rewriter.replace(Span::new(line.start + inner.end, line.end), "");
            }
            None => unescape(shown, line.start, &mut rewriter),
        }
    }
    rewriter.finish()
}

/// Takes a paste out of the literal it is: `"…"`, `b'…'`, or what was copied from
/// within one, with its line breaks written out. Around one word the quotation marks
/// may be what is wrong.
pub fn literal(text: &str) -> Option<Rewrite> {
    let shown = text.trim();
    let breaks = shown
        .places_of("\\n")
        .filter(|at| !shown.cut(at + 2..).starts_with('.'));
    // `C:\new` is no line break, and a request's headers are read as they are.
    let unquoted = breaks.count() > 1
        && !shown.has(":\\")
        && !shown.has("\\r\\n")
        && !shown.holds(b'\n')
        && !shown.starts_with(one_of!['{', '[', '"']);
    let inner = list!["b'", "b\"", "'", "\""].iter().find_map(|open| {
        let mark = open.cut(open.len() - 1..);
        shown
            .strip_prefix(open)?
            .strip_suffix(mark)
            .filter(|inner| {
                let closed = string_length(inner, byte(mark.as_bytes(), 0)) == inner.len();
                closed && (open.len() > 1 || inner.trim().contains(one_of![' ', '\n']))
            })
    });
    let inner = inner.or(unquoted.then_some(shown))?;
    let at = inner.as_ptr() as usize - text.as_ptr() as usize;
    let mut rewriter = Rewriter::new(text);
    rewriter.replace(Span::new(0, at), "");
    if !inner.holds(b'\n') {
        escapes(text, Span::new(at, at + inner.len()), 0, &mut rewriter);
    }
    rewriter.replace(Span::new(at + inner.len(), text.len()), "");
    rewriter.finish()
}

/// Quotation marks with a backslash before each, as in text copied from within
/// a string. In a setting they may be what is wrong.
pub fn quotation_marks(text: &str) -> Option<Rewrite> {
    if !text.has("\\\"") {
        return None;
    }
    let mut rewriter = Rewriter::new(text);
    for line in super::lines::each(text) {
        let shown = line.of(text);
        let escaped = || shown.places_of("\\\"");
        let all = shown.bytes().filter(|byte| *byte == b'"').count();
        if escaped().count() == all && !shown.has("=\\\"") {
            for at in escaped() {
                let at = line.start + at;
                rewriter.replace(Span::new(at, at + 1), "");
            }
        }
    }
    rewriter.finish()
}

/// What a container printed, in the record that Docker keeps of it, without its
/// line break.
fn container(line: &str) -> Option<Span> {
    let open = line.place_of("{\"log\":")? + "{\"log\":".len();
    let open = open + line.cut(open..).place_of("\"")? + 1;
    let close = open + string_length(line.cut(open..), b'"');
    line.cut(close..).has("\"stream\":").then(|| {
        let said = line.cut(open..close);
        Span::new(open, open + said.strip_suffix("\\n").unwrap_or(said).len())
    })
}

/// Up to the quotation mark that ends a string, or the end.
fn string_length(text: &str, mark: u8) -> usize {
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            _ if byte == mark => return at,
            b'\\' => _ = bytes.next(),
            _ => {}
        }
    }
    text.len()
}

/// Deals with the strings of one line, which begins at `offset`.
fn unescape(line: &str, offset: usize, rewriter: &mut Rewriter<'_>) {
    let text = line.as_bytes();
    let mut at = 0;
    while let Some(open) = text.cut(at..).iter().position(|byte| *byte == b'"') {
        let open = at + open;
        let close = open + 1 + string_length(line.cut(open + 1..), b'"');
        let inner = Span::new(open + 1, close);
        let said = inner.of(line);
        if is_text(said) {
            rewriter.replace(Span::new(offset + open, offset + open + 1), "\n");
            escapes(line, inner, offset, rewriter);
            if close < text.len() {
                rewriter.replace(Span::new(offset + close, offset + close + 1), "\n");
            }
        } else if said.has("\\u") {
            escapes(line, inner, offset, rewriter);
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
            .any(|at| !inner.cut(at + 2..).starts_with(one_of!['.', '"', '\\']))
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
        // A message may speak of a character: `can't encode character '\u200b'`.
        let quoted = line.cut(..at).ends_with('\'');
        if let Some(character) = unicode(line.cut(at..inner.end)).filter(|_| !quoted) {
            let place = Span::new(offset + at, offset + at + 6);
            rewriter.replace(place, character.encode_utf8(&mut [0; 4]));
            at += 6;
            continue;
        }
        let meant = match line.as_bytes().get(at + 1) {
            Some(b'n') => "\n",
            Some(b'r') => "",
            Some(b't') => "\t",
            Some(b'"') => "\"",
            Some(b'\'') => "'",
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

/// The character that `\\u20ac` stands for, unless it is half of one or moves
/// a terminal's cursor.
fn unicode(escape: &str) -> Option<char> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    char::from_u32(code).filter(|character| !character.is_control())
}

#[cfg(test)]
mod tests {
    use crate::plain::tests::plain;

    #[test]
    fn strings_of_records_are_read_as_text() {
        for (text, expected) in [
            (
                r#"{"log":"A=\"1\"\nB=2\n","stream":"stderr"}"#,
                "A=\"1\"\nB=2",
            ),
            (
                r#"{"text":"A=\"1\"\nB=2\n","level":1}"#,
                "{\"text\":\nA=\"1\"\nB=2\n\n,\"level\":1}",
            ),
            (
                r#"{"error": "\u65e0\u6548 \u001b"}"#,
                "{\"error\": \"无效 \\u001b\"}",
            ),
            (
                r#"    "h = {\"A\": \"Bearer \" + key}\n","#,
                "    \nh = {\"A\": \"Bearer \" + key}\n\n,",
            ),
            (
                r#"{"message": "none of it"}"#,
                r#"{"message": "none of it"}"#,
            ),
            (r"b'A = 1\nB=\'2\''", "A = 1\nB='2'"),
            (r"A=1\nB=2\nC", "A=1\nB=2\nC"),
            (r#""A=1""#, r#""A=1""#),
            (r#""the key: A=1""#, "the key: A=1"),
            (r#""a" = "b""#, r#""a" = "b""#),
            (r#""sk-abc""#, r#""sk-abc""#),
            (r#"h = {\"A\": \"B\" + c}"#, r#"h = {"A": "B" + c}"#),
            (r#"A=\"b\""#, r#"A=\"b\""#),
            (r#"path = "C:\new""#, r#"path = "C:\new""#),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
