//! The corpus: pastes with their keys made, and the answers they must get.
//!
//! The pastes are the files of `tests/corpus/<client>/`, the answers the lines
//! of `tests/corpus/answers.tsv`: file, status, verdict, the first causes that
//! a reader would accept, whether the first may be called certain, a note.
//! `|` separates alternatives, `-` is none and `*` anything.
//!
//! Keys are tokens in the files, `{{key:proj164}}` or `{{echo:proj164}}`, and
//! are made here, so that no file holds what looks like a key. Changes to a key
//! follow it: `{{echo:proj164|wrap:"}}` is the echo of a key sent in quotes.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use fix401::Certainty;

const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const HEX: &[u8] = b"0123456789abcdef";
pub const MARKER: [&str; 2] = ["T3Blbk", "FJ"];

/// Kinds of keys that hold the marker: name, prefix in two parts, length.
const MARKED: &[(&str, &str, &str, usize)] = &[
    ("proj164", "sk-", "proj-", 164),
    ("proj132", "sk-", "proj-", 132),
    ("proj56", "sk-", "proj-", 56),
    ("legacy51", "sk-", "", 51),
    ("svcacct167", "sk-", "svcacct-", 167),
    ("svcacct135", "sk-", "svcacct-", 135),
    ("admin165", "sk-", "admin-", 165),
    ("admin133", "sk-", "admin-", 133),
    ("none56", "sk-", "None-", 56),
];

/// Other credentials: name, prefix in two parts, characters after it, alphabet.
const PLAIN: &[(&str, &str, &str, usize, &[u8])] = &[
    ("openrouter", "sk-", "or-v1-", 64, HEX),
    ("anthropic", "sk-", "ant-api03-", 95, LETTERS),
    ("groq", "gs", "k_", 52, LETTERS),
    ("google", "AI", "za", 35, LETTERS),
    ("xai", "xa", "i-", 80, LETTERS),
    ("perplexity", "ppl", "x-", 48, LETTERS),
    ("nvidia", "nva", "pi-", 64, LETTERS),
    ("huggingface", "h", "f_", 34, LETTERS),
    ("replicate", "r", "8_", 37, LETTERS),
    ("cerebras", "cs", "k-", 48, LETTERS),
    ("fireworks", "f", "w_", 22, LETTERS),
    ("together", "tgp", "_v1_", 43, LETTERS),
    ("azure", "", "", 32, HEX),
    ("azure84", "", "", 84, LETTERS),
    ("deepseek", "sk-", "", 32, HEX),
    ("moonshot", "sk-", "", 48, LETTERS),
    ("mistral", "", "", 32, LETTERS),
    ("litellm", "sk-", "", 22, LETTERS),
    ("session", "se", "ss-", 40, LETTERS),
    ("jwt", "ey", "JhbGciOiJSUzI1NiJ9.eyJ", 240, LETTERS),
    ("github", "gh", "p_", 36, LETTERS),
    ("organization", "org-", "", 24, LETTERS),
    ("project", "proj_", "", 24, LETTERS),
];

/// `count` letters that depend on `name` alone; `tests/provider/keys.py` makes the same.
fn generate(name: &str, count: usize, alphabet: &[u8]) -> String {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for byte in name.bytes() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    (0..count)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            char::from(alphabet[((state >> 33) % alphabet.len() as u64) as usize])
        })
        .collect()
}

/// An invented key, and how many characters of it are a public prefix.
fn key(name: &str) -> (String, usize) {
    let kind = name.split('#').next().unwrap();
    if let Some((_, first, second, length)) = MARKED.iter().find(|(known, ..)| *known == kind) {
        let prefix = format!("{first}{second}");
        let marker = MARKER.concat();
        let half = (length - prefix.len() - marker.len()) / 2;
        let body = generate(name, 2 * half, LETTERS);
        let (left, right) = body.split_at(half);
        return (format!("{prefix}{left}{marker}{right}"), prefix.len());
    }
    let (_, first, second, count, alphabet) = PLAIN
        .iter()
        .find(|(known, ..)| *known == kind)
        .unwrap_or_else(|| panic!("no key is called {name}"));
    let prefix = format!("{first}{second}");
    (
        format!("{prefix}{}", generate(name, *count, alphabet)),
        prefix.len(),
    )
}

/// How OpenAI repeats a key: eight characters, a star for each hidden one, four.
pub fn echo(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= 12 {
        return text.to_owned();
    }
    let (head, tail) = (&letters[..8], &letters[letters.len() - 4..]);
    head.iter()
        .copied()
        .chain(std::iter::repeat_n('*', letters.len() - 12))
        .chain(tail.iter().copied())
        .collect()
}

pub fn base64(text: &str) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::new();
    for group in text.as_bytes().chunks(3) {
        let bits = group.iter().enumerate().fold(0_u32, |bits, (at, byte)| {
            bits | u32::from(*byte) << (16 - 8 * at)
        });
        for digit in 0..4 {
            if digit <= group.len() {
                encoded.push(char::from(DIGITS[(bits >> (18 - 6 * digit)) as usize & 63]));
            } else {
                encoded.push('=');
            }
        }
    }
    encoded
}

/// Applies one change, `name` or `name:argument`.
fn changed(text: &str, change: &str) -> String {
    let (name, argument) = change.split_once(':').unwrap_or((change, ""));
    let count = || argument.parse::<usize>().expect("a count");
    match name {
        "before" => format!("{argument}{text}"),
        "after" => format!("{text}{argument}"),
        "wrap" => format!("{argument}{text}{argument}"),
        "take" => text.chars().take(count()).collect(),
        "skip" => text.chars().skip(count()).collect(),
        "last" => text.chars().skip(text.chars().count() - count()).collect(),
        "twice" => format!("{text}{text}"),
        "upper" => text.to_uppercase(),
        "base64" => base64(text),
        "echo" => echo(text),
        _ => panic!("no change is called {name}"),
    }
}

/// A paste with its tokens replaced, and the keys that stand in it.
pub fn expand(template: &str) -> (String, Vec<(String, usize)>) {
    let mut text = String::with_capacity(template.len());
    let mut keys = Vec::new();
    let mut rest = template;
    while let Some(start) = rest.find("{{") {
        let (before, token) = rest.split_at(start);
        text.push_str(before);
        let echoed = token.starts_with("{{echo:");
        let end = token.find("}}");
        if let (true, Some(mut end)) = (echoed || token.starts_with("{{key:"), end) {
            // `wrap:}` ends in three braces, and the last two close the token.
            if token[end..].starts_with("}}}") {
                end += 1;
            }
            let body = token[..end].split_once(':').unwrap().1;
            let mut parts = body.split('|');
            let made = key(parts.next().unwrap());
            let mut value = parts.fold(made.0.clone(), |value, change| changed(&value, change));
            if echoed {
                value = echo(&value);
            }
            text.push_str(&value);
            keys.push(made);
            rest = &token[end + 2..];
        } else {
            text.push_str("{{");
            rest = &token[2..];
        }
    }
    text.push_str(rest);
    (text, keys)
}

pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// One line of the table.
pub struct Expected {
    pub file: String,
    statuses: String,
    verdicts: String,
    pub first: String,
    may_be_certain: bool,
}

impl Expected {
    fn accepts(alternatives: &str, found: &str) -> bool {
        alternatives
            .split('|')
            .any(|one| one == "*" || one == found)
    }
}

pub fn table() -> Vec<Expected> {
    let text = fs::read_to_string(corpus().join("answers.tsv")).unwrap();
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some("file\tstatus\tverdict\tfirst\tcertain\tnote")
    );
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [file, statuses, verdicts, first, certain, _note] = columns[..] else {
                panic!("not six columns: {line}");
            };
            for id in first.split('|').filter(|id| !["-", "*"].contains(id)) {
                assert!(
                    fix401::cause::CauseId::from_id(id).is_some(),
                    "{file}: no cause is called {id}"
                );
            }
            assert!(
                ["yes", "no"].contains(&certain),
                "{file}: certain is yes or no"
            );
            Expected {
                file: file.to_owned(),
                statuses: statuses.to_owned(),
                verdicts: verdicts.to_owned(),
                first: first.to_owned(),
                may_be_certain: certain == "yes",
            }
        })
        .collect()
}

/// Every eight bytes of a text.
fn parts(text: &str) -> HashSet<&[u8]> {
    text.as_bytes().windows(8).collect()
}

/// What is wrong with the answer to this paste; empty when nothing is.
pub fn faults(expected: &Expected, text: &str, keys: &[(String, usize)]) -> String {
    let Ok(answer) = std::panic::catch_unwind(|| fix401::diagnose(text)) else {
        return " panicked;".to_owned();
    };
    let mut faults = String::new();
    let status = answer
        .status
        .map_or("-".to_owned(), |status| status.to_string());
    if !Expected::accepts(&expected.statuses, &status) {
        write!(faults, " status {status}, not {};", expected.statuses).unwrap();
    }
    if !Expected::accepts(&expected.verdicts, answer.verdict.id()) {
        write!(
            faults,
            " verdict {}, not {};",
            answer.verdict.id(),
            expected.verdicts
        )
        .unwrap();
    }
    let first = answer.causes.first().map_or("-", |cause| cause.id.id());
    if !Expected::accepts(&expected.first, first) {
        write!(faults, " first cause {first}, not {};", expected.first).unwrap();
    }
    for cause in &answer.causes {
        let accepted = expected.may_be_certain && Expected::accepts(&expected.first, cause.id.id());
        if cause.certainty == Certainty::Certain && !accepted {
            write!(faults, " {} called certain;", cause.id.id()).unwrap();
        }
    }
    let answer_shows = format!("{answer:?}");
    let mut page_shows = String::new();
    let mut done = 0;
    for secret in &answer.secrets {
        page_shows.push_str(&text[done..secret.start]);
        page_shows.push('\u{2022}');
        done = secret.end;
    }
    page_shows.push_str(&text[done..]);
    let (answer_shows, page_shows) = (parts(&answer_shows), parts(&page_shows));
    for (key, public) in keys {
        // Ids of organizations are no secret, and an echo shows the first eight
        // characters, sent with the prefix or without.
        let id = ["org-", "proj_"]
            .iter()
            .any(|prefix| key.starts_with(prefix));
        let mut parts = key.as_bytes()[*public..].windows(8).enumerate();
        if parts.any(|(at, part)| {
            answer_shows.contains(part) || page_shows.contains(part) && !id && at > 0
        }) {
            faults.push_str(" part of a key is shown;");
        }
    }
    faults
}
