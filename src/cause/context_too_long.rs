use super::{Cause, CauseId, Weight::{Proves, Suggests}};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ContextTooLong,
    answer: include_str!("../../content/answers/context-too-long.md"),
    samples: &[],
    signs: &[(MessageContextTooLong, Proves), (ToldContext, Suggests)],
};

#[cfg(test)]
super::testing::table! {
    ContextTooLong:
    Certain [
        "Error code: 400 - {'error': {'message': \"This model's maximum context length is 8192 tokens.\", 'code': 'context_length_exceeded'}}",
    ]
    ; never [
        "Error code: 400 - bad",
    ]
}
