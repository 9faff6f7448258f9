//! Tells a screen reader the answer: once, and after the typing has paused.

use std::cell::Cell;

use fix401::Verdict;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

use super::dom::{after, by_id};
use super::element::watch;
use super::state::{Answer, Page};

/// How long an answer must stand before it is read out, in milliseconds.
const PAUSE: u64 = 800;

thread_local! {
    /// How many answers there have been: one that was overtaken stays unsaid.
    static ANSWERS: Cell<u32> = const { Cell::new(0) };
}

pub fn start(page: Page) {
    watch(move || {
        let words = match page.answer.get() {
            Answer::Nothing | Answer::Working(_) => String::new(),
            Answer::Note(note) => note.to_owned(),
            Answer::Read(read) => spoken(&read.summary),
        };
        let mine = ANSWERS.get() + 1;
        ANSWERS.set(mine);
        after(PAUSE, move || {
            if ANSWERS.get() == mine {
                say(&words);
            }
        });
    });
}

/// Puts a sentence into the page's live region, unless it stands there already.
pub fn say(words: &str) {
    let said: HtmlElement = by_id("said");
    if said.text_content().as_deref() != Some(words) {
        said.set_text_content(Some(words));
    }
}

fn spoken(summary: &fix401::Summary) -> String {
    let mut words = String::from("Diagnosis: ");
    match summary.causes.first() {
        Some(cause) => {
            words.push_str(cause.certainty.id());
            words.push_str(". ");
            words.push_str(cause.id.cause().prose().title);
            words.push('.');
            if summary.causes.len() > 1 {
                words.push(' ');
                words.push_str(&(summary.causes.len() - 1).to_string());
                words.push_str(" more possible.");
            }
        }
        None if summary.verdict == Verdict::Unrecognised => words.push_str("not recognised."),
        None => words.push_str("no cause found."),
    }
    words.retain(|c| c != '`');
    words
}
