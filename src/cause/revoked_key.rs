use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::RevokedKey,
    answer: include_str!("../../content/answers/revoked-key.md"),
    samples: &[],
    signs: &[],
};
