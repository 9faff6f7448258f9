//! What a text in a key's place can be, and the clues that makes.

use crate::clue::Clue::{self, *};
use crate::provider::Provider;

/// What the text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    Empty,
    /// A word for nothing: `None`, `undefined`, `''`.
    Nothing,
    Placeholder,
    /// `sk-xxxx`: example text, or a key that its owner masked.
    Crosses,
    /// The dashboard's display, with dots in the middle.
    Shortened,
    /// `${NAME}`, `os.environ[…`, or the variable's bare name.
    Unexpanded,
    Quoted,
    CurlyQuoted,
    UnclosedQuote,
    Bracketed,
    Spaced,
    Invisible,
    LookAlike,
    Illegal,
    Escape,
    Assignment,
    Bearer,
    Session,
    /// `ek_…`: made for one Realtime session.
    Ephemeral,
    Jwt,
    OrganizationId,
    ProjectId,
    Url,
    Prose,
    OtherProvider(Provider),
    /// 32 hexadecimal digits.
    Azure,
    /// `sk-` and 32 hexadecimal digits, as DeepSeek and DashScope have it.
    PrefixedHex,
    LocalServer,
    Admin,
    WellFormed,
    Short,
    Long,
    UnknownLength,
    Doubled,
    Lopsided,
    NoPrefix,
    WrongCase,
    /// Masked by whoever pasted it, or cut: nothing can be told.
    Masked,
}

impl Shape {
    /// The clue it makes in an echo.
    pub fn echo_clue(self) -> Option<Clue> {
        Some(match self {
            Shape::Empty => EchoEmpty,
            Shape::Nothing => EchoNothing,
            Shape::Placeholder => EchoPlaceholder,
            Shape::Crosses => EchoCrosses,
            Shape::Shortened => EchoShortened,
            Shape::Unexpanded => EchoUnexpanded,
            Shape::Quoted | Shape::UnclosedQuote => EchoQuoted,
            Shape::CurlyQuoted | Shape::Invisible | Shape::LookAlike => EchoNotAscii,
            Shape::Bracketed => EchoBracketed,
            Shape::Spaced => EchoSpaced,
            Shape::Illegal | Shape::Escape | Shape::WrongCase => EchoStrayCharacter,
            Shape::Assignment => EchoAssignment,
            Shape::Bearer => EchoBearer,
            Shape::Session => EchoSession,
            Shape::Ephemeral => EchoEphemeral,
            Shape::Jwt => EchoJwt,
            Shape::OrganizationId => EchoOrganizationId,
            Shape::ProjectId => EchoProjectId,
            Shape::Url => EchoUrl,
            Shape::Prose => EchoProse,
            Shape::OtherProvider(_) => EchoOtherProvider,
            Shape::Azure => EchoAzure,
            Shape::PrefixedHex => EchoPrefixedHex,
            Shape::LocalServer => EchoLocalServer,
            Shape::Admin => EchoAdminKey,
            Shape::WellFormed => EchoWellFormed,
            Shape::Short => EchoShort,
            Shape::Long | Shape::Doubled => EchoLong,
            Shape::UnknownLength | Shape::Lopsided => EchoUnknownLength,
            Shape::NoPrefix => EchoNoPrefix,
            Shape::Masked => return None,
        })
    }

    /// The clue it makes where a key stands in full.
    pub fn key_clue(self) -> Option<Clue> {
        Some(match self {
            Shape::Empty => KeyEmpty,
            Shape::Nothing => KeyNothing,
            Shape::Placeholder => KeyPlaceholder,
            Shape::Crosses => KeyCrosses,
            Shape::Shortened => KeyShortened,
            Shape::Unexpanded => KeyUnexpanded,
            Shape::Quoted => KeyQuoted,
            Shape::CurlyQuoted => KeyCurlyQuote,
            Shape::UnclosedQuote => KeyUnclosedQuote,
            Shape::Bracketed | Shape::Illegal => KeyIllegal,
            Shape::Spaced => KeySpaced,
            Shape::Invisible => KeyInvisible,
            Shape::LookAlike => KeyLookAlike,
            Shape::Escape => KeyEscape,
            Shape::Assignment => KeyAssignment,
            Shape::Bearer => KeyBearer,
            Shape::Session => KeySession,
            Shape::Ephemeral => KeyEphemeral,
            Shape::Jwt => KeyJwt,
            Shape::OrganizationId => KeyOrganizationId,
            Shape::ProjectId => KeyProjectId,
            Shape::Url => KeyUrl,
            Shape::Prose => KeyProse,
            Shape::OtherProvider(_) => KeyOtherProvider,
            Shape::Azure => KeyAzure,
            Shape::PrefixedHex => KeyPrefixedHex,
            Shape::LocalServer => KeyLocalServer,
            Shape::Admin => KeyAdmin,
            Shape::WellFormed => KeyWellFormed,
            Shape::Short => KeyTruncated,
            Shape::Long => KeyTooLong,
            Shape::UnknownLength => KeyUnknownLength,
            Shape::Doubled => KeyDoubled,
            Shape::Lopsided => KeyLopsided,
            Shape::NoPrefix => KeyNoPrefix,
            Shape::WrongCase => KeyWrongCase,
            Shape::Masked => return None,
        })
    }
}
