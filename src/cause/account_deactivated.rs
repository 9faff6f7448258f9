use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::AccountDeactivated,
    answer: include_str!("../../content/answers/account-deactivated.md"),
    samples: &[],
    signs: &[],
};
