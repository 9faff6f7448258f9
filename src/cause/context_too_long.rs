use super::{Cause, CauseId, Weight::Proves};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ContextTooLong,
    answer: include_str!("../../content/answers/context-too-long.md"),
    samples: &[],
    signs: &[(MessageContextTooLong, Proves)],
};
