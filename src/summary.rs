//! The part of a diagnosis that may leave the browser.
//!
//! A [`Summary`] is built from closed lists and bounded numbers, so no text of
//! the paste can be in it. Links and reports are made from it and from nothing
//! else. The compiler checks it: see [`closed`] below.

use crate::cause::CauseId;
use crate::clue::Clue;
use crate::diagnosis::{Certainty, Diagnosis, Verdict};
use crate::list;
use crate::loader::{Loader, Outcome, Problem};
use crate::order;
use crate::provider::Provider;
use crate::sample::Language;
use crate::text::Find;

/// The largest count or length that travels. Four digits cannot spell out
/// eight characters of anything.
pub const MAX_COUNT: u32 = 9_999;
/// How many causes travel: the page shows fewer.
pub const MAX_CAUSES: usize = 8;
/// How many clues travel with one cause, strongest first.
pub const MAX_CLUES: usize = 12;
/// How many clues travel beside those of the causes.
pub const MAX_OTHERS: usize = 48;
/// How many variables of a `.env` travel.
pub const MAX_VARIABLES: usize = 4;

/// A diagnosis without its paste: enums and bounded numbers only.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    pub verdict: Verdict,
    pub status: Option<u16>,
    /// Most likely first, at most [`MAX_CAUSES`], each id once.
    pub causes: Vec<SummaryCause>,
    pub provider: Option<Provider>,
    pub language: Option<Language>,
    /// Clues that were seen and that no listed cause uses; they tick the
    /// checklist. At most [`MAX_OTHERS`], each once.
    pub others: Vec<(Clue, Option<u32>)>,
    /// The variables of the pasted `.env`, at most [`MAX_VARIABLES`].
    pub variables: Vec<SummaryVariable>,
}

/// A cause in a [`Summary`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SummaryCause {
    pub id: CauseId,
    pub certainty: Certainty,
    /// Each clue with its count, strongest first, at most [`MAX_CLUES`].
    pub clues: Vec<(Clue, Option<u32>)>,
}

/// How the loaders read one variable of the pasted `.env`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SummaryVariable {
    pub name: KnownName,
    /// At most one for each loader, in the order of the loaders' numbers.
    pub readings: Vec<SummaryReading>,
}

/// What one loader makes of a variable.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SummaryReading {
    pub loader: Loader,
    pub outcome: Outcome,
    /// Characters of the value; 0 when there is none.
    pub length: u32,
    /// What would fail at the server, in the order of [`Problem::ALL`].
    pub problems: Vec<Problem>,
}

macro_rules! names {
    ($($number:literal $variant:ident $name:literal)*) => {
        /// A variable's name, when it is one of the well-known ones. Any other
        /// name is the user's own text and does not travel.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        #[repr(u8)]
        pub enum KnownName {
            /// Any name that is not listed.
            Other = 0,
            $($variant = $number,)*
        }

        impl KnownName {
            pub const ALL: &'static [KnownName] = &[KnownName::Other, $(KnownName::$variant,)*];

            /// The name as it is written.
            pub fn name(self) -> &'static str {
                let place = KnownName::ALL.iter().take_while(|name| **name != self).count();
                list!["another name" $(, $name)*].at(place)
            }

            /// The listed name, or [`KnownName::Other`].
            pub fn of(name: &str) -> KnownName {
                let place = list![$($name),*].iter().position(|listed| listed == name);
                place
                    .and_then(|place| KnownName::ALL.get(place + 1).copied())
                    .unwrap_or(KnownName::Other)
            }

            /// The name a link's number stands for.
            pub const fn from_number(number: u8) -> KnownName {
                match number { $($number => KnownName::$variant,)* _ => KnownName::Other }
            }
        }
    };
}

names! {
    1 OpenAiApiKey "OPENAI_API_KEY"
    2 OpenAiKey "OPENAI_KEY"
    3 OpenAiToken "OPENAI_TOKEN"
    4 OpenAiApiToken "OPENAI_API_TOKEN"
    5 OpenAiSecretKey "OPENAI_SECRET_KEY"
    6 OpenAiOrgId "OPENAI_ORG_ID"
    7 OpenAiOrganization "OPENAI_ORGANIZATION"
    8 OpenAiProjectId "OPENAI_PROJECT_ID"
    9 OpenAiBaseUrl "OPENAI_BASE_URL"
    10 OpenAiApiBase "OPENAI_API_BASE"
    11 OpenAiAdminKey "OPENAI_ADMIN_KEY"
    12 ApiKey "API_KEY"
    13 ApiKeyOpenAi "API_KEY_OPENAI"
    14 OpenAiApi "OPENAI_API"
    15 OpenApiKey "OPENAPI_KEY"
    16 OpenApiApiKey "OPENAPI_API_KEY"
    17 OpenAiApiKeyRunOn "OPENAI_APIKEY"
    18 OpenAiApiKeySplit "OPEN_AI_API_KEY"
    19 OpenAiKeySplit "OPEN_AI_KEY"
    20 ViteKey "VITE_OPENAI_API_KEY"
    21 NextKey "NEXT_PUBLIC_OPENAI_API_KEY"
    22 ReactKey "REACT_APP_OPENAI_API_KEY"
    23 LowerCase "openai_api_key"
    30 AzureOpenAiApiKey "AZURE_OPENAI_API_KEY"
    31 AzureOpenAiKey "AZURE_OPENAI_KEY"
    32 OpenRouterApiKey "OPENROUTER_API_KEY"
    33 GroqApiKey "GROQ_API_KEY"
    34 AnthropicApiKey "ANTHROPIC_API_KEY"
    35 DeepSeekApiKey "DEEPSEEK_API_KEY"
    36 MistralApiKey "MISTRAL_API_KEY"
    37 TogetherApiKey "TOGETHER_API_KEY"
    38 DashScopeApiKey "DASHSCOPE_API_KEY"
    39 XaiApiKey "XAI_API_KEY"
    40 GeminiApiKey "GEMINI_API_KEY"
    41 GoogleApiKey "GOOGLE_API_KEY"
    42 MoonshotApiKey "MOONSHOT_API_KEY"
    43 LiteLlmApiKey "LITELLM_API_KEY"
    44 PerplexityApiKey "PERPLEXITY_API_KEY"
    45 FireworksApiKey "FIREWORKS_API_KEY"
    46 CerebrasApiKey "CEREBRAS_API_KEY"
    47 NvidiaApiKey "NVIDIA_API_KEY"
    48 HfToken "HF_TOKEN"
    49 ReplicateApiToken "REPLICATE_API_TOKEN"
}

impl Diagnosis {
    /// What of this diagnosis may be shared.
    pub fn summary(&self) -> Summary {
        let mut causes: Vec<SummaryCause> = Vec::new();
        for ranked in &self.causes {
            if causes.len() == MAX_CAUSES {
                break;
            }
            if causes.iter().any(|cause| cause.id == ranked.id) {
                continue;
            }
            let mut clues = Vec::new();
            for evidence in &ranked.evidence {
                note(&mut clues, MAX_CLUES, evidence.clue, evidence.count);
            }
            causes.push(SummaryCause {
                id: ranked.id,
                certainty: ranked.certainty,
                clues,
            });
        }

        let mut others = Vec::new();
        for evidence in &self.clues {
            let used = causes
                .iter()
                .any(|cause| cause.clues.iter().any(|(clue, _)| *clue == evidence.clue));
            if !used {
                note(&mut others, MAX_OTHERS, evidence.clue, evidence.count);
            }
        }

        Summary {
            verdict: self.verdict,
            status: self.status.filter(|status| is_status(*status)),
            causes,
            provider: self.provider,
            language: self.language,
            others,
            variables: self.variables(),
        }
    }

    fn variables(&self) -> Vec<SummaryVariable> {
        let mut names: Vec<&str> = Vec::new();
        let mut variables: Vec<SummaryVariable> = Vec::new();
        for reading in &self.readings {
            let at = match names.iter().position(|name| *name == reading.name) {
                Some(at) => at,
                None if names.len() == MAX_VARIABLES => continue,
                None => {
                    names.push(&reading.name);
                    variables.push(SummaryVariable {
                        name: KnownName::of(&reading.name),
                        readings: Vec::new(),
                    });
                    names.len() - 1
                }
            };
            let readings = &mut variables[at].readings;
            if readings.iter().any(|other| other.loader == reading.loader) {
                continue;
            }
            let value = reading.value.as_ref().map_or("", |value| value.expose());
            readings.push(SummaryReading {
                loader: reading.loader,
                outcome: reading.outcome,
                length: (value.chars().count() as u32).min(MAX_COUNT),
                problems: reading.problems.clone(),
            });
        }
        for variable in &mut variables {
            order::by_key(&mut variable.readings, |reading| {
                (reading.loader as usize, 0)
            });
        }
        variables
    }
}

/// Adds a clue that is not there yet, with its count cut to what may travel.
fn note(clues: &mut Vec<(Clue, Option<u32>)>, most: usize, clue: Clue, count: Option<u32>) {
    if clues.len() < most && !clues.iter().any(|(known, _)| *known == clue) {
        clues.push((clue, count.map(|count| count.min(MAX_COUNT))));
    }
}

/// Whether a number is an HTTP status.
pub(crate) const fn is_status(status: u16) -> bool {
    status >= 100 && status <= 599
}

/// A clue's sentence with its count filled in.
pub fn sentence(clue: Clue, count: Option<u32>) -> String {
    let mut text = String::new();
    push_sentence(&mut text, clue, count);
    text
}

/// Appends [`sentence`] to a text.
pub(crate) fn push_sentence(text: &mut String, clue: Clue, count: Option<u32>) {
    let Some((before, after)) = clue.sentence().parted_by("{n}") else {
        text.push_str(clue.sentence());
        return;
    };
    match count {
        Some(count) => {
            text.push_str(before);
            push_number(text, count);
            match after.strip_prefix(" characters") {
                Some(after) if count == 1 => {
                    text.push_str(" character");
                    text.push_str(after);
                }
                _ => text.push_str(after),
            }
        }
        // The count was not told: "(… characters)" says nothing then.
        None => match (before.strip_suffix(" ("), after.split_once(')')) {
            (Some(before), Some((_, after))) => {
                text.push_str(before);
                text.push_str(after);
            }
            _ => {
                text.push_str(before);
                text.push_str("an unknown number of");
                text.push_str(after);
            }
        },
    }
}

/// Appends a number in decimal, without the formatting machinery.
pub(crate) fn push_number(text: &mut String, number: u32) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// Holds for types that cannot carry text: numbers, the closed enums, and what
/// is built from them. There is no implementation for `str` or `String`.
trait Closed {}

impl Closed for u16 {}
impl Closed for u32 {}
impl Closed for Verdict {}
impl Closed for Certainty {}
impl Closed for CauseId {}
impl Closed for Clue {}
impl Closed for Provider {}
impl Closed for Language {}
impl Closed for Loader {}
impl Closed for Outcome {}
impl Closed for Problem {}
impl Closed for KnownName {}
impl<T: Closed> Closed for Option<T> {}
impl<T: Closed> Closed for Vec<T> {}
impl<A: Closed, B: Closed> Closed for (A, B) {}

const fn closed<T: Closed>(_: &T) {}

/// Fails to compile when a field is added that is not [`Closed`], or that is
/// not named in the pattern.
macro_rules! closed_structs {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl Closed for $name {}
        const _: fn(&$name) = |$name { $($field),* }| { $(closed($field);)* };
    )*};
}

closed_structs! {
    Summary { verdict, status, causes, provider, language, others, variables }
    SummaryCause { id, certainty, clues }
    SummaryVariable { name, readings }
    SummaryReading { loader, outcome, length, problems }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnosis::{Evidence, RankedCause};
    use crate::loader::EnvReading;
    use crate::secret::Secret;
    use crate::span::Span;

    #[test]
    fn sentences_with_counts() {
        let table = [
            (
                Clue::EchoShort,
                Some(12),
                "The key that arrived has 12 characters, fewer than any OpenAI key of its kind.",
            ),
            (
                Clue::EchoShort,
                Some(1),
                "The key that arrived has 1 character, fewer than any OpenAI key of its kind.",
            ),
            (
                Clue::EchoShort,
                None,
                "The key that arrived has an unknown number of characters, fewer than any OpenAI \
                 key of its kind.",
            ),
            (
                Clue::KeyTruncated,
                Some(40),
                "The key is cut short (40 characters).",
            ),
            (Clue::KeyTruncated, None, "The key is cut short."),
            (Clue::Status401, Some(7), "The status is 401."),
        ];
        for (clue, count, expected) in table {
            assert_eq!(sentence(clue, count), expected);
        }
        for clue in Clue::ALL {
            for count in [None, Some(0), Some(1), Some(u32::MAX)] {
                let text = sentence(*clue, count);
                assert!(!text.contains('{') && text.ends_with('.'), "{text}");
            }
        }
    }

    #[test]
    fn names_round_trip() {
        for name in KnownName::ALL {
            assert_eq!(KnownName::from_number(*name as u8), *name);
            assert_eq!(KnownName::of(name.name()), *name);
        }
        assert_eq!(KnownName::of("MY_OWN_KEY"), KnownName::Other);
        assert_eq!(KnownName::from_number(255), KnownName::Other);
    }

    fn seen(clue: Clue, count: Option<u32>) -> Evidence {
        Evidence {
            clue,
            span: Span::new(0, 1),
            count,
        }
    }

    #[test]
    fn what_travels() {
        let reading = |name: &str, loader, value: &str| EnvReading {
            problems: crate::loader::problems(value),
            name: name.to_owned(),
            line: 1,
            loader,
            outcome: Outcome::Set,
            value: Some(Secret::new(value.to_owned())),
        };
        let diagnosis = Diagnosis {
            verdict: Verdict::Auth,
            status: Some(401),
            causes: vec![RankedCause {
                id: CauseId::MalformedKey,
                certainty: Certainty::Certain,
                evidence: vec![
                    seen(Clue::EchoQuoted, None),
                    seen(Clue::EchoQuoted, None),
                    seen(Clue::EchoLong, Some(12_345_678)),
                ],
            }],
            clues: vec![
                seen(Clue::Status401, None),
                seen(Clue::EchoQuoted, None),
                seen(Clue::Status401, None),
            ],
            readings: vec![
                reading("OPENAI_API_KEY", Loader::DockerRun, "'abc'"),
                reading("OPENAI_API_KEY", Loader::PythonDotenv, "abc"),
                reading("MY_KEY", Loader::PythonDotenv, "é"),
            ],
            secrets: Vec::new(),
            keys: Vec::new(),
            provider: Some(Provider::OpenAi),
            language: Some(Language::Python),
        };
        let set = |loader, length, problems: &[Problem]| SummaryReading {
            loader,
            outcome: Outcome::Set,
            length,
            problems: problems.to_vec(),
        };
        assert_eq!(
            diagnosis.summary(),
            Summary {
                verdict: Verdict::Auth,
                status: Some(401),
                causes: vec![SummaryCause {
                    id: CauseId::MalformedKey,
                    certainty: Certainty::Certain,
                    clues: vec![(Clue::EchoQuoted, None), (Clue::EchoLong, Some(MAX_COUNT))],
                }],
                provider: Some(Provider::OpenAi),
                language: Some(Language::Python),
                others: vec![(Clue::Status401, None)],
                variables: vec![
                    SummaryVariable {
                        name: KnownName::OpenAiApiKey,
                        readings: vec![
                            set(Loader::PythonDotenv, 3, &[]),
                            set(Loader::DockerRun, 5, &[Problem::QuotesKept]),
                        ],
                    },
                    SummaryVariable {
                        name: KnownName::Other,
                        readings: vec![set(Loader::PythonDotenv, 1, &[Problem::NotAscii])],
                    },
                ],
            }
        );
    }
}
