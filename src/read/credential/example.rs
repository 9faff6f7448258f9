//! Texts that stand for a key and are none: examples, dummies, words for nothing.

use super::{Seen, Shape, contains, starts};
use crate::list;
use crate::one_of;
use crate::provider::Provider;
use crate::text::{Cut, Find, NOT_ALPHANUMERIC, Texts, is_foreign_letter};

/// Dummy keys that local servers' documentation uses.
const LOCAL: &Texts = list![
    "empty",
    "ollama",
    "lm-studio",
    "lmstudio",
    "lm_studio",
    "notneeded",
    "not needed",
    "nokey",
    "sk-nokey",
    "unused",
    "local",
    "localai",
    "local-key",
    "sk-local",
    "llama",
    "llama.cpp",
    "vllm",
    "token-abc123",
    "koboldcpp",
    "sk-lm-studio",
    "sk-ollama",
    "jan",
    "gpt4all",
    "na",
    "noauth",
    "ignored",
    "anything",
    "whatever",
];

/// How dummy keys begin that say that none is needed: `no-token`, `not-a-key`.
const NEEDLESS: &Texts = list!["no-", "no_", "not-", "not_", "sk-no-", "sk-not-"];

pub(super) const NOTHING: &Texts = list![
    "none",
    "undefined",
    "null",
    "nil",
    "nan",
    "false",
    "''",
    "\"\"",
    "<nil>",
    "(null)",
    "(none)",
    "[object object]",
    "api-key-not-set",
    "not-set",
    "not_set",
    "unset",
    "missing",
    "no-token",
    "nonetype",
    "b''",
    "{}",
    "[]",
];

/// Example texts that are the whole of a value.
const EXAMPLES: &Texts = list![
    "n/a",
    "test",
    "key",
    "token",
    "secret",
    "abc",
    "abc123",
    "foo",
    "bar",
    "asdf",
    "demo",
    "dummy",
    "fake",
    "sk",
    "sk-test",
    "sk-key",
    "sk-abc",
    "sk-123",
    "sk-abc123",
    "123",
    "1234",
    "12345",
    "api",
    "string",
    "value",
    "todo",
    "tbd",
    "password",
    "x",
    "xx",
    "xxx",
    "sk-x",
    "sk-xx",
    "sk-xxx",
    "sk-fake",
    "sk-dummy",
    "sk-foo",
    "openai",
    "mykey",
    "apikey",
    "secret-key",
    "blank",
    "user_provided",
];

/// What a log or its owner puts in a key's place to hide it.
const REDACTIONS: &Texts = list![
    // What is said of a key that is there.
    "set",
    "present",
    "loaded",
    "exists",
    "configured",
    "true",
    "hidden",
    "masked",
    "filtered",
    "removed",
    "censored",
    "omitted",
    "scrubbed",
    "stripped",
    "sanitized",
    "snip",
    "snipped",
];

/// Parts of example texts, looked for where an invented text would begin or end.
const EXAMPLE_PARTS: &Texts = list![
    "your",
    "xxx",
    "placeholder",
    "placehol",
    "example",
    "exampl",
    "change",
    "replac",
    "insert",
    "paste",
    "here",
    "dummy",
    "fake",
    "sample",
    "api-key",
    "api_key",
    "apikey",
    "api key",
    "api-k",
    "api_k",
    "secret",
    "todo",
    "fill",
    "123456",
    "abcdef",
    "sk-1234",
    "sk-abcd",
    "sk-test",
    "enter",
    "mykey",
    "my-key",
    "my_key",
    "my-api",
    "my_api",
    "put-",
    "put_",
    "_key",
    "-key",
    "<key",
    "0000",
    "....",
    "add-",
    "add_",
    "some-",
    "test-",
    "test_",
    "openai-",
    "openai_",
];

/// Whether words stand for a key that is somewhere else, as in `[REDACTED]`.
pub(in crate::read) fn is_redacted(text: &str) -> bool {
    let bare = text.trim_matches(NOT_ALPHANUMERIC);
    let bare = bare.strip_prefix("sk-proj-").unwrap_or(bare);
    let bare = bare.strip_prefix("sk-").unwrap_or(bare);
    let bracketed = text.starts_with('[') && text.ends_with(']');
    contains(text, "redacted")
        || REDACTIONS.one_is(bare)
        || bracketed && (bare.eq_ignore_ascii_case("key") || starts(bare, "secret"))
}

/// Whether all of a text, or its beginning or end, is invented.
pub(super) fn is_example(text: &str) -> bool {
    let seen = Seen::new(text);
    if seen.is_any(EXAMPLES) {
        return true;
    }
    let body = list!["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-None-", "sk-"]
        .iter()
        .find_map(|prefix| seen.head.strip_prefix(prefix))
        .unwrap_or(seen.head);
    // `nvapi-k…` holds `api-k` by its prefix.
    if body.starts_with("nvapi-") && (!seen.full || text.len() >= 40) {
        return false;
    }
    // Whoever invents a key does not write a hundred letters with the marker in them,
    // which may begin with `fake` by chance.
    if seen.full
        && text.len() >= 100
        && text.has(super::MARKER[1])
        && text.has(super::MARKER[0])
        && !repeats(text, 8)
    {
        return false;
    }
    let part = |text: &str| EXAMPLE_PARTS.iter().any(|part| contains(text, part));
    if seen.full && text.len() < 40 {
        return part(text) || repeats(text, 5);
    }
    // A long text may hold any four letters by chance, so only its edges count.
    let edge: usize = body.char_indices().nth(12).map_or(body.len(), |(at, _)| at);
    let whole_edge: usize = seen
        .head
        .char_indices()
        .nth(8)
        .map_or(seen.head.len(), |(at, _)| at);
    part(body.cut(..edge))
        || part(seen.head.cut(..whole_edge))
        || !seen.full
            && ["here", "_key", "-key", "xxxx", "XXXX", "ey>", "KEY>"].contains(&seen.tail)
        || seen.full && repeats(text, 8)
        || seen.full && (text.ends_with("-here") || text.ends_with("_here"))
}

/// Whether one character stands `count` times in a row.
fn repeats(text: &str, count: usize) -> bool {
    let bytes = text.as_bytes();
    let mut run = 1;
    for pair in bytes.windows(2) {
        run = if pair[0] == pair[1] && pair[0] != b'*' {
            run + 1
        } else {
            1
        };
        if run >= count {
            return true;
        }
    }
    false
}

pub(super) fn example(seen: &Seen<'_>) -> Option<Shape> {
    // "Your key" in another script: one look-alike letter makes no word.
    let foreign = |c: &char| is_foreign_letter(*c) && !('\u{ff00}'..='\u{ffef}').contains(c);
    if !contains(seen.head, "k-") && seen.head.chars().filter(foreign).count() > 1 {
        return Some(Shape::Placeholder);
    }
    // No key is of Chinese, Japanese or Korean letters, or of digits alone.
    let eastern = |c: &char| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    let digits = seen.full && seen.length > 3 && seen.text.bytes().all(|b| b.is_ascii_digit());
    if starts(seen.head, "sk-not-a") || digits || seen.head.chars().filter(eastern).count() > 1 {
        return Some(Shape::Placeholder);
    }
    let needless = || NEEDLESS.iter().any(|start| starts(seen.head, start));
    if seen.is_any(LOCAL) || needless() {
        return Some(Shape::LocalServer);
    }
    if seen.text.has("...") || seen.text.has("…") {
        let dots_only = seen.text.strip_prefix("sk-").unwrap_or(seen.text);
        let dots_only = dots_only.strip_prefix("proj-").unwrap_or(dots_only);
        let rest = dots_only.trim_matches(one_of!['.', '…', 'x', 'X']);
        return Some(if let Some(provider) = Provider::of_key(seen.head) {
            Shape::OtherProvider(provider)
        } else if rest.is_empty() {
            Shape::Crosses
        } else if rest.len() >= 2 {
            Shape::Shortened
        } else {
            Shape::Placeholder
        });
    }
    let tail = if seen.full { "" } else { seen.tail };
    let body = [seen.head, tail].concat();
    let body = list!["sk-proj-", "sk-svcacct-", "sk-admin-", "sk-"]
        .iter()
        .find_map(|prefix| body.strip_prefix(prefix))
        .unwrap_or(&body);
    let crossed = |text: &str| text.has("xxx") || text.has("XXX");
    let says = ["your", "key", "here", "api", "token", "placeholder"];
    if body.is_empty()
        || body.len() > 2
            && (body.bytes().all(|b| matches!(b, b'x' | b'X' | b'-' | b'.'))
                || seen.full && crossed(body) && !says.iter().any(|word| contains(body, word)))
    {
        return Some(Shape::Crosses);
    }
    let one_letter = body.len() > 1
        && (seen.full || body.bytes().all(|b| b.is_ascii_alphanumeric()))
        && repeats(body, body.len());
    (one_letter || is_example(seen.text)).then_some(Shape::Placeholder)
}
