use super::{
    Cause, CauseId,
    Weight::{Hints, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ExpiredLogin,
    answer: include_str!("../../content/answers/expired-login.md"),
    samples: &[],
    signs: &[
        (MessageExpiredToken, Proves),
        (MessageInvalidatedToken, Proves),
        (MessageUnreadableToken, Suggests),
        (MessageAzureBearer, Hints),
        (KeyJwt, Hints),
        (EchoJwt, Hints),
    ],
};
