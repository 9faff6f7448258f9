//! What a paste names: AI providers and their clients, other services, the paths
//! and programs of one's own. Where a name stands, not who refused.

use std::sync::LazyLock;

use crate::list;
use crate::one_of;
use crate::provider::Provider;
use crate::read::{name, services, words};
use crate::span::Span;
use crate::text::{Cut, Find, Texts, floor};

/// What names an AI provider, its clients or what they call.
pub(super) const AI: &Texts = list![
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
    "/images/generations",
    "/v1/audio",
    "whisper",
    "base_url",
    "baseurl",
    "base url",
    "api_base",
    ": error code: 401",
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
    "ai_gateway",
    "aiplatform",
    "lobehub",
    "kobold",
    "lm studio",
    "lmstudio",
    "ai-sdk",
    "autogen",
    "crewai",
    "dspy",
    "genkit",
    "haystack",
    "mastra",
    "pydantic_ai",
    "semantic_kernel",
    "smolagents",
];

/// Providers' own clients, by the names that their modules begin with.
const CLIENTS: &[(&str, Provider)] = &[
    ("cohere", Provider::Cohere),
    ("mistralai", Provider::Mistral),
    ("replicate", Provider::Replicate),
    ("vertexai", Provider::Gemini),
];

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

/// Parts of a path that a program may pass on to a model's provider.
const PASSED_ON: &Texts = list![
    "chat", "embed", "respon", "messages", "audio", "image", "generate", "complet", "prompt",
    "/ai", "ask", "model",
];

/// Whether an address is named where programs sign their users in, which a Mac's
/// `/Users/` is not.
pub(super) fn signs_in(text: &str) -> bool {
    mentions_where(text, SIGN_IN, &|at| {
        !text.as_bytes().cut(at..).starts_with(b"/Users/")
    })
}

/// Whether a request of the paste's server log is for a path that has nothing to
/// do with a model.
pub(super) fn is_own_path(paste: &str) -> bool {
    let line = paste
        .lines()
        .find(|line| list!["\" 401", " 401 ", "\": 401"].one_in(line));
    line.is_some_and(|line| {
        list!["GET /", "POST /", "PUT /", "PATCH /", "DELETE /"].one_in(line)
            && !mentions(line, PASSED_ON)
    })
}

/// The status in a line of a web server's own log: `- "POST /v1/chat/completions
/// HTTP/1.1" 401 581`. A client's log names the host before the request.
pub(super) fn access_log(paste: &str) -> Option<Span> {
    const STATUS: &str = "\" 401";
    // LocalAI's: `[172.23.0.1]:46020 401 - POST /v1/embeddings`.
    let logged = [" 401 - GET /", " 401 - POST /"].iter();
    if let Some(at) = logged.filter_map(|line| paste.place_of(line)).next() {
        return Some(Span::new(at + 1, at + 1 + "401".len()));
    }
    paste.places_of(STATUS).find_map(|at| {
        let request = paste.cut(..at).rsplit('"').next().unwrap_or_default();
        let before = paste.cut(..at - request.len());
        let caller = before.trim_end_matches(one_of!['"', ' ']);
        let caller = caller.rsplit(one_of![' ', '\n']).next().unwrap_or_default();
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

/// Programs that serve models on a machine of one's own.
const LOCAL: &Texts = list![
    "ollama",
    "kobold",
    "koboldcpp",
    "vllm",
    "localai",
    "llamafile",
    "lmstudio",
    "studio",
    "gin",
];

/// The local server that a refusal's own line names, beside nothing of OpenAI.
pub(super) fn local_server(paste: &str, status: Span) -> Option<Span> {
    let text = paste.as_bytes();
    let line = line_around(paste, status);
    if mentions(line.of(paste), list!["openai", "gpt"]) {
        return None;
    }
    words::first_within(text, line, &|word| {
        let studio = words::is_one_of(text, word, list!["studio"]);
        let before = text.cut(word.start.saturating_sub(3)..word.start);
        words::is_one_of(text, word, LOCAL) && (!studio || before.eq_ignore_ascii_case(b"lm "))
    })
}

/// What Codex prints without naming itself.
const CODEX: &Texts = list![
    "exceeded retry limit, last status",
    "Signed in with ChatGPT"
];

/// Where Codex, the program, is named or its words stand; models have its name
/// as well.
pub(super) fn codex(paste: &str) -> Option<Span> {
    let text = paste.as_bytes();
    if let Some(span) = CODEX.iter().find_map(|said| {
        paste
            .place_of(said)
            .map(|at| Span::new(at, at + said.len()))
    }) {
        return Some(span);
    }
    words::first_within(text, Span::new(0, text.len()), &|word| {
        let part =
            word.start > 0 && matches!(words::byte(text, word.start - 1), b'-' | b'/' | b'.');
        words::is_one_of(text, word, list!["codex", "codex_core", "codex_api"])
            && !part
            && words::byte(text, word.end) != b'/'
    })
}

/// The provider whose own client raised the error, and where it is named.
pub(super) fn client(paste: &str) -> Option<(Provider, Span)> {
    CLIENTS.iter().find_map(|(name, provider)| {
        let at = paste.places_of(name).find(|at| {
            let after = words::byte(paste.as_bytes(), at + name.len());
            after == b'.'
        })?;
        Some((*provider, Span::new(at, at + name.len())))
    })
}

/// The provider other than OpenAI that a refusal's own line names, and where: the last
/// one before the status, or the first behind it. None where several are named.
pub(super) fn called(paste: &str, status: Span) -> Option<(Provider, Span)> {
    let text = paste.as_bytes();
    let line = line_around(paste, status);
    let mut found: Option<(Provider, Span)> = None;
    let mut at = line.start;
    while let Some(word) = words::next(text, at).filter(|word| word.end <= line.end) {
        at = word.end;
        if found.is_some() && word.start >= status.end {
            break;
        }
        let Some(provider) = Provider::of_word(word.of(paste)) else {
            continue;
        };
        let another = |(other, _): (Provider, Span)| other != provider && other != Provider::OpenAi;
        if found.is_some_and(another) && provider != Provider::OpenAi {
            return None;
        }
        found = Some((provider, word));
    }
    found.filter(|(provider, _)| *provider != Provider::OpenAi)
}

/// The first word that names a service where one is at work: in a path, an
/// address or a program's name, or where a line tells of a failure. `Deployed on
/// Vercel` tells nothing of who refused.
pub(super) fn service_at_work(paste: &str) -> Option<Span> {
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
    let mut start = 0;
    paste.split('\n').find_map(|line| {
        let mut part = Span::new(start, start + line.len());
        start = part.end + 1;
        // Most lines name none; one that does is looked through once.
        let mut word = service_in(paste, part)?;
        if mentions(line, FAILURE) {
            return Some(word);
        }
        while stands_apart(paste.as_bytes(), word) {
            part.start = word.end;
            word = service_in(paste, part)?;
        }
        Some(word)
    })
}

/// Whether a word stands between spaces or at a sentence's end, as in prose.
fn stands_apart(text: &[u8], word: Span) -> bool {
    let apart = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, 0 | b',');
    let before = text.cut(..word.start).last();
    let after = match words::byte(text, word.end) {
        b'.' => words::byte(text, word.end + 1),
        byte => byte,
    };
    before.is_none_or(|byte| apart(*byte)) && apart(after)
}

static SERVICES: LazyLock<Pairs> = LazyLock::new(|| Pairs::of(services::NAMES));

/// The pairs of letters that a list's texts begin with: one look at two bytes tells
/// whether any of them may begin there.
struct Pairs([u32; 32]);

impl Pairs {
    fn of(list: &Texts) -> Pairs {
        let mut pairs = [0; 32];
        let mut before = b'\n';
        for pair in list.ended().as_bytes().windows(2) {
            if before == b'\n' {
                pairs[usize::from(pair[0] & 0x1f)] |= 1 << (pair[1] & 0x1f);
            }
            before = pair[0];
        }
        Pairs(pairs)
    }

    /// Whether one of the texts, in any letter case, may begin as `text` does.
    fn may_begin(&self, text: &[u8]) -> bool {
        matches!(text, [first, second, ..]
            if self.0[usize::from(first & 0x1f)] & 1 << (second & 0x1f) != 0)
    }
}

/// Services that run other people's programs.
const HOSTING: &Texts = list![
    "vercel",
    "netlify",
    "railway",
    "heroku",
    "render",
    "cloudflare",
    "aws",
    "streamlit",
];

/// Services whose programs keep other people's code in folders of their name.
const PACKAGERS: &Texts = list![
    "cargo", "composer", "conda", "maven", "npm", "nuget", "rubygems"
];

/// The first word in a part of the paste that names a service.
pub(super) fn service_in(paste: &str, part: Span) -> Option<Span> {
    let text = paste.as_bytes();
    words::first_within(text, part, &|word| {
        // The variable that holds a service's key refuses no one, nor does the place
        // code was fetched from, and npm's report of a script that failed says nothing
        // of its registry.
        let script = text.cut(word.end..).starts_with(b" ERR!")
            && !mentions(paste, list!["e401", "e403", "eneedauth"]);
        let cloned = text.cut(..word.start).ends_with(b"clone https://");
        // Where the program runs: "works locally, fails on Vercel".
        let mut ran = [&b" on "[..], b" to "].into_iter();
        let host = words::is_one_of(text, word, HOSTING)
            && ran.any(|before| text.cut(..word.start).ends_with(before));
        // Where a package manager keeps what runs: `/opt/conda/lib`, `.cargo/registry`.
        let folder = words::is_one_of(text, word, PACKAGERS)
            && matches!(text.cut(..word.start).last(), Some(b'.' | b'/' | b'\\'))
            && matches!(words::byte(text, word.end), b'/' | b'\\' | b'-');
        if words::byte(text, word.end) == b'=' || script || cloned || host || folder {
            return false;
        }
        SERVICES.may_begin(text.cut(word.start..))
            && services::NAMES.iter().any(|service| {
                text.cut(word.start..word.end)
                    .get(..service.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(service.as_bytes()))
            })
    })
}

/// The service whose API key is told of at `refusal`, by a name that is not known:
/// `Invalid Weather API key`.
pub(super) fn owner(paste: &str, refusal: Span) -> Option<Span> {
    // Words before it that may have a capital and are no one's name.
    const ANYONES: &Texts = list![
        "The",
        "Your",
        "My",
        "Our",
        "This",
        "That",
        "Any",
        "Invalid",
        "Incorrect",
        "Wrong",
        "Bad",
        "Missing",
        "Expired",
        "Provider",
        "Model",
        "Custom",
        "Private",
        "Secret",
        "Server",
        "Client",
        "User",
        "Admin",
        "Project",
        "Personal",
        "Access",
        "New",
        "Old",
        "Valid",
        "Current",
        "Stored",
        "Saved",
        "Cloud",
        "Live",
        "Test",
        "System",
        "Service",
        "Account",
        "App",
        "Check",
        "Error",
        "Unauthorized",
        "Failed",
        "Authentication",
        "Please",
        "Verify",
        "Enter",
        "Set",
        "Update",
        "Configured",
        "Provided",
        "Malformed",
        "Rejected",
        "Revoked",
        "Disabled",
        "Remote",
        "Local",
        "Chat",
    ];
    let before = paste.cut(..refusal.start).strip_suffix(' ')?;
    let length = before
        .bytes()
        .rev()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let name = before.cut(before.len() - length..);
    let proper = |name: &[u8]| {
        matches!(name, [first, rest @ ..]
            if first.is_ascii_uppercase() && rest.iter().any(u8::is_ascii_lowercase))
    };
    let known = ANYONES.one_is(name) || Provider::of_word(name).is_some();
    (proper(name.as_bytes()) && length > 2 && !known)
        .then(|| Span::new(before.len() - length, before.len()))
}

/// A variable for the secret of a service that is not known: `PWPUSH_API_TOKEN`.
pub(super) fn secret(paste: &str) -> Option<Span> {
    const SECRETS: &Texts = list!["_TOKEN", "_API_KEY", "_SECRET", "_ACCESS_KEY", "_PASSWORD"];
    let text = paste.as_bytes();
    words::first_within(text, Span::new(0, text.len()), &|word| {
        let variable = word.of(paste);
        let constant = |b: u8| b.is_ascii_uppercase() || b == b'_';
        variable.find('_').is_some_and(|first| first > 2)
            && SECRETS.iter().any(|end| variable.ends_with(end))
            && variable.bytes().all(constant)
            && !name::is_anyones(variable)
    })
}

/// Whether the paste names an AI provider, its clients or what they call.
pub fn is_about_ai(paste: &str) -> bool {
    // n8n's own traces name the package in the paths of its parts.
    mentions_where(paste, AI, &|at| {
        !paste.as_bytes().cut(..at).ends_with(b"core_")
    })
}

/// Whether one of `parts` stands in the paste, in any letter case.
pub(super) fn mentions(paste: &str, parts: &Texts) -> bool {
    mentions_where(paste, parts, &|_| true)
}

/// Whether one of `parts` stands where `counts` says that it does.
fn mentions_where(paste: &str, parts: &Texts, counts: &dyn Fn(usize) -> bool) -> bool {
    let text = paste.as_bytes();
    let pairs = Pairs::of(parts);
    text.windows(2).enumerate().any(|(at, pair)| {
        pairs.may_begin(pair)
            && parts.iter().any(|part| {
                text.get(at..at + part.len())
                    .is_some_and(|window| window.eq_ignore_ascii_case(part.as_bytes()))
            })
            && counts(at)
    })
}

/// The line that a span stands on, as far as it is near.
pub(super) fn line_around(paste: &str, span: Span) -> Span {
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
