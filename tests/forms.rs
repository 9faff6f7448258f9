//! The corpus again, as terminals, logs, chats and mails carry text: its answers
//! must not change.
//!
//! Some must, for there the form is evidence: a setting alone on a line is read
//! as one, and in a log it may be anything. So each form has the share of its
//! answers that may differ, and the number of those that may be certain and wrong.

mod pastes;

use std::fs;

use pastes::{corpus, expand, faults, table};

type Form = fn(&str) -> String;

/// A form, how many answers in a thousand may have a fault, and how many of all a
/// cause that is called certain and may not be.
const FORMS: &[(&str, Form, usize, usize)] = &[
    (
        "colours",
        |text| lines(text, |_, line| format!("\u{1b}[31m{line}\u{1b}[0m")),
        0,
        0,
    ),
    ("a box", boxed, 2, 0),
    (
        "a box of 96 columns",
        |text| boxed(&wrapped(text, 96)),
        13,
        7,
    ),
    (
        "line numbers",
        |text| lines(text, |at, line| format!("{:6}\t{line}", at + 1)),
        5,
        0,
    ),
    ("80 columns", |text| wrapped(text, 80), 5, 0),
    ("120 columns", |text| wrapped(text, 120), 3, 1),
    ("HTML", html, 0, 0),
    (
        "a mail's lines",
        |text| lines(text, |_, line| between_words(line, 72)),
        12,
        15,
    ),
    ("spaces twice", |text| text.replace(' ', "  "), 5, 1),
    (
        "spaces of one kind",
        |text| text.replace(' ', "\u{a0}"),
        2,
        3,
    ),
    (
        "HTML with breaks",
        |text| html(text.trim_end()).replace('\n', "<br>"),
        1,
        0,
    ),
    (
        "kubectl logs",
        |text| {
            lines(text, |at, line| {
                format!("2026-03-02T10:11:12.{at:09}Z stderr F {line}")
            })
        },
        4,
        1,
    ),
    (
        "docker compose logs",
        |text| lines(text, |_, line| format!("app-1  | {line}")),
        6,
        1,
    ),
    (
        "journalctl",
        |text| {
            lines(text, |_, line| {
                format!("Mar 02 10:11:12 web-1 app[4711]: {line}")
            })
        },
        4,
        1,
    ),
    (
        "a workflow's log",
        |text| {
            lines(text, |at, line| {
                format!("2026-03-02T10:11:12.{at:07}Z {line}")
            })
        },
        4,
        1,
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
        4,
        1,
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
        4,
        1,
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
        1,
        0,
    ),
    (
        "a question",
        |text| {
            format!(
                "I get this error and do not know what to do:\n\n```\n{text}```\n\nAny idea? Thanks!\n"
            )
        },
        1,
        1,
    ),
    (
        "a quoting mail",
        |text| lines(text, |_, line| format!("> {line}")),
        5,
        3,
    ),
    (
        "indentation",
        |text| lines(text, |_, line| format!("    {line}")),
        4,
        0,
    ),
    (
        "Windows' line breaks",
        |text| text.replace('\r', "").replace('\n', "\r\n"),
        2,
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

fn between_words(line: &str, width: usize) -> String {
    let mut made = String::new();
    let mut length = 0;
    for word in line.split(' ') {
        let needed = word.chars().count() + 1;
        if length > 0 && length + needed > width {
            made.push('\n');
            length = 0;
        } else if length > 0 {
            made.push(' ');
        }
        made.push_str(word);
        length += needed;
    }
    made
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
    let pastes: Vec<_> = table()
        .into_iter()
        .map(|expected| {
            let template = fs::read_to_string(corpus().join(&expected.file)).unwrap();
            (expected, expand(&template))
        })
        .collect();
    let mut failures = String::new();
    for (name, form, most, most_certain) in FORMS {
        let mut wrong = Vec::new();
        for (expected, (text, keys)) in &pastes {
            let faults = faults(expected, &form(text), keys);
            assert!(
                !faults.contains("panicked") && !faults.contains("part of a key"),
                "{name}: {faults}"
            );
            if !faults.is_empty() {
                wrong.push(format!("{}:{faults}", expected.file));
            }
        }
        let certain = wrong
            .iter()
            .filter(|fault| fault.contains("called certain"))
            .count();
        let count = wrong.len();
        println!(
            "{name:<22} {count} of {} differ, {certain} certain",
            pastes.len()
        );
        if count * 1000 > *most * pastes.len() || certain > *most_certain {
            failures += &format!(
                "{name}: {count} differ, {certain} certain:\n{}\n",
                wrong.join("\n")
            );
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
