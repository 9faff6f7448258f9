use super::{
    Cause, CauseId,
    Weight::{Doubts, Proves, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ModelNotFound,
    answer: include_str!("../../content/answers/model-not-found.md"),
    samples: &[&sample::REQUEST_SH],
    signs: &[
        (MessageModelNotFound, Proves),
        (ToldModel, Suggests),
        (MessageModelNotAllowed, Proves),
        (Status404, Suggests),
        (MessageUnknownUrl, Doubts),
        (MessageOtherService, Doubts),
    ],
};

#[cfg(test)]
super::testing::table! {
    ModelNotFound:
    Certain [
        "Error code: 404 - {'error': {'message': 'The model `gpt-9` does not exist or you do not have access to it.', 'code': 'model_not_found'}}",
        "Error code: 403 - Project `proj_abc` does not have access to model `gpt-4o`",
    ]
    ; never [
        "Error code: 404 - Invalid URL (POST /v1/chat)",
    ]
}
