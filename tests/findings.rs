//! What fuzzing found, kept: one line for each finding, so that none returns.
//! The targets and how to run them are in `fuzz/`.

use fix401::loader::Loader;
use fix401::mask::{credential_spans, redact};
use fix401::{diagnose, link};

/// Pastes that once made the reader panic, or mark a part of a character.
const PASTES: &[&str] = &[
    "OPENAI_API_BASE=http:/",
    "base_url=https:",
    // A box's line where the space belongs.
    "Illegal header value b'Bearer│ sk-proj-abc'",
];

/// Files whose lines a loader counts otherwise than by line feeds.
const FILES: &[&str] = &[
    "OPENAI_API_KEY=sk-x\rB=1\r",
    // A command of redirections alone, which sets a variable as it expands.
    "OPENAI_API_KEY&<${A:=q}",
];

#[test]
fn pastes() {
    for paste in PASTES {
        let diagnosis = diagnose(paste);
        let summary = diagnosis.summary();
        assert_eq!(link::decode(&link::encode(&summary)), Ok(summary));
        for seen in &diagnosis.clues {
            assert!(paste.get(seen.span.start..seen.span.end).is_some());
        }
        credential_spans(paste);
        let once = redact(paste);
        assert_eq!(redact(&once), once);
    }
}

#[test]
fn files() {
    for file in FILES {
        let lines = file.split(['\n', '\r']).count() as u32;
        for loader in Loader::ALL {
            match loader.load(file) {
                Err(refused) => assert!((1..=lines).contains(&refused.line)),
                Ok(variables) => {
                    for variable in variables {
                        assert!((1..=lines).contains(&variable.line), "{}", loader.id());
                    }
                }
            }
        }
    }
}
