//! A paste to publish: everything private taken out.

use super::search::{begins_line, credential_spans, for_each_run, is_random, skip, value_at};
use super::{FEW, NEAR, is_key_byte, prefix_length, widened};
use crate::list;
use crate::order;
use crate::provider::Provider;
use crate::span::Span;
use crate::summary::push_number;
use crate::text::{Cut, Find, Texts};

/// What a private stretch is; where two overlap, the later kind names both.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Private {
    Host,
    Email,
    User,
    Secret,
}

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
/// Hosts of public services that say nothing about who asks, beside those of
/// the providers.
const PUBLIC_HOSTS: &Texts = list![
    "github.com",
    "pypi.org",
    "python.org",
    "npmjs.com",
    "nodejs.org",
    "readthedocs.io",
    "mozilla.org",
    "w3.org",
    "litellm.ai",
    "langchain.com",
    "httpstatuses.com",
    "example.com",
    "example.org",
    "pydantic.dev",
    "microsoft.com",
];
/// Last labels that make dotted words a host name wherever they stand.
const TOP_LEVEL: &Texts = list![
    "com",
    "net",
    "org",
    "dev",
    "cloud",
    "edu",
    "gov",
    "de",
    "uk",
    "fr",
    "eu",
    "nl",
    "ch",
    "pl",
    "cn",
    "jp",
    "br",
    "ru",
    "local",
    "internal",
    "lan",
    "corp",
    "intra",
    "intranet",
    "private",
    "localdomain",
    "home",
    "svc",
    "example",
];
/// Words inside the names of a company's own hosts, whatever they end in.
const INTERNAL: &Texts = list![
    "corp", "internal", "intra", "intranet", "lan", "local", "private", "svc",
];
/// Last labels that code has as well: a host name only with a port, a hyphen
/// or a third label.
const TOP_LEVEL_OR_CODE: &Texts = list![
    "io", "ai", "app", "co", "us", "ca", "in", "au", "me", "test",
];

/// The paste with everything private taken out, for a public report.
///
/// In place of each private stretch stands what it was: `[secret, 51
/// characters]`, `[secret, sk-proj-…, 164 characters]`, `[e-mail]`, `[user]`
/// or `[host]`. Well-known hosts stay, and so does the loopback. To redact a
/// redacted text changes nothing.
pub fn redact(paste: &str) -> String {
    let mut text = redact_once(paste);
    // What a mark replaced may have stood between a name and its value; what
    // it joins is found by looking again. Twice is nearly always enough.
    for _ in 0..8 {
        let again = redact_once(&text);
        if again == text {
            break;
        }
        text = again;
    }
    text
}

fn redact_once(paste: &str) -> String {
    let placed = placed_marks(paste);
    let mut found: Vec<(Span, Private)> = Vec::new();
    let mut add = |span: Span, kind| found.push((span, kind));
    for span in credential_spans(paste) {
        add(span, Private::Secret);
    }
    random_runs(paste, &mut add);
    names(paste, &placed, &mut add);
    web_addresses(paste, &mut add);
    at_signs(paste, &mut add);
    home_folders(paste, &mut add);
    dotted_hosts(paste, &mut add);
    colon_addresses(paste, &mut add);
    log_hosts(paste, &mut add);

    let mut text = String::with_capacity(paste.len());
    let mut at = 0;
    for (span, kind) in outside(merged(found), &placed) {
        text.push_str(paste.cut(at..span.start));
        push_mark(&mut text, span.of(paste), kind);
        at = span.end;
    }
    text.push_str(paste.cut(at..));
    text
}

fn push_mark(text: &mut String, secret: &str, kind: Private) {
    text.push_str(match kind {
        Private::Host => "[host]",
        Private::Email => "[e-mail]",
        Private::User => "[user]",
        Private::Secret => "[secret, ",
    });
    if kind == Private::Secret {
        let prefix = prefix_length(secret.as_bytes());
        if prefix != 0 {
            text.push_str(secret.cut(..prefix));
            text.push_str("…, ");
        }
        let chars = secret.chars().count() as u32;
        push_number(text, chars);
        text.push_str(if chars == 1 {
            " character]"
        } else {
            " characters]"
        });
    }
}

/// The marks that an earlier redaction left.
fn placed_marks(paste: &str) -> Vec<Span> {
    let mut placed = Vec::new();
    for (at, _) in paste.match_indices('[') {
        let rest = paste.cut(at..);
        let length = if let Some(mark) = ["[host]", "[e-mail]", "[user]"]
            .iter()
            .find(|mark| rest.starts_with(**mark))
        {
            mark.len()
        } else if let Some(inner) = rest.strip_prefix("[secret, ") {
            let prefix = prefix_length(inner.as_bytes());
            let inner = inner.cut(prefix..).strip_prefix("…, ").unwrap_or(inner);
            let counted = inner.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = inner.len() - counted.len();
            let end = counted
                .strip_prefix(" character]")
                .or_else(|| counted.strip_prefix(" characters]"));
            match end {
                Some(end) if (1..=10).contains(&digits) => rest.len() - end.len(),
                _ => continue,
            }
        } else {
            continue;
        };
        placed.push(Span::new(at, at + length));
    }
    placed
}

/// Sorted and disjoint; what overlaps is one stretch of the graver kind.
fn merged(mut found: Vec<(Span, Private)>) -> Vec<(Span, Private)> {
    found.retain(|(span, _)| !span.is_empty());
    order::by_key(&mut found, |(span, _)| (span.start, span.end));
    found.dedup_by(|(later, later_kind), (earlier, kind)| {
        let joins = later.start < earlier.end
            || (later.start == earlier.end && *later_kind == *kind && *kind == Private::Secret);
        if joins {
            earlier.end = earlier.end.max(later.end);
            *kind = (*kind).max(*later_kind);
        }
        joins
    });
    found
}

/// The stretches without what `placed` covers. Both are sorted and disjoint.
fn outside(found: Vec<(Span, Private)>, placed: &[Span]) -> Vec<(Span, Private)> {
    let mut left = Vec::with_capacity(found.len());
    let mut next = 0;
    for (mut span, kind) in found {
        while next < placed.len() && placed[next].end <= span.start {
            next += 1;
        }
        let mut mark = next;
        while mark < placed.len() && placed[mark].start < span.end {
            if span.start < placed[mark].start {
                left.push((Span::new(span.start, placed[mark].start), kind));
            }
            span.start = placed[mark].end.min(span.end);
            mark += 1;
        }
        if !span.is_empty() {
            left.push((span, kind));
        }
    }
    left
}

type Add<'a> = &'a mut dyn FnMut(Span, Private);

/// Runs that no word looks like, shorter ones than a key has as well, and what
/// a server left of a key when it masked it with stars.
fn random_runs(paste: &str, add: Add) {
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
fn names(paste: &str, placed: &[Span], add: Add) {
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
        let whole = header || (text[sign] == b'=' && begins_line(text, name_end));
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
                && (cut == 0 || !name[cut - 1].is_ascii_alphanumeric())
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
    TELLTALE.iter().any(|word| value.eq_ignore_ascii_case(word))
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

/// User names, passwords, hosts, queries and fragments of URLs.
fn web_addresses(paste: &str, add: Add) {
    let text = paste.as_bytes();
    let mut signs = paste.places_of("://").peekable();
    while let Some(sign) = signs.next() {
        let start = sign + 3;
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\"'`<>\\{}|^,()".contains(byte);
        // A second address inside this one has its own turn.
        let next = signs.peek().map_or(text.len(), |next| *next);
        let near = text.cut(start..next);
        let near = near.cut(..near.iter().position(ends).unwrap_or(near.len()));
        let authority = near
            .iter()
            .position(|byte| matches!(byte, b'/' | b'?' | b'#'))
            .unwrap_or(near.len());
        let mut host = start;
        if let Some(at) = near.cut(..authority).iter().rposition(|byte| *byte == b'@') {
            add(
                widened(paste, Span::new(start, start + at)),
                Private::Secret,
            );
            host = start + at + 1;
        }
        let end = start + authority;
        let port = text.cut(host..end).iter().position(|byte| *byte == b':');
        let end = port.map_or(end, |port| host + port);
        let host = widened(paste, Span::new(host, end));
        if text.get(host.start) != Some(&b'[') && !is_known_host(host.of(paste)) {
            add(host, Private::Host);
        }
        let mut at = authority;
        while let Some(length) = near
            .cut(at..)
            .iter()
            .position(|byte| matches!(byte, b'=' | b'#'))
        {
            at += length + 1;
            let end = near
                .cut(at..)
                .iter()
                .position(|byte| matches!(byte, b'&' | b'#' | b';'))
                .map_or(near.len(), |length| at + length);
            if !near.cut(..at).ends_with(b"api-version=") {
                add(
                    widened(paste, Span::new(start + at, start + end)),
                    Private::Secret,
                );
            }
            at = end;
        }
    }
}

/// Providers, the loopback and public services.
fn is_known_host(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or(host).trim_end_matches('.');
    // An Azure resource's name is its owner's.
    let provider = Provider::of_host(name).filter(|provider| *provider != Provider::AzureOpenAi);
    let ends = |known: &&str| {
        let cut = name.len().wrapping_sub(known.len());
        name.len() >= known.len()
            && name
                .as_bytes()
                .cut(cut..)
                .eq_ignore_ascii_case(known.as_bytes())
            && (cut == 0 || name.as_bytes()[cut - 1] == b'.')
    };
    provider.is_some()
        || name.is_empty()
        || name.eq_ignore_ascii_case("localhost")
        || name == "0.0.0.0"
        || host == "::1"
        || (name.starts_with("127.") && is_ipv4(name.as_bytes()))
        || PUBLIC_HOSTS.iter().find(ends).is_some()
}

fn is_ipv4(name: &[u8]) -> bool {
    name.split(|byte| *byte == b'.').count() == 4
        && name
            .split(|byte| *byte == b'.')
            .all(|part| (1..=3).contains(&part.len()) && part.iter().all(u8::is_ascii_digit))
}

/// E-mail addresses, and the `user@host` of a prompt or an `ssh` command.
fn at_signs(paste: &str, add: Add) {
    let text = paste.as_bytes();
    let mut signs = text
        .iter()
        .enumerate()
        .filter(|(at, byte)| **byte == b'@' || text.cut(*at..).starts_with(b"%40"));
    signs.by_ref().for_each(|(at, byte)| {
        let after = at + if *byte == b'@' { 1 } else { 3 };
        let near = at.saturating_sub(64);
        let local =
            |byte: &u8| byte.is_ascii_alphanumeric() || b"._+-".contains(byte) || *byte >= 0x80;
        let start = near
            + text
                .cut(near..at)
                .iter()
                .rposition(|byte| !local(byte))
                .map_or(0, |last| last + 1);
        let near = text.cut(after..);
        let length = near
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b".-".contains(byte)))
            .unwrap_or(near.len());
        let domain = near.cut(..length).trim_ascii_end();
        let dots = domain
            .iter()
            .rev()
            .take_while(|byte| b".-".contains(byte))
            .count();
        let domain = domain.cut(..domain.len() - dots);
        if start == at || !domain.first().is_some_and(u8::is_ascii_alphabetic) {
            return;
        }
        let end = after + domain.len();
        if domain.contains(&b'.') {
            add(widened(paste, Span::new(start, end)), Private::Email);
        } else {
            add(widened(paste, Span::new(start, at)), Private::User);
            add(Span::new(after, end), Private::Host);
        }
    });
}

/// The user's name in the path of a home folder.
fn home_folders(paste: &str, add: Add) {
    let text = paste.as_bytes();
    let slash = |byte: u8| byte == b'/' || byte == b'\\';
    let mut at = 0;
    while let Some(length) = text
        .cut(at..)
        .iter()
        .position(|byte| slash(*byte) || *byte == b'~')
    {
        at += length + 1;
        let start = if text[at - 1] == b'~' {
            at
        } else {
            let folders = ["home", "users", "documents and settings"];
            let folder = folders.iter().find(|folder| {
                text.len() > at + folder.len()
                    && text
                        .cut(at..at + folder.len())
                        .eq_ignore_ascii_case(folder.as_bytes())
                    && slash(text[at + folder.len()])
            });
            match folder {
                Some(folder) => skip(text, at + folder.len(), slash),
                None => continue,
            }
        };
        let ends = |byte: &u8| {
            slash(*byte) || byte.is_ascii_control() || b"\"'`:;,*?<>|()[]{}=".contains(byte)
        };
        let near = text.cut(start..text.len().min(start + 64));
        let name = near.iter().position(ends).unwrap_or(near.len());
        // Only a path that goes on tells a space in a name from its end.
        let goes_on = near.get(name).is_some_and(|byte| slash(*byte));
        let name = match near.cut(..name).iter().position(|byte| *byte == b' ') {
            Some(space) if !goes_on || text[at - 1] != b'\\' => space,
            _ => name,
        };
        let is_home = text[at - 1] != b'~' || goes_on;
        if is_home {
            add(
                widened(paste, Span::new(start, start + name)),
                Private::User,
            );
        }
    }
}

/// Dotted names that are hosts, and IPv4 addresses.
fn dotted_hosts(paste: &str, add: Add) {
    let text = paste.as_bytes();
    let class = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    for_each_run(text, 4, class, |run| {
        let bytes = text.cut(run.start..run.end);
        let lead = bytes
            .iter()
            .take_while(|byte| b".-_".contains(byte))
            .count();
        let tail = bytes
            .cut(lead..)
            .iter()
            .rev()
            .take_while(|byte| b".-_".contains(byte))
            .count();
        let span = Span::new(run.start + lead, run.end - tail);
        let name = text.cut(span.start..span.end.max(span.start));
        let Some(dot) = name.iter().rposition(|byte| *byte == b'.') else {
            return;
        };
        let last = name.cut(dot + 1..);
        let listed = |list: &Texts| {
            list.iter()
                .any(|label| last.eq_ignore_ascii_case(label.as_bytes()))
        };
        let port = matches!(text.cut(run.end..), [b':', b'0'..=b'9', ..]);
        let is_host = is_ipv4(name)
            || (listed(TOP_LEVEL) && text.get(run.end) != Some(&b'('))
            || (listed(TOP_LEVEL_OR_CODE) && (port || name.cut(..dot).contains(&b'-')))
            || (name.cut(..dot).contains(&b'.') && has_internal_label(name));
        if is_host && !is_known_host(span.of(paste)) {
            add(span, Private::Host);
        }
    });
}

/// `db7.corp-net.acme`: a whole word between dots and hyphens.
fn has_internal_label(name: &[u8]) -> bool {
    name.split(|byte| matches!(byte, b'.' | b'-')).any(|label| {
        INTERNAL
            .iter()
            .any(|word| label.eq_ignore_ascii_case(word.as_bytes()))
    })
}

/// IPv6 and hardware addresses.
fn colon_addresses(paste: &str, add: Add) {
    let text = paste.as_bytes();
    let class = |byte: u8| byte.is_ascii_hexdigit() || byte == b':';
    for_each_run(text, 4, class, |run| {
        let inside = |byte: Option<&u8>| {
            byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        };
        let before = run.start.checked_sub(1).and_then(|at| text.get(at));
        if inside(before) || inside(text.get(run.end)) {
            return;
        }
        let bytes = text.cut(run.start..run.end);
        let colons = bytes.iter().filter(|byte| **byte == b':').count();
        let groups = bytes.split(|byte| *byte == b':');
        let hardware = colons == 5 && groups.clone().all(|group| group.len() == 2);
        let short = bytes.windows(2).any(|pair| pair == b"::");
        let address = (2..=7).contains(&colons)
            && (short || colons == 7)
            && groups.clone().all(|group| group.len() <= 4)
            && groups.filter(|group| !group.is_empty()).count() >= 2
            && bytes.iter().any(u8::is_ascii_digit);
        if hardware || address {
            add(run, Private::Host);
        }
    });
}

/// The host that syslog and journald write after the time.
fn log_hosts(paste: &str, add: Add) {
    let mut start = 0;
    for line in paste.split_inclusive('\n') {
        let bytes = line.as_bytes().cut(..line.len().min(NEAR));
        let time = match bytes {
            // "Nov 24 14:17:06 host program[123]:"
            [
                _,
                _,
                _,
                b' ',
                _,
                _,
                b' ',
                _,
                _,
                b':',
                _,
                _,
                b':',
                _,
                _,
                b' ',
                ..,
            ] => 16,
            // "2026-11-24T14:17:06.123456+00:00 host program[123]:"
            [
                b'0'..=b'9',
                b'0'..=b'9',
                b'0'..=b'9',
                b'0'..=b'9',
                b'-',
                _,
                _,
                b'-',
                _,
                _,
                b'T',
                ..,
            ] => bytes
                .iter()
                .position(|byte| *byte == b' ')
                .map_or(0, |space| space + 1),
            _ => 0,
        };
        let rest = bytes.cut(time..);
        if time != 0
            && let Some(host) = rest.iter().position(|byte| *byte == b' ')
            && let Some(program) = rest.cut(host + 1..).iter().position(|byte| *byte == b' ')
            && rest.cut(host + 1..).cut(..program).ends_with(b"]:")
        {
            add(
                widened(paste, Span::new(start + time, start + time + host)),
                Private::Host,
            );
        }
        start += line.len();
    }
}
