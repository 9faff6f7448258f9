//! The words that make a closer look worth while. Most words do not.

use std::sync::LazyLock;

use super::words::{self, Table};
use crate::list;
use crate::span::Span;
use crate::text::{Cut, Texts};

/// In lower case and sorted.
const KEYWORDS: &Texts = list![
    "127",
    "access_token",
    "ai_apicallerror",
    "api",
    "api_key",
    "api_token",
    "apikey",
    "apim",
    "apitoken",
    "asyncopenai",
    "auth_token",
    "authorization",
    "axios",
    "axioserror",
    "azure_api_key",
    "bash",
    "chatclient",
    "chatopenai",
    "chave",
    "chiave",
    "clave",
    "client",
    "credentials",
    "csk",
    "curl",
    "defaultconfig",
    "docker",
    "dockerfile",
    "dotenv",
    "dotenv_values",
    "env",
    "env_var",
    "environ",
    "environb",
    "environmentvariable",
    "error",
    "fetch",
    "fetch_env",
    "find_dotenv",
    "fix401",
    "get_env",
    "getenv",
    "getenvironmentvariable",
    "github_token",
    "groq",
    "host",
    "http",
    "https",
    "httpx",
    "index",
    "ipython",
    "key",
    "keyerror",
    "klucz",
    "klucza",
    "litellm",
    "load_dotenv",
    "localhost",
    "mjs",
    "model",
    "newclient",
    "nextjs",
    "node",
    "node_modules",
    "npm",
    "nvapi",
    "openai",
    "openai_api_key",
    "openai_key",
    "openaiapikey",
    "openaiclient",
    "openaikey",
    "openaiservice",
    "os_environ",
    "pip",
    "position",
    "powershell",
    "pplx",
    "process",
    "pwsh",
    "requests",
    "secret_key",
    "server",
    "sess",
    "sk",
    "sleutel",
    "token",
    "traceback",
    "ts",
    "with_api_key",
    "withapikey",
    "withbaseuri",
    "ws",
    "wss",
    "xai",
    "zsh",
];

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(KEYWORDS));

/// Whether the word at `span` is worth a closer look.
pub fn is_one(text: &[u8], span: Span) -> bool {
    let word = text.cut(span.start..span.end);
    let listed = |(_, text): (usize, &str)| text.as_bytes().eq_ignore_ascii_case(word);
    if TABLE.beginning(word).any(listed) {
        return true;
    }
    // A key that has no dash in it, any service's variable, or a header's name
    // that is misspelt.
    span.len() > 16 && words::is_key_start(word)
        || word.ends_with(b"_API_KEY")
        || (11..=15).contains(&span.len()) && word[0] | 0x20 == b'a'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted() {
        assert!(KEYWORDS.iter().is_sorted());
    }
}
