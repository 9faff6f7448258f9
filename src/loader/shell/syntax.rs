//! What a script is made of, once it is parsed.

use crate::text::DIGIT;

/// The script cannot be parsed.
pub(super) struct Syntax;

pub(super) type Word = Vec<Part>;

pub(super) enum Part {
    Text(String),
    /// Literal text that was quoted, so that the word counts even if empty.
    Quoted(String),
    Variable(Box<Expansion>),
    /// The output of a command, or the result of arithmetic.
    Command,
}

pub(super) struct Expansion {
    pub(super) name: String,
    pub(super) quoted: bool,
    pub(super) form: Form,
    pub(super) argument: Word,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
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
pub(super) struct Item {
    /// Run only if the one before succeeded (`&&`) or failed (`||`).
    pub(super) condition: Option<bool>,
    pub(super) negated: bool,
    /// Runs in a process of its own, so that it sets nothing here.
    pub(super) apart: bool,
    pub(super) command: Command,
}

pub(super) enum Command {
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

pub(super) enum Redirection {
    Read(Word),
    Write(Word),
    /// `<&` and `>&`: a file that is already open.
    Copy(Word),
    /// A here-document.
    None,
}

/// What ends a list.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum End {
    Line,
    Parenthesis,
    Brace,
    /// The end of the text, or whatever cannot go on a list, which is ignored.
    BackTick,
}

pub(super) fn is_meta(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | ';' | '&' | '|' | '<' | '>' | '(' | ')'
    )
}

pub(super) fn is_special(byte: u8) -> bool {
    matches!(byte, b'@' | b'*' | b'#' | b'?' | b'$' | b'!' | b'-')
}

pub(super) fn name_length(text: &str) -> usize {
    let length = text
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
        .count();
    if text.starts_with(DIGIT) { 0 } else { length }
}

pub(super) fn name_or_number(text: &str) -> usize {
    match name_length(text) {
        0 => text.bytes().take_while(u8::is_ascii_digit).count(),
        length => length,
    }
}
