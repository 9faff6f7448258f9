//! Addresses: where a request went, and who a link belongs to.

use super::{Look, Reading, name, services, words};
use crate::clue::Clue;
use crate::list;
use crate::one_of;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, DIGIT, Find, Texts};

/// Words before an address to which a request is sent.
const CALLED: &Texts = list![
    "base_url",
    "baseurl",
    "api_base",
    "basepath",
    "openai_api_base",
    "openai_base_url",
    "endpoint",
    "azure_endpoint",
    "url",
    "uri",
    "post",
    "get",
    "put",
    "head",
    "delete",
    "patch",
    "with_api_base",
    "withbaseuri",
    "uri_base",
    "api_url",
    "apiurl",
    "host",
    "base",
    "request",
    "openai_api_host",
    "requesturl",
    "requesting",
    "location",
];

/// Notes an address that begins at `word`.
pub fn look(reading: &mut Reading, paste: &str, word: Span, before: Span) {
    let text = paste.as_bytes();
    if words::is_one_of(text, word, list!["host", "withbaseuri"]) {
        host_header(reading, paste, word);
        return;
    }
    if words::is_one_of(
        text,
        word,
        list![
            "openai_base_url",
            "openai_api_base",
            "base_url",
            "baseurl",
            "api_base",
        ],
    ) {
        return;
    }
    if let Some(span) = bare_local(paste, word) {
        reading.see(Clue::HostLocal, span);
        return;
    }
    if !words::is_one_of(text, word, list!["http", "https", "ws", "wss"])
        || !text.cut(word.end..).starts_with(b"://")
    {
        return;
    }
    let near = before.end > 0 && word.start - before.end <= 8;
    if near && words::is_one_of(text, before, list!["clone"]) {
        return;
    }
    if !reading.may_look(Look::Address) {
        return;
    }
    // No page is linked by a socket's address.
    let socket = words::is_one_of(text, word, list!["ws", "wss"]);
    let called = socket || near && words::is_one_of(text, before, CALLED);
    address(reading, paste, word.start, called);
}

/// `localhost:4000/v1`, with no scheme. A port without a path may be a caller's.
fn bare_local(paste: &str, word: Span) -> Option<Span> {
    if !words::is_one_of(paste.as_bytes(), word, list!["localhost", "127"])
        || paste.cut(..word.start).ends_with(one_of!['/', '@'])
    {
        return None;
    }
    let rest = paste.cut(word.end..);
    let host = rest.strip_prefix(".0.0.1").unwrap_or(rest);
    let port = host.strip_prefix(':')?;
    let path = port.trim_start_matches(DIGIT);
    (path.len() < port.len() && path.starts_with('/'))
        .then(|| Span::new(word.start, paste.len() - path.len()))
}

/// Notes a provider's host in the header of a request, `Host: api.openai.com`, in the
/// name of a pool of connections, `host='api.openai.com'`, and where a client is made,
/// `withBaseUri('openrouter.ai/api/v1')`. Of a request that curl shows, anyone's is
/// noted, for whoever it is was called.
fn host_header(reading: &mut Reading, paste: &str, word: Span) {
    let rest = paste.cut(word.end..);
    let value = list![": \"", ": ", "='", "('", "(\""]
        .iter()
        .find_map(|begin| rest.strip_prefix(begin));
    let Some(value) = value.filter(|_| reading.may_look(Look::Address)) else {
        return;
    };
    let is_host = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
    let length = value.bytes().take_while(|b| is_host(*b)).count();
    let start = word.end + rest.len() - value.len();
    let host = value.cut(..length);
    let span = Span::new(start, start + length);
    match Provider::of_host(host) {
        Some(provider) if is_called(host, b"/api/v1") => {
            see_provider(reading, provider, span, false);
        }
        None if host.holds(b'.') && paste.cut(..word.start).ends_with("> ") => {
            let local = is_local(host).then_some(Clue::HostLocal);
            reading.see(local.unwrap_or(Clue::HostUnknown), span);
        }
        _ => {}
    }
}

/// Notes whose host stands here; `called` says that the request surely went there.
fn see_provider(reading: &mut Reading, provider: Provider, span: Span, called: bool) {
    if provider == Provider::OpenAi {
        reading.see(Clue::HostOpenAi, span);
    } else {
        reading.see(Clue::HostOtherProvider, span);
    }
    if reading.called.is_none() || called {
        reading.called = Some((provider, span));
    }
}

/// Notes the host that a check prints after `label`: where the client sends.
pub fn printed(reading: &mut Reading, paste: &str, label: Span) {
    let rest = paste.cut(label.end..);
    let host = rest.trim_start_matches(' ');
    let start = label.end + rest.len() - host.len();
    let host = host
        .split(one_of![' ', '\n', '\r'])
        .next()
        .unwrap_or_default();
    let span = Span::new(label.start, start + host.len());
    let provider = Provider::of_host(host);
    if provider == Some(Provider::OpenAi) {
        reading.see(Clue::CheckHostOpenAi, span);
    } else if is_local(host) {
        reading.see(Clue::HostLocal, span);
    } else if host.holds(b'.') {
        reading.see(Clue::CheckHostOther, span);
    }
    if let Some(provider) = provider {
        reading.called = reading.called.or(Some((provider, span)));
    }
}

/// Notes an `OPENAI_BASE_URL`, organization or project that the `.env` sets.
pub fn setting(reading: &mut Reading, paste: &str, kind: name::Kind, name: Span, value: Span) {
    let inner = value.of(paste).trim_matches(one_of!['"', '\'', ' ']);
    if inner.is_empty() || name.of(paste).has("AZURE") {
        return;
    }
    if kind == name::Kind::Owner {
        reading.see(Clue::ProjectOrganizationSet, name);
        return;
    }
    if let Some(at) = value.of(paste).place_of("http") {
        address(reading, paste, value.start + at, true);
    }
}

/// Reads the address that begins at `start`.
fn address(reading: &mut Reading, paste: &str, start: usize, called: bool) {
    let text = paste.as_bytes();
    let Some(scheme) = text.cut(start..).iter().take(8).position(|b| *b == b':') else {
        return;
    };
    // `http:/` is none, and may be all that a cut left.
    if !text.cut(start + scheme..).starts_with(b"://") {
        return;
    }
    let begin = host_start(text, start + scheme + 3);
    let length = text
        .cut(begin..)
        .iter()
        .take(300)
        .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_')));
    let end = length.map_or(text.len().min(begin + 300), |length| begin + length);
    if end <= begin {
        return;
    }
    let host = &paste.cut(begin..end).trim_end_matches('.');
    let span = Span::new(start, begin + host.len());
    let port = words::byte(text, end) == b':' && words::byte(text, end + 1).is_ascii_digit();
    let path_at = if port {
        end + 1
            + text
                .cut(end + 1..)
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count()
    } else {
        end
    };
    let path = text.cut(path_at..text.len().min(path_at + 40));
    if is_local(host) && is_own(text.cut(..start)) {
        return;
    }
    if is_local(host) || port && called && !host.holds(b'.') {
        if called || port {
            reading.see(Clue::HostLocal, span);
        }
        return;
    }
    if matches!(*host, "chatgpt.com" | "chat.openai.com") && path.starts_with(b"/backend") {
        reading.see(Clue::HostChatGpt, span);
        return;
    }
    if let Some(provider) = Provider::of_host(host) {
        let inference = host.starts_with("router.") || host.starts_with("api-inference.");
        if provider == Provider::HuggingFace && !inference {
            if called || path.starts_with(b"/api") {
                reading.see(Clue::HostOtherService, span);
            }
            return;
        }
        if !is_called(host, path) {
            return;
        }
        // What Azure is reached by may be set beside OpenAI's own key, and not used.
        if text.cut(..start).ends_with(b"ENDPOINT=") && provider == Provider::AzureOpenAi {
            return;
        }
        see_provider(reading, provider, span, called);
        // Go's word for a connection that was closed: `Post "https://…": EOF`.
        if path.windows(6).any(|part| part == b"\": EOF") {
            reading.see(Clue::MessageConnection, span);
        }
        return;
    }
    let known = services::HOSTS.iter().any(|service| {
        host.len() >= service.len()
            && host
                .as_bytes()
                .cut(host.len() - service.len()..)
                .eq_ignore_ascii_case(service.as_bytes())
            && (host.len() == service.len()
                || words::byte(host.as_bytes(), host.len() - service.len() - 1) == b'.')
    });
    if known {
        // A link to an issue or to documentation is no request.
        if called || host.starts_with("api.") || path.starts_with(b"/api/") {
            reading.see(Clue::HostOtherService, span);
        }
    } else if called && !path.starts_with(b"*") && !is_documentation(host, path) {
        reading.see(Clue::HostUnknown, span);
    }
}

/// Where the host begins in an address whose scheme ends at `begin`: behind a name
/// and a password, when these are there.
fn host_start(text: &[u8], begin: usize) -> usize {
    let authority = text.cut(begin..text.len().min(begin + 300)).iter();
    let mut authority = authority.take_while(|b| !matches!(b, b'/' | b'?' | b'"' | 0..=b' '));
    authority
        .position(|b| *b == b'@')
        .map_or(begin, |at| begin + at + 1)
}

/// Whether an address at a provider is its API and not one of its pages.
fn is_called(host: &str, path: &[u8]) -> bool {
    let page = list![
        "platform.",
        "console.",
        "docs.",
        "help.",
        "community.",
        "portal.",
        "www.",
        "app.",
        "dashboard.",
        "status.",
        "support.",
        "auth.",
        "chat.",
        "developers.",
        "learn.",
        "cloud.",
        "build.",
        "aistudio.",
        "bailian.",
        "forum.",
        "discuss.",
        "blog.",
    ]
    .one_begins(host);
    if page && !path.starts_with(b"/v1") && !path.starts_with(b"/api") {
        return false;
    }
    let apex = matches!(
        host,
        "openrouter.ai" | "openai.com" | "huggingface.co" | "x.ai" | "groq.com" | "mistral.ai"
    );
    if apex {
        return path.starts_with(b"/api");
    }
    !path.starts_with(b"/settings") && !path.starts_with(b"/account")
}

fn is_documentation(host: &str, path: &[u8]) -> bool {
    list![
        "docs.",
        "developer.",
        "httpstatuses.",
        "errors.",
        "readthedocs",
        "stackoverflow.",
        "youtube.",
        "youtu.be",
        "medium.",
        "reddit.",
        "www.w3",
        "pydantic.",
        "learn.",
        "python.",
    ]
    .one_in(host)
        || path.starts_with(b"/docs")
        || path.starts_with(b"/errors")
}

/// The first address in the paste that is no page about statuses or code, for a
/// paste that tells of a refusal and names no provider.
pub fn any(paste: &str) -> Option<Span> {
    first(paste, |host, path| {
        host.holds(b'.') && !is_documentation(host, path)
    })
}

/// The first address at which a model is called, unless a provider's is there.
pub fn of_model(paste: &str) -> Option<Span> {
    const CALLS: [&[u8]; 3] = [b"/chat/completions", b"/responses", b"/embeddings"];
    first(paste, |host, path| {
        !is_documentation(host, path)
            && CALLS
                .iter()
                .any(|call| path.windows(call.len()).any(|part| part == *call))
    })
}

/// The first address for which `wanted` says so of its host and the start of its
/// path; none when a provider's stands before it.
fn first(paste: &str, wanted: impl Fn(&str, &[u8]) -> bool) -> Option<Span> {
    let mut from = 0;
    while let Some(at) = paste.cut(from..).place_of("://") {
        let scheme_end = from + at;
        let begin = host_start(paste.as_bytes(), scheme_end + "://".len());
        let host = paste
            .cut(begin..)
            .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
            .next()
            .unwrap_or("");
        from = begin + host.len();
        let path = paste.as_bytes().cut(from..paste.len().min(from + 40));
        if Provider::of_host(host).is_some() {
            return None;
        }
        let own = is_local(host) && is_own(paste.as_bytes().cut(..scheme_end));
        let cloned = paste.cut(..begin).ends_with("clone https://");
        if !own && !cloned && wanted(host, path) {
            return Some(Span::new(begin, from));
        }
    }
    None
}

/// Whether what stands before a local address tells that the program itself serves
/// there, or goes out by it.
fn is_own(before: &[u8]) -> bool {
    const OWN: &Texts = list![
        "proxy",
        "running on",
        "running at",
        "listening",
        "local:",
        "network:",
        "started",
        "serving",
        "available at",
        "origin",
    ];
    let before = before.cut(before.len().saturating_sub(48)..);
    let line = before.rsplit(|b| *b == b'\n').next().unwrap_or(before);
    let line = line.to_ascii_lowercase();
    // Where the program itself is found: `NEXTAUTH_URL=`, `APP_URL=`.
    let site = [
        "auth_url=",
        "app_url=",
        "site_url=",
        "frontend_url=",
        "redis_url=",
    ];
    if site.iter().any(|name| line.ends_with(name.as_bytes())) {
        return true;
    }
    OWN.iter()
        .any(|part| line.windows(part.len()).any(|at| at == part.as_bytes()))
}

/// This machine, or a network that has no public name.
fn is_local(host: &str) -> bool {
    let private = |start: &str| {
        host.starts_with(start) && host.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    host.eq_ignore_ascii_case("localhost")
        || host == "0.0.0.0"
        || host == "host.docker.internal"
        || private("127.")
        || private("192.168.")
        || private("10.")
        || (16..32).any(|second: u8| {
            host.strip_prefix("172.")
                .and_then(|rest| rest.split('.').next())
                .is_some_and(|part| part.parse() == Ok(second))
        })
        || host.ends_with(".local")
        || host.ends_with(".internal")
        || host.ends_with(".lan")
}
