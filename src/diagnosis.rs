//! What the engine answers: plain data.
//!
//! A [`Diagnosis`] points into the paste and never copies from it, save the
//! values of `.env` variables, which are held as [`Secret`](crate::secret::Secret)s.
//! A [`Summary`](crate::summary::Summary) is the part of it that may travel.

use crate::cause::CauseId;
use crate::clue::Clue;
use crate::loader::EnvReading;
use crate::provider::Provider;
use crate::sample::Language;
use crate::span::Span;

/// What kind of answer this is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Verdict {
    /// The caller was not identified: a 401 or its client-side equivalent.
    Auth = 0,
    /// Something failed, and it was not identity.
    NotAuth = 1,
    /// The paste does not say enough.
    Unrecognised = 2,
}

impl Verdict {
    pub const fn id(self) -> &'static str {
        match self {
            Verdict::Auth => "auth",
            Verdict::NotAuth => "not-auth",
            Verdict::Unrecognised => "unrecognised",
        }
    }
}

/// How sure the diagnosis is of a cause.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Certainty {
    Possible = 0,
    Likely = 1,
    /// The text leaves no other reading.
    Certain = 2,
}

impl Certainty {
    pub const fn id(self) -> &'static str {
        match self {
            Certainty::Possible => "possible",
            Certainty::Likely => "likely",
            Certainty::Certain => "certain",
        }
    }
}

/// A clue that speaks for a cause, and where it was seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Evidence {
    pub clue: Clue,
    pub span: Span,
    /// The number in the clue's sentence: characters, nearly always.
    pub count: Option<u32>,
}

/// A cause with its rank's reasons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RankedCause {
    pub id: CauseId,
    pub certainty: Certainty,
    /// Strongest first.
    pub evidence: Vec<Evidence>,
}

/// A key or credential seen in the paste: its outline, never its text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeyOutline {
    /// Where it stands, wrappers such as quotes included.
    pub span: Span,
    /// `true` for the masked echo of an error message.
    pub echo: bool,
    /// Length in characters, as sent.
    pub length: u32,
    /// How many characters at the start and the end are visible in the echo.
    pub head: u32,
    pub tail: u32,
}

/// The answer to a paste.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnosis {
    pub verdict: Verdict,
    /// The HTTP status found or implied.
    pub status: Option<u16>,
    /// Most likely first.
    pub causes: Vec<RankedCause>,
    /// Every clue seen, in the order of the paste, also those no cause uses.
    pub clues: Vec<Evidence>,
    pub readings: Vec<EnvReading>,
    /// Where credentials stand; the page masks these. Sorted, disjoint.
    pub secrets: Vec<Span>,
    pub keys: Vec<KeyOutline>,
    /// Who answered, when the paste shows it.
    pub provider: Option<Provider>,
    /// The language or place the paste comes from, to pick samples by.
    pub language: Option<Language>,
}
