use super::{
    Cause, CauseId,
    Weight::{Excludes, Hints, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::WrongVariableName,
    answer: include_str!("../../content/answers/wrong-variable-name.md"),
    samples: &[],
    signs: &[
        (NameMismatch, Proves),
        (CheckOtherName, Proves),
        (KeyErrorOtherName, Suggests),
        (NameNearMiss, Suggests),
        (CheckEnvFileWithoutName, Suggests),
        (NameGeneric, Suggests),
        (ClientNoKey, Hints),
        (KeyErrorStandardName, Hints),
        (EchoNothing, Hints),
        (CheckNoKey, Hints),
        (CheckAccepted, Hints),
        (NameOtherProvider, Hints),
        (NameMatch, Excludes),
        (CheckKeyFound, Excludes),
        (EchoWellFormed, Excludes),
        (EchoMatchesEnv, Excludes),
    ],
};
