//! How each loader reads the pasted `.env`.

use fix401::loader::{Loader, Outcome};
use fix401::mask;
use fix401::span::Span;
use fix401::summary::{SummaryReading, SummaryVariable};
use fix401::text::Cut;

use super::element::{Part, View, el};
use super::state::{Read, later};

/// What people call the loader: its package, command or file.
const fn called(loader: Loader) -> &'static str {
    match loader {
        Loader::PythonDotenv => "python-dotenv",
        Loader::DockerRun => "docker run --env-file",
        Loader::DockerCompose => "docker compose",
        Loader::NodeEnvFile => "node --env-file",
        Loader::NpmDotenv => "dotenv (npm)",
        Loader::Shell => "set -a; . ./.env",
        Loader::Systemd => "systemd EnvironmentFile=",
        Loader::WindowsSet => "set NAME=value (cmd)",
    }
}

pub fn view(read: &Read) -> Option<View> {
    let variables = &read.summary.variables;
    if variables.is_empty() {
        return None;
    }
    // Shown at once where programs disagree; else it only confirms.
    let disagree = variables.iter().any(|variable| {
        variable.readings.windows(2).any(|pair| {
            (pair[0].outcome, pair[0].length, &pair[0].problems)
                != (pair[1].outcome, pair[1].length, &pair[1].problems)
        })
    });
    let mut body = el("details", "readings").child(
        el("summary", "")
            .child(el("h3", "").text("How programs read this .env"))
            .child(el("span", "certainty").text(if disagree {
                "They differ"
            } else {
                "All alike"
            })),
    );
    if disagree {
        body = body.attr("open", "");
    }
    Some(
        body.parts(
            variables
                .iter()
                .map(|variable| table(read, variable).into())
                .collect(),
        ),
    )
}

fn table(read: &Read, variable: &SummaryVariable) -> View {
    let rows = variable
        .readings
        .iter()
        .map(|reading| row(read, variable, reading).into());
    el("table", "")
        .child(el("caption", "").child(el("code", "").text(variable.name.name())))
        .child(el("tbody", "").parts(rows.collect()))
}

fn row(read: &Read, variable: &SummaryVariable, reading: &SummaryReading) -> View {
    let mut told = String::from(match reading.outcome {
        Outcome::Set => "",
        Outcome::Empty => "set to nothing",
        Outcome::Unset => "not set",
        Outcome::Error => "refuses the file",
    });
    if reading.outcome == Outcome::Set {
        told.push_str(&reading.length.to_string());
        told.push_str(" characters");
    }
    for problem in &reading.problems {
        told.push_str(". ");
        told.push_str(problem.sentence().trim_end_matches('.'));
    }
    let fine = reading.outcome == Outcome::Set && reading.problems.is_empty();
    el("tr", "")
        .attr("data-fine", if fine { "yes" } else { "no" })
        .child(
            el("th", "")
                .attr("scope", "row")
                .child(el("code", "").text(called(reading.loader))),
        )
        .child(
            el("td", "").words(told).parts(
                faulty(read, variable, reading)
                    .map(Part::from)
                    .into_iter()
                    .collect(),
            ),
        )
}

/// A faulty value's two ends as that program would send them, when the text is at hand.
fn faulty(read: &Read, variable: &SummaryVariable, reading: &SummaryReading) -> Option<View> {
    if reading.problems.is_empty() {
        return None;
    }
    let diagnosis = read.diagnosis.as_ref()?;
    let own = diagnosis.readings.iter().find(|own| {
        own.loader == reading.loader && own.name == variable.name.name() && own.value.is_some()
    })?;
    Some((later()?.value)(own.value.as_ref()?.expose()))
}

/// A value, but for its middle.
pub fn value(text: &str) -> View {
    let hidden = mask::hidden(text, Span::new(0, text.len()));
    let drawn = String::from(text.cut(..hidden.start)) + "•••" + text.cut(hidden.end..);
    el("code", "value").words(drawn)
}
