//! Links open for ever, hold what was put in, and never fall over.
//!
//! `tests/links/v1.tsv` holds a link of version 1 on each line, and what it
//! must show, in ids. Lines are added and never changed.

use fix401::cause::CauseId;
use fix401::clue::Clue;
use fix401::link::{self, LinkError, decode, describe, encode};
use fix401::loader::{Loader, Outcome, Problem};
use fix401::markdown::report;
use fix401::provider::Provider;
use fix401::sample::Language;
use fix401::summary::{
    KnownName, MAX_CAUSES, MAX_CLUES, MAX_COUNT, MAX_OTHERS, MAX_VARIABLES, Summary, SummaryCause,
    SummaryReading, SummaryVariable,
};
use fix401::{Certainty, Verdict, diagnose};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const SAMPLES: &str = include_str!("links/v1.tsv");

const CERTAINTIES: [Certainty; 3] = [Certainty::Possible, Certainty::Likely, Certainty::Certain];
const OUTCOMES: [Outcome; 4] = [Outcome::Set, Outcome::Empty, Outcome::Unset, Outcome::Error];
const VERDICTS: [Verdict; 3] = [Verdict::Auth, Verdict::NotAuth, Verdict::Unrecognised];

/// A summary in the words of the table.
fn words(summary: &Summary) -> String {
    let clue = |(clue, count): &(Clue, Option<u32>)| match count {
        Some(count) => format!("{}={count}", clue.id()),
        None => clue.id().to_owned(),
    };
    let mut words = vec![summary.verdict.id().to_owned()];
    words.extend(summary.status.map(|status| status.to_string()));
    words.extend(summary.provider.map(|it| format!("provider {it:?}")));
    words.extend(summary.language.map(|it| format!("language {it:?}")));
    for cause in &summary.causes {
        words.push(format!(
            "{} {} [{}]",
            cause.certainty.id(),
            cause.id.id(),
            cause.clues.iter().map(clue).collect::<Vec<_>>().join(" ")
        ));
    }
    if !summary.others.is_empty() {
        let others: Vec<_> = summary.others.iter().map(clue).collect();
        words.push(format!("also [{}]", others.join(" ")));
    }
    for variable in &summary.variables {
        words.push(variable.name.name().to_owned());
        for reading in &variable.readings {
            let mut text = format!(
                "{} {} {}",
                reading.loader.id(),
                reading.outcome.id(),
                reading.length
            );
            for problem in &reading.problems {
                text.push(' ');
                text.push_str(problem.id());
            }
            words.push(text);
        }
    }
    words.join("; ")
}

fn samples() -> Vec<(&'static str, &'static str)> {
    SAMPLES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once('\t').expect("a link, a tab, its words"))
        .collect()
}

#[test]
fn old_links_open_for_ever() {
    assert!(!samples().is_empty());
    for (link, expected) in samples() {
        let summary = decode(link).unwrap_or_else(|error| panic!("{link}: {error:?}"));
        assert_eq!(words(&summary), expected, "{link}");
        assert_eq!(encode(&summary), link);
    }
}

/// Summaries that between them hold everything a link can name.
fn everything() -> Vec<Summary> {
    let empty = Summary {
        verdict: Verdict::Unrecognised,
        status: None,
        causes: Vec::new(),
        provider: None,
        language: None,
        others: Vec::new(),
        variables: Vec::new(),
    };
    let mut all = vec![empty.clone()];
    for (index, ids) in CauseId::ALL.chunks(MAX_CAUSES).enumerate() {
        all.push(Summary {
            verdict: VERDICTS[index % 3],
            status: Some(401 + index as u16),
            causes: ids
                .iter()
                .zip(CERTAINTIES.iter().cycle())
                .map(|(id, certainty)| SummaryCause {
                    id: *id,
                    certainty: *certainty,
                    clues: vec![(Clue::Status401, None), (Clue::EchoLong, Some(166))],
                })
                .collect(),
            ..empty.clone()
        });
    }
    for clues in Clue::ALL.chunks(MAX_OTHERS) {
        all.push(Summary {
            others: clues.iter().map(|clue| (*clue, None)).collect(),
            ..empty.clone()
        });
    }
    for provider in Provider::ALL {
        all.push(Summary {
            provider: Some(*provider),
            ..empty.clone()
        });
    }
    for language in Language::ALL {
        all.push(Summary {
            language: Some(*language),
            ..empty.clone()
        });
    }
    for names in KnownName::ALL.chunks(MAX_VARIABLES) {
        all.push(Summary {
            variables: names
                .iter()
                .map(|name| SummaryVariable {
                    name: *name,
                    readings: Vec::new(),
                })
                .collect(),
            ..empty.clone()
        });
    }
    for problems in Problem::ALL.chunks(Loader::ALL.len()) {
        all.push(Summary {
            variables: vec![SummaryVariable {
                name: KnownName::OpenAiApiKey,
                readings: Loader::ALL
                    .iter()
                    .zip(problems)
                    .zip(OUTCOMES.iter().cycle())
                    .map(|((loader, problem), outcome)| SummaryReading {
                        loader: *loader,
                        outcome: *outcome,
                        length: 164 + *loader as u32,
                        problems: vec![*problem],
                    })
                    .collect(),
            }],
            ..empty.clone()
        });
    }
    all
}

/// So that no number can change its meaning unseen.
#[test]
fn the_samples_hold_everything() {
    let held: Vec<&str> = samples()
        .iter()
        .flat_map(|(_, words)| words.split([';', '[', ']']))
        .flat_map(|part| {
            let part = part.trim();
            [part].into_iter().chain(part.split(' '))
        })
        .collect();
    let mut missing = Vec::new();
    for summary in everything() {
        let text = words(&summary);
        let is_held = text
            .split([';', '[', ']'])
            .flat_map(|part| part.trim().split(' '))
            .filter(|word| word.parse::<u32>().is_err())
            .all(|word| held.contains(&word));
        if !is_held {
            missing.push(format!("{}\t{text}", encode(&summary)));
        }
    }
    assert!(
        missing.is_empty(),
        "Add these lines to the end of tests/links/v1.tsv:\n{}",
        missing.join("\n")
    );
}

#[test]
fn links_of_the_future_and_no_links_at_all() {
    for (text, error) in [
        ("", LinkError::Empty),
        ("   ", LinkError::Empty),
        ("hello", LinkError::Broken),
        ("AQ", LinkError::Broken),
        ("https://example.org/", LinkError::Broken),
        ("пустой", LinkError::Empty),
        ("AQAAAAAA\u{0}", LinkError::Broken),
    ] {
        assert_eq!(decode(text), Err(error), "{text:?}");
    }
    let long = "A".repeat(link::MAX_LENGTH + 1);
    assert_eq!(decode(&long), Err(LinkError::Broken));
    assert_eq!(decode(&"A".repeat(10_000_000)), Err(LinkError::Broken));
    for error in [
        LinkError::Empty,
        LinkError::Broken,
        LinkError::FromTheFuture { version: 2 },
    ] {
        assert!(error.sentence().ends_with('.'));
    }
}

#[test]
fn an_ordinary_link_is_short() {
    let paste = "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect \
                 API key provided: None. You can find your API key at \
                 https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', \
                 'param': None, 'code': 'invalid_api_key'}}";
    let summary = diagnose(paste).summary();
    let link = encode(&summary);
    assert!(link.len() < 80, "{} characters", link.len());
    assert_eq!(decode(&link), Ok(summary));
}

fn clues(most: usize) -> impl Strategy<Value = Vec<(Clue, Option<u32>)>> {
    let counts = vec(proptest::option::of(0..=MAX_COUNT), most);
    (subsequence(Clue::ALL, 0..=most), counts).prop_flat_map(|(clues, counts)| {
        let counted: Vec<_> = clues.into_iter().zip(counts).collect();
        Just(counted).prop_shuffle()
    })
}

fn cause(id: CauseId) -> impl Strategy<Value = SummaryCause> {
    (select(&CERTAINTIES[..]), clues(MAX_CLUES)).prop_map(move |(certainty, clues)| SummaryCause {
        id,
        certainty,
        clues,
    })
}

fn reading(loader: Loader) -> impl Strategy<Value = SummaryReading> {
    (
        select(&OUTCOMES[..]),
        prop_oneof![Just(0), Just(164), 0..=MAX_COUNT],
        subsequence(Problem::ALL, 0..=Problem::ALL.len()),
    )
        .prop_map(move |(outcome, length, problems)| SummaryReading {
            loader,
            outcome,
            length,
            problems,
        })
}

fn variable() -> impl Strategy<Value = SummaryVariable> {
    let readings = subsequence(&Loader::ALL[..], 0..=Loader::ALL.len())
        .prop_flat_map(|loaders| loaders.into_iter().map(reading).collect::<Vec<_>>());
    (select(KnownName::ALL), readings)
        .prop_map(|(name, readings)| SummaryVariable { name, readings })
}

fn summary() -> impl Strategy<Value = Summary> {
    let causes = subsequence(CauseId::ALL, 0..=MAX_CAUSES)
        .prop_shuffle()
        .prop_flat_map(|ids| ids.into_iter().map(cause).collect::<Vec<_>>());
    (
        select(&VERDICTS[..]),
        proptest::option::of(100..=599_u16),
        causes,
        proptest::option::of(select(Provider::ALL)),
        proptest::option::of(select(Language::ALL)),
        clues(MAX_OTHERS),
        vec(variable(), 0..=MAX_VARIABLES),
    )
        .prop_map(
            |(verdict, status, causes, provider, language, others, variables)| Summary {
                verdict,
                status,
                causes,
                provider,
                language,
                others,
                variables,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_in_comes_out(summary in summary()) {
        let link = encode(&summary);
        prop_assert!(link.len() <= link::MAX_LENGTH);
        prop_assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
        let decoded = decode(&link);
        prop_assert_eq!(decoded.as_ref(), Ok(&summary));
        let text = report(&summary, &link);
        let filled = text.contains(&link) && !text.contains("{n}");
        prop_assert!(filled);
        prop_assert!(!describe(&summary).is_empty());
    }

    #[test]
    fn a_cut_link_is_noticed(summary in summary(), cut in 0.0..1.0) {
        let link = encode(&summary);
        let cut = (link.len() as f64 * cut) as usize;
        prop_assert!(decode(&link[..cut]).is_err());
    }

    #[test]
    fn any_text_opens_or_is_told_apart(text in "[A-Za-z0-9_-]{0,80}|\\PC{0,60}") {
        match decode(&text) {
            Ok(summary) => prop_assert_eq!(decode(&encode(&summary)), Ok(summary)),
            Err(error) => is_plain(error.sentence())?,
        }
    }

    /// As an address arrives: text, whatever bytes it was made of.
    #[test]
    fn any_bytes_give_a_plain_sentence(bytes in vec(any::<u8>(), 0..60)) {
        if let Err(error) = decode(&String::from_utf8_lossy(&bytes)) {
            is_plain(error.sentence())?;
        }
    }

    /// Random bytes behind a right check value reach what random text never does.
    #[test]
    fn any_bytes_with_a_right_check_value(bytes in vec(prop_oneof![0..4_u8, any::<u8>()], 0..60)) {
        match decode(&sealed(&bytes)) {
            Ok(summary) => prop_assert_eq!(decode(&encode(&summary)), Ok(summary)),
            Err(error) => is_plain(error.sentence())?,
        }
    }

    #[test]
    fn a_diagnosis_opens_as_it_was(text in "(\\PC|\n|OPENAI_API_KEY=|sk-proj-|401 |Incorrect API key provided: |429 ){0,30}") {
        let summary = diagnose(&text).summary();
        prop_assert_eq!(decode(&encode(&summary)), Ok(summary));
    }
}

/// Whole sentences in words, without a code or a trace of the program.
fn is_plain(text: &str) -> Result<(), TestCaseError> {
    let words = |c: char| c.is_ascii_alphabetic() || " .,;:’'-".contains(c);
    prop_assert!(
        text.starts_with(|c: char| c.is_ascii_uppercase()),
        "{}",
        text
    );
    prop_assert!(text.ends_with('.') && text.chars().all(words), "{}", text);
    Ok(())
}

/// The bytes after a version byte, with the check value, as a link: written
/// from the layout's description, apart from the code under test.
fn sealed(bytes: &[u8]) -> String {
    let mut all = vec![1];
    all.extend(bytes);
    let mut crc = 0xffff_u32;
    for byte in &all {
        crc ^= u32::from(*byte) << 8;
        for _ in 0..8 {
            crc <<= 1;
            if crc & 0x1_0000 != 0 {
                crc ^= 0x1_1021;
            }
        }
    }
    all.extend([(crc >> 8) as u8, crc as u8]);
    let bits: String = all.iter().map(|byte| format!("{byte:08b}")).collect();
    let digits: Vec<char> = ('A'..='Z')
        .chain('a'..='z')
        .chain('0'..='9')
        .chain(['-', '_'])
        .collect();
    bits.as_bytes()
        .chunks(6)
        .map(|chunk| {
            let digit = chunk
                .iter()
                .fold(0, |digit, bit| digit * 2 + usize::from(*bit == b'1'));
            digits[digit << (6 - chunk.len())]
        })
        .collect()
}
