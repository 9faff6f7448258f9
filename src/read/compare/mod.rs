//! Parts of the paste held against each other.

mod arrived;
mod meant;

use super::credential::example;
use super::credential::{self, Shape};
use super::{Credential, Name, Reading, key, name};
use crate::clue::Clue;
use crate::list;
use crate::loader::{EnvReading, Outcome, Problem};
use crate::one_of;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, Find, Texts, floor};

pub use meant::look as meant;

/// Makes every comparison that the paste allows.
pub fn all(reading: &mut Reading, paste: &str) {
    arrived::echo_and_env(reading, paste);
    names(reading, paste);
    key_as_name(reading, paste);
    key_in_address(reading, paste);
    key_and_host(reading);
    address_not_used(reading);
    env_lines(reading, paste);
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
    let of_ours = |names: &[Name]| -> Vec<(Span, name::Kind)> {
        let ours = names.iter().filter(|name| ours(name.kind));
        ours.map(|name| (name.span, name.kind)).collect()
    };
    let set = of_ours(&reading.names_set);
    let read = of_ours(&reading.names_read);
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
        let address = before
            .rsplit(one_of![' ', '\n', '"', '\'', '`', '<'])
            .next();
        !seen.echo
            && address.is_some_and(|address| {
                address.has("openai.com/") && address.holds(b'?') && address.ends_with('=')
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
        let start = name.span.start;
        paste
            .as_bytes()
            .cut(start.saturating_sub("set ".len())..start)
            .eq_ignore_ascii_case(b"set ")
    };
    if !reading.names_set.is_empty() && reading.names_set.iter().all(command) {
        return;
    }
    if !same && !hidden {
        reading.see(Clue::LoadersDisagree, span);
    }
    // Some loaders put the value of the variable here that others send the name of.
    if !same
        && let Some(span) = reading.span_of(Clue::KeyUnexpanded)
        && key::unquoted(span.of(paste)).starts_with('$')
    {
        reading.see(Clue::KeyMaybeMasked, span);
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
