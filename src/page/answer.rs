//! The Diagnosis region: the causes, how sure each is, why, and what to do.

use fix401::clue::Clue;
use fix401::summary::{SummaryCause, sentence};
use fix401::{Certainty, Summary, Verdict};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element as DomElement, HtmlElement};

use super::code::{prose, samples, told};
use super::dom::{after, by_id, document, set};
use super::element::{Part, View, button, el};
use super::marked::lights;
use super::readings;
use super::state::{Answer, Page, Read, later, next_turn};

const STOPPED: &str = "Stopped before the end, so there is no answer. Paste a shorter part: the lines around the error are enough.";

/// How many reasons are shown before the rest is folded.
const REASONS: usize = 4;
/// How many causes are unfolded from the start.
const OPEN: usize = 2;
/// By when what a press changes is on the page, in milliseconds.
const DRAWN: u64 = 50;

pub fn view(page: Page) -> View {
    el("div", "").live(move || {
        let (state, parts) = match page.answer.get() {
            Answer::Nothing => ("empty", Vec::new()),
            Answer::Working(percent) => ("working", vec![working(page, percent).into()]),
            Answer::Note(note) => ("answered", vec![el("p", "plain").text(note).into()]),
            Answer::Read(read) => ("answered", diagnosis(page, &read)),
        };
        set(&by_id::<HtmlElement>("desk"), "data-state", state);
        parts
    })
}

/// Gives up a long read. What was pasted stays.
fn stop(page: Page) {
    next_turn();
    page.answer.set(Answer::Note(STOPPED));
}

fn working(page: Page, percent: u32) -> View {
    el("p", "plain row")
        .text("Reading a long paste: ")
        .words(percent.to_string() + " %")
        .child(button("", "Stop".to_owned(), move |_| stop(page)))
}

fn diagnosis(page: Page, read: &Read) -> Vec<Part> {
    let summary = &read.summary;
    let mut views: Vec<Part> = Vec::new();
    if read.diagnosis.is_none() {
        views.push(
            el("p", "banner")
                .text("Opened from a link. Paste your own text to compare.")
                .into(),
        );
    }
    views.push(told("p", "verdict", &verdict(summary)).into());
    // Where a key may be at fault, it is drawn with the first cause.
    let at_fault = summary.verdict == Verdict::Auth;
    let heading = if at_fault { "h4" } else { "h3" };
    let mut keys = read
        .diagnosis
        .as_ref()
        .and_then(|diagnosis| (later()?.keys)(&read.text, &diagnosis.keys, heading));
    for (rank, cause) in summary.causes.iter().enumerate() {
        let keys = if at_fault { keys.take() } else { None };
        views.push(article(page, cause, rank, summary.causes.len(), keys).into());
    }
    views.extend(keys.map(Part::from));
    views.extend(readings::view(read).map(Part::from));
    views
}

/// One sentence above the causes.
fn verdict(summary: &Summary) -> String {
    let mut text = String::new();
    if let Some(status) = summary.status {
        text.push_str("Status ");
        text.push_str(&status.to_string());
        text.push_str(". ");
    }
    if let Some(provider) = summary.provider {
        // Without a status nobody has answered yet: the address names it.
        text.push_str(match summary.status {
            Some(_) => "Answered by ",
            None => "To be answered by ",
        });
        text.push_str(provider.name());
        text.push_str(". ");
    }
    text.push_str(match (summary.verdict, summary.causes.len()) {
        (Verdict::Unrecognised, _) if asked_in_vain(summary) => {
            "The live check got no readable answer, so it could not tell. That says nothing about the \
             key: send the same request with the curl line."
        }
        (Verdict::Unrecognised, _) => {
            "Nothing here says enough to name a cause, and a guess would not help. Paste more of the \
             error: the line with the message, and the lines around it."
        }
        (Verdict::NotAuth, _) => "This is not about identity: the key is not what failed.",
        (Verdict::Auth, 0) => {
            "The caller was refused, and nothing in the paste says why. Paste the body of the answer \
             as well, or the `.env` line."
        }
        (Verdict::Auth, 1) => "One cause explains it.",
        (Verdict::Auth, _) => "More than one cause fits; the likeliest comes first.",
    });
    text
}

/// Whether all that is known is that a live check got no answer.
fn asked_in_vain(summary: &Summary) -> bool {
    summary
        .others
        .iter()
        .any(|(clue, _)| *clue == Clue::CheckCouldNotTell)
}

fn article(page: Page, cause: &SummaryCause, rank: usize, of: usize, keys: Option<View>) -> View {
    let id = cause.id;
    let words = id.cause().prose();
    let mut head = el("summary", "")
        .child(told("h3", "", words.title))
        .child(certainty(cause.certainty));
    if of > 1 {
        head = head.attr_of("data-rank", (rank + 1).to_string());
    }
    let mut body = el("details", "")
        .child(head)
        .child(told("p", "lead", words.summary));
    if rank < OPEN {
        body = body.attr("open", "");
    }
    if !cause.clues.is_empty() {
        let (first, rest) = cause.clues.split_at(cause.clues.len().min(REASONS));
        body = body
            .child(el("h4", "").text("Why"))
            .child(reasons(page, first));
        if !rest.is_empty() {
            let label = rest.len().to_string() + " more";
            body = body.child(
                el("details", "rest")
                    .child(el("summary", "").words(label))
                    .child(reasons(page, rest)),
            );
        }
    }
    if let Some(keys) = keys {
        body = body.child(keys);
    }
    let mut steps = el("ol", "steps");
    for step in words.steps {
        steps = steps.child(told("li", "", step));
    }
    body = body.child(el("h4", "").text("What to do")).child(steps);
    if let Some(samples) = samples(page, id) {
        body = body.child(samples);
    }
    if let Some(settle) = words
        .settle
        .filter(|_| of > 1 || cause.certainty != Certainty::Certain)
    {
        body = body
            .child(el("h4", "").text("What would settle it"))
            .child(told("p", "", settle));
    }
    let address = String::from("causes/") + id.id() + "/";
    body = body.child(
        el("p", "more").child(
            el("a", "")
                .attr_of("href", address)
                .text("More about this cause"),
        ),
    );
    el("article", "cause")
        .attr("data-cause", id.id())
        .attr("data-certainty", cause.certainty.id())
        .child(body)
}

/// How sure, in a word and in highlighter strokes.
fn certainty(certainty: Certainty) -> View {
    el("span", "certainty").text(match certainty {
        Certainty::Certain => "Certain",
        Certainty::Likely => "Likely",
        Certainty::Possible => "Possible",
    })
}

fn reasons(page: Page, clues: &[(Clue, Option<u32>)]) -> View {
    let mut list = el("ul", "reasons");
    for (clue, count) in clues {
        list = list.child(reason(page, *clue, *count));
    }
    list
}

/// A reason that lights its marks, and is lit by them.
fn reason(page: Page, clue: Clue, count: Option<u32>) -> View {
    let reason = button("reason", String::new(), move |_| go_to_mark(page, clue))
        // Its number: a shared diagnosis is shown without the list of ids.
        .attr_of("data-reason", (clue as u8).to_string())
        .parts(prose(&sentence(clue, count)));
    el("li", "").child(lights(page, clue, reason))
}

fn go_to_mark(page: Page, clue: Clue) {
    page.edit(false);
    // The marked reading is drawn after this handler has ended.
    after(DRAWN, move || {
        let selector = String::from("#marked [data-number=\"") + &(clue as u8).to_string() + "\"]";
        if let Ok(Some(mark)) = document().query_selector(&selector) {
            mark.unchecked_ref::<DomElement>().scroll_into_view();
            _ = mark.unchecked_ref::<HtmlElement>().focus();
        }
    });
}
