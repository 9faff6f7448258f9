//! Invented keys, made where they are used, and what a server repeats of them.

/// An OpenAI project key of `length` characters; `seed` tells two apart.
pub fn key(seed: u8, length: usize) -> String {
    marked("sk-proj-", seed, length)
}

/// A key with the marker in its middle.
pub fn marked(prefix: &str, seed: u8, length: usize) -> String {
    let side = (length - prefix.len() - 8) / 2;
    let half: String = (0..side as u32)
        .map(|i| char::from(b'a' + ((i * 7 + u32::from(seed) * 11) % 26) as u8))
        .collect();
    [prefix, &half, "T3Blb", "kFJ", &half].concat()
}

/// What the server repeats of a key.
pub fn echo(sent: &str) -> String {
    let letters: Vec<char> = sent.chars().collect();
    match letters.len() {
        0..=12 => sent.to_owned(),
        length => {
            let head: String = letters[..8].iter().collect();
            let tail: String = letters[length - 4..].iter().collect();
            [&head, &*"*".repeat(length - 12), &tail].concat()
        }
    }
}
