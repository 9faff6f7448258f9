//! The language or place a paste comes from, to pick samples by.

use super::{Reading, words};
use crate::list;
use crate::sample::Language;
use crate::span::Span;
use crate::text::{Cut, Texts};

/// Notes the language that a word gives away; the first one found stays.
pub fn look(reading: &mut Reading, text: &[u8], word: Span) {
    if reading.language.is_some() {
        return;
    }
    let is = |wanted: &Texts| words::is_one_of(text, word, wanted);
    reading.language = if is(list![
        "traceback",
        "getenv",
        "environ",
        "load_dotenv",
        "pip",
        "httpx",
        "ipython",
        "keyerror",
    ]) {
        Some(Language::Python)
    } else if is(list![
        "node_modules",
        "npm",
        "node",
        "axioserror",
        "ai_apicallerror",
        "ts",
        "mjs",
        "nextjs",
    ]) {
        Some(Language::Node)
    } else if is(list!["curl", "bash", "zsh"]) {
        Some(Language::Shell)
    } else if is(list!["powershell", "pwsh"])
        || text
            .cut(word.start.saturating_sub(1)..)
            .starts_with(b"$env:")
    {
        Some(Language::PowerShell)
    } else if is(list!["docker", "dockerfile"]) {
        Some(Language::Docker)
    } else if is(list!["runs-on", "github_token"])
        || text
            .cut(word.start.saturating_sub(3)..)
            .starts_with(b"##[error]")
    {
        Some(Language::GitHubActions)
    } else {
        None
    };
}
