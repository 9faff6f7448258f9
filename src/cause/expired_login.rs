use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ExpiredLogin,
    answer: include_str!("../../content/answers/expired-login.md"),
    samples: &[],
    signs: &[],
};
