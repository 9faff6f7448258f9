//! Parts of the paste held against each other.

use super::credential::example;
use super::credential::{self, Shape};
use super::{Credential, Name, Reading, key, name, words};
use crate::clue::Clue;
use crate::list;
use crate::loader::{EnvReading, Outcome, Problem};
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, Find, Texts, floor};

/// Makes every comparison that the paste allows.
pub fn all(reading: &mut Reading, paste: &str) {
    echo_and_env(reading, paste);
    names(reading, paste);
    key_as_name(reading, paste);
    key_in_address(reading, paste);
    key_and_host(reading);
    address_not_used(reading);
    env_lines(reading, paste);
}

/// The ends of a key that an echo leaves visible, and its length.
fn agrees(echo: &str, key: &str) -> bool {
    if !echo.contains('*') {
        return echo == key;
    }
    let head = echo.split('*').next().unwrap_or("");
    let tail = echo.rsplit('*').next().unwrap_or("");
    echo.chars().count() == key.chars().count() && key.starts_with(head) && key.ends_with(tail)
}

/// Whether what an echo shows is where a longer key begins or ends.
fn is_part(echo: &str, key: &str) -> bool {
    let head = echo.split('*').next().unwrap_or("");
    let tail = echo.rsplit('*').next().unwrap_or("");
    let (length, whole) = (echo.len(), key.len());
    echo.contains('*')
        && tail.len() >= 4
        && length < whole
        && (key.starts_with(head) && key.cut(..length).ends_with(tail)
            || key.ends_with(tail) && key.cut(whole - length..).starts_with(head))
}

/// The key that arrived against the key in the `.env`.
fn echo_and_env(reading: &mut Reading, paste: &str) {
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
        .any(|key| agrees(&echo.text, key.span.of(paste).trim_matches(['\r'])));
    let echo_length = echo.text.chars().count();
    let extra = echo_length.abs_diff(first.text.chars().count()) as u32;
    let inner = echo
        .text
        .trim_matches(['"', '\'', '`', ' ', '“', '”', '‘', '’']);
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

/// The key that arrived against those on a command line, in a service's settings
/// or in code.
fn echo_and_written(reading: &mut Reading) {
    let keys = |echo: bool| {
        reading
            .credentials
            .iter()
            .filter(move |seen| seen.echo == echo && is_key(seen.shape))
    };
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
    let keys = |in_env: bool| {
        reading
            .credentials
            .iter()
            .filter(move |seen| seen.in_env == in_env && is_key(seen.shape))
    };
    let Some(set) = keys(true).next() else {
        return;
    };
    let other = keys(false).find(|sent| keys(true).all(|set| set.text != sent.text));
    if let Some((sent, set)) = other.map(|sent| (sent.span, set.span)) {
        reading.see(Clue::KeysInPasteDiffer, sent);
        reading.see(Clue::KeysInPasteDiffer, set);
    }
}

/// The names that the code reads against the names that are set.
fn names(reading: &mut Reading, paste: &str) {
    use name::Kind::{Generic, NearMiss, Other, Standard};
    let ours = |kind: name::Kind| matches!(kind, Standard | NearMiss | Generic);
    let missing = [
        Clue::ClientNoKey,
        Clue::KeyErrorStandardName,
        Clue::CheckNoKey,
    ]
    .into_iter()
    .find_map(|clue| reading.span_of(clue));
    let set: Vec<(Span, name::Kind)> = reading
        .names_set
        .iter()
        .filter(|name| ours(name.kind))
        .map(|name| (name.span, name.kind))
        .collect();
    let read: Vec<(Span, name::Kind)> = reading
        .names_read
        .iter()
        .filter(|name| ours(name.kind))
        .map(|name| (name.span, name.kind))
        .collect();
    let text = |span: Span| span.of(paste);
    let both = set.iter().find_map(|(set, _)| {
        let same = read.iter().find(|(read, _)| text(*read) == text(*set))?;
        Some((*set, same.0))
    });
    if let Some((set, read)) = both {
        reading.see(Clue::NameMatch, read);
        reading.see(Clue::NameMatch, set);
    } else if let (Some((set, _)), Some((read, _))) = (set.first(), read.first()) {
        reading.see(Clue::NameMismatch, *read);
        reading.see(Clue::NameMismatch, *set);
    } else if let (Some((set, _)), Some(missing)) = (set.first(), missing)
        && !set.is_empty()
        && !reading.names_set.iter().any(|name| name.kind == Standard)
    {
        reading.see(Clue::NameMismatch, missing);
        reading.see(Clue::NameMismatch, *set);
    }
    let set_with_key = |span: Span| {
        reading.credentials.iter().any(|seen| {
            seen.in_env
                && seen.span.start >= span.end
                && seen.span.start - span.end < 8
                && !seen.text.is_empty()
        })
    };
    // Code may read a name of its own; a server that refused a key got one.
    let answered = reading.has(Clue::Status401)
        && missing.is_none()
        && !reading.credentials.iter().any(|seen| {
            matches!(
                seen.shape,
                Shape::Empty | Shape::Nothing | Shape::Unexpanded
            )
        });
    let near: Vec<Span> = set
        .iter()
        .chain(read.iter().filter(|_| !answered))
        .filter(|(_, kind)| *kind == NearMiss)
        .map(|(span, _)| *span)
        .collect();
    let standard_set = set
        .iter()
        .find(|(span, kind)| *kind == Standard && set_with_key(*span))
        .map(|(span, _)| *span);
    let generic: Vec<Span> = set
        .iter()
        .filter(|(span, kind)| {
            // `api_key:` in a configuration file is no variable.
            let lower = text(*span).bytes().any(|b| b.is_ascii_lowercase());
            *kind == Generic && !lower && set_with_key(*span)
        })
        .map(|(span, _)| *span)
        .collect();
    if both.is_none() {
        for span in near {
            reading.see(Clue::NameNearMiss, span);
        }
    }
    if standard_set.is_none() && both.is_none() {
        for span in generic {
            reading.see(Clue::NameGeneric, span);
        }
    }
    if let Some((span, _)) = read.iter().find(|(span, _)| not_exposed(paste, *span)) {
        reading.see(Clue::NameNotExposed, *span);
    }
    if let (Some(span), Some(_)) = (standard_set, missing)
        && !reading.has(Clue::NameMismatch)
    {
        reading.see(Clue::SetButMissing, span);
    }
    let other: Vec<Span> = reading
        .names_set
        .iter()
        .filter(|name| name.kind == Other)
        .map(|name| name.span)
        .collect();
    for span in other {
        reading.see(Clue::NameOtherProvider, span);
    }
    // What is read before `.env` is loaded is not there yet.
    if let Some(loads) = reading.loads {
        let early = |span: Span| {
            span.end < loads.start && name::at_module_level(paste.as_bytes(), span.start)
        };
        let reads = read.iter().map(|(span, _)| *span).find(|span| early(*span));
        if let Some(span) = reads.or(reading.makes.filter(|span| early(*span))) {
            reading.see(Clue::LoadAfterRead, span);
            reading.see(Clue::LoadAfterRead, loads);
        }
    }
    if reading.language == Some(crate::sample::Language::Python)
        && !read.is_empty()
        && !reading.has(Clue::DotenvLoaded)
        && missing.is_some()
        && (paste.has("import os") || !set.is_empty())
    {
        reading.see(Clue::DotenvNotLoaded, read[0].0);
    }
}

/// Whether code for a browser reads a name that its build does not give it: Vite,
/// Next.js and Create React App each give it only those with a prefix of their own.
fn not_exposed(paste: &str, name: Span) -> bool {
    let before = paste.cut(..name.start);
    let lacks = |prefix: &str| !name.of(paste).starts_with(prefix);
    let says = |signs: &[&str]| signs.iter().any(|sign| paste.has(sign));
    if before.ends_with("import.meta.env.") {
        return lacks("VITE_") && says(&["vite", "VITE_", "dangerouslyAllowBrowser"]);
    }
    before.ends_with("process.env.")
        && (lacks("NEXT_PUBLIC_") && says(&["\"use client\"", "'use client'"])
            || lacks("REACT_APP_") && says(&["react-scripts", "REACT_APP_"]))
}

/// A key where a program names the variable to read: `os.getenv("sk-…")`.
fn key_as_name(reading: &mut Reading, paste: &str) {
    const READS: &Texts = list![
        "getenv(",
        "environ[",
        "environ.get(",
        "env[",
        "env(",
        "env.fetch(",
        "variable(",
        "userdata.get(",
        "secrets[",
        "keyerror: ",
    ];
    let named = reading.credentials.iter().find(|seen| {
        let before = paste.as_bytes().cut(..seen.span.start);
        !seen.echo
            && before
                .strip_suffix(b"\"")
                .or(before.strip_suffix(b"'"))
                .is_some_and(|before| {
                    READS.iter().any(|read| {
                        let end = before.cut(before.len().saturating_sub(read.len())..);
                        end.eq_ignore_ascii_case(read.as_bytes())
                    })
                })
    });
    if let Some(span) = named.map(|seen| seen.span) {
        reading.see(Clue::KeyAsName, span);
    }
}

/// A key in an address of OpenAI's: `https://api.openai.com/v1/models?api_key=sk-…`.
fn key_in_address(reading: &mut Reading, paste: &str) {
    let found = reading.credentials.iter().find(|seen| {
        let near = floor(paste, seen.span.start.saturating_sub(200));
        let before = paste.cut(near..seen.span.start);
        let address = before.rsplit([' ', '\n', '"', '\'', '`', '<']).next();
        !seen.echo
            && address.is_some_and(|address| {
                address.has("openai.com/") && address.contains('?') && address.ends_with('=')
            })
    });
    if let Some(span) = found.map(|seen| seen.span) {
        reading.see(Clue::KeyInAddress, span);
    }
}

/// Whose key it is; what spoils a key leaves its prefix.
fn owner(seen: &Credential) -> Option<Provider> {
    let hidden = matches!(seen.shape, Shape::Crosses | Shape::Shortened);
    let project = || (!hidden && seen.text.starts_with("sk-proj-")).then_some(Provider::OpenAi);
    credential::owner(seen.shape).or_else(project)
}

/// Whose key was used against whose address was called.
fn key_and_host(reading: &mut Reading) {
    let owner = reading
        .credentials
        .iter()
        .filter(|seen| seen.echo || seen.in_env || reading.credentials.len() == 1)
        .find_map(|seen| Some((owner(seen)?, seen.span)));
    let answered = reading.answered.filter(|provider| {
        !matches!(
            provider,
            Provider::LiteLlm | Provider::Nginx | Provider::Vllm
        )
    });
    let Some((owner, key)) = owner else {
        return;
    };
    // Who answered is surer than what an address in the paste says.
    let (host, at) = match (answered, reading.called) {
        (Some(answered), Some((called, span))) if answered == called => (answered, span),
        (Some(answered), _) => (answered, key),
        (None, Some((called, span))) => (called, span),
        (None, None) => return,
    };
    if owner == host {
        reading.see(Clue::KeyHostMatch, key);
    } else if !(owner == Provider::AzureOpenAi && host == Provider::OpenAi && answered.is_none()) {
        reading.see(Clue::KeyHostMismatch, key);
        reading.see(Clue::KeyHostMismatch, at);
    }
}

/// OpenAI's refusal of a key that may not be its own, beside another provider's
/// address.
fn address_not_used(reading: &mut Reading) {
    let Some(echo) = reading.credentials.iter().find(|seen| seen.echo) else {
        return;
    };
    // Moonshot's keys look like OpenAI's first ones.
    let moonshot = reading
        .called
        .is_some_and(|(provider, _)| provider == Provider::Moonshot)
        && echo.text.len() == 51;
    let echo = (moonshot || owner(echo) != Some(Provider::OpenAi)).then_some(echo.span);
    if let Some(echo) = echo
        && reading.answered == Some(Provider::OpenAi)
        && let Some((provider, address)) = reading.called
        && provider != Provider::OpenAi
    {
        reading.see(Clue::AddressNotUsed, echo);
        reading.see(Clue::AddressNotUsed, address);
    }
}

/// What the readers of the `.env` lines disagree about.
fn env_lines(reading: &mut Reading, paste: &str) {
    let Some(first) = reading.readings.first() else {
        return;
    };
    let mut names: Vec<&str> = reading
        .readings
        .iter()
        .map(|found| found.name.as_str())
        .collect();
    names.dedup();
    let mut spans: Vec<Span> = reading
        .credentials
        .iter()
        .filter(|seen| seen.in_env)
        .map(|seen| seen.span)
        .collect();
    if spans.is_empty() {
        spans.extend(reading.names_set.iter().map(|name| name.span));
    }
    // A line that only a comment holds sets nothing, whoever reads it.
    let unset = |found: &EnvReading| matches!(found.outcome, Outcome::Unset);
    if spans.is_empty() && reading.readings.iter().all(unset) {
        spans.extend(reading.credentials.first().map(|seen| seen.span));
    }
    let Some(span) = spans.first().copied() else {
        return;
    };
    let same = reading
        .readings
        .iter()
        .filter(|found| found.name == first.name)
        .all(|found| found.outcome == first.outcome && found.value == first.value);
    let refused = reading.readings.iter().any(|found| {
        found.loader == crate::loader::Loader::PythonDotenv
            && matches!(found.outcome, Outcome::Unset | Outcome::Error)
    });
    let hidden = spans
        .iter()
        .any(|span| example::is_redacted(span.of(paste)));
    // A command of Windows' own, which no file holds.
    let command = |name: &Name| {
        let line = words::line_start(paste, name.span.start);
        paste
            .cut(line..name.span.start)
            .to_ascii_lowercase()
            .ends_with("set ")
    };
    if !reading.names_set.is_empty() && reading.names_set.iter().all(command) {
        return;
    }
    if !same && !hidden {
        reading.see(Clue::LoadersDisagree, span);
    }
    if refused {
        reading.see(Clue::EnvLineRefused, span);
    }
    let kept = |found: &EnvReading| found.problems.contains(&Problem::CommentKept);
    if reading.readings.iter().any(kept) {
        reading.see(Clue::KeyComment, span);
    }
    // The same name set to two keys.
    let keys: Vec<(&str, Span)> = reading
        .names_set
        .iter()
        .filter(|name| name.kind == name::Kind::Standard)
        .map(|name| (name.span.of(paste), name.span))
        .collect();
    let values: Vec<&str> = reading
        .credentials
        .iter()
        .filter(|seen| seen.in_env)
        .map(|seen| key::unquoted(&seen.text))
        .collect();
    if keys.len() > 1 && values.windows(2).any(|pair| pair[0] != pair[1]) {
        reading.see(Clue::DuplicateName, keys[1].1);
    }
}
