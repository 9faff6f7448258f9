//! Reads what a failed OpenAI call printed and tells why it was a 401.
//!
//! ```text
//! paste ──read──▶ clues ──weigh──▶ diagnosis ──▶ page · link · Markdown
//! ```
//!
//! Text in, plain data out: no I/O, no clock, no browser.

pub mod cause;
pub mod clue;
pub mod diagnosis;
pub mod link;
pub mod loader;
pub mod markdown;
pub mod mask;
pub mod provider;
pub mod read;
pub mod reply;
pub mod sample;
pub mod secret;
pub mod span;
pub mod summary;
mod weigh;

pub use diagnosis::{Certainty, Diagnosis, Evidence, Verdict};
pub use summary::Summary;

/// Reads a paste and says what is wrong.
///
/// Never fails and never panics; a paste that says too little gets
/// [`Verdict::Unrecognised`] and no causes.
pub fn diagnose(paste: &str) -> Diagnosis {
    weigh::weigh(read::read(paste))
}
