use super::{Cause, CauseId, Weight::{Proves, Suggests}};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::RegionUnsupported,
    answer: include_str!("../../content/answers/region-unsupported.md"),
    samples: &[&sample::REQUEST_SH],
    signs: &[(MessageRegion, Proves), (ToldRegion, Suggests)],
};

#[cfg(test)]
super::testing::table! {
    RegionUnsupported:
    Certain [
        "Error code: 403 - {'error': {'message': 'Country, region, or territory not supported', 'code': 'unsupported_country_region_territory'}}",
    ]
    ; never [
        "Attempted to access resource with incorrect regional hostname",
    ]
}
