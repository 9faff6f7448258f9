//! `node --env-file`, Node.js 20.20 to 24 (`src/node_dotenv.cc`; the rules are
//! in <https://nodejs.org/api/environment_variables.html>).
//!
//! - Every CR is dropped, wherever it stands. A byte-order mark is kept, and
//!   so becomes part of the first name.
//! - A line without `=` is skipped. Names and values are trimmed of spaces,
//!   tabs and line feeds; `export ` before a name is dropped. Nothing else
//!   is asked of a name.
//! - `NAME=` at the end of a line is empty, but `NAME= ` followed by a line
//!   feed takes the *next* line for the value.
//! - A value in `"`, `'` or back ticks may span lines and ends at the next
//!   quote of its kind; the rest of that line is dropped. In double quotes
//!   `\n` becomes a line feed; no other escape is known.
//! - A quote without its partner is kept, with all that follows on its line.
//! - An unquoted value ends at `#`, with or without a space before it.
//! - Variables are not expanded. The last value of a name decides.

use super::table::{LineCounter, Next, Table};
use super::{Refused, Variable};

pub(super) fn load(file: &str) -> Result<Vec<Variable>, Refused> {
    let text: std::borrow::Cow<'_, str> = if file.contains('\r') {
        file.split('\r').collect::<String>().into()
    } else {
        file.into()
    };
    let text: &str = &text;
    let mut lines = LineCounter::new(text);
    let mut table = Table::new(file);
    let mut quotes = [Next::new(b'"'), Next::new(b'\''), Next::new(b'`')];
    let end = text.trim_end_matches(is_space).len();
    let text = &text[..end];
    // Where the part that is not read yet begins.
    let mut at = trim(text, 0);
    while at < end {
        let rest = &text[at..];
        if rest.starts_with(['\n', '#']) {
            at = after_line(text, at);
            continue;
        }
        let stop = rest.find(['=', '\n']).map_or(end, |length| at + length);
        if stop == end {
            break;
        }
        if text.as_bytes()[stop] == b'\n' {
            at = trim(text, stop + 1);
            continue;
        }
        let line = lines.line(at);
        let mut name = text[at..stop].trim_matches(is_space);
        at = stop + 1;
        if at == end || text.as_bytes()[at] == b'\n' {
            table.set(name, Some(String::new()), line);
            continue;
        }
        at = trim(text, at);
        if name.is_empty() {
            continue;
        }
        if let Some(bare) = name.strip_prefix("export ") {
            name = bare.trim_matches(is_space);
        }
        if at == end {
            table.set(name, Some(String::new()), line);
            break;
        }
        let quote = match text.as_bytes()[at] {
            b'"' => Some(0),
            b'\'' => Some(1),
            b'`' => Some(2),
            _ => None,
        };
        let line_end = text[at..].find('\n').map_or(end, |length| at + length);
        match quote {
            Some(kind) => {
                let closing = quotes[kind].from(text, at + 1);
                if closing < end {
                    let value = &text[at + 1..closing];
                    let value = if kind == 0 {
                        value.replace("\\n", "\n")
                    } else {
                        value.to_owned()
                    };
                    table.set(name, Some(value), line);
                    at = after_line(text, closing + 1);
                    continue;
                }
                table.set(name, Some(text[at..line_end].to_owned()), line);
            }
            None => {
                let value = &text[at..line_end];
                let value = &value[..value.find('#').unwrap_or(value.len())];
                table.set(name, Some(value.trim_matches(is_space).to_owned()), line);
            }
        }
        at = trim(text, (line_end + 1).min(end));
    }
    Ok(table.finish())
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n')
}

fn trim(text: &str, at: usize) -> usize {
    super::table::skip(text, at, is_space)
}

/// The offset after the next line feed, or the end.
fn after_line(text: &str, at: usize) -> usize {
    text[at..]
        .find('\n')
        .map_or(text.len(), |length| at + length + 1)
}
