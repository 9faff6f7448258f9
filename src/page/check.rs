//! The live check: one request to the provider, on a press, and never again.

use std::cell::RefCell;

use fix401::provider::Provider;
use fix401::reply::{self, Reply};
use gloo_net::http;
use leptos::web_sys::{
    AbortController, Event, HtmlElement, HtmlSelectElement, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestRedirect,
};

use super::dom::{after, by_id, document, listen, set, task, window};
use super::paste;
use super::request::{self, LOCAL, Request};
use super::state::{Page, keep_reply};

/// How long the provider may take, in milliseconds.
const TIME_OUT: u64 = 15_000;
/// What of a reply is read, in bytes: an error's body is far shorter.
const MOST: usize = 65_536;

thread_local! {
    /// Stops the request that is under way.
    static UNDER_WAY: RefCell<Option<AbortController>> = const { RefCell::new(None) };
}

pub fn start(page: Page) {
    let ask: HtmlSelectElement = by_id("ask");
    for provider in Provider::ALL
        .iter()
        .filter(|provider| provider.models_url().is_some())
    {
        option(&ask, provider.name(), &(*provider as u8).to_string());
    }
    option(&ask, "A server on this machine", LOCAL);
    let refresh = move |_: Event| {
        let choice = by_id::<HtmlSelectElement>("ask").value();
        by_id::<HtmlElement>("port-field").set_hidden(choice != LOCAL);
        set(
            &by_id::<HtmlElement>("check-form"),
            "data-ask",
            if choice == "0" { "openai" } else { "other" },
        );
        page.form_changed();
    };
    listen(&ask, "change", refresh);
    for id in ["organization", "project", "port"] {
        listen(&request::input(id), "input", refresh);
    }
    page.form_changed();
    set(&by_id::<HtmlElement>("check-form"), "data-ask", "openai");
    listen(
        &by_id::<HtmlElement>("check-form"),
        "submit",
        move |event| {
            event.prevent_default();
            send(page);
        },
    );
    listen(&by_id::<HtmlElement>("cancel-request"), "click", |_| {
        stop();
        tell("Cancelled. That says nothing about the key.");
    });
    listen(&window(), "pagehide", |_| wipe());
}

fn option(ask: &HtmlSelectElement, label: &str, value: &str) {
    if let Ok(option) = document().create_element("option") {
        option.set_text_content(Some(label));
        set(&option, "value", value);
        _ = ask.append_child(&option);
    }
}

/// Forgets the key and all that was asked with it.
pub fn wipe() {
    stop();
    for id in ["key", "organization", "project"] {
        request::input(id).set_value("");
    }
    tell("");
}

fn stop() {
    if let Some(controller) = UNDER_WAY.take() {
        controller.abort();
    }
}

fn tell(words: &str) {
    by_id::<HtmlElement>("reply").set_text_content(Some(words));
}

fn busy(on: bool) {
    let send: HtmlElement = by_id("send-request");
    if on {
        set(&send, "disabled", "");
    } else {
        _ = send.remove_attribute("disabled");
    }
    by_id::<HtmlElement>("cancel-request").set_hidden(!on);
}

fn send(page: Page) {
    let key = request::input("key").value();
    if let Some(why) = request::refusal(&key) {
        tell(why);
        _ = request::input("key").focus();
        return;
    }
    let Ok(controller) = AbortController::new() else {
        return;
    };
    stop();
    let request = Request::of_form();
    let signal = controller.signal();
    let mut call = http::Request::get(&request.url)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .cache(RequestCache::NoStore)
        .redirect(RequestRedirect::Error)
        .abort_signal(Some(&signal));
    for (name, value) in request.headers(&key) {
        call = call.header(name, &value);
    }
    drop(key);
    tell("Asking…");
    busy(true);
    let timed = controller.clone();
    after(TIME_OUT, move || timed.abort());
    UNDER_WAY.set(Some(controller));
    task(async move {
        let answered = match call.send().await {
            // A list of models is long and says no more than its status.
            Ok(response) if response.ok() => Some((response.status(), String::new())),
            Ok(response) => {
                let mut body = response.text().await.unwrap_or_default();
                body.truncate(body.floor_char_boundary(MOST));
                Some((response.status(), body))
            }
            Err(_) => None,
        };
        busy(false);
        if UNDER_WAY.take().is_none() {
            // Stopped on purpose: there is no answer to tell.
            return;
        }
        tell(&outcome(
            &request,
            answered.as_ref().map(|(status, _)| *status),
        ));
        keep_reply(reply::as_paste(&match &answered {
            Some((status, body)) => Reply::Answered {
                status: *status,
                body,
            },
            None => Reply::NoAnswer,
        }));
        page.edit(false);
        paste::again(page);
    });
}

/// What the reply settles, in a sentence or two.
fn outcome(request: &Request, status: Option<u16>) -> String {
    let mut text = String::new();
    let Some(status) = status else {
        text.push_str("Could not tell: no readable answer came from ");
        text.push_str(request.name);
        text.push_str(". The network, a blocker or the browser's own rules may be why; it says nothing about the key. The curl line above asks the same without a browser.");
        return text;
    };
    text.push_str(request.name);
    text.push_str(" answered ");
    text.push_str(&status.to_string());
    text.push_str(match status {
        200..=299 => ". The key is good here: the fault is in how the program gets or sends it. This does not show whether there is credit left.",
        401 => ". What it said is in the diagnosis.",
        403 => ". The caller is known but not allowed this; what it said is in the diagnosis.",
        429 => ". The key is good; there were too many requests, or the quota is used up.",
        _ => ". That does not tell whether the key is good.",
    });
    text
}
