use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::NoOrganization,
    answer: include_str!("../../content/answers/no-organization.md"),
    samples: &[],
    signs: &[],
};
