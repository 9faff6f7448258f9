//! Every way to write the address of a server, beside what OpenAI, another provider
//! or a server of one's own answered.

use judge::Judge;
use keys::{echo, key};

mod judge;
mod keys;

/// Where and how people write an address, which stands for `«»`.
const FORMS: &[&str] = &[
    "client = OpenAI(base_url=\"«»\")",
    "client = OpenAI(\n    base_url=\"«»\",\n    api_key=os.environ[\"OPENAI_API_KEY\"],\n)",
    "OPENAI_BASE_URL=«»",
    "OPENAI_API_BASE=«»",
    "OPENAI_BASE_URL=\"«»\"",
    "openai.api_base = \"«»\"",
    "const openai = new OpenAI({ baseURL: \"«»\" });",
    "  baseURL: '«»',",
    "export OPENAI_BASE_URL=«»",
    "environment:\n  - OPENAI_BASE_URL=«»",
    "OPENAI_BASE_URL: «»",
    "litellm_params:\n  api_base: «»",
    "llm = ChatOpenAI(openai_api_base=\"«»\")",
    "llm = ChatOpenAI(base_url=\"«»\")",
    "{ \"baseUrl\": \"«»\" }",
    "\"OPENAI_API_BASE\": \"«»\"",
    "spring.ai.openai.base-url=«»",
    "config.BaseURL = \"«»\"",
    ".baseUrl(\"«»\")",
    "os.environ[\"OPENAI_API_BASE\"] = \"«»\"",
    "Base URL: «»",
    "API Provider: OpenAI Compatible\nBase URL: «»",
    "curl «»/chat/completions -H \"Authorization: Bearer $KEY\"",
    "HTTP Request: POST «»/chat/completions \"HTTP/1.1 401 Unauthorized\"",
    "setx OPENAI_BASE_URL «»",
    "OpenAIConfig::new().with_api_base(\"«»\")",
    "OpenAI::Client.new(uri_base: \"«»\")",
];

/// Providers: the address, a key's beginning, and what is said of a key refused.
const PROVIDERS: &[(&str, [&str; 2], &str)] = &[
    (
        "https://openrouter.ai/api/v1",
        ["sk-or", "-v1-"],
        "{'error': {'message': 'User not found.', 'code': 401}}",
    ),
    (
        "https://api.groq.com/openai/v1",
        ["gs", "k_"],
        "{'error': {'message': 'Invalid API Key', 'type': 'invalid_request_error', 'code': 'invalid_api_key'}}",
    ),
    (
        "https://api.deepseek.com/v1",
        ["sk", "-"],
        "{'error': {'message': 'Authentication Fails, Your api key: ****abcd is invalid', 'type': 'authentication_error', 'param': None, 'code': 'invalid_request_error'}}",
    ),
    (
        "https://api.x.ai/v1",
        ["xa", "i-"],
        "{'code': 'Client specified an invalid argument', 'error': 'Incorrect API key provided: xa***xy. You can obtain an API key from https://console.x.ai.'}",
    ),
];

/// A failure that says nothing but its status.
const BARE: &[&str] = &[
    "openai.AuthenticationError: Error code: 401",
    "Error: 401 status code (no body)",
    "Request failed with status code 401",
];

fn incorrect(sent: &str) -> String {
    format!(
        "openai.AuthenticationError: Error code: 401 - {{'error': {{'message': 'Incorrect API key provided: {}. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}}}",
        echo(sent)
    )
}

/// An address and, beside it, a key in a `.env`, in code or not at all.
fn with_key(form: &str, key: &str) -> [String; 3] {
    [
        form.to_owned(),
        format!("{form}\nOPENAI_API_KEY={key}"),
        format!("{form}\napi_key=\"{key}\""),
    ]
}

#[test]
fn another_provider() {
    let ours = key(1, 164);
    let mut judge = Judge::new();
    for form in FORMS {
        for (address, [first, second], refusal) in PROVIDERS {
            let theirs = [first, second, "9f86d081884c7d659a2feaa0c55ad015"].concat();
            let refused = ["openai.AuthenticationError: Error code: 401 - ", refusal].concat();
            for form in with_key(form, &theirs) {
                // Their key at their address, and at OpenAI's after all.
                judge.expect(&form, address, &refused, &["wrong-base-url", "revoked-key"]);
                judge.expect(&form, address, &incorrect(&theirs), &["wrong-base-url"]);
            }
            let [alone, env, code] = with_key(form, &ours);
            for form in [env, code] {
                judge.expect(&form, address, &refused, &["wrong-base-url"]);
                for bare in BARE {
                    judge.expect(&form, address, bare, &["wrong-base-url"]);
                }
            }
            for bare in BARE {
                let accepted = ["wrong-base-url", "env-not-loaded", "revoked-key"];
                judge.expect(&alone, address, bare, &accepted);
            }
        }
    }
    judge.end();
}

#[test]
fn ones_own_server() {
    let ours = key(1, 164);
    let refused = "openai.APIConnectionError: Connection error.\nhttpcore.ConnectError: [Errno 111] Connection refused";
    let mut judge = Judge::new();
    for form in FORMS {
        for address in ["http://localhost:11434/v1", "http://192.168.1.20:1234/v1"] {
            for form in with_key(form, "ollama") {
                judge.expect(&form, address, refused, &["connection-failed"]);
                judge.expect(&form, address, &incorrect("ollama"), &["wrong-base-url"]);
            }
        }
        for form in with_key(form, &ours) {
            let address = "https://llm.corp.example/v1";
            // A shell's line and a file's, of which no loader reads both.
            if form.starts_with("export") {
                continue;
            }
            for bare in BARE {
                judge.expect(&form, address, bare, &["gateway-refused", "wrong-base-url"]);
            }
        }
    }
    judge.end();
}

#[test]
fn openai_itself() {
    let ours = key(1, 164);
    let mut judge = Judge::new();
    for form in FORMS {
        for form in with_key(form, &ours) {
            let address = "https://api.openai.com/v1";
            judge.expect(&form, address, &incorrect(&ours), &["revoked-key"]);
        }
    }
    judge.end();
}
