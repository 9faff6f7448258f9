use super::{
    Cause, CauseId,
    Weight::{Hints, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::QuotaExhausted,
    answer: include_str!("../../content/answers/quota-exhausted.md"),
    samples: &[],
    signs: &[
        (MessageQuota, Proves),
        (ToldQuota, Suggests),
        (Status402, Suggests),
        (Status429, Hints),
        (ClassRateLimit, Hints),
    ],
};

#[cfg(test)]
super::testing::table! {
    QuotaExhausted:
    Certain [
        "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota, please check your plan and billing details.', 'type': 'insufficient_quota', 'code': 'insufficient_quota'}}",
    ]
    Likely [
        "OpenRouter: credentials validation failed with status code 402",
    ]
    ; never [
        "Error code: 429",
    ]
}
