use super::{Cause, CauseId, Weight::{Proves, Suggests}};
use crate::clue::Clue::*;
use crate::sample;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::IpNotAllowed,
    answer: include_str!("../../content/answers/ip-not-allowed.md"),
    samples: &[&sample::REQUEST_SH],
    signs: &[(MessageIpNotAllowed, Proves), (MessageAccessRule, Suggests)],
};

#[cfg(test)]
super::testing::table! {
    IpNotAllowed:
    Certain [
        "Error code: 401 - {'error': {'message': 'Your IP is not authorized to access this project', 'code': 'ip_not_authorized'}}",
    ]
    ; never [
        "Error code: 403 - forbidden",
    ]
}
