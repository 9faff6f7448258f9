//! `load_dotenv()` of python-dotenv, the PyPI package, version 1.2.4
//! (`dotenv/parser.py`, `dotenv/variables.py`, `dotenv/main.py`).
//!
//! - A byte-order mark is dropped; CRLF and CR become LF.
//! - A statement is `[export ]NAME[ = value][ # comment]`. The name is any run
//!   without `=`, `#` and white space, or stands in single quotes.
//! - A value in single or double quotes may span lines and must be followed by
//!   nothing but a comment. `\\` and the quote are unescaped, in double quotes
//!   `\a \b \f \n \r \t \v` too.
//! - An unquoted value ends at white space before `#`, or at the line's end,
//!   and is trimmed. `NAME= # note` is empty.
//! - What does not fit is dropped up to the end of its line, with a warning: an
//!   opening quote without its partner loses the line.
//! - `${NAME}` and `${NAME:-default}` are expanded everywhere, single quotes
//!   included; `$NAME`, `${NAME-default}` and `${NAME:?text}` are left alone.
//! - The last statement of a name decides, also when it has no `=`, which
//!   leaves the name unset. A name with `=` in it raises an exception.

use super::table::{LineCounter, Next, Table, skip, with_line_feeds};
use super::{Refused, Variable};
use crate::one_of;
use crate::text::{Cut, Find, byte};

pub(super) fn load(file: &str) -> Result<Vec<Variable>, Refused> {
    let text = with_line_feeds(file);
    let text: &str = &text;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = LineCounter::new(text);
    let mut table = Table::new(file);
    let mut reader = Reader { text, at: 0 };
    while reader.at < text.len() {
        reader.at = skip(text, reader.at, is_space);
        let line = lines.line(reader.at);
        match reader.binding() {
            Ok(Some((name, value))) => {
                let value = match value {
                    Some(value) => Some(expand(&value, &mut table, line)?),
                    None => None,
                };
                table.set(name, value, line);
            }
            Ok(None) => {}
            Err(Misfit) => {
                reader.at = skip(text, reader.at, |c| c != '\n');
                reader.at = (reader.at + 1).min(text.len());
            }
        }
    }
    let variables = table.finish();
    for variable in &variables {
        if let Some(value) = &variable.value
            && (variable.name.contains(one_of!['=', '\0']) || value.expose().holds(b'\0'))
        {
            // `os.environ[name] = value` raises ValueError.
            return Err(Refused {
                line: variable.line,
            });
        }
    }
    Ok(variables)
}

/// What Python's `\s` and `str.isspace` take for white space.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

fn is_blank(c: char) -> bool {
    c != '\n' && is_space(c)
}

/// The statement does not fit the grammar.
struct Misfit;

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

type Binding<'a> = Option<(&'a str, Option<String>)>;

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.cut(self.at..)
    }

    /// One statement, from its first character to the end of its line.
    fn binding(&mut self) -> Result<Binding<'a>, Misfit> {
        if self.rest().is_empty() {
            return Ok(None);
        }
        if let Some(rest) = self.rest().strip_prefix("export")
            && rest.starts_with(is_blank)
        {
            self.at = skip(self.text, self.at + "export".len(), is_blank);
        }
        let name = self.name()?;
        self.at = skip(self.text, self.at, is_blank);
        let mut value = None;
        if self.rest().starts_with('=') {
            let start = self.at + 1;
            self.at = skip(self.text, start, is_blank);
            value = Some(if self.at > start && self.rest().starts_with('#') {
                String::new()
            } else {
                self.value()?
            });
        }
        self.at = skip(self.text, self.at, is_blank);
        if self.rest().starts_with('#') {
            self.at = skip(self.text, self.at, |c| c != '\n');
        }
        match self.rest().bytes().next() {
            None => {}
            Some(b'\n') => self.at += 1,
            Some(_) => return Err(Misfit),
        }
        Ok(name.map(|name| (name, value)))
    }

    /// `None` for a comment.
    fn name(&mut self) -> Result<Option<&'a str>, Misfit> {
        let rest = self.rest();
        if rest.starts_with('#') {
            return Ok(None);
        }
        if let Some(rest) = rest.strip_prefix('\'') {
            let length = rest.find('\'').filter(|length| *length > 0).ok_or(Misfit)?;
            self.at += length + 2;
            return Ok(Some(rest.cut(..length)));
        }
        let length = rest
            .find(|c| c == '=' || c == '#' || is_space(c))
            .unwrap_or(rest.len());
        if length == 0 {
            return Err(Misfit);
        }
        self.at += length;
        Ok(Some(rest.cut(..length)))
    }

    fn value(&mut self) -> Result<String, Misfit> {
        let rest = self.rest();
        match rest.bytes().next() {
            Some(quote @ (b'\'' | b'"')) => {
                let bytes = rest.as_bytes();
                let mut end = 1;
                while *bytes.get(end).ok_or(Misfit)? != quote {
                    end += if byte(bytes, end) == b'\\' { 2 } else { 1 };
                }
                self.at += end + 1;
                Ok(unescape(rest.cut(1..end), quote == b'"'))
            }
            _ => {
                let line = rest.cut(..rest.find('\n').unwrap_or(rest.len()));
                self.at += line.len();
                let mut end = line.len();
                let mut after_space = false;
                for (offset, c) in line.char_indices() {
                    if c == '#' && after_space {
                        end = offset;
                        break;
                    }
                    after_space = is_space(c);
                }
                Ok(line.cut(..end).trim_end_matches(is_space).to_owned())
            }
        }
    }
}

fn unescape(text: &str, double: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(rest.cut(..at));
        let escaped = rest.cut(at + 1..).chars().next();
        let plain = match escaped {
            Some(c @ ('\\' | '\'')) => Some(c),
            Some(c) if double => match c {
                '"' => Some('"'),
                'a' => Some('\x07'),
                'b' => Some('\x08'),
                'f' => Some('\x0c'),
                'n' => Some('\n'),
                'r' => Some('\r'),
                't' => Some('\t'),
                'v' => Some('\x0b'),
                _ => None,
            },
            _ => None,
        };
        match plain {
            Some(plain) => {
                out.push(plain);
                rest = rest.cut(at + 2..);
            }
            None => {
                out.push('\\');
                rest = rest.cut(at + 1..);
            }
        }
    }
    out.push_str(rest);
    out
}

/// Replaces `${NAME}` and `${NAME:-default}` by what the file has set so far.
fn expand(value: &str, table: &mut Table, line: u32) -> Result<String, Refused> {
    let mut out = String::with_capacity(value.len());
    let (mut brace, mut colon) = (Next::new(b'}'), Next::new(b':'));
    let (mut copied, mut from) = (0, 0);
    while let Some(length) = value.cut(from..).place_of("${") {
        let start = from + length;
        let name_end = brace
            .from(value, start + 2)
            .min(colon.from(value, start + 2));
        let name = value.cut(start + 2..name_end);
        let tail = value.cut(name_end..);
        let (default, end) = if tail.starts_with('}') {
            ("", name_end + 1)
        } else if tail.starts_with(":-") {
            let end = brace.from(value, name_end + 2);
            if end == value.len() {
                break;
            }
            (value.cut(name_end + 2..end), end + 1)
        } else {
            from = start + 2;
            continue;
        };
        out.push_str(value.cut(copied..start));
        let known = table.get(name);
        let length = known.map_or(0, str::len);
        out.push_str(known.unwrap_or(default));
        (copied, from) = (end, end);
        table.spend(length, line)?;
    }
    out.push_str(value.cut(copied..));
    Ok(out)
}
