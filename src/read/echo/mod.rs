//! The key that a server repeats in "Incorrect API key provided: …".
//!
//! OpenAI shows the first eight characters, a star for each hidden one and the
//! last four; twelve characters or fewer are shown as they are. Terminals wrap
//! long runs of stars, and boxes cut them.

mod extent;

use super::credential::{self, Shape};
use super::{Credential, Look, Reading, words};
use crate::clue::Clue;
use crate::list;
use crate::one_of;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, Find, floor};

/// The longest echo looked at, in bytes, wrapping and padding included.
const LONGEST: usize = 4000;

/// Reads what follows the message at `message`.
pub fn look(reading: &mut Reading, paste: &str, message: Span) {
    if !reading.may_look(Look::Echo) {
        return;
    }
    let text = paste.as_bytes();
    let echo = (words::byte(text, message.end) == b':')
        .then(|| extent::find(paste, message.end + 1))
        .flatten();
    if reading.answered.is_none() {
        // So many letters of a key OpenAI shows, whatever address stands below.
        let ours = echo
            .as_ref()
            .is_some_and(|echo| is_masked_by_openai(echo.span.of(paste)));
        reading.answered = if ours {
            Some(Provider::OpenAi)
        } else {
            linked_provider(paste, message.end)
        };
    }
    // Other providers use the same words and mask the key in ways of their own.
    if reading
        .answered
        .is_some_and(|provider| provider != Provider::OpenAi)
    {
        reading.see(Clue::MessageOtherProviderRefused, message);
        return;
    }
    // DashScope's message ends here, with a space; OpenAI's goes on.
    if [&b". '"[..], b". \""]
        .iter()
        .any(|end| text.cut(message.end..).starts_with(end))
    {
        reading.answered = Some(Provider::DashScope);
        reading.see(Clue::MessageOtherProviderRefused, message);
        return;
    }
    reading.see(Clue::MessageIncorrectKey, message);
    let Some(echo) = echo else {
        return;
    };
    let sent = extent::as_sent(echo.span.of(paste));
    // xAI shows two characters of each end; OpenAI never masks so short a key.
    if sent.len() <= 12 && sent.starts_with("xa*") {
        reading.answered = Some(Provider::Xai);
        reading.forget(&|seen| seen.clue == Clue::MessageIncorrectKey);
        reading.see(Clue::MessageOtherProviderRefused, message);
        return;
    }
    let shape = match (credential::examine(&sent, true), Provider::of_key(&sent)) {
        // Whose it was shows, however it was hidden.
        (Shape::Crosses | Shape::Shortened, Some(provider)) => Shape::OtherProvider(provider),
        (shape, _) => shape,
    };
    let count = u32::try_from(sent.chars().count()).ok();
    // An empty echo still has a place: the colon before it.
    let span = if echo.span.is_empty() {
        message
    } else {
        echo.span
    };
    if let Some(clue) = beginning(&sent).filter(|_| echo.cut) {
        reading.see(clue, span);
        return;
    }
    if echo.cut {
        match shape {
            Shape::Empty => {}
            // A key could begin so, and hardly any does.
            Shape::Nothing => reading.see(Clue::KeyNothing, span),
            // Example text stays that, whatever follows it.
            Shape::Placeholder if sent.len() >= 8 => reading.see(Clue::EchoPlaceholder, span),
            _ => reading.see_count(Clue::EchoCut, span, count),
        }
        return;
    }
    if let Some(clue) = shape.echo_clue() {
        reading.see_count(clue, span, count);
    }
    if shape == Shape::WellFormed && sent.len() == credential::LEGACY {
        reading.see(Clue::EchoLegacy, span);
    }
    reading.credentials.push(Credential {
        span,
        text: sent,
        echo: true,
        shape,
        in_env: false,
    });
}

/// The message where the paste begins within it: `ct API key provided: …`.
pub fn begun(paste: &str) -> Option<Span> {
    const MESSAGE: &str = "incorrect api key provided";
    let colon = paste.find(':')?;
    let head = paste.cut(..colon);
    let cut = head.trim_start_matches(one_of!['.', '…', ' ', '\n']);
    let whole = cut.len() < "provided".len() || cut.len() >= MESSAGE.len();
    if whole || !MESSAGE.ends_with(&cut.to_ascii_lowercase()) {
        return None;
    }
    let rest = paste.cut(colon..floor(paste, paste.len().min(colon + LONGEST)));
    let told = rest.has("You can find your API key") || rest.has("***");
    told.then(|| Span::new(colon - cut.len(), colon))
}

/// Whether a key is shown by its first eight and its last four characters.
fn is_masked_by_openai(shown: &str) -> bool {
    let (Some(first), Some(last)) = (shown.find('*'), shown.rfind('*')) else {
        return false;
    };
    first == 8 && shown.len() - last - 1 == 4
}

/// `Invalid API key provided`, which Together, Stripe and others say: whose
/// words these are shows in the key or the link that follows.
pub fn invalid(reading: &mut Reading, paste: &str, message: Span) {
    let next = words::next(paste.as_bytes(), message.end).map_or("", |word| word.of(paste));
    if list!["sk_", "rk_", "pk_"].one_begins(next) {
        reading.see(Clue::MessageOtherService, message);
        return;
    }
    // Example text tells as much as it does in OpenAI's words.
    let echo = (words::byte(paste.as_bytes(), message.end) == b':')
        .then(|| extent::find(paste, message.end + 1))
        .flatten();
    if let Some(echo) = echo
        && let shape @ (Shape::Placeholder | Shape::Crosses) =
            credential::examine(&extent::as_sent(echo.span.of(paste)), true)
        && let Some(clue) = shape.echo_clue()
    {
        reading.see(clue, echo.span);
    }
    let linked = linked_provider(paste, message.end);
    reading.answered = reading.answered.or(linked);
    if linked.is_some_and(|provider| provider != Provider::OpenAi) {
        reading.see(Clue::MessageOtherProviderRefused, message);
    } else {
        reading.see(Clue::MessageInvalidKey, message);
    }
}

/// `You did not provide an API key`, which other services say as well.
pub fn none(reading: &mut Reading, paste: &str, message: Span) {
    // OpenAI's own "didn't" needs no link, which may be broken by a wrap.
    let elsewhere = message.of(paste).has("did not")
        && linked_host(paste, message.end)
            .is_some_and(|host| !host.has("openai") && Provider::of_host(host).is_none());
    let clue = if elsewhere {
        Clue::MessageOtherService
    } else {
        Clue::MessageNoKeyProvided
    };
    reading.see(clue, message);
}

/// The end of the key that DeepSeek shows: `Your api key: ****abcd is invalid`.
pub fn end(reading: &mut Reading, paste: &str, message: Span) {
    reading.see(Clue::MessageOtherProviderRefused, message);
    let near = floor(paste, paste.len().min(message.end + 80));
    let rest = paste.cut(message.end..near);
    let Some(stars) = rest.place_of("****") else {
        return;
    };
    let start = message.end + stars + "****".len();
    let shown = paste.cut(start..near).split(' ').next().unwrap_or_default();
    let clue = match shown.as_bytes() {
        [.., b'"' | b'\'' | b'`'] => Clue::EchoQuoted,
        [.., b'}' | b']' | b'>' | b')'] => Clue::EchoBracketed,
        // The padding of Base64, which no key ends in.
        [.., b'='] => Clue::EchoStrayCharacter,
        _ if ["_KEY", "_key", "-key", "HERE", "here"].contains(&shown) => Clue::EchoPlaceholder,
        _ => return,
    };
    reading.see(clue, Span::new(start, start + shown.len()));
}

/// What the beginning of an echo tells whose end is cut off.
fn beginning(sent: &str) -> Option<Clue> {
    let stars = sent.find('*').filter(|at| *at >= 8)?;
    // With an end of some kind it can be examined like any other.
    let shape = credential::examine(&[sent.cut(..=stars), "end0"].concat(), true);
    match shape {
        Shape::OtherProvider(_)
        | Shape::Bearer
        | Shape::Assignment
        | Shape::Session
        | Shape::Ephemeral
        | Shape::Jwt
        | Shape::OrganizationId
        | Shape::ProjectId
        | Shape::Url
        | Shape::Unexpanded
        | Shape::Placeholder
        | Shape::UnclosedQuote => shape.echo_clue(),
        _ => None,
    }
}

/// The provider whose page the message links to.
fn linked_provider(paste: &str, at: usize) -> Option<Provider> {
    Provider::of_host(linked_host(paste, at)?)
}

/// Whose page the message links to.
fn linked_host(paste: &str, at: usize) -> Option<&str> {
    let end = floor(paste, paste.len().min(at + LONGEST / 4));
    let after = paste.cut(at..end);
    let link = after.place_of("https://")? + "https://".len();
    let host = after
        .cut(link..)
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
        .next()?;
    Some(host.trim_end_matches('.'))
}
