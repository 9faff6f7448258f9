use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::OtherService,
    answer: include_str!("../../content/answers/other-service.md"),
    samples: &[],
    signs: &[],
};
