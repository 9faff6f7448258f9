//! The Examples buttons.

use fix401::text::Cut;
use leptos::web_sys::HtmlElement;

use super::dom::{all, listen};
use super::paste;
use super::state::{Page, keep_reply};

/// Makes each button put its text into the box.
pub fn start(page: Page) {
    for button in all(".examples button") {
        listen(&button.clone(), "click", move |_| {
            keep_reply(String::new());
            paste::put(page, &text_of(&button));
        });
    }
}

/// The example's text. `{*n}` stands for n stars and `{key}` for a made-up
/// key: neither is written out, so that nothing in the source looks like one.
fn text_of(button: &HtmlElement) -> String {
    let source = button.get_attribute("data-paste").unwrap_or_default();
    let mut text = String::new();
    let mut rest = source.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.split_once('}') {
            Some(("key", after)) => {
                text.push_str(&made_up_key());
                rest = after;
            }
            Some((stars, after)) if stars.starts_with('*') => {
                let count = stars.cut(1..).parse().unwrap_or(1);
                text.extend(std::iter::repeat_n('*', count));
                rest = after;
            }
            _ => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// A key of the right shape that was never issued: 164 characters.
fn made_up_key() -> String {
    let half = |seed: u32| {
        let mut at = seed;
        (0..74).map(move |_| {
            at = at.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let letter = (at >> 24) % 52;
            char::from(if letter < 26 { b'a' } else { b'A' - 26 } + letter as u8)
        })
    };
    let mut key = String::from("sk-proj-");
    key.extend(half(4));
    key.push_str("T3Blbk");
    key.push_str("FJ");
    key.extend(half(401));
    // The echo in the same example ends so.
    key.truncate(key.len() - 3);
    key.push_str("f9C");
    key
}
