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
use leptos::mount::mount_to;
use leptos::web_sys::HtmlElement;
use state::Page;

/// Mounts a view into a static element, for as long as the page lives.
fn mount(id: &str, view: impl FnOnce() -> View + 'static) {
    mount_to(dom::by_id::<HtmlElement>(id), view).forget();
}

pub fn start() {
    trouble::watch();
    // Effects outside a mounted view need an owner and a spawner as well; the
    // first mount brings both.
    mount("marked", || {
        let page = Page::new();
        begin(page);
        marked::view(page)
    });
}

fn begin(page: Page) {
    mount("answer", move || answer::view(page));
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
