use super::{
    Cause, CauseId,
    Weight::{Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::MissingScope,
    answer: include_str!("../../content/answers/missing-scope.md"),
    samples: &[
        &sample::READ_ERROR_PY,
        &sample::READ_ERROR_JS,
        &sample::REQUEST_SH,
    ],
    signs: &[(MessageMissingScopes, Proves), (MessageAzureRole, Suggests)],
};

#[cfg(test)]
super::testing::table! {
    MissingScope:
    Certain [
        "Error code: 401 - {'error': {'message': \"You have insufficient permissions for this operation. Missing scopes: model.request. Check that you have the correct role\"}}",
        "Error code: 403 - You have insufficient permissions for this operation. Missing scopes: api.model.read",
    ]
    Likely [
        "{\"error\": {\"code\": \"PermissionDenied\", \"message\": \"The principal lacks the required data action\"}}",
    ]
    ; never [
        "Error code: 403 - {'error': {'message': 'Forbidden'}}",
    ]
}
