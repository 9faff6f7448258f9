use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::QuotaExhausted,
    answer: include_str!("../../content/answers/quota-exhausted.md"),
    samples: &[],
    signs: &[],
};
