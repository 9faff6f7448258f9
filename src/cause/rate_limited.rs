use super::{
    Cause, CauseId,
    Weight::{Doubts, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::RateLimited,
    answer: include_str!("../../content/answers/rate-limited.md"),
    samples: &[],
    signs: &[
        (MessageRateLimit, Proves),
        (ToldRateLimit, Suggests),
        (Status429, Suggests),
        (ClassRateLimit, Suggests),
        (MessageQuota, Doubts),
    ],
};

#[cfg(test)]
super::testing::table! {
    RateLimited:
    Certain [
        "Error code: 429 - {'error': {'message': 'Rate limit reached for gpt-4o in organization org-abc on tokens per min', 'code': 'rate_limit_exceeded'}}",
    ]
    Likely [
        "HTTP/1.1 429 Too Many Requests",
    ]
    ; never [
        "Error code: 429 - {'error': {'message': 'You exceeded your current quota', 'code': 'insufficient_quota'}}",
    ]
}
