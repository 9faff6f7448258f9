//! Who refused, when only an address, a name and a refusal stand in the paste.

use super::{Reading, words};
use crate::clue::Clue;
use crate::provider::Provider;
use crate::span::Span;

/// Names of services that are not AI providers, as modules, classes and log
/// lines begin with them; in lower case.
const SERVICES: &[&str] = &[
    "airtable",
    "argocd",
    "artifactory",
    "auth0",
    "bitbucket",
    "boto3",
    "botocore",
    "confluence",
    "cosmos",
    "discord",
    "dropbox",
    "elasticsearch",
    "elastic",
    "elevenlabs",
    "firebase",
    "firecrawl",
    "github",
    "gitlab",
    "grafana",
    "hubspot",
    "huggingface",
    "influxdb",
    "instagram",
    "jenkins",
    "jira",
    "kafka",
    "keycloak",
    "kubectl",
    "kubernetes",
    "langfuse",
    "langsmith",
    "mailchimp",
    "mailgun",
    "maven",
    "mongo",
    "netlify",
    "neo4j",
    "nexus",
    "notion",
    "npm",
    "octokit",
    "opensearch",
    "paypal",
    "pinecone",
    "plaid",
    "postgres",
    "praw",
    "pypi",
    "qdrant",
    "redis",
    "salesforce",
    "sendgrid",
    "serpapi",
    "sharepoint",
    "shopify",
    "slack",
    "sonar",
    "spotify",
    "spotipy",
    "stripe",
    "supabase",
    "tavily",
    "telegram",
    "terraform",
    "trello",
    "tweepy",
    "twilio",
    "twitch",
    "twitter",
    "vercel",
    "wandb",
    "weaviate",
    "whatsapp",
    "wordpress",
    "youtube",
    "zendesk",
    "zoom",
];

/// What names an AI provider, its clients or what they call.
const AI: &[&str] = &[
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
    "api_base",
    "error code: 401 -",
];

/// Parts of the addresses where programs sign their own users in.
const SIGN_IN: &[&str] = &[
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

/// Notes who refused, unless a message tells.
pub fn look(reading: &mut Reading, paste: &str) {
    let refusals: Vec<Span> = reading
        .clues
        .iter()
        .filter(|seen| {
            matches!(
                seen.clue,
                Clue::Status401
                    | Clue::WordUnauthorized
                    | Clue::ClassAuthentication
                    | Clue::MessageInvalidKey
            )
        })
        .map(|seen| seen.span)
        .collect();
    let told = reading
        .clues
        .iter()
        .any(|seen| matches!(seen.clue as u8, 1..=59) && seen.clue != Clue::CodeInvalidApiKey);
    if refusals.is_empty() || told {
        return;
    }
    let about_ai = mentions(paste, AI)
        || reading
            .credentials
            .iter()
            .any(|key| key.text.starts_with("sk-"));
    if let Some(span) = refusals.iter().find_map(|span| other_service(paste, *span)) {
        reading.see(Clue::ServiceRefused, span);
        return;
    }
    let other_provider = reading
        .called
        .filter(|(provider, _)| *provider != Provider::OpenAi);
    if reading.called.is_none()
        && let Some(span) = reading.span_of(Clue::HostOtherService)
    {
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
        match host {
            Some(span) if about_ai => reading.see(Clue::GatewayAnswered, span),
            Some(span) => reading.see(Clue::ServiceRefused, span),
            None if about_ai => {}
            None => {
                if let Some(span) = service_in(paste, Span::new(0, paste.len())) {
                    reading.see(Clue::ServiceRefused, span);
                }
            }
        }
    }
}

/// The service that the refusal's own line names, or the sign-in that it tells of.
fn other_service(paste: &str, refusal: Span) -> Option<Span> {
    let text = paste.as_bytes();
    let from = refusal.start.saturating_sub(300);
    let start = text[from..refusal.start]
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(from, |at| from + at + 1);
    let to = text.len().min(refusal.end + 200);
    let end = text[refusal.end..to]
        .iter()
        .position(|b| *b == b'\n')
        .map_or(to, |at| refusal.end + at);
    let line = &text[start..end];
    let says = |parts: &[&str]| {
        parts.iter().any(|part| {
            line.windows(part.len())
                .any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
        })
    };
    if says(AI) {
        return None;
    }
    if says(SIGN_IN) {
        return Some(refusal);
    }
    service_in(paste, Span::new(start, end))
}

/// The first word in a part of the paste that names a service.
fn service_in(paste: &str, part: Span) -> Option<Span> {
    let text = paste.as_bytes();
    let mut at = part.start;
    while let Some(word) = words::next(text, at).filter(|word| word.end <= part.end) {
        at = word.end;
        let named = SERVICES.iter().any(|service| {
            text[word.start..word.end]
                .get(..service.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(service.as_bytes()))
        });
        if named {
            return Some(word);
        }
    }
    None
}

/// Whether one of `parts` stands in the paste, in any letter case.
fn mentions(paste: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| {
        let first = part.as_bytes()[0];
        paste.as_bytes().windows(part.len()).any(|window| {
            window[0] | 0x20 == first | 0x20 && window.eq_ignore_ascii_case(part.as_bytes())
        })
    })
}
