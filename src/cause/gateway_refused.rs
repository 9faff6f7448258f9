use super::{Cause, CauseId};

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::GatewayRefused,
    answer: include_str!("../../content/answers/gateway-refused.md"),
    samples: &[],
    signs: &[],
};
