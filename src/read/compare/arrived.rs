//! The key that arrived against the keys that are written.

use crate::clue::Clue;
use crate::one_of;
use crate::read::credential::Shape;
use crate::read::{Credential, Reading, name};
use crate::span::Span;
use crate::text::{Cut, Find};

/// The ends of a key that an echo leaves visible, and its length.
fn agrees(echo: &str, key: &str) -> bool {
    if !echo.holds(b'*') {
        return echo == key;
    }
    let (head, tail) = shown(echo);
    echo.chars().count() == key.chars().count() && key.starts_with(head) && key.ends_with(tail)
}

/// What an echo leaves visible, at its beginning and at its end.
fn shown(echo: &str) -> (&str, &str) {
    let first = echo.find('*').unwrap_or(0);
    let last = echo.rfind('*').map_or(0, |at| at + 1);
    (echo.cut(..first), echo.cut(last..))
}

/// Whether what an echo shows is where a longer key begins or ends.
fn is_part(echo: &str, key: &str) -> bool {
    let (head, tail) = shown(echo);
    let (length, whole) = (echo.len(), key.len());
    echo.holds(b'*')
        && tail.len() >= 4
        && length < whole
        && (key.starts_with(head) && key.cut(..length).ends_with(tail)
            || key.ends_with(tail) && key.cut(whole - length..).starts_with(head))
}

/// The key that arrived against the key in the `.env`.
pub(super) fn echo_and_env(reading: &mut Reading, paste: &str) {
    let Some(echo) = reading.credentials.iter().find(|seen| seen.echo) else {
        sent_and_env(reading);
        return;
    };
    // What was masked before it was pasted may be any key.
    let crossed = echo.shape == Shape::Crosses;
    let comparable = |shape: Shape| match shape {
        Shape::Crosses => crossed,
        shape => !matches!(
            shape,
            Shape::Empty
                | Shape::Nothing
                | Shape::Placeholder
                | Shape::Shortened
                | Shape::Unexpanded
                | Shape::Masked
                | Shape::LocalServer
                | Shape::NoPrefix
                | Shape::Prose
        ),
    };
    let in_env: Vec<&Credential> = reading
        .credentials
        .iter()
        .filter(|seen| seen.in_env && comparable(seen.shape))
        .collect();
    let Some(first) = in_env.first() else {
        echo_and_written(reading);
        return;
    };
    let (echo_span, env_span) = (echo.span, first.span);
    // Some programs take several keys and choose one.
    let same = |key: &&&Credential| {
        agrees(&echo.text, &key.text)
            || key
                .text
                .split(',')
                .any(|one| agrees(&echo.text, one.trim()))
    };
    if let Some(same) = in_env.iter().find(same) {
        let span = same.span;
        // Whoever reads a file that sets a name twice keeps the last.
        if let Some(last) = in_env.last()
            && last.text != same.text
            && is_key(last.shape)
            && is_set_by_standard_name(reading, span)
            && is_set_by_standard_name(reading, last.span)
        {
            let last = last.span;
            reading.see(Clue::EchoDiffersFromWritten, echo_span);
            reading.see(Clue::EchoDiffersFromWritten, last);
            return;
        }
        // A part of a key is no sign that the key was revoked.
        if same.shape != Shape::Lopsided {
            reading.see(Clue::EchoMatchesEnv, echo_span);
            reading.see(Clue::EchoMatchesEnv, span);
        }
        return;
    }
    // What arrived may be what one of the readers makes of the line.
    let as_read = reading.readings.iter().any(|found| {
        found
            .value
            .as_ref()
            .is_some_and(|value| agrees(&echo.text, value.expose()))
    });
    let raw = in_env
        .iter()
        .any(|key| agrees(&echo.text, key.span.of(paste).trim_matches(one_of!['\r'])));
    let echo_length = echo.text.chars().count();
    let extra = echo_length.abs_diff(first.text.chars().count()) as u32;
    let inner = echo
        .text
        .trim_matches(one_of!['"', '\'', '`', ' ', '“', '”', '‘', '’']);
    let wrapped =
        inner.len() < echo.text.len() && in_env.iter().any(|key| agrees(inner, &key.text));
    let part = in_env.iter().find(|key| is_part(&echo.text, &key.text));
    let part = part.map(|key| key.span);
    let nothing = matches!(echo.shape, Shape::Empty | Shape::Nothing);
    if as_read || raw || wrapped {
        reading.see_count(Clue::EchoCarriesExtra, echo_span, Some(extra));
        reading.see_count(Clue::EchoCarriesExtra, env_span, Some(extra));
    } else if nothing {
        reading.see(Clue::SetButMissing, env_span);
    } else if let Some(span) = part {
        reading.see(Clue::EchoIsPart, echo_span);
        reading.see(Clue::EchoIsPart, span);
    } else if !crossed {
        reading.see(Clue::EchoDiffersFromEnv, echo_span);
        reading.see(Clue::EchoDiffersFromEnv, env_span);
    }
}

fn is_key(shape: Shape) -> bool {
    matches!(shape, Shape::WellFormed | Shape::UnknownLength)
}

/// Whether `OPENAI_API_KEY` stands just before a value.
fn is_set_by_standard_name(reading: &Reading, value: Span) -> bool {
    reading.names_set.iter().any(|name| {
        name.kind == name::Kind::Standard
            && name.span.end <= value.start
            && value.start - name.span.end < 8
    })
}

/// The credentials that are keys, whatever else is wrong with them.
fn keys(reading: &Reading) -> impl Iterator<Item = &Credential> {
    let keys = reading.credentials.iter();
    keys.filter(|seen| is_key(seen.shape))
}

/// The key that arrived against those on a command line, in a service's settings
/// or in code.
fn echo_and_written(reading: &mut Reading) {
    let keys = |echo: bool| keys(reading).filter(move |seen| seen.echo == echo);
    let (Some(echo), Some(written)) = (keys(true).next(), keys(false).next()) else {
        return;
    };
    if keys(false).any(|key| agrees(&echo.text, &key.text)) {
        return;
    }
    let whole = keys(false).find(|key| is_part(&echo.text, &key.text));
    let clue = match whole {
        Some(_) => Clue::EchoIsPart,
        None => Clue::EchoDiffersFromWritten,
    };
    let (echo, written) = (echo.span, whole.unwrap_or(written).span);
    reading.see(clue, echo);
    reading.see(clue, written);
}

/// A key that stands in code, a header or a shell's output against the one in
/// the `.env`.
fn sent_and_env(reading: &mut Reading) {
    let keys = |in_env: bool| keys(reading).filter(move |seen| seen.in_env == in_env);
    let Some(set) = keys(true).next() else {
        return;
    };
    let other = keys(false).find(|sent| keys(true).all(|set| set.text != sent.text));
    if let Some((sent, set)) = other.map(|sent| (sent.span, set.span)) {
        reading.see(Clue::KeysInPasteDiffer, sent);
        reading.see(Clue::KeysInPasteDiffer, set);
    }
}
