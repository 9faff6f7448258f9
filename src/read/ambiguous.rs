//! Words and texts that only what stands around them tells the meaning of.

use super::{Reading, answerer, reply, source, words};
use crate::clue::Clue;
use crate::diagnosis::Evidence;
use crate::list;
use crate::one_of;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, Find, Texts, floor};

/// What OpenRouter says of a key without an owner, and many a program of a user.
const NO_USER: &str = "user not found.";
/// What Groq says, and many others.
const INVALID_KEY: &str = "invalid api key";

/// Whether a clue tells of a key that was refused, or not found.
fn is_failure(clue: Clue) -> bool {
    matches!(clue as u8, 1..=20 | 100..=103 | 107 | 118 | 144..=153 | 160..=162 | 172 | 182)
}

/// How a program ends that never came so far as to send a key.
const FAULTS: &Texts = list![
    "has no attribute",
    "cannot import name",
    "No module named",
    "unexpected keyword argument",
    "no longer supported in openai",
];

/// Whether a clue tells of a failure that is not for a text in the key's place: the
/// key was accepted, or never came so far, or another service's is refused.
fn is_no_refusal(clue: Clue) -> bool {
    matches!(clue as u8, 9..=16 | 149 | 154 | 155 | 170..=187 | 190..=194 | 197)
        && !matches!(
            clue,
            Clue::MessageForbidden | Clue::Status403 | Clue::Status404
        )
}

/// The longest paste that is searched for a provider's name, in bytes.
const LONGEST: usize = 1 << 20;

/// Whether a line holds a message that means something only in its surroundings.
pub fn is_message(line: &str) -> bool {
    contains_ignoring_case(line, NO_USER) || contains_ignoring_case(line, INVALID_KEY)
}

/// Takes each for what it means where it stands.
pub fn look(reading: &mut Reading, paste: &str) {
    leave_out_idle(reading, paste);
    leave_out_anyones(reading, paste);
    no_user(reading, paste);
    invalid_key(reading, paste);
    accepted(reading);
    local_key(reading);
    hidden_key(reading, paste);
    empty_body(reading);
    unauthorized(reading, paste);
    reply::look(reading, paste);
}

/// Whether an error's code stands beside another in a list: `'EPIPE', 'ENOTFOUND'`.
fn is_listed(paste: &str, code: Span) -> bool {
    const NEAR: usize = 48;
    let before = paste.cut(floor(paste, code.start.saturating_sub(NEAR))..code.start);
    let after = paste.cut(code.end..floor(paste, paste.len().min(code.end + NEAR)));
    let is_code = |part: Option<&str>| {
        part.is_some_and(|part| {
            part.starts_with('E') && part.bytes().all(|byte| byte.is_ascii_uppercase())
        })
    };
    let apart = |part: Option<&str>| part.is_some_and(|part| part.trim() == ",");
    let (mut before, mut after) = (before.rsplit('\''), after.split('\''));
    before.next() == Some("") && apart(before.next()) && is_code(before.next())
        || after.next() == Some("") && apart(after.next()) && is_code(after.next())
}

/// Leaves out what stands there and tells of nothing that happened: a reply's flags, a
/// program's examples, a client's options.
fn leave_out_idle(reading: &mut Reading, paste: &str) {
    // A reply's flags, `forbidden: false`.
    reading.forget(&|seen| {
        matches!(seen.clue, Clue::WordUnauthorized | Clue::MessageForbidden)
            && paste.cut(seen.span.end..).starts_with(": false")
    });
    // What a program gives as an example was never sent.
    reading.forget(&|seen| {
        seen.clue == Clue::KeyPlaceholder && words::line_before(paste, seen.span.start).has("(e.g")
    });
    // The codes at which a client tries again stand among its options.
    reading.forget(&|seen| {
        matches!(seen.clue, Clue::MessageConnection | Clue::MessageTimeout)
            && is_listed(paste, seen.span)
    });
}

/// Leaves out what is said in anyone's words where nothing tells that they are
/// about the key.
fn leave_out_anyones(reading: &mut Reading, paste: &str) {
    for (clue, subject) in [
        (Clue::EnvFileEncoding, "dotenv"),
        (Clue::BrowserNoEnvironment, "OPENAI"),
    ] {
        if reading.has(clue) && !paste.has(subject) {
            reading.forget(&|seen| seen.clue == clue);
        }
    }
    // Any header may hold what none can.
    let header = reading.has(Clue::ClientIllegalHeader)
        && !paste.has("uthorization")
        && !paste.has("earer")
        && !answerer::is_about_ai(paste);
    if header {
        reading.take_for(
            Clue::ClientIllegalHeader,
            Clue::ClientRefusedHeader,
            &|_| true,
        );
    }
    // Who is not there is not reached with a key either, whatever file holds it.
    let absent = |seen: &Evidence| {
        seen.clue == Clue::MessageConnection
            && list!["efused", "EFUSED", "ENOTFOUND", "not known"].one_in(seen.span.of(paste))
    };
    if reading.clues.iter().any(absent) {
        reading.forget(&|seen| seen.clue == Clue::EnvFileMissing);
    }
    // Where no one answered, a program only guesses that the key is not valid.
    if fails_otherwise(reading) {
        reading.take_for(Clue::MessageInvalidKey, Clue::SaidCheckKey, &|_| true);
    }
    // A client has one class for a quota and for a rate, and one advice.
    if reading.has(Clue::MessageQuota) {
        let general = |span: Span| span.of(paste).eq_ignore_ascii_case("rate limit exceeded");
        reading.take_for(Clue::MessageRateLimit, Clue::ClassRateLimit, &general);
    }
    // A sentence tells who may not do what; a reply says it alone.
    let told = |seen: &Evidence| {
        seen.clue == Clue::WordUnauthorized
            && seen.span.of(paste).eq_ignore_ascii_case("not authorized")
            && !paste.cut(..seen.span.start).ends_with('"')
    };
    reading.forget(&told);
    // What n8n says of any service's credentials, and any site of its visitor.
    let general = |seen: &Evidence| match seen.clue {
        Clue::Status402 => true,
        Clue::WordUnauthorized => seen.span.of(paste).has("check your credentials"),
        Clue::MessageExpiredToken => {
            list!["session", "ccess token has"].one_in(seen.span.of(paste))
        }
        _ => false,
    };
    let anyones = reading.has(Clue::MessageMissingScopes) || reading.clues.iter().any(general);
    if anyones && !answerer::is_about_ai(paste) {
        reading.forget(&general);
        // OAuth's word for it, which any service says.
        let oauth = |span: Span| span.of(paste) == "insufficient_scope";
        reading.take_for(Clue::MessageMissingScopes, Clue::ServiceRefused, &oauth);
    }
    // Programs write codes of their own in capitals: `TOKEN_EXPIRED`.
    let own = |span: Span| ["INVALID_ORGANIZATION", "TOKEN_EXPIRED"].contains(&span.of(paste));
    for clue in [Clue::MessageUnknownOrganization, Clue::MessageExpiredToken] {
        reading.take_for(clue, Clue::MessageOtherService, &own);
    }
    // A gateway gives its own type to whatever it could not do.
    let kind = |span: Span| span.of(paste).ends_with("_error");
    if !reading.statuses.iter().any(|(status, _)| *status == 401) {
        let other = reading.statuses.iter().any(|(status, _)| *status > 401);
        reading.forget(&|seen| other && seen.clue == Clue::MessageGateway && kind(seen.span));
        reading.take_for(Clue::MessageGateway, Clue::MessageSelfHosted, &kind);
    }
    // Clients of any service want a key.
    if reading.has(Clue::ClientNoKey) && !answerer::is_about_ai(paste) {
        reading.take_for(Clue::ClientNoKey, Clue::SaidNoKey, &|_| true);
    }
    // What anyone's login says, a provider says of its key.
    let hub = reading
        .called
        .is_some_and(|(provider, _)| provider == Provider::HuggingFace);
    let login = |span: Span| hub && span.of(paste).has("username or password");
    reading.take_for(
        Clue::MessageOtherService,
        Clue::MessageOtherProviderRefused,
        &login,
    );
    // Programs of one's own say so as well.
    if reading.has(Clue::MessageInvalidHeader) && !answerer::is_about_ai(paste) {
        reading.take_for(Clue::MessageInvalidHeader, Clue::MessageSelfHosted, &|_| {
            true
        });
    }
    // The login of one's own program, which is called on this machine.
    let own_login = |seen: &Evidence| {
        if seen.clue != Clue::KeyJwt {
            return false;
        }
        let line = paste.cut(seen.span.end..).lines().next().unwrap_or("");
        line.has("localhost") || line.has("127.0.0.1")
    };
    reading.forget(&own_login);
    if !paste.has("earer") {
        let joined = |span: Span| span.of(paste).starts_with("TypeError: can only");
        reading.forget(&|seen| seen.clue == Clue::ClientNoneHeader && joined(seen.span));
    }
}

/// Whether no one answered at all, or only with statuses that no refusal has.
fn fails_otherwise(reading: &Reading) -> bool {
    if reading.statuses.is_empty() {
        return (reading.has(Clue::MessageTimeout) || reading.has(Clue::MessageConnection))
            && !reading.has(Clue::ClassAuthentication);
    }
    let other = |(status, _): &(u16, Span)| matches!(status, 404 | 429 | 500..);
    reading.statuses.iter().all(other)
}

fn no_user(reading: &mut Reading, paste: &str) {
    let called = |(provider, _)| provider == Provider::OpenRouter;
    let router = reading.called.is_some_and(called)
        || list!["openrouter", "open router", "open_router"]
            .iter()
            .any(|name| is_named(paste, name));
    // Who tells of it in words of their own leaves the full stop out.
    let words = if router {
        NO_USER.trim_end_matches('.')
    } else {
        NO_USER
    };
    let refused = router || reading.has(Clue::Status401) || reading.has(Clue::ClassAuthentication);
    if let Some(at) = find_ignoring_case(paste, words).filter(|_| refused) {
        reading.answered = reading.answered.or(Some(Provider::OpenRouter));
        let end = at + "user not found".len();
        reading.see(Clue::MessageOtherProviderRefused, Span::new(at, end));
    }
}

fn invalid_key(reading: &mut Reading, paste: &str) {
    let known = [
        Clue::MessageIncorrectKey,
        Clue::MessageOtherProviderRefused,
        Clue::MessageOtherService,
        Clue::ServiceRefused,
    ];
    if known.iter().any(|clue| reading.has(*clue)) || fails_otherwise(reading) {
        return;
    }
    let Some(at) = find_ignoring_case(paste, INVALID_KEY) else {
        return;
    };
    if source::in_code(paste, Span::new(at, at + INVALID_KEY.len())) {
        return;
    }
    let elsewhere = reading
        .called
        .map(|(provider, _)| provider)
        .filter(|provider| *provider != Provider::OpenAi);
    let groq = || reading.has(Clue::CodeInvalidApiKey) || is_named(paste, "groq");
    let provider = elsewhere.or_else(|| groq().then_some(Provider::Groq));
    let clue = if provider.is_some() {
        Clue::MessageOtherProviderRefused
    } else {
        Clue::MessageInvalidKey
    };
    reading.answered = reading.answered.or(provider);
    reading.see(clue, Span::new(at, at + INVALID_KEY.len()));
}

/// A status of 200, where nothing else tells of a failure.
fn accepted(reading: &mut Reading) {
    let failed = |clue: Clue| {
        matches!(
            clue as u8,
            1..=59 | 100..=109 | 117..=119 | 144..=153 | 157..=187 | 189..=197
        )
    };
    if let Some(span) = reading.span_of(Clue::Status200)
        && reading.statuses.iter().all(|(status, _)| *status == 200)
        && !reading.clues.iter().any(|seen| failed(seen.clue))
    {
        reading.see(Clue::Accepted, span);
    }
}

/// A dummy key is what a server of one's own is given.
fn local_key(reading: &mut Reading) {
    if reading.has(Clue::HostLocal) && !reading.has(Clue::MessageIncorrectKey) {
        reading.forget(&|seen| seen.clue == Clue::KeyLocalServer);
        if let Some(span) = reading.span_of(Clue::KeyPlaceholder) {
            reading.see(Clue::KeyMaybeMasked, span);
        }
    }
}

/// People hide their key where they show code beside an error.
fn hidden_key(reading: &mut Reading, paste: &str) {
    let any = |reading: &Reading, clues: &[Clue]| clues.iter().any(|clue| reading.has(*clue));
    let written = [
        Clue::KeyPlaceholder,
        Clue::KeyUnexpanded,
        Clue::KeyCrosses,
        Clue::KeyShortened,
        Clue::KeyEmpty,
        Clue::HeaderEmptyBearer,
    ];
    // What follows goes through the whole paste.
    if !any(reading, &written) {
        return;
    }
    let failed = reading.clues.iter().any(|seen| is_failure(seen.clue))
        || any(reading, &[Clue::EnvFileMissing, Clue::Status404])
        || paste.has("uthorization failed");
    let sent = any(
        reading,
        &[
            Clue::EchoPlaceholder,
            Clue::EchoUnexpanded,
            Clue::EchoCrosses,
            Clue::EchoShortened,
        ],
    );
    let elsewhere =
        reading.clues.iter().any(|seen| is_no_refusal(seen.clue)) || FAULTS.one_in(paste);
    // Who reads JSON may fill it in: `"apiKey": "${OPENAI_API_KEY}"`.
    let json = |seen: &Evidence| {
        let before = paste
            .cut(..seen.span.start)
            .trim_end_matches(one_of!['"', ' ']);
        seen.clue == Clue::KeyUnexpanded && before.ends_with("\":")
    };
    if !sent
        && let Some(span) = reading
            .clues
            .iter()
            .find(|seen| json(seen))
            .map(|seen| seen.span)
    {
        if failed {
            reading.see(Clue::KeyMaybeMasked, span);
        } else {
            reading.forget(&json);
        }
    }
    if !(failed || elsewhere) || sent {
        return;
    }
    // Another key arrived, so this text never was one.
    let echoed = reading.credentials.iter().any(|key| key.echo);
    let others = any(
        reading,
        &[
            Clue::MessageOtherProviderRefused,
            Clue::MessageAzureRefused,
            Clue::MessageGateway,
        ],
    );
    let azure = reading.has(Clue::MessageAzureBearer);
    for clue in [Clue::KeyPlaceholder, Clue::KeyUnexpanded] {
        let Some(span) = reading.span_of(clue) else {
            continue;
        };
        if echoed || elsewhere {
            reading.see(Clue::KeyMasked, span);
        } else if others || azure || clue == Clue::KeyPlaceholder {
            reading.see(Clue::KeyMaybeMasked, span);
        }
    }
    // Nor was it left out where it was used; a client that has none may not connect.
    if (elsewhere || others) && !reading.has(Clue::MessageConnection) {
        reading.forget(&|seen| matches!(seen.clue, Clue::KeyEmpty | Clue::HeaderEmptyBearer));
    }
    let hidden = reading
        .span_of(Clue::KeyCrosses)
        .or(reading.span_of(Clue::KeyShortened));
    if let Some(span) = hidden
        && !reading.has(Clue::KeyUnexpanded)
    {
        reading.see(Clue::KeyMasked, span);
    }
}

/// A reply without a body, when nothing else failed.
fn empty_body(reading: &mut Reading) {
    if let Some(span) = reading.span_of(Clue::BodyEmpty)
        && reading.has(Clue::Status200)
    {
        reading.see(Clue::MessageNotJson, span);
    }
}

/// `{"error": "Unauthorized"}`, `{"detail": "Unauthorized"}`.
fn unauthorized(reading: &mut Reading, paste: &str) {
    // Azure goes on to say what it wants.
    if reading.has(Clue::MessageAzureBearer) {
        return;
    }
    let words: Vec<Span> = reading
        .clues
        .iter()
        .filter(|seen| seen.clue == Clue::WordUnauthorized)
        .map(|seen| seen.span)
        .collect();
    for word in words {
        let before = paste
            .as_bytes()
            .cut(word.start.saturating_sub(16)..word.start);
        // A status has its own message, whatever the body says.
        let of_status = before
            .windows(6)
            .any(|part| part.eq_ignore_ascii_case(b"status"));
        // The client's own `message='Unauthorized'` is no field of a body.
        let value = before
            .strip_suffix(b"\"")
            .or(before.strip_suffix(b"'"))
            .map(|before| before.strip_suffix(b"\\").unwrap_or(before))
            .map(<[u8]>::trim_ascii_end)
            .is_some_and(|before| before.ends_with(b":"));
        let field = |name: &[u8]| {
            !of_status
                && before
                    .windows(name.len())
                    .any(|part| part.eq_ignore_ascii_case(name))
                && value
        };
        // What frameworks answer for an address of the program's own.
        let after = paste
            .as_bytes()
            .cut(word.end..paste.len().min(word.end + 80));
        if after.windows(6).any(|part| part == b"\"path\"") && !answerer::is_about_ai(paste) {
            reading.see(Clue::ServiceRefused, word);
            break;
        }
        if field(b"error") || field(b"detail") || field(b"message") || before.ends_with(b"401 \"") {
            match reading.called {
                Some((provider, _)) if provider != Provider::OpenAi => {
                    reading.answered = reading.answered.or(Some(provider));
                    reading.see(Clue::MessageOtherProviderRefused, word);
                }
                // OpenAI's API never answers so, ChatGPT behind its address does.
                Some(_) if field(b"detail") => reading.see(Clue::HostChatGpt, word),
                _ => reading.see(Clue::MessageSelfHosted, word),
            }
            break;
        }
    }
}

fn is_named(paste: &str, name: &str) -> bool {
    paste.len() < LONGEST && contains_ignoring_case(paste, name)
}

fn find_ignoring_case(paste: &str, wanted: &str) -> Option<usize> {
    let first = wanted.as_bytes()[0];
    paste.as_bytes().windows(wanted.len()).position(|part| {
        part[0].eq_ignore_ascii_case(&first) && part.eq_ignore_ascii_case(wanted.as_bytes())
    })
}

fn contains_ignoring_case(paste: &str, wanted: &str) -> bool {
    find_ignoring_case(paste, wanted).is_some()
}
