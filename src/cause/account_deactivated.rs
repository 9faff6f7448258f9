use super::{
    Cause, CauseId,
    Weight::{Excludes, Proves},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::AccountDeactivated,
    answer: include_str!("../../content/answers/account-deactivated.md"),
    samples: &[],
    signs: &[(MessageDeactivated, Proves), (CheckAccepted, Excludes)],
};
