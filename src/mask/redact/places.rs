//! Who and where: addresses, hosts, e-mail, home folders.

use super::{Add, Private};
use crate::list;
use crate::mask::search::{for_each_run, skip};
use crate::mask::{NEAR, widened};
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, Find, Texts, byte};

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

/// User names, passwords, hosts, queries and fragments of URLs.
pub(super) fn web_addresses(paste: &str, add: Add) {
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
pub(super) fn is_known_host(host: &str) -> bool {
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
            && (cut == 0 || byte(name.as_bytes(), cut - 1) == b'.')
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
pub(super) fn at_signs(paste: &str, add: Add) {
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
pub(super) fn home_folders(paste: &str, add: Add) {
    let text = paste.as_bytes();
    let slash = |byte: u8| byte == b'/' || byte == b'\\';
    let mut at = 0;
    while let Some(length) = text
        .cut(at..)
        .iter()
        .position(|byte| slash(*byte) || *byte == b'~')
    {
        at += length + 1;
        let start = if byte(text, at - 1) == b'~' {
            at
        } else {
            let folders = ["home", "users", "documents and settings"];
            let folder = folders.iter().find(|folder| {
                text.len() > at + folder.len()
                    && text
                        .cut(at..at + folder.len())
                        .eq_ignore_ascii_case(folder.as_bytes())
                    && slash(byte(text, at + folder.len()))
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
            Some(space) if !goes_on || byte(text, at - 1) != b'\\' => space,
            _ => name,
        };
        let is_home = byte(text, at - 1) != b'~' || goes_on;
        if is_home {
            add(
                widened(paste, Span::new(start, start + name)),
                Private::User,
            );
        }
    }
}

/// Dotted names that are hosts, and IPv4 addresses.
pub(super) fn dotted_hosts(paste: &str, add: Add) {
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
pub(super) fn colon_addresses(paste: &str, add: Add) {
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
pub(super) fn log_hosts(paste: &str, add: Add) {
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
