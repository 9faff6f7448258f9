//! Who refused, when only an address, a name and a refusal stand in the paste.

mod named;

use super::credential::Shape;
use super::{Credential, Reading, host};
use crate::clue::Clue;
use crate::list;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::Find;
use crate::text::Texts;
pub use named::is_about_ai;
use named::{
    AI, access_log, called, client, codex, is_own_path, line_around, local_server, mentions, owner,
    secret, service_at_work, service_in, signs_in,
};

/// Parts of addresses where code and packages are kept, whose names may be
/// those of a provider.
const PACKAGES: &Texts = list!["/simple/", "/packages/", "/repository/", ".git"];

/// Servers whose business is to stand before others.
const GATEWAYS: &Texts = list!["kong", "apisix", "envoy", "traefik", "tyk"];

/// What programs say that refuse a user of their own.
const OWN_USERS: &Texts = list![
    "invalid credentials",
    "logged in",
    "logged_in",
    "login first",
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
    "token is invalid",
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
    "is invalid",
    "utentic",
    "认证",
    "認証",
    "аутент",
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

/// What tells more of a refusal than whose address was called.
const SAYS_WHY: [Clue; 3] = [
    Clue::MessageOtherProviderRefused,
    Clue::MessageOtherProviderNoKey,
    Clue::MessageAzureBearer,
];

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
    // And another provider's keys: "Gemini: API key expired". Who signs in has none.
    for clue in [
        Clue::MessageKeyRevoked,
        Clue::MessageInvalidKey,
        Clue::ClassAuthentication,
    ] {
        let of_login = |span| mentions(line_around(paste, span).of(paste), list!["oauth"]);
        let named = |span| called(paste, span).filter(|_| !of_login(span));
        if let Some((provider, span)) = reading.span_of(clue).and_then(named) {
            reading.answered = Some(provider);
            reading.forget(&|seen| seen.clue == clue);
            reading.see(Clue::HostRefused, span);
        }
    }
    let key = reading.span_of(Clue::MessageInvalidKey);
    if let Some(span) = key.and_then(|key| owner(paste, key))
        && !is_about_ai(paste)
    {
        reading.forget(&|seen| seen.clue == Clue::MessageInvalidKey);
        reading.see(Clue::ServiceRefused, span);
        return;
    }
    let forbidden = reading
        .span_of(Clue::Status403)
        .filter(|_| !is_told(reading));
    let refused = refusals(reading);
    // A program may go on without a service, and then fail at the provider.
    let last = refused.last().copied();
    let at_last = || last.is_some_and(|last| is_of_provider(line_around(paste, last).of(paste)));
    let named = refused
        .into_iter()
        .chain(forbidden)
        .find_map(|span| other_service(paste, span))
        .filter(|_| !at_last());
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
        && !reading.has(Clue::HostOtherService)
        && !reading.has(Clue::HostUnknown)
        && let Some((provider, span)) = client(paste).or_else(|| {
            let status = reading.span_of(Clue::Status401)?;
            called(paste, status)
        })
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
    let anyones = matches!(
        reading.answered,
        None | Some(Provider::Gemini | Provider::Moonshot)
    );
    if !about_ai
        && anyones
        && reading.called.is_none()
        && let Some(span) = reading
            .span_of(Clue::MessageOtherService)
            .or_else(|| service_at_work(paste))
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
        && !SAYS_WHY.iter().any(|clue| reading.has(*clue))
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
                let local = || {
                    let status = reading.span_of(Clue::Status401)?;
                    let told = reading.has(Clue::MessageOtherProviderNoKey);
                    local_server(paste, status).filter(|_| !told)
                };
                if let Some(span) = access_log(paste).or_else(of_model).or_else(local) {
                    own_server(reading, span);
                }
                None
            }
            Some(span) => Some(span),
            None => service_at_work(paste)
                .or_else(|| host::any(paste))
                .or_else(|| secret(paste))
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

/// The service that the refusal's own line names, or the sign-in that it tells of.
fn other_service(paste: &str, refusal: Span) -> Option<Span> {
    let mut part = line_around(paste, refusal);
    // A container's name before what it logged: `gpt-bot-1 | discord.errors…`.
    if let Some((name, _)) = part.of(paste).parted_by("| ")
        && !name.trim_end().contains(char::is_whitespace)
    {
        part.start += name.len();
    }
    let line = part.of(paste);
    if is_of_provider(line) {
        return None;
    }
    if signs_in(line) {
        return Some(refusal);
    }
    service_in(paste, part)
}

/// Whether a line names an AI provider, and not in the address of a package.
fn is_of_provider(line: &str) -> bool {
    mentions(line, AI) && !mentions(line, PACKAGES)
}
