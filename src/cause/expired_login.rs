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
        (HostChatGpt, Suggests),
        (CodexRefused, Suggests),
        (MessageAzureBearer, Hints),
        (KeyJwt, Hints),
        (EchoJwt, Hints),
    ],
};

#[cfg(test)]
super::testing::table! {
    ExpiredLogin:
    Certain [
        "Your authentication token has expired. Please try signing in again.",
        "'code': 'token_expired'",
        "Your authentication token has been invalidated.",
    ]
    Likely [
        "Could not parse your authentication token. Please try signing in again.",
    ]
    ; never [
        "Your authentication token is not from a valid issuer.",
        "jwt expired",
    ]
}
