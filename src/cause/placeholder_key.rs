use super::{
    Cause, CauseId,
    Weight::{Hints, Proves, Suggests},
};
use crate::clue::Clue::*;

pub(super) static CAUSE: Cause = Cause {
    id: CauseId::PlaceholderKey,
    answer: include_str!("../../content/answers/placeholder-key.md"),
    samples: &[],
    signs: &[
        (EchoPlaceholder, Proves),
        (EchoUnexpanded, Proves),
        (KeyPlaceholder, Proves),
        (KeyUnexpanded, Proves),
        (CheckPlaceholder, Proves),
        (EchoShortened, Suggests),
        (KeyShortened, Suggests),
        (HeaderUnexpanded, Suggests),
        (EchoProse, Hints),
        (KeyProse, Hints),
    ],
};
