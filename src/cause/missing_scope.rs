use super::{
    Cause, CauseId,
    Weight::{Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::MissingScope,
    answer: include_str!("../../content/answers/missing-scope.md"),
    samples: &[],
    signs: &[(MessageMissingScopes, Proves), (MessageAzureRole, Suggests)],
};
