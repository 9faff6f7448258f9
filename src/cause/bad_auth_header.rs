use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::BadAuthHeader,
    answer: include_str!("../../content/answers/bad-auth-header.md"),
    samples: &[],
    signs: &[],
};
