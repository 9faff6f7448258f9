//! The headers of a response that tell who sent it.

use super::{Reading, words};
use crate::clue::Clue;
use crate::list;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::Cut;

/// Notes a header that begins at `word`.
pub fn look(reading: &mut Reading, text: &[u8], word: Span) {
    if words::is_one_of(text, word, list!["server"]) {
        of_server(reading, text, word);
    } else {
        of_provider(reading, text, word);
    }
}

/// Response headers that only one provider sends.
fn of_provider(reading: &mut Reading, text: &[u8], word: Span) {
    let rest = text.cut(word.end..);
    let provider =
        if words::is_one_of(text, word, list!["apim"]) && rest.starts_with(b"-request-id") {
            Provider::AzureOpenAi
        } else if words::is_one_of(text, word, list!["groq"]) && rest.starts_with(b"-region") {
            Provider::Groq
        } else if words::is_one_of(text, word, list!["litellm"])
            && (rest.starts_with(b"-call-id") || rest.starts_with(b"-version"))
        {
            reading.see(Clue::HeaderServerGateway, word);
            return;
        } else {
            return;
        };
    reading.see(Clue::HostOtherProvider, word);
    reading.called = reading.called.or(Some((provider, word)));
}

/// `server: nginx` and its like, in response headers.
fn of_server(reading: &mut Reading, text: &[u8], word: Span) {
    let rest = text.cut(word.end..text.len().min(word.end + 6));
    let Some(colon) = rest.iter().position(|b| *b == b':').filter(|at| *at <= 2) else {
        return;
    };
    let Some(product) =
        words::over_glue(text, word.end + colon).and_then(|at| words::next(text, at))
    else {
        return;
    };
    if product.start - word.end <= 6
        && words::is_one_of(
            text,
            product,
            list![
                "nginx",
                "uvicorn",
                "apache",
                "caddy",
                "openresty",
                "envoy",
                "istio",
                "traefik",
                "kong",
                "gunicorn",
                "haproxy",
                "squid",
            ],
        )
    {
        reading.see(
            Clue::HeaderServerGateway,
            Span::new(word.start, product.end),
        );
    }
}
