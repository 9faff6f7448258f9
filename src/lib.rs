//! Reads what a failed OpenAI call printed and tells why it was a 401.
//!
//! ```text
//! paste ──read──▶ clues ──weigh──▶ diagnosis ──▶ page · link · Markdown
//! ```
//!
//! Text in, plain data out: no I/O, no clock, no browser.

// See `text` for what is used instead, and why.
#![cfg_attr(not(test), deny(clippy::string_slice))]

pub mod cause;
pub mod clue;
pub mod diagnosis;
mod focus;
pub mod link;
pub mod loader;
pub mod markdown;
pub mod mask;
pub mod order;
mod plain;
pub mod provider;
pub mod read;
pub mod reply;
mod rewrite;
pub mod sample;
pub mod secret;
mod sieve;
pub mod span;
pub mod summary;
pub mod text;
mod weigh;

pub use diagnosis::{Certainty, Diagnosis, Evidence, Verdict};
pub use summary::Summary;

use rewrite::Rewrite;

/// Reads a paste and says what is wrong.
///
/// Never fails and never panics; a paste that says too little gets
/// [`Verdict::Unrecognised`] and no causes.
pub fn diagnose(paste: &str) -> Diagnosis {
    let mut scan = focus::Scan::default();
    scan.step(paste, usize::MAX);
    answer(paste, scan)
}

/// The answer to what a scan has passed.
fn answer(paste: &str, scan: focus::Scan) -> Diagnosis {
    let (focus, keys) = scan.finish(paste);
    let mut texts: Vec<Rewrite> = focus.into_iter().collect();
    for step in plain::STEPS {
        texts.extend(step(last(paste, &texts)));
    }
    let mut diagnosis = weigh::weigh(read::read(last(paste, &texts)));
    while let Some(made) = texts.pop() {
        made.carry_back(last(paste, &texts), &mut diagnosis);
    }
    diagnosis.secrets = mask::joined(diagnosis.secrets, keys);
    diagnosis
}

fn last<'a>(paste: &'a str, made: &'a [Rewrite]) -> &'a str {
    made.last().map_or(paste, |last| &last.text)
}

/// A diagnosis made in steps, for a paste too long to read at one go without
/// keeping a browser waiting. Its answer is the same as [`diagnose`]'s.
pub struct Work {
    paste: String,
    scan: focus::Scan,
}

impl Work {
    pub fn new(paste: String) -> Work {
        Work {
            paste,
            scan: focus::Scan::default(),
        }
    }

    /// Goes on for about `bytes` bytes; `true` when [`Work::finish`] is due.
    pub fn step(&mut self, bytes: usize) -> bool {
        self.scan.step(&self.paste, bytes)
    }

    /// How much has been passed, from 0 to 1.
    pub fn progress(&self) -> f32 {
        let length = self.paste.len().max(1);
        self.scan.position() as f32 / length as f32
    }

    /// The answer to what has been passed: to all of it, once a step has
    /// said so.
    pub fn finish(self) -> Diagnosis {
        answer(&self.paste, self.scan)
    }
}
