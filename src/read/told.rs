//! What people tell of a failure that no program's words tell: "I ran out of credits",
//! "we are being rate limited", "it says the model is not found".
//!
//! Their words are few and stand near what they are about. Anyone may say them, so
//! they count only where a paste shows nothing else and is about a model's API.

use super::verdict::DENIES;
use super::{Reading, answerer, source, words};
use crate::clue::Clue;
use crate::list;
use crate::span::Span;
use crate::text::{Cut, Texts};

/// How many words before a subject are looked at.
const BEFORE: usize = 4;
/// A paste so short is about nothing else, in bytes.
const SHORT: usize = 80;

/// What a failure is about, and what is said of it before or after.
struct Tale {
    clue: Clue,
    subjects: &'static Texts,
    before: &'static Texts,
    after: &'static Texts,
    /// How many words after the subject are looked at.
    reach: usize,
}

const TALES: [Tale; 5] = [
    Tale {
        clue: Clue::ToldQuota,
        subjects: list!["quota", "credit", "credits", "balance", "funds", "billing"],
        before: list!["exceed", "exceeded", "insufficient", "no", "out"],
        after: list![
            "balance is",
            "exceed",
            "exceeded",
            "exhausted",
            "expired",
            "inactive",
            "is low",
            "limit reached",
            "not active",
            "ran out",
            "reached",
            "too low",
            "used up",
        ],
        reach: 6,
    },
    Tale {
        clue: Clue::ToldRateLimit,
        subjects: list!["rate"],
        before: list![],
        after: list![
            "limited",
            "limiting",
            "limit exceeded",
            "limit reached",
            "limit hit"
        ],
        reach: 1,
    },
    Tale {
        clue: Clue::ToldModel,
        subjects: list!["model", "deployment"],
        before: list!["invalid", "unknown", "unsupported", "such"],
        after: list!["deprecated", "is not available", "not found", "unavailable"],
        reach: 6,
    },
    Tale {
        clue: Clue::ToldContext,
        subjects: list!["context", "prompt", "input"],
        before: list!["exceeded", "exceeds"],
        after: list!["exceeded", "length exceeded", "too long", "too large"],
        reach: 6,
    },
    Tale {
        clue: Clue::ToldRegion,
        subjects: list!["country", "region", "territory"],
        before: list![],
        after: list!["not supported", "unsupported", "is blocked"],
        reach: 6,
    },
];

/// Notes what a paste tells of that shows nothing else.
pub fn look(reading: &mut Reading, paste: &str) {
    let nothing = reading.statuses.is_empty()
        && reading.credentials.is_empty()
        && reading
            .clues
            .iter()
            .all(|seen| seen.clue == Clue::HostOpenAi);
    if nothing
        && let Some((clue, span)) = tale(paste)
        && !source::is_most(paste)
        && !source::holds(paste, span)
        && (paste.len() < SHORT || answerer::is_about_ai(paste))
    {
        reading.see(clue, span);
    }
}

/// The first failure that a text tells of, and where.
pub fn tale(text: &str) -> Option<(Clue, Span)> {
    let text = text.as_bytes();
    let mut last = [Span::new(0, 0); BEFORE];
    while let Some(word) = words::next(text, last[0].end) {
        let told = TALES
            .iter()
            .filter(|tale| words::is_one_of(text, word, tale.subjects))
            .find_map(|tale| Some((tale.clue, said(text, word, &last, tale)?)));
        if told.is_some() {
            return told;
        }
        last.rotate_right(1);
        last[0] = word;
    }
    None
}

/// Where what is said of a subject stands, with the subject.
fn said(text: &[u8], subject: Span, last: &[Span; BEFORE], tale: &Tale) -> Option<Span> {
    let is = |span: Span, words: &Texts| span.end > 0 && words::is_one_of(text, span, words);
    let one_sentence = |from: usize, to: usize| {
        !text
            .cut(from..to)
            .iter()
            .any(|b| matches!(b, b'.' | b';' | b'?' | b'\n' | b'(' | b'{' | b'='))
    };
    let denied = |span: &Span| is(*span, DENIES) || is(*span, list!["without"]);
    let near = last
        .iter()
        .take_while(|span| span.end > 0 && one_sentence(span.start, subject.start));
    if near.clone().any(denied) {
        return None;
    }
    if let Some(before) = near.clone().find(|span| is(**span, tale.before)) {
        return Some(Span::new(before.start, subject.end));
    }
    let mut at = subject.end;
    for _ in 0..tale.reach {
        let next = words::next(text, at).filter(|next| one_sentence(at, next.start))?;
        let ends = tale
            .after
            .iter()
            .filter_map(|phrase| words::phrase(text, next.start, phrase));
        if let Some(end) = ends.max() {
            return Some(Span::new(subject.start, end));
        }
        if denied(&next) {
            return None;
        }
        at = next.end;
    }
    None
}

#[cfg(test)]
mod tests {
    fn first(paste: &str) -> Option<&'static str> {
        let found = crate::diagnose(paste);
        found.causes.first().map(|cause| cause.id.id())
    }

    #[test]
    fn failures_that_people_tell_of() {
        for (paste, cause) in [
            ("I ran out of credits on OpenAI", Some("quota-exhausted")),
            (
                "My OpenAI quota is exceeded, it says",
                Some("quota-exhausted"),
            ),
            (
                "my free trial credit expired, no answers from GPT any more",
                Some("quota-exhausted"),
            ),
            ("we are being rate limited by OpenAI", Some("rate-limited")),
            (
                "OpenAI: model `gpt-4-32k` has been deprecated",
                Some("model-not-found"),
            ),
            ("OpenAI says no such model", Some("model-not-found")),
            (
                "context length exceeded, says the OpenAI bot",
                Some("context-too-long"),
            ),
            (
                "OpenAI: my country is not supported",
                Some("region-unsupported"),
            ),
            ("I have not exceeded my OpenAI quota", None),
            ("My OpenAI credit has not expired", None),
            (
                "The rate of OpenAI's answers is limited by my patience",
                None,
            ),
            (
                "the bank says that my credit is exhausted, and I have told them that it cannot be so",
                None,
            ),
        ] {
            assert_eq!(first(paste), cause, "{paste}");
        }
        let refused = "OpenAI: Error code: 401, and I ran out of credits last week";
        assert_eq!(first(refused), Some("env-not-loaded"));
    }
}
