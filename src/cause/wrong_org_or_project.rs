use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongOrgOrProject,
    answer: include_str!("../../content/answers/wrong-org-or-project.md"),
    samples: &[],
    signs: &[],
};
