//! Who refused, when only an address, a name and a refusal stand in the paste.

use super::credential::Shape;
use super::{Credential, Reading, host, services, words};
use crate::clue::Clue;
use crate::list;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, Find, Texts, floor};

/// What names an AI provider, its clients or what they call.
const AI: &Texts = list![
    "openai",
    "gpt",
    "llm",
    "langchain",
    "completions",
    "anthropic",
    "claude",
    "embedding",
    "gemini",
    "mistral",
    "deepseek",
    "/v1/models",
    "/responses",
    "whisper",
    "base_url",
    "baseurl",
    "base url",
    "api_base",
    "error code: 401 -",
    "openrouter",
    "moonshot",
    "kimi",
    "groq",
    "dashscope",
    "qwen",
    "llama",
    "perplexity",
    "cerebras",
    "fireworks",
    "together.",
    "generativelanguage",
    "cohere",
    "bigmodel",
    "siliconflow",
    "volces",
    "ollama",
    "codex",
];

/// Providers' own clients, by the names that their modules begin with.
const CLIENTS: &[(&str, Provider)] = &[
    ("cohere", Provider::Cohere),
    ("mistralai", Provider::Mistral),
    ("replicate", Provider::Replicate),
    ("vertexai", Provider::Gemini),
];

/// Parts of addresses where code and packages are kept, whose names may be
/// those of a provider.
const PACKAGES: &Texts = list!["/simple/", "/packages/", "/repository/", ".git"];

/// Servers whose business is to stand before others.
const GATEWAYS: &Texts = list!["kong", "apisix", "envoy", "traefik", "tyk"];

/// Parts of the addresses where programs sign their own users in.
const SIGN_IN: &Texts = list![
    "/login",
    "/signin",
    "/sign-in",
    "/sign_in",
    "/auth/",
    "/auths",
    "/authenticate",
    "/session",
    "/oauth",
    "/token",
    "/logout",
    "/users",
    "/user/",
    "/register",
    "/account",
    "/profile",
    "/me ",
    "/me\"",
];

/// What programs say that refuse a user of their own.
const OWN_USERS: &Texts = list![
    "invalid credentials",
    "logged in",
    "logged_in",
    "not authenticated",
    "unauthenticated",
    "missing authorization header",
    "expired token",
    "completed 401",
    "no token provided",
];

/// What services say that refuse a caller, whatever the status.
const REFUSED: &Texts = list![
    "authentication failed",
    "authenticationfailed",
    "authentication_required",
    "authentication error",
    "not authenticate",
    "not authori",
    "invalid credential",
    "no valid credential",
    "failed to retrieve a token",
    "incorrect username",
    "access denied",
    "request_denied",
    "authentifizierung fehlgeschlagen",
    "d'authentification",
    "autenticación falló",
    "认证失败",
    "認証に失敗",
    "шибка аутентификации",
];

/// One of these stands in everything that [`REFUSED`] lists or a service says
/// with it: most lines of a log have none, and need no closer look.
const STEMS: &Texts = list![
    "uthen",
    "uthor",
    "redential",
    "denied",
    "username",
    "utentic",
    "认证",
    "認証",
    "аутент",
];

/// Parts of a path that a program may pass on to a model's provider.
const PASSED_ON: &Texts = list![
    "chat", "/v1", "generate", "complet", "prompt", "/ai", "ask", "model",
];

/// Whether a message of OpenAI's explains the refusal.
fn is_told(reading: &Reading) -> bool {
    let told = |clue: Clue| matches!(clue as u8, 1..=59) && clue != Clue::CodeInvalidApiKey;
    reading.clues.iter().any(|seen| told(seen.clue))
}

/// Where the paste tells of a refusal that no message of OpenAI's explains.
fn refusals(reading: &Reading) -> Vec<Span> {
    let told = is_told(reading);
    let refused = reading.clues.iter().filter(|seen| {
        !told
            && matches!(
                seen.clue,
                Clue::Status401
                    | Clue::WordUnauthorized
                    | Clue::ClassAuthentication
                    | Clue::MessageInvalidKey
                    | Clue::MessageOtherProviderRefused
            )
    });
    refused.map(|seen| seen.span).collect()
}

/// Whether anyone may have refused: who was not reached did not.
fn is_reached(reading: &Reading) -> bool {
    reading.has(Clue::Status401) || !reading.has(Clue::MessageConnection)
}

/// Notes a service that the refusal's own line names.
pub fn service(reading: &mut Reading, paste: &str) {
    if reading.answered.is_some() || !is_reached(reading) {
        return;
    }
    // Another service's login expires in the same words.
    let theirs = |span: Span| other_service(paste, span).is_some();
    reading.take_for(
        Clue::MessageExpiredToken,
        Clue::MessageOtherService,
        &theirs,
    );
    let forbidden = reading
        .span_of(Clue::Status403)
        .filter(|_| !is_told(reading));
    let named = refusals(reading)
        .into_iter()
        .chain(forbidden)
        .find_map(|span| other_service(paste, span));
    if let Some(span) = named {
        reading.see(Clue::ServiceRefused, span);
    }
}

/// Notes who refused, by the address that was called or by what else is named.
pub fn look(reading: &mut Reading, paste: &str) {
    // A page that is missing on some web server is no model.
    if reading.has(Clue::Status404) && !is_about_ai(paste) {
        reading.forget(&|seen| {
            let line = line_around(paste, seen.span);
            seen.clue == Clue::Status404
                && mentions(line.of(paste), list!["get /"])
                && !mentions(line.of(paste), list!["/v1"])
        });
    }
    if reading.has(Clue::ServiceRefused)
        || reading.has(Clue::MessageGateway)
        || !is_reached(reading)
    {
        return;
    }
    if refusals(reading).is_empty() {
        if let Some(span) = refused_without_status(reading, paste) {
            reading.see(Clue::ServiceRefused, span);
        }
        return;
    }
    let key = |key: &Credential| !matches!(key.shape, Shape::Crosses | Shape::Placeholder);
    if !reading.credentials.iter().any(key)
        && !reading.has(Clue::ClientNoKey)
        && reading.called.is_none()
        && reading.answered.is_none()
        && !reading.has(Clue::HostUnknown)
        && let Some(span) = codex(paste)
    {
        reading.see(Clue::CodexRefused, span);
        return;
    }
    if reading.called.is_none()
        && reading.answered.is_none()
        && let Some((provider, span)) = client(paste)
    {
        reading.answered = Some(provider);
        reading.see(Clue::HostRefused, span);
        return;
    }
    let about_ai = is_about_ai(paste)
        || reading.has(Clue::TypeAuthentication)
        || reading.has(Clue::TypeInvalidRequest)
        || reading
            .credentials
            .iter()
            .any(|key| key.text.starts_with("sk-"));
    // Most providers' words are theirs alone; a service elsewhere in the paste
    // does not make them its own.
    let anywhere = match reading.answered {
        None | Some(Provider::Gemini | Provider::Moonshot) => Span::new(0, paste.len()),
        Some(_) => Span::new(0, 0),
    };
    if !about_ai
        && reading.called.is_none()
        && let Some(span) = reading
            .span_of(Clue::MessageOtherService)
            .filter(|_| !anywhere.is_empty())
            .or_else(|| service_at_work(paste, anywhere))
    {
        // Their words for a refusal are anyone's.
        reading.forget(&|seen| seen.clue == Clue::MessageOtherProviderRefused);
        reading.answered = None;
        reading.see(Clue::ServiceRefused, span);
        return;
    }
    let gateway = reading
        .span_of(Clue::HeaderServerGateway)
        .is_some_and(|span| mentions(span.of(paste), GATEWAYS));
    let about_ai = about_ai || gateway || reading.answered.is_some();
    let other_provider = reading
        .called
        .filter(|(provider, _)| *provider != Provider::OpenAi);
    if reading.called.is_none()
        && let Some(span) = reading.span_of(Clue::HostOtherService)
    {
        // Services of one company refuse in the same words.
        reading.forget(&|seen| seen.clue == Clue::MessageOtherProviderRefused);
        reading.answered = None;
        reading.see(Clue::ServiceRefused, span);
    } else if let Some((provider, span)) = other_provider
        && !reading.has(Clue::MessageOtherProviderRefused)
        && !reading.has(Clue::MessageOtherProviderNoKey)
    {
        reading.answered = reading.answered.or(Some(provider));
        reading.see(Clue::HostRefused, span);
    } else if reading.called.is_none() {
        let host = [
            Clue::HostLocal,
            Clue::HostUnknown,
            Clue::HeaderServerGateway,
        ]
        .into_iter()
        .find_map(|clue| reading.span_of(clue));
        let all = Span::new(0, paste.len());
        let named = match host {
            Some(span) if about_ai => {
                own_server(reading, span);
                None
            }
            None if about_ai => {
                let of_model = || {
                    let signed_in = reading.has(Clue::HostChatGpt);
                    (!signed_in).then(|| host::of_model(paste)).flatten()
                };
                if let Some(span) = access_log(paste).or_else(of_model) {
                    own_server(reading, span);
                }
                None
            }
            Some(span) => Some(span),
            None => service_at_work(paste, all)
                .or_else(|| host::any(paste))
                .or_else(|| {
                    let own = signs_in(paste) || mentions(paste, OWN_USERS) || is_own_path(paste);
                    own.then(|| refusals(reading)[0])
                }),
        };
        if let Some(span) = named {
            reading.see(Clue::ServiceRefused, span);
        }
    }
}

/// Notes a server of one's own, and takes its general words for what they are:
/// what it says of a key, it says of its own, which may be of any length.
fn own_server(reading: &mut Reading, span: Span) {
    reading.see(Clue::GatewayAnswered, span);
    reading.forget(&|seen| seen.clue == Clue::KeyTruncated);
    if reading.has(Clue::MessageIncorrectKey) || reading.has(Clue::CodeInvalidApiKey) {
        return;
    }
    for seen in &mut reading.clues {
        if matches!(
            seen.clue,
            Clue::MessageInvalidKey | Clue::MessageOtherProviderNoKey
        ) {
            seen.clue = Clue::MessageSelfHosted;
        }
    }
}

/// The service that a line names beside a refusal, when the paste tells of
/// nothing else.
fn refused_without_status(reading: &Reading, paste: &str) -> Option<Span> {
    let address = |clue: Clue| matches!(clue, Clue::HostUnknown | Clue::HostOtherService);
    let nothing = reading.clues.iter().all(|seen| address(seen.clue));
    if !nothing || !reading.credentials.is_empty() {
        return None;
    }
    let mut start = 0;
    paste.split('\n').find_map(|line| {
        let part = Span::new(start, start + line.len());
        start = part.end + 1;
        is_refusal(line).then(|| service_in(paste, part)).flatten()
    })
}

/// Whether a line tells that a service, and no AI provider, refused a caller.
pub fn is_refusal(line: &str) -> bool {
    mentions(line, STEMS)
        && mentions(line, REFUSED)
        && !mentions(line, AI)
        && service_in(line, Span::new(0, line.len())).is_some()
}

/// The line that a span stands on, as far as it is near.
fn line_around(paste: &str, span: Span) -> Span {
    let text = paste.as_bytes();
    let start = words::line_start(paste, span.start);
    let to = floor(paste, text.len().min(span.end + 200));
    let end = text
        .cut(span.end..to)
        .iter()
        .position(|b| *b == b'\n')
        .map_or(to, |at| span.end + at);
    Span::new(start, end)
}

/// The service that the refusal's own line names, or the sign-in that it tells of.
fn other_service(paste: &str, refusal: Span) -> Option<Span> {
    let part = line_around(paste, refusal);
    let line = paste.as_bytes().cut(part.start..part.end);
    let says = |parts: &Texts| {
        parts.iter().any(|part| {
            line.windows(part.len())
                .any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
        })
    };
    if says(AI) && !says(PACKAGES) {
        return None;
    }
    if signs_in(part.of(paste)) {
        return Some(refusal);
    }
    service_in(paste, part)
}

/// Whether an address is named where programs sign their users in, which a Mac's
/// `/Users/` is not.
fn signs_in(text: &str) -> bool {
    mentions_where(text, SIGN_IN, &|at| {
        !text.as_bytes().cut(at..).starts_with(b"/Users/")
    })
}

/// Whether a request of the paste's server log is for a path that has nothing to
/// do with a model.
fn is_own_path(paste: &str) -> bool {
    let line = paste
        .lines()
        .find(|line| line.has("\" 401") || line.has(" 401 "));
    line.is_some_and(|line| {
        ["GET /", "POST /", "PUT /", "PATCH /", "DELETE /"]
            .iter()
            .any(|request| line.has(request))
            && !mentions(line, PASSED_ON)
    })
}

/// The status in a line of a web server's own log: `- "POST /v1/chat/completions
/// HTTP/1.1" 401 581`. A client's log names the host before the request.
fn access_log(paste: &str) -> Option<Span> {
    const STATUS: &str = "\" 401";
    paste.places_of(STATUS).find_map(|at| {
        let request = paste.cut(..at).rsplit('"').next().unwrap_or_default();
        let before = paste.cut(..at - request.len());
        let caller = before.trim_end_matches(['"', ' ']);
        let caller = caller.rsplit([' ', '\n']).next().unwrap_or_default();
        let own = before.ends_with('"')
            && request
                .split(' ')
                .nth(1)
                .is_some_and(|path| path.starts_with('/'))
            && !caller.has("://");
        let start = at + "\" ".len();
        own.then(|| Span::new(start, start + "401".len()))
    })
}

/// What Codex prints without naming itself.
const CODEX: &Texts = list![
    "exceeded retry limit, last status",
    "Signed in with ChatGPT"
];

/// Where Codex, the program, is named or its words stand; models have its name
/// as well.
fn codex(paste: &str) -> Option<Span> {
    let text = paste.as_bytes();
    if let Some(span) = CODEX.iter().find_map(|said| {
        paste
            .place_of(said)
            .map(|at| Span::new(at, at + said.len()))
    }) {
        return Some(span);
    }
    let mut at = 0;
    while let Some(word) = words::next(text, at) {
        at = word.end;
        let part = word.start > 0 && matches!(text[word.start - 1], b'-' | b'/' | b'.');
        let named = words::is_one_of(text, word, list!["codex", "codex_core", "codex_api"]);
        if named && !part && words::byte(text, word.end) != b'/' {
            return Some(word);
        }
    }
    None
}

/// The provider whose own client raised the error, and where it is named.
fn client(paste: &str) -> Option<(Provider, Span)> {
    CLIENTS.iter().find_map(|(name, provider)| {
        let at = paste.places_of(name).find(|at| {
            let after = words::byte(paste.as_bytes(), at + name.len());
            after == b'.'
        })?;
        Some((*provider, Span::new(at, at + name.len())))
    })
}

/// The first word in a part of the paste that names a service where one is at
/// work: in a path, an address or a program's name, or where a line tells of a
/// failure. `Deployed on Vercel` tells nothing of who refused.
fn service_at_work(paste: &str, part: Span) -> Option<Span> {
    const FAILURE: &Texts = list![
        "error",
        "fail",
        "auth",
        "invalid",
        "denied",
        "refus",
        "40",
        "exception",
        "token",
        "login",
        "credential",
        "status",
        "key",
        "publish",
    ];
    let mut part = part;
    while let Some(word) = service_in(paste, part) {
        let text = paste.as_bytes();
        let apart = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, 0 | b',');
        let ends = match words::byte(text, word.end) {
            b'.' => apart(words::byte(text, word.end + 1)),
            byte => apart(byte),
        };
        let named = ends
            && text
                .cut(..word.start)
                .last()
                .is_none_or(|byte| apart(*byte));
        if !named || mentions(line_around(paste, word).of(paste), FAILURE) {
            return Some(word);
        }
        part.start = word.end;
    }
    None
}

/// The first word in a part of the paste that names a service.
fn service_in(paste: &str, part: Span) -> Option<Span> {
    let text = paste.as_bytes();
    let mut at = part.start;
    while let Some(word) = words::next(text, at).filter(|word| word.end <= part.end) {
        at = word.end;
        // The variable that holds a service's key refuses no one, nor does the place
        // code was fetched from, and npm's report of a script that failed says nothing
        // of its registry.
        let script = text.cut(word.end..).starts_with(b" ERR!")
            && !mentions(paste, list!["e401", "e403", "eneedauth"]);
        let cloned = text.cut(..word.start).ends_with(b"clone https://");
        if words::byte(text, word.end) == b'=' || script || cloned {
            continue;
        }
        let named = services::NAMES.iter().any(|service| {
            text.cut(word.start..word.end)
                .get(..service.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(service.as_bytes()))
        });
        if named {
            return Some(word);
        }
    }
    None
}

/// Whether the paste names an AI provider, its clients or what they call.
pub fn is_about_ai(paste: &str) -> bool {
    // n8n's own traces name the package in the paths of its parts.
    mentions_where(paste, AI, &|at| {
        !paste.as_bytes().cut(..at).ends_with(b"core_")
    })
}

/// Whether one of `parts` stands in the paste, in any letter case.
fn mentions(paste: &str, parts: &Texts) -> bool {
    mentions_where(paste, parts, &|_| true)
}

/// Whether one of `parts` stands where `counts` says that it does.
fn mentions_where(paste: &str, parts: &Texts, counts: &dyn Fn(usize) -> bool) -> bool {
    let text = paste.as_bytes();
    // One look at each byte tells whether any part may begin there.
    let bit = |byte: u8| 1_u32 << (byte & 0x1f);
    let begins = parts
        .iter()
        .fold(0, |begins, part| begins | bit(part.as_bytes()[0]));
    text.iter().enumerate().any(|(at, byte)| {
        begins & bit(*byte) != 0
            && parts.iter().any(|part| {
                text.get(at..at + part.len())
                    .is_some_and(|window| window.eq_ignore_ascii_case(part.as_bytes()))
            })
            && counts(at)
    })
}
