//! Sharing: the link and what it holds, the Markdown, the system's share sheet.

use fix401::{Summary, link, markdown};
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{self, Event, HtmlElement};
use wasm_bindgen_futures::JsFuture;

use super::dom::{after, by_id, listen, set, task, window};
use super::element::{Part, View, el, watch};
use super::said::say;
use super::state::Page;
use super::{arrive, code};

/// How long a button shows that it has copied, in milliseconds.
const DONE: u64 = 2_000;

/// Shows the buttons where there is something to share. With the answer, and
/// before they work, so that nothing moves when they do.
pub fn show(page: Page) {
    by_id::<HtmlElement>("send").set_hidden(sheet().is_none());
    watch(move || {
        let has = page
            .read()
            .is_some_and(|read| !read.summary.causes.is_empty());
        for id in ["share", "held"] {
            by_id::<HtmlElement>(id).set_hidden(!has);
        }
    });
}

pub fn start(page: Page) {
    listen(&by_id::<HtmlElement>("copy-link"), "click", move |event| {
        if let Some(read) = page.read_now() {
            copy(&event, link_to(&read.summary));
            arrive::replace(&fragment(&read.summary));
        }
    });
    listen(
        &by_id::<HtmlElement>("copy-markdown"),
        "click",
        move |event| {
            if let Some(read) = page.read_now() {
                copy(
                    &event,
                    markdown::report(&read.summary, &link_to(&read.summary)),
                );
            }
        },
    );
    share_sheet(page);
}

fn fragment(summary: &Summary) -> String {
    String::from("#d=") + &link::encode(summary)
}

fn link_to(summary: &Summary) -> String {
    let location = window().location();
    let mut link = location.origin().unwrap_or_default();
    link.push_str(&location.pathname().unwrap_or_default());
    link.push_str(&fragment(summary));
    link
}

/// The system's own share sheet, where there is one.
fn sheet() -> Option<js_sys::Function> {
    js_sys::Reflect::get(&window().navigator(), &"share".into())
        .and_then(|share| share.dyn_into())
        .ok()
}

fn share_sheet(page: Page) {
    let Some(share) = sheet() else {
        return;
    };
    listen(&by_id::<HtmlElement>("send"), "click", move |_| {
        if let Some(read) = page.read_now() {
            let data = js_sys::Object::new();
            _ = js_sys::Reflect::set(&data, &"title".into(), &"fix401".into());
            _ = js_sys::Reflect::set(&data, &"url".into(), &link_to(&read.summary).into());
            if let Ok(promise) = share.call1(&window().navigator(), &data) {
                // A sheet that is closed without a choice is no error.
                task(async move {
                    _ = JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await;
                });
            }
        }
    });
}

/// Copies a text at the press of the button that the event came from.
pub fn copy(event: &Event, text: String) {
    let button = event
        .current_target()
        .map(JsCast::unchecked_into::<web_sys::Element>);
    task(async move {
        // Without HTTPS there is no clipboard.
        let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into())
            .unwrap_or(JsValue::UNDEFINED);
        let copied = !clipboard.is_undefined()
            && JsFuture::from(window().navigator().clipboard().write_text(&text))
                .await
                .is_ok();
        if !copied {
            _ = window().prompt_with_message_and_default("Copy this:", &text);
            return;
        }
        say("Copied.");
        if let Some(button) = button {
            set(&button, "data-done", "");
            after(DONE, move || _ = button.remove_attribute("data-done"));
        }
    });
}

/// What a link to this diagnosis holds, in words and whole.
pub fn preview(page: Page) -> View {
    el("div", "").live(move || {
        page.read()
            .map_or_else(Vec::new, |read| told(&read.summary))
    })
}

fn told(summary: &Summary) -> Vec<Part> {
    let points = link::describe(summary);
    vec![
        el("p", "")
            .text("These points, as numbers from fixed lists. Nothing of your text, and no key, can be in it.")
            .into(),
        el("ul", "")
            .parts(points.iter().map(|point| code::told("li", "", point).into()).collect())
            .into(),
        el("p", "link").child(el("code", "").words(link_to(summary))).into(),
    ]
}
