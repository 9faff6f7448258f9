use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ConnectionFailed,
    answer: include_str!("../../content/answers/connection-failed.md"),
    samples: &[],
    signs: &[
        (MessageTls, Proves),
        (MessageConnection, Suggests),
        (MessageTimeout, Suggests),
        (MessageProxyAuth, Suggests),
        (Status407, Suggests),
        (ClientNotAscii, Doubts),
        (ClientNotAsciiFirst, Doubts),
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
        (ClientIllegalHeader, Excludes),
        (ClientEmptyHeader, Excludes),
    ],
};
