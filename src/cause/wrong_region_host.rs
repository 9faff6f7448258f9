use super::{Cause, CauseId, Weight::Proves};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongRegionHost,
    answer: include_str!("../../content/answers/wrong-region-host.md"),
    samples: &[],
    signs: &[(MessageWrongRegion, Proves)],
};
