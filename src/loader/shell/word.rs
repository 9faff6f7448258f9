//! Parses words: quotation marks, escapes and what a `$` begins.

use super::parser::Parser;
use super::syntax::{
    End, Expansion, Form, Part, Syntax, Word, is_meta, is_special, name_length, name_or_number,
};
use crate::text::{Cut, byte};

impl Parser<'_> {
    /// A word that begins here; it may be empty.
    pub(super) fn word(&mut self) -> Result<Word, Syntax> {
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
            if byte(self.text.as_bytes(), self.at - 1) == b')' {
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
