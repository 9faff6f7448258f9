use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ModelNotFound,
    answer: include_str!("../../content/answers/model-not-found.md"),
    samples: &[],
    signs: &[],
};
