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
pub(super) const NOT_FOUND: &Texts = list!["not", "cannot", "t", "unable", "failed"];
/// Who else looks for one, on a page.
pub(super) const OWNER: &Texts = list!["i", "we", "you"];
/// What may follow in the same sentence, and what may follow there after a "not".
pub(super) const WRONG_AFTER: &Texts = list![
    "invalid",
    "missing or invalid",
    "incorrect",
    "rejected",
    "unrecognized",
    "unrecognised",
    "expired",
    "revoked",
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
pub(super) const NOT_RIGHT: &Texts =
    list!["recognized", "recognised", "valid", "correct", "authorized"];
/// What is said of a key only after an [`AUXILIARY`]: a connection is refused as well.
pub(super) const WRONG_MADE: &Texts = list!["wrong", "refused", "denied", "disabled", "deleted"];
pub(super) const AUXILIARY: &Texts = list!["is", "are", "was", "were", "been", "got", "seems"];
/// What its owner says of it, who may not know why.
pub(super) const USELESS_AFTER: &Texts = list!["stopped working", "no funciona", "non funziona"];
pub(super) const NOT_USEFUL: &Texts = list!["working", "work", "works", "accepted"];
pub(super) const NONE_AFTER: &Texts = list![
    "missing",
    "required",
    "empty",
    "undefined",
    "must be provided",
    "must be set",
    "has to be set",
    "needs to be set",
    "unavailable",
    "is none",
    "is null",
    "is nil",
    "unset",
    "blank",
    "nicht gefunden",
    "fehlt",
    "invalid input expected string received undefined",
];
pub(super) const NOT_THERE: &Texts = list![
    "set",
    "found",
    "configured",
    "provided",
    "defined",
    "available",
    "loaded",
    "read",
    "detected",
    "specified",
    "picked up",
];
/// Words that deny what follows them: the end of "isn't", of "no longer".
pub(in crate::read) const DENIES: &Texts = list!["not", "t", "never", "nor", "longer"];
/// Words between such a one and what it denies.
pub(super) const STILL_DENIED: &Texts = list!["be", "been", "being", "yet", "properly"];

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
