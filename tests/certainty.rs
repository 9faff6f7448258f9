//! How sure an answer is where the text says little: a bare status, example text, and
//! a message without its status.

use fix401::cause::CauseId;
use fix401::{Certainty, Verdict, diagnose};

/// The status alone: every cause that fits, none of them likely, each with what
/// would settle it.
#[test]
fn a_bare_status_is_not_guessed_at() {
    for paste in [
        "401",
        "401 Unauthorized",
        "Error code: 401",
        "HTTP/1.1 401 Unauthorized",
        "Request failed with status code 401",
        "openai.AuthenticationError",
    ] {
        let found = diagnose(paste);
        assert_eq!(found.verdict, Verdict::Auth, "{paste}");
        let ids: Vec<&str> = found.causes.iter().map(|cause| cause.id.id()).collect();
        assert_eq!(
            ids[..4],
            [
                "env-not-loaded",
                "malformed-key",
                "revoked-key",
                "wrong-base-url"
            ],
            "{paste}"
        );
        for cause in &found.causes {
            assert_eq!(cause.certainty, Certainty::Possible, "{paste}");
        }
        assert!(found.causes[0].id.cause().prose().settle.is_some());
    }
}

/// Where the paste ends, a key may go on; what is example text already stays that.
#[test]
fn a_word_for_nothing_may_be_the_beginning_of_a_key() {
    for (shown, first, certain) in [
        ("None", CauseId::EnvNotLoaded, false),
        ("None.", CauseId::EnvNotLoaded, true),
        ("undefined", CauseId::EnvNotLoaded, false),
        ("Nonet", CauseId::RevokedKey, false),
        ("YOUR_API_KEY", CauseId::PlaceholderKey, true),
    ] {
        let found = diagnose(&format!("Error: 401 Incorrect API key provided: {shown}"));
        assert_eq!(found.causes[0].id, first, "{shown}");
        assert_eq!(
            found.causes[0].certainty == Certainty::Certain,
            certain,
            "{shown}"
        );
    }
}

/// Some loaders put a variable's value where others send its name, and a server of
/// one's own may take any key; OpenAI's own words for it leave no doubt.
#[test]
fn example_text_is_certain_only_where_it_was_sent() {
    for (text, certain) in [
        ("OPENAI_API_KEY=$MY_KEY", false),
        ("OPENAI_API_KEY=${MY_KEY}", false),
        ("OPENAI_API_KEY=\"{{ openai_key }}\"", true),
        (
            "curl localhost:11434/v1/models -H \"Authorization: Bearer YOUR_API_KEY\"",
            false,
        ),
        (
            "OPENAI_BASE_URL=http://localhost:4000\nError code: 401 - Incorrect API key provided: your-api*****here.",
            true,
        ),
    ] {
        let found = diagnose(text);
        let first = &found.causes[0];
        assert_eq!(first.id, CauseId::PlaceholderKey, "{text}");
        assert_eq!(first.certainty == Certainty::Certain, certain, "{text}");
    }
}

/// A message that stands without its status: what servers send with it.
#[test]
fn messages_tell_their_status() {
    for (message, status) in [
        ("You didn't provide an API key.", 401),
        (
            "Your authentication token has expired. Please try signing in again.",
            401,
        ),
        ("Country, region, or territory not supported", 403),
        (
            "Project `proj_x` does not have access to model `gpt-4o`",
            403,
        ),
        ("The model `gpt-5-nano-x` does not exist", 404),
        ("This model's maximum context length is 8192 tokens", 400),
        ("Rate limit reached for gpt-4o on requests per min", 429),
        ("You exceeded your current quota", 429),
        ("The server had an error while processing your request", 500),
        (
            "The engine is currently overloaded, please try again later",
            503,
        ),
    ] {
        assert_eq!(diagnose(message).status, Some(status), "{message}");
    }
}
