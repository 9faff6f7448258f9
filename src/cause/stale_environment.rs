use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::StaleEnvironment,
    answer: include_str!("../../content/answers/stale-environment.md"),
    samples: &[],
    signs: &[],
};
