//! Diagnoses without a browser: a paste on standard input, JSON on standard output.
//!
//! ```text
//! cargo run --release --quiet --example diagnose < error.txt
//! cargo run --release --quiet --example diagnose -- --lines < pastes.jsonl
//! ```
//!
//! `--lines` reads one `{"id": …, "text": …}` on each line and answers each on
//! one line, in order, with its `id`. `--show-values` adds to each reading the
//! value that the loader yields. Input that cannot be read gets one line on
//! standard error and exit status 2.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::process::ExitCode;

use fix401::Diagnosis;
use serde::{Deserialize, Serialize};
use serde_json::Value;

fn main() -> ExitCode {
    let mut lines = false;
    let mut show_values = false;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--lines" => lines = true,
            "--show-values" => show_values = true,
            _ => {
                eprintln!(
                    "diagnose: unknown argument; use --lines or --show-values, with the paste on standard input"
                );
                return ExitCode::from(2);
            }
        }
    }
    let result = if lines {
        answer_lines(show_values)
    } else {
        answer_one(show_values)
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        // Whoever reads the answers may stop early.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("diagnose: {error}");
            ExitCode::from(2)
        }
    }
}

/// Answers one paste; `false` when it is not UTF-8.
fn answer_one(show_values: bool) -> io::Result<bool> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let Ok(text) = String::from_utf8(bytes) else {
        eprintln!("diagnose: the input is not UTF-8 text");
        return Ok(false);
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let diagnosis = fix401::diagnose(&text);
    serde_json::to_writer_pretty(&mut out, &answer(&diagnosis, show_values, None))?;
    writeln!(out)?;
    out.flush()?;
    Ok(true)
}

/// Answers each line; `false` when one of them could not be read.
fn answer_lines(show_values: bool) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    for (index, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match read_line(&line) {
            Ok(Paste { id, text }) => {
                let diagnosis = fix401::diagnose(&text);
                serde_json::to_writer(&mut out, &answer(&diagnosis, show_values, Some(id)))?;
                writeln!(out)?;
            }
            // The reason is not repeated: it might quote the line.
            Err(reason) => {
                eprintln!("diagnose: line {}: {reason}", index + 1);
                all_read = false;
            }
        }
    }
    out.flush()?;
    Ok(all_read)
}

/// One line of `--lines`.
#[derive(Deserialize)]
struct Paste {
    id: Value,
    text: String,
}

fn read_line(line: &[u8]) -> Result<Paste, &'static str> {
    let text = std::str::from_utf8(line).map_err(|_| "not UTF-8 text")?;
    serde_json::from_str(text)
        .map_err(|_| "not a JSON object with an \"id\" and a \"text\" that is a string")
}

/// The answer in its published form.
#[derive(Serialize)]
struct Answer<'a> {
    version: u8,
    verdict: &'static str,
    status: Option<u16>,
    causes: Vec<Cause>,
    readings: Vec<Reading<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
}

#[derive(Serialize)]
struct Cause {
    id: &'static str,
    certainty: &'static str,
    evidence: Vec<Evidence>,
}

/// Bytes `start..end` of the paste show the clue.
#[derive(Serialize)]
struct Evidence {
    clue: &'static str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Reading<'a> {
    name: &'a str,
    line: u32,
    loader: &'static str,
    outcome: &'static str,
    /// In characters; 0 where nothing is set.
    length: usize,
    problems: Vec<&'static str>,
    /// Only with `--show-values`; null where nothing is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Option<&'a str>>,
}

fn answer(diagnosis: &Diagnosis, show_values: bool, id: Option<Value>) -> Answer<'_> {
    let causes = diagnosis.causes.iter().map(|cause| Cause {
        id: cause.id.id(),
        certainty: cause.certainty.id(),
        evidence: cause
            .evidence
            .iter()
            .map(|seen| Evidence {
                clue: seen.clue.id(),
                start: seen.span.start,
                end: seen.span.end,
            })
            .collect(),
    });
    let readings = diagnosis.readings.iter().map(|reading| {
        let value = reading.value.as_ref().map(|value| value.expose());
        Reading {
            name: &reading.name,
            line: reading.line,
            loader: reading.loader.id(),
            outcome: reading.outcome.id(),
            length: value.map_or(0, |value| value.chars().count()),
            problems: reading
                .problems
                .iter()
                .map(|problem| problem.id())
                .collect(),
            value: show_values.then_some(value),
        }
    });
    Answer {
        version: 1,
        verdict: diagnosis.verdict.id(),
        status: diagnosis.status,
        causes: causes.collect(),
        readings: readings.collect(),
        id,
    }
}
