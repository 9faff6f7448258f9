use super::{
    Cause, CauseId,
    Weight::{Doubts, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::RateLimited,
    answer: include_str!("../../content/answers/rate-limited.md"),
    samples: &[],
    signs: &[
        (MessageRateLimit, Proves),
        (Status429, Suggests),
        (ClassRateLimit, Suggests),
        (MessageQuota, Doubts),
        (MessageIncorrectKey, Doubts),
        (MessageNoKeyProvided, Doubts),
        (MessageMissingBearer, Doubts),
        (ClientNoKey, Doubts),
        (KeyErrorStandardName, Doubts),
        (MessageInvalidIssuer, Doubts),
        (MessageExpiredToken, Doubts),
        (MessageInvalidatedToken, Doubts),
        (MessageDeactivated, Doubts),
        (MessageNoOrganization, Doubts),
        (MessageUnknownOrganization, Doubts),
        (MessageOrganizationMismatch, Doubts),
        (MessageProjectMismatch, Doubts),
        (MessageMissingScopes, Doubts),
        (MessageWrongRegion, Doubts),
        (MessageIpNotAllowed, Doubts),
    ],
};
