use super::{
    Cause, CauseId,
    Weight::{Doubts, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ModelNotFound,
    answer: include_str!("../../content/answers/model-not-found.md"),
    samples: &[],
    signs: &[
        (MessageModelNotFound, Proves),
        (MessageModelNotAllowed, Proves),
        (Status404, Suggests),
        (MessageUnknownUrl, Doubts),
        (MessageIncorrectKey, Doubts),
        (MessageOtherService, Doubts),
    ],
};
