//! Light, dark or as the system has it: the one thing the page remembers.

use leptos::web_sys::HtmlElement;

use super::dom::{by_id, document, listen, set, window};

const CHOICES: [(&str, &str); 3] = [
    ("system", "Theme: system"),
    ("light", "Theme: light"),
    ("dark", "Theme: dark"),
];

/// Makes the button go round the three choices. `early.js` applies the stored
/// one before the first paint.
pub fn start() {
    let button: HtmlElement = by_id("theme");
    let Some(root) = document().document_element() else {
        return;
    };
    let mut at = root
        .get_attribute("data-theme")
        .and_then(|theme| CHOICES.iter().position(|(name, _)| *name == theme))
        .unwrap_or(0);
    button.set_text_content(Some(CHOICES[at].1));
    listen(&button.clone(), "click", move |_| {
        at = (at + 1) % CHOICES.len();
        let (name, label) = CHOICES[at];
        button.set_text_content(Some(label));
        // Storage may be switched off; the choice then lasts for the visit.
        let storage = window().local_storage().ok().flatten();
        if at == 0 {
            _ = root.remove_attribute("data-theme");
            _ = storage.map(|storage| storage.remove_item("theme"));
        } else {
            set(&root, "data-theme", name);
            _ = storage.map(|storage| storage.set_item("theme", name));
        }
    });
}
