//! Parses lists of commands; [`super::word`] parses their words.

use super::DEEPEST;
use super::syntax::{Command, End, Item, Part, Redirection, Syntax, is_meta, name_length};
use crate::loader::table::skip;
use crate::one_of;
use crate::text::Cut;

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Here-documents whose text begins on the next line: the delimiter, and
    /// whether tabs before it are dropped.
    pub(super) here: Vec<(String, bool)>,
    pub(super) depth: u32,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn starts(&self, prefix: &str) -> bool {
        self.text.cut(self.at..).starts_with(prefix)
    }

    pub(super) fn eat(&mut self, prefix: &str) -> bool {
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

    pub(super) fn line_feeds(&mut self) {
        self.blanks();
        while self.peek() == Some(b'\n') {
            self.line_feed();
            self.blanks();
        }
    }

    /// Commands up to what ends the list, which is read too.
    pub(super) fn list(&mut self, end: End) -> Result<Vec<Item>, Syntax> {
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
            if digits > start && self.text.cut(digits..).starts_with(one_of!['<', '>']) {
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

    pub(super) fn nested<T>(
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
}
