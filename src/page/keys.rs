//! The keys in the paste, drawn one above the other: length, both ends and the
//! hidden middle, so that two that differ are seen to differ.

use fix401::diagnosis::KeyOutline;
use fix401::mask;
use fix401::span::Span;
use fix401::text::{Cut, NOT_ALPHANUMERIC};

use super::element::{View, el};

/// Hidden characters that one dot of the drawing stands for.
const PER_DOT: u32 = 5;
/// Visible at the start when an echo is there to compare with: what it shows.
const ECHO_HEAD: usize = 8;
/// Visible at the end in that case.
const ECHO_TAIL: usize = 4;
/// A key shorter than this is drawn with its public prefix only.
const SHORT: usize = 24;

struct Drawing {
    label: String,
    head: String,
    tail: String,
    length: u32,
}

/// `heading` is the heading's tag.
pub fn view(text: &str, keys: &[KeyOutline], heading: &'static str) -> Option<View> {
    let echoed = keys.iter().any(|key| key.echo);
    let drawings: Vec<Drawing> = keys.iter().map(|key| drawing(text, key, echoed)).collect();
    let first = drawings.first()?;
    let rows = drawings.iter().map(|key| row(key, first).into());
    Some(
        el("section", "keys-drawn")
            .child(el(heading, "").text(if keys.len() > 1 {
                "The keys, side by side"
            } else {
                "The key"
            }))
            .child(el("div", "key-rows").parts(rows.collect())),
    )
}

fn drawing(text: &str, key: &KeyOutline, echoed: bool) -> Drawing {
    let mut raw = key.span.of(text);
    if raw.chars().count() > key.length as usize {
        // Marks around the key that were not counted are not drawn either.
        raw = raw.trim_matches(NOT_ALPHANUMERIC);
    }
    let (head, tail) = if key.echo {
        (key.head as usize, key.tail as usize)
    } else if echoed && raw.len() >= SHORT {
        (ECHO_HEAD, ECHO_TAIL)
    } else {
        let hidden = mask::hidden(raw, Span::new(0, raw.len()));
        (
            raw.cut(..hidden.start).chars().count(),
            raw.cut(hidden.end..).chars().count(),
        )
    };
    let from = raw
        .char_indices()
        .rev()
        .nth(tail.wrapping_sub(1))
        .map_or(raw.len(), |(at, _)| at);
    let mut label = String::from(if key.echo {
        "The key that arrived"
    } else {
        "The key as written"
    });
    label.push_str(", line ");
    label.push_str(&(text.cut(..key.span.start).matches('\n').count() + 1).to_string());
    Drawing {
        label,
        head: raw.cut(..from).chars().take(head).collect(),
        tail: raw.cut(from..).to_owned(),
        length: key.length,
    }
}

fn row(key: &Drawing, first: &Drawing) -> View {
    let seen = (key.head.chars().count() + key.tail.chars().count()) as u32;
    let hidden = key.length.saturating_sub(seen);
    let end = |text: &str, same: bool| -> View {
        el("b", "")
            .attr("data-same", if same { "yes" } else { "no" })
            .words(text.to_owned())
    };
    let dots = hidden.div_ceil(PER_DOT).min(60) as usize;
    el("div", "key-row")
        .child(el("span", "key-label").words(key.label.clone()))
        .child(
            el("span", "key-drawn")
                .child(end(&key.head, key.head == first.head))
                .child(
                    el("span", "dots")
                        .attr("aria-hidden", "true")
                        .words("•".repeat(dots)),
                )
                .child(end(&key.tail, key.tail == first.tail)),
        )
        .child(
            el("span", "key-length")
                .attr(
                    "data-same",
                    if key.length == first.length {
                        "yes"
                    } else {
                        "no"
                    },
                )
                .words(key.length.to_string() + " characters"),
        )
}
