//! What is wrong with the value a loader hands to the program.
//!
//! A key holds letters, digits, `-` and `_` only, so every other character in
//! a loaded value is a reason for the server to refuse it.

macro_rules! problems {
    ($($bit:literal $variant:ident $id:literal $words:literal)*) => {
        /// One thing that a key must not hold. The number is what a link carries.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        #[repr(u8)]
        pub enum Problem { $($variant = $bit,)* }

        impl Problem {
            pub const ALL: &'static [Problem] = &[$(Problem::$variant,)*];

            /// The stable kebab-case id.
            pub const fn id(self) -> &'static str {
                match self { $(Problem::$variant => $id,)* }
            }

            /// What the value holds, to follow "holds".
            pub const fn words(self) -> &'static str {
                match self { $(Problem::$variant => $words,)* }
            }
        }
    };
}

problems! {
    0 Quote "quotation-mark" "a quotation mark"
    1 WhiteSpace "white-space" "white space"
    2 Invisible "invisible-character" "an invisible character"
    3 NotAscii "not-ascii" "a character outside ASCII"
    4 Unexpanded "unexpanded-variable" "a variable that nothing replaced"
    5 Comment "inline-comment" "a comment"
    6 Backslash "backslash" "a backslash"
    7 Illegal "illegal-character" "a character that no key has"
}

/// A set of [`Problem`]s.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Problems(u8);

impl Problems {
    /// No problem at all.
    pub const NONE: Problems = Problems(0);

    /// The problems of a value as the program receives it.
    pub fn of(value: &str) -> Problems {
        let mut set = Problems::NONE;
        let mut spaced = false;
        for c in value.chars() {
            match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => {}
                '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '«' | '»' => set.add(Problem::Quote),
                '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}'
                | '\u{feff}'
                | '\u{ad}' => set.add(Problem::Invisible),
                '$' | '{' | '}' | '%' => set.add(Problem::Unexpanded),
                '\\' => set.add(Problem::Backslash),
                '#' if spaced => set.add(Problem::Comment),
                c if c.is_whitespace() => set.add(Problem::WhiteSpace),
                c if c.is_control() => set.add(Problem::Invisible),
                c if !c.is_ascii() => set.add(Problem::NotAscii),
                _ => set.add(Problem::Illegal),
            }
            spaced = c.is_whitespace();
        }
        set
    }

    pub fn add(&mut self, problem: Problem) {
        self.0 |= 1 << (problem as u8);
    }

    pub const fn has(self, problem: Problem) -> bool {
        self.0 & (1 << (problem as u8)) != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The problems in it, in the order of [`Problem::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Problem> {
        Problem::ALL
            .iter()
            .copied()
            .filter(move |problem| self.has(*problem))
    }

    /// One bit for each problem's number: what a link carries.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The set a link's bits stand for.
    pub const fn from_bits(bits: u8) -> Problems {
        Problems(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_value_holds() {
        let table: &[(&str, &[Problem])] = &[
            ("sk-proj-abc_DEF-123", &[]),
            ("", &[]),
            ("\"abc\"", &[Problem::Quote]),
            ("\u{201c}abc\u{201d}", &[Problem::Quote]),
            (" abc\r", &[Problem::WhiteSpace]),
            ("ab\u{200b}c", &[Problem::Invisible]),
            ("ab\u{441}", &[Problem::NotAscii]),
            ("${KEY}", &[Problem::Unexpanded]),
            ("abc # work", &[Problem::WhiteSpace, Problem::Comment]),
            ("abc#work", &[Problem::Illegal]),
            ("abc\\n", &[Problem::Backslash]),
            ("<abc>", &[Problem::Illegal]),
        ];
        for (value, expected) in table {
            let found: Vec<_> = Problems::of(value).iter().collect();
            assert_eq!(found, *expected, "{value:?}");
        }
    }

    #[test]
    fn bits_round_trip() {
        for problem in Problem::ALL {
            let mut set = Problems::NONE;
            set.add(*problem);
            assert_eq!(
                Problems::from_bits(set.bits()).iter().collect::<Vec<_>>(),
                [*problem]
            );
        }
    }
}
