use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::EnvNotLoaded,
    answer: include_str!("../../content/answers/env-not-loaded.md"),
    samples: &[],
    signs: &[],
};
