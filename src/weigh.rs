//! Weighs clues against causes and ranks them. It knows no cause by name.

use crate::cause::{CauseId, Weight};
use crate::clue::Clue;
use crate::diagnosis::{Certainty, Diagnosis, Evidence, RankedCause, Verdict};
use crate::order;
use crate::provider::Provider;
use crate::read::Reading;

/// From this score on a cause is likely.
const LIKELY: i32 = 40;
/// From this score on a cause that a clue proves is certain.
const CERTAIN: i32 = 85;
/// How many causes an answer names.
const MOST: usize = 6;

/// A cause's score: its strongest clue, and a little for each further one.
struct Scored {
    id: CauseId,
    score: i32,
    proved: bool,
    evidence: Vec<Evidence>,
}

const fn worth(weight: Weight) -> i32 {
    match weight {
        Weight::Proves => 100,
        Weight::Suggests => 50,
        Weight::Hints => 15,
        Weight::Fits => 8,
        Weight::Doubts => -25,
        Weight::Excludes => i32::MIN,
    }
}

/// Ranks the causes that a reading's clues speak for.
pub fn weigh(reading: Reading) -> Diagnosis {
    let mut scored: Vec<Scored> = CauseId::ALL
        .iter()
        .filter_map(|id| score(*id, &reading.clues))
        .collect();
    // Of two equal ones, the registry's earlier comes first.
    order::by_key(&mut scored, |cause| (descending(cause.score), 0));
    let best = scored.first().map(certainty);
    let best_is_auth = scored.first().is_some_and(|cause| cause.id.is_auth());
    // Beside a better answer, what fits only because it fits everything is noise.
    scored.retain(|cause| match best {
        Some(Certainty::Certain) => certainty(cause) != Certainty::Possible,
        Some(Certainty::Likely) if best_is_auth => cause.score >= worth(Weight::Hints),
        Some(Certainty::Likely) => certainty(cause) != Certainty::Possible,
        _ => true,
    });
    scored.truncate(MOST);
    let verdict = match scored.first() {
        Some(cause) if cause.id.is_auth() => Verdict::Auth,
        Some(_) => Verdict::NotAuth,
        None => Verdict::Unrecognised,
    };
    let status = status(&reading, scored.first().map(|cause| cause.id));
    let provider = reading
        .answered
        .or(reading.called.map(|(provider, _)| provider));
    let keys = reading.outlines();
    Diagnosis {
        verdict,
        status,
        causes: scored
            .into_iter()
            .map(|cause| RankedCause {
                id: cause.id,
                certainty: certainty(&cause),
                evidence: cause.evidence,
            })
            .collect(),
        clues: reading.clues,
        readings: reading.readings,
        // As they were read; sorted and joined with the others at the end.
        secrets: reading.secrets,
        keys,
        provider,
        language: reading.language,
    }
}

/// A number that is smaller the larger a score is.
const fn descending(score: i32) -> usize {
    i32::MAX.wrapping_sub(score) as u32 as usize
}

fn certainty(cause: &Scored) -> Certainty {
    if cause.proved && cause.score >= CERTAIN {
        Certainty::Certain
    } else if cause.score >= LIKELY {
        Certainty::Likely
    } else {
        Certainty::Possible
    }
}

/// What the clues say about one cause; nothing when none speaks for it.
fn score(id: CauseId, clues: &[Evidence]) -> Option<Scored> {
    let mut found: Vec<(i32, Evidence)> = Vec::new();
    let mut doubt = 0;
    let mut doubted: Vec<Clue> = Vec::new();
    for seen in clues {
        let Some(weight) = id.cause().weight(seen.clue) else {
            continue;
        };
        match weight {
            Weight::Excludes => return None,
            Weight::Doubts => {
                if !doubted.contains(&seen.clue) {
                    doubted.push(seen.clue);
                    doubt += worth(weight);
                }
            }
            _ => found.push((worth(weight), *seen)),
        }
    }
    order::by_key(&mut found, |(worth, _)| (descending(*worth), 0));
    let strongest = found.first()?.0;
    let mut told: Vec<Clue> = Vec::new();
    let mut more = 0;
    for (worth, seen) in &found {
        if !told.contains(&seen.clue) {
            if !told.is_empty() {
                more += if *worth >= LIKELY { 8 } else { 2 };
            }
            told.push(seen.clue);
        }
    }
    let score = strongest + more.min(24) + doubt;
    (score > 0).then(|| Scored {
        id,
        score,
        proved: strongest == worth(Weight::Proves),
        evidence: found.into_iter().map(|(_, seen)| seen).collect(),
    })
}

/// The status that was found, or that the first cause's message implies.
fn status(reading: &Reading, first: Option<CauseId>) -> Option<u16> {
    // Google and xAI refuse a key with a 400.
    let bad_request = matches!(reading.answered, Some(Provider::Gemini | Provider::Xai));
    let implied = first.and_then(|id| {
        reading
            .clues
            .iter()
            .filter(|seen| {
                matches!(
                    id.cause().weight(seen.clue),
                    Some(Weight::Proves | Weight::Suggests | Weight::Hints | Weight::Fits)
                )
            })
            .find_map(|seen| match seen.clue {
                Clue::MessageOtherProviderRefused | Clue::OwnProviderRefused if bad_request => {
                    Some(400)
                }
                clue => implied_status(clue),
            })
    });
    let found = |wanted: u16| reading.statuses.iter().any(|(status, _)| *status == wanted);
    match implied {
        Some(status) if found(status) => Some(status),
        _ => reading
            .statuses
            .iter()
            .map(|(status, _)| *status)
            .find(|status| *status >= 400)
            .or(implied),
    }
}

/// The status that servers send with a message.
const fn implied_status(clue: Clue) -> Option<u16> {
    match clue as u8 {
        1..=20 | 30..=59 => Some(401),
        _ => match clue {
            Clue::Status401
            | Clue::MessageAzureRefused
            | Clue::MessageAzureRole
            | Clue::MessageAzureBearer
            | Clue::MessageGateway
            | Clue::MessageSelfHosted
            | Clue::MessageHtml401
            | Clue::MessageOtherProviderRefused
            | Clue::OwnProviderRefused
            | Clue::OtherProviderMeant
            | Clue::MessageOtherProviderNoKey => Some(401),
            Clue::MessageRateLimit | Clue::MessageQuota | Clue::ClassRateLimit => Some(429),
            Clue::MessageRegion | Clue::MessageModelNotAllowed => Some(403),
            Clue::MessageContextTooLong | Clue::MessageBadRequest => Some(400),
            Clue::MessageServerError => Some(500),
            Clue::MessageOverloaded => Some(503),
            Clue::MessageModelNotFound => Some(404),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CauseId::*;
    use Certainty::*;
    use Clue::*;

    /// The answer to a paste that shows these clues, in this order.
    fn answer(clues: &[Clue]) -> Diagnosis {
        let mut reading = Reading::default();
        for (at, clue) in clues.iter().enumerate() {
            reading.see(*clue, crate::span::Span::new(2 * at, 2 * at + 1));
        }
        weigh(reading)
    }

    fn causes(clues: &[Clue]) -> Vec<(CauseId, Certainty)> {
        let causes = answer(clues).causes;
        causes
            .iter()
            .map(|cause| (cause.id, cause.certainty))
            .collect()
    }

    /// `KeyErrorStandardName` also hints at a wrong name: not worth a word
    /// where the key is known to be missing.
    #[test]
    fn beside_a_certain_cause_nothing_is_merely_possible() {
        assert_eq!(causes(&[KeyErrorStandardName]), [(EnvNotLoaded, Certain)]);
    }

    /// The refusal itself hints at two more causes, and a bare 401 fits others.
    #[test]
    fn beside_a_likely_cause_what_fits_everything_is_left_out() {
        assert_eq!(
            causes(&[MessageIncorrectKey, Status401]),
            [
                (RevokedKey, Likely),
                (MalformedKey, Possible),
                (StaleEnvironment, Possible)
            ]
        );
    }

    /// Who has no connection is not told of keys that may be missing.
    #[test]
    fn beside_another_error_no_identity_cause_is_merely_possible() {
        assert_eq!(causes(&[MessageConnection]), [(ConnectionFailed, Likely)]);
    }

    /// OpenAI's own words, from OpenAI's own host, outweigh what looked like
    /// another service's refusal.
    #[test]
    fn as_much_against_as_for_is_not_named() {
        let with = |doubts: &[Clue]| {
            let clues = [&[ServiceRefused], doubts].concat();
            causes(&clues).iter().any(|(id, _)| *id == OtherService)
        };
        assert!(with(&[]));
        assert!(with(&[HostOpenAi]));
        assert!(
            with(&[HostOpenAi, HostOpenAi, HostOpenAi]),
            "a doubt counts once"
        );
        assert!(!with(&[HostOpenAi, MessageIncorrectKey]));
    }

    #[test]
    fn the_status_is_that_of_the_first_causes_message() {
        let answer = answer(&[MessageRateLimit, MessageKeyRevoked]);
        assert_eq!(answer.causes[0].id, RevokedKey);
        assert_eq!(answer.status, Some(401));
    }
}
