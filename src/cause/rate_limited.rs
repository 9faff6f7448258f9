use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::RateLimited,
    answer: include_str!("../../content/answers/rate-limited.md"),
    samples: &[],
    signs: &[],
};
