use super::{
    Cause, CauseId,
    Weight::{Doubts, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ServerError,
    answer: include_str!("../../content/answers/server-error.md"),
    samples: &[],
    signs: &[
        (MessageServerError, Suggests),
        (MessageOverloaded, Suggests),
        (Status5xx, Suggests),
        (ClassServerError, Suggests),
        (ClientNotAscii, Doubts),
        (ClientNotAsciiFirst, Doubts),
        (ClientIllegalHeader, Doubts),
        (MessageRateLimit, Doubts),
        (MessageQuota, Doubts),
        (MessageConnection, Doubts),
        (MessageNotJson, Doubts),
        (MessageInvalidHeader, Doubts),
        (MessageForbidden, Doubts),
    ],
};

#[cfg(test)]
super::testing::table! {
    ServerError:
    Likely [
        "openai.InternalServerError: Error code: 500 - {'error': {'message': 'The server had an error', 'type': 'server_error'}}",
        "HTTP/1.1 502 Bad Gateway",
    ]
    ; never [
        "Error code: 401",
    ]
}
