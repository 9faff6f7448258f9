use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongCredential,
    answer: include_str!("../../content/answers/wrong-credential.md"),
    samples: &[],
    signs: &[],
};
