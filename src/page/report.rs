//! When nothing fits: a redacted report to review, edit and hand on.

use fix401::{Verdict, mask};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlAnchorElement, HtmlTextAreaElement};

use super::dom::by_id;
use super::element::{Part, View, button, el};
use super::share;
use super::state::Page;

/// Where a new issue is opened.
const TRACKER: &str = "https://github.com/fix401/fix401/issues/new";
/// What fits in an address that servers accept, in bytes of the report.
const MOST: usize = 4_000;

pub fn view(page: Page) -> View {
    el("div", "").live(move || {
        let Some(read) = page.read() else {
            return Vec::new();
        };
        match &read.diagnosis {
            Some(diagnosis) if diagnosis.verdict == Verdict::Unrecognised && read.paste > 0 => {
                report(mask::redact(&read.text))
            }
            _ => Vec::new(),
        }
    })
}

fn report(mut text: String) -> Vec<Part> {
    text.truncate(text.floor_char_boundary(MOST));
    let body = el("textarea", "report-text")
        .attr("id", "report")
        .attr("aria-label", "Report, with secrets masked")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("rows", "8")
        .words(text);
    let open = el("a", "button")
        .attr("href", TRACKER)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .text("Open as a new issue")
        // The address is made at the press, from the report as it was edited.
        .on("click", |event| {
            if let Some(link) = event.current_target() {
                link.unchecked_into::<HtmlAnchorElement>()
                    .set_href(&address(&edited()));
            }
        });
    vec![
        el("details", "report")
            .child(el("summary", "").child(el("h3", "").text("Tell the project about it")))
            .child(el("p", "").text(
                "Keys, addresses, names in paths and host names are masked below. Read it and change what you like: it is sent only if you open the issue.",
            ))
            .child(body)
            .child(
                el("p", "row")
                    .child(button("", "Copy report".to_owned(), |event| share::copy(&event, edited())))
                    .child(open),
            )
            .into(),
    ]
}

fn edited() -> String {
    by_id::<HtmlTextAreaElement>("report").value()
}

fn address(report: &str) -> String {
    let mut body = String::from("This paste was not recognised:\n\n```text\n");
    body.push_str(report);
    body.push_str("\n```\n");
    let mut address = String::from(TRACKER);
    address.push_str("?title=");
    address.push_str(&String::from(js_sys::encode_uri_component(
        "A paste that is not recognised",
    )));
    address.push_str("&body=");
    address.push_str(&String::from(js_sys::encode_uri_component(&body)));
    address
}
