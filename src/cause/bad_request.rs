use super::{
    Cause, CauseId,
    Weight::{Doubts, Hints, Suggests},
};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::BadRequest,
    answer: include_str!("../../content/answers/bad-request.md"),
    samples: &[&sample::SMALLEST_CALL_PY, &sample::SMALLEST_CALL_JS],
    signs: &[
        (MessageBadRequest, Suggests),
        (Status400, Suggests),
        (MessageUnknownUrl, Suggests),
        (Status404, Hints),
        (MessageContextTooLong, Doubts),
        (MessageForbidden, Doubts),
        (MessageOtherService, Doubts),
        (MessageModelNotFound, Doubts),
        (MessageRegion, Doubts),
        (MessageQuota, Doubts),
        (MessageOtherProviderRefused, Doubts),
        (OwnProviderRefused, Doubts),
        (MessageKeyRevoked, Doubts),
    ],
};

#[cfg(test)]
super::testing::table! {
    BadRequest:
    Likely [
        "openai.BadRequestError: Error code: 400 - {'error': {'message': 'Unsupported parameter: max_tokens', 'code': 'unsupported_parameter'}}",
    ]
    ; never [
        "litellm.BadRequestError: OpenAIException - You must be a member of an organization to use the API",
    ]
}
