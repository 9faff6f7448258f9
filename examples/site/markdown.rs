//! Prose as HTML.

use pulldown_cmark::{Options, Parser, html};

/// A piece of Markdown as HTML.
pub fn html(text: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(text, Options::empty()));
    // What scrolls sideways can be reached by keyboard; what programs print is wrapped.
    out.replace("<pre>", "<pre tabindex=\"0\">").replace(
        "<pre tabindex=\"0\"><code class=\"language-text\"",
        "<pre class=\"printed\"><code",
    )
}

/// One line of prose, as its element's content.
pub fn inline(text: &str) -> String {
    let html = html(text);
    let html = html.trim();
    html.strip_prefix("<p>")
        .and_then(|html| html.strip_suffix("</p>"))
        .unwrap_or(html)
        .to_owned()
}

/// A text without its backticks, for titles and attributes.
pub fn plain(text: &str) -> String {
    escape(&text.replace('`', ""))
}

pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
