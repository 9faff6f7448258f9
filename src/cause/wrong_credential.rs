use super::{
    Cause, CauseId,
    Weight::{Doubts, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongCredential,
    answer: include_str!("../../content/answers/wrong-credential.md"),
    samples: &[
        &sample::CHECK_KEY_PY,
        &sample::CHECK_KEY_JS,
        &sample::CHECK_KEY_SH,
        &sample::CHECK_KEY_PS1,
    ],
    signs: &[
        (EchoSession, Proves),
        (EchoJwt, Proves),
        (EchoOrganizationId, Proves),
        (EchoProjectId, Proves),
        (EchoUrl, Proves),
        (MessageInvalidIssuer, Proves),
        (KeySession, Proves),
        (KeyOrganizationId, Proves),
        (KeyProjectId, Proves),
        (KeyUrl, Proves),
        (CheckSession, Proves),
        (EchoAdminKey, Suggests),
        (KeyAdmin, Suggests),
        (KeyJwt, Suggests),
        (EchoEphemeral, Suggests),
        (KeyEphemeral, Suggests),
        (EchoProse, Suggests),
        (KeyProse, Suggests),
        (EchoNoPrefix, Suggests),
        (HeaderBasic, Hints),
        (MessageUnreadableToken, Hints),
        (MessageMissingScopes, Hints),
        (MessageAzureBearer, Hints),
        (HostChatGpt, Hints),
        (AddressNotUsed, Doubts),
        (OtherProviderMeant, Doubts),
        (MessageExpiredToken, Doubts),
        (MessageInvalidatedToken, Doubts),
        (ServiceRefused, Doubts),
    ],
};

#[cfg(test)]
super::testing::table! {
    WrongCredential:
    Certain [
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:sess-0123456789abcdef0123456789abcdef». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:eyJhbGciOiJSUzI1NiJ9.0123456789». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:org-0123456789abcdefghijklmn». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo:https://api.openai.com/v1». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "Your authentication token is not from a valid issuer.",
    ]
    Likely [
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: claude. You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    ]
    ; never [
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
        "unable to get local issuer certificate",
        "No such organization: org-****abcd",
    ]
}
