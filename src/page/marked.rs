//! The paste as the engine read it: evidence marked, keys masked, invisible
//! characters drawn, and of a long text only the lines that matter.

use fix401::text::{Cut, Find};
use std::sync::Arc;

use fix401::clue::Clue;
use fix401::mask;
use fix401::order;
use fix401::read::words::terminal_escape;
use fix401::span::Span;
use fix401::summary::sentence;
use leptos::prelude::*;

use super::chip;
use super::element::{Part, View, button, el};
use super::state::{Page, Read};

/// A text with at most this many lines is shown whole.
const SHORT: usize = 16;
/// Lines that one press unfolds at most.
const UNFOLD: usize = 400;
/// A run without marks longer than this, in bytes, is cut in its middle.
const LONG_RUN: usize = 600;
/// Bullets that stand for a masked stretch, at most.
const MOST_DOTS: usize = 12;
/// Stars in a row that are drawn short.
const STARS: usize = 12;
/// What remains at each end of a cut run, in bytes.
const RUN_END: usize = 160;
/// The longest text drawn behind the box while it is edited, in bytes.
pub const LONGEST_MIRROR: usize = 16_384;

/// What is marked and masked, in the order of the text.
struct Marks {
    evidence: Vec<(Span, Clue)>,
    /// The part of each secret that stays hidden.
    hidden: Vec<Span>,
}

pub fn view(page: Page) -> View {
    el("div", "lines")
        .attr("translate", "no")
        .live(move || match page.read() {
            Some(read) if !read.text.is_empty() => lines(page, &read, page.editing()),
            _ => Vec::new(),
        })
}

impl Marks {
    fn of(read: &Read, shown: bool) -> Marks {
        let mut marks = Marks {
            evidence: Vec::new(),
            hidden: Vec::new(),
        };
        let Some(diagnosis) = &read.diagnosis else {
            return marks;
        };
        for cause in &diagnosis.causes {
            for evidence in &cause.evidence {
                let mark = (evidence.span, evidence.clue);
                if !evidence.span.is_empty() && !marks.evidence.contains(&mark) {
                    marks.evidence.push(mark);
                }
            }
        }
        // Outer marks first, so that inner ones nest in them.
        order::by_key(&mut marks.evidence, |(span, _)| {
            (span.start, usize::MAX - span.end)
        });
        if !shown {
            for secret in &diagnosis.secrets {
                marks.hidden.push(mask::hidden(&read.text, *secret));
            }
        }
        marks
    }

    /// Which of the lines hold a mark or a secret.
    fn on(&self, lines: &[Span]) -> Vec<bool> {
        let mut on = vec![false; lines.len()];
        for span in self
            .evidence
            .iter()
            .map(|(span, _)| span)
            .chain(&self.hidden)
        {
            let first = lines.partition_point(|line| line.end < span.start);
            for (line, on) in lines.iter().zip(&mut on).skip(first) {
                if line.start >= span.end {
                    break;
                }
                *on = true;
            }
        }
        on
    }
}

/// The text's lines; `plain` keeps every character in its place, as the box
/// in front of them needs.
fn lines(page: Page, read: &Arc<Read>, plain: bool) -> Vec<Part> {
    let end = if plain { read.paste } else { read.text.len() };
    if plain && end > LONGEST_MIRROR {
        return Vec::new();
    }
    let marks = Arc::new(Marks::of(read, page.shown()));
    let spans = Arc::new(split(read.text.cut(..end)));
    let whole = plain || spans.len() <= SHORT;
    let mut matters = marks.on(&spans);
    for i in [0, spans.len() - 1] {
        matters[i] = true;
    }
    let matters: Vec<bool> = matters.iter().map(|on| *on || whole).collect();
    let near = |i: usize| {
        matters[i] || (i > 0 && matters[i - 1]) || matters.get(i + 1).copied().unwrap_or(false)
    };
    let mut views = Vec::new();
    let mut at = 0;
    while at < spans.len() {
        let stop = (at..spans.len()).find(|i| near(*i)).unwrap_or(spans.len());
        if stop - at > 1 {
            views.push(fold(page, read, &marks, &spans, at, stop).into());
            at = stop;
        }
        if let Some(span) = spans.get(at) {
            // The blank lines around a reply say nothing.
            if span.is_empty() && span.start >= read.paste && read.paste < read.text.len() {
                at += 1;
                continue;
            }
            views.push(line(page, read, &marks, *span, at + 1, plain).into());
            at += 1;
        }
    }
    views
}

fn split(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        spans.push(Span::new(start, start + line.len()));
        start += line.len() + 1;
    }
    spans
}

/// Lines that say nothing, behind a button that brings them.
fn fold(
    page: Page,
    read: &Arc<Read>,
    marks: &Arc<Marks>,
    spans: &Arc<Vec<Span>>,
    from: usize,
    to: usize,
) -> View {
    let opened = RwSignal::new(0_u8);
    let (read, marks, spans) = (read.clone(), marks.clone(), spans.clone());
    el("div", "fold").live(move || {
        let until = (from + usize::from(opened.get()) * UNFOLD).min(to);
        let mut views: Vec<Part> = (from..until)
            .map(|i| line(page, &read, &marks, spans[i], i + 1, false).into())
            .collect();
        if until < to {
            let mut label = String::from("Show ");
            label.push_str(&(to - until).to_string());
            label.push_str(" more lines");
            views.push(
                button("unfold", label, move |_| {
                    opened.update(|times| *times = times.saturating_add(1));
                })
                .into(),
            );
        }
        views
    })
}

fn line(page: Page, read: &Read, marks: &Marks, span: Span, number: usize, plain: bool) -> View {
    let mut row = el(
        "div",
        if span.start > read.paste {
            "line reply"
        } else {
            "line"
        },
    );
    if !plain {
        row = row.attr_of("data-line", number.to_string());
    }
    let evidence: Vec<(Span, Clue)> = marks
        .evidence
        .iter()
        .copied()
        .filter(|(mark, _)| mark.overlaps(span))
        .collect();
    let hidden: Vec<Span> = marks
        .hidden
        .iter()
        .copied()
        .filter(|part| part.overlaps(span))
        .collect();
    // Between two neighbouring cuts the text is marked and masked in one way.
    let mut cuts = vec![span.start, span.end];
    for part in evidence.iter().map(|(mark, _)| mark).chain(&hidden) {
        cuts.push(part.start.clamp(span.start, span.end));
        cuts.push(part.end.clamp(span.start, span.end));
    }
    order::by_key(&mut cuts, |cut| (*cut, 0));
    cuts.dedup();
    for pair in cuts.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        let masked = hidden.iter().any(|part| part.contains(piece));
        let mut content = draw(read.text.cut(piece.start..piece.end), masked, plain);
        for (mark, clue) in evidence
            .iter()
            .rev()
            .filter(|(mark, _)| mark.contains(piece))
        {
            content =
                vec![marked(page, *clue, mark.start == piece.start && !plain, content).into()];
        }
        row = row.parts(content);
    }
    row
}

/// A mark around a piece of the text; `first` marks take the keyboard's focus.
fn marked(page: Page, clue: Clue, first: bool, content: Vec<Part>) -> View {
    let mut mark = el("mark", "")
        .attr("data-clue", clue.id())
        .attr_of("data-number", (clue as u8).to_string())
        .parts(content);
    if first {
        let title = sentence(clue, None).with("`", "");
        mark = mark.attr("tabindex", "0").attr_of("title", title);
    }
    lights(page, clue, mark)
}

/// Makes an element light its clue while it is pointed at or in focus, and
/// show when its clue is lit from elsewhere.
pub fn lights(page: Page, clue: Clue, mut view: View) -> View {
    for (event, lit) in [
        ("pointerenter", Some(clue)),
        ("focus", Some(clue)),
        ("pointerleave", None),
        ("blur", None),
    ] {
        view = view.on(event, move |_| page.light(lit));
    }
    view.follow("data-lit", move || page.lit(clue))
}

/// A piece of text in one state: as it is, masked, with chips, or cut short.
fn draw(text: &str, masked: bool, plain: bool) -> Vec<Part> {
    if !plain && !masked && text.len() > LONG_RUN {
        return long_run(text);
    }
    if !plain
        && !masked
        && let Some(views) = starred(text)
    {
        return views;
    }
    let mut views = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if let Some(name) = chip::name(c) {
            views.extend(stretch(text.cut(from..at), masked, plain));
            from = at + c.len_utf8();
            // A terminal's colour is there to be seen by, and harms no one.
            let colour = terminal_escape(text.as_bytes(), at)
                .filter(|end| c == '\x1b' && !plain && text.cut(..*end).ends_with('m'));
            from = colour.unwrap_or(from);
            let kind = if colour.is_some() {
                "chip faint"
            } else {
                "chip"
            };
            // In the box's mirror the character keeps its own width.
            let chip = el("span", kind).attr("data-name", name);
            let chip = if plain {
                chip.words(c.to_string())
            } else {
                chip.child(el("span", "unseen").text(name))
            };
            views.push(chip.into());
        }
    }
    views.extend(stretch(text.cut(from..), masked, plain));
    views
}

/// Text without chips: as it is, or as bullets.
fn stretch(text: &str, masked: bool, plain: bool) -> Option<Part> {
    if text.is_empty() {
        return None;
    }
    if !masked {
        return Some(Part::Text(text.to_owned().into()));
    }
    let length = text.chars().count();
    let dots = el("span", "dots");
    Some(if plain {
        dots.words("•".repeat(length)).into()
    } else {
        dots.attr_of("title", length.to_string() + " characters hidden")
            .words("•".repeat(length.min(MOST_DOTS)))
            .into()
    })
}

/// A run of stars, as servers mask a key with, is drawn short with its length.
fn starred(text: &str) -> Option<Vec<Part>> {
    let from = text.place_of(&"*".repeat(STARS))?;
    let rest = text.cut(from..).trim_start_matches('*');
    let count = text.len() - from - rest.len();
    let mut views = draw(text.cut(..from), false, false);
    views.push(Part::Text("***".into()));
    views.push(
        el("span", "count")
            .words(String::from("× ") + &count.to_string())
            .into(),
    );
    views.extend(draw(rest, false, false));
    Some(views)
}

/// A very long run without marks: its ends, and its middle on request.
fn long_run(text: &str) -> Vec<Part> {
    let head = text.floor_char_boundary(RUN_END);
    let tail = text.ceil_char_boundary(text.len() - RUN_END);
    let middle: Arc<str> = text.cut(head..tail).into();
    let opened = RwSignal::new(0_u8);
    vec![
        Part::Text(text.cut(..head).to_owned().into()),
        el("span", "")
            .live(move || {
                if opened.get() != 0 {
                    return vec![Part::Text(middle.to_string().into())];
                }
                let label = String::from("… ") + &middle.len().to_string() + " bytes …";
                vec![button("unfold", label, move |_| opened.set(1)).into()]
            })
            .into(),
        Part::Text(text.cut(tail..).to_owned().into()),
    ]
}
