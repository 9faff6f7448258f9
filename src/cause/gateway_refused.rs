use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::GatewayRefused,
    answer: include_str!("../../content/answers/gateway-refused.md"),
    samples: &[],
    signs: &[
        (MessageGateway, Proves),
        (MessageHtml401, Suggests),
        (MessageSelfHosted, Suggests),
        (GatewayAnswered, Hints),
        (BodyHtml, Hints),
        (HeaderServerGateway, Hints),
        (MessageOtherProviderRefused, Doubts),
        (EchoWellFormed, Excludes),
        (MessageNoKeyProvided, Excludes),
        (MessageMissingBearer, Excludes),
    ],
};
