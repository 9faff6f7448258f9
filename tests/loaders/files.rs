//! Files made up at random, for loaders to read.

use proptest::prelude::{any, prop, prop_oneof};
use proptest::strategy::Strategy;

/// Numbers that look random and are the same for a seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }
}

/// Pieces that some loader treats in a way of its own.
const PIECES: &[&str] = &[
    "OPENAI_API_KEY",
    "OPENAI_API_KEY=",
    "A",
    "A=",
    "B=",
    "KEY",
    "export ",
    "export",
    "set ",
    "=",
    " = ",
    "= ",
    " =",
    ":",
    ": ",
    "sk-x",
    "sk-Aa0_z",
    "abc",
    "def",
    "1",
    "9",
    "-",
    "_",
    ".",
    " ",
    "  ",
    "\t",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"",
    "'",
    "'",
    "`",
    "\\",
    "\\\\",
    "\\n",
    "\\r",
    "\\t",
    "\\\"",
    "\\'",
    "\\$",
    "\\0",
    "\\0101",
    "\\#",
    "\\\n",
    "#",
    " #",
    " # note",
    "#x",
    "$",
    "$A",
    "$B",
    "$$",
    "${A}",
    "${B}",
    "${A",
    "${A:-d}",
    "${A-d}",
    "${A:-}",
    "${A:?m}",
    "${A?m}",
    "${A:+p}",
    "${A+p}",
    "${A:=q}",
    "${Z}",
    "${Z:-d}",
    "${Z-${A}}",
    "${Z:-${Y:-e}}",
    "${#A}",
    "${A#s}",
    "${A%x}",
    "${A.b}",
    "${}",
    "{",
    "}",
    "$(cat k)",
    "`cat k`",
    "(",
    ")",
    "[",
    "]",
    "&",
    "&&",
    "||",
    "|",
    ";",
    "<",
    ">",
    "<k>",
    "!",
    "~",
    "*",
    "?",
    "%A%",
    "%",
    "^",
    ",",
    "\u{feff}",
    "\u{a0}",
    "\u{200b}",
    "\u{85}",
    "\u{2028}",
    "\u{3000}",
    "“",
    "”",
    "é",
    "ключ",
    "🔑",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x7f",
    "// c",
    "; c",
    "- ",
    "'OPENAI_API_KEY'=",
    "\"OPENAI_API_KEY\"=",
];

/// A file of pieces at random, or of lines that look as people write them.
pub fn generate(random: &mut Random) -> String {
    let mut file = String::new();
    if random.below(2) == 0 {
        for _ in 0..1 + random.below(14) {
            file.push_str(random.one(PIECES));
        }
        return file;
    }
    if random.below(20) == 0 {
        file.push('\u{feff}');
    }
    for _ in 0..1 + random.below(4) {
        file.push_str(random.one(&["", "", "", "", " ", "\t", "export ", "export  ", "# "]));
        file.push_str(random.one(&[
            "OPENAI_API_KEY",
            "OPENAI_API_KEY",
            "A",
            "B",
            "A_1",
            "OPENAI-KEY",
        ]));
        file.push_str(random.one(&["=", "=", "=", "=", " = ", "= ", " =", ": ", ":", "", "=="]));
        let quote = random.one(&["", "", "", "\"", "\"", "'", "'", "`", "“"]);
        file.push_str(quote);
        for _ in 0..random.below(5) {
            let piece = random.one(PIECES);
            file.push_str(if random.below(2) == 0 { "sk-x" } else { piece });
        }
        file.push_str(match random.below(8) {
            0 => "",
            1 => "\"",
            2 => "'",
            _ if quote == "“" => "”",
            _ => quote,
        });
        file.push_str(random.one(&[
            "", "", "", " ", " # note", "#note", "\t# it's", " x", ";", ",",
        ]));
        file.push_str(random.one(&["\n", "\n", "\n", "\r\n", "\r\n", "\n\n", "\r", ""]));
    }
    file
}

/// Files of characters and pieces at random.
pub fn any_file() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(PIECES).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}
