//! `node --env-file`, Node.js 20.20.2 (`src/node_dotenv.cc` of
//! <https://github.com/nodejs/node>; the rules are in
//! <https://nodejs.org/docs/latest-v20.x/api/cli.html#--env-fileconfig>).
//!
//! - Every CR is dropped, wherever it stands. A byte-order mark is kept, and
//!   so becomes part of the first name.
//! - A name is all that stands before the next `=`, line feeds included, so a
//!   line without `=` spoils the name on the next one. A missing name ends the
//!   file. Spaces around a name are dropped, tabs are not, and so is `export `.
//! - A value in `"`, `'` or back ticks may span lines and ends at the next quote
//!   of its kind; the rest of that line is dropped. In double quotes `\n` becomes
//!   a line feed; no other escape is known.
//! - A quote without its partner is kept, with all that follows on its line; on
//!   a last line that no line feed ends, the variable is lost.
//! - An unquoted value ends at `#`, with or without a space before it, and loses
//!   spaces at both ends.
//! - Variables are not expanded. The last value of a name decides.
//!
//! Later releases trim tabs too and skip lines without `=`.

use super::table::{LineCounter, Next, Table, skip};
use super::{Refused, Variable};
use crate::one_of;
use crate::text::{Cut, Find, byte};

pub(super) fn load(file: &str) -> Result<Vec<Variable>, Refused> {
    let text: std::borrow::Cow<'_, str> = if file.holds(b'\r') {
        file.split('\r').collect::<String>().into()
    } else {
        file.into()
    };
    let text = text.trim_end_matches(' ');
    let end = text.len();
    let mut lines = LineCounter::new(text);
    let mut table = Table::new(file);
    let mut quotes = [Next::new(b'"'), Next::new(b'\''), Next::new(b'`')];
    let mut at = skip(text, 0, |c| c == ' ');
    while at < end {
        if text.cut(at..).starts_with(one_of!['\n', '#'])
            && let Some(length) = text.cut(at..).find('\n')
        {
            at += length + 1;
            continue;
        }
        let Some(length) = text.cut(at..).find('=') else {
            break;
        };
        if length == 0 {
            break;
        }
        let name = match text.cut(at..at + length).trim_matches(' ') {
            // Node's own trimming runs off the front of a name of spaces alone
            // and takes up the line feed before it.
            "" => "\n",
            name => name,
        };
        let name = name.strip_prefix("export ").unwrap_or(name);
        let line = lines.line(at + length);
        at = skip(text, at + length + 1, |c| c == ' ');
        if at == end {
            table.set(name, Some(String::new()), line);
            break;
        }
        let quote = match byte(text.as_bytes(), at) {
            b'"' => Some(0),
            b'\'' => Some(1),
            b'`' => Some(2),
            _ => None,
        };
        let closing = quote.map_or(end, |kind| quotes[kind].from(text, at + 1));
        let feed = |from: usize| text.cut(from..).find('\n').map(|length| from + length);
        if let Some(kind) = quote {
            if closing < end {
                let value = text.cut(at + 1..closing);
                let value = if kind == 0 {
                    value.with("\\n", "\n")
                } else {
                    value.to_owned()
                };
                table.set(name, Some(value), line);
                at = feed(closing + 1).unwrap_or(end);
            } else if let Some(feed) = feed(at) {
                table.set(name, Some(text.cut(at..feed).to_owned()), line);
                at = feed;
            }
            continue;
        }
        let value_end = feed(at).unwrap_or(end);
        let value = text.cut(at..value_end);
        let value = value.cut(..value.find('#').unwrap_or(value.len()));
        at = value_end;
        table.set(name, Some(value.trim_matches(' ').to_owned()), line);
    }
    Ok(table.finish())
}
