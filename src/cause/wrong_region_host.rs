use super::{Cause, CauseId, Weight::Proves};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongRegionHost,
    answer: include_str!("../../content/answers/wrong-region-host.md"),
    samples: &[&sample::REGION_PY],
    signs: &[(MessageWrongRegion, Proves)],
};

#[cfg(test)]
super::testing::table! {
    WrongRegionHost:
    Certain [
        "Attempted to access resource with incorrect regional hostname. Please make your request to us.api.openai.com",
    ]
    ; never [
        "unsupported_country_region_territory",
    ]
}
