//! Any text is masked on character boundaries, nothing is lost or added, a
//! redacted text stays as it is, and a key put into it at any place does not
//! come out.

#![no_main]

use std::collections::HashSet;

use fix401::mask::{Piece, credential_spans, masked, redact};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    check(text);

    // A key on a line of its own, where the text itself says.
    let mut lines: Vec<&str> = text.split('\n').collect();
    let key = key(text.len() as u64);
    let body: HashSet<&[u8]> = key.as_bytes()["sk-proj-".len()..].windows(8).collect();
    let shows = |text: &str| text.as_bytes().windows(8).any(|part| body.contains(part));
    // The fuzzer watches comparisons, and so learns to write parts of the key.
    if shows(text) {
        return;
    }
    lines.insert(text.len() % (lines.len() + 1), &key);
    let text = lines.join("\n");
    let visible = check(&text);
    let redacted = redact(&text);
    assert!(!shows(&visible), "the key is visible");
    assert!(!shows(&redacted), "the key is in the report");
});

/// The text as it is shown.
fn check(text: &str) -> String {
    let spans = credential_spans(text);
    for span in &spans {
        assert!(span.start < span.end && text.get(span.start..span.end).is_some());
    }
    for pair in spans.windows(2) {
        assert!(pair[0].end < pair[1].start);
    }
    let mut shown = String::new();
    let mut chars = 0;
    for piece in masked(text, &spans) {
        match piece {
            Piece::Plain(plain) => {
                chars += plain.chars().count();
                shown.push_str(plain);
            }
            Piece::Hidden { chars: hidden } => {
                assert!(hidden > 0);
                chars += hidden;
                shown.push('•');
            }
        }
    }
    assert_eq!(chars, text.chars().count());
    let redacted = redact(text);
    assert!(
        redact(&redacted) == redacted,
        "redacting twice changes more"
    );
    shown
}

/// A made-up key of the usual length.
fn key(seed: u64) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut state = seed;
    let mut half = || -> String {
        (0..74)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                char::from(digits[(state >> 33) as usize % digits.len()])
            })
            .collect()
    };
    let marker = ["T3Blbk", "FJ"].concat();
    ["sk-proj-", &half(), &marker, &half()].concat()
}
