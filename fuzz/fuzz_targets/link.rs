//! Any bytes as a link open or give a plain sentence, and what opens encodes
//! to a link that opens the same.

#![no_main]

use fix401::link::{decode, describe, encode};
use fix401::markdown::report;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // As it comes, and as the bytes behind a right check value, which random
    // text would need a long time to guess.
    if let Ok(text) = core::str::from_utf8(data) {
        try_one(text);
    }
    try_one(&sealed(data));
});

fn try_one(text: &str) {
    match decode(text) {
        Err(error) => assert!(error.sentence().ends_with('.')),
        Ok(summary) => {
            let again = encode(&summary);
            assert_eq!(decode(&again).as_ref(), Ok(&summary));
            assert!(!describe(&summary).is_empty());
            assert!(report(&summary, &again).contains(&again));
        }
    }
}

fn sealed(bytes: &[u8]) -> String {
    let mut bytes = bytes.to_vec();
    let mut crc = 0xffff_u16;
    for byte in &bytes {
        crc ^= u16::from(*byte) << 8;
        for _ in 0..8 {
            crc = (crc << 1) ^ if crc & 0x8000 != 0 { 0x1021 } else { 0 };
        }
    }
    bytes.extend(crc.to_be_bytes());
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0_u32, |group, at| {
            group << 8 | u32::from(chunk.get(at).copied().unwrap_or(0))
        });
        for at in 0..=chunk.len() {
            text.push(char::from(digits[(group >> (18 - 6 * at) & 63) as usize]));
        }
    }
    text
}
