//! The provider that a paste means against the one that answered.

use super::owner;
use crate::clue::Clue;
use crate::list;
use crate::one_of;
use crate::provider::Provider;
use crate::read::credential::Shape;
use crate::read::{Credential, Reading, words};
use crate::span::Span;
use crate::text::{Cut, Find, Texts};

/// Who else may be meant, as settings and models' names have it.
const OTHERS: &Texts = list![
    "azure",
    "bedrock",
    "google",
    "lmstudio",
    "lm_studio",
    "ollama",
    "vertexai"
];
/// What names a provider in settings: `provider: groq`.
const SETTINGS: &Texts = list!["provider", "model_provider", "llm_provider"];

/// Looks whether the refusal is of the provider that the paste means.
pub fn look(reading: &mut Reading, paste: &str) {
    match reading.answered {
        Some(Provider::OpenAi) | None => other_meant(reading, paste),
        Some(provider) => own_refusal(reading, paste, provider),
    }
}

/// A refusal of another provider, whose key the paste names.
fn own_refusal(reading: &mut Reading, paste: &str, provider: Provider) {
    let refused = [Clue::MessageOtherProviderRefused, Clue::HostRefused];
    if reading.statuses.iter().any(|(status, _)| *status > 401) {
        return;
    }
    if refused.iter().any(|clue| reading.has(*clue))
        && !reading.has(Clue::KeyHostMismatch)
        && (reading.has(Clue::KeyHostMatch) || names_key(paste, provider))
    {
        for clue in refused {
            reading.take_for(clue, Clue::OwnProviderRefused, &|_| true);
        }
    }
}

/// OpenAI's refusal of what is no key of its own, where the paste means another
/// provider or a server of one's own.
fn other_meant(reading: &mut Reading, paste: &str) {
    // Azure's client throws the same class, whoever answers.
    let message = reading.span_of(Clue::MessageIncorrectKey);
    let thrown = || {
        [Clue::MessageInvalidKey, Clue::ClassAuthentication]
            .iter()
            .find_map(|clue| reading.span_of(*clue))
    };
    let Some(refusal) = message.or_else(thrown) else {
        return;
    };
    let ours = |seen: &Credential| {
        owner(seen) == Some(Provider::OpenAi)
            || seen.text.starts_with("sk-") && !matches!(seen.shape, Shape::Placeholder)
    };
    if reading.credentials.iter().any(ours) || reading.has(Clue::AddressNotUsed) {
        return;
    }
    let elsewhere = || {
        let unknown = reading.span_of(Clue::HostUnknown);
        let host = reading.span_of(Clue::HostLocal).or(unknown)?;
        let base = words::line_before(paste, host.start).to_ascii_lowercase();
        (base.has("base") || paste.cut(host.end..).starts_with("/v1")).then_some(host)
    };
    let set = |word: Span| is_set(paste, word, message.is_some());
    let meant = message
        .and_then(|_| elsewhere())
        .or_else(|| words::first_within(paste.as_bytes(), whole(paste), &set));
    if let Some(span) = meant {
        reading.see(Clue::OtherProviderMeant, refusal);
        reading.see(Clue::OtherProviderMeant, span);
    }
}

fn whole(paste: &str) -> Span {
    Span::new(0, paste.len())
}

/// Whether a paste names a key of this provider: `GROQ_API_KEY`, "Groq API key",
/// `provider: groq`, "I use the Groq API", `sk-ant-…`.
fn names_key(paste: &str, provider: Provider) -> bool {
    let text = paste.as_bytes();
    let named = |word: Span| {
        let name = word.of(paste);
        let says = |said: &str| words::phrase(text, word.end + 1, said).is_some();
        // Not the program's "Mistral API error".
        let used = || {
            let before = words::line_before(paste, word.start).trim_end();
            let last = before.rsplit(' ').next().unwrap_or_default();
            list!["the", "my", "use", "used", "using", "with"].one_is(last) && says("api")
        };
        Provider::of_word(name) == Some(provider)
            && (name.ends_with("_API_KEY")
                || says("api key")
                || says("api_key")
                || used()
                || is_setting(paste, word))
    };
    words::first_within(text, whole(paste), &named).is_some()
        || provider.prefixes().any(|prefix| paste.has(prefix))
}

/// Whether a setting, a model's name or a class names another provider than OpenAI.
fn is_set(paste: &str, word: Span, refused: bool) -> bool {
    let name = word.of(paste);
    let after = paste.cut(word.end..);
    let provider = Provider::of_word(name);
    let other = || provider.is_some_and(|named| named != Provider::OpenAi);
    let listed = || words::is_one_of(paste.as_bytes(), word, OTHERS);
    let azure =
        name.starts_with("Azure") && (name.ends_with("OpenAI") || after.starts_with(" OpenAI"));
    (other() || listed()) && is_setting(paste, word)
        || listed() && after.starts_with('/')
        || azure && refused
}

/// Whether a word is the value of a setting that names a provider.
fn is_setting(paste: &str, word: Span) -> bool {
    let before = words::line_before(paste, word.start);
    let before = before.trim_end_matches(one_of![' ', '"', '\'']);
    let Some(before) = before.strip_suffix(one_of![':', '=']) else {
        return false;
    };
    let before = before.trim_end_matches(one_of![' ', '"', '\'']);
    let end = |c: char| !(c.is_ascii() && words::is_word(c as u8));
    before.rsplit(end).next().is_some_and(|name| {
        SETTINGS
            .iter()
            .any(|setting| name.eq_ignore_ascii_case(setting))
    })
}

#[cfg(test)]
mod tests {
    use crate::cause::CauseId::{self, RevokedKey, WrongBaseUrl};
    use crate::clue::Clue;

    fn first(paste: &str) -> Option<CauseId> {
        crate::diagnose(paste).causes.first().map(|cause| cause.id)
    }

    #[test]
    fn a_provider_that_refuses_its_own_key() {
        let refusal = "Error code: 401 - {'error': {'message': 'Authentication Fails, Your api key: ****abcd is invalid'}}";
        assert_eq!(first(refusal), Some(WrongBaseUrl));
        for named in [
            "client = OpenAI(api_key=os.environ[\"DEEPSEEK_API_KEY\"])",
            "I set my DeepSeek API key in the settings.",
            "Provider: deepseek",
        ] {
            assert_eq!(
                first(&[named, "\n", refusal].concat()),
                Some(RevokedKey),
                "{named}"
            );
        }
        let elsewhere = "export GROQ_API_KEY=$KEY\n";
        assert_eq!(first(&[elsewhere, refusal].concat()), Some(WrongBaseUrl));
    }

    #[test]
    fn a_call_that_was_meant_for_another_server() {
        let refusal = "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: *****. You can find your API key at https://platform.openai.com/account/api-keys.'}}\n";
        let meant = |paste: &str| {
            let found = crate::diagnose(paste);
            found
                .clues
                .iter()
                .any(|seen| seen.clue == Clue::OtherProviderMeant)
        };
        assert!(!meant(refusal));
        for named in [
            "provider: ollama",
            "base_url=\"http://localhost:8317/v1\"",
            "llm = AzureChatOpenAI(api_key=key)",
            "chat_model=\"ollama/mistral\"",
        ] {
            let paste = [refusal, named].concat();
            assert!(meant(&paste), "{named}");
            assert_eq!(first(&paste), Some(WrongBaseUrl), "{named}");
        }
        for named in [
            "provider: openai",
            "at http://localhost:3000/api/auth/error",
            "I use ollama as well",
        ] {
            assert!(!meant(&[refusal, named].concat()), "{named}");
        }
    }
}
