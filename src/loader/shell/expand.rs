//! Puts values in the place of variables.

use super::syntax::{Expansion, Form, Part, Word, name_length};
use super::{Fatal, State, assign};
use crate::text::Cut;

pub(super) struct Value {
    pub(super) text: String,
    pub(super) has_command: bool,
}

pub(super) fn expand(word: &Word, state: &mut State<'_>, line: u32) -> Result<Value, Fatal> {
    let mut value = Value {
        text: String::new(),
        has_command: false,
    };
    expand_into(word, &mut value, state, line)?;
    Ok(value)
}

pub(super) fn expand_into(
    word: &Word,
    out: &mut Value,
    state: &mut State<'_>,
    line: u32,
) -> Result<(), Fatal> {
    for part in word {
        match part {
            Part::Text(text) | Part::Quoted(text) => out.text.push_str(text),
            Part::Command => out.has_command = true,
            Part::Variable(expansion) => expand_variable(expansion, out, state, line)?,
        }
    }
    Ok(())
}

pub(super) fn expand_variable(
    expansion: &Expansion,
    out: &mut Value,
    state: &mut State<'_>,
    line: u32,
) -> Result<(), Fatal> {
    let name = expansion.name.as_str();
    let current: Option<&str> = match name {
        "#" | "?" => Some("0"),
        "0" => Some("sh"),
        "-" => Some("a"),
        // The shell's process number, which no one knows beforehand.
        "$" => {
            out.has_command = true;
            Some("$$")
        }
        "@" | "*" | "!" => None,
        name => state.table.get(name),
    };
    let length = current.map_or(0, str::len);
    let push = |out: &mut Value, state: &mut State<'_>| -> Result<(), Fatal> {
        out.has_command |= state.table.has_command(name);
        state.table.spend(length, line).map_err(|_| Fatal)
    };
    match expansion.form {
        Form::Bad => return Err(Fatal),
        Form::Length => {
            let length = current.map_or(0, str::len);
            out.text.push_str(&length.to_string());
        }
        Form::Plain => {
            out.text.push_str(current.unwrap_or_default());
            push(out, state)?;
        }
        Form::Test(operator, colon) => {
            let present = current.is_some_and(|text| !colon || !text.is_empty());
            match operator {
                b'+' => {
                    if present {
                        expand_into(&expansion.argument, out, state, line)?;
                    }
                }
                _ if present => {
                    out.text.push_str(current.unwrap_or_default());
                    push(out, state)?;
                }
                b'-' => expand_into(&expansion.argument, out, state, line)?,
                b'=' => {
                    if name_length(name) == 0 {
                        return Err(Fatal);
                    }
                    let value = expand(&expansion.argument, state, line)?;
                    state
                        .table
                        .spend(value.text.len(), line)
                        .map_err(|_| Fatal)?;
                    out.text.push_str(&value.text);
                    out.has_command |= value.has_command;
                    assign(name, value, state, line)?;
                }
                _ => return Err(Fatal),
            }
        }
        Form::Trim(side, longest) => {
            let text = current.unwrap_or_default().to_owned();
            push(out, state)?;
            let pattern = pattern(&expansion.argument, state, line)?;
            out.text.push_str(trim(&text, &pattern, side, longest));
        }
    }
    Ok(())
}

/// One element of a pattern for `#` and `%`.
pub(super) enum Glob {
    Literal(char),
    One,
    Any,
}

pub(super) fn pattern(word: &Word, state: &mut State<'_>, line: u32) -> Result<Vec<Glob>, Fatal> {
    let mut pattern = Vec::new();
    for part in word {
        match part {
            Part::Quoted(text) => pattern.extend(text.chars().map(Glob::Literal)),
            part => {
                let text = match part {
                    Part::Text(text) => text.clone(),
                    _ => {
                        let mut value = Value {
                            text: String::new(),
                            has_command: false,
                        };
                        if let Part::Variable(expansion) = part {
                            expand_variable(expansion, &mut value, state, line)?;
                        }
                        value.text
                    }
                };
                pattern.extend(text.chars().map(|c| match c {
                    '*' => Glob::Any,
                    '?' => Glob::One,
                    c => Glob::Literal(c),
                }));
            }
        }
    }
    Ok(pattern)
}

/// The text without what the pattern matches at its start (`#`) or end (`%`).
pub(super) fn trim<'t>(text: &'t str, pattern: &[Glob], side: u8, longest: bool) -> &'t str {
    // Longer than any key, and matching takes the product of both lengths.
    if text.len() > 4096 || pattern.len() > 256 {
        return text;
    }
    let chars: Vec<char> = text.chars().collect();
    let count = chars.len();
    let prefix = side == b'#';
    let mut found = None;
    for length in 0..=count {
        let part = if prefix {
            chars.cut(..length)
        } else {
            chars.cut(count - length..)
        };
        if matches(part, pattern) {
            found = Some(length);
            if !longest {
                break;
            }
        }
    }
    let length = found.unwrap_or(0);
    let kept = if prefix { length } else { count - length };
    let offset: usize = chars.cut(..kept).iter().map(|c| c.len_utf8()).sum();
    if prefix {
        text.cut(offset..)
    } else {
        text.cut(..offset)
    }
}

pub(super) fn matches(text: &[char], pattern: &[Glob]) -> bool {
    let (mut at, mut element) = (0, 0);
    let mut retry = None;
    while at < text.len() {
        match pattern.get(element) {
            Some(Glob::Any) => {
                retry = Some((element + 1, at));
                element += 1;
                continue;
            }
            Some(Glob::One) => {
                at += 1;
                element += 1;
                continue;
            }
            Some(Glob::Literal(c)) if *c == text[at] => {
                at += 1;
                element += 1;
                continue;
            }
            _ => {}
        }
        let Some((after, from)) = retry else {
            return false;
        };
        retry = Some((after, from + 1));
        (element, at) = (after, from + 1);
    }
    pattern
        .cut(element..)
        .iter()
        .all(|glob| matches!(glob, Glob::Any))
}
