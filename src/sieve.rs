//! Finds the few places of a text that are worth a look, in one quick pass.
//!
//! A place is where a gate begins, which is a run of letters that stands in
//! everything the reader and the masking know, or a long run of what keys are
//! made of. Most of a log has neither, so the pass looks at every other pair
//! of letters only, and gathers what may be a gate without taking a branch; a
//! branch that no one can foretell costs as much as a dozen looks.

use std::sync::LazyLock;

use crate::list;
use crate::text::Texts;

/// Runs of letters in lower case, of which one stands, in any case, in every
/// phrase, name and beginning of a key that is known; tests hold the lists of
/// them to this one. Chosen to be rare in logs of what went well, above all in
/// their first five letters, and parted so that within a group the pairs of one
/// gate seldom go on with the pairs of another. What goes on after the gates of
/// the last group, of three letters each, is unknown.
const GATES: [&Texts; 4] = [
    list![
        "ai_again",
        "aiza",
        "akia",
        "annot",
        "billing",
        "certif",
        "cipal",
        "could",
        "doctype",
        "e401",
        "e_not_re",
        "e_url",
        "earer",
        "enforcem",
        "entials",
        "ermis",
        "exceed",
        "expired",
        "g_scope",
        "github_pat_",
        "glpat-",
        "gnatured",
        "header",
        "i_base",
        "i_key",
        "ivated",
        "ix401",
        "known",
        "lsv2_",
        "model",
        "natured",
        "notprese",
        "nvapi-",
        "ot find",
        "overload",
        "ovided",
        "owlist",
        "rbidden",
        "sess-",
        "seurl",
        "sk_live_",
        "sk_test_",
        "socket",
        "sufficie",
        "supporte",
        "t_filter",
        "tribute",
        "uch file",
        "us code",
        "valid",
        "xcept",
        "xoxp-",
        "xtra",
    ],
    list![
        "_logged",
        "be null",
        "been",
        "bytestr",
        "cloudfla",
        "csk-",
        "d saml",
        "de close",
        "dotenv",
        "down",
        "e_exhaus",
        "enied",
        "ent policy",
        "environ",
        "etenv",
        "failed",
        "found",
        "imeout",
        "length",
        "navaila",
        "nnect",
        "nnre",
        "npm_",
        "oject",
        "oken",
        "ooki",
        "oyment",
        "penai",
        "position",
        "pypi-",
        "rminated",
        "sword",
        "teway",
        "tgp_v1_",
        "tvly-",
        "unable",
        "undefine",
        "unreacha",
        "wrong",
        "xai-",
        "xoxb-",
        "xpected",
        "xpecting",
        "y_violat",
    ],
    list![
        ".1 5",
        "/2 5",
        "auth",
        "cel login",
        "credit",
        "ecogn",
        "efused",
        "equired",
        "gho_",
        "ghp_",
        "ghs_",
        "gned",
        "gsk_",
        "host",
        "jwks",
        "large",
        "limited",
        "lution",
        "many",
        "mpty",
        "ode 200",
        "ode 5",
        "ode: 5",
        "opes",
        "owed",
        "pplx-",
        "prompt",
        "reached",
        "rganiza",
        "rror",
        "side cl",
        "stinit",
        "such",
        "timed",
        "tra data",
        "tus 5",
        "us: 5",
    ],
    list![
        "401", "403", "404", "407", "429", "eyj", "fw_", "hf_", "jwt", "key", "r8_", "sk-", "you",
    ],
];

/// A place that is worth a look, by a byte offset.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// A gate begins here.
    Gate(usize),
    /// Here begin eight bytes of the kind that keys are made of, or nearly, with
    /// more of them before or after; every run of [`LONG`] of them or more has
    /// such a place in it.
    Run(usize),
}

/// Where [`Place::Run`] is looked for: at every twelfth byte, from the sixth on.
const WINDOW: usize = 12;
pub const LONG: usize = WINDOW + 8 - 1;
/// How far a run of [`LONG`] goes on, on one side at least, from the eight bytes
/// in it that are found.
const BEYOND: usize = (LONG - 8).div_ceil(2);
/// How far beyond a block is looked: the eight bytes after the last ones in it.
const AHEAD: usize = 8;

/// How many bytes are looked at between two stores; windows and words of eight
/// pairs divide it.
pub const BLOCK: usize = 48;
/// How many blocks are looked at before what was found is sorted out.
const BLOCKS: usize = 32;

/// What the gates are recognised by.
struct Tables {
    /// For each pair of bytes, in which of four groups of gates it opens a
    /// gate, in the lower half, and in which it may go on two bytes later, in
    /// the upper half. Each gate has two openings, its first pair and its
    /// second: one of them begins at an even offset.
    pairs: Box<[u8; 1 << 16]>,
    /// For each hash of four letters, or of three that are all of it, the first
    /// gate that begins so, and for each gate the next one: places in `gates`,
    /// plus one.
    heads: Box<[u8; 1 << 14]>,
    next: Vec<u8>,
    gates: Vec<Gate>,
}

/// The first letters of a gate, up to eight, and which of eight bytes they are.
#[derive(Clone, Copy)]
struct Gate {
    letters: u64,
    mask: u64,
}

const OPENS: u8 = 0x0f;
/// In a word of eight bytes' pairs: a window that may be a key's.
const RUN: u64 = 0x80;

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables {
        pairs: Box::new([0; 1 << 16]),
        heads: Box::new([0; 1 << 14]),
        next: Vec::new(),
        gates: Vec::new(),
    };
    let gates = GATES.iter().enumerate();
    let gates = gates.flat_map(|(group, gates)| gates.iter().map(move |gate| (group, gate)));
    for (group, gate) in gates {
        let gate = gate.as_bytes();
        let opens = 1 << group;
        for (at, mark) in [(0, opens), (1, opens), (2, opens << 4), (3, opens << 4)] {
            for first in each_case(gate.get(at)) {
                for second in each_case(gate.get(at + 1)) {
                    tables.pairs[pair([first, second])] |= mark;
                }
            }
        }
        let letters = letters_at(gate, 0);
        tables.gates.push(Gate {
            letters: letters | SMALL,
            mask: u64::MAX >> (64 - 8 * gate.len().min(8)),
        });
        let head = &mut tables.heads[hash(letters)];
        let index = tables.gates.len() as u8;
        tables.next.push(core::mem::replace(head, index));
    }
    tables
});

/// A letter in both cases, or any byte where there is no letter.
fn each_case(letter: Option<&u8>) -> impl Iterator<Item = u8> {
    (0..=255).filter(move |byte: &u8| letter.is_none_or(|it| byte.eq_ignore_ascii_case(it)))
}

fn pair(bytes: [u8; 2]) -> usize {
    usize::from(u16::from_le_bytes(bytes))
}

/// What makes a letter small.
const SMALL: u64 = 0x2020_2020_2020_2020;
const THREE: u64 = 0xff_ffff;

/// The hash of the first four of eight letters, in any case.
fn hash(letters: u64) -> usize {
    let four = (letters | SMALL) as u32;
    (four.wrapping_mul(0x9e37_79b1) >> 18) as usize
}

/// Passes over `text` from `from` to `to` and calls `found` with every place,
/// in order of their offsets. A pass may be made in parts that follow each
/// other, when each but the last is some [`BLOCK`]s long.
pub fn pass(text: &[u8], from: usize, to: usize, mut found: impl FnMut(Place)) {
    let tables = &*TABLES;
    let mut last = [0; BLOCK + AHEAD];
    for start in (from..to).step_by(BLOCK * BLOCKS) {
        // Words in which there is something, and where they begin.
        let mut words = [(0, 0); BLOCKS * 3];
        let mut count = 0;
        let end = to.min(start + BLOCK * BLOCKS);
        for base in (start..end).step_by(BLOCK) {
            let rest = &text[base..];
            let block = rest.first_chunk().unwrap_or_else(|| {
                last = [0; BLOCK + AHEAD];
                last[..rest.len()].copy_from_slice(rest);
                &last
            });
            for (index, word) in look(tables, block).into_iter().enumerate() {
                words[count] = (base + 16 * index, word);
                count += usize::from(word != 0);
            }
        }
        for &(base, mut word) in &words[..count] {
            while word != 0 {
                let byte = word.trailing_zeros() / 8;
                let flags = word >> (8 * byte);
                word &= !(0xff << (8 * byte));
                let at = base + 2 * byte as usize;
                if flags & u64::from(OPENS) != 0 {
                    // The first letter may stand one byte before.
                    let before = at.saturating_sub(1);
                    if tables.may_open(text, before) | tables.may_open(text, at) {
                        for at in before..=at {
                            if tables.is_gate(text, at) {
                                found(Place::Gate(at));
                            }
                        }
                    }
                }
                if flags & RUN != 0 {
                    found(Place::Run(at));
                }
            }
        }
    }
}

/// A byte for each pair of the block that begins at an even offset.
fn look(tables: &Tables, block: &[u8; BLOCK + AHEAD]) -> [u64; 3] {
    let pairs = &*tables.pairs;
    let marks = |at: usize| u64::from(pairs[pair([block[at], block[at + 1]])]);
    let mut words = [0, 0, 0, marks(BLOCK)];
    for (index, word) in words[..3].iter_mut().enumerate() {
        for byte in 0..8 {
            *word |= marks(16 * index + 2 * byte) << (8 * byte);
        }
    }
    let [first, second, third, fourth] = words;
    let mut seen = [(first, second), (second, third), (third, fourth)].map(|(word, after)| {
        // An opening counts when the next pair goes on in the same group.
        word & (word >> 12 | after << 52) & u64::from_le_bytes([OPENS; 8])
    });
    // Eight bytes are found by what follows them and what is before them.
    let key = |at: usize| {
        let eight = block[at..].first_chunk();
        eight.is_some_and(|eight| may_be_key(u64::from_le_bytes(*eight)))
    };
    let mut before = key(0);
    for at in (BEYOND..BLOCK).step_by(WINDOW) {
        let after = key(at + BEYOND);
        if key(at) & (before | after) {
            seen[at / 16] |= RUN << (at % 16 / 2 * 8);
        }
        before = after;
    }
    seen
}

impl Tables {
    /// Whether the letters at `at` may begin a gate.
    fn may_open(&self, text: &[u8], at: usize) -> bool {
        let letters = letters_at(text, at);
        self.heads[hash(letters)] | self.heads[hash(letters & THREE)] != 0
    }

    /// Whether a gate begins at `at`, judged by eight letters of a longer one; a
    /// gate that is a number stands alone.
    fn is_gate(&self, text: &[u8], at: usize) -> bool {
        let letters = letters_at(text, at);
        [letters, letters & THREE].into_iter().any(|start| {
            let mut place = self.heads[hash(start)];
            while let Some(index) = usize::from(place).checked_sub(1) {
                let gate = self.gates[index];
                if ((letters | SMALL) ^ gate.letters) & gate.mask == 0 {
                    let beside = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphanumeric);
                    let number = text[at].is_ascii_digit();
                    return !number || !beside(at.wrapping_sub(1)) && !beside(at + 3);
                }
                place = self.next[index];
            }
            false
        })
    }
}

/// The eight letters at `at`, or those that are left of the text.
fn letters_at(text: &[u8], at: usize) -> u64 {
    let rest = &text[at..];
    match rest.first_chunk() {
        Some(letters) => u64::from_le_bytes(*letters),
        None => rest
            .iter()
            .rev()
            .fold(0, |word, letter| word << 8 | u64::from(*letter)),
    }
}

/// Whether all eight bytes are letters, digits, `-` or `_`, or one of the few
/// others that the arithmetic takes for them.
const fn may_be_key(bytes: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    // Without its highest bit, no byte carries into the next one; the bit then
    // tells whether the byte is at least so much.
    let folded = (bytes & !HIGH) | (0x20 * EACH);
    let letter = folded + (0x80 - b'a' as u64) * EACH;
    let digit = folded + (0x80 - b'-' as u64) * EACH;
    let beyond = folded + (0x80 - b':' as u64) * EACH;
    (letter | digit & !beyond) & !bytes & HIGH == HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<Place> {
        let mut places = Vec::new();
        pass(text.as_bytes(), 0, text.len(), |place| places.push(place));
        places
    }

    /// Whether a gate stands in the text, at both kinds of offset and wherever
    /// it lies in a block.
    pub fn has_gate(text: &str) -> bool {
        let gate = |place: &Place| matches!(place, Place::Gate(_));
        (0..BLOCK).all(|shift| {
            let text = [&" ".repeat(shift), text].concat();
            places(&text).iter().any(gate)
        })
    }

    #[test]
    fn every_gate_is_found() {
        for gate in GATES
            .iter()
            .flat_map(|gates| gates.iter())
            .map(str::as_bytes)
        {
            let text = core::str::from_utf8(gate).unwrap();
            assert!(gate.len() >= 3 && text.to_ascii_lowercase() == text);
            assert!(has_gate(text), "{text}");
            assert!(has_gate(&text.to_ascii_uppercase()), "{text}");
        }
    }

    #[test]
    fn every_phrase_and_prefix_has_a_gate() {
        let known = crate::read::known_texts().chain(crate::mask::known_prefixes());
        let without: Vec<&str> = known
            .filter(|text| !has_gate(text) || !has_gate(&text.to_ascii_uppercase()))
            .collect();
        assert!(without.is_empty(), "no gate stands in {without:?}");
    }

    #[test]
    fn every_long_run_is_found() {
        for class in ["a", "Z", "0", "9", "-", "_", "aB3-"] {
            for shift in 0..BLOCK {
                let run = class.repeat(LONG)[..LONG].to_owned();
                let text = [&" ".repeat(shift), run.as_str(), " "].concat();
                let runs = places(&text);
                let inside = |place: &Place| match place {
                    Place::Run(at) => (shift..shift + LONG).contains(at),
                    Place::Gate(_) => false,
                };
                assert!(runs.iter().any(inside), "{class} after {shift}");
            }
        }
    }

    #[test]
    fn parts_find_what_the_whole_finds_in_order() {
        let text = "Error code: 401 a sk-aB3dE6gH9kL2aB3dE6gH9kL2 the token é\n".repeat(400);
        let whole = places(&text);
        let offset = |place: &Place| match *place {
            Place::Gate(at) | Place::Run(at) => at,
        };
        assert!(whole.is_sorted_by_key(offset));
        for blocks in [1, 7, BLOCKS, BLOCKS + 1] {
            let mut parts = Vec::new();
            for from in (0..text.len()).step_by(blocks * BLOCK) {
                let to = text.len().min(from + blocks * BLOCK);
                pass(text.as_bytes(), from, to, |place| parts.push(place));
            }
            assert!(parts == whole, "{blocks}");
        }
    }
}
