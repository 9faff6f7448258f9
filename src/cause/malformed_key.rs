use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::MalformedKey,
    answer: include_str!("../../content/answers/malformed-key.md"),
    samples: &[],
    signs: &[],
};
