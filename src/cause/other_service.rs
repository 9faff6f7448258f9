use super::{
    Cause, CauseId,
    Weight::{Doubts, Excludes, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::OtherService,
    answer: include_str!("../../content/answers/other-service.md"),
    samples: &[],
    signs: &[
        (MessageOtherService, Suggests),
        (MessageIncorrectKey, Doubts),
        (MessageNoKeyProvided, Doubts),
        (MessageMissingBearer, Doubts),
        (HostOpenAi, Doubts),
        (ClientNoKey, Doubts),
        (EchoWellFormed, Excludes),
        (MessageOtherProviderRefused, Excludes),
    ],
};
