//! A paste to publish: everything private taken out.

mod places;
mod secrets;
#[cfg(test)]
mod tests;

use super::prefix_length;
use super::search::credential_spans;
use crate::list;
use crate::order;
use crate::span::Span;
use crate::summary::push_number;
use crate::text::{Cut, DIGIT};
use places::{at_signs, colon_addresses, dotted_hosts, home_folders, log_hosts, web_addresses};
use secrets::{names, random_runs};

/// What a private stretch is; where two overlap, the later kind names both.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Private {
    Host,
    Email,
    User,
    Secret,
}

/// The paste with everything private taken out, for a public report.
///
/// In place of each private stretch stands what it was: `[secret, 51
/// characters]`, `[secret, sk-proj-…, 164 characters]`, `[e-mail]`, `[user]`
/// or `[host]`. Well-known hosts stay, and so does the loopback. To redact a
/// redacted text changes nothing.
pub fn redact(paste: &str) -> String {
    let mut text = redact_once(paste);
    // What a mark replaced may have stood between a name and its value; what
    // it joins is found by looking again. Twice is nearly always enough.
    for _ in 0..8 {
        let again = redact_once(&text);
        if again == text {
            break;
        }
        text = again;
    }
    text
}

fn redact_once(paste: &str) -> String {
    let placed = placed_marks(paste);
    let mut found: Vec<(Span, Private)> = Vec::new();
    let mut add = |span: Span, kind| found.push((span, kind));
    for span in credential_spans(paste) {
        add(span, Private::Secret);
    }
    random_runs(paste, &mut add);
    names(paste, &placed, &mut add);
    web_addresses(paste, &mut add);
    at_signs(paste, &mut add);
    home_folders(paste, &mut add);
    dotted_hosts(paste, &mut add);
    colon_addresses(paste, &mut add);
    log_hosts(paste, &mut add);

    let mut text = String::with_capacity(paste.len());
    let mut at = 0;
    for (span, kind) in outside(merged(found), &placed) {
        text.push_str(paste.cut(at..span.start));
        push_mark(&mut text, span.of(paste), kind);
        at = span.end;
    }
    text.push_str(paste.cut(at..));
    text
}

fn push_mark(text: &mut String, secret: &str, kind: Private) {
    text.push_str(match kind {
        Private::Host => "[host]",
        Private::Email => "[e-mail]",
        Private::User => "[user]",
        Private::Secret => "[secret, ",
    });
    if kind == Private::Secret {
        let prefix = prefix_length(secret.as_bytes());
        if prefix != 0 {
            text.push_str(secret.cut(..prefix));
            text.push_str("…, ");
        }
        let chars = secret.chars().count() as u32;
        push_number(text, chars);
        text.push_str(if chars == 1 {
            " character]"
        } else {
            " characters]"
        });
    }
}

/// The marks that an earlier redaction left.
fn placed_marks(paste: &str) -> Vec<Span> {
    let mut placed = Vec::new();
    for (at, _) in paste.match_indices('[') {
        let rest = paste.cut(at..);
        let length = if let Some(mark) = list!["[host]", "[e-mail]", "[user]"]
            .iter()
            .find(|mark| rest.starts_with(*mark))
        {
            mark.len()
        } else if let Some(inner) = rest.strip_prefix("[secret, ") {
            let prefix = prefix_length(inner.as_bytes());
            let inner = inner.cut(prefix..).strip_prefix("…, ").unwrap_or(inner);
            let counted = inner.trim_start_matches(DIGIT);
            let digits = inner.len() - counted.len();
            let end = counted
                .strip_prefix(" character]")
                .or_else(|| counted.strip_prefix(" characters]"));
            match end {
                Some(end) if (1..=10).contains(&digits) => rest.len() - end.len(),
                _ => continue,
            }
        } else {
            continue;
        };
        placed.push(Span::new(at, at + length));
    }
    placed
}

/// Sorted and disjoint; what overlaps is one stretch of the graver kind.
fn merged(mut found: Vec<(Span, Private)>) -> Vec<(Span, Private)> {
    found.retain(|(span, _)| !span.is_empty());
    order::by_key(&mut found, |(span, _)| (span.start, span.end));
    found.dedup_by(|(later, later_kind), (earlier, kind)| {
        let joins = later.start < earlier.end
            || (later.start == earlier.end && *later_kind == *kind && *kind == Private::Secret);
        if joins {
            earlier.end = earlier.end.max(later.end);
            *kind = (*kind).max(*later_kind);
        }
        joins
    });
    found
}

/// The stretches without what `placed` covers. Both are sorted and disjoint.
fn outside(found: Vec<(Span, Private)>, placed: &[Span]) -> Vec<(Span, Private)> {
    let mut left = Vec::with_capacity(found.len());
    let mut next = 0;
    for (mut span, kind) in found {
        while next < placed.len() && placed[next].end <= span.start {
            next += 1;
        }
        let mut mark = next;
        while mark < placed.len() && placed[mark].start < span.end {
            if span.start < placed[mark].start {
                left.push((Span::new(span.start, placed[mark].start), kind));
            }
            span.start = placed[mark].end.min(span.end);
            mark += 1;
        }
        if !span.is_empty() {
            left.push((span, kind));
        }
    }
    left
}

type Add<'a> = &'a mut dyn FnMut(Span, Private);
