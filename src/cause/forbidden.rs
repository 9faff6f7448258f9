use super::{
    Cause, CauseId,
    Weight::{Doubts, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::Forbidden,
    answer: include_str!("../../content/answers/forbidden.md"),
    samples: &[],
    signs: &[
        (MessageForbidden, Suggests),
        (Status403, Suggests),
        (MessageRegion, Doubts),
        (MessageModelNotFound, Doubts),
        (MessageModelNotAllowed, Doubts),
        (MessageAzureRole, Doubts),
        (MessageRateLimit, Doubts),
        (MessageQuota, Doubts),
        (MessageOtherService, Doubts),
        (ServiceRefused, Doubts),
        (MessageSelfHosted, Doubts),
        (MessageConnection, Doubts),
    ],
};

#[cfg(test)]
super::testing::table! {
    Forbidden:
    Likely [
        "Error code: 403 - {'error': {'message': 'Forbidden'}}",
    ]
    ; never [
        "Error code: 403 - {'error': {'code': 'unsupported_country_region_territory'}}",
    ]
}
