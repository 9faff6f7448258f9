//! The elements that `index.html` already holds, and the browser around them.

use std::pin::Pin;
use std::time::Duration;

use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, UnwrapThrowExt};
use leptos::web_sys::{self, Document, Element, Event, EventTarget, HtmlElement, Window};

#[inline(never)]
pub fn window() -> Window {
    web_sys::window().unwrap_throw()
}

#[inline(never)]
pub fn document() -> Document {
    window().document().unwrap_throw()
}

/// The static element with this id; `index.html` is part of the same build.
pub fn by_id<T: JsCast>(id: &str) -> T {
    element(id).unchecked_into()
}

#[inline(never)]
fn element(id: &str) -> Element {
    document().get_element_by_id(id).unwrap_throw()
}

/// Every element that the selector finds.
pub fn all(selector: &str) -> Vec<HtmlElement> {
    let list = document().query_selector_all(selector).unwrap_throw();
    (0..list.length())
        .filter_map(|i| list.get(i))
        .map(JsCast::unchecked_into)
        .collect()
}

/// Listens for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, handler: impl FnMut(Event) + 'static) {
    keep_listening(target, event, Box::new(handler));
}

#[inline(never)]
fn keep_listening(target: &EventTarget, event: &str, handler: Box<dyn FnMut(Event)>) {
    let listener = Closure::wrap(handler);
    _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    listener.forget();
}

#[inline(never)]
pub fn set(element: &Element, name: &str, value: &str) {
    _ = element.set_attribute(name, value);
}

/// Runs a task once, after this many milliseconds.
pub fn after(milliseconds: u64, task: impl FnOnce() + 'static) {
    let task: Box<dyn FnOnce()> = Box::new(task);
    leptos::prelude::set_timeout(task, Duration::from_millis(milliseconds));
}

/// Runs something that waits. Boxed, so that the machinery exists once.
pub fn task(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}
