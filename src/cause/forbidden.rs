use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::Forbidden,
    answer: include_str!("../../content/answers/forbidden.md"),
    samples: &[],
    signs: &[],
};
