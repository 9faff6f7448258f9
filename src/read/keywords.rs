//! The words that make a closer look worth while. Most words do not.

use super::words;
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
    "client",
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

static FIRST: FirstWords = FirstWords::new(KEYWORDS);

/// For each first letter, the lengths of the words that begin with it: one look
/// tells most words apart from all that are listed.
pub struct FirstWords([u64; 128]);

impl FirstWords {
    /// Reads the list's first words, each up to a space.
    pub const fn new(list: &Texts) -> FirstWords {
        let mut lengths = [0u64; 128];
        let (joined, each) = (list.joined().as_bytes(), list.lengths());
        let (mut start, mut index) = (0, 0);
        while index < each.len() {
            let end = start + each[index] as usize;
            let mut at = start;
            while at < end && joined[at] != b' ' {
                at += 1;
            }
            lengths[joined[start] as usize] |= 1 << (at - start);
            (start, index) = (end, index + 1);
        }
        FirstWords(lengths)
    }

    /// Whether a listed word has this one's first letter and length.
    pub fn may_hold(&self, word: &[u8]) -> bool {
        let letter = usize::from(word[0].to_ascii_lowercase());
        word.len() < 64 && self.0[letter] & (1 << word.len()) != 0
    }
}

/// Whether the word at `span` is worth a closer look.
pub fn is_one(text: &[u8], span: Span) -> bool {
    let word = text.cut(span.start..span.end);
    if FIRST.may_hold(word) && words::is_one_of(text, span, KEYWORDS) {
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
