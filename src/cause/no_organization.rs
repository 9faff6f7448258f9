use super::{Cause, CauseId, Weight::Proves};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::NoOrganization,
    answer: include_str!("../../content/answers/no-organization.md"),
    samples: &[],
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
