//! What the address brings: a shared diagnosis (`#d=`) or a text to read (`#text=`).

use std::sync::Arc;

use fix401::link;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;

use super::dom::{document, listen, set, window};
use super::paste;
use super::state::{Answer, Page, Read, keep_reply, next_turn};

/// Takes what the address brings, now and whenever it changes. A shared
/// diagnosis is on show already: see [`open_link`].
pub fn start(page: Page) {
    take_text(page);
    listen(&window(), "hashchange", move |_| {
        open_link(page);
        take_text(page);
    });
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Shows the shared diagnosis that the address holds; `false` when it holds none.
pub fn open_link(page: Page) -> bool {
    let hash = hash();
    let link = hash.strip_prefix("#d=");
    if let Some(value) = link {
        keep_reply(String::new());
        next_turn();
        page.answer.set(match link::decode(value) {
            Ok(summary) => Answer::Read(Arc::new(Read {
                text: String::new(),
                paste: 0,
                diagnosis: None,
                summary,
            })),
            Err(error) => Answer::Note(error.sentence()),
        });
        uncover();
    }
    link.is_some()
}

fn take_text(page: Page) {
    if let Some(value) = hash().strip_prefix("#text=") {
        // Read once: the text may hold a key, and addresses are kept.
        forget();
        match js_sys::decode_uri_component(value) {
            Ok(text) => paste::put(page, &String::from(text)),
            Err(_) => page.answer.set(Answer::Note(
                "The text in this link is not encoded as it should be. Paste it into the box instead.",
            )),
        }
        uncover();
    }
}

/// Shows what `public/early.js` hid until the address had been read.
fn uncover() {
    let root = document().document_element();
    if let Some(root) = root.filter(|root| root.has_attribute("data-linked")) {
        set(&root, "data-linked", "open");
    }
}

/// Takes a shared diagnosis out of the address, as it no longer is what is shown.
pub fn forget_link() {
    if hash().starts_with("#d=") {
        forget();
    }
}

fn forget() {
    replace("");
}

/// Puts a fragment into the address without a new entry in the history.
pub fn replace(fragment: &str) {
    let location = window().location();
    let mut address = location.pathname().unwrap_or_default();
    address.push_str(&location.search().unwrap_or_default());
    address.push_str(fragment);
    if let Ok(history) = window().history() {
        _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}
