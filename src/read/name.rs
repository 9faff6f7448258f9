//! Names of environment variables, where a program reads them.

use super::{Look, Name, Reading, missing, words};
use crate::clue::Clue;
use crate::list;
use crate::span::Span;
use crate::text::{Cut, Find, Texts};

/// What a variable is for, judged by its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// `OPENAI_API_KEY`.
    Standard,
    /// Meant for the same key: `OPENAI_KEY`, `OPEN_AI_API_KEY`, `openai_api_key`.
    NearMiss,
    /// `API_KEY`, `KEY`, `TOKEN`.
    Generic,
    /// Another provider's or service's key.
    Other,
    /// `OPENAI_BASE_URL` and its older names.
    BaseUrl,
    /// An organization or project.
    Owner,
    /// Not a key.
    None,
}

/// Parts of the names of other services' keys.
const SERVICES: &Texts = list![
    "AZURE",
    "OPENROUTER",
    "GROQ",
    "ANTHROPIC",
    "CLAUDE",
    "DEEPSEEK",
    "MISTRAL",
    "TOGETHER",
    "DASHSCOPE",
    "XAI_",
    "GROK",
    "GEMINI",
    "GOOGLE",
    "MOONSHOT",
    "KIMI",
    "PERPLEXITY",
    "PPLX",
    "FIREWORKS",
    "CEREBRAS",
    "NVIDIA",
    "HF_",
    "HUGGING",
    "REPLICATE",
    "COHERE",
    "PINECONE",
    "TAVILY",
    "SERP",
    "LANGCHAIN",
    "LANGSMITH",
    "LANGFUSE",
    "ELEVEN",
    "GITHUB",
    "AWS_",
    "SLACK",
    "TELEGRAM",
    "DISCORD",
    "STRIPE",
    "SUPABASE",
    "LITELLM",
    "QDRANT",
    "WEAVIATE",
    "DJANGO",
    "JWT",
];

/// What a variable of this name is for.
pub fn kind(name: &str) -> Kind {
    if name == "OPENAI_API_KEY" {
        return Kind::Standard;
    }
    if name.len() > 64 {
        return Kind::None;
    }
    let upper = name.to_ascii_uppercase();
    let has = |part: &str| upper.has(part);
    let openai = has("OPENAI") || has("OPEN_AI") || has("OPEN-AI") || has("CHATGPT") || has("GPT_");
    if openai
        && (has("BASE_URL")
            || has("API_BASE")
            || has("BASEURL")
            || has("ENDPOINT")
            || has("API_HOST"))
        || upper == "BASE_URL"
    {
        return Kind::BaseUrl;
    }
    if openai && (has("ORG") || has("PROJECT")) && !has("KEY") {
        return Kind::Owner;
    }
    if openai
        && (has("MODEL")
            || has("VERSION")
            || has("TYPE")
            || has("TIMEOUT")
            || has("PROXY")
            || has("LOG"))
    {
        return Kind::None;
    }
    let secret = has("KEY") || has("TOKEN") || has("SECRET") || has("PASS");
    // Nearly every word is no such name, and need not go through the list.
    if !openai && !secret && !distance_at_most(&upper, "OPENAI_API_KEY", 3) {
        return Kind::None;
    }
    if SERVICES.iter().any(has) {
        return if secret { Kind::Other } else { Kind::None };
    }
    if openai && (secret || upper.ends_with("_API") || upper == "OPENAI") {
        return Kind::NearMiss;
    }
    if distance_at_most(&upper, "OPENAI_API_KEY", 3) {
        return Kind::NearMiss;
    }
    if matches!(
        upper.as_str(),
        "API_KEY"
            | "APIKEY"
            | "KEY"
            | "API_TOKEN"
            | "TOKEN"
            | "SECRET_KEY"
            | "LLM_API_KEY"
            | "AI_API_KEY"
            | "AI_KEY"
            | "LLM_KEY"
            | "API-KEY"
    ) {
        return Kind::Generic;
    }
    Kind::None
}

/// Whether a variable's name begins with what tells nothing of whose it is.
pub fn is_anyones(name: &str) -> bool {
    const BEGINNINGS: &Texts = list![
        "ACCESS", "AGENT", "AI_", "API_", "APP_", "AUTH", "BEARER", "CHAT", "CLIENT", "CUSTOM",
        "DEV_", "EMBED", "GPT_", "INVALID", "JSON", "JWT_", "LLM_", "LOCAL", "MISSING", "MODEL",
        "MY_", "NEXT", "NO_", "OAI_", "OLLAMA", "OPEN", "PROD", "PROVIDER", "REACT", "REFRESH",
        "SECRET", "SERVER", "SERVICE", "TEST", "USER", "VITE", "WRONG", "YOUR",
    ];
    BEGINNINGS.one_begins(name)
}

/// Whether two names are at most `most` insertions, deletions or changes apart.
pub fn distance_at_most(name: &str, wanted: &str, most: usize) -> bool {
    let (name, wanted) = (name.as_bytes(), wanted.as_bytes());
    if name.len().abs_diff(wanted.len()) > most || name.len() > 32 {
        return false;
    }
    let mut row: [usize; 33] = core::array::from_fn(|column| column);
    for (index, letter) in wanted.iter().enumerate() {
        let mut corner = row[0];
        row[0] = index + 1;
        for (column, other) in name.iter().enumerate() {
            let change = corner + usize::from(letter != other);
            corner = row[column + 1];
            row[column + 1] = change.min(corner + 1).min(row[column] + 1);
        }
    }
    row[name.len()] <= most
}

/// Words after which a program names the variable that it reads.
const READERS: &Texts = list![
    "environ",
    "environb",
    "getenv",
    "get_env",
    "env",
    "process",
    "getenvironmentvariable",
    "fetch_env",
    "env_var",
    "environmentvariable",
    "os_environ",
];

/// Words that may stand between such a word and the name.
const BETWEEN: &Texts = list![
    "get",
    "setdefault",
    "pop",
    "env",
    "getenv",
    "var",
    "fetch",
    "fetch_env",
    "meta",
    "var_os",
    "os",
];

/// What clients are called that read the environment when they are made.
const CLIENTS: &Texts = list!["openai", "asyncopenai", "chatopenai"];

/// Whether the line around `at` is code that runs as the file is read: neither
/// indented nor commented out.
pub fn at_module_level(text: &[u8], at: usize) -> bool {
    let before = text.cut(at.saturating_sub(200)..at);
    let start = before.iter().rposition(|b| *b == b'\n');
    let line = before.cut(start.map_or(0, |start| start + 1)..);
    let whole = start.is_some() || at < 200;
    whole && !matches!(line.first(), Some(b' ' | b'\t' | b'#' | b'/'))
}

/// Notes the name that is read, when `word` begins such an expression.
pub fn look(reading: &mut Reading, paste: &str, word: Span) {
    let text = paste.as_bytes();
    if words::is_one_of(text, word, list!["keyerror"]) || is_bare_key_error(text, word) {
        key_error(reading, paste, word);
        return;
    }
    if let Some(clue) = missing::not_found(word.of(paste))
        && reading.may_look(Look::Missing)
        && missing::said(text, word)
    {
        let clue = if clue == Clue::ClientNoKey && missing::or_wrong(paste, word) {
            Clue::SaidNoKey
        } else {
            clue
        };
        reading.see(clue, word);
    }
    if words::is_one_of(
        text,
        word,
        list!["load_dotenv", "dotenv_values", "find_dotenv", "dotenv"],
    ) {
        reading.see(Clue::DotenvLoaded, word);
        let rest = text.cut(word.end..text.len().min(word.end + 12));
        let called = rest.starts_with(b"(")
            || [&b".config("[..], b"').config(", b"\").config("]
                .iter()
                .any(|call| rest.starts_with(call));
        if called && at_module_level(text, word.start) {
            reading.loads = reading.loads.or(Some(word));
        }
        return;
    }
    if words::is_one_of(text, word, CLIENTS) {
        if text.cut(word.end..).starts_with(b"()") && at_module_level(text, word.start) {
            reading.makes = reading.makes.or(Some(word));
        }
        return;
    }
    if !words::is_one_of(text, word, READERS)
        || reading.names_read.len() + reading.names_set.len() >= 64
    {
        return;
    }
    let mut at = word.end;
    for _ in 0..3 {
        let Some(next) = words::over_glue(text, at).filter(|next| next - at <= 6) else {
            return;
        };
        if text.cut(at..next).contains(&b'\n') {
            return;
        }
        let Some(name) = words::next(text, next) else {
            return;
        };
        if words::is_one_of(text, name, BETWEEN) {
            at = name.end;
            continue;
        }
        let kind = kind(name.of(paste));
        if matches!(kind, Kind::None | Kind::BaseUrl | Kind::Owner) {
            return;
        }
        let found = Name { span: name, kind };
        if is_set(text, name.end) {
            keep(&mut reading.names_set, found);
        } else {
            keep(&mut reading.names_read, found);
        }
        return;
    }
}

fn keep(names: &mut Vec<Name>, name: Name) {
    if names.len() < 32 {
        names.push(name);
    }
}

/// Notes a name that the `.env` sets.
pub fn set(reading: &mut Reading, span: Span, kind: Kind) {
    keep(&mut reading.names_set, Name { span, kind });
}

/// Whether the expression that ends after the name is assigned to.
fn is_set(text: &[u8], at: usize) -> bool {
    let rest = text.cut(at..text.len().min(at + 8));
    let rest = rest
        .strip_prefix(b"\"]")
        .or(rest.strip_prefix(b"']"))
        .unwrap_or(rest);
    let rest = rest.trim_ascii_start();
    rest.starts_with(b"=") && !rest.starts_with(b"==") && !rest.starts_with(b"=>")
}

/// Whether the text of a `KeyError` stands after `word`: `Error: 'NAME'`.
fn is_bare_key_error(text: &[u8], word: Span) -> bool {
    words::is_one_of(text, word, list!["error"])
        && [&b": 'OPENAI_API_KEY'"[..], &b": \"'OPENAI_API_KEY'\""[..]]
            .iter()
            .any(|said| text.cut(word.end..).starts_with(said))
}

/// `KeyError: 'NAME'`.
fn key_error(reading: &mut Reading, paste: &str, word: Span) {
    let text = paste.as_bytes();
    let Some(next) = words::over_glue(text, word.end).filter(|next| next - word.end <= 5) else {
        return;
    };
    let Some(name) = words::next(text, next) else {
        return;
    };
    let span = Span::new(word.start, name.end);
    // A name that the paste cuts off may be the beginning of another.
    let told = next == word.end + 1 && words::byte(text, name.end).is_ascii_whitespace();
    if !matches!(words::byte(text, name.end), b'\'' | b'"' | b'\\') && !told {
        return;
    }
    match kind(name.of(paste)) {
        Kind::Standard => reading.see(Clue::KeyErrorStandardName, span),
        kind @ (Kind::NearMiss | Kind::Generic | Kind::Other) => {
            let clue = if kind == Kind::Other {
                Clue::KeyErrorOtherService
            } else {
                Clue::KeyErrorOtherName
            };
            reading.see(clue, span);
            keep(&mut reading.names_read, Name { span: name, kind });
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_they_are_for() {
        for (name, expected) in [
            ("OPENAI_API_KEY", Kind::Standard),
            ("OPENAI_KEY", Kind::NearMiss),
            ("OPEN_AI_API_KEY", Kind::NearMiss),
            ("OPENAI_APIKEY", Kind::NearMiss),
            ("openai_api_key", Kind::NearMiss),
            ("OPNAI_API_KEY", Kind::NearMiss),
            ("NEXT_PUBLIC_OPENAI_API_KEY", Kind::NearMiss),
            ("AZURE_OPENAI_API_KEY", Kind::Other),
            ("OPENROUTER_API_KEY", Kind::Other),
            ("API_KEY", Kind::Generic),
            ("OPENAI_BASE_URL", Kind::BaseUrl),
            ("OPENAI_API_BASE", Kind::BaseUrl),
            ("OPENAI_ORG_ID", Kind::Owner),
            ("OPENAI_MODEL", Kind::None),
            ("PATH", Kind::None),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }
}
