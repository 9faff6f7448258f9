//! The page: adopts what `index.html` holds and mounts the rest into it.

mod answer;
mod arrive;
mod check;
mod checklist;
mod chip;
mod code;
mod dom;
mod element;
mod examples;
mod keys;
mod marked;
mod paste;
mod readings;
mod report;
mod request;
mod said;
mod share;
mod shortcuts;
mod state;
mod theme;
mod trouble;

use element::View;
use fix401::sample::Sample;
use leptos::mount::mount_to;
use leptos::web_sys::HtmlElement;
use state::{Later, Page};

/// By when a shared diagnosis is on the page, in milliseconds.
const DRAWN: u64 = 50;

/// Mounts a view into a static element, for as long as the page lives.
fn mount(id: &str, view: impl FnOnce() -> View + 'static) {
    mount_to(dom::by_id::<HtmlElement>(id), view).forget();
}

/// Shows a shared diagnosis, if the address holds one, and then brings the rest.
///
/// The page comes in two parts: this one can show an answer and is all that a
/// link waits for; [`desk`] reads pastes.
pub fn start() {
    trouble::watch();
    // Effects outside a mounted view need an owner and a spawner as well; each
    // mount brings both.
    mount("answer", || {
        let page = Page::new();
        let linked = arrive::open_link(page);
        dom::after(if linked { DRAWN } else { 0 }, move || {
            dom::task(desk(page))
        });
        share::show(page);
        answer::view(page)
    });
}

/// The part of the page that reads pastes and asks providers. What stands in
/// here and nowhere else is a file of its own, which this fetches.
///
/// A panic, and with it the notice that the page has stopped, if it does not come.
#[wasm_split_helpers::wasm_split(desk)]
fn desk(page: Page) {
    mount("marked", move || {
        begin(page);
        marked::view(page)
    });
}

fn begin(page: Page) {
    // Hidden from the compiler, which would call what is the only one there
    // is from the other part, and so put it there.
    page.bring(std::hint::black_box(&Later {
        code: Sample::code,
        keys: keys::view,
        value: readings::value,
    }));
    mount("more", move || report::view(page));
    mount("link-holds", move || share::preview(page));
    mount("request", move || request::view(page));
    theme::start();
    said::start(page);
    checklist::start(page);
    share::start(page);
    check::start(page);
    examples::start(page);
    shortcuts::start();
    // The paste comes last: text typed before the page was ready is answered now.
    arrive::start(page);
    paste::start(page);
    for element in dom::all(".needs-page[disabled], .needs-page [disabled]") {
        _ = element.remove_attribute("disabled");
    }
    dom::set(
        &dom::document()
            .document_element()
            .expect("a page has a root"),
        "data-ready",
        "",
    );
}
