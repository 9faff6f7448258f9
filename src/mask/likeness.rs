//! What a run of characters looks like: a key, a public id, an example, or words.

use super::PUBLIC_IDS;
use crate::list;

pub(super) fn is_public_id(run: &[u8]) -> bool {
    PUBLIC_IDS.iter().any(|id| run.starts_with(id.as_bytes())) || is_uuid(run)
}

fn is_uuid(run: &[u8]) -> bool {
    run.len() == 36
        && run.iter().enumerate().all(|(at, byte)| {
            if matches!(at, 8 | 13 | 18 | 23) {
                *byte == b'-'
            } else {
                byte.is_ascii_hexdigit()
            }
        })
}

/// Text that stands in for a key in documentation.
pub(super) fn is_example(body: &[u8]) -> bool {
    if body
        .iter()
        .all(|byte| matches!(byte, b'x' | b'X' | b'-' | b'_' | b'0' | b'.' | b'*'))
    {
        return true;
    }
    is_wordy(body)
        && longest_word(body) < 16
        && list!["your", "key", "xxxx", "example", "placeholder", "replace"]
            .iter()
            .any(|word| {
                body.windows(word.len())
                    .any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
            })
}

pub(super) fn has_digit(body: &[u8]) -> bool {
    body.iter().any(u8::is_ascii_digit)
}

pub(super) fn words(body: &[u8]) -> impl Iterator<Item = &[u8]> {
    body.split(|byte| !byte.is_ascii_alphanumeric())
}

pub(super) fn longest_word(body: &[u8]) -> usize {
    words(body).map(<[u8]>::len).max().unwrap_or(0)
}

/// Whether it may be read as words or a date: nothing says it is a key.
pub(super) fn is_wordy(body: &[u8]) -> bool {
    let letters = body
        .iter()
        .filter(|byte| byte.is_ascii_alphabetic())
        .count();
    if letters == 0 {
        return body.len() < 16 || body.contains(&b'-');
    }
    if has_digit(body) {
        return false;
    }
    // A random text changes case at every other letter, a name rarely.
    let changes = body
        .windows(2)
        .filter(|pair| {
            (pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
                || (pair[0].is_ascii_uppercase() && pair[1].is_ascii_lowercase())
        })
        .count();
    changes * 4 < body.len()
}

/// Whether at least `least` characters of the text are in words that no
/// language has: letters and digits by turns, or capitals anywhere.
pub(super) fn is_random(body: &[u8], least: usize) -> bool {
    body.len() >= least
        && words(body)
            .filter(|word| is_irregular(word))
            .map(<[u8]>::len)
            .sum::<usize>()
            >= least
}

fn is_irregular(word: &[u8]) -> bool {
    let turns = word
        .windows(2)
        .filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit())
        .count();
    if turns >= 2 {
        return true;
    }
    // A name's capitals begin its words; a random text's stand anywhere.
    let count = |is: fn(&u8) -> bool| word.iter().filter(|byte| is(byte)).count() * 10;
    let rises = word
        .windows(2)
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        .count();
    word.len() >= 16
        && rises * 7 >= word.len()
        && count(u8::is_ascii_uppercase) >= word.len() * 3
        && count(u8::is_ascii_lowercase) >= word.len() * 3
}
