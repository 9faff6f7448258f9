//! The corpus again, as terminals, logs, chats and mails carry text: its answers
//! must not change.
//!
//! Some must, for there the form is evidence: a setting alone on a line is read
//! as one, and in a log it may be anything. So each form has its number of
//! answers that may differ, and of those that may be certain and wrong.

mod pastes;

use fix401::Certainty;
use pastes::{Expected, corpus, expand, table};
use std::fs;

type Form = fn(&str) -> String;

/// A form, how many first causes may be others than alone, and how many of them
/// certain.
const FORMS: &[(&str, Form, usize, usize)] = &[
    (
        "colours",
        |text| lines(text, |_, line| format!("\u{1b}[31m{line}\u{1b}[0m")),
        0,
        0,
    ),
    ("a box", boxed, 5, 0),
    (
        "line numbers",
        |text| lines(text, |at, line| format!("{:6}\t{line}", at + 1)),
        16,
        0,
    ),
    ("80 columns", |text| wrapped(text, 80), 16, 0),
    ("120 columns", |text| wrapped(text, 120), 7, 1),
    ("HTML", html, 0, 0),
    (
        "HTML with breaks",
        |text| html(text.trim_end()).replace('\n', "<br>"),
        2,
        0,
    ),
    (
        "kubectl logs",
        |text| {
            lines(text, |at, line| {
                format!("2026-03-02T10:11:12.{at:09}Z stderr F {line}")
            })
        },
        18,
        0,
    ),
    (
        "docker compose logs",
        |text| lines(text, |_, line| format!("app-1  | {line}")),
        18,
        0,
    ),
    (
        "journalctl",
        |text| {
            lines(text, |_, line| {
                format!("Mar 02 10:11:12 web-1 app[4711]: {line}")
            })
        },
        18,
        0,
    ),
    (
        "a workflow's log",
        |text| {
            lines(text, |at, line| {
                format!("2026-03-02T10:11:12.{at:07}Z {line}")
            })
        },
        17,
        0,
    ),
    (
        "Docker's records",
        |text| {
            lines(text, |_, line| {
                format!(
                    "{{\"log\":{},\"stream\":\"stderr\"}}",
                    json(&format!("{line}\n"))
                )
            })
        },
        0,
        0,
    ),
    (
        "a JSON log",
        |text| {
            format!(
                "{{\"level\":\"error\",\"message\":{}}}\n",
                json(text.trim_end())
            )
        },
        21,
        0,
    ),
    (
        "JSON in JSON",
        |text| {
            let inner = format!("{{\"msg\":{}}}", json(text.trim_end()));
            format!(
                "{{\"severity\":\"ERROR\",\"textPayload\":{}}}\n",
                json(&inner)
            )
        },
        20,
        0,
    ),
    (
        "Python's bytes",
        |text| {
            format!(
                "b'{}'",
                text.trim_end()
                    .replace('\\', "\\\\")
                    .replace('\'', "\\'")
                    .replace('\n', "\\n")
            )
        },
        4,
        0,
    ),
    (
        "a question",
        |text| {
            format!(
                "I get this error and do not know what to do:\n\n```\n{text}```\n\nAny idea? Thanks!\n"
            )
        },
        4,
        0,
    ),
    (
        "a quoting mail",
        |text| lines(text, |_, line| format!("> {line}")),
        14,
        1,
    ),
    (
        "indentation",
        |text| lines(text, |_, line| format!("    {line}")),
        10,
        0,
    ),
    (
        "Windows' line breaks",
        |text| text.replace('\r', "").replace('\n', "\r\n"),
        6,
        0,
    ),
];

fn lines(text: &str, change: impl Fn(usize, &str) -> String) -> String {
    let changed = text.lines().enumerate().map(|(at, line)| change(at, line));
    changed.collect::<Vec<String>>().join("\n") + "\n"
}

fn boxed(text: &str) -> String {
    let width = text
        .lines()
        .map(|line| line.chars().count())
        .max()
        .unwrap_or(0);
    let bar = "─".repeat(width + 2);
    let inner = lines(text, |_, line| format!("│ {line:width$} │"));
    format!("╭{bar}╮\n{inner}╰{bar}╯\n")
}

fn wrapped(text: &str, width: usize) -> String {
    lines(text, |_, line| {
        let letters: Vec<char> = line.chars().collect();
        let parts = letters.chunks(width).map(|part| part.iter().collect());
        parts.collect::<Vec<String>>().join("\n")
    })
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

#[test]
fn what_carries_a_text_changes_no_answer() {
    let pastes: Vec<(Expected, String)> = table()
        .into_iter()
        .map(|expected| {
            let template = fs::read_to_string(corpus().join(&expected.file)).unwrap();
            let text = expand(&template).0;
            (expected, text)
        })
        .collect();
    let mut failures = String::new();
    for (name, form, most, most_certain) in FORMS {
        let mut wrong = Vec::new();
        for (expected, text) in &pastes {
            let carried = form(text);
            let answer = fix401::diagnose(&carried);
            for seen in answer.causes.iter().flat_map(|cause| &cause.evidence) {
                let span = carried.get(seen.span.start..seen.span.end);
                assert!(
                    span.is_some(),
                    "{name}, {}: evidence outside",
                    expected.file
                );
            }
            let first = answer.causes.first();
            if !Expected::accepts(&expected.first, first.map_or("-", |cause| cause.id.id())) {
                let sure = first.is_some_and(|cause| cause.certainty == Certainty::Certain);
                wrong.push(format!("{}{}", expected.file, if sure { "!" } else { "" }));
            }
        }
        let certain = wrong.iter().filter(|file| file.ends_with('!')).count();
        let count = wrong.len();
        println!(
            "{name:<22} {count} of {} differ, {certain} certain",
            pastes.len()
        );
        if count > *most || certain > *most_certain {
            failures += &format!(
                "{name}: {count} differ, {certain} certain: {}\n",
                wrong.join(" ")
            );
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
