use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::PlaceholderKey,
    answer: include_str!("../../content/answers/placeholder-key.md"),
    samples: &[
        &sample::CHECK_KEY_PY,
        &sample::LOAD_ENV_PY,
        &sample::CHECK_KEY_JS,
        &sample::LOAD_ENV_JS,
        &sample::CHECK_KEY_SH,
        &sample::CALL_YML,
    ],
    signs: &[
        (EchoPlaceholder, Proves),
        (EchoUnexpanded, Proves),
        (KeyPlaceholder, Proves),
        (KeyUnexpanded, Proves),
        (CheckPlaceholder, Proves),
        (EchoShortened, Suggests),
        (KeyShortened, Suggests),
        (HeaderUnexpanded, Suggests),
        (EchoCrosses, Suggests),
        (KeyCrosses, Suggests),
        (EchoProse, Hints),
        (KeyProse, Hints),
        (GatewayAnswered, Doubts),
        (KeyMaybeMasked, Doubts),
        (KeyMasked, Excludes),
        (MessageNoKeyProvided, Excludes),
        (MessageMissingBearer, Excludes),
        (EchoWellFormed, Excludes),
        (EchoQuoted, Excludes),
        (EchoSpaced, Excludes),
        (EchoNothing, Excludes),
        (EchoOtherProvider, Excludes),
        (EchoUnknownLength, Excludes),
    ],
};

#[cfg(test)]
super::testing::table! {
    PlaceholderKey:
    Certain [
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:your-api-key-here». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:<your-openai-key>». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:${OPENAI_API_KEY}». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:OPENAI_API_KEY». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "OPENAI_API_KEY=your-api-key-here",
        "YOUR_API_KEY",
        "<your API key here>",
    ]
    Likely [
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:sk-xxxxxxxxxxxxxxxx». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: sk-...abcd. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    ]
    ; never [
        "your API key at",
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    ]
}
