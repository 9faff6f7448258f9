use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Fits, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongBaseUrl,
    answer: include_str!("../../content/answers/wrong-base-url.md"),
    samples: &[
        &sample::POINT_PY,
        &sample::OPENAI_HOST_PY,
        &sample::OTHER_PROVIDER_PY,
        &sample::LOCAL_SERVER_PY,
        &sample::POINT_JS,
        &sample::OTHER_PROVIDER_JS,
    ],
    signs: &[
        (EchoOtherProvider, Proves),
        (EchoLocalServer, Proves),
        (KeyHostMismatch, Proves),
        (KeyOtherProvider, Suggests),
        (EchoAzure, Suggests),
        (EchoPrefixedHex, Suggests),
        (KeyAzure, Suggests),
        (KeyPrefixedHex, Suggests),
        (KeyLocalServer, Suggests),
        (MessageOtherProviderRefused, Suggests),
        (MessageAzureRefused, Suggests),
        (MessageAzureBearer, Hints),
        (MessageOtherProviderNoKey, Hints),
        (CheckHostOther, Suggests),
        (HostRefused, Suggests),
        (CheckOtherProvider, Suggests),
        (HeaderApiKey, Suggests),
        (TraceRefused, Suggests),
        (BodyOtherShape, Suggests),
        (AddressNotUsed, Suggests),
        (OtherProviderMeant, Suggests),
        (MessageSelfHosted, Hints),
        (HostOtherProvider, Hints),
        (NameOtherProvider, Hints),
        (OwnProviderRefused, Hints),
        (MessageInvalidKey, Hints),
        (Status401, Fits),
        (ClassAuthentication, Fits),
        (WordUnauthorized, Fits),
        (TypeAuthentication, Fits),
        (KeyHostMatch, Doubts),
        (ServiceRefused, Doubts),
        (MessageAzureRole, Doubts),
        (CheckHostOpenAi, Excludes),
    ],
};

#[cfg(test)]
super::testing::table! {
    WrongBaseUrl:
    Certain [
        "key provided: «echo:sk-or-v1-0123». You can find your API key at https://platform.openai.com/account/api-keys.",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:sk-or-v1-0123». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: lm-studio. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "base_url=\"https://openrouter.ai/api/v1\"\nOPENAI_API_KEY=«key»\nError code: 401 - {'error': {'message': 'No auth credentials found', 'code': 401}}",
    ]
    Likely [
        "LLM call failed: 401 {\"error\":\"Invalid API key\"}",
        "LLM call failed: 401 {\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"API key is invalid.\"}}",
        "OPENAI_API_KEY=«key»\nError code: 401\nfix401: host llm.example.org",
        "{\"error\":{\"message\":\"Invalid API Key\",\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}",
        "Authentication Fails, Your api key: ****abcd is invalid",
        "openai.AuthenticationError: Error code: 401 - {'detail': 'Not authenticated'}",
        "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Key not found', 'code': 'key_not_found'}}",
        "AuthenticationError: 401 status code (no body)",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:9f86d081884c7d659a2feaa0c55ad015». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    ]
    ; never [
        "fix401: host eu.api.openai.com",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "base_url=\"https://api.openai.com/v1\"\nOPENAI_API_KEY=«key»\nError code: 401",
    ]
}
