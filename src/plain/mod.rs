//! A paste without what terminals, logs and chats put around what was printed.
//!
//! Reading goes by words, and does not mind such things in a message. It would
//! take them for part of a key, a header or a setting.

mod lines;
mod records;

use crate::read::words;
use crate::rewrite::{Rewrite, Rewriter};
use crate::span::Span;
use crate::text::{Cut, Find};

/// What can be taken away, in this order; each gives nothing where there is
/// none of it.
pub const STEPS: [fn(&str) -> Option<Rewrite>; 13] = [
    colours,
    spaces,
    lines::offsets,
    lines::numbers,
    lines::stamps,
    records::literal,
    // Twice: what a record's string holds may be a record.
    records::strings,
    records::strings,
    records::quotation_marks,
    lines::boxes,
    lines::wrapped,
    entities,
    curly_quotes,
];

/// A terminal's colours.
fn colours(text: &str) -> Option<Rewrite> {
    let bytes = text.as_bytes();
    let mut rewriter = Rewriter::new(text);
    let mut at = 0;
    while at < bytes.len() {
        let end = matches!(words::byte(bytes, at), 0x1b | b'\\' | b'[')
            .then(|| words::terminal_escape(bytes, at))
            .flatten()
            // `rate(x[5m])` is no colour.
            .filter(|end| words::byte(bytes, at) != b'[' || words::byte(bytes, *end) != b']');
        if let Some(end) = end {
            // What moves the cursor parts words.
            let parts = !matches!(words::byte(bytes, end - 1), b'm' | b'K');
            rewriter.replace(Span::new(at, end), if parts { " " } else { "" });
        }
        at = end.unwrap_or(at + 1);
    }
    rewriter.finish()
}

/// Spaces that do not break, and two where one was. One of them may be part of a
/// key; many are the display's.
fn spaces(text: &str) -> Option<Rewrite> {
    const NO_BREAK: &str = "\u{a0}";
    let unbroken = text.places_of(NO_BREAK).count();
    let (mut single, mut double) = (0, 0);
    for part in text.as_bytes().windows(4) {
        match part {
            [b'!'..=0xff, b' ', b'!'..=0xff, _] => single += 1,
            [b'!'..=0xff, b' ', b' ', b'!'..=0xff] => double += 1,
            _ => {}
        }
    }
    let wide = if double > 3 && double > 4 * single {
        "  "
    } else if unbroken > 3 || unbroken > 1 && !text.holds(b' ') {
        NO_BREAK
    } else {
        return None;
    };
    let mut rewriter = Rewriter::new(text);
    for at in text.places_of(wide) {
        rewriter.replace(Span::new(at, at + 2), " ");
    }
    rewriter.finish()
}

/// HTML's ways to write what its markup needs for itself.
fn entities(text: &str) -> Option<Rewrite> {
    const KNOWN: [(&str, &str); 9] = [
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("<br>", "\n"),
        ("<br />", "\n"),
    ];
    let mut rewriter = Rewriter::new(text);
    let mut at = 0;
    let begins = |byte: &u8| matches!(byte, b'&' | b'<');
    while let Some(offset) = text.as_bytes().cut(at..).iter().position(begins) {
        at += offset;
        let rest = text.cut(at..);
        let found = KNOWN.iter().find(|(written, _)| rest.starts_with(written));
        if let Some((written, meant)) = found {
            rewriter.replace(Span::new(at, at + written.len()), meant);
        }
        at += found.map_or(1, |(written, _)| written.len());
    }
    rewriter.finish()
}

/// Curly quotes that a chat or an editor made of straight ones. Where a key or
/// a setting stands they are left: there they may be what is wrong.
fn curly_quotes(text: &str) -> Option<Rewrite> {
    let mut rewriter = Rewriter::new(text);
    for line in lines::each(text) {
        let shown = line.of(text);
        // Python's own message is printed with straight ones.
        if shown.is_ascii() || !shown.has("header value b") && sets_key(shown) {
            continue;
        }
        for (at, part) in shown.as_bytes().windows(3).enumerate() {
            let straight = match part {
                [0xe2, 0x80, 0x98 | 0x99] => "'",
                [0xe2, 0x80, 0x9c | 0x9d] => "\"",
                _ => continue,
            };
            let at = line.start + at;
            rewriter.replace(Span::new(at, at + 3), straight);
        }
    }
    rewriter.finish()
}

/// Whether a key, or a setting's value, may stand in a line.
fn sets_key(line: &str) -> bool {
    let values = ["=\u{201c}", "=\u{2018}", "= \u{201c}", "= \u{2018}"];
    let signs = ["sk-", "earer", "curl", "rovided: "];
    values.iter().chain(&signs).any(|sign| line.has(sign))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn plain(text: &str) -> String {
        let mut text = text.to_owned();
        for step in STEPS {
            if let Some(made) = step(&text) {
                text = made.text;
            }
        }
        text
    }

    #[test]
    fn colours_are_taken_away() {
        for (text, expected) in [
            ("\u{1b}[31mError\u{1b}[0m: no", "Error: no"),
            ("\\u001b[36mauthorization\\u001b[39m: x", "authorization: x"),
            (
                "\u{1b}[01;31m\u{1b}[KOPENAI\u{1b}[m\u{1b}[K_API_KEY=",
                "OPENAI_API_KEY=",
            ),
            ("a\u{1b}[10Cb", "a b"),
            ("\u{1b}]8;;https://x.test\u{7}link\u{1b}]8;;\u{7}", " link "),
            ("[31mError[0m", "Error"),
            ("rate(x[5m]) and a\u{1b}b", "rate(x[5m]) and a\u{1b}b"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn entities_and_curly_quotes_are_straightened() {
        for (text, expected) in [
            (
                "KeyError: &#39;A&#39;<br>x &amp; y &c;",
                "KeyError: 'A'\nx & y &c;",
            ),
            ("a  b  c  d  e    f", "a b c d e  f"),
            ("a  b c  d", "a  b c  d"),
            ("a\u{a0}b", "a\u{a0}b"),
            ("a\u{a0}b\u{a0}c\u{a0}d\u{a0}e", "a b c d e"),
            ("KeyError: \u{2018}A\u{2019}", "KeyError: 'A'"),
            ("KEY=\u{201c}sk-a\u{201d}", "KEY=\u{201c}sk-a\u{201d}"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
