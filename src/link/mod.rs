//! A diagnosis as the short text after `#d=` in a link.
//!
//! Version 1 is these bytes, in base64url (RFC 4648, section 5) without
//! padding. A *number* is LEB128: seven bits a byte, least significant first,
//! the top bit set on all but the last.
//!
//! ```text
//! byte    version, 1
//! byte    flags: verdict (bits 0-1), has status (2), has provider (3), has language (4)
//! number  status                        if flagged
//! byte    provider                      if flagged
//! byte    language                      if flagged
//! byte    how many causes; for each:
//!           byte  cause
//!           byte  certainty (bits 0-1), how many clues (bits 2-7); then the clues
//! byte    how many other clues; then the clues
//! byte    how many variables; for each:
//!           byte  known name
//!           byte  how many groups of loaders that agree; for each:
//!             number  one bit for each loader
//!             byte    outcome (bits 0-1), has length (2), has problems (3)
//!             number  length            if flagged
//!             number  one bit for each problem, if flagged
//! 2 bytes CRC-16 (polynomial 0x1021, start 0xFFFF) of all bytes before, high byte first
//!
//! a clue: byte clue, or: byte 0, byte clue, number count
//! ```
//!
//! A link opens for ever: numbers are never reused, and a change of this
//! layout is a new version, read beside the old ones. Within a version, what a
//! reader does not know is treated by what it would cost the answer: an unknown
//! clue, provider, language, name, loader or problem is left out, since the
//! ranked causes stay true without it; an unknown cause, certainty, outcome or
//! verdict makes the link [`LinkError::FromTheFuture`], since the answer would
//! be another one.

mod bytes;
mod words;

use crate::cause::CauseId;
use crate::clue::Clue;
use crate::diagnosis::{Certainty, Verdict};
use crate::loader::{Loader, Outcome, Problem};
use crate::provider::Provider;
use crate::sample::Language;
use crate::summary::{
    KnownName, MAX_CAUSES, MAX_CLUES, MAX_COUNT, MAX_OTHERS, MAX_VARIABLES, Summary, SummaryCause,
    SummaryReading, SummaryVariable, is_status,
};
use crate::text::Cut;

use bytes::{crc16, from_base64url, is_base64url, push_number, to_base64url};
pub use words::describe;
pub(crate) use words::describe_variables;

const VERSION: u8 = 1;

/// The longest text a link can hold. Every summary that respects its bounds is
/// shorter; see the test `the_longest_link`.
pub const MAX_LENGTH: usize = 1_400;

/// Why a link does not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkError {
    /// There is nothing after `#d=`.
    Empty,
    /// It is cut short, changed, or was never a link of ours.
    Broken,
    /// It was made by a newer page than this one.
    FromTheFuture { version: u8 },
}

impl LinkError {
    /// What to tell the reader, and what to do.
    pub const fn sentence(self) -> &'static str {
        match self {
            LinkError::Empty => {
                "This link holds no diagnosis. Ask for the whole link, or paste the error below."
            }
            LinkError::Broken => {
                "This link is cut short or damaged, so its diagnosis cannot be shown. Ask for \
                 the whole link, or paste the error below."
            }
            LinkError::FromTheFuture { .. } => {
                "This link was made by a newer version of this page. Reload the page to get that \
                 version, or paste the error below."
            }
        }
    }
}

/// The text after `#d=` for a summary.
///
/// What exceeds the bounds of [`crate::summary`] is left out, as
/// [`crate::Diagnosis::summary`] leaves it out.
pub fn encode(summary: &Summary) -> String {
    let mut out = vec![VERSION];
    let mut flags = summary.verdict as u8;
    flags |= (summary.status.is_some() as u8) << 2;
    flags |= (summary.provider.is_some() as u8) << 3;
    flags |= (summary.language.is_some() as u8) << 4;
    out.push(flags);
    if let Some(status) = summary.status {
        push_number(&mut out, u32::from(status));
    }
    if let Some(provider) = summary.provider {
        out.push(provider as u8);
    }
    if let Some(language) = summary.language {
        out.push(language as u8);
    }

    let causes = first(&summary.causes, MAX_CAUSES);
    out.push(causes.len() as u8);
    for cause in causes {
        let clues = first(&cause.clues, MAX_CLUES);
        out.push(cause.id as u8);
        out.push(cause.certainty as u8 | (clues.len() as u8) << 2);
        push_clues(&mut out, clues);
    }

    let others = first(&summary.others, MAX_OTHERS);
    out.push(others.len() as u8);
    push_clues(&mut out, others);

    let variables = first(&summary.variables, MAX_VARIABLES);
    out.push(variables.len() as u8);
    for variable in variables {
        out.push(variable.name as u8);
        push_readings(&mut out, &variable.readings);
    }

    let check = crc16(&out);
    out.extend_from_slice(&check.to_be_bytes());
    to_base64url(&out)
}

/// The summary in the text after `#d=`.
///
/// White space around it, and punctuation that a chat program glued to its
/// end, are ignored.
pub fn decode(text: &str) -> Result<Summary, LinkError> {
    let text = text.trim();
    let text = text.trim_end_matches(|c: char| !is_base64url(c));
    if text.is_empty() {
        return Err(LinkError::Empty);
    }
    let bytes = from_base64url(text).ok_or(LinkError::Broken)?;
    let (body, check) = bytes
        .len()
        .checked_sub(2)
        .map(|cut| bytes.split_at(cut))
        .ok_or(LinkError::Broken)?;
    // Every version ends in the same check, so that a damaged link is never
    // taken for one from the future.
    if crc16(body).to_be_bytes() != check {
        return Err(LinkError::Broken);
    }
    let (version, body) = body.split_first().ok_or(LinkError::Broken)?;
    match version {
        1 => decode_v1(body),
        0 => Err(LinkError::Broken),
        version => Err(LinkError::FromTheFuture { version: *version }),
    }
}

const FUTURE: LinkError = LinkError::FromTheFuture { version: VERSION };

fn decode_v1(bytes: &[u8]) -> Result<Summary, LinkError> {
    let mut input = Input { bytes };
    let flags = input.byte()?;
    if flags >= 1 << 5 {
        return Err(LinkError::Broken);
    }
    let verdict = match flags & 3 {
        0 => Verdict::Auth,
        1 => Verdict::NotAuth,
        2 => Verdict::Unrecognised,
        _ => return Err(FUTURE),
    };
    let mut status = None;
    if flags & 1 << 2 != 0 {
        let number = input.number()?;
        status = u16::try_from(number).ok().filter(|s| is_status(*s));
        if status.is_none() {
            return Err(LinkError::Broken);
        }
    }
    let mut provider = None;
    if flags & 1 << 3 != 0 {
        provider = Provider::from_number(input.byte()?);
    }
    let mut language = None;
    if flags & 1 << 4 != 0 {
        language = Language::from_number(input.byte()?);
    }

    let mut causes: Vec<SummaryCause> = Vec::new();
    for _ in 0..input.count(MAX_CAUSES)? {
        let id = CauseId::from_number(input.byte()?).ok_or(FUTURE)?;
        let packed = input.byte()?;
        let certainty = match packed & 3 {
            0 => Certainty::Possible,
            1 => Certainty::Likely,
            2 => Certainty::Certain,
            _ => return Err(FUTURE),
        };
        let count = usize::from(packed >> 2);
        if count > MAX_CLUES || causes.iter().any(|cause| cause.id == id) {
            return Err(LinkError::Broken);
        }
        let clues = input.clues(count)?;
        causes.push(SummaryCause {
            id,
            certainty,
            clues,
        });
    }

    let count = input.count(MAX_OTHERS)?;
    let others = input.clues(count)?;

    let mut variables = Vec::new();
    for _ in 0..input.count(MAX_VARIABLES)? {
        let name = KnownName::from_number(input.byte()?);
        let readings = input.readings()?;
        variables.push(SummaryVariable { name, readings });
    }
    if !input.bytes.is_empty() {
        return Err(LinkError::Broken);
    }
    Ok(Summary {
        verdict,
        status,
        causes,
        provider,
        language,
        others,
        variables,
    })
}

/// The problems by number, with the place in it as the number: theirs alone,
/// whatever the order they are listed in elsewhere. New ones go to the end.
const PROBLEMS: [Problem; 16] = [
    Problem::QuotesKept,
    Problem::WhiteSpace,
    Problem::LineBreak,
    Problem::CarriageReturn,
    Problem::CommentKept,
    Problem::NotExpanded,
    Problem::EscapeKept,
    Problem::NameKept,
    Problem::BearerKept,
    Problem::Bracketed,
    Problem::StrayPunctuation,
    Problem::WordForNothing,
    Problem::InvisibleCharacter,
    Problem::NotAscii,
    Problem::ControlCharacter,
    Problem::CommandOutput,
];

/// One bit for each problem.
fn problem_bits(problems: &[Problem]) -> u32 {
    PROBLEMS
        .iter()
        .enumerate()
        .filter(|(_, problem)| problems.contains(problem))
        .fold(0, |bits, (number, _)| bits | 1 << number)
}

/// The problems of the bits, in the order of [`Problem::ALL`].
fn problems_of(bits: u32) -> Vec<Problem> {
    Problem::ALL
        .iter()
        .copied()
        .filter(|problem| problem_bits(&[*problem]) & bits != 0)
        .collect()
}

fn first<T>(list: &[T], most: usize) -> &[T] {
    list.cut(..list.len().min(most))
}

fn push_clues(out: &mut Vec<u8>, clues: &[(Clue, Option<u32>)]) {
    for (clue, count) in clues {
        if let Some(count) = count {
            out.push(0);
            out.push(*clue as u8);
            push_number(out, (*count).min(MAX_COUNT));
        } else {
            out.push(*clue as u8);
        }
    }
}

/// Loaders mostly agree, so a group is written once with a bit for each of them.
fn push_readings(out: &mut Vec<u8>, readings: &[SummaryReading]) {
    let same = |a: &SummaryReading, b: &SummaryReading| {
        a.outcome == b.outcome && a.length == b.length && a.problems == b.problems
    };
    let at = out.len();
    out.push(0);
    for (index, reading) in readings.iter().enumerate() {
        if readings
            .cut(..index)
            .iter()
            .any(|before| same(before, reading))
        {
            continue;
        }
        out[at] += 1;
        let loaders = readings
            .cut(index..)
            .iter()
            .filter(|later| same(later, reading))
            .fold(0, |bits, later| bits | 1 << (later.loader as u8));
        push_number(out, loaders);
        let length = reading.length.min(MAX_COUNT);
        let problems = problem_bits(&reading.problems);
        out.push(reading.outcome as u8 | ((length != 0) as u8) << 2 | ((problems != 0) as u8) << 3);
        if length != 0 {
            push_number(out, length);
        }
        if problems != 0 {
            push_number(out, problems);
        }
    }
}

/// What is left to read of a link.
struct Input<'a> {
    bytes: &'a [u8],
}

impl Input<'_> {
    fn byte(&mut self) -> Result<u8, LinkError> {
        let (first, rest) = self.bytes.split_first().ok_or(LinkError::Broken)?;
        self.bytes = rest;
        Ok(*first)
    }

    /// A LEB128 number of at most three bytes: nothing in a link needs more.
    fn number(&mut self) -> Result<u32, LinkError> {
        let mut number = 0;
        for shift in [0, 7, 14] {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(LinkError::Broken)
    }

    /// How many of something follow.
    fn count(&mut self, most: usize) -> Result<usize, LinkError> {
        let count = usize::from(self.byte()?);
        if count > most {
            return Err(LinkError::Broken);
        }
        Ok(count)
    }

    fn clues(&mut self, count: usize) -> Result<Vec<(Clue, Option<u32>)>, LinkError> {
        let mut clues: Vec<(Clue, Option<u32>)> = Vec::new();
        for _ in 0..count {
            let mut number = self.byte()?;
            let mut counted = None;
            if number == 0 {
                number = self.byte()?;
                let value = self.number()?;
                if value > MAX_COUNT || number == 0 {
                    return Err(LinkError::Broken);
                }
                counted = Some(value);
            }
            if let Some(clue) = Clue::from_number(number) {
                if clues.iter().any(|(known, _)| *known == clue) {
                    return Err(LinkError::Broken);
                }
                clues.push((clue, counted));
            }
        }
        Ok(clues)
    }

    fn readings(&mut self) -> Result<Vec<SummaryReading>, LinkError> {
        let mut readings: [Option<SummaryReading>; Loader::ALL.len()] = Default::default();
        let mut seen = 0;
        for _ in 0..self.count(16)? {
            let loaders = self.number()?;
            let packed = self.byte()?;
            if loaders == 0 || loaders & seen != 0 || packed >= 1 << 4 {
                return Err(LinkError::Broken);
            }
            seen |= loaders;
            let outcome = match packed & 3 {
                0 => Outcome::Set,
                1 => Outcome::Empty,
                2 => Outcome::Unset,
                _ => Outcome::Error,
            };
            let mut length = 0;
            if packed & 1 << 2 != 0 {
                length = self.number()?;
                if length == 0 || length > MAX_COUNT {
                    return Err(LinkError::Broken);
                }
            }
            let mut problems = 0;
            if packed & 1 << 3 != 0 {
                problems = self.number()?;
            }
            for (loader, reading) in Loader::ALL.iter().zip(&mut readings) {
                if loaders & 1 << (*loader as u8) != 0 {
                    *reading = Some(SummaryReading {
                        loader: *loader,
                        outcome,
                        length,
                        problems: problems_of(problems),
                    });
                }
            }
        }
        Ok(readings.into_iter().flatten().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value() {
        // The catalogue's check of CRC-16/CCITT-FALSE (IBM-3740).
        assert_eq!(crc16(b"123456789"), 0x29b1);
    }

    #[test]
    fn base64url_both_ways() {
        // RFC 4648, section 10, without the padding.
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg"),
            ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(to_base64url(bytes.as_bytes()), text);
            assert_eq!(from_base64url(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(to_base64url(&[0xfb, 0xff]), "-_8");
        for broken in ["A", "AAAAA", "Zh", "Zm9", "Zm+v", "Zm9v=", "é"] {
            assert_eq!(from_base64url(broken), None, "{broken}");
        }
    }

    #[test]
    fn every_problem_has_a_bit() {
        for problem in Problem::ALL {
            assert_eq!(problems_of(problem_bits(&[*problem])), [*problem]);
        }
        assert_eq!(problems_of(1 << 20), []);
    }

    #[test]
    fn loaders_stand_at_their_numbers() {
        for (number, loader) in Loader::ALL.iter().enumerate() {
            assert_eq!(*loader as usize, number);
        }
        for (number, outcome) in [Outcome::Set, Outcome::Empty, Outcome::Unset, Outcome::Error]
            .iter()
            .enumerate()
        {
            assert_eq!(*outcome as usize, number);
        }
    }

    #[test]
    fn the_longest_link() {
        let counted = |from: usize, many: usize| {
            Clue::ALL
                .iter()
                .skip(from)
                .take(many)
                .map(|clue| (*clue, Some(MAX_COUNT)))
                .collect::<Vec<_>>()
        };
        let summary = Summary {
            verdict: Verdict::Auth,
            status: Some(599),
            causes: CauseId::ALL
                .iter()
                .take(MAX_CAUSES)
                .map(|id| SummaryCause {
                    id: *id,
                    certainty: Certainty::Certain,
                    clues: counted(0, MAX_CLUES),
                })
                .collect(),
            provider: Some(Provider::OpenAi),
            language: Some(Language::Python),
            others: counted(MAX_CLUES, MAX_OTHERS),
            variables: (0..MAX_VARIABLES)
                .map(|_| SummaryVariable {
                    name: KnownName::OpenAiApiKey,
                    readings: Loader::ALL
                        .iter()
                        .enumerate()
                        .map(|(index, loader)| SummaryReading {
                            loader: *loader,
                            outcome: Outcome::Set,
                            length: MAX_COUNT - index as u32,
                            problems: Problem::ALL.to_vec(),
                        })
                        .collect(),
                })
                .collect(),
        };
        let link = encode(&summary);
        assert!(link.len() <= MAX_LENGTH, "{}", link.len());
        assert_eq!(decode(&link), Ok(summary));
    }

    /// A link with these bytes and the right check value.
    fn sealed(bytes: &[u8]) -> String {
        let mut bytes = bytes.to_vec();
        bytes.extend(crc16(&bytes).to_be_bytes());
        to_base64url(&bytes)
    }

    #[test]
    fn what_does_not_open() {
        use LinkError::*;
        let table: &[(&[u8], LinkError)] = &[
            (&[], Broken),
            (&[0], Broken),
            (&[1], Broken),
            (&[2], FromTheFuture { version: 2 }),
            (&[255, 1, 2, 3], FromTheFuture { version: 255 }),
            // A verdict, a certainty and a cause that are not known yet.
            (&[1, 3, 0, 0, 0], FUTURE),
            (&[1, 0, 1, 250, 0, 0, 0], FUTURE),
            (&[1, 0, 1, 1, 3, 0, 0], FUTURE),
            // An unknown flag, and bytes left over.
            (&[1, 32, 0, 0, 0], Broken),
            (&[1, 2, 0, 0, 0, 0], Broken),
            // A status that is none.
            (&[1, 4, 99, 0, 0, 0], Broken),
            (&[1, 4, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0], Broken),
            // The same cause twice, the same clue twice, too many of either.
            (&[1, 0, 2, 1, 0, 1, 0, 0, 0], Broken),
            (&[1, 0, 0, 2, 1, 1, 0], Broken),
            (&[1, 0, 200], Broken),
            (&[1, 0, 1, 1, 0xfc], Broken),
            // A count that is too large, a clue that is no clue.
            (&[1, 0, 0, 1, 0, 1, 0xff, 0xff, 0x03, 0], Broken),
            (&[1, 0, 0, 1, 0, 0, 1, 0], Broken),
            // One loader in two groups, a group of none.
            (&[1, 0, 0, 0, 1, 1, 2, 1, 2, 1, 2], Broken),
            (&[1, 0, 0, 0, 1, 1, 1, 0, 2], Broken),
        ];
        for (bytes, error) in table {
            assert_eq!(decode(&sealed(bytes)), Err(*error), "{bytes:?}");
        }
        for text in ["", " ", "\n", "...", "="] {
            assert_eq!(decode(text), Err(Empty), "{text:?}");
        }
    }

    #[test]
    fn what_is_left_out() {
        let known = decode(&sealed(&[1, 0, 0, 1, 1, 0])).unwrap();
        let newer = decode(&sealed(&[1, 0, 0, 2, 255, 1, 0])).unwrap();
        assert_eq!(known, newer);
        let nobody = decode(&sealed(&[1, 0b1_1010, 250, 250, 0, 0, 0])).unwrap();
        assert_eq!((nobody.provider, nobody.language), (None, None));
    }

    #[test]
    fn cut_or_changed_links_are_noticed() {
        let summary = Summary {
            verdict: Verdict::Auth,
            status: Some(401),
            causes: vec![SummaryCause {
                id: CauseId::MalformedKey,
                certainty: Certainty::Certain,
                clues: vec![(Clue::EchoQuoted, None), (Clue::EchoLong, Some(166))],
            }],
            provider: Some(Provider::OpenAi),
            language: None,
            others: vec![(Clue::Status401, None)],
            variables: Vec::new(),
        };
        let link = encode(&summary);
        assert_eq!(decode(&link).as_ref(), Ok(&summary));
        let mut glued = String::from("\n");
        glued.push_str(&link);
        glued.push_str(").");
        assert_eq!(decode(&glued), Ok(summary));
        for cut in 1..link.len() {
            assert_eq!(decode(&link[..cut]), Err(LinkError::Broken), "{cut}");
        }
        for at in 0..link.len() {
            for digit in ["A", "z", "9", "_"] {
                let mut changed = link.clone();
                changed.replace_range(at..=at, digit);
                assert!(changed == link || decode(&changed).is_err(), "{changed}");
            }
        }
    }
}
