use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ServerError,
    answer: include_str!("../../content/answers/server-error.md"),
    samples: &[],
    signs: &[],
};
