//! What happens when the page stops.
//!
//! A panic ends in an error that nothing catches; `public/early.js` then shows
//! the notice that says what to do, as it does for any other such error.

/// Reports a panic in the console, in words.
pub fn watch() {
    console_error_panic_hook::set_once();
}
