//! Secrets by what they are assigned to, and by their look.

use super::places::is_known_host;
use super::{Add, Private};
use crate::list;
use crate::mask::likeness::is_random;
use crate::mask::search::{begins_line, for_each_run, skip, value_at};
use crate::mask::{FEW, is_key_byte};
use crate::span::Span;
use crate::text::{Cut, Texts, byte};

/// Names whose values are secrets, by how they end.
const SECRET_NAMES: &Texts = list![
    "key",
    "token",
    "secret",
    "password",
    "passwd",
    "pwd",
    "pass",
    "passphrase",
    "credential",
    "credentials",
    "auth",
    "authorization",
    "cookie",
    "session",
    "sessionid",
    "sid",
    "signature",
    "sig",
    "dsn",
    "jwt",
    "otp",
    "pin",
    "salt",
    "organization",
    "openai-project",
];

/// Names of headers whose value is a secret to its end.
const SECRET_HEADERS: &Texts = list!["authorization", "cookie"];

/// Names, in full or after a separator, whose values are a person's.
const USER_NAMES: &Texts = list!["user", "username", "login", "logname", "owner", "author"];

/// Names, in full or after a separator, whose values are hosts.
const HOST_NAMES: &Texts = list![
    "host",
    "hostname",
    "nodename",
    "addr",
    "address",
    "ip",
    "peer",
    "forwarded-for",
];

/// Values that show a mistake and hide nothing.
const TELLTALE: &Texts = list![
    "none",
    "null",
    "nil",
    "undefined",
    "true",
    "false",
    "empty",
    "str",
    "string",
    "bearer",
    "basic",
    "optional",
    "env",
];

/// Runs that no word looks like, shorter ones than a key has as well, and what
/// a server left of a key when it masked it with stars.
pub(super) fn random_runs(paste: &str, add: Add) {
    let text = paste.as_bytes();
    for_each_run(text, 16, is_key_byte, |run| {
        let bytes = text.cut(run.start..run.end);
        let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
        let hex = bytes.iter().all(u8::is_ascii_hexdigit);
        if is_random(bytes, 12) || (hex && digits != 0) || digits >= 16 {
            add(run, Private::Secret);
        }
    });
    let base64 = |byte| is_key_byte(byte) || matches!(byte, b'+' | b'/' | b'=' | b'~' | b'.');
    for_each_run(text, 20, base64, |run| {
        if is_random(text.cut(run.start..run.end), 12) {
            add(run, Private::Secret);
        }
    });
    let starred = |byte| is_key_byte(byte) || byte == b'*';
    for_each_run(text, FEW, starred, |run| {
        let bytes = text.cut(run.start..run.end);
        let stars = bytes.iter().filter(|byte| **byte == b'*').count();
        if stars >= 3 && stars < bytes.len() {
            add(run, Private::Secret);
        }
    });
}

/// Values of names that say they are private, in any notation.
pub(super) fn names(paste: &str, placed: &[Span], add: Add) {
    let text = paste.as_bytes();
    let mut at = 0;
    let mut mark = 0;
    while let Some(length) = text
        .cut(at..)
        .iter()
        .position(|byte| matches!(byte, b'=' | b':'))
    {
        let sign = at + length;
        at = sign + 1;
        let near = sign.saturating_sub(64);
        let name_end = near
            + text
                .cut(near..sign)
                .iter()
                .rposition(|byte| !matches!(byte, b' ' | b'"' | b'\'' | b'`' | b']' | b')' | b'\\'))
                .map_or(0, |last| last + 1);
        let name_start = near
            + text
                .cut(near..name_end)
                .iter()
                .rposition(|byte| !is_key_byte(*byte))
                .map_or(0, |last| last + 1);
        // A mark's own words are not a name.
        while mark < placed.len() && placed[mark].end <= name_start {
            mark += 1;
        }
        if placed.get(mark).is_some_and(|span| span.start < sign) {
            continue;
        }
        let Some(kind) = kind_of_name(text.cut(name_start..name_end)) else {
            continue;
        };
        let header = ends_with(text.cut(name_start..name_end), SECRET_HEADERS);
        let mut start = skip(text, at, |byte| {
            matches!(byte, b'=' | b':' | b'>' | b' ' | b'\t' | b'\\')
        });
        if let [b'b', b'"' | b'\'', ..] = text.cut(start..) {
            start += 1;
        }
        let whole = header || (byte(text, sign) == b'=' && begins_line(text, name_end));
        let mut value = value_at(paste, start, whole);
        at = value.end.max(at);
        for scheme in ["bearer ", "basic "] {
            let start = value.of(paste).as_bytes().cut(..scheme.len());
            if start.eq_ignore_ascii_case(scheme.as_bytes()) {
                value.start += scheme.len();
            }
        }
        let shown = value.of(paste);
        if is_telltale(shown) || (kind == Private::Host && is_known_host(shown)) {
            continue;
        }
        add(value, kind);
    }
}

fn kind_of_name(name: &[u8]) -> Option<Private> {
    if ends_with(name, SECRET_NAMES) {
        return Some(Private::Secret);
    }
    let whole_word = |list: &Texts| {
        list.iter().any(|word| {
            let cut = name.len().wrapping_sub(word.len());
            name.len() >= word.len()
                && name.cut(cut..).eq_ignore_ascii_case(word.as_bytes())
                && (cut == 0 || !byte(name, cut - 1).is_ascii_alphanumeric())
        })
    };
    if whole_word(USER_NAMES) {
        Some(Private::User)
    } else if whole_word(HOST_NAMES) {
        Some(Private::Host)
    } else {
        None
    }
}

fn ends_with(name: &[u8], list: &Texts) -> bool {
    list.iter().any(|word| {
        name.len() >= word.len()
            && name
                .cut(name.len() - word.len()..)
                .eq_ignore_ascii_case(word.as_bytes())
    })
}

/// A value that tells a mistake: a word for nothing, a variable, code that
/// reads one, a variable's name, or a small number.
fn is_telltale(value: &str) -> bool {
    let body = value.as_bytes();
    let Some(first) = body.first() else {
        return true;
    };
    TELLTALE.one_is(value)
        || body.iter().all(|byte| *byte == b'*')
        || (body.len() <= 6 && body.iter().all(u8::is_ascii_digit))
        || (body.len() <= 64
            && (value.starts_with("os.environ")
                || value.starts_with("os.getenv")
                || value.starts_with("process.env.")
                || (matches!(first, b'$' | b'%')
                    && body
                        .iter()
                        .all(|byte| byte.is_ascii_uppercase() || b"$%{}_".contains(byte)))
                || (body.contains(&b'_')
                    && body
                        .iter()
                        .all(|byte| byte.is_ascii_uppercase() || *byte == b'_'))))
}
