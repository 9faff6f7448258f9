//! A paste without what terminals, logs and chats put around what was printed.
//!
//! Reading goes by words, and does not mind such things in a message. It would
//! take them for part of a key, a header or a setting.

use crate::read::words;
use crate::rewrite::{Rewrite, Rewriter};
use crate::span::Span;
use crate::text::{Cut, Find};

/// What can be taken away, in this order; each gives nothing where there is
/// none of it.
pub const STEPS: [fn(&str) -> Option<Rewrite>; 6] =
    [colours, boxes, numbers, wrapped, entities, curly_quotes];

/// The shortest line that a terminal breaks, in characters.
const NARROWEST: usize = 40;
/// Words are shorter than this; keys and their echoes are not.
const LONG_WORD: usize = 30;

/// A line without its line break, in bytes.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let end = start + line.trim_end_matches(['\r', '\n']).len();
        let span = Span::new(start, end);
        start += line.len();
        span
    })
}

/// A terminal's colours, also where the escape byte is written out or was lost
/// on the way to the clipboard.
fn colours(text: &str) -> Option<Rewrite> {
    let bytes = text.as_bytes();
    let mut rewriter = Rewriter::new(text);
    let mut at = 0;
    while at < bytes.len() {
        let rest = bytes.cut(at..);
        let escape = match rest[0] {
            0x1b => 1,
            b'\\' if rest.starts_with(b"\\u001b") || rest.starts_with(b"\\u001B") => 6,
            b'\\' if rest.starts_with(b"\\x1b") || rest.starts_with(b"\\x1B") => 4,
            b'\\' if rest.starts_with(b"\\033") => 4,
            b'[' => 0,
            _ => {
                at += 1;
                continue;
            }
        };
        let end = if escape == 0 {
            // `rate(x[5m])` is no colour.
            words::colour(bytes, at + 1).filter(|end| words::byte(bytes, *end) != b']')
        } else {
            let end = words::after_terminal_escape(bytes, at + escape);
            (end > at + escape + 1).then_some(end)
        };
        let Some(end) = end else {
            at += escape.max(1);
            continue;
        };
        // What moves the cursor parts words.
        let parts = !matches!(bytes[end - 1], b'm' | b'K');
        rewriter.replace(Span::new(at, end), if parts { " " } else { "" });
        at = end;
    }
    rewriter.finish()
}

/// A box drawn around lines.
fn boxes(text: &str) -> Option<Rewrite> {
    let bars = ["│", "┃", "║"];
    if !bars.iter().any(|bar| text.has(bar)) {
        return None;
    }
    let mut rewriter = Rewriter::new(text);
    for line in lines(text) {
        let whole = line.of(text);
        let shown = whole.trim();
        let inner = bars.iter().find_map(|bar| {
            let inner = shown.strip_prefix(bar)?.strip_suffix(bar)?;
            Some(inner.strip_prefix(' ').unwrap_or(inner).trim_end())
        });
        let Some(inner) = inner else { continue };
        let at = line.start + (inner.as_ptr() as usize - whole.as_ptr() as usize);
        rewriter.replace(Span::new(line.start, at), "");
        rewriter.replace(Span::new(at + inner.len(), line.end), "");
    }
    rewriter.finish()
}

/// The numbers that editors and `cat -n` put before lines.
fn numbers(text: &str) -> Option<Rewrite> {
    let mut rewriter = Rewriter::new(text);
    let mut run: Vec<(u32, Span)> = Vec::new();
    let mut flush = |run: &mut Vec<(u32, Span)>| {
        // A list of statuses counts its lines as well.
        if run.len() > 1 && run.iter().all(|(number, _)| *number < 400) {
            for (_, span) in run.iter() {
                rewriter.replace(*span, "");
            }
        }
        run.clear();
    };
    for line in lines(text) {
        let found = numbered(line.of(text));
        let next = run.last().map(|(number, _)| number + 1);
        if next.is_some() && found.map(|(number, _)| number) != next {
            flush(&mut run);
        }
        if let Some((number, length)) = found {
            run.push((number, Span::new(line.start, line.start + length)));
        }
    }
    flush(&mut run);
    rewriter.finish()
}

/// The number before a line, and how much of the line it takes up.
fn numbered(line: &str) -> Option<(u32, usize)> {
    let shown = line.trim_start_matches(' ');
    let digits = shown.bytes().take_while(u8::is_ascii_digit).count();
    let number = shown.cut(..digits).bytes().fold(0_u32, |sum, digit| {
        sum.wrapping_mul(10) + u32::from(digit - b'0')
    });
    let rest = shown.cut(digits..);
    let sign = ["\t", "  ", " | ", " │ ", " │", "| ", ": "]
        .iter()
        .find(|sign| rest.starts_with(**sign))?;
    let inset = line.len() - shown.len();
    ((1..6).contains(&digits)).then_some((number, inset + digits + sign.len()))
}

/// Line breaks that a terminal's width made. That it did shows where two lines
/// of one length end within a word that is too long to be one.
fn wrapped(text: &str) -> Option<Rewrite> {
    let lines: Vec<(Span, usize)> = lines(text)
        .map(|line| (line, line.of(text).chars().count()))
        .collect();
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    let (_, (_, width)) = pairs().find(|((line, width), (next, length))| {
        *width >= NARROWEST && width == length && {
            let (before, after) = broken_word(text, *line, *next);
            before > 0 && after > 0 && before + after >= LONG_WORD && goes_on(text, *line, *next)
        }
    })?;
    let mut rewriter = Rewriter::new(text);
    for ((line, length), (next, _)) in pairs() {
        if length == width && !next.is_empty() && goes_on(text, *line, *next) {
            rewriter.replace(Span::new(line.end, next.start), "");
        }
    }
    rewriter.finish()
}

fn is_of_word(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'-' | b'_')
}

/// How much of a word stands at the end of a line and at the start of the next.
fn broken_word(text: &str, line: Span, next: Span) -> (usize, usize) {
    let (line, next) = (line.of(text).as_bytes(), next.of(text).as_bytes());
    let before = line.iter().rev().take_while(|byte| is_of_word(byte));
    (
        before.count(),
        next.iter().take_while(|byte| is_of_word(byte)).count(),
    )
}

/// Whether a line could be the rest of the one before it: it neither begins as
/// that one does, as the lines of a log do, nor sets a variable.
fn goes_on(text: &str, line: Span, next: Span) -> bool {
    let (line, next) = (line.of(text).as_bytes(), next.of(text).as_bytes());
    let kind = |byte: &u8| if byte.is_ascii_digit() { b'0' } else { *byte };
    let alike = line
        .iter()
        .map(kind)
        .take(3)
        .eq(next.iter().map(kind).take(3));
    let name = next
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
        .count();
    (!alike || next.starts_with(b"*")) && (name == 0 || words::byte(next, name) != b'=')
}

/// HTML's ways to write what its markup needs for itself.
fn entities(text: &str) -> Option<Rewrite> {
    let mut rewriter = Rewriter::new(text);
    let mut at = 0;
    while let Some(offset) = text
        .as_bytes()
        .cut(at..)
        .iter()
        .position(|byte| matches!(byte, b'&' | b'<'))
    {
        at += offset;
        let rest = text.cut(at..);
        let known = [
            ("&quot;", "\""),
            ("&#34;", "\""),
            ("&#39;", "'"),
            ("&#x27;", "'"),
            ("&apos;", "'"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&amp;", "&"),
            ("&nbsp;", " "),
            ("<br>", "\n"),
            ("<br/>", "\n"),
            ("<br />", "\n"),
        ];
        match known.iter().find(|(written, _)| rest.starts_with(written)) {
            Some((written, meant)) => {
                rewriter.replace(Span::new(at, at + written.len()), meant);
                at += written.len();
            }
            None => at += 1,
        }
    }
    rewriter.finish()
}

/// Curly quotes that a chat or an editor made of straight ones. Where a key or
/// a setting stands they are left: there they may be what is wrong.
fn curly_quotes(text: &str) -> Option<Rewrite> {
    let curly = |quote: &str| match quote {
        "\u{201c}" | "\u{201d}" => Some("\""),
        "\u{2018}" | "\u{2019}" => Some("'"),
        _ => None,
    };
    let mut rewriter = Rewriter::new(text);
    for line in lines(text) {
        let shown = line.of(text);
        if shown.is_ascii()
            || [
                "sk-",
                "earer",
                "curl",
                "=\u{201c}",
                "=\u{2018}",
                "= \u{201c}",
                "= \u{2018}",
                "rovided: ",
            ]
            .iter()
            .any(|sign| shown.has(sign))
        {
            continue;
        }
        for (at, _) in shown.char_indices() {
            if let Some(straight) = curly(shown.cut(at..at + 3)) {
                let at = line.start + at;
                rewriter.replace(Span::new(at, at + 3), straight);
            }
        }
    }
    rewriter.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
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
    fn boxes_and_numbers_are_taken_away() {
        for (text, expected) in [
            ("│ one   │\n  ┃ two ┃\n│ three", "one\ntwo\n│ three"),
            ("     9\tA=1\n    10\tB=2\n", "A=1\nB=2\n"),
            ("1 | A=1\n2 | B=2\n7 | C", "A=1\nB=2\n7 | C"),
            ("401: no\n402: pay\n", "401: no\n402: pay\n"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn lines_that_a_terminal_broke_are_joined() {
        let letter = |n: u8| char::from(b'a' + n.wrapping_mul(n) % 23);
        let key: String = "sk-".chars().chain((0..160).map(letter)).collect();
        let broken = |text: &str, width: usize| {
            let letters: Vec<char> = text.chars().collect();
            let lines: Vec<String> = letters
                .chunks(width)
                .map(|part| part.iter().collect())
                .collect();
            lines.join("\n")
        };
        let setting = format!("OPENAI_API_KEY={key}");
        assert_eq!(plain(&broken(&setting, 80)), setting);
        assert_eq!(
            plain(&format!("{}\nA=b", broken(&setting, 60))),
            format!("{setting}\nA=b")
        );
        // Two settings of one length, and two lines of a log.
        let two = format!("FIRST_KEY={key}\nOTHER_KEY={key}\n");
        assert_eq!(plain(&two), two);
        let log = format!("2026-11-01 {key}\n2026-11-02 {key}\n");
        assert_eq!(plain(&log), log);
    }

    #[test]
    fn entities_and_curly_quotes_are_straightened() {
        for (text, expected) in [
            (
                "KeyError: &#39;A&#39;<br>x &amp; y &c;",
                "KeyError: 'A'\nx & y &c;",
            ),
            ("KeyError: \u{2018}A\u{2019}", "KeyError: 'A'"),
            ("KEY=\u{201c}sk-a\u{201d}", "KEY=\u{201c}sk-a\u{201d}"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
