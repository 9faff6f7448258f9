//! What a link holds, in words.

use crate::loader::Outcome;
use crate::summary::{KnownName, Summary};

/// What a link to this summary holds, in words: one line each, for a preview
/// before it is copied.
pub fn describe(summary: &Summary) -> Vec<String> {
    let mut lines = Vec::new();
    let line = |parts: &[&str]| parts.concat();
    lines.push(line(&["Verdict: ", summary.verdict.id()]));
    if let Some(status) = summary.status {
        let mut text = String::from("Status: ");
        crate::summary::push_number(&mut text, u32::from(status));
        lines.push(text);
    }
    if let Some(provider) = summary.provider {
        lines.push(line(&["Provider: ", provider.name()]));
    }
    if let Some(language) = summary.language {
        lines.push(line(&["Code samples: ", language.name()]));
    }
    for cause in &summary.causes {
        lines.push(line(&[
            "Cause: ",
            cause.id.id(),
            " (",
            cause.certainty.id(),
            ")",
        ]));
        for (clue, count) in &cause.clues {
            lines.push(line(&["Clue: ", &crate::summary::sentence(*clue, *count)]));
        }
    }
    for (clue, count) in &summary.others {
        lines.push(line(&[
            "Also seen: ",
            &crate::summary::sentence(*clue, *count),
        ]));
    }
    for text in describe_variables(summary) {
        lines.push(line(&["Variable: ", &text]));
    }
    lines
}

/// How the loaders read each variable of the `.env`, in words, one line each.
pub(crate) fn describe_variables(summary: &Summary) -> Vec<String> {
    let mut lines = Vec::new();
    for variable in &summary.variables {
        for reading in &variable.readings {
            let mut text = String::new();
            match variable.name {
                KnownName::Other => text.push_str(variable.name.name()),
                name => {
                    text.push('`');
                    text.push_str(name.name());
                    text.push('`');
                }
            }
            text.push_str(", read by ");
            text.push_str(reading.loader.name());
            text.push_str(": ");
            text.push_str(outcome_words(reading.outcome));
            if reading.length != 0 {
                text.push_str(", ");
                crate::summary::push_number(&mut text, reading.length);
                text.push_str(if reading.length == 1 {
                    " character"
                } else {
                    " characters"
                });
            }
            text.push('.');
            for problem in &reading.problems {
                text.push(' ');
                text.push_str(problem.sentence());
            }
            lines.push(text);
        }
    }
    lines
}

const fn outcome_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Set => "set",
        Outcome::Empty => "set to nothing",
        Outcome::Unset => "not set",
        Outcome::Error => "refuses the file",
    }
}
