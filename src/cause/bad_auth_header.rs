use super::{
    Cause, CauseId,
    Weight::{Excludes, Fits, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::BadAuthHeader,
    answer: include_str!("../../content/answers/bad-auth-header.md"),
    samples: &[],
    signs: &[
        (HeaderDoubleBearer, Proves),
        (EchoBearer, Proves),
        (MessageMissingBearer, Proves),
        (HeaderEmptyBearer, Proves),
        (MessageNoKeyProvided, Suggests),
        (HeaderNoBearer, Suggests),
        (HeaderBasic, Suggests),
        (MessageAzureBearer, Suggests),
        (HeaderApiKey, Suggests),
        (MessageOtherProviderNoKey, Suggests),
        (KeyBearer, Suggests),
        (ClientEmptyHeader, Hints),
        (Status401, Fits),
        (EchoWellFormed, Excludes),
        (EchoShort, Excludes),
        (EchoLong, Excludes),
        (EchoNothing, Excludes),
        (EchoPlaceholder, Excludes),
        (ClientNoKey, Excludes),
        (KeyErrorStandardName, Excludes),
    ],
};
