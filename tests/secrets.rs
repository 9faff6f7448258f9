//! No part of a pasted key comes out anywhere: not in a link, a report, a
//! redacted paste, what the page shows, or the debug form of an answer.
//!
//! Keys are made up when the tests run, each kind in every frame a person
//! pastes. A failure names the kind and the frame, never the key.

use fix401::mask::{Piece, credential_spans, masked, redact};
use fix401::{diagnose, link, markdown};
use proptest::prelude::*;

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ALPHANUMERIC: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const URL_SAFE: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const LOWER: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
const HEX: &str = "0123456789abcdef";

/// A kind of key: its public prefix, and the alphabet and length of each part
/// of the rest; `.` joins the parts of a login token, the marker those of an
/// OpenAI key.
struct Kind {
    name: &'static str,
    prefix: &'static str,
    joint: &'static str,
    parts: &'static [(&'static str, usize)],
}

const fn kind(
    name: &'static str,
    prefix: &'static str,
    parts: &'static [(&'static str, usize)],
) -> Kind {
    Kind {
        name,
        prefix,
        joint: "",
        parts,
    }
}

const fn openai(
    name: &'static str,
    prefix: &'static str,
    parts: &'static [(&'static str, usize)],
) -> Kind {
    Kind {
        name,
        prefix,
        // In two halves, so that no scanner takes this file for a leak.
        joint: concat!("T3Blb", "kFJ"),
        parts,
    }
}

const KINDS: &[Kind] = &[
    openai("legacy", "sk-", &[(ALPHANUMERIC, 20), (ALPHANUMERIC, 20)]),
    openai("project", "sk-proj-", &[(URL_SAFE, 74), (URL_SAFE, 74)]),
    openai(
        "short project",
        "sk-proj-",
        &[(ALPHANUMERIC, 20), (ALPHANUMERIC, 20)],
    ),
    openai("service", "sk-svcacct-", &[(URL_SAFE, 74), (URL_SAFE, 74)]),
    openai("admin", "sk-admin-", &[(URL_SAFE, 58), (URL_SAFE, 58)]),
    openai(
        "none",
        "sk-None-",
        &[(ALPHANUMERIC, 20), (ALPHANUMERIC, 20)],
    ),
    kind("session", "sess-", &[(ALPHANUMERIC, 40)]),
    kind("openrouter", "sk-or-v1-", &[(HEX, 64)]),
    kind("anthropic", "sk-ant-", &[(URL_SAFE, 101)]),
    kind("groq", "gsk_", &[(ALPHANUMERIC, 52)]),
    kind("google", "AIza", &[(URL_SAFE, 35)]),
    kind("xai", "xai-", &[(ALPHANUMERIC, 80)]),
    kind("perplexity", "pplx-", &[(ALPHANUMERIC, 48)]),
    kind("nvidia", "nvapi-", &[(URL_SAFE, 64)]),
    kind("hugging face", "hf_", &[(LETTERS, 34)]),
    kind("replicate", "r8_", &[(ALPHANUMERIC, 37)]),
    kind("cerebras", "csk-", &[(LOWER, 48)]),
    kind("fireworks", "fw_", &[(ALPHANUMERIC, 24)]),
    kind("together", "tgp_v1_", &[(URL_SAFE, 43)]),
    kind("old together", "", &[(HEX, 64)]),
    kind("deepseek", "sk-", &[(HEX, 32)]),
    kind("azure", "", &[(HEX, 32)]),
    kind("new azure", "", &[(ALPHANUMERIC, 84)]),
    kind("mistral", "", &[(ALPHANUMERIC, 32)]),
    Kind {
        name: "login",
        prefix: "eyJ",
        joint: ".",
        parts: &[(URL_SAFE, 60), (URL_SAFE, 200), (URL_SAFE, 43)],
    },
];

/// The text a person pastes, with the key in it.
type Frame = (&'static str, fn(&str) -> String);

const FRAMES: &[Frame] = &[
    ("alone", |key| key.to_owned()),
    ("in quotes", |key| format!("\"{key}\"")),
    ("in curly quotes", |key| format!("“{key}”")),
    ("in backticks", |key| format!("the key `{key}` fails")),
    ("sentence", |key| {
        format!("It says 401, my key is {key}. What now?")
    }),
    ("error", |key| {
        format!(
            "openai.AuthenticationError: Error code: 401 - {{'error': {{'message': 'Incorrect API \
             key provided: {key}. You can find your API key at https://platform.openai.com/\
             account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': \
             'invalid_api_key'}}}}"
        )
    }),
    ("env", |key| format!("OPENAI_API_KEY={key}\nDEBUG=1\n")),
    ("quoted env", |key| {
        format!("export OPENAI_API_KEY='{key}' # mine\n")
    }),
    ("env without a partner", |key| {
        format!("OPENAI_API_KEY=\"{key}\nDEBUG=1")
    }),
    ("spaced env", |key| {
        format!("OPENAI_API_KEY = {key} \nDEBUG=1")
    }),
    ("env of another name", |key| {
        format!("GROQ_TOKEN={key}\r\nX=1\r\n")
    }),
    ("windows", |key| {
        format!("C:\\app> set OPENAI_API_KEY=\"{key}\"\r\n")
    }),
    ("power shell", |key| {
        format!("PS C:\\> $env:OPENAI_API_KEY = \"{key}\"")
    }),
    ("curl", |key| {
        format!(
            "curl https://api.openai.com/v1/models -H \"Authorization: Bearer {key}\" -d '{{}}'"
        )
    }),
    ("curl -v", |key| {
        format!("> GET /v1/models HTTP/2\n> Host: api.openai.com\n> authorization: Bearer {key}\n>")
    }),
    ("header without a scheme", |key| {
        format!("Authorization: {key}\nAccept: */*")
    }),
    ("api-key header", |key| format!("-H 'api-key: {key}'")),
    ("python", |key| {
        format!("from openai import OpenAI\nclient = OpenAI(api_key=\"{key}\")\n")
    }),
    ("javascript", |key| {
        format!("const openai = new OpenAI({{ apiKey: '{key}', dangerouslyAllowBrowser: true }});")
    }),
    ("bytes", |key| {
        format!("httpx.LocalProtocolError: Illegal header value b'Bearer {key}\\n'")
    }),
    ("json", |key| {
        format!("{{\"api_key\": \"{key}\", \"model\": \"gpt-4o\"}}")
    }),
    ("escaped json", |key| {
        format!("\"{{\\\"api_key\\\":\\\"{key}\\\",\\\"n\\\":1}}\"")
    }),
    ("twice escaped json", |key| {
        format!("\"{{\\\\\\\"api_key\\\\\\\":\\\\\\\"{key}\\\\\\\"}}\"")
    }),
    ("unicode escapes", |key| {
        format!("{{\\u0022key\\u0022:\\u0022{key}\\u0022}}")
    }),
    ("axios", |key| {
        format!(
            "config: {{\n  headers: {{\n    Authorization: 'Bearer {key}',\n    'OpenAI-Beta': \
             'x'\n  }}\n}}"
        )
    }),
    ("ruby", |key| {
        format!("{{\"Authorization\"=>\"Bearer {key}\"}}")
    }),
    ("go", |key| {
        format!("map[Authorization:[Bearer {key}] User-Agent:[x]]")
    }),
    ("rust", |key| {
        format!("Config {{ api_key: Some(\"{key}\"), org: None }}")
    }),
    ("yaml", |key| {
        format!("env:\n  - name: OPENAI_API_KEY\n    value: {key}\n")
    }),
    ("url", |key| {
        format!("GET https://host.example/v1?key={key}&alt=json 401")
    }),
    ("encoded url", |key| {
        format!("next=https%3A%2F%2Fx%2F%3Fkey%3D{key}%26a%3Db")
    }),
    ("encoded form", |key| {
        format!("authorization=Bearer+{key}&x=1 Bearer%20{key}")
    }),
    ("colours", |key| {
        format!("\u{1b}[31mkey\u{1b}[0m \u{1b}[1m{key}\u{1b}[0m")
    }),
    ("log", |key| {
        format!("2026-11-24 14:17:06,123 INFO app key={key} status=401\nnext line here")
    }),
    ("html", |key| format!("<p>Key:&nbsp;<code>{key}</code></p>")),
    ("escaped line", |key| format!("'401\\n{key}\\tfoo'")),
    ("twice", |key| format!("{key} and {key}")),
    ("run together", |key| format!("{key}{key}")),
    ("box", |key| boxed(key, 60, "")),
    ("narrow box", |key| boxed(key, 16, "")),
    ("box in a log", |key| boxed(key, 40, "web-1  | ")),
    ("two literals", |key| {
        let (head, tail) = key.split_at(key.len() / 2);
        format!("KEY = (\"{head}\"\n       \"{tail}\")")
    }),
    ("joined literals", |key| {
        let (head, tail) = key.split_at(key.len() / 2);
        format!("const apiKey = '{head}' +\n  '{tail}';")
    }),
];

/// The key in a box of rich output, cut at the border.
fn boxed(key: &str, width: usize, lead: &str) -> String {
    let mut text = format!("{lead}╭{}╮\n", "─".repeat(width + 2));
    let line = format!("api_key={key}");
    let chars: Vec<char> = line.chars().collect();
    for part in chars.chunks(width) {
        let part: String = part.iter().collect();
        text.push_str(&format!("{lead}│ {part:<width$} │\n"));
    }
    text.push_str(&format!("{lead}╰{}╯\n", "─".repeat(width + 2)));
    text
}

fn key_of(kind: &Kind, seed: u64) -> String {
    let mut state = seed | 1;
    let mut key = kind.prefix.to_owned();
    for (index, (alphabet, length)) in kind.parts.iter().enumerate() {
        if index > 0 {
            key.push_str(kind.joint);
        }
        for _ in 0..*length {
            // Knuth's MMIX constants; the high bits are the random ones.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let at = (state >> 33) as usize % alphabet.len();
            key.push_str(&alphabet[at..=at]);
        }
    }
    key
}

/// Whether eight consecutive characters of the key, its public prefix aside,
/// are in the text.
fn leaks(text: &str, key: &str, prefix: &str) -> bool {
    let body = &key.as_bytes()[prefix.len()..];
    let windows: std::collections::HashSet<&[u8]> = body.windows(8).collect();
    text.as_bytes()
        .windows(8)
        .any(|window| windows.contains(window))
}

fn visible(text: &str, secrets: &[fix401::span::Span]) -> String {
    masked(text, secrets)
        .map(|piece| match piece {
            Piece::Plain(text) => text.to_owned(),
            Piece::Hidden { chars } => "•".repeat(chars),
        })
        .collect()
}

/// Every form in which something of a paste can come out.
fn outputs(text: &str) -> Vec<(&'static str, String)> {
    let diagnosis = diagnose(text);
    let summary = diagnosis.summary();
    let encoded = link::encode(&summary);
    vec![
        ("report", markdown::report(&summary, &encoded)),
        ("preview", link::describe(&summary).join("\n")),
        ("link", encoded),
        ("redacted paste", redact(text)),
        ("debug form of the diagnosis", format!("{diagnosis:?}")),
        ("debug form of the summary", format!("{summary:?}")),
        ("masked paste", visible(text, &credential_spans(text))),
        ("diagnosis's own masking", visible(text, &diagnosis.secrets)),
    ]
}

#[test]
fn no_key_comes_out() {
    let mut leaking = Vec::new();
    for (number, kind) in KINDS.iter().enumerate() {
        for (frame, build) in FRAMES {
            for seed in 0..8 {
                let key = key_of(kind, seed * 1_000 + number as u64 * 77 + 5);
                for (output, text) in outputs(&build(&key)) {
                    if leaks(&text, &key, kind.prefix) {
                        leaking.push(format!("{output}, {frame}: {}", kind.name));
                    }
                }
            }
        }
    }
    leaking.sort_unstable();
    leaking.dedup();
    assert!(
        leaking.is_empty(),
        "{} leak:\n{}",
        leaking.len(),
        leaking.join("\n")
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_key_comes_out_of_any_surroundings(
        kind in 0..KINDS.len(),
        frame in 0..FRAMES.len(),
        seed: u64,
        before in "[ -~\n\té│]{0,60}",
        after in "[ -~\n\té│]{0,60}",
    ) {
        let kind = &KINDS[kind];
        let (frame, build) = FRAMES[frame];
        let key = key_of(kind, seed);
        let text = format!("{before}\n{}\n{after}", build(&key));
        for (output, text) in outputs(&text) {
            // Not prop_assert: its message would print the key.
            if leaks(&text, &key, kind.prefix) {
                return Err(TestCaseError::fail(format!("{}: {frame}: {output}", kind.name)));
            }
        }
    }

    #[test]
    fn spans_are_sound(text in "\\PC{0,200}|[ -~\n\r\t│“’\u{200b}\u{1b}*=:@/.]{0,200}") {
        let spans = credential_spans(&text);
        for pair in spans.windows(2) {
            prop_assert!(pair[0].end < pair[1].start);
        }
        for span in &spans {
            prop_assert!(span.start < span.end && text.get(span.start..span.end).is_some());
        }
        let chars: usize = masked(&text, &spans)
            .map(|piece| match piece {
                Piece::Plain(text) => text.chars().count(),
                Piece::Hidden { chars } => chars,
            })
            .sum();
        prop_assert_eq!(chars, text.chars().count());
    }

    #[test]
    fn masking_takes_any_spans(text in "\\PC{0,40}", spans in proptest::collection::vec((0..60_usize, 0..60_usize), 0..6)) {
        let spans: Vec<_> = spans
            .into_iter()
            .map(|(start, end)| fix401::span::Span::new(start, end))
            .collect();
        prop_assert!(visible(&text, &spans).chars().count() == text.chars().count());
    }

    #[test]
    fn masking_twice_is_masking_once(text in "([A-Za-z0-9_=:./@\\\\\"' -]|sk-proj-|hf_|key|/home/|://|\n|│|\\[host\\]|\\[secret, |user|password=|Bearer |10\\.0\\.0\\.1|\\.com|::){0,60}") {
        let once = visible(&text, &credential_spans(&text));
        prop_assert_eq!(visible(&once, &credential_spans(&once)), once.clone());
        let once = redact(&text);
        prop_assert_eq!(redact(&once), once.clone());
    }
}
