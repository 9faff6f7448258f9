//! Refusals that do not have the shape of OpenAI's.
//!
//! OpenAI's is an object whose `error` is an object with a `message`, a `type` and a
//! code in words. The client for Python prints the whole of it; the one for Node says
//! when it finds no `error` there.

use super::{Reading, answerer};
use crate::clue::Clue;
use crate::diagnosis::Evidence;
use crate::list;
use crate::one_of;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, Find, Texts, floor};

/// How much of a refusal is looked through, in bytes.
const LONGEST: usize = 400;
/// How far it may stand from its status, in bytes: ` Unauthorized - `.
const GAP: usize = 24;

/// What the client for Node says of a refusal without an `error`.
const NO_ERROR: &str = "401 status code (no body)";

/// What programs of one's own answer.
const OWN: &Texts = list![
    "\"success\": false",
    "\"success\":false",
    "{ \"error\": \"",
    "{\"error\": \"",
    "{\"error\":\"",
];

const QUOTES: &[char] = &['"', '\'', '\\'];

/// Notes a refusal of another shape, where nothing is known of its words.
pub fn look(reading: &mut Reading, paste: &str) {
    // A message that is known, or a key that it shows.
    let said = |seen: &Evidence| {
        let number = seen.clue as u8;
        matches!(number, 1..=20 | 30..=59 | 144..=148 | 150..=156 | 170..=180)
    };
    if reading.clues.iter().any(said) {
        return;
    }
    let about_ai = answerer::is_about_ai(paste);
    let statuses = reading
        .clues
        .iter()
        .filter(|seen| seen.clue == Clue::Status401);
    let found = statuses
        .map(|seen| seen.span)
        .find_map(|status| Some((beside(paste, status, about_ai)?, status)));
    let refused = reading.has(Clue::Status401);
    let anywhere = |clue, text: &str| {
        let at = paste.place_of(text).filter(|_| refused)?;
        Some((clue, Span::new(at, at + text.len())))
    };
    let own = || {
        OWN.iter()
            .find_map(|text| anywhere(Clue::MessageSelfHosted, text))
    };
    // None of OpenAI's types.
    let typed = || {
        let span = reading.span_of(Clue::TypeAuthentication)?;
        Some((Clue::BodyOtherShape, span))
    };
    let found = anywhere(Clue::BodyOtherShape, NO_ERROR)
        .or(found)
        .or_else(own)
        .or_else(typed);
    let Some((clue, span)) = found else {
        return;
    };
    reading.see(clue, span);
    if clue == Clue::MessageOtherProviderRefused {
        reading.answered = reading.answered.or(Some(Provider::Anthropic));
    }
    let own = clue == Clue::MessageSelfHosted;
    reading.forget(&|seen| {
        about_ai && seen.clue == Clue::MessageOtherService
            || own && seen.clue == Clue::MessageInvalidKey
    });
}

/// What stands around a status, when it is no refusal of OpenAI's.
fn beside(paste: &str, status: Span, about_ai: bool) -> Option<Clue> {
    let before = paste.cut(..status.start);
    let end = paste.len().min(status.end + LONGEST);
    let after = paste.cut(status.end..floor(paste, end));
    // Who calls with OpenAI's client means a model's server.
    let python = before.ends_with("Error code: ");
    let text = after.starts_with(": \\\"") || after.starts_with(": \"");
    let code = before.trim_end_matches(one_of![' ', ':']);
    let code = code.ends_with("\"code\"") || code.ends_with("'code'");
    if text || code || python && after.starts_with(" - \"") {
        return Some(Clue::BodyOtherShape);
    }
    let at = after.place_of("{")?;
    if at > GAP || after.cut(..at).has("\n") {
        return None;
    }
    Some(match of_fields(after.cut(at + 1..), paste)? {
        Clue::MessageSelfHosted if python => Clue::BodyOtherShape,
        Clue::BodyOtherShape if !python && !about_ai => Clue::MessageSelfHosted,
        clue => clue,
    })
}

/// What an object's fields say when they are not those of OpenAI's refusals.
fn of_fields(fields: &str, paste: &str) -> Option<Clue> {
    if !fields.starts_with(QUOTES) {
        return None;
    }
    let ends = fields.place_of("}}");
    let fields = fields.cut(..ends.map_or(fields.len(), |at| at + 2));
    let first = fields.trim_start_matches(QUOTES);
    if first.starts_with("detail") {
        return Some(Clue::MessageSelfHosted);
    }
    if first.starts_with("type") && first.has("authentication_error") {
        return Some(Clue::MessageOtherProviderRefused);
    }
    let whole = ends.is_none() || fields.has("type") || paste.has("api.openai.com");
    let ours = fields.places_of("error").any(|at| {
        let value = fields.cut(at + "error".len()..);
        let value = value.trim_start_matches(QUOTES).strip_prefix(':');
        whole && value.is_some_and(|value| value.trim_start().starts_with('{'))
    });
    (!ours).then_some(Clue::BodyOtherShape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_replies() {
        let seen = |paste: &str| {
            let at = paste.place_of("401").unwrap();
            beside(paste, Span::new(at, at + 3), true)
        };
        for (paste, clue) in [
            (
                "Error code: 401 - {'error': {'message': 'x', 'type': 'y', 'code': 'z'}}",
                None,
            ),
            ("401 {\\\"error\\\":{\\\"message\\\":\\\"cut", None),
            ("401 {}", None),
            ("401\n{\"error\": \"x\"}", None),
            ("401 {\"error\": \"x\"}", Some(Clue::BodyOtherShape)),
            ("Error code: 401 - \"x\"", Some(Clue::BodyOtherShape)),
            ("status code 401: \\\"x\\\"", Some(Clue::BodyOtherShape)),
            ("{'message': 'x', 'code': 401}", Some(Clue::BodyOtherShape)),
            ("401 {\"detail\": \"x\"}", Some(Clue::MessageSelfHosted)),
            (
                "Error code: 401 - {'detail': 'x'}",
                Some(Clue::BodyOtherShape),
            ),
            (
                "401 {\"type\":\"error\",\"error\":{\"type\":\"authentication_error\"}}",
                Some(Clue::MessageOtherProviderRefused),
            ),
        ] {
            assert_eq!(seen(paste), clue, "{paste}");
        }
    }
}
