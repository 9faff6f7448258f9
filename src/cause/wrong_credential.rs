use super::{
    Cause, CauseId,
    Weight::{Doubts, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongCredential,
    answer: include_str!("../../content/answers/wrong-credential.md"),
    samples: &[],
    signs: &[
        (EchoSession, Proves),
        (EchoJwt, Proves),
        (EchoOrganizationId, Proves),
        (EchoProjectId, Proves),
        (EchoUrl, Proves),
        (MessageInvalidIssuer, Proves),
        (KeySession, Proves),
        (KeyOrganizationId, Proves),
        (KeyProjectId, Proves),
        (KeyUrl, Proves),
        (CheckSession, Proves),
        (EchoAdminKey, Suggests),
        (KeyAdmin, Suggests),
        (KeyJwt, Suggests),
        (EchoProse, Suggests),
        (KeyProse, Suggests),
        (EchoNoPrefix, Suggests),
        (MessageUnreadableToken, Suggests),
        (HeaderBasic, Suggests),
        (MessageMissingScopes, Hints),
        (MessageAzureBearer, Hints),
        (MessageExpiredToken, Doubts),
        (MessageInvalidatedToken, Doubts),
    ],
};
