//! The keyboard's shortcuts. They carry Alt and Shift, so that no field takes
//! them for text and no single letter does anything by surprise.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, KeyboardEvent};

use super::dom::{by_id, document, listen};

pub fn start() {
    listen(&document(), "keydown", |event| {
        let event: KeyboardEvent = event.unchecked_into();
        if !(event.alt_key() && event.shift_key()) || event.ctrl_key() || event.meta_key() {
            return;
        }
        // The key's place and not its letter: Alt changes the letter on a Mac.
        let (id, press) = match event.code().as_str() {
            "KeyP" => ("paste", false),
            "KeyD" => ("diagnosis", false),
            "KeyL" => ("copy-link", true),
            "KeyM" => ("copy-markdown", true),
            "KeyX" => ("clear", true),
            _ => return,
        };
        event.prevent_default();
        let element: HtmlElement = by_id(id);
        if press {
            element.click();
        } else {
            _ = element.focus();
        }
    });
}
