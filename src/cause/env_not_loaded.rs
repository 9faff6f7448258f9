use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Fits, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::EnvNotLoaded,
    answer: include_str!("../../content/answers/env-not-loaded.md"),
    samples: &[
        &sample::LOAD_ENV_PY,
        &sample::CHECK_KEY_PY,
        &sample::LOAD_ENV_JS,
        &sample::CHECK_KEY_JS,
        &sample::EXPORT_ENV_SH,
        &sample::CHECK_KEY_SH,
        &sample::SET_PS1,
        &sample::CHECK_KEY_PS1,
        &sample::RUN_DOCKER,
        &sample::COMPOSE_YAML,
        &sample::CALL_YML,
    ],
    signs: &[
        (ClientNoKey, Proves),
        (KeyErrorStandardName, Proves),
        (EchoNothing, Proves),
        (ClientEmptyHeader, Proves),
        (ClientNoneHeader, Proves),
        (KeyEmpty, Proves),
        (SetButMissing, Proves),
        (CheckEmpty, Proves),
        (CheckNoEnvFile, Proves),
        (MessageNoKeyProvided, Suggests),
        (EchoEmpty, Suggests),
        (EnvFileMissing, Suggests),
        (SaidNoKey, Suggests),
        (CheckNoKey, Suggests),
        (KeyErrorOtherName, Suggests),
        (KeyErrorOtherService, Suggests),
        (HeaderEmptyBearer, Suggests),
        (KeyNothing, Suggests),
        (MessageOtherProviderNoKey, Suggests),
        (DotenvNotLoaded, Suggests),
        (LoadAfterRead, Suggests),
        (EnvLineRefused, Suggests),
        (MessageConnection, Hints),
        (ClientRefusedHeader, Hints),
        (CheckAccepted, Hints),
        (MessageMissingBearer, Hints),
        (Status401, Fits),
        (ClassAuthentication, Fits),
        (WordUnauthorized, Fits),
        (TypeAuthentication, Fits),
        (NameMismatch, Doubts),
        (ServiceRefused, Doubts),
        (KeyCut, Doubts),
        (CheckOtherName, Doubts),
        (CheckClean, Doubts),
        (HeaderNoBearer, Doubts),
        (CheckKeyFound, Excludes),
        (EchoWellFormed, Excludes),
        (EchoDiffersFromEnv, Excludes),
        (EchoMatchesEnv, Excludes),
        (EchoPlaceholder, Excludes),
        (EchoQuoted, Excludes),
        (EchoOtherProvider, Excludes),
        (EchoShort, Excludes),
        (EchoLong, Excludes),
        (EchoUnknownLength, Excludes),
        (EchoNoPrefix, Excludes),
        (EchoSession, Excludes),
        (EchoJwt, Excludes),
        (HeaderDoubleBearer, Excludes),
    ],
};

#[cfg(test)]
super::testing::table! {
    EnvNotLoaded:
    Certain [
        "KeyError: 'OPENAI_API_KEY'",
        "openai.OpenAIError: The api_key client option must be set either by passing api_key to the client or by setting the OPENAI_API_KEY environment variable",
        "OpenAIError: The OPENAI_API_KEY environment variable is missing or empty; either provide it, or instantiate the OpenAI client with an apiKey option",
        "Did not find openai_api_key, please add an environment variable `OPENAI_API_KEY` which contains it",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: None. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: undefined. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: ''. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "httpcore.LocalProtocolError: Illegal header value b'Bearer '\nopenai.APIConnectionError: Connection error.",
        "...ct API key provided: undefined. You can find your API key at https://platform.openai.com/account/api-keys.",
        "OPENAI_API_KEY=\n",
        "KeyError: 'OPENAI_API_KEY'\n\n# .env\nOPENAI_API_KEY=«key»",
        "fix401: no .env file found\nfix401: no key found",
    ]
    Likely [
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)",
    ]
    ; never [
        "KeyError: 'choices'",
        "KeyError: 'OPENAI_API_KEY'\n\nOPENAI_KEY=«key»",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "processed 401 items",
    ]
}
