//! Every way to write a key, beside every failure: what the two show together
//! depends on neither the form nor the order.

use judge::Judge;
use keys::{echo, key, marked};

mod judge;
mod keys;

/// Where and how people write a key, which stands for `«»`: files, commands,
/// settings and code.
const FORMS: &[&str] = &[
    "OPENAI_API_KEY=«»",
    "OPENAI_API_KEY=\"«»\"",
    "OPENAI_API_KEY='«»'",
    "export OPENAI_API_KEY=«»",
    "export OPENAI_API_KEY=\"«»\"",
    "$ cat .env\nOPENAI_API_KEY=«»",
    "$ echo $OPENAI_API_KEY\n«»",
    "% echo $OPENAI_API_KEY\n«»",
    "C:\\app>echo %OPENAI_API_KEY%\n«»",
    "PS C:\\> $env:OPENAI_API_KEY\n«»",
    "$ printenv OPENAI_API_KEY\n«»",
    "$ env | grep OPENAI\nOPENAI_API_KEY=«»",
    "services:\n  app:\n    environment:\n      - OPENAI_API_KEY=«»",
    "services:\n  app:\n    environment:\n      OPENAI_API_KEY: «»",
    "FROM python:3.12\nENV OPENAI_API_KEY=«»",
    "FROM python:3.12\nENV OPENAI_API_KEY «»",
    "docker run -e OPENAI_API_KEY=«» app",
    "setx OPENAI_API_KEY «»",
    "setx OPENAI_API_KEY \"«»\"",
    "set OPENAI_API_KEY=«»",
    "$env:OPENAI_API_KEY = \"«»\"",
    "$env:OPENAI_API_KEY='«»'",
    "[Environment]::SetEnvironmentVariable(\"OPENAI_API_KEY\", \"«»\", \"User\")",
    "os.environ[\"OPENAI_API_KEY\"] = \"«»\"",
    "os.environ.setdefault(\"OPENAI_API_KEY\", \"«»\")",
    "client = OpenAI(api_key=\"«»\")",
    "openai.api_key = \"«»\"",
    "const openai = new OpenAI({ apiKey: \"«»\" });",
    "const openai = new OpenAI({\n  apiKey: '«»',\n});",
    "process.env.OPENAI_API_KEY = \"«»\";",
    "const OPENAI_API_KEY = \"«»\";",
    "let apiKey = '«»'",
    "API_KEY = \"«»\"",
    "OPENAI_API_KEY = \"«»\"",
    "{\n  \"OPENAI_API_KEY\": \"«»\"\n}",
    "{\n  \"models\": [{ \"provider\": \"openai\", \"apiKey\": \"«»\" }]\n}",
    "{\n  \"OpenAI\": {\n    \"ApiKey\": \"«»\"\n  }\n}",
    "OPENAI_API_KEY: \"«»\"",
    "model_list:\n  - model_name: gpt-4o\n    litellm_params:\n      model: openai/gpt-4o\n      api_key: «»",
    "openai.api.key=«»",
    "spring.ai.openai.api-key=«»",
    "spring:\n  ai:\n    openai:\n      api-key: «»",
    "[Service]\nEnvironment=OPENAI_API_KEY=«»",
    "[Service]\nEnvironment=\"OPENAI_API_KEY=«»\"",
    "\"env\": {\n  \"OPENAI_API_KEY\": \"«»\"\n}",
    "env: {\n  OPENAI_API_KEY: '«»'\n}",
    "heroku config:set OPENAI_API_KEY=«»",
    "fly secrets set OPENAI_API_KEY=«»",
    "echo \"«»\" | vercel env add OPENAI_API_KEY",
    "echo \"OPENAI_API_KEY=«»\" >> .env",
    "echo \"OPENAI_API_KEY=«»\" >> $GITHUB_ENV",
    "stringData:\n  OPENAI_API_KEY: «»",
    "env:\n  - name: OPENAI_API_KEY\n    value: «»",
    "kubectl create secret generic openai --from-literal=OPENAI_API_KEY=«»",
    "set -x OPENAI_API_KEY «»",
    "set -gx OPENAI_API_KEY \"«»\"",
    "$env.OPENAI_API_KEY = \"«»\"",
    "putenv(\"OPENAI_API_KEY=«»\");",
    "$client = OpenAI::client('«»');",
    "ENV[\"OPENAI_API_KEY\"] = \"«»\"",
    "client = OpenAI::Client.new(access_token: \"«»\")",
    "os.Setenv(\"OPENAI_API_KEY\", \"«»\")",
    "client := openai.NewClient(\"«»\")",
    "client := openai.NewClient(option.WithAPIKey(\"«»\"))",
    "java -DOPENAI_API_KEY=«» -jar app.jar",
    "OpenAiService service = new OpenAiService(\"«»\");",
    "OpenAIClient client = OpenAIOkHttpClient.builder().apiKey(\"«»\").build();",
    "Environment.SetEnvironmentVariable(\"OPENAI_API_KEY\", \"«»\");",
    "ChatClient client = new(model: \"gpt-4o\", apiKey: \"«»\");",
    "std::env::set_var(\"OPENAI_API_KEY\", \"«»\");",
    "let config = OpenAIConfig::new().with_api_key(\"«»\");",
    "Sys.setenv(OPENAI_API_KEY = \"«»\")",
    "System.put_env(\"OPENAI_API_KEY\", \"«»\")",
    "config :openai, api_key: \"«»\"",
    "let openAI = OpenAI(apiToken: \"«»\")",
    "val openai = OpenAI(token = \"«»\")",
    "OpenAI.apiKey = \"«»\";",
    "curl https://api.openai.com/v1/models -H \"Authorization: Bearer «»\"",
    "curl https://api.openai.com/v1/models -H 'Authorization: Bearer «»'",
    "headers = {\"Authorization\": \"Bearer «»\"}",
    "headers: { 'Authorization': 'Bearer «»' }",
    "-> Authorization: Bearer «»",
    "# .streamlit/secrets.toml\nOPENAI_API_KEY = \"«»\"",
    "environment {\n  variables = {\n    OPENAI_API_KEY = \"«»\"\n  }\n}",
    "Environment:\n  Variables:\n    OPENAI_API_KEY: «»",
    "az webapp config appsettings set --settings OPENAI_API_KEY=«»",
    "gcloud run deploy app --set-env-vars OPENAI_API_KEY=«»",
    "OPENAI_API_KEY=«» python app.py",
    "env OPENAI_API_KEY=«» node app.js",
    "[openai]\napi_key = «»",
    "openai api_key: «»",
    "{\n  \"OPENAI_API_KEY\": \"«»\",\n  \"tokens\": null\n}",
    "cross-env OPENAI_API_KEY=«» node index.js",
    "OPENAI_API_KEY=\"«»\" # my key",
    "My key in .env is «»",
    "# .envrc\nexport OPENAI_API_KEY=«»",
    "aider --openai-api-key «»",
    "python app.py --api-key «»",
    "%env OPENAI_API_KEY=«»",
    "import os\nos.environ[\"OPENAI_API_KEY\"] = \"«»\"\n!python app.py",
];

/// Failures that a written key explains in no way, each with the causes that a
/// reader would accept.
const FAILURES: &[(&str, &[&str])] = &[
    (
        "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.', 'type': 'insufficient_quota', 'param': None, 'code': 'insufficient_quota'}}",
        &["quota-exhausted"],
    ),
    (
        "RateLimitError: 429 Rate limit reached for gpt-4o in organization org-abc on tokens per min (TPM): Limit 30000, Used 29500, Requested 1200. Please try again in 1.4s.",
        &["rate-limited"],
    ),
    (
        "openai.NotFoundError: Error code: 404 - {'error': {'message': 'The model `gpt-5-ultra` does not exist or you do not have access to it.', 'type': 'invalid_request_error', 'param': None, 'code': 'model_not_found'}}",
        &["model-not-found"],
    ),
    (
        "{\"error\":{\"code\":\"unsupported_country_region_territory\",\"message\":\"Country, region, or territory not supported\",\"param\":null,\"type\":\"request_forbidden\"}}",
        &["region-unsupported"],
    ),
    (
        "openai.BadRequestError: Error code: 400 - {'error': {'message': \"This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.\", 'type': 'invalid_request_error', 'param': 'messages', 'code': 'context_length_exceeded'}}",
        &["context-too-long"],
    ),
    (
        "openai.BadRequestError: Error code: 400 - {'error': {'message': \"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.\", 'type': 'invalid_request_error', 'param': 'max_tokens', 'code': 'unsupported_parameter'}}",
        &["bad-request"],
    ),
    (
        "openai.InternalServerError: Error code: 500 - {'error': {'message': 'The server had an error while processing your request. Sorry about that!', 'type': 'server_error', 'param': None, 'code': None}}",
        &["server-error"],
    ),
    (
        "openai.APIConnectionError: Connection error.\nhttpcore.ConnectError: [Errno -2] Name or service not known",
        &["connection-failed"],
    ),
    (
        "openai.AuthenticationError: Error code: 401 - {'error': {'message': \"You have insufficient permissions for this operation. Missing scopes: model.request. Check that you have the correct role in your organization (Reader, Writer, Owner) and project (Member, Owner), and if you're using a restricted API key, that it has the necessary scopes.\", 'type': 'invalid_request_error', 'param': None, 'code': None}}",
        &["missing-scope"],
    ),
    (
        "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'OpenAI-Organization header should match organization for API key', 'type': 'invalid_request_error', 'param': None, 'code': 'mismatched_organization'}}",
        &["wrong-org-or-project"],
    ),
    (
        "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'You must be a member of an organization to use the API. Please contact us through our help center at help.openai.com.', 'type': 'invalid_request_error', 'param': None, 'code': None}}",
        &["no-organization"],
    ),
    (
        "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'The OpenAI account associated with this API key has been deactivated. If you need help, please contact us through our help center at help.openai.com.', 'type': 'invalid_request_error', 'param': None, 'code': 'account_deactivated'}}",
        &["account-deactivated"],
    ),
    (
        "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Your IP address is not authorized to access this resource.', 'type': 'invalid_request_error', 'param': None, 'code': 'ip_not_authorized'}}",
        &["ip-not-allowed"],
    ),
    (
        "Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
        &["reply-not-json"],
    ),
    (
        "openai.AuthenticationError: Error code: 401 - {'statusCode': 401, 'message': 'Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.'}",
        &[
            "bad-auth-header",
            "env-not-loaded",
            "expired-login",
            "placeholder-key",
            "revoked-key",
            "wrong-base-url",
            "wrong-credential",
        ],
    ),
    (
        "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key\"}}",
        &["placeholder-key", "revoked-key", "wrong-base-url"],
    ),
    (
        "litellm.proxy._types.ProxyException: Authentication Error, Invalid proxy server token passed. Received API Key = sk-...abcd, Key Hash (Token) =88dc28. Unable to find token in cache or `LiteLLM_VerificationTokenTable`",
        &["gateway-refused"],
    ),
    (
        "{\"message\":\"Bad credentials\",\"documentation_url\":\"https://docs.github.com/rest\",\"status\":\"401\"}",
        &["other-service"],
    ),
    (
        "npm ERR! code E401\nnpm ERR! Incorrect or missing password.",
        &["other-service"],
    ),
];

/// What is printed when no key arrived.
const MISSING: &[&str] = &[
    "openai.OpenAIError: The api_key client option must be set either by passing api_key to the client or by setting the OPENAI_API_KEY environment variable",
    "OpenAIError: The OPENAI_API_KEY environment variable is missing or empty; either provide it, or instantiate the OpenAI client with an apiKey option, like new OpenAI({ apiKey: 'My API Key' }).\n    at new OpenAI (/srv/app/node_modules/openai/index.mjs:53:19)",
    "pydantic_core._pydantic_core.ValidationError: 1 validation error for ChatOpenAI\n  Value error, Did not find openai_api_key, please add an environment variable `OPENAI_API_KEY` which contains it, or pass `openai_api_key` as a named parameter.",
    "Traceback (most recent call last):\n  File \"app.py\", line 4, in <module>\n    key = os.environ[\"OPENAI_API_KEY\"]\nKeyError: 'OPENAI_API_KEY'",
    "Error code: 401 - {'error': {'message': \"You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY), or as the password field (with blank username) if you're accessing the API from your browser and are prompted for a username and password. You can obtain an API key from https://platform.openai.com/account/api-keys.\", 'type': 'invalid_request_error', 'param': None, 'code': None}}",
    "Error: 401 Incorrect API key provided: undefined. You can find your API key at https://platform.openai.com/account/api-keys.",
    "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: None. You can find your API key at https://platform.openai.com/account/api-keys.'}}",
    "{\"error\":{\"message\":\"Incorrect API key provided: null. You can find your API key at https://platform.openai.com/account/api-keys.\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"invalid_api_key\"}}",
    "openai.error.AuthenticationError: No API key provided. You can set your API key in code using 'openai.api_key = <API-KEY>', or you can set the environment variable OPENAI_API_KEY=<API-KEY>).",
    "httpx.LocalProtocolError: Illegal header value b'Bearer '",
];

/// How clients print a key that was refused, which stands for `«»`.
const REFUSED: &[&str] = &[
    "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: «». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    "AuthenticationError: 401 Incorrect API key provided: «». You can find your API key at https://platform.openai.com/account/api-keys.\n    at APIError.generate (/srv/app/node_modules/openai/core/error.js:41:20) {\n  status: 401,\n  code: 'invalid_api_key',\n  type: 'invalid_request_error'\n}",
    "{\n    \"error\": {\n        \"message\": \"Incorrect API key provided: «». You can find your API key at https://platform.openai.com/account/api-keys.\",\n        \"type\": \"invalid_request_error\",\n        \"param\": null,\n        \"code\": \"invalid_api_key\"\n    }\n}",
];

/// What was sent against what is written.
#[test]
fn a_key_that_was_refused() {
    let ours = key(1, 164);
    let twice = ours.repeat(2);
    let router = ["sk-or", "-v1-", &"0123456789abcdef".repeat(4)].concat();
    let cases: [(&str, &str, &str); 8] = [
        (&ours, &ours, "revoked-key"),
        (&ours, &key(2, 164), "stale-environment"),
        (&marked("sk-", 3, 51), &ours, "stale-environment"),
        (&ours, &ours[..120], "malformed-key"),
        (&ours, &["\"", &ours, "\""].concat(), "malformed-key"),
        (&twice, &twice, "malformed-key"),
        (&router, &router, "wrong-base-url"),
        ("your-api-key-here", "your-api-key-here", "placeholder-key"),
    ];
    let mut judge = Judge::new();
    for form in FORMS {
        for (written, sent, expected) in cases {
            for refused in REFUSED {
                judge.expect(
                    form,
                    written,
                    &refused.replace("«»", &echo(sent)),
                    &[expected],
                );
            }
        }
    }
    judge.end();
}

/// A program that had no key, beside one that is written.
#[test]
fn a_key_that_never_arrived() {
    let mut judge = Judge::new();
    for form in FORMS {
        for missing in MISSING {
            for written in [&*key(1, 164), &marked("sk-", 3, 51), ""] {
                let header = missing.contains("Bearer");
                let accepted: &[&str] = if header {
                    &["env-not-loaded", "bad-auth-header", "malformed-key"]
                } else {
                    &["env-not-loaded"]
                };
                judge.expect(form, written, missing, accepted);
            }
        }
    }
    judge.end();
}

/// Another failure, beside a key that is written, hidden or left out.
#[test]
fn a_key_that_is_not_to_blame() {
    let ours = key(1, 164);
    let hidden = ["sk-proj-", "****"].concat();
    let written = [
        &*ours,
        "your-api-key-here",
        &hidden,
        "[REDACTED]",
        "${OPENAI_API_KEY}",
    ];
    let mut judge = Judge::new();
    for form in FORMS {
        for (failure, accepted) in FAILURES {
            for written in written {
                // A shell leaves this as it is, which is a fault of its own.
                if form.contains("-H '") && written.starts_with('$') {
                    continue;
                }
                judge.expect(form, written, failure, accepted);
            }
        }
    }
    judge.end();
}
