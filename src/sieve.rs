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
/// their first five letters, and ordered so that in each third of the list the
/// pairs of one gate seldom go on with the pairs of another.
const GATES: &Texts = list![
    "ai_again",
    "aiza",
    "akia",
    "annot",
    "_logged",
    "cel login",
    "cloudfla",
    "d saml",
    "billing",
    "certif",
    "cipal",
    "doctype",
    "dotenv",
    "e401",
    "e_not_re",
    "e_url",
    "ermis",
    "g_scope",
    "github_pat_",
    "glpat-",
    "i_base",
    "ix401",
    "model",
    "natured",
    "nvapi-",
    "ovided",
    "owlist",
    "pplx-",
    "prompt",
    "rbidden",
    "rganiza",
    "rror",
    "sess-",
    "seurl",
    "sk_live_",
    "socket",
    "tra data",
    "tribute",
    "uch file",
    "us code",
    "valid",
    "wrong",
    "xcept",
    "xoxp-",
    "xtra",
    "you",
    "sk-",
    "r8_",
    "key",
    "jwt",
    "hf_",
    "auth",
    "been",
    "csk-",
    "down",
    "e401",
    "e_exhaus",
    "earer",
    "enforcem",
    "enied",
    "ent policy",
    "entials",
    "environ",
    "etenv",
    "exceed",
    "expired",
    "failed",
    "found",
    "header",
    "imeout",
    "known",
    "length",
    "limited",
    "lsv2_",
    "lution",
    "nnect",
    "notprese",
    "nnre",
    "oject",
    "oken",
    "ooki",
    "overload",
    "oyment",
    "penai",
    "position",
    "rminated",
    "sufficie",
    "supporte",
    "sword",
    "t_filter",
    "teway",
    "timed",
    "unreacha",
    "xai-",
    "xoxb-",
    "xpected",
    "xpecting",
    "y_violat",
    "fw_",
    "eyj",
    "be null",
    "bytestr",
    "could",
    "credit",
    "de close",
    "efused",
    "equest",
    "equired",
    "gho_",
    "ghp_",
    "ghs_",
    "gnatured",
    "gned",
    "gsk_",
    "host",
    "i_key",
    "ivated",
    "jwks",
    "mpty",
    "navaila",
    "npm_",
    "ode 200",
    "ode 5",
    "ode: 5",
    "opes",
    "ot find",
    "owed",
    "p/1.1 5",
    "p/2 5",
    "pypi-",
    "reached",
    "side cl",
    "sk_test_",
    "such",
    "tgp_v1_",
    "tus 5",
    "tvly-",
    "unable",
    "undefine",
    "us: 5",
    "429",
    "407",
    "404",
    "403",
    "401",
];

/// A place that is worth a look, by a byte offset.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// A gate begins here.
    Gate(usize),
    /// Here begin eight bytes of the kind that keys are made of, or nearly;
    /// every run of [`LONG`] of them or more has such a place in it.
    Run(usize),
}

/// Where [`Place::Run`] is looked for: at every twelfth byte.
const WINDOW: usize = 12;
pub const LONG: usize = WINDOW + 8 - 1;

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
    /// For each hash of three letters, the first gate that begins so, and for
    /// each gate the next one: places in [`GATES`], plus one.
    heads: Box<[u8; 1 << 12]>,
    next: Vec<u8>,
    gates: Vec<&'static [u8]>,
}

/// The group of the gates of three letters: what goes on after them is unknown.
const SHORT: usize = 3;
const OPENS: u8 = 0x0f;
/// In a word of eight bytes' pairs: a window that may be a key's.
const RUN: u64 = 0x80;

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables {
        pairs: Box::new([0; 1 << 16]),
        heads: Box::new([0; 1 << 12]),
        next: Vec::new(),
        gates: GATES.iter().map(str::as_bytes).collect(),
    };
    let count = tables.gates.len();
    for (index, gate) in GATES.iter().map(str::as_bytes).enumerate() {
        let group = match gate.len() {
            3 => SHORT,
            _ => index * SHORT / count,
        };
        let opens = 1 << group;
        for (at, mark) in [(0, opens), (1, opens), (2, opens << 4), (3, opens << 4)] {
            for first in each_case(gate.get(at)) {
                for second in each_case(gate.get(at + 1)) {
                    tables.pairs[pair([first, second])] |= mark;
                }
            }
        }
        let head = &mut tables.heads[hash([gate[0], gate[1], gate[2]])];
        tables.next.push(core::mem::replace(head, index as u8 + 1));
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

fn hash(letters: [u8; 3]) -> usize {
    let letters = u32::from_le_bytes([letters[0], letters[1], letters[2], 0]) | 0x20_2020;
    (letters.wrapping_mul(0x9e37_79b1) >> 20) as usize
}

/// Passes over `text` from `from` to `to` and calls `found` with every place,
/// in order of their offsets. A pass may be made in parts that follow each
/// other, when each but the last is some [`BLOCK`]s long.
pub fn pass(text: &[u8], from: usize, to: usize, mut found: impl FnMut(Place)) {
    let tables = &*TABLES;
    let mut last = [0; BLOCK + 2];
    for start in (from..to).step_by(BLOCK * BLOCKS) {
        // Words in which there is something, and where they begin.
        let mut words = [(0, 0); BLOCKS * 3];
        let mut count = 0;
        let end = to.min(start + BLOCK * BLOCKS);
        for base in (start..end).step_by(BLOCK) {
            let rest = &text[base..];
            let block = rest.first_chunk().unwrap_or_else(|| {
                last = [0; BLOCK + 2];
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
fn look(tables: &Tables, block: &[u8; BLOCK + 2]) -> [u64; 3] {
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
    for (index, window) in block.as_chunks::<WINDOW>().0.iter().enumerate() {
        let bytes = window
            .first_chunk()
            .map_or(0, |bytes| u64::from_le_bytes(*bytes));
        if may_be_key(bytes) {
            let pair = index * WINDOW / 2;
            seen[pair / 8] |= RUN << (8 * (pair % 8));
        }
    }
    seen
}

impl Tables {
    /// Whether the three letters at `at` may begin a gate.
    fn may_open(&self, text: &[u8], at: usize) -> bool {
        text.get(at..at + 3)
            .and_then(|letters| letters.first_chunk())
            .is_some_and(|letters| self.heads[hash(*letters)] != 0)
    }

    /// Whether a gate begins at `at`; one that is a number stands alone.
    fn is_gate(&self, text: &[u8], at: usize) -> bool {
        let rest = &text[at..];
        let Some(start) = rest.first_chunk() else {
            return false;
        };
        let mut place = self.heads[hash(*start)];
        while let Some(index) = usize::from(place).checked_sub(1) {
            let gate = self.gates[index];
            let stands = rest
                .get(..gate.len())
                .is_some_and(|run| run.eq_ignore_ascii_case(gate));
            if stands {
                let beside = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphanumeric);
                return !gate[0].is_ascii_digit()
                    || !beside(at.wrapping_sub(1)) && !beside(at + gate.len());
            }
            place = self.next[index];
        }
        false
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
        for gate in GATES.iter().map(str::as_bytes) {
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
