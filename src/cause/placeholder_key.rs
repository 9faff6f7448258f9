use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::PlaceholderKey,
    answer: include_str!("../../content/answers/placeholder-key.md"),
    samples: &[],
    signs: &[],
};
