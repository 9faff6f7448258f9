//! The words that are said around a key or a model, in lower case and with their
//! apostrophes left out: `isn t`.

use crate::list;
use crate::text::Texts;

/// Words before `API key` that say the key is wrong.
pub(super) const WRONG_BEFORE: &Texts = list![
    "invalid",
    "incorrect",
    "wrong",
    "bad",
    "unauthorized",
    "unauthorised",
    "expired",
    "revoked",
    "rejected",
];
/// Words before `API key` that say there is none.
pub(super) const NONE_BEFORE: &Texts = list!["no", "missing", "without", "kein", "falta", "brak"];
/// Words before `your API key` by which a program asks to look at it.
pub(super) const ASKED: &Texts = list![
    "check", "verify", "that", "if", "confirm", "recheck", "review"
];
/// Words between `please` and `your API key` by which it asks for one.
pub(super) const WANTED: &Texts = list![
    "set",
    "enter",
    "provide",
    "add",
    "configure",
    "input",
    "insert",
    "specify"
];
/// Words between `not` and `API key` by which it tells that none was given.
pub(super) const GIVEN: &Texts = list![
    "provided",
    "provide",
    "set",
    "entered",
    "configured",
    "added",
    "specified",
    "supplied",
    "populated",
];
/// Words by which a program tells that it looked for one, and how it went.
pub(super) const FOUND: &Texts = list![
    "access",
    "detect",
    "find",
    "load",
    "locate",
    "read",
    "reading",
    "recognize",
    "retrieve",
    "see",
];
pub(super) const NOT_FOUND: &Texts = list!["not", "cannot", "t", "unable", "failed", "didn"];
/// Who else looks for one, on a page.
pub(super) const OWNER: &Texts = list!["i", "we", "you"];
/// What may follow in the same sentence.
pub(super) const WRONG_AFTER: &Texts = list![
    "invalid",
    "missing or invalid",
    "incorrect",
    "is wrong",
    "are wrong",
    "was wrong",
    "seems wrong",
    "rejected",
    "unrecognized",
    "unrecognised",
    "not recognized",
    "not recognised",
    "isn t recognized",
    "isn t recognised",
    "not valid",
    "isn t valid",
    "no longer valid",
    "not correct",
    "isn t correct",
    "not authorized",
    "is refused",
    "was refused",
    "been refused",
    "is denied",
    "was denied",
    "been denied",
    "expired",
    "revoked",
    "is disabled",
    "was disabled",
    "got disabled",
    "been disabled",
    "is deleted",
    "was deleted",
    "got deleted",
    "been deleted",
    "validation failed",
    "verification failed",
    "abgelaufen",
    "falsch",
    "expirado",
    "expirou",
    "rechazada",
    "recusada",
    "incorrecta",
    "onjuist",
];
/// What its owner says of it, who may not know why.
pub(super) const USELESS_AFTER: &Texts = list![
    "not working",
    "not work",
    "doesn t work",
    "don t work",
    "didn t work",
    "isn t working",
    "stopped working",
    "no longer works",
    "no longer work",
    "not accepted",
    "isn t accepted",
    "no funciona",
    "non funziona",
];
pub(super) const NONE_AFTER: &Texts = list![
    "missing",
    "not set",
    "not found",
    "required",
    "not configured",
    "empty",
    "undefined",
    "must be provided",
    "must be set",
    "not provided",
    "could not be found",
    "not defined",
    "not available",
    "unavailable",
    "is none",
    "is null",
    "is nil",
    "unset",
    "isn t set",
    "isn t configured",
    "isn t loaded",
    "isn t provided",
    "isn t found",
    "wasn t found",
    "wasn t provided",
    "blank",
    "could not be loaded",
    "couldn t be loaded",
    "has to be set",
    "needs to be set",
    "not be found",
    "not be loaded",
    "not be read",
    "not been set",
    "not being loaded",
    "not being read",
    "not being picked up",
    "not detected",
    "not loaded",
    "not picked up",
    "not specified",
    "nicht gefunden",
    "fehlt",
    "invalid input expected string received undefined",
];

/// What follows the name of a model that is not there.
pub(super) const NO_MODEL: &Texts = list![
    "does not exist",
    "not found try pulling",
    "is not found for api version",
];

/// Words before `key` that say it is not the one that should be in use.
pub(super) const OUTDATED: &Texts = list!["old", "older", "previous", "stale", "outdated"];
/// Words by which such a key is in use all the same, before it and after it.
pub(super) const IN_USE: &Texts = list![
    "still",
    "keeps",
    "kept",
    "use",
    "uses",
    "using",
    "used",
    "send",
    "sends",
    "sending",
    "load",
    "loads",
    "loading",
    "read",
    "reads",
    "reading",
    "picks",
    "prints",
    "returns",
    "shows",
    "has",
    "set",
    "referencing",
    "exported",
];
/// Words by which it is not.
pub(super) const NOT_IN_USE: &Texts = list![
    "not", "don", "doesn", "didn", "haven", "hasn", "never", "no"
];
