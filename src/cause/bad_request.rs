use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::BadRequest,
    answer: include_str!("../../content/answers/bad-request.md"),
    samples: &[],
    signs: &[],
};
