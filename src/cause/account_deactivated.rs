use super::{
    Cause, CauseId,
    Weight::{Excludes, Proves},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::AccountDeactivated,
    answer: include_str!("../../content/answers/account-deactivated.md"),
    samples: &[],
    signs: &[(MessageDeactivated, Proves), (CheckAccepted, Excludes)],
};

#[cfg(test)]
super::testing::table! {
    AccountDeactivated:
    Certain [
        "The OpenAI account associated with this API key has been deactivated.",
        "'code': 'account_deactivated'",
    ]
    ; never [
        "Error code: 401 - {'error': {'message': 'Incorrect API key provided: «echo». You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, 'code': 'invalid_api_key'}}",
    ]
}
