//! Pastes of two parts, by the thousand.

use fix401::diagnosis::RankedCause;
use fix401::{Certainty, diagnose};

/// Whether each paste of two parts, in both orders, names one of the accepted causes
/// first and calls no other certain.
pub struct Judge {
    pastes: usize,
    wrong: Vec<String>,
}

impl Judge {
    pub fn new() -> Judge {
        Judge {
            pastes: 0,
            wrong: Vec::new(),
        }
    }

    /// Judges a form, with `written` where it has `«»`, beside a failure.
    pub fn expect(&mut self, form: &str, written: &str, failure: &str, accepted: &[&str]) {
        let text = form.replace("«»", written);
        for paste in [[&text, "\n\n", failure], [failure, "\n\n", &text]] {
            self.pastes += 1;
            let found = diagnose(&paste.concat());
            let first = found.causes.first().map_or("-", |cause| cause.id.id());
            let certain = |id: &str| {
                let sure = |cause: &&RankedCause| cause.certainty == Certainty::Certain;
                found
                    .causes
                    .iter()
                    .filter(sure)
                    .any(|cause| cause.id.id() == id)
            };
            let sure: Vec<&str> = found.causes.iter().map(|cause| cause.id.id()).collect();
            let other = sure.iter().any(|id| certain(id) && !accepted.contains(id));
            if !accepted.contains(&first) || other {
                // The form tells which paste it was, without what stands in it.
                self.wrong.push(format!(
                    "{form}: {sure:?}, not {accepted:?}, by {failure:.60}"
                ));
            }
        }
    }

    /// Fails with all that was wrong.
    pub fn end(self) {
        println!("{} pastes", self.pastes);
        assert!(
            self.wrong.is_empty(),
            "{}:\n{}",
            self.wrong.len(),
            self.wrong.join("\n")
        );
    }
}
