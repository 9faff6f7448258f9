//! The notice that the page has stopped, and what to do.

use std::panic;

use leptos::web_sys;

/// Shows the notice when anything panics, besides the console's report.
pub fn watch() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Some(notice) = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id("trouble"))
        {
            _ = notice.remove_attribute("hidden");
        }
    }));
}
