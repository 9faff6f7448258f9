use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::ReplyNotJson,
    answer: include_str!("../../content/answers/reply-not-json.md"),
    samples: &[],
    signs: &[],
};
