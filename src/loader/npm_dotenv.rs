//! `dotenv` for Node.js, the npm package, version 18.0.10 (`dist/index.cjs`):
//! one regular expression, here written out so that it takes linear time.
//!
//! - CRLF and CR become LF. A byte-order mark counts as white space.
//! - A statement is `[export ]NAME = value` or `NAME: value`, with the colon
//!   directly after the name and white space after the colon. A name is made
//!   of letters, digits, `_`, `.` and `-`. White space may hold line feeds.
//! - A value in `'`, `"` or back ticks may span lines. It ends at a quote of
//!   its kind that is followed by a comment or the end of its line; `\` before
//!   a quote keeps it from ending there if a later one can.
//! - Otherwise the value is the rest of the line up to `#`, trimmed; a quote at
//!   each end is removed if they match, and a single one stays.
//! - When the value begins with `"`, `\n` and `\r` become line breaks. Other
//!   escapes and variables are left alone.
//! - Lines that do not fit are skipped. The last value of a name decides.

use super::table::{LineCounter, Table, skip, with_line_feeds};
use super::{Refused, Variable};
use crate::text::{Cut, Find, byte};

pub(super) fn load(file: &str) -> Result<Vec<Variable>, Refused> {
    let text = with_line_feeds(file);
    let text: &str = &text;
    let mut lines = LineCounter::new(text);
    let mut table = Table::new(file);
    let mut at = 0;
    loop {
        at = skip(text, at, is_space);
        if at == text.len() {
            break;
        }
        let mut name_start = at;
        // Where to go on if what looks like a statement is none.
        let mut retreat = None;
        if let Some(rest) = text.cut(at..).strip_prefix("export")
            && rest.starts_with(is_space)
        {
            let after = at + "export".len();
            let next = skip(text, after, is_space);
            if text.cut(next..).starts_with(is_name) {
                (name_start, retreat) = (next, Some(after));
            }
        }
        let name_end = skip(text, name_start, is_name);
        if name_end == name_start {
            at = skip(text, at, |c| !ends_line(c));
            continue;
        }
        let separator = skip(text, name_end, is_space);
        let rest = text.cut(name_end..);
        let start = if text.cut(separator..).starts_with('=') {
            separator + 1
        } else if let Some(after) = rest.strip_prefix(':')
            && let Some(space) = after.chars().next().filter(|c| is_space(*c))
        {
            name_end + 1 + space.len_utf8()
        } else {
            at = skip(text, retreat.unwrap_or(name_end), |c| !ends_line(c));
            continue;
        };
        let line = lines.line(name_start);
        let (value, end) = read_value(text, start);
        let name = text.cut(name_start..name_end);
        // A JavaScript object has no such property to set.
        if name != "__proto__" {
            table.set(name, Some(value), line);
        }
        at = end;
    }
    Ok(table.finish())
}

/// The value that begins at `start`, and where reading goes on.
fn read_value(text: &str, start: usize) -> (String, usize) {
    let first = skip(text, start, is_space);
    let quote = text.cut(first..).chars().next().filter(|c| is_quote(*c));
    if let Some(quote) = quote
        && let Some((closing, end)) = find_closing(text, first, quote)
    {
        let value = unescape(text.cut(first + 1..closing), quote == '"');
        return (value, skip(text, end, |c| !ends_line(c)));
    }
    let line_end = skip(text, start, |c| c != '\n');
    let end = start
        + text
            .cut(start..line_end)
            .find('#')
            .unwrap_or(line_end - start);
    let value = text.cut(start..end).trim_matches(is_space);
    let escapes = value.starts_with('"');
    let value = unescape(&strip_quotes(value), escapes);
    let end = if end < line_end {
        skip(text, end, |c| !ends_line(c))
    } else {
        end
    };
    (value, end)
}

/// The quote that closes the one at `opening`, and the offset after the blanks
/// that follow it.
fn find_closing(text: &str, opening: usize, quote: char) -> Option<(usize, usize)> {
    let mut found = None;
    let mut from = opening + 1;
    while let Some(length) = text.cut(from..).find(quote) {
        let closing = from + length;
        let after = skip(text, closing + 1, |c| is_space(c) && !ends_line(c));
        if text
            .cut(after..)
            .chars()
            .next()
            .is_none_or(|c| c == '#' || ends_line(c))
        {
            found = Some((closing, after));
        }
        if byte(text.as_bytes(), closing - 1) != b'\\' {
            break;
        }
        from = closing + 1;
    }
    found
}

/// Removes quotes that stand at both ends of a line of the value. A value has
/// more than one line only if it holds a Unicode line or paragraph separator.
fn strip_quotes(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut from = 0;
    loop {
        let rest = value.cut(from..);
        if let Some(quote) = rest.chars().next().filter(|c| is_quote(*c))
            && let Some(closing) = last_line_final(rest, quote)
        {
            out.push_str(rest.cut(1..closing));
            from += closing + 1;
        }
        let rest = value.cut(from..);
        match rest.find(ends_line) {
            Some(at) => {
                let separator = rest.cut(at..).chars().next().map_or(1, char::len_utf8);
                out.push_str(rest.cut(..at + separator));
                from += at + separator;
            }
            None => {
                out.push_str(rest);
                return out;
            }
        }
    }
}

/// The last offset, but not the first character's, of a quote that ends a line.
fn last_line_final(text: &str, quote: char) -> Option<usize> {
    let mut end = text.len();
    loop {
        if text.cut(..end).ends_with(quote) {
            return (end > 1).then_some(end - 1);
        }
        end = text.cut(..end).rfind(ends_line)?;
    }
}

fn unescape(value: &str, double: bool) -> String {
    if double {
        value.with("\\n", "\n").with("\\r", "\r")
    } else {
        value.to_owned()
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '"' | '`')
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-')
}

/// JavaScript's `\s`.
fn is_space(c: char) -> bool {
    (c.is_whitespace() && c != '\u{85}') || c == '\u{feff}'
}

/// JavaScript's line terminators, CR aside.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\u{2028}' | '\u{2029}')
}
