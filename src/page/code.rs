//! Code in running text, and samples to copy.

use fix401::cause::CauseId;
use fix401::sample::{Language, Sample};

use super::element::{Part, View, button, el};
use super::share;
use super::state::Page;

/// Prose with inline code in backticks.
pub fn prose(text: &str) -> Vec<Part> {
    text.split('`')
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(i, part)| {
            if i % 2 == 0 {
                Part::Text(part.to_owned().into())
            } else {
                el("code", "").words(part.to_owned()).into()
            }
        })
        .collect()
}

/// A paragraph, list item or the like, of prose.
pub fn told(tag: &'static str, class: &'static str, text: &str) -> View {
    el(tag, class).parts(prose(text))
}

/// A cause's samples: one language at a time, chosen by tabs.
pub fn samples(page: Page, id: CauseId) -> Option<View> {
    let samples = id.cause().samples;
    let mut languages: Vec<Language> = Vec::new();
    for sample in samples {
        if !languages.contains(&sample.language) {
            languages.push(sample.language);
        }
    }
    let first = *languages.first()?;
    let seen = page.read_now().and_then(|read| read.summary.language);
    let chosen = {
        let languages = languages.clone();
        move || match page.language().or(seen) {
            Some(language) if languages.contains(&language) => language,
            _ => first,
        }
    };
    let mut tabs = el("div", "tabs")
        .attr("role", "group")
        .attr("aria-label", "Language");
    for language in languages {
        let chosen = chosen.clone();
        tabs = tabs.child(
            button("tab", language.name().to_owned(), move |_| {
                page.speak(Some(language));
            })
            .follow("aria-pressed", move || {
                if chosen() == language {
                    "true"
                } else {
                    "false"
                }
            }),
        );
    }
    let codes = el("div", "").live(move || {
        let language = chosen();
        samples
            .iter()
            .filter(|sample| sample.language == language)
            .map(|sample| figure(page, sample).into())
            .collect()
    });
    Some(el("div", "samples").child(tabs).child(codes))
}

fn figure(page: Page, sample: &'static Sample) -> View {
    let code = page.code(sample);
    let shown = el("code", "");
    let shown = match code {
        Some(code) => shown.text(code.trim_end()),
        // As much room as it will take: nothing moves when it comes.
        None => shown
            .words("\n".repeat(usize::from(sample.lines) - 1) + &" ".repeat(sample.width.into())),
    };
    el("figure", "code")
        .child(
            el("figcaption", "")
                .child(told("span", "", sample.caption))
                .child(
                    button("quiet", "Copy".to_owned(), move |event| {
                        if let Some(code) = code {
                            share::copy(&event, code.to_owned());
                        }
                    })
                    .attr("aria-label", "Copy the code"),
                ),
        )
        .child(el("pre", "").attr("tabindex", "0").child(shown))
}
