use super::{Cause, CauseId, Weight::Proves};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::RegionUnsupported,
    answer: include_str!("../../content/answers/region-unsupported.md"),
    samples: &[],
    signs: &[(MessageRegion, Proves)],
};
