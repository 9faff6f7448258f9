use super::{
    Cause, CauseId,
    Weight::{Excludes, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::StaleEnvironment,
    answer: include_str!("../../content/answers/stale-environment.md"),
    samples: &[
        &sample::OVERRIDE_PY,
        &sample::CHECK_KEY_PY,
        &sample::OVERRIDE_JS,
        &sample::CHECK_KEY_JS,
        &sample::UNSET_SH,
        &sample::CHECK_KEY_SH,
        &sample::UNSET_PS1,
    ],
    signs: &[
        (EchoDiffersFromEnv, Proves),
        (CheckDiffers, Proves),
        (CheckAccepted, Suggests),
        (KeysInPasteDiffer, Suggests),
        (EchoDiffersFromWritten, Suggests),
        (DuplicateName, Suggests),
        (SaidOldKey, Suggests),
        (EchoWellFormed, Hints),
        (EchoUnknownLength, Hints),
        (EchoLegacy, Hints),
        (CheckEnvFileWithoutName, Hints),
        (MessageIncorrectKey, Hints),
        (EchoPlaceholder, Hints),
        (EchoOtherProvider, Hints),
        (EchoMatchesEnv, Excludes),
        (CheckSame, Excludes),
        (ClientNoKey, Excludes),
        (KeyErrorStandardName, Excludes),
        (EchoNothing, Excludes),
        (EchoCarriesExtra, Excludes),
    ],
};

#[cfg(test)]
super::testing::table! {
    StaleEnvironment:
    Certain [
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}\n\n$ cat .env\nOPENAI_API_KEY=«other»",
        "fix401: environment and .env hold different keys",
    ]
    Likely [
        "$ cat .env\nOPENAI_API_KEY=«key»\n$ curl -v https://api.openai.com/v1/models\n> Authorization: Bearer «other»\n< HTTP/2 401",
        "fix401: accepted",
        "docker run -e OPENAI_API_KEY=«other» app\n\nError code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "client = OpenAI(api_key=\"«other»\")\n\nError code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    ]
    ; never [
        "docker run -e OPENAI_API_KEY=«key» app\n\nError code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "$ cat .env\nOPENAI_API_KEY=«key»\n$ curl -v https://api.openai.com/v1/models\n> Authorization: Bearer «key»\n< HTTP/2 401",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}\n\nOPENAI_API_KEY=«key»",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    ]
}
