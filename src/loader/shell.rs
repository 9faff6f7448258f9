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

use super::table::{LineCounter, Table, skip};
use super::{Refused, Variable};
use crate::text::Cut;

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

struct Syntax;
struct Fatal;

type Word = Vec<Part>;

enum Part {
    Text(String),
    /// Literal text that was quoted, so that the word counts even if empty.
    Quoted(String),
    Variable(Box<Expansion>),
    /// The output of a command, or the result of arithmetic.
    Command,
}

struct Expansion {
    name: String,
    quoted: bool,
    form: Form,
    argument: Word,
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Plain,
    Length,
    /// `-`, `=`, `?` or `+`; with a colon the empty text counts as unset.
    Test(u8, bool),
    /// `#` or `%`; doubled for the longest match.
    Trim(u8, bool),
    /// Fails when it is expanded.
    Bad,
}

/// One command of a list.
struct Item {
    /// Run only if the one before succeeded (`&&`) or failed (`||`).
    condition: Option<bool>,
    negated: bool,
    /// Runs in a process of its own, so that it sets nothing here.
    apart: bool,
    command: Command,
}

enum Command {
    Simple {
        /// Where it begins.
        at: usize,
        assignments: Vec<(usize, String, Word)>,
        words: Vec<(usize, Word)>,
        redirections: Vec<Redirection>,
    },
    Group(Vec<Item>),
    Subshell,
}

enum Redirection {
    Read(Word),
    Write(Word),
    /// `<&` and `>&`: a file that is already open.
    Copy(Word),
    /// A here-document.
    None,
}

/// What ends a list.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Line,
    Parenthesis,
    Brace,
    /// The end of the text, or whatever cannot go on a list, which is ignored.
    BackTick,
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// Here-documents whose text begins on the next line: the delimiter, and
    /// whether tabs before it are dropped.
    here: Vec<(String, bool)>,
    depth: u32,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn starts(&self, prefix: &str) -> bool {
        self.text.cut(self.at..).starts_with(prefix)
    }

    fn eat(&mut self, prefix: &str) -> bool {
        let found = self.starts(prefix);
        if found {
            self.at += prefix.len();
        }
        found
    }

    /// Skips blanks, joined lines and a comment.
    fn blanks(&mut self) {
        loop {
            if matches!(self.peek(), Some(b' ' | b'\t')) {
                self.at += 1;
            } else if !self.eat("\\\n") {
                break;
            }
        }
        if self.peek() == Some(b'#') {
            self.at = skip(self.text, self.at, |c| c != '\n');
        }
    }

    /// Goes past a line feed, and the here-documents that begin after it.
    fn line_feed(&mut self) {
        self.at += 1;
        for (delimiter, tabs) in core::mem::take(&mut self.here) {
            while self.at < self.text.len() {
                let end = skip(self.text, self.at, |c| c != '\n');
                let line = self.text.cut(self.at..end);
                self.at = (end + 1).min(self.text.len());
                let line = if tabs {
                    line.trim_start_matches('\t')
                } else {
                    line
                };
                if line == delimiter {
                    break;
                }
            }
        }
    }

    fn line_feeds(&mut self) {
        self.blanks();
        while self.peek() == Some(b'\n') {
            self.line_feed();
            self.blanks();
        }
    }

    /// Commands up to what ends the list, which is read too.
    fn list(&mut self, end: End) -> Result<Vec<Item>, Syntax> {
        let mut items = Vec::new();
        loop {
            if end == End::Line {
                self.blanks();
            } else {
                self.line_feeds();
            }
            match self.peek() {
                None if matches!(end, End::Line | End::BackTick) => return Ok(items),
                None => return Err(Syntax),
                Some(b')') if end == End::BackTick => return Ok(items),
                _ if end == End::BackTick && (self.starts(";;") || self.closes()) => {
                    return Ok(items);
                }
                Some(b'\n') => {
                    self.line_feed();
                    return Ok(items);
                }
                Some(b')') if end == End::Parenthesis => {
                    self.at += 1;
                    return Ok(items);
                }
                Some(b'}') if end == End::Brace && self.reserved() == Some("}") => {
                    self.at += 1;
                    return Ok(items);
                }
                _ => {}
            }
            let first = items.len();
            let mut condition = None;
            loop {
                self.pipeline(condition, &mut items)?;
                self.blanks();
                if self.eat("&&") {
                    condition = Some(true);
                } else if self.eat("||") {
                    condition = Some(false);
                } else {
                    break;
                }
                self.line_feeds();
            }
            match self.peek() {
                Some(b'&') => {
                    self.at += 1;
                    for item in &mut items[first..] {
                        item.apart = true;
                    }
                }
                Some(b';') if !self.starts(";;") => self.at += 1,
                None | Some(b'\n') => {}
                Some(b')') if end == End::Parenthesis => {}
                _ if end == End::BackTick => return Ok(items),
                _ => return Err(Syntax),
            }
        }
    }

    /// Whether a reserved word stands here that ends a list.
    fn closes(&self) -> bool {
        matches!(
            self.reserved(),
            Some("}" | "do" | "done" | "elif" | "else" | "esac" | "fi" | "then")
        )
    }

    fn pipeline(&mut self, condition: Option<bool>, items: &mut Vec<Item>) -> Result<(), Syntax> {
        let mut negated = false;
        while self.reserved() == Some("!") {
            if negated {
                return Err(Syntax);
            }
            self.at += 1;
            negated = true;
            self.blanks();
        }
        let mut command = self.command()?;
        let mut apart = false;
        loop {
            self.blanks();
            if self.peek() != Some(b'|') || self.starts("||") {
                break;
            }
            self.at += 1;
            self.line_feeds();
            command = self.command()?;
            apart = true;
        }
        items.push(Item {
            condition,
            negated,
            apart,
            command,
        });
        Ok(())
    }

    /// The reserved word that stands here, unquoted and alone.
    fn reserved(&self) -> Option<&'static str> {
        const RESERVED: [&str; 16] = [
            "!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in",
            "then", "until", "while",
        ];
        let rest = self.text.cut(self.at..);
        RESERVED.into_iter().find(|reserved| {
            rest.strip_prefix(reserved).is_some_and(|rest| {
                // A joined line does not end the word; what follows it may.
                let mut rest = rest;
                while let Some(joined) = rest.strip_prefix("\\\n") {
                    rest = joined;
                }
                rest.chars().next().is_none_or(is_meta)
            })
        })
    }

    fn command(&mut self) -> Result<Command, Syntax> {
        self.blanks();
        if self.peek() == Some(b'(') {
            self.at += 1;
            self.nested(|parser| parser.list(End::Parenthesis))?;
            self.compound_redirections()?;
            return Ok(Command::Subshell);
        }
        match self.reserved() {
            Some("{") => {
                self.at += 1;
                let items = self.nested(|parser| parser.list(End::Brace))?;
                self.compound_redirections()?;
                return Ok(Command::Group(items));
            }
            Some(_) => return Err(Syntax),
            None => {}
        }
        let at = self.at;
        let (mut assignments, mut words, mut redirections) = (Vec::new(), Vec::new(), Vec::new());
        loop {
            self.blanks();
            let start = self.at;
            match self.peek() {
                Some(b'<' | b'>') => {
                    redirections.push(self.redirection()?);
                    continue;
                }
                None | Some(b'\n' | b';' | b'&' | b'|' | b')') => break,
                Some(b'(') => return Err(Syntax),
                Some(_) => {}
            }
            let digits = skip(self.text, start, |c| c.is_ascii_digit());
            if digits > start && self.text.cut(digits..).starts_with(['<', '>']) {
                self.at = digits;
                redirections.push(self.redirection()?);
                continue;
            }
            let name = name_length(self.text.cut(start..));
            if words.is_empty() && name > 0 && self.text.cut(start + name..).starts_with('=') {
                self.at = start + name + 1;
                let value = self.word()?;
                let name = self.text.cut(start..start + name).to_owned();
                assignments.push((start, name, value));
                continue;
            }
            words.push((start, self.word()?));
        }
        if assignments.is_empty() && words.is_empty() && redirections.is_empty() {
            return Err(Syntax);
        }
        Ok(Command::Simple {
            at,
            assignments,
            words,
            redirections,
        })
    }

    fn compound_redirections(&mut self) -> Result<(), Syntax> {
        loop {
            self.blanks();
            match self.peek() {
                Some(b'<' | b'>') => {
                    self.redirection()?;
                }
                None | Some(b'\n' | b';' | b'&' | b'|' | b')') => return Ok(()),
                Some(_) => return Err(Syntax),
            }
        }
    }

    fn redirection(&mut self) -> Result<Redirection, Syntax> {
        let here = self.eat("<<");
        let tabs = here && self.eat("-");
        let mut copies = false;
        let mut reads = false;
        if !here {
            reads = self.peek() == Some(b'<');
            self.at += 1;
            copies = self.eat("&");
            if !copies {
                if reads {
                    // `<>` makes the file.
                    reads = !self.eat(">");
                } else if !self.eat(">") {
                    self.eat("|");
                }
            }
        }
        self.blanks();
        if self.peek().is_none_or(|b| is_meta(char::from(b))) {
            return Err(Syntax);
        }
        let target = self.word()?;
        Ok(if here {
            let delimiter = target
                .iter()
                .map(|part| match part {
                    Part::Text(text) | Part::Quoted(text) => text.as_str(),
                    _ => "",
                })
                .collect();
            self.here.push((delimiter, tabs));
            Redirection::None
        } else if copies {
            Redirection::Copy(target)
        } else if reads {
            Redirection::Read(target)
        } else {
            Redirection::Write(target)
        })
    }

    fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Syntax>,
    ) -> Result<T, Syntax> {
        if self.depth >= DEEPEST {
            return Err(Syntax);
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// A word that begins here; it may be empty.
    fn word(&mut self) -> Result<Word, Syntax> {
        let mut word = Vec::new();
        self.parts(&mut word, |byte| byte < 128 && is_meta(char::from(byte)))?;
        Ok(word)
    }

    /// Unquoted text up to a byte that ends it, which is not read.
    fn parts(&mut self, word: &mut Word, ends: impl Fn(u8) -> bool) -> Result<(), Syntax> {
        let mut plain = self.at;
        loop {
            let byte = self.peek();
            let special =
                byte.is_none_or(|b| matches!(b, b'\\' | b'\'' | b'"' | b'$' | b'`') || ends(b));
            if !special {
                self.at += 1;
                continue;
            }
            if plain < self.at {
                word.push(Part::Text(self.text.cut(plain..self.at).to_owned()));
            }
            match byte {
                Some(b'\\') => {
                    self.at += 1;
                    match self.text.cut(self.at..).chars().next() {
                        None => word.push(Part::Quoted("\\".to_owned())),
                        Some('\n') => self.at += 1,
                        Some(c) => {
                            self.at += c.len_utf8();
                            word.push(Part::Quoted(c.to_string()));
                        }
                    }
                }
                Some(b'\'') => {
                    let rest = self.text.cut(self.at + 1..);
                    let Some(length) = rest.find('\'') else {
                        self.at = self.text.len();
                        return Err(Syntax);
                    };
                    word.push(Part::Quoted(rest.cut(..length).to_owned()));
                    self.at += length + 2;
                }
                Some(b'"') => {
                    self.at += 1;
                    word.push(Part::Quoted(String::new()));
                    self.double_quoted(word, b'"')?;
                    self.at += 1;
                }
                Some(b'$') => self.dollar(word, false)?,
                Some(b'`') => self.back_ticks(word, false)?,
                _ => return Ok(()),
            }
            plain = self.at;
        }
    }

    /// Text in double quotes up to the byte that ends it, which is not read.
    fn double_quoted(&mut self, word: &mut Word, end: u8) -> Result<(), Syntax> {
        let mut plain = self.at;
        loop {
            let byte = self.peek().ok_or(Syntax)?;
            if byte != end && !matches!(byte, b'\\' | b'$' | b'`' | b'"') {
                self.at += 1;
                continue;
            }
            if plain < self.at {
                word.push(Part::Quoted(self.text.cut(plain..self.at).to_owned()));
            }
            plain = self.at;
            match byte {
                byte if byte == end => return Ok(()),
                b'\\' => {
                    self.at += 1;
                    match self.peek() {
                        Some(b'\n') => {
                            self.at += 1;
                            plain = self.at;
                        }
                        Some(b'$' | b'`' | b'"' | b'\\') => {
                            plain = self.at;
                            self.at += 1;
                        }
                        Some(b'}') if end == b'}' => {
                            plain = self.at;
                            self.at += 1;
                        }
                        _ => {}
                    }
                    continue;
                }
                // Inside `${…}`, quotes within quotes.
                b'"' => {
                    self.at += 1;
                    self.double_quoted_part(word)?;
                }
                b'$' => self.dollar(word, true)?,
                _ => self.back_ticks(word, true)?,
            }
            plain = self.at;
        }
    }

    fn double_quoted_part(&mut self, word: &mut Word) -> Result<(), Syntax> {
        self.nested(|parser| parser.double_quoted(word, b'"'))?;
        self.at += 1;
        Ok(())
    }

    fn back_ticks(&mut self, word: &mut Word, quoted: bool) -> Result<(), Syntax> {
        self.at += 1;
        let mut commands = String::new();
        loop {
            match self.text.cut(self.at..).chars().next().ok_or(Syntax)? {
                '`' => break,
                '\\' => {
                    self.at += 1;
                    match self.peek() {
                        Some(b'\n') => {}
                        Some(byte @ (b'\\' | b'`' | b'$')) => commands.push(char::from(byte)),
                        Some(b'"') if quoted => commands.push('"'),
                        Some(_) => {
                            commands.push('\\');
                            continue;
                        }
                        None => return Err(Syntax),
                    }
                    self.at += 1;
                }
                c => {
                    commands.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
        self.at += 1;
        self.nested(|parser| {
            let mut inner = Parser {
                text: &commands,
                at: 0,
                here: Vec::new(),
                depth: parser.depth,
            };
            inner.list(End::BackTick)?;
            Ok(())
        })?;
        word.push(Part::Command);
        Ok(())
    }

    fn dollar(&mut self, word: &mut Word, quoted: bool) -> Result<(), Syntax> {
        self.at += 1;
        let rest = self.text.cut(self.at..);
        if rest.starts_with("((") {
            self.at += 2;
            let mut open = 2;
            while open > 0 {
                match self.peek().ok_or(Syntax)? {
                    b'(' => open += 1,
                    b')' => open -= 1,
                    _ => {}
                }
                self.at += 1;
            }
            word.push(Part::Command);
            return Ok(());
        }
        if rest.starts_with('(') {
            self.at += 1;
            let here = core::mem::take(&mut self.here);
            self.nested(|parser| parser.substitution())?;
            self.here = here;
            word.push(Part::Command);
            return Ok(());
        }
        if rest.starts_with('{') {
            self.at += 1;
            return self.nested(|parser| parser.braced(word, quoted));
        }
        let length = match rest.bytes().next() {
            Some(byte) if byte.is_ascii_digit() || is_special(byte) => 1,
            _ => name_length(rest),
        };
        if length == 0 {
            word.push(Part::Text("$".to_owned()));
            return Ok(());
        }
        word.push(Part::Variable(Box::new(Expansion {
            name: rest.cut(..length).to_owned(),
            quoted,
            form: Form::Plain,
            argument: Vec::new(),
        })));
        self.at += length;
        Ok(())
    }

    /// The commands of `$(…)`, closing parenthesis included.
    fn substitution(&mut self) -> Result<(), Syntax> {
        loop {
            self.line_feeds();
            if self.eat(")") {
                return Ok(());
            }
            let before = self.at;
            let list = self.list(End::Parenthesis)?;
            if self.text.as_bytes()[self.at - 1] == b')' {
                return Ok(());
            }
            if list.is_empty() && self.at == before {
                return Err(Syntax);
            }
        }
    }

    /// Skips line feeds that a backslash takes away.
    fn joined(&mut self) {
        while self.eat("\\\n") {}
    }

    /// `${…}` from after its opening brace.
    fn braced(&mut self, word: &mut Word, quoted: bool) -> Result<(), Syntax> {
        self.joined();
        let rest = self.text.cut(self.at..);
        let bytes = rest.as_bytes();
        let after = |offset: usize| bytes.get(offset).copied();
        let mut form = Form::Plain;
        let mut start = 0;
        let mut length = name_or_number(rest);
        if length == 0 && after(0) == Some(b'#') {
            let counted = name_or_number(rest.cut(1..));
            if counted > 0 {
                (start, length, form) = (1, counted, Form::Length);
            } else if after(1).is_some_and(is_special) && after(2) == Some(b'}') {
                (start, length, form) = (1, 1, Form::Length);
            }
        }
        if length == 0 && after(0).is_some_and(is_special) {
            length = 1;
        }
        let name = rest.cut(start..start + length).to_owned();
        self.at += start + length;
        self.joined();
        if length == 0 || (form == Form::Length && self.peek() != Some(b'}')) {
            form = Form::Bad;
        }
        if form == Form::Plain {
            let colon = self.eat(":");
            self.joined();
            match self.peek().ok_or(Syntax)? {
                b'}' if !colon => {}
                operator @ (b'-' | b'=' | b'?' | b'+') => {
                    self.at += 1;
                    form = Form::Test(operator, colon);
                }
                operator @ (b'#' | b'%') if !colon => {
                    self.at += 1;
                    let longest = self.peek() == Some(operator);
                    self.at += usize::from(longest);
                    form = Form::Trim(operator, longest);
                }
                // What stands in the operator's place is passed over, even an
                // opening dollar sign.
                _ => {
                    form = Form::Bad;
                    self.at += self
                        .text
                        .cut(self.at..)
                        .chars()
                        .next()
                        .map_or(0, char::len_utf8);
                }
            }
        }
        let mut argument = Vec::new();
        if quoted && !matches!(form, Form::Trim(..)) {
            self.double_quoted(&mut argument, b'}')?;
        } else {
            self.parts(&mut argument, |byte| byte == b'}')?;
            if self.peek().is_none() {
                return Err(Syntax);
            }
        }
        self.at += 1;
        word.push(Part::Variable(Box::new(Expansion {
            name,
            quoted,
            form,
            argument,
        })));
        Ok(())
    }
}

fn is_meta(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | ';' | '&' | '|' | '<' | '>' | '(' | ')'
    )
}

fn is_special(byte: u8) -> bool {
    matches!(byte, b'@' | b'*' | b'#' | b'?' | b'$' | b'!' | b'-')
}

fn name_length(text: &str) -> usize {
    let length = text
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
        .count();
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        0
    } else {
        length
    }
}

fn name_or_number(text: &str) -> usize {
    match name_length(text) {
        0 => text.bytes().take_while(u8::is_ascii_digit).count(),
        length => length,
    }
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
            target => matches!(redirection, Redirection::Read(_)) || target.contains('/'),
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

struct Value {
    text: String,
    has_command: bool,
}

fn expand(word: &Word, state: &mut State<'_>, line: u32) -> Result<Value, Fatal> {
    let mut value = Value {
        text: String::new(),
        has_command: false,
    };
    expand_into(word, &mut value, state, line)?;
    Ok(value)
}

fn expand_into(
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

fn expand_variable(
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
enum Glob {
    Literal(char),
    One,
    Any,
}

fn pattern(word: &Word, state: &mut State<'_>, line: u32) -> Result<Vec<Glob>, Fatal> {
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
fn trim<'t>(text: &'t str, pattern: &[Glob], side: u8, longest: bool) -> &'t str {
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

fn matches(text: &[char], pattern: &[Glob]) -> bool {
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
