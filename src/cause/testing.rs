//! Tables of pastes for the causes' own tests.
//!
//! No key stands in a test: `«key»` is a well-formed one made up at test time,
//! `«echo»` what OpenAI makes of it, `«other»` another key, `«echo:TEXT»` the
//! echo of any text, and `«incorrect:ECHO»` the whole message around an echo.

use crate::cause::CauseId;
use crate::diagnosis::Certainty;

/// An OpenAI project key of 164 characters; `seed` tells two apart.
pub fn key(seed: u8) -> String {
    let body: String = (0..74u8)
        .map(|i| char::from(b'a' + (i.wrapping_mul(7).wrapping_add(seed.wrapping_mul(11))) % 26))
        .collect();
    ["sk-", "proj-", &body, "T3Blb", "kFJ", &body].concat()
}

/// What the message shows of a key.
pub fn echo(key: &str) -> String {
    let length = key.chars().count();
    if length <= 12 {
        return key.to_owned();
    }
    let head: String = key.chars().take(8).collect();
    let tail: String = key.chars().skip(length - 4).collect();
    [head, "*".repeat(length - 12), tail].concat()
}

/// A paste with its made-up keys filled in.
pub fn expand(paste: &str) -> String {
    let mut text = String::new();
    let mut rest = paste;
    while let Some((before, after)) = rest.split_once('«') {
        let (token, after) = after.split_once('»').unwrap();
        text.push_str(before);
        text.push_str(&match token.split_once(':') {
            None if token == "key" => key(1),
            None if token == "other" => key(2),
            None if token == "echo" => echo(&key(1)),
            Some(("echo", sent)) => echo(sent),
            Some(("wrapped", mark)) => echo(&[mark, &key(1), mark].concat()),
            Some(("before", part)) => echo(&[part, &key(1)].concat()),
            Some(("first", count)) => echo(&key(1)[..count.parse().unwrap()]),
            _ => panic!("no such token: {token}"),
        });
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Checks that each paste's first cause is `id`, as sure as `certainty` says.
pub fn first(id: CauseId, certainty: Certainty, pastes: &[&str]) {
    for paste in pastes {
        let found = crate::diagnose(&expand(paste));
        let first = found
            .causes
            .first()
            .map(|cause| (cause.id, cause.certainty));
        assert_eq!(first, Some((id, certainty)), "{paste}");
    }
}

/// Checks that none of the pastes is blamed on `id` first.
pub fn not_first(id: CauseId, pastes: &[&str]) {
    for paste in pastes {
        let found = crate::diagnose(&expand(paste));
        let first = found.causes.first().map(|cause| cause.id);
        assert_ne!(first, Some(id), "{paste}");
    }
}

/// A cause's table: pastes that it explains, and look-alikes that it does not.
macro_rules! table {
    ($id:ident: $($certainty:ident [$($paste:expr),* $(,)?])*; never [$($not:expr),* $(,)?]) => {
        mod tests {
            use crate::cause::{CauseId, testing};
            use crate::diagnosis::Certainty;

            #[test]
            fn explains() {
                $(testing::first(CauseId::$id, Certainty::$certainty, &[$($paste),*]);)*
            }

            #[test]
            fn look_alikes() {
                testing::not_first(CauseId::$id, &[$($not),*]);
            }
        }
    };
}
pub(crate) use table;
