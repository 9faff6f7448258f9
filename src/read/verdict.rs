//! What a sentence says of an API key, whatever its exact words.
//!
//! Servers, wrappers and programs have countless ways to say that a key is
//! wrong or absent. Their words are few, and stand near "API key".

use super::{Reading, words};
use crate::clue::Clue;
use crate::span::Span;

/// Words before `API key` that say the key is wrong.
const WRONG_BEFORE: &[&str] = &["invalid", "incorrect", "wrong", "bad", "unauthorized"];
/// Words before `API key` that say there is none.
const NONE_BEFORE: &[&str] = &["no", "missing", "without"];
/// What may follow, up to the end of the sentence.
const WRONG_AFTER: &[&str] = &[
    "is invalid",
    "was invalid",
    "is not valid",
    "was not valid",
    "isn t valid",
    "is incorrect",
    "is not correct",
    "was incorrect",
    "is wrong",
    "was rejected",
    "appears to be invalid",
    "seems to be invalid",
    "may be invalid",
    "might be invalid",
    "not recognized",
    "is not authorized",
    "is invalid or",
    "invalid or",
    "validation failed",
    "verification failed",
];
const NONE_AFTER: &[&str] = &[
    "is missing",
    "missing",
    "is not set",
    "not set",
    "not found",
    "is required",
    "is not configured",
    "not configured",
    "is empty",
    "is undefined",
    "must be provided",
    "must be set",
    "not provided",
    "was not provided",
    "is not provided",
    "was not found",
    "could not be found",
    "is not defined",
    "is not available",
    "unavailable",
    "cannot be empty",
];

/// How many words after `API key` are looked at.
const REACH: usize = 12;

/// Notes what is said of the key that is named at `word`.
pub fn look(reading: &mut Reading, text: &[u8], word: Span, before: &[Span; 3]) {
    let is = |span: Span, names: &[&str]| span.end > 0 && words::is_one_of(text, span, names);
    let (first, adjectives) = if is(word, &["key"]) && is(before[0], &["api"]) {
        (before[0], &before[1..])
    } else if is(word, &["apikey", "api_key"]) {
        (word, &before[..2])
    } else {
        return;
    };
    let near = |span: &Span| span.end > 0 && first.start - span.end < 24;
    let said = |names: &[&str]| adjectives.iter().any(|span| near(span) && is(*span, names));
    if said(WRONG_BEFORE) {
        reading.see(Clue::MessageInvalidKey, Span::new(first.start, word.end));
        return;
    }
    if said(NONE_BEFORE) {
        reading.see(Clue::SaidNoKey, Span::new(first.start, word.end));
        return;
    }
    let mut end = word.end;
    for _ in 0..REACH {
        let Some(next) =
            words::next(text, end).filter(|next| same_sentence(&text[end..next.start]))
        else {
            return;
        };
        let says = |phrases: &[&str]| {
            phrases
                .iter()
                .find_map(|phrase| words::phrase(text, next.start, phrase))
        };
        if let Some(after) = says(WRONG_AFTER) {
            reading.see(Clue::MessageInvalidKey, Span::new(first.start, after));
            return;
        }
        if let Some(after) = says(NONE_AFTER) {
            reading.see(Clue::SaidNoKey, Span::new(first.start, after));
            return;
        }
        end = next.end;
    }
}

/// Whether what stands between two words does not end the sentence.
fn same_sentence(gap: &[u8]) -> bool {
    gap.len() <= 12
        && !gap.iter().any(|b| {
            matches!(
                b,
                b'.' | b';' | b'{' | b'}' | b'=' | b'(' | b')' | b'?' | b'!'
            )
        })
        && !gap.windows(2).any(|pair| pair == b"\n\n")
}
