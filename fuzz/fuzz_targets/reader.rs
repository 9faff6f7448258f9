//! Any text is read without a panic, and the answer is sound: every span lies
//! on character boundaries inside the text, the same text gives the same
//! answer in one go and in steps, and what may travel does.

#![no_main]

use std::sync::LazyLock;

use fix401::span::Span;
use fix401::{Diagnosis, Verdict, Work, diagnose, link, markdown};
use libfuzzer_sys::fuzz_target;

/// Half of what a paste may hold and still be read whole, and a little more.
static FILLER: LazyLock<String> =
    LazyLock::new(|| "\nnothing to see here, only a line of a log".repeat(620));

fuzz_target!(|text: &str| {
    let diagnosis = diagnose(text);
    check(text, &diagnosis);

    // In so long a paste that it is read in parts, and in steps of a size that
    // the text itself chooses.
    let long = [text, FILLER.as_str(), text, FILLER.as_str(), text].concat();
    let answer = diagnose(&long);
    check(&long, &answer);
    let step = 1_000 + 97 * (text.len() % 997);
    let mut work = Work::new(long);
    while !work.step(step) {}
    assert_eq!(work.finish(), answer);

    let summary = diagnosis.summary();
    let encoded = link::encode(&summary);
    assert!(encoded.len() <= link::MAX_LENGTH);
    assert_eq!(link::decode(&encoded).as_ref(), Ok(&summary));
    assert!(markdown::report(&summary, &encoded).contains(&encoded));
});

fn check(text: &str, diagnosis: &Diagnosis) {
    let sound = |span: Span| {
        assert!(span.start <= span.end);
        assert!(text.get(span.start..span.end).is_some());
    };
    let evidence = diagnosis.causes.iter().flat_map(|cause| &cause.evidence);
    for seen in evidence.chain(&diagnosis.clues) {
        sound(seen.span);
    }
    for key in &diagnosis.keys {
        sound(key.span);
        assert!(key.head + key.tail <= key.length);
    }
    for secret in &diagnosis.secrets {
        sound(*secret);
    }
    for pair in diagnosis.secrets.windows(2) {
        assert!(pair[0].end <= pair[1].start);
    }
    // Some loaders end a line at a carriage return alone.
    let lines = text.split(['\n', '\r']).count() as u32;
    for reading in &diagnosis.readings {
        assert!((1..=lines).contains(&reading.line));
    }
    for pair in diagnosis.causes.windows(2) {
        assert!(pair[0].id != pair[1].id);
        assert!(pair[0].certainty >= pair[1].certainty);
    }
    match diagnosis.verdict {
        Verdict::Auth => assert!(diagnosis.causes[0].id.is_auth()),
        Verdict::NotAuth => assert!(!diagnosis.causes[0].id.is_auth()),
        Verdict::Unrecognised => assert!(diagnosis.causes.is_empty()),
    }
    if let Some(status) = diagnosis.status {
        assert!((100..=599).contains(&status));
    }
}
