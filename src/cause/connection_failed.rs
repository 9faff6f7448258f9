use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ConnectionFailed,
    answer: include_str!("../../content/answers/connection-failed.md"),
    samples: &[],
    signs: &[],
};
