use super::{Cause, CauseId, Weight::Proves};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::IpNotAllowed,
    answer: include_str!("../../content/answers/ip-not-allowed.md"),
    samples: &[],
    signs: &[(MessageIpNotAllowed, Proves)],
};
