//! A POSIX shell's `set -a; . ./.env`, as dash 0.5.12 takes it (the language is
//! in <https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html>).
//!
//! - Each line is a command. `NAME=value` sets the variable, with or without
//!   `export`, if nothing but assignments stands on the line; a space before or
//!   after `=` makes it a command, which is not found and sets nothing. So does
//!   a byte-order mark before the name.
//! - `'…'` is literal; in `"…"` and outside quotes `$` and back ticks expand and
//!   a backslash escapes. `#` begins a comment only after white space. A carriage
//!   return is an ordinary character.
//! - `${NAME}` with `- = ? +`, with and without `:`, with `#` and `%`, and
//!   `${#NAME}` are expanded; a failed `?` ends the program.
//! - `;`, `&`, `|`, `<`, `>`, `(` and `)` outside quotes are the shell's own:
//!   `NAME=a&b` sets nothing, `NAME=a;b` sets `a`, `NAME=<a` fails on the file.
//! - A quote that is never closed, and any other syntax error, ends the program.
//!
//! Nothing is run: a command's output is taken to be empty and the value marked
//! so, and a command is taken not to exist unless the shell has it built in.
//! Compound commands (`if`, `for`, functions) and arithmetic are not followed:
//! the former refuse the file, the latter counts as a command's output.

mod expand;
mod parser;
mod syntax;
mod word;

use super::table::{LineCounter, Table};
use super::{Refused, Variable};
use crate::text::{Cut, Find};
use expand::{Value, expand};
use parser::Parser;
use syntax::{Command, End, Item, Part, Redirection, Syntax, Word, name_length};

/// Expansions and commands inside each other, beyond which the file is refused.
const DEEPEST: u32 = 64;

pub(super) fn load(file: &str) -> Result<Vec<Variable>, Refused> {
    let mut lines = LineCounter::new(file);
    let mut table = Table::new(file);
    let mut state = State {
        table: &mut table,
        readonly: Vec::new(),
    };
    match run(file, &mut state, &mut |at| lines.line(at), 0) {
        Ok(_) => Ok(table.finish()),
        Err(at) => Err(Refused {
            line: LineCounter::new(file).line(at),
        }),
    }
}

/// What goes on after a command.
enum Flow {
    Next(bool),
    Return,
}

struct State<'t> {
    table: &'t mut Table,
    readonly: Vec<String>,
}

/// The shell gives up.
struct Fatal;

/// Parses and runs line after line; fails with the offset where the shell
/// gives up.
fn run(
    text: &str,
    state: &mut State<'_>,
    line_of: &mut dyn FnMut(usize) -> u32,
    depth: u32,
) -> Result<Flow, usize> {
    let mut parser = Parser {
        text,
        at: 0,
        here: Vec::new(),
        depth,
    };
    let mut status = true;
    while parser.at < text.len() {
        let start = parser.at;
        let list = parser.list(End::Line).map_err(|Syntax| parser.at)?;
        match execute(&list, state, line_of, depth).map_err(|Fatal| start)? {
            Flow::Next(last) => status = last,
            Flow::Return => return Ok(Flow::Return),
        }
    }
    Ok(Flow::Next(status))
}

fn execute(
    items: &[Item],
    state: &mut State<'_>,
    line_of: &mut dyn FnMut(usize) -> u32,
    depth: u32,
) -> Result<Flow, Fatal> {
    let mut status = true;
    for item in items {
        if item.condition.is_some_and(|wanted| wanted != status) {
            continue;
        }
        if item.apart {
            status = true;
            continue;
        }
        let flow = match &item.command {
            Command::Subshell => Flow::Next(true),
            Command::Group(items) => execute(items, state, line_of, depth)?,
            Command::Simple {
                at,
                assignments,
                words,
                redirections,
            } => {
                let line = line_of(*at);
                simple(
                    line,
                    assignments,
                    words,
                    redirections,
                    state,
                    line_of,
                    depth,
                )?
            }
        };
        match flow {
            Flow::Next(last) => status = last != item.negated,
            Flow::Return => return Ok(Flow::Return),
        }
    }
    Ok(Flow::Next(status))
}

fn simple(
    line: u32,
    assignments: &[(usize, String, Word)],
    words: &[(usize, Word)],
    redirections: &[Redirection],
    state: &mut State<'_>,
    line_of: &mut dyn FnMut(usize) -> u32,
    depth: u32,
) -> Result<Flow, Fatal> {
    let mut arguments = Vec::new();
    for (at, word) in words {
        let value = expand(word, state, line)?;
        let vanishes = value.text.is_empty()
            && word.iter().all(|part| match part {
                Part::Variable(expansion) => !expansion.quoted,
                Part::Command => true,
                Part::Text(_) | Part::Quoted(_) => false,
            });
        if !vanishes {
            arguments.push((*at, value));
        }
    }
    let name = arguments.first().map(|(_, value)| value.text.as_str());
    let special = name.is_some_and(|name| {
        [
            ":", ".", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return",
            "set", "shift", "times", "trap", "unset",
        ]
        .contains(&name)
    });
    let mut fails = false;
    for redirection in redirections {
        let target = match redirection {
            Redirection::None => continue,
            Redirection::Copy(target) => {
                let target = expand(target, state, line)?.text;
                if target != "-" && !(target.len() == 1 && target.as_bytes()[0].is_ascii_digit()) {
                    return Err(Fatal);
                }
                continue;
            }
            Redirection::Read(target) | Redirection::Write(target) => {
                expand(target, state, line)?.text
            }
        };
        fails |= match target.as_str() {
            "/dev/null" => false,
            "" | "." | ".." => true,
            target => matches!(redirection, Redirection::Read(_)) || target.holds(b'/'),
        };
    }
    if fails {
        return if special {
            Err(Fatal)
        } else {
            Ok(Flow::Next(false))
        };
    }
    let mut runs_command = false;
    for (at, name, value) in assignments {
        let value = expand(value, state, line)?;
        runs_command |= value.has_command;
        if arguments.is_empty() || special {
            let line = line_of(*at);
            assign(name, value, state, line)?;
        } else if state.readonly.iter().any(|readonly| readonly == name) {
            return Err(Fatal);
        }
    }
    let Some(name) = name else {
        return Ok(Flow::Next(!runs_command));
    };
    match name {
        "export" | "readonly" => {
            let readonly = name == "readonly";
            let mut options = true;
            for (at, argument) in arguments.cut(1..) {
                if options && argument.text.starts_with('-') && argument.text != "-" {
                    match argument.text.as_str() {
                        "--" => options = false,
                        text if text.cut(1..).bytes().all(|b| b == b'p') => {}
                        _ => return Err(Fatal),
                    }
                    continue;
                }
                options = false;
                let (name, value) = match argument.text.split_once('=') {
                    Some((name, value)) => (name, Some(value)),
                    None => (argument.text.as_str(), None),
                };
                if name.is_empty() || name_length(name) != name.len() {
                    return Err(Fatal);
                }
                if let Some(value) = value {
                    let value = Value {
                        text: value.to_owned(),
                        has_command: argument.has_command,
                    };
                    let line = line_of(*at);
                    assign(name, value, state, line)?;
                }
                if readonly {
                    state.readonly.push(name.to_owned());
                }
            }
            Ok(Flow::Next(true))
        }
        "unset" => {
            for (at, argument) in arguments.cut(1..) {
                match argument.text.as_str() {
                    "-v" => {}
                    "-f" => break,
                    name if state.readonly.iter().any(|readonly| readonly == name) => {
                        return Err(Fatal);
                    }
                    name if name.is_empty() || name_length(name) != name.len() => {
                        return Err(Fatal);
                    }
                    name => {
                        let line = line_of(*at);
                        if state.table.get(name).is_some() {
                            state.table.set(name, None, line);
                        }
                    }
                }
            }
            Ok(Flow::Next(true))
        }
        "eval" => {
            if depth >= DEEPEST {
                return Err(Fatal);
            }
            let mut commands = String::new();
            for (_, argument) in arguments.cut(1..) {
                commands.push_str(&argument.text);
                commands.push(' ');
            }
            run(&commands, state, &mut |_| line, depth + 1).map_err(|_| Fatal)
        }
        "exec" | "." if arguments.len() > 1 => Err(Fatal),
        "exit" => Err(Fatal),
        "shift" if arguments.len() > 1 => Err(Fatal),
        "local" => Err(Fatal),
        "return" => Ok(Flow::Return),
        ":" | "true" | "echo" | "printf" | "pwd" | "umask" | "wait" | "jobs" => {
            Ok(Flow::Next(true))
        }
        _ => Ok(Flow::Next(special)),
    }
}

fn assign(name: &str, value: Value, state: &mut State<'_>, line: u32) -> Result<(), Fatal> {
    if state.readonly.iter().any(|readonly| readonly == name) {
        return Err(Fatal);
    }
    state
        .table
        .set_from(name, Some(value.text), line, value.has_command);
    Ok(())
}
