//! Measures the engine, natively, against what someone would use to find the
//! same things. `scripts/bench` runs it, and the peers that are no Rust.
//!
//! ```text
//! bench write FOLDER     writes the logs, and prints their names and sizes
//! bench speed FILE…      megabytes per second, here and for two Rust peers
//! bench linear           the time for 1 MB and 10 MB of texts made to be slow
//! bench link             nanoseconds to write and to read a link
//! bench memory SIZE      peak memory for a paste of so many bytes
//! ```

use std::fs;
use std::hint::black_box;

use cpu_time::ThreadTime;
use fix401::{diagnose, link, read};
use regex::bytes::RegexSetBuilder;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", folder] => write(folder),
        ["speed", ref files @ ..] => files.iter().for_each(|file| speed(file)),
        ["linear"] => linear(),
        ["link"] => links(),
        ["memory", size] => memory(size.parse().expect("a size in bytes")),
        _ => panic!("write FOLDER, speed FILE…, linear, link or memory SIZE"),
    }
}

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        // Knuth's MMIX constants; the high bits are the random ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn letters(&mut self, from: &[u8], length: usize) -> String {
        (0..length)
            .map(|_| char::from(from[self.below(from.len())]))
            .collect()
    }
}

/// Lines of logs of what went well: `#` stands for a digit, `%` for a word, `@`
/// for eight hexadecimal digits.
const LINES: &[&str] = &[
    "2026-11-24 1#:##:##,### INFO worker-# finished job ### in ## ms",
    "2026-11-24 1#:##:##,### DEBUG app.% loaded ### rows from % in ## ms",
    "2026-11-24 1#:##:##,### WARNING app.% slow query took #### ms",
    "10.#.##.1# - - [24/Nov/2026:1#:##:## +0000] \"GET /%/### HTTP/1.1\" 200 #### \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\"",
    "10.#.##.1# - - [24/Nov/2026:1#:##:## +0000] \"POST /api/% HTTP/1.1\" 201 ###",
    "{\"level\":\"info\",\"ts\":\"2026-11-24T1#:##:##.###Z\",\"msg\":\"% served\",\"path\":\"/%/###\",\"status\":200,\"duration_ms\":##}",
    "{\"time\":\"2026-11-24T1#:##:##Z\",\"severity\":\"INFO\",\"message\":\"cache refreshed\",\"entries\":##,\"trace\":\"@@\"}",
    "Nov 24 1#:##:## web-# systemd[1]: Started Daily % task.",
    "Nov 24 1#:##:## web-# app[###]: listening on port ####",
    "2026-11-24T1#:##:##.###Z INFO %: committed offset ##### for partition #",
    "[1#:##:##] Compiled ## modules in ### ms",
    "   Compiling %-% v0.#.##",
    "added ## packages, and audited ### packages in #s",
    "Step #/## : COPY ./% /app/%",
    "web-1  | 1#:##:## [info] %: processed ### records",
    "time=\"2026-11-24T1#:##:##Z\" level=info msg=\"pulled image %:##\" id=@",
    "epoch #/## - loss: 0.#### - accuracy: 0.#### - ##s",
    "PASS tests/%.test.ts (### ms)",
];
const WORDS: &[&str] = &[
    "users", "orders", "cart", "search", "report", "images", "index", "profile", "feed", "events",
    "metrics", "queue", "worker", "cache", "session",
];

fn clean_line(numbers: &mut Numbers, text: &mut String) {
    for c in LINES[numbers.below(LINES.len())].chars() {
        match c {
            '#' => text.push(char::from(b'0' + numbers.below(10) as u8)),
            '%' => text.push_str(WORDS[numbers.below(WORDS.len())]),
            '@' => text.push_str(&numbers.letters(b"0123456789abcdef", 8)),
            c => text.push(c),
        }
    }
    text.push('\n');
}

/// Some lines around one failed call, with a key that was made up just now.
fn failed_call(numbers: &mut Numbers, text: &mut String) {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut half = || numbers.letters(letters, 74);
    let key = ["sk-proj-", &half(), "T3Blbk", "FJ", &half()].concat();
    let masked = [
        &key[..8],
        &"*".repeat(key.len() - 12),
        &key[key.len() - 4..],
    ]
    .concat();
    text.push_str(&format!(
        "Traceback (most recent call last):\n  File \"/app/main.py\", line 12, in <module>\n\
         openai.AuthenticationError: Error code: 401 - {{'error': {{'message': 'Incorrect API key \
         provided: {masked}. You can find your API key at https://platform.openai.com/account/\
         api-keys.', 'type': 'invalid_request_error', 'code': 'invalid_api_key'}}}}\n\
         DEBUG request headers: Authorization: Bearer {key}\n"
    ));
}

fn log(length: usize, errors: bool) -> String {
    let mut numbers = Numbers(401);
    let mut text = String::with_capacity(length + 1024);
    while text.len() < length {
        clean_line(&mut numbers, &mut text);
        // About one call in a hundred lines fails.
        if errors && numbers.below(100) == 0 {
            failed_call(&mut numbers, &mut text);
        }
    }
    text
}

fn write(folder: &str) {
    for megabytes in [1, 10, 100] {
        for (name, errors) in [("clean", false), ("errors", true)] {
            let path = format!("{folder}/{name}-{megabytes}.log");
            fs::write(&path, log(megabytes * 1_000_000, errors)).expect("the folder takes files");
            println!("{path}");
        }
    }
}

/// The least processor time of some tries, in seconds: other programs only
/// ever add to it.
fn seconds(tries: usize, mut work: impl FnMut()) -> f64 {
    (0..tries)
        .map(|_| {
            let start = ThreadTime::now();
            work();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}

fn speed(file: &str) {
    let text = fs::read_to_string(file).expect("a log that was written");
    let bytes = text.as_bytes();
    let tries = (200_000_000 / text.len()).clamp(2, 20);
    let patterns = patterns();
    let rate = |seconds: f64| text.len() as f64 / seconds / 1e6;
    let rows = [
        (
            "memchr, a byte that is not there",
            rate(seconds(tries, || {
                black_box(memchr::memchr(0, black_box(bytes)));
            })),
        ),
        (
            "memchr, the ends of lines",
            rate(seconds(tries, || {
                black_box(memchr::memchr_iter(b'\n', black_box(bytes)).fold(0, |sum, at| sum ^ at));
            })),
        ),
        (
            "fix401",
            rate(seconds(tries, || {
                black_box(diagnose(black_box(&text)));
            })),
        ),
        (
            "regex, a set of the same phrases",
            rate(seconds(1, || {
                // By lines, as one would look for the first that tells something.
                for line in bytes.split(|byte| *byte == b'\n') {
                    black_box(patterns.matches(line).matched_any());
                }
            })),
        ),
    ];
    for (name, rate) in rows {
        println!("{file}\t{name}\t{rate:.1}");
    }
}

/// The reader's phrases and the beginnings of keys, as expressions.
fn patterns() -> regex::bytes::RegexSet {
    let phrases = read::known_texts().map(|text| {
        let words: Vec<&str> = text.split(' ').collect();
        format!(r"\b{}\b", words.join(r"[^a-z0-9_]+"))
    });
    let keys = [
        r"sk-[a-z0-9_-]{16,}",
        r"\b(gsk_|AIza|xai-|pplx-|nvapi-|hf_|r8_|csk-|fw_|ghp_)[a-z0-9_-]{16,}",
        r"eyJ[a-z0-9_-]{16,}",
        r"bearer +[^ ]+",
        r"(key|token)['\x22]? ?[=:] ?[^ ]+",
        r"\b[45][0-9]{2}\b",
    ];
    RegexSetBuilder::new(phrases.chain(keys.map(str::to_owned)))
        .unicode(false)
        .case_insensitive(true)
        .size_limit(1 << 28)
        .dfa_size_limit(1 << 26)
        .build()
        .expect("expressions")
}

fn linear() {
    let units = [
        "\"",
        "'",
        "{",
        "}",
        "\\",
        "*",
        "key=\n",
        "\u{1b}[31m",
        "{\"a\":[",
        "sk-",
        "Bearer ",
        "{'error': ",
        "Incorrect API key provided: ",
        "OPENAI_API_KEY=sk-abcdef0123456789\n",
        "a",
        "\r",
        "\n",
        "é",
        "://",
        "Authorizaton: ",
    ];
    let mut worst = 0.0_f64;
    for unit in units {
        let text = unit.repeat(10_000_000 / unit.len());
        // On a boundary: the first tenth holds whole units.
        let tenth = &text[..unit.len() * (1_000_000 / unit.len())];
        let short = seconds(5, || drop(black_box(diagnose(black_box(tenth)))));
        let long = seconds(5, || drop(black_box(diagnose(black_box(&text)))));
        worst = worst.max(long / short);
        println!("{unit:?}\t{:.4}\t{:.4}\t{:.1}", short, long, long / short);
    }
    println!("worst\t\t\t{worst:.1}");
}

fn links() {
    let summary = diagnose(&log(20_000, true)).summary();
    let encoded = link::encode(&summary);
    let each = |work: &dyn Fn()| seconds(20, || (0..10_000).for_each(|_| work())) / 10_000.0 * 1e9;
    let write = each(&|| drop(black_box(link::encode(black_box(&summary)))));
    let read = each(&|| drop(black_box(link::decode(black_box(&encoded)))));
    println!("{}\t{write:.0}\t{read:.0}", encoded.len());
}

/// Prints the process's peak in bytes, without and with a paste read.
fn memory(size: usize) {
    let text = log(size, true);
    let before = peak();
    black_box(diagnose(&text));
    println!("{size}\t{before}\t{}", peak());
}

/// The most memory that this process has held, in bytes, where the system
/// tells.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
    kilobytes
        .and_then(|number| number.trim().parse().ok())
        .map_or(0, |kilobytes: u64| kilobytes * 1024)
}
