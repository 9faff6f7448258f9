use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::OtherService,
    answer: include_str!("../../content/answers/other-service.md"),
    samples: &[],
    signs: &[
        (MessageOtherService, Suggests),
        (ServiceRefused, Suggests),
        (HostOpenAi, Doubts),
        (EchoWellFormed, Excludes),
        (HostRefused, Excludes),
        (MessageOtherProviderRefused, Excludes),
        (OwnProviderRefused, Excludes),
    ],
};

#[cfg(test)]
super::testing::table! {
    OtherService:
    Likely [
        "remote: Invalid username or password.\nfatal: Authentication failed for 'https://github.com/acme/app.git/'",
        "401 Client Error: Unauthorized for url: https://api.github.com/user",
        "{\"message\": \"Bad credentials\", \"status\": \"401\"}",
    ]
    ; never [
        "401 Client Error: Unauthorized for url: https://api.openai.com/v1/models",
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    ]
}
