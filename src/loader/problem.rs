//! What is wrong with a value once a loader has read it.

use crate::list;
use crate::text::{Cut, Find};

macro_rules! problems {
    ($($variant:ident $id:literal $sentence:literal)*) => {
        /// Something in a value that a server would refuse, or that no key has.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        pub enum Problem { $($variant,)* }

        impl Problem {
            /// Every problem, in the order in which [`problems`] lists them.
            pub const ALL: &'static [Problem] = &[$(Problem::$variant,)*];

            /// The stable kebab-case id.
            pub fn id(self) -> &'static str {
                list![$($id),*].at(self as usize)
            }

            /// One sentence for a reader.
            pub fn sentence(self) -> &'static str {
                list![$($sentence),*].at(self as usize)
            }
        }
    };
}

problems! {
    QuotesKept "quotes-kept" "Quotation marks are part of the value."
    WhiteSpace "white-space" "Spaces are part of the value."
    LineBreak "line-break" "The value holds a line break."
    CarriageReturn "carriage-return" "The value holds a carriage return, from a file with Windows line ends."
    CommentKept "comment-kept" "A comment is part of the value."
    NotExpanded "not-expanded" "The value names a variable that nothing replaced."
    EscapeKept "escape-kept" "A backslash is part of the value."
    NameKept "name-kept" "The value holds a variable's name and an equals sign."
    BearerKept "bearer-kept" "The value begins with the word Bearer."
    Bracketed "wrapped-in-brackets" "The value begins or ends with a bracket."
    StrayPunctuation "stray-punctuation" "The value begins or ends with punctuation that no key has."
    WordForNothing "word-for-nothing" "The value is a word for nothing, such as None."
    InvisibleCharacter "invisible-character" "An invisible character is part of the value."
    NotAscii "not-ascii" "The value holds a character outside ASCII, which a header cannot carry."
    ControlCharacter "control-character" "The value holds a control character."
    CommandOutput "command-output" "Part of the value is whatever a command prints when the file is read."
}

/// What would fail at the server in this value, in the order of
/// [`Problem::ALL`]. The empty text has none: that it is empty says enough.
pub fn problems(value: &str) -> Vec<Problem> {
    let trimmed = value.trim();
    let edge = |set: &[char]| trimmed.starts_with(set) || trimmed.ends_with(set);
    let mut found = [false; Problem::ALL.len()];
    let mut note = |problem: Problem, seen: bool| found[problem as usize] |= seen;

    note(
        Problem::QuotesKept,
        edge(&['"', '\'', '`', '“', '”', '„', '‘', '’', '«', '»']),
    );
    note(
        Problem::CommentKept,
        trimmed.starts_with('#') || has_comment(value),
    );
    note(Problem::NotExpanded, names_variable(trimmed));
    note(Problem::EscapeKept, value.holds(b'\\'));
    note(Problem::NameKept, begins_with_name(trimmed));
    note(
        Problem::BearerKept,
        trimmed
            .get(..6)
            .is_some_and(|word| word.eq_ignore_ascii_case("bearer"))
            && !trimmed
                .cut(6..)
                .starts_with(|c: char| c.is_ascii_alphanumeric()),
    );
    note(
        Problem::Bracketed,
        edge(&['<', '>', '[', ']', '{', '}', '(', ')']),
    );
    note(
        Problem::StrayPunctuation,
        edge(&[',', ';', ':', '=', '.', '!', '?', '&', '|', '*', '…']),
    );
    note(
        Problem::WordForNothing,
        list!["none", "null", "undefined", "nil"].one_is(trimmed),
    );
    for c in value.chars() {
        match c {
            ' ' | '\t' => note(Problem::WhiteSpace, true),
            '\n' => note(Problem::LineBreak, true),
            '\r' => note(Problem::CarriageReturn, true),
            c if is_invisible(c) => note(Problem::InvisibleCharacter, true),
            c if c.is_control() => note(Problem::ControlCharacter, true),
            c if !c.is_ascii() => note(Problem::NotAscii, true),
            _ => {}
        }
    }
    Problem::ALL
        .iter()
        .copied()
        .filter(|problem| found[*problem as usize])
        .collect()
}

/// White space and then `#`.
fn has_comment(value: &str) -> bool {
    value
        .as_bytes()
        .windows(2)
        .any(|pair| pair[0].is_ascii_whitespace() && pair[1] == b'#')
}

/// `$NAME`, `${`, `$(`, `%NAME%` or `{{`.
fn names_variable(value: &str) -> bool {
    let after_dollar = |text: &str| {
        text.starts_with(|c: char| c == '{' || c == '(' || c == '_' || c.is_ascii_alphabetic())
    };
    value.split('$').skip(1).any(after_dollar)
        || value.has("{{")
        || (value.len() > 2 && value.starts_with('%') && value.ends_with('%'))
}

/// `NAME=`, with a name in capitals as variables have.
fn begins_with_name(value: &str) -> bool {
    let length = value
        .bytes()
        .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'_')
        .count();
    length > 2 && value.cut(length..).trim_start().starts_with('=')
}

/// Characters that show nothing, ASCII aside: spaces of other kinds, marks
/// without width, direction marks, the byte-order mark.
fn is_invisible(c: char) -> bool {
    (!c.is_ascii() && c.is_whitespace())
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_value_shows() {
        use Problem::*;
        for (value, expected) in [
            ("", &[][..]),
            ("sk-abc", &[]),
            ("\"sk-abc\"", &[QuotesKept]),
            ("sk-abc'", &[QuotesKept]),
            ("“sk-abc”", &[QuotesKept, NotAscii]),
            (" sk-abc", &[WhiteSpace]),
            ("sk-abc\r", &[CarriageReturn]),
            ("sk-abc\\n", &[EscapeKept]),
            ("sk-abc\n", &[LineBreak]),
            ("sk-abc # mine", &[WhiteSpace, CommentKept]),
            ("${OPENAI_KEY}", &[NotExpanded, Bracketed]),
            ("$OPENAI_KEY", &[NotExpanded]),
            ("%OPENAI_KEY%", &[NotExpanded]),
            ("OPENAI_API_KEY=sk-abc", &[NameKept]),
            ("Bearer sk-abc", &[WhiteSpace, BearerKept]),
            ("<sk-abc>", &[Bracketed]),
            ("=sk-abc", &[StrayPunctuation]),
            ("sk-abc,", &[StrayPunctuation]),
            ("None", &[WordForNothing]),
            ("sk-\u{200b}abc", &[InvisibleCharacter]),
            ("sk-abc\u{a0}", &[InvisibleCharacter]),
            ("sk-аbc", &[NotAscii]),
            ("sk-\x07abc", &[ControlCharacter]),
        ] {
            assert_eq!(problems(value), expected, "{value:?}");
        }
    }

    #[test]
    fn ids_are_kebab_and_sentences_end() {
        for (index, problem) in Problem::ALL.iter().enumerate() {
            assert_eq!(*problem as usize, index);
            assert!(
                problem
                    .id()
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'-')
            );
            assert!(problem.sentence().ends_with('.'));
        }
    }
}
