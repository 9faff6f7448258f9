//! A diagnosis as Markdown, for an issue or a forum reply.
//!
//! It is written from a [`Summary`] alone, so nothing of the paste can be in
//! it. What the reader may want to add, they add themselves.

use crate::diagnosis::{Certainty, Verdict};
use crate::summary::{Summary, push_number, push_sentence};

/// The report on a diagnosis. `link` is the page's address with the `#d=…` of
/// the same summary.
pub fn report(summary: &Summary, link: &str) -> String {
    let mut text = String::from("### ");
    text.push_str(match summary.verdict {
        Verdict::Auth => "Diagnosis of a 401",
        Verdict::NotAuth => "Diagnosis: not a 401",
        Verdict::Unrecognised => "No diagnosis yet",
    });
    text.push_str("\n\n");
    text.push_str(match summary.verdict {
        Verdict::Auth => {
            "The call failed because the caller was not identified. No model ran, nothing was \
             billed, and it is safe to try again."
        }
        Verdict::NotAuth => "The call failed, and not because of who was calling.",
        Verdict::Unrecognised => "The text does not say enough to name a cause.",
    });
    text.push('\n');

    if summary.status.is_some() || summary.provider.is_some() {
        text.push('\n');
    }
    if let Some(status) = summary.status {
        text.push_str("- Status: ");
        push_number(&mut text, u32::from(status));
        text.push('\n');
    }
    if let Some(provider) = summary.provider {
        text.push_str("- Provider: ");
        text.push_str(provider.name());
        text.push('\n');
    }

    for (rank, cause) in summary.causes.iter().enumerate() {
        let prose = cause.id.cause().prose();
        text.push_str("\n#### ");
        push_number(&mut text, rank as u32 + 1);
        text.push_str(". ");
        text.push_str(prose.title);
        text.push_str(match cause.certainty {
            Certainty::Certain => " (certain)",
            Certainty::Likely => " (likely)",
            Certainty::Possible => " (possible)",
        });
        text.push_str("\n\n");
        text.push_str(prose.summary);
        text.push('\n');
        if !cause.clues.is_empty() {
            text.push_str("\nWhy:\n\n");
            push_clues(&mut text, &cause.clues);
        }
        if !prose.steps.is_empty() {
            text.push_str("\nWhat to do:\n\n");
            for (index, step) in prose.steps.iter().enumerate() {
                push_number(&mut text, index as u32 + 1);
                text.push_str(". ");
                text.push_str(step);
                text.push('\n');
            }
        }
        if let Some(settle) = prose.settle {
            text.push_str("\nWhat would settle it: ");
            text.push_str(settle);
            text.push('\n');
        }
    }

    if !summary.others.is_empty() {
        text.push_str("\nAlso seen:\n\n");
        push_clues(&mut text, &summary.others);
    }

    if !summary.variables.is_empty() {
        text.push_str("\nHow the `.env` line is read:\n\n");
        for line in crate::link::describe_variables(summary) {
            text.push_str("- ");
            text.push_str(&line);
            text.push('\n');
        }
    }

    text.push_str("\nThe same diagnosis, to open: <");
    text.push_str(link);
    text.push_str(">\n");
    text
}

fn push_clues(text: &mut String, clues: &[(crate::clue::Clue, Option<u32>)]) {
    for (clue, count) in clues {
        text.push_str("- ");
        push_sentence(text, *clue, *count);
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cause::CauseId;
    use crate::clue::Clue;
    use crate::loader::{Loader, Outcome, Problem};
    use crate::provider::Provider;
    use crate::summary::{KnownName, SummaryCause, SummaryReading, SummaryVariable};

    fn nothing() -> Summary {
        Summary {
            verdict: Verdict::Unrecognised,
            status: None,
            causes: Vec::new(),
            provider: None,
            language: None,
            others: Vec::new(),
            variables: Vec::new(),
        }
    }

    #[test]
    fn a_report_in_order() {
        let summary = Summary {
            verdict: Verdict::Auth,
            status: Some(401),
            causes: vec![SummaryCause {
                id: CauseId::MalformedKey,
                certainty: Certainty::Certain,
                clues: vec![(Clue::EchoQuoted, None), (Clue::EchoLong, Some(166))],
            }],
            provider: Some(Provider::OpenAi),
            others: vec![(Clue::Status401, None)],
            variables: vec![SummaryVariable {
                name: KnownName::OpenAiApiKey,
                readings: vec![SummaryReading {
                    loader: Loader::DockerRun,
                    outcome: Outcome::Set,
                    length: 166,
                    problems: vec![Problem::QuotesKept],
                }],
            }],
            ..nothing()
        };
        let prose = CauseId::MalformedKey.cause().prose();
        let text = report(&summary, "https://example.org/#d=AQ");
        let mut rest = text.as_str();
        for part in [
            "### Diagnosis of a 401\n\n",
            "- Status: 401\n- Provider: OpenAI\n",
            "\n#### 1. ",
            prose.title,
            " (certain)\n\n",
            prose.summary,
            "\nWhy:\n\n- The key that arrived begins or ends with a quotation mark.\n",
            "- The key that arrived has 166 characters, more than any OpenAI key of its kind.\n",
            "\nWhat to do:\n\n1. ",
            prose.steps[0],
            "\n2. ",
            "\nAlso seen:\n\n- The status is 401.\n",
            "- `OPENAI_API_KEY`, read by docker run --env-file: set, 166 characters. Quotation \
             marks are part of the value.\n",
            "\nThe same diagnosis, to open: <https://example.org/#d=AQ>\n",
        ] {
            let at = rest.find(part);
            assert!(at.is_some(), "{part:?} is missing or out of order:\n{text}");
            rest = &rest[at.unwrap_or(0) + part.len()..];
        }
        assert!(rest.is_empty());
    }

    #[test]
    fn every_cause_has_a_report() {
        for id in CauseId::ALL {
            for certainty in [Certainty::Possible, Certainty::Likely, Certainty::Certain] {
                let summary = Summary {
                    causes: vec![SummaryCause {
                        id: *id,
                        certainty,
                        clues: Vec::new(),
                    }],
                    ..nothing()
                };
                let text = report(&summary, "x");
                assert!(text.contains(id.cause().prose().title));
                assert!(text.contains("\n1. ") && !text.contains("\n\n\n"), "{text}");
            }
        }
    }

    #[test]
    fn nothing_found() {
        assert_eq!(
            report(&nothing(), "x"),
            "### No diagnosis yet\n\nThe text does not say enough to name a cause.\n\nThe same \
             diagnosis, to open: <x>\n"
        );
    }
}
