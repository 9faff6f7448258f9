use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::RegionUnsupported,
    answer: include_str!("../../content/answers/region-unsupported.md"),
    samples: &[],
    signs: &[],
};
