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
use serde_json::{Map, Value, json};

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
    let answer = to_json(&fix401::diagnose(&text), show_values);
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, &answer)?;
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
            Ok((id, text)) => {
                let mut answer = to_json(&fix401::diagnose(&text), show_values);
                answer.insert("id".to_owned(), id);
                serde_json::to_writer(&mut out, &answer)?;
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

fn read_line(line: &[u8]) -> Result<(Value, String), &'static str> {
    let text = std::str::from_utf8(line).map_err(|_| "not UTF-8 text")?;
    let value: Value = serde_json::from_str(text).map_err(|_| "not a JSON object")?;
    let Value::Object(mut object) = value else {
        return Err("not a JSON object");
    };
    let id = object.remove("id").ok_or("no \"id\"")?;
    match object.remove("text") {
        Some(Value::String(text)) => Ok((id, text)),
        _ => Err("no \"text\" that is a string"),
    }
}

/// The answer in its published form.
fn to_json(diagnosis: &Diagnosis, show_values: bool) -> Map<String, Value> {
    let causes: Vec<Value> = diagnosis
        .causes
        .iter()
        .map(|cause| {
            let evidence: Vec<Value> = cause
                .evidence
                .iter()
                .map(|seen| json!({ "clue": seen.clue.id(), "start": seen.span.start, "end": seen.span.end }))
                .collect();
            json!({ "id": cause.id.id(), "certainty": cause.certainty.id(), "evidence": evidence })
        })
        .collect();
    let readings: Vec<Value> = diagnosis
        .readings
        .iter()
        .map(|reading| {
            let problems: Vec<&str> = reading
                .problems
                .iter()
                .map(|problem| problem.id())
                .collect();
            let mut object = json!({
                "name": reading.name,
                "line": reading.line,
                "loader": reading.loader.id(),
                "outcome": reading.outcome.id(),
                "length": reading.value.as_ref().map_or(0, |value| value.expose().chars().count()),
                "problems": problems,
            });
            if show_values {
                let value = reading.value.as_ref().map(|value| value.expose());
                object["value"] = json!(value);
            }
            object
        })
        .collect();
    let mut answer = Map::new();
    answer.insert("version".to_owned(), json!(1));
    answer.insert("verdict".to_owned(), json!(diagnosis.verdict.id()));
    answer.insert("status".to_owned(), json!(diagnosis.status));
    answer.insert("causes".to_owned(), Value::Array(causes));
    answer.insert("readings".to_owned(), Value::Array(readings));
    answer
}
