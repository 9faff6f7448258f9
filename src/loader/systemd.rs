//! systemd's `EnvironmentFile=` (`src/basic/env-file.c`, `src/basic/env-util.c`
//! and `src/core/execute.c` of <https://github.com/systemd/systemd>; the rules
//! are in <https://www.freedesktop.org/software/systemd/man/systemd.exec.html#EnvironmentFile=>).
//!
//! - A line that begins with `#` or `;` is a comment; a backslash at its end
//!   does not continue it (since version 254).
//! - White space around `=`, after the name and at both ends of an unquoted
//!   value is dropped. CR ends a line as LF does.
//! - Quotes count only where a value begins or where a quoted part ended: `'…'`
//!   is literal, `"…"` unescapes `\` before `"`, `\`, `` ` `` and `$`; both may
//!   span lines, and quoted and plain parts run together.
//! - Elsewhere a backslash keeps the next character, and before a line's end it
//!   joins the next line. `#` inside a value is kept. Variables are not expanded.
//! - The last value of a name decides, and is then ignored unless the name is
//!   letters, digits and `_` only, not beginning with a digit (so `export NAME`
//!   and a byte-order mark lose the line).
//! - A Unicode noncharacter makes it refuse the file.

use super::table::{LineCounter, Table};
use super::{Refused, Variable};
use crate::one_of;
use crate::text::{Cut, DIGIT};

enum State {
    PreName,
    Name,
    PreValue,
    Value,
    ValueEscape,
    SingleQuote,
    DoubleQuote,
    DoubleQuoteEscape,
    Comment,
    CommentEscape,
}

pub(super) fn load(file: &str) -> Result<Vec<Variable>, Refused> {
    let mut lines = LineCounter::new(file);
    let mut table = Table::new(file);
    let mut state = State::PreName;
    // `kept` is the length that remains once trailing white space is dropped.
    let (mut name, mut value) = (String::new(), String::new());
    let (mut value_kept, mut line) = (0, 1);
    // C text ends at the first NUL.
    let text = file.cut(..file.find('\0').unwrap_or(file.len()));
    for (offset, c) in text.char_indices() {
        let ends_line = matches!(c, '\n' | '\r');
        let is_space = ends_line || matches!(c, ' ' | '\t');
        state = match state {
            State::PreName if matches!(c, '#' | ';') => State::Comment,
            State::PreName if is_space => State::PreName,
            State::PreName => {
                line = lines.line(offset);
                name.clear();
                name.push(c);
                State::Name
            }
            State::Name if ends_line => State::PreName,
            State::Name if c == '=' => {
                value.clear();
                value_kept = 0;
                State::PreValue
            }
            State::Name => {
                name.push(c);
                State::Name
            }
            State::PreValue | State::Value if ends_line => {
                if matches!(state, State::Value) {
                    value.truncate(value_kept);
                }
                push(&mut table, &name, &mut value, line)?;
                State::PreName
            }
            State::PreValue if c == '\'' => State::SingleQuote,
            State::PreValue if c == '"' => State::DoubleQuote,
            State::PreValue | State::Value if c == '\\' => State::ValueEscape,
            State::PreValue if is_space => State::PreValue,
            State::PreValue | State::Value => {
                value.push(c);
                if !is_space {
                    value_kept = value.len();
                }
                State::Value
            }
            State::ValueEscape => {
                if !ends_line {
                    value.push(c);
                }
                value_kept = value.len();
                State::Value
            }
            State::SingleQuote if c == '\'' => State::PreValue,
            State::SingleQuote => {
                value.push(c);
                State::SingleQuote
            }
            State::DoubleQuote if c == '"' => State::PreValue,
            State::DoubleQuote if c == '\\' => State::DoubleQuoteEscape,
            State::DoubleQuote => {
                value.push(c);
                State::DoubleQuote
            }
            State::DoubleQuoteEscape => {
                if matches!(c, '"' | '\\' | '`' | '$') {
                    value.push(c);
                } else if c != '\n' {
                    value.push('\\');
                    value.push(c);
                }
                State::DoubleQuote
            }
            State::Comment if c == '\\' => State::CommentEscape,
            State::Comment | State::CommentEscape if ends_line => State::PreName,
            State::Comment | State::CommentEscape => State::Comment,
        };
    }
    match state {
        State::PreName | State::Name | State::Comment | State::CommentEscape => {}
        State::Value => {
            value.truncate(value_kept);
            push(&mut table, &name, &mut value, line)?;
        }
        _ => push(&mut table, &name, &mut value, line)?,
    }
    let mut variables = table.finish();
    for variable in &mut variables {
        if !is_valid_name(&variable.name) {
            variable.value = None;
        }
    }
    Ok(variables)
}

fn push(table: &mut Table, name: &str, value: &mut String, line: u32) -> Result<(), Refused> {
    if name.chars().chain(value.chars()).any(is_noncharacter) {
        return Err(Refused { line });
    }
    let name = name.trim_end_matches(one_of![' ', '\t', '\n', '\r']);
    table.set(name, Some(core::mem::take(value)), line);
    Ok(())
}

fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

fn is_valid_name(name: &str) -> bool {
    !name.starts_with(DIGIT)
        && !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}
