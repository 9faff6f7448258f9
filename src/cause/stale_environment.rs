use super::{
    Cause, CauseId,
    Weight::{Excludes, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::StaleEnvironment,
    answer: include_str!("../../content/answers/stale-environment.md"),
    samples: &[],
    signs: &[
        (EchoDiffersFromEnv, Proves),
        (CheckDiffers, Proves),
        (CheckAccepted, Suggests),
        (KeysInPasteDiffer, Suggests),
        (DuplicateName, Suggests),
        (EchoWellFormed, Hints),
        (EchoUnknownLength, Hints),
        (EchoLegacy, Hints),
        (CheckEnvFileWithoutName, Hints),
        (MessageIncorrectKey, Hints),
        (EchoPlaceholder, Hints),
        (EchoOtherProvider, Hints),
        (EchoMatchesEnv, Excludes),
        (CheckSame, Excludes),
        (ClientNoKey, Excludes),
        (KeyErrorStandardName, Excludes),
        (EchoNothing, Excludes),
        (EchoCarriesExtra, Excludes),
    ],
};
