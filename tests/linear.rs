//! What is done with a paste takes time that grows in a straight line with its
//! length, whatever is in it. `scripts/bench` prints by how much; these tests
//! forgive what caches and other programs add, and notice work that grows with
//! the square, which takes a hundred times as long for ten times the text.

use std::hint::black_box;

use cpu_time::ThreadTime;
use fix401::loader::Loader;
use fix401::mask::{credential_spans, masked, redact};
use fix401::{Work, link, markdown};

/// Texts made to be slow: each unit is repeated up to the length asked for.
const UNITS: &[(&str, &str)] = &[
    ("quotes", "\"'"),
    ("double quotes", "\""),
    ("back ticks", "`"),
    ("curly quotes", "“”"),
    ("braces", "{"),
    ("closed braces", "{}"),
    ("deep nesting", "{\"a\":["),
    ("brackets", "[("),
    ("backslashes", "\\"),
    ("escaped quotes", "\\\""),
    ("stars", "*"),
    ("starred echo", "sk-ab****cd "),
    ("names", "key="),
    ("names on lines", "key=\n"),
    ("quoted names", "key=\""),
    ("names in quotes", "'OPENAI_API_KEY'='"),
    ("env lines", "OPENAI_API_KEY=sk-abcdef0123456789\n"),
    ("many names", "A_KEY=1\nB_TOKEN=2\nC_URL=3\n"),
    ("open quotes", "A_KEY=\"x\n"),
    ("expansions", "A_KEY=$A_KEY$A_KEY\n"),
    ("defaults", "A_KEY=${A_KEY:-${A_KEY:-\n"),
    ("substitutions", "A_KEY=$(a\n"),
    ("here documents", "cat <<A\n"),
    ("continued lines", "A_KEY=a\\\n"),
    ("comments", "# OPENAI_API_KEY=\n"),
    ("exports", "export "),
    ("prompts", "a@b:~$ "),
    ("colour codes", "\u{1b}[31m"),
    ("half colour codes", "\u{1b}["),
    ("titles", "\u{1b}]"),
    ("entities", "&#39;"),
    ("ampersands", "&"),
    ("key beginnings", "sk-"),
    ("bearers", "Bearer "),
    ("settings of commands", "--env=api_key="),
    ("headers", "Authorization: Bearer "),
    ("misspelt headers", "Authorizaton: "),
    ("errors", "{'error': "),
    ("messages", "Incorrect API key provided: "),
    (
        "whole messages",
        "Incorrect API key provided: sk-abcd*****wxyz. You can find",
    ),
    ("wrapped messages", "Incorrect API key prov\nided: "),
    ("first words", "openai api key must be "),
    ("key errors", "KeyError: 'OPENAI_API_KEY'\n"),
    ("environ", "os.environ["),
    ("environ of a name", "os.environ['OPENAI_API_KEY'] "),
    ("statuses", "401 "),
    ("status lines", "HTTP/1.1 401 Unauthorized\r\n"),
    ("addresses", "https://"),
    ("whole addresses", "POST https://api.openai.com/v1/a?b=c "),
    ("bodies", "{}\n"),
    ("carriage returns", "\r"),
    ("carriage returns and lines", "\r\n"),
    ("lines", "\n"),
    ("spaces", " "),
    ("tabs", "\t"),
    ("borders", "│ "),
    ("boxed keys", "│ sk-a1b2c3d4e5 │\n"),
    ("wrapped keys", "a1b2c3d4e5f6a1b2c3d4e5f6\n"),
    ("one long word", "a"),
    ("one long key", "a1B2"),
    ("numbers", "1"),
    ("letters of two bytes", "é"),
    ("letters of three bytes", "語"),
    ("letters of four bytes", "😀"),
    ("invisible letters", "\u{200b}"),
    ("odd letters in keys", "sk-a1b2c3d4\u{200b}"),
    ("paths", "/home/"),
    ("at signs", "a@b."),
    ("colons", "a:"),
    ("marks", "[secret, "),
    ("placed marks", "[host]=x:"),
    ("one run of letters and digits", "a1"),
    ("bounded prefixes", "-sk-proj-a"),
    ("e-mail addresses", "a@b.co"),
    ("encoded at signs", "a%40b"),
    ("schemes", "://"),
    ("queries", "://a?b=c"),
    ("dots", "a."),
    ("colon groups", "1:"),
    ("keys and borders", "sk-a1b2c3d4e5│ "),
    ("wrapped keys with a prefix", "sk-a1b2c3d4e5f6\n"),
    ("keys and codes", "sk-a1b2c3d4e5\u{1b}[31m"),
    ("base64", "A+/="),
    ("tildes", "~/"),
    ("services", "vercel "),
    ("records", "{\"log\":\"a\\\"b\\n\",\"stream\":\"x\"}\n"),
    ("escaped characters", "{\"a\":\"\\u4e00\\n"),
    ("stamps", "2026-11-24 10:12:03 A=1\n"),
    ("numbers", "1: A=1\n2: B=2\n"),
    ("boxes", "│ a │\n"),
    ("entities and spaces", "&quot;\u{a0}  "),
];

/// A log of what went well, with an error now and then.
fn log(length: usize) -> String {
    let mut text = String::with_capacity(length + 200);
    for number in 0.. {
        if text.len() >= length {
            break;
        }
        text.push_str("2026-11-24 10:12:03,118 INFO worker-2 finished job ");
        text.push_str(&number.to_string());
        text.push_str(" in 32 ms\n");
        if number % 100 == 99 {
            text.push_str("openai.AuthenticationError: Error code: 401 - {'error': {'code': 'invalid_api_key'}}\n");
        }
    }
    text
}

fn texts(length: usize) -> Vec<(&'static str, String)> {
    let mut texts: Vec<_> = UNITS
        .iter()
        .map(|(name, unit)| (*name, unit.repeat(length / unit.len())))
        .collect();
    texts.push(("a log", log(length)));
    // Each line names another variable.
    let names: Vec<String> = (0..length / 25)
        .map(|number| format!("NAME_{number:06}_KEY=sk-{number:06}"))
        .collect();
    texts.push(("names that differ", names.join("\n")));
    let services = "vercel ".repeat(length / 7);
    texts.push((
        "services beside a refusal",
        format!("401 Unauthorized\n{services}"),
    ));
    texts
}

/// Seconds that the work takes, the least of some tries: other programs only
/// ever add to a time.
struct Clock {
    short: f64,
    long: f64,
}

impl Clock {
    fn try_once(&mut self, work: &dyn Fn(&str), short: &str, long: &str) {
        for (text, least) in [(short, &mut self.short), (long, &mut self.long)] {
            let start = ThreadTime::now();
            work(black_box(text));
            *least = least.min(start.elapsed().as_secs_f64());
        }
    }
}

/// Holds the work to a straight line, from `short` bytes to ten times as many.
fn hold(task: &str, short: usize, work: &dyn Fn(&str)) {
    let pairs = texts(short).into_iter().zip(texts(10 * short));
    for ((name, small), (_, large)) in pairs {
        let mut clock = Clock {
            short: f64::INFINITY,
            long: f64::INFINITY,
        };
        // At a few nanoseconds a byte the caches and the allocator decide.
        let straight = (0..8).any(|_| {
            clock.try_once(work, &small, &large);
            clock.long < MOST * clock.short || clock.long < 10e-9 * large.len() as f64
        });
        assert!(
            straight,
            "{task} of {name}: {:.5} s, then {:.5} s for ten times as much",
            clock.short, clock.long
        );
    }
}

const SHORT: usize = 60_000;
/// How many times as long ten times the text may take.
const MOST: f64 = 30.0;

#[test]
fn diagnosing() {
    hold("diagnosing", SHORT, &|text| {
        let mut work = Work::new(text.to_owned());
        while !work.step(10_000) {}
        let summary = work.finish().summary();
        let encoded = link::encode(&summary);
        black_box(markdown::report(&summary, &encoded));
    });
}

/// What is short enough is read whole, and the closest.
#[test]
fn reading_closely() {
    hold("reading", 4_700, &|text| {
        black_box(fix401::diagnose(text));
    });
}

#[test]
fn masking() {
    hold("masking", SHORT, &|text| {
        let spans = credential_spans(text);
        black_box(masked(text, &spans).count());
    });
}

#[test]
fn redacting() {
    hold("redacting", SHORT / 3, &|text| {
        black_box(redact(text));
    });
}

#[test]
fn loading() {
    for loader in Loader::ALL {
        hold(loader.id(), SHORT / 3, &|text| {
            black_box(loader.load(text).is_ok());
        });
    }
}
