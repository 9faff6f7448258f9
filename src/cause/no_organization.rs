use super::{Cause, CauseId, Weight::Proves};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::NoOrganization,
    answer: include_str!("../../content/answers/no-organization.md"),
    samples: &[
        &sample::READ_ERROR_PY,
        &sample::READ_ERROR_JS,
        &sample::REQUEST_SH,
    ],
    signs: &[(MessageNoOrganization, Proves)],
};

#[cfg(test)]
super::testing::table! {
    NoOrganization:
    Certain [
        "You must be a member of an organization to use the API",
    ]
    ; never [
        "Rate limit reached in organization org-abc",
    ]
}
