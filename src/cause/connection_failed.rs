use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ConnectionFailed,
    answer: include_str!("../../content/answers/connection-failed.md"),
    samples: &[
        &sample::CHECK_KEY_PY,
        &sample::CHECK_KEY_JS,
        &sample::REQUEST_SH,
    ],
    signs: &[
        (MessageTls, Proves),
        (MessageConnection, Suggests),
        (MessageTimeout, Suggests),
        (MessageProxyAuth, Suggests),
        (Status407, Suggests),
        (MessageOtherService, Doubts),
        (ClientNotAscii, Doubts),
        (ServiceRefused, Doubts),
        (ClientNotAsciiFirst, Doubts),
        (ClientIllegalHeader, Excludes),
        (ClientEmptyHeader, Excludes),
    ],
};

#[cfg(test)]
super::testing::table! {
    ConnectionFailed:
    Certain [
        "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate",
    ]
    Likely [
        "openai.APIConnectionError: Connection error.",
        "Error: connect ECONNREFUSED 127.0.0.1:8080",
        "openai.APITimeoutError: Request timed out.",
    ]
    ; never [
        "httpcore.LocalProtocolError: Illegal header value b'Bearer '\nopenai.APIConnectionError: Connection error.",
    ]
}
