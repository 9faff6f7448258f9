use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::MissingScope,
    answer: include_str!("../../content/answers/missing-scope.md"),
    samples: &[],
    signs: &[],
};
