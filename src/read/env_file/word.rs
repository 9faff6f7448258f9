//! Names of variables and their values, by their look.

use crate::list;
use crate::mask;
use crate::one_of;
use crate::text::{Cut, Find, NOT_ALPHANUMERIC, Texts, byte};

/// How much of a text is a name, with its dots and dashes.
pub fn name_length(text: &str) -> usize {
    text.bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'))
        .count()
}

/// Capitals, digits and `_`, as environment variables are written.
pub fn is_capital(name: &str) -> bool {
    name.bytes().any(|b| b.is_ascii_uppercase())
        && name
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

pub(super) fn strip_prefix_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| text.cut(prefix.len()..))
}

/// Whether a variable of this name is there to hold a key.
pub fn is_key_name(name: &str) -> bool {
    let name = name.to_ascii_uppercase().with("-", "_");
    const OTHER: &Texts = list![
        "URL",
        "BASE",
        "ORG",
        "PROJECT",
        "MODEL",
        "ENDPOINT",
        "HOST",
        "VERSION",
        "TYPE",
        "TOKENS",
        "TOKENIZER",
        "PROXY",
        "TIMEOUT",
        "REGION",
        "CLIENT",
        "DEPLOYMENT",
        "LOG",
        "DEBUG",
        "PUBLIC",
        "PATH",
        "FILE",
        "DIR",
        "LIMIT",
        "NAME",
        "TEMPERATURE",
        "ASSISTANT",
        "RETRIES",
        "ENABLE",
    ];
    let words = || name.split(one_of!['_', '.']);
    if words().any(|word| OTHER.iter().any(|other| other == word)) || name.ends_with("_ID") {
        return false;
    }
    name.has("APIKEY")
        || matches!(
            name.as_str(),
            "OPENAI" | "OPEN_AI" | "OPENAI_API" | "OPEN_AI_API"
        )
        || words().any(|word| {
            matches!(word, "KEY" | "TOKEN" | "SECRET") || word.len() > 3 && word.ends_with("KEY")
        })
        || [
            "GROQ",
            "ANTHROPIC",
            "DEEPSEEK",
            "MISTRAL",
            "OPENROUTER",
            "GEMINI",
            "TOGETHER",
        ]
        .contains(&name.as_str())
}

/// Whether a value, its wrappers aside, begins as a key does and is as long.
pub fn looks_like_key(value: &str) -> bool {
    let value = value.trim_start_matches(NOT_ALPHANUMERIC);
    let value = strip_prefix_ignoring_case(value, "bearer ")
        .unwrap_or(value)
        .trim_start();
    mask::PREFIXES.iter().any(|prefix| {
        value.starts_with(prefix)
            && value
                .bytes()
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'*'))
                .count()
                >= 16
    })
}

/// Whether a name can be shown: it is short, plain, and holds no part of a key.
pub(super) fn is_showable(name: &str, value: &str) -> bool {
    let plain = (1..=64).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'));
    let value = value.trim_matches(NOT_ALPHANUMERIC);
    plain
        && !(value.len() > 3 && name.has(value))
        && name.split(one_of!['_', '.', '-']).all(|word| {
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            let cases = word.bytes().any(|b| b.is_ascii_lowercase())
                && word.bytes().any(|b| b.is_ascii_uppercase());
            word.len() < 12 || (word.len() < 32 && digits < 4 && !(cases && digits > 0))
        })
        && !mask::PREFIXES.iter().any(|prefix| {
            name.places_of(prefix).any(|at| {
                (at == 0 || !byte(name.as_bytes(), at - 1).is_ascii_alphanumeric())
                    && name.len() - at - prefix.len() > 3
            })
        })
}
