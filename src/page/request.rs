//! What a live check will send, and where; shown before it is sent.

use fix401::provider::{Header, Provider};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlInputElement, HtmlSelectElement};

use super::dom::by_id;
use super::element::{Part, View, button, el};
use super::share;
use super::state::Page;

/// Which field names the target, in `ask`'s option for a server on this machine.
pub const LOCAL: &str = "local";
/// Anthropic's interface version, and its consent to calls from a browser.
const ANTHROPIC: [(&str, &str); 2] = [
    ("anthropic-version", "2023-06-01"),
    ("anthropic-dangerous-direct-browser-access", "true"),
];
/// Stands for the key wherever the request is shown.
const KEY: &str = "KEY";

/// One `GET`, as the form describes it.
#[derive(Clone)]
pub struct Request {
    pub name: &'static str,
    pub url: String,
    /// The client library's base address, for the Python line.
    base: Option<String>,
    header: Header,
    openai: bool,
    pub organization: String,
    pub project: String,
}

impl Request {
    /// The request that the form's fields ask for.
    pub fn of_form() -> Request {
        let choice = by_id::<HtmlSelectElement>("ask").value();
        // What an id can hold; anything else could not stand in a header.
        let field = |id: &str| -> String {
            let value = by_id::<HtmlInputElement>(id).value();
            value
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                .collect()
        };
        if choice == LOCAL {
            let mut base = String::from("http://127.0.0.1:");
            base.extend(field("port").chars().filter(char::is_ascii_digit).take(5));
            base.push_str("/v1");
            return Request {
                name: "the server on this machine",
                url: base.clone() + "/models",
                base: Some(base),
                header: Header::Bearer,
                openai: false,
                organization: String::new(),
                project: String::new(),
            };
        }
        let provider = choice
            .parse()
            .ok()
            .and_then(Provider::from_number)
            .unwrap_or(Provider::OpenAi);
        let openai = provider == Provider::OpenAi;
        Request {
            name: provider.name(),
            url: provider.models_url().unwrap_or_default().to_owned(),
            base: provider.base_url().filter(|_| !openai).map(str::to_owned),
            header: provider.header(),
            openai,
            organization: if openai {
                field("organization")
            } else {
                String::new()
            },
            project: if openai {
                field("project")
            } else {
                String::new()
            },
        }
    }

    /// Its headers, with this text as the key.
    pub fn headers(&self, key: &str) -> Vec<(&'static str, String)> {
        let mut headers = vec![match self.header {
            Header::Bearer => ("Authorization", String::from("Bearer ") + key),
            Header::ApiKey => ("api-key", key.to_owned()),
            Header::XApiKey => ("x-api-key", key.to_owned()),
        }];
        if self.header == Header::XApiKey {
            headers.extend(ANTHROPIC.map(|(name, value)| (name, value.to_owned())));
        }
        if !self.organization.is_empty() {
            headers.push(("OpenAI-Organization", self.organization.clone()));
        }
        if !self.project.is_empty() {
            headers.push(("OpenAI-Project", self.project.clone()));
        }
        headers
    }

    fn variable(&self) -> &'static str {
        if self.openai {
            "OPENAI_API_KEY"
        } else {
            "API_KEY"
        }
    }

    /// The request as a program writes it on the wire.
    fn wire(&self) -> String {
        let mut text = String::from("GET ") + &self.url;
        for (name, value) in self.headers(KEY) {
            text.push('\n');
            text.push_str(name);
            text.push_str(": ");
            text.push_str(&value);
        }
        text
    }

    /// A shell line that sends the same, with the key from the environment.
    fn curl(&self) -> String {
        let variable = String::from("$") + self.variable();
        let mut text = String::from("curl -sS -i ") + &self.url;
        for (name, value) in self.headers(&variable) {
            text.push_str(" -H \"");
            text.push_str(name);
            text.push_str(": ");
            text.push_str(&value);
            text.push('"');
        }
        text
    }

    /// The same with the `openai` package, for servers that take its header.
    fn python(&self) -> Option<String> {
        if self.header != Header::Bearer {
            return None;
        }
        let mut options: Vec<String> = Vec::new();
        if let Some(base) = &self.base {
            options.push(String::from("base_url='") + base + "'");
            options.push(String::from("api_key=os.environ['") + self.variable() + "']");
        }
        if !self.organization.is_empty() {
            options.push(String::from("organization='") + &self.organization + "'");
        }
        if !self.project.is_empty() {
            options.push(String::from("project='") + &self.project + "'");
        }
        Some(
            String::from("python -c \"import os, openai; print(openai.OpenAI(")
                + &options.join(", ")
                + ").models.list())\"",
        )
    }
}

/// The request in full, and the same as commands.
pub fn view(page: Page) -> View {
    el("div", "request").live(move || {
        page.form();
        let request = Request::of_form();
        let mut views: Vec<Part> = vec![
            block(
                "This will be sent, once, and nothing else:",
                request.wire(),
                false,
            )
            .into(),
        ];
        views.push(block("The same with curl:", request.curl(), true).into());
        views.extend(
            request
                .python()
                .map(|line| block("The same with Python:", line, true).into()),
        );
        views
    })
}

fn block(caption: &'static str, text: String, copied: bool) -> View {
    let mut head = el("figcaption", "").text(caption);
    if copied {
        let text = text.clone();
        head = head.child(button("quiet", "Copy".to_owned(), move |event| {
            share::copy(&event, text.clone())
        }));
    }
    el("figure", "code").child(head).child(
        el("pre", "")
            .attr("tabindex", "0")
            .child(el("code", "").words(text)),
    )
}

/// Whether a key can stand in a header as it is; else why not.
pub fn refusal(key: &str) -> Option<&'static str> {
    if key.is_empty() {
        Some("Type or paste a key first.")
    } else if key.chars().any(char::is_whitespace) {
        Some(
            "Not sent: there is white space in the key. That alone makes a 401. Remove it and try again.",
        )
    } else if !key.is_ascii() || key.chars().any(|c| c.is_ascii_control()) {
        Some("Not sent: a character in the key cannot stand in a header. Copy the key again.")
    } else {
        None
    }
}

/// The form's text field.
pub fn input(id: &str) -> HtmlInputElement {
    by_id::<leptos::web_sys::Element>(id).unchecked_into()
}
