//! What stands at the edges of lines, and between them.

use crate::list;
use crate::one_of;
use crate::read::words;
use crate::rewrite::{Rewrite, Rewriter};
use crate::span::Span;
use crate::text::{Cut, Find};

/// The shortest line that a terminal breaks, in characters.
const NARROWEST: usize = 40;
/// Words are shorter than this; keys and their echoes are not.
const LONG_WORD: usize = 30;
/// How wide terminals are, unless their user has changed it.
const WIDTHS: [usize; 4] = [80, 100, 120, 132];

/// A line without its line break, in bytes.
pub fn each(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let end = start + line.trim_end_matches(one_of!['\r', '\n']).len();
        let span = Span::new(start, end);
        start += line.len();
        span
    })
}

/// A box drawn around lines, and the line breaks that its width made.
pub fn boxes(text: &str) -> Option<Rewrite> {
    let inside = |line: Span| {
        let whole = line.of(text);
        let shown = whole.trim();
        let inner = list!["│", "┃", "║"].iter().find_map(|bar| {
            let inner = shown.strip_prefix(bar)?.strip_suffix(bar)?;
            Some(inner.strip_prefix(' ').unwrap_or(inner).trim_end())
        })?;
        let start = line.start + (inner.as_ptr() as usize - whole.as_ptr() as usize);
        let content = Span::new(start, start + inner.len());
        Some((content, inner.chars().count()))
    };
    let contents: Vec<Measured> = each(text).filter_map(inside).collect();
    let width = full_lines(text, &contents, true);
    let mut rewriter = Rewriter::new(text);
    let mut broken: Option<Span> = None;
    let boxed = each(text).filter_map(|line| Some((line, inside(line)?)));
    for (line, (content, length)) in boxed {
        let follows = rewriter.done() + 1 == line.start;
        let goes_on = broken.is_some_and(|said| follows && goes_on(text, said, content));
        let from = if goes_on { rewriter.done() } else { line.start };
        rewriter.replace(Span::new(from, content.start), "");
        rewriter.replace(Span::new(content.end, line.end), "");
        broken = (Some(length) == width).then_some(content);
    }
    rewriter.finish()
}

/// The numbers that editors and `cat -n` put before lines.
pub fn numbers(text: &str) -> Option<Rewrite> {
    let found: Vec<(Span, u32)> = each(text)
        .map(|line| {
            let (number, length) = numbered(line.of(text));
            (Span::new(line.start, line.start + length), number)
        })
        .collect();
    let follows = |first: usize| {
        let pair = found.get(first).zip(found.get(first + 1));
        // A list of statuses counts its lines as well.
        pair.is_some_and(|((_, first), (_, next))| *first > 0 && *next == first + 1 && *next < 400)
    };
    let mut rewriter = Rewriter::new(text);
    for (at, (span, _)) in found.iter().enumerate() {
        if follows(at) || at > 0 && follows(at - 1) {
            rewriter.replace(*span, "");
        }
    }
    rewriter.finish()
}

/// The number before a line, 0 if there is none, and how much of the line it
/// takes up.
fn numbered(line: &str) -> (u32, usize) {
    let shown = line.trim_start_matches(' ');
    let digits = shown.bytes().take_while(u8::is_ascii_digit).count();
    let rest = shown.cut(digits..);
    let sign = list!["\t", "  ", " | ", " │ ", " │", "| ", ": "]
        .iter()
        .find(|sign| rest.starts_with(*sign));
    match sign {
        Some(sign) if digits < 6 => (
            shown
                .bytes()
                .take(digits)
                .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')),
            line.len() - shown.len() + digits + sign.len(),
        ),
        _ => (0, 0),
    }
}

/// The offsets that `curl --trace-ascii` puts before lines, and the line breaks that
/// its width makes.
pub fn offsets(text: &str) -> Option<Rewrite> {
    const SIGN: usize = "0000: ".len();
    const WIDTH: usize = 64;
    if !list!["=> Send ", "<= Recv "].one_in(text) {
        return None;
    }
    let mut rewriter = Rewriter::new(text);
    let mut full = false;
    for line in each(text) {
        let (sign, rest) = line.of(text).split_at_checked(SIGN).unwrap_or_default();
        let offset = sign.strip_suffix(": ").unwrap_or_default();
        let is_offset = !offset.is_empty() && offset.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_offset {
            let goes_on = full && offset != "0000";
            let start = line.start - usize::from(goes_on);
            rewriter.replace(Span::new(start, line.start + SIGN), "");
        }
        full = is_offset && rest.len() == WIDTH;
    }
    rewriter.finish()
}

/// What a log puts before each line: the time, and who wrote it.
pub fn stamps(text: &str) -> Option<Rewrite> {
    let mut found: Vec<Span> = Vec::new();
    let (mut filled, mut column) = (0, None);
    let mut barred = true;
    for line in each(text).filter(|line| !line.of(text).trim().is_empty()) {
        filled += 1;
        let shown = line.of(text);
        let length = stamp(shown);
        // The names that compose and pm2 put before lines are of one width.
        let bar = length.is_none().then(|| bar(shown)).flatten();
        barred &= bar.is_some() && (column.is_none() || column == bar);
        column = column.or(bar);
        if let Some(length) = length.or(bar) {
            found.push(Span::new(line.start, line.start + length));
        }
    }
    // A message needs nothing taken away: its time tells that it is one.
    let read_by_line = found.iter().any(|span| {
        let rest = text.cut(span.end..);
        let word = rest.split(one_of![' ', '\n']).next().unwrap_or_default();
        let sign = |byte: u8| byte >= 0x80 || b"=($%\"'{#>".contains(&byte);
        word.is_empty() || word == "export" || word.bytes().any(sign)
    });
    // A command's own table has bars as well, but hardly in every line.
    let table = column.is_some() && !(barred && found.len() == filled && filled > 1);
    if table || !read_by_line {
        return None;
    }
    let mut rewriter = Rewriter::new(text);
    for span in found {
        rewriter.replace(span, "");
    }
    rewriter.finish()
}

/// How much of a line is `2026-11-24T10:15:00.123Z `, `10:15:00 ` or
/// `Nov 24 10:15:00 host unit[12]: `.
fn stamp(line: &str) -> Option<usize> {
    let mut end = 0;
    for word in line.split(' ').take(4) {
        end += word.len() + 1;
        let count = |which: fn(u8) -> bool| word.bytes().filter(|byte| which(*byte)).count();
        let digits = count(|byte| byte.is_ascii_digit());
        let signs = count(|byte| b":-+./,TZ[]".contains(&byte));
        let of_time = digits + signs == word.len();
        if of_time && digits > 5 && count(|byte| byte == b':') > 1 {
            return Some(end + writer(line.cut(end..)));
        }
        if !(of_time || word.len() == 3) {
            break;
        }
    }
    None
}

/// How much of what follows the time says who wrote it: a stream, or a host and
/// a process with its number.
fn writer(rest: &str) -> usize {
    let mut end = 0;
    let mut streams = 0;
    for word in rest.split(' ').take(2) {
        end += word.len() + 1;
        if word.ends_with("]:") && word.holds(b'[') {
            return end;
        }
        if matches!(word, "stdout" | "stderr" | "F" | "P" | "00O" | "01O") {
            streams = end;
        }
    }
    streams
}

/// How much of a line is `name-1  | ` or `0|name  | `.
fn bar(line: &str) -> Option<usize> {
    let name = |text: &str| {
        text.bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(byte))
            .count()
    };
    let mut at = name(line);
    if line.cut(at..).starts_with('|') && line.cut(..at).bytes().all(|byte| byte.is_ascii_digit()) {
        at += 1 + name(line.cut(at + 1..));
    }
    let rest = line.cut(at..);
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let bar = rest.cut(spaces..);
    (at > 0 && spaces > 0 && bar.starts_with('|'))
        .then(|| at + spaces + if bar.starts_with("| ") { 2 } else { 1 })
}

/// Line breaks that a terminal's width made, or a mail's before a long word.
pub fn wrapped(text: &str) -> Option<Rewrite> {
    let lines: Vec<Measured> = each(text)
        .map(|line| (line, line.of(text).chars().count()))
        .collect();
    let width = wide_word(text, &lines).or_else(|| full_lines(text, &lines, false));
    let mut rewriter = Rewriter::new(text);
    for ((line, length), (next, _)) in pairs(&lines) {
        let gap = Span::new(line.end, next.start);
        if Some(*length) == width && !next.is_empty() && goes_on(text, *line, *next) {
            rewriter.replace(gap, "");
        } else if holds_key_back(line.of(text), next.of(text)) {
            rewriter.replace(gap, " ");
        }
    }
    rewriter.finish()
}

/// Whether a line ends where a key has to follow, and the next begins with one,
/// or with what stands for one.
fn holds_key_back(line: &str, next: &str) -> bool {
    let line = line.trim_end();
    let next = next.trim_start_matches(one_of![' ', '>', '"', '\'', '<']);
    let word = next
        .as_bytes()
        .iter()
        .take_while(|byte| is_of_word(byte))
        .count();
    let key = list!["sk-", "$", "YOUR_KEY"].one_begins(next);
    // A prompt is a dollar sign as well.
    line.ends_with("earer") && (key || word > 20)
        || line.ends_with('=') && key && !next.starts_with("$ ")
}

/// A line and its length in characters.
type Measured = (Span, usize);

fn pairs(lines: &[Measured]) -> impl Iterator<Item = (&Measured, &Measured)> + Clone {
    lines.iter().zip(lines.iter().skip(1))
}

/// The width, where two lines of one length end within a word that is too long
/// to be one.
fn wide_word(text: &str, lines: &[Measured]) -> Option<usize> {
    let mut pairs = pairs(lines);
    let (_, (_, width)) = pairs.find(|((line, width), (next, length))| {
        *width >= NARROWEST && width == length && {
            let (before, after) = broken_word(text, *line, *next);
            before > 0 && after > 0 && before + after >= LONG_WORD && goes_on(text, *line, *next)
        }
    })?;
    Some(*width)
}

/// The width, where no line is longer, hardly one a little shorter, and a word
/// is broken: who breaks lines between words seldom fills them. A box may be of any
/// width, and where nothing is broken it is as wide as its longest line.
fn full_lines(text: &str, lines: &[Measured], boxed: bool) -> Option<usize> {
    let width = lines.iter().map(|(_, length)| *length).max()?;
    let near = lines
        .iter()
        .filter(|(_, length)| (width.saturating_sub(6)..width).contains(length));
    let full = pairs(lines).filter(|((_, length), (next, _))| *length == width && !next.is_empty());
    let count = full.clone().count();
    let usual = WIDTHS.contains(&width)
        || width > WIDTHS[0] && count > 2
        || boxed && width >= NARROWEST && count > 1;
    let broken = |((line, _), (next, _)): (&Measured, &Measured)| {
        let (before, after) = broken_word(text, *line, *next);
        before > 0 && after > 0 && goes_on(text, *line, *next)
    };
    (usual && count > near.count() && full.clone().any(broken)).then_some(width)
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

#[cfg(test)]
mod tests {
    use crate::plain::tests::plain;

    #[test]
    fn boxes_and_numbers_are_taken_away() {
        let wide = format!("│ one{}│", " ".repeat(1000));
        for (text, expected) in [
            ("│ one   │\n  ┃ two ┃\n│ three", "one\ntwo\n│ three"),
            ("     9\tA=1\n    10\tB=2\n", "A=1\nB=2\n"),
            (
                "│ ERROR Response { host: Some(Domain(\"api\")), sta │\n│ tus: 401, headers: {\"date\": \"Fri, 11 Jul 2025\"} │\n│ } │",
                "ERROR Response { host: Some(Domain(\"api\")), status: 401, headers: {\"date\": \"Fri, 11 Jul 2025\"}}",
            ),
            (&wide, "one"),
            ("1 | A=1\n2 | B=2\n7 | C", "A=1\nB=2\n7 | C"),
            ("401: no\n402: pay\n", "401: no\n402: pay\n"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn the_offsets_of_a_trace_are_taken_away() {
        let full = "x".repeat(64);
        let trace = |before: &str| {
            format!(
                "{before}0000: Host: a\n0009: B: {}\n0049: y\n0000: z",
                &full[3..]
            )
        };
        assert_eq!(
            plain(&trace("=> Send header, 75 bytes (0x4b)\n")),
            format!(
                "=> Send header, 75 bytes (0x4b)\nHost: a\nB: {}y\nz",
                &full[3..]
            )
        );
        assert_eq!(plain(&trace("")), trace(""));
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
        for (text, expected) in [
            (
                "(i.e. Authorization: Bearer\nYOUR_KEY)",
                "(i.e. Authorization: Bearer YOUR_KEY)",
            ),
            (
                "Authorization: Bearer\nHost: a",
                "Authorization: Bearer\nHost: a",
            ),
        ] {
            assert_eq!(plain(text), expected);
        }
        // Two settings of one length, and two lines of a log.
        let two = format!("FIRST_KEY={key}\nOTHER_KEY={key}\n");
        assert_eq!(plain(&two), two);
        let log = format!("2026-11-01 {key}\n2026-11-02 {key}\n");
        assert_eq!(plain(&log), log);
    }

    #[test]
    fn what_a_log_puts_before_lines_is_taken_away() {
        for (text, expected) in [
            (
                "2026-03-02T10:11:12.123456789Z stderr F A=1\n2026-03-02T10:11:13.000000001Z stderr F B=2",
                "A=1\nB=2",
            ),
            (
                "[2026-03-02 10:11:12,345] A=1\n[2026-03-02 10:11:12,346] B=2",
                "A=1\nB=2",
            ),
            (
                "Mar  2 10:11:12 web-1 app[4711]: A=1\nMar 12 10:11:12 web-1 app[4711]: B=2",
                "A=1\nB=2",
            ),
            (
                "2026-03-02T10:11:12.1+00:00 app[web.1]: A=1\n2026-03-02T10:11:12.2+00:00 app[web.1]: B=2",
                "A=1\nB=2",
            ),
            ("10:11:12.123 A=1\n10:11:12.124 B=2\nC", "A=1\nB=2\nC"),
            ("app-1  | A=1\napp-1  | \napp-1  | B=2\n", "A=1\n\nB=2\n"),
            ("0|server  | A=1\n0|server  | B=2", "A=1\nB=2"),
            ("one | two\nsix | ten\nnine", "one | two\nsix | ten\nnine"),
            ("2026-03-02 10:11:12 once", "2026-03-02 10:11:12 once"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
