use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongBaseUrl,
    answer: include_str!("../../content/answers/wrong-base-url.md"),
    samples: &[],
    signs: &[],
};
