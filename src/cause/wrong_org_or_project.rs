use super::{
    Cause, CauseId,
    Weight::{Hints, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongOrgOrProject,
    answer: include_str!("../../content/answers/wrong-org-or-project.md"),
    samples: &[],
    signs: &[
        (MessageUnknownOrganization, Proves),
        (MessageOrganizationMismatch, Proves),
        (MessageProjectMismatch, Proves),
        (MessageProjectArchived, Suggests),
        (ProjectOrganizationSet, Hints),
        (CheckOrganization, Hints),
    ],
};
