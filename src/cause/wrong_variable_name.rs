use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongVariableName,
    answer: include_str!("../../content/answers/wrong-variable-name.md"),
    samples: &[],
    signs: &[],
};
