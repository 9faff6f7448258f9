//! `set NAME=value` at the prompt of Windows' `cmd.exe`, one line after the
//! other (<https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/set_1>
//! for the command, <https://ss64.com/nt/set.html> for quotes and spaces,
//! <https://ss64.com/nt/syntax-esc.html> for special characters and
//! <https://ss64.com/nt/syntax-redirection.html> for redirection). A line
//! without `set` is read as if it stood behind one.
//!
//! - Everything between the first `=` and the end of the line is the value:
//!   quotes, spaces at both ends and `#` comments are kept. Spaces before the
//!   `=` belong to the name, and so does `export `.
//! - `set "NAME=value"` is the exception: with a quote before the name, it and
//!   the last quote of the line go, with all that follows.
//! - Outside quotes `&` ends the command, `|` runs it apart so that nothing is
//!   set, `<` fails for want of a file, `>` redirects and `^` keeps the next
//!   character (or joins the next line).
//! - `%NAME%` is expanded where the variable is set, and stays otherwise.
//! - An empty value removes the variable. Names ignore case.
//! - A line of more than 8191 characters is not run
//!   (<https://learn.microsoft.com/en-us/troubleshoot/windows-client/shell-experience/command-line-string-limitation>).

use super::table::Table;
use super::{Refused, Variable};
use crate::one_of;
use crate::text::{Cut, DIGIT, Find};

/// Characters of a command line that is still run.
const LONGEST_LINE: usize = 8191;

pub(super) fn load(file: &str) -> Result<Vec<Variable>, Refused> {
    let mut table = Table::folding_case(file);
    let mut lines = file.split('\n').zip(1..);
    while let Some((text, number)) = lines.next() {
        let mut text = text.with("\r", "");
        let mut quoted = false;
        let mut joins = joins_next(&text, &mut quoted);
        while joins && text.len() <= LONGEST_LINE {
            let Some((next, _)) = lines.next() else { break };
            text.truncate(text.len() - 1);
            // The character after the break is taken as it is.
            let next = next.with("\r", "");
            let escaped = next.starts_with(one_of!['&', '|', '<', '>', '^', '"']);
            if escaped {
                text.push('^');
            }
            joins = joins_next(next.cut(usize::from(escaped)..), &mut quoted);
            text.push_str(&next);
        }
        if text.chars().count() > LONGEST_LINE {
            continue;
        }
        let text = expand(&text, &table);
        run(&text, &mut table, number);
    }
    Ok(table.finish())
}

/// Whether a line, or a further part of one, ends in a caret that escapes its
/// end. `quoted` tells whether it begins inside quotes and is left as it ends.
fn joins_next(text: &str, quoted: &mut bool) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => *quoted = !*quoted,
            b'^' if !*quoted && bytes.next().is_none() => return true,
            _ => {}
        }
    }
    false
}

/// Replaces `%NAME%` where the variable is set.
fn expand(text: &str, table: &Table) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('%') {
        let name = rest.cut(start + 1..);
        let Some(length) = name.find('%') else { break };
        match table.get(name.cut(..length)) {
            Some(value) if length > 0 && out.len() <= LONGEST_LINE => {
                out.push_str(rest.cut(..start));
                out.push_str(value);
                rest = name.cut(length + 1..);
            }
            _ => {
                out.push_str(rest.cut(..=start));
                rest = name;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Runs the commands of one line.
fn run(text: &str, table: &mut Table, line: u32) {
    let mut command = String::new();
    // Nothing that is piped, or reads from a file, sets anything.
    let mut lost = false;
    let mut piped = false;
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                quoted = !quoted;
                command.push(c);
            }
            _ if quoted => command.push(c),
            '^' => command.extend(chars.next()),
            '&' => {
                set(&command, lost || piped, table, line);
                command.clear();
                // `a && b`: one separator.
                chars.next_if_eq(&'&');
                (lost, piped) = (false, false);
            }
            '|' => {
                let or = chars.next_if_eq(&'|').is_some();
                set(&command, lost || piped || !or, table, line);
                command.clear();
                (lost, piped) = (false, !or);
                if or {
                    // `set` succeeds, so what follows `||` does not run.
                    return;
                }
            }
            '<' | '>' => {
                lost |= c == '<';
                let before = command.trim_end_matches(DIGIT).len();
                if command.cut(..before).ends_with(one_of![' ', '=', '"'])
                    && command.len() == before + 1
                {
                    command.truncate(before);
                }
                chars.next_if_eq(&'>');
                if chars.next_if_eq(&'&').is_some() {
                    chars.next();
                    continue;
                }
                while chars.next_if(|c| matches!(c, ' ' | '\t')).is_some() {}
                let mut target = false;
                let mut in_quotes = false;
                while let Some(c) = chars.next_if(|c| {
                    in_quotes || !matches!(c, ' ' | '\t' | '&' | '|' | '<' | '>' | '=' | ',' | ';')
                }) {
                    target = true;
                    in_quotes ^= c == '"';
                }
                if !target {
                    // A syntax error: no command of the line is run.
                    return;
                }
            }
            _ => command.push(c),
        }
    }
    set(&command, lost || piped, table, line);
}

/// Runs one `set`, or the rest of a line as if it stood behind one.
fn set(command: &str, lost: bool, table: &mut Table, line: u32) {
    let command = command.trim_start_matches(one_of![' ', '\t', ',', ';', '=', '@']);
    let bare = match command.get(..3) {
        Some(word) if word.eq_ignore_ascii_case("set") => {
            let rest = command.cut(3..);
            if rest.starts_with(one_of![' ', '\t', ',', ';', '=', '"', '/']) {
                rest.trim_start_matches(one_of![' ', '\t', ',', ';', '='])
            } else {
                command
            }
        }
        _ => command,
    };
    // `/a` computes, `/p` asks.
    if bare.starts_with('/') {
        return;
    }
    let text = match bare.strip_prefix('"') {
        Some(text) => text.cut(..text.rfind('"').unwrap_or(text.len())),
        None => bare,
    };
    let Some((name, value)) = text.split_once('=') else {
        // Shows variables, sets none.
        return;
    };
    if name.is_empty() || lost {
        return;
    }
    let value = (!value.is_empty()).then(|| value.to_owned());
    table.set(name, value, line);
}
