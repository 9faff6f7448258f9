//! What holds for every paste, whatever is in it.
//!
//! Texts are made from parts that the reader looks for, and from the pastes of
//! `tests/corpus`, cut and surrounded in many ways.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use fix401::span::Span;
use fix401::{Certainty, Diagnosis, Verdict, Work, diagnose};
use proptest::prelude::*;

/// The pastes of the corpus, with a made-up key or echo for each token. Other
/// changes that a token asks for are left out: what is compared here is a
/// paste with itself.
static PASTES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut pastes = Vec::new();
    for client in fs::read_dir(&corpus).expect("tests/corpus is there") {
        let client = client.expect("a folder");
        if !client.path().is_dir() {
            continue;
        }
        for file in fs::read_dir(client.path()).expect("a client's pastes") {
            let path = file.expect("a paste").path();
            let text = fs::read_to_string(&path).expect("a paste is UTF-8");
            let name = path.strip_prefix(&corpus).expect("below the corpus");
            pastes.push((name.display().to_string(), expand(&text)));
        }
    }
    pastes.sort();
    assert!(pastes.len() > 1_000, "only {} pastes", pastes.len());
    pastes
});

fn expand(template: &str) -> String {
    let mut parts = template.split("{{");
    let mut text = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let echo = part.starts_with("echo:");
        match part.split_once("}}") {
            Some((_, rest)) if echo || part.starts_with("key:") => {
                let half = "aB3dE6gH9kL2".repeat(7);
                let half = &half[..74];
                if echo {
                    text.push_str(&["sk-proj-", &"*".repeat(152), &half[70..]].concat());
                } else {
                    text.push_str(&["sk-proj-", half, "T3Blbk", "FJ", half].concat());
                }
                text.push_str(rest.trim_start_matches('}'));
            }
            _ => {
                text.push_str("{{");
                text.push_str(part);
            }
        }
    }
    text
}

/// Lines of a log of what went well.
const UNRELATED: &[&str] = &[
    "2026-11-24 10:12:03,118 INFO worker-2 finished job 18 in 32 ms",
    "[notice] To update, run: pip install --upgrade pip",
    "127.0.0.1 - - \"GET /health HTTP/1.1\" -",
    "Loading configuration from config.yaml",
    "user@laptop:~/project$ python main.py",
    "  warnings.warn(\"deprecated\", DeprecationWarning)",
    "",
    "hi, this is what I get since yesterday",
    "Thanks for any help.",
    "Compiled 12 modules in 1.2s",
];

/// What people show beside an error, none of which is why it came.
const BESIDE: &[&str] = &[
    "Python 3.11.4\nopenai==1.30.1\npython-dotenv==1.0.1",
    "from openai import OpenAI\nfrom dotenv import load_dotenv\nload_dotenv()\nclient = OpenAI()",
    "if not os.environ.get(\"OPENAI_API_KEY\"):\n    raise ValueError(\"OPENAI_API_KEY not set\")",
    "if (!process.env.OPENAI_API_KEY) {\n  throw new Error(\"OPENAI_API_KEY is not set\");\n}",
    "if (e.status === 429) return \"You exceeded your current quota\";",
    "except openai.RateLimitError:\n    print(\"Rate limit reached\")",
    "docker run -e OPENAI_API_KEY=$OPENAI_API_KEY app",
    "    environment:\n      OPENAI_API_KEY: ${OPENAI_API_KEY}",
    "        env:\n          OPENAI_API_KEY: ${{ secrets.OPENAI_API_KEY }}",
    "response = client.chat.completions.create(model=\"gpt-4o\", messages=messages)",
    "My key works in the playground.",
    "Is my API key expired?",
    "DATABASE_URL=postgres://db/app\nSECRET_KEY=abc123\nJWT_SECRET=abc123",
    "export HTTPS_PROXY=http://127.0.0.1:7890",
    "INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)",
    "INFO:     127.0.0.1:51234 - \"POST /chat HTTP/1.1\" 500 Internal Server Error",
    "Maybe the model does not exist for your account.",
    "Before that I got 429 Too Many Requests.",
    "I think the API key is invalid.",
    "npm ERR! code ELIFECYCLE\nnpm ERR! errno 1",
    "git clone https://github.com/acme/app.git",
    "Common causes:\n- The API key is invalid\n- OPENAI_API_KEY is not set",
    "Tests are skipped when OPENAI_API_KEY is unset.",
    "OPENAI_API_KEY: set",
    "Deployed on Vercel, with logs in Datadog",
    "Pinecone RAG app, GitHub Actions run 12",
];

/// Pastes that say something else when they do not stand alone, or in part.
const ALONE: &[&str] = &[
    // Only the error shows that the address in these settings was not read.
    "real/365-openrouter-env-openai-host.txt",
    "real/4821-thread.txt",
    // Only the error shows that the key in this code was hidden by hand.
    "real/1783-thread.txt",
    // And the same of the keys in this header and on this command line.
    "real/2085-thread.txt",
    "real/2016-thread.txt",
    // The status and nothing else.
    "shapes/bare-401.txt",
    // A comment, and a name with a colon, which count as lines of `.env` only
    // among such lines.
    "real/903-env-comment.txt",
    "real/904-env-colon.txt",
    "real/3643-shell.txt",
    // Only the error shows that the quotation marks went with the key.
    "real/3648-shell.txt",
    // Ends in the middle of the echoed key, so what follows becomes its end.
    "real/033-litellm-cut-off.txt",
    // A notebook's line with example text, and the error of the key itself.
    "real/022-openui-set-braces.txt",
    "real/084-galah-example-key.txt",
    "real/739-galah-docker.txt",
    "real/100-lotus-set-env-quotes.txt",
];

/// How the names end of pastes in which one part explains another: several failures,
/// of which the last counts, or a key that was hidden by hand beside a failure that
/// only a real one meets. A part of them says what it would say alone.
const SEVERAL: &str = "-several.txt";

/// What the clients printed, with what a question about it would hold besides.
#[test]
fn what_stands_beside_an_error_changes_no_first_cause() {
    let captured = |name: &str| !name.starts_with("real/") && !name.starts_with("shapes/");
    let mut changed = Vec::new();
    for (at, (name, paste)) in PASTES.iter().enumerate() {
        let alone = ids(&diagnose(paste));
        if !captured(name) || alone.is_empty() {
            continue;
        }
        for beside in BESIDE.iter().cycle().skip(at).take(3) {
            for text in [[beside, "\n\n", paste], [paste, "\n\n", beside]] {
                let among = ids(&diagnose(&text.concat()));
                if alone.first() != among.first() {
                    changed.push(format!("{name}: {alone:?} became {among:?} by {beside:?}"));
                }
            }
        }
    }
    assert_none(&changed);
}

fn sound(text: &str, diagnosis: &Diagnosis) -> Result<(), TestCaseError> {
    let inside = |span: Span| span.start <= span.end && text.get(span.start..span.end).is_some();
    let evidence = diagnosis.causes.iter().flat_map(|cause| &cause.evidence);
    for seen in evidence.chain(&diagnosis.clues) {
        prop_assert!(inside(seen.span), "{:?}", seen.clue);
    }
    prop_assert!(diagnosis.keys.iter().all(|key| inside(key.span)));
    prop_assert!(diagnosis.secrets.iter().all(|span| inside(*span)));
    for pair in diagnosis.secrets.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start);
    }
    for pair in diagnosis.causes.windows(2) {
        prop_assert!(pair[0].certainty >= pair[1].certainty);
    }
    let first = diagnosis.causes.first().map(|cause| cause.id.is_auth());
    prop_assert_eq!(
        diagnosis.verdict,
        match first {
            Some(true) => Verdict::Auth,
            Some(false) => Verdict::NotAuth,
            None => Verdict::Unrecognised,
        }
    );
    Ok(())
}

fn assert_none(exceptions: &[String]) {
    let all = exceptions.join("\n");
    assert!(exceptions.is_empty(), "{}:\n{all}", exceptions.len());
}

fn ids(diagnosis: &Diagnosis) -> Vec<&'static str> {
    diagnosis.causes.iter().map(|cause| cause.id.id()).collect()
}

/// A paste that is too long to be read whole is read where it matters.
#[test]
fn a_long_log_around_it_changes_no_first_cause() {
    let log = UNRELATED.join("\n").repeat(120);
    let changed: Vec<String> = PASTES
        .iter()
        .filter(|(name, _)| !ALONE.contains(&name.as_str()))
        .filter_map(|(name, paste)| {
            let near = [UNRELATED[0], "\n", paste, "\n", UNRELATED[0]].concat();
            let far = [&log, "\n", paste, "\n", &log].concat();
            let (near, far) = (ids(&diagnose(&near)), ids(&diagnose(&far)));
            (near.first() != far.first()).then(|| format!("{name}: {near:?} became {far:?}"))
        })
        .collect();
    assert_none(&changed);
}

/// What stands around a paste and has nothing to do with it.
#[test]
fn unrelated_lines_change_no_first_cause() {
    let mut changed = Vec::new();
    for (at, (name, paste)) in PASTES.iter().enumerate() {
        if ALONE.contains(&name.as_str()) {
            continue;
        }
        let alone = ids(&diagnose(paste));
        // Each paste among other lines, and more or fewer of them.
        let lines = |from: usize, count: usize| -> String {
            let lines = UNRELATED.iter().cycle().skip(from).take(count);
            lines.flat_map(|line| [line, "\n"]).collect()
        };
        for (before, after) in [(at % 4, at / 4 % 4), (1, 0), (0, 1)] {
            let (before, after) = (lines(at, before), lines(at + 5, after));
            let among = ids(&diagnose(&[&before, paste, "\n", &after].concat()));
            if alone.first() != among.first() {
                changed.push(format!(
                    "{name}: {alone:?} became {among:?}, after {before:?}, before {after:?}"
                ));
            }
        }
    }
    assert_none(&changed);
}

/// Cut at the ends of lines, as a scrolled terminal or a log viewer cuts: all the
/// ways to cut a short paste, and of a long one each beginning, each end and each few
/// lines.
#[test]
fn a_cut_makes_no_other_cause_certain() {
    const SHORT: usize = 16;
    const FEW: usize = 3;
    let mut wrong = Vec::new();
    let mut cuts = 0;
    for (name, paste) in PASTES.iter() {
        let lines: Vec<&str> = paste.split_inclusive('\n').collect();
        let said = ALONE.contains(&name.as_str()) || name.ends_with(SEVERAL);
        if said || lines.len() > 100 {
            continue;
        }
        let whole = ids(&diagnose(paste));
        for from in 0..lines.len() {
            for stop in from + 1..=lines.len() {
                let at_end = from == 0 || stop == lines.len();
                if lines.len() > SHORT && !at_end && stop - from > FEW {
                    continue;
                }
                cuts += 1;
                for cause in &diagnose(&lines[from..stop].concat()).causes {
                    let id = cause.id.id();
                    if cause.certainty == Certainty::Certain && !whole.contains(&id) {
                        wrong.push(format!(
                            "{name}: {id} is certain of lines {from}..{stop}, not among {whole:?}"
                        ));
                    }
                }
            }
        }
    }
    assert!(cuts > 100_000, "only {cuts} cuts");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The nearest character boundary at or before a place.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Text from what the reader looks for, in any order.
const PARTS: &str = "(Error code: |401|429|OPENAI_API_KEY|=|: |\"|'|\\{|\\}|\\\\n|\\\\\"|\n|\r\n|\t| |sk-proj-|sk-|\
    \\*{3,40}|[a-zA-Z0-9]{1,20}|Incorrect API key provided: |Authorization: |Bearer |export |base_url=|https?:|//|\
    api\\.openai\\.com|localhost|os\\.environ\\[|KeyError: |openai\\.|AuthenticationError|invalid_api_key|\
    \u{1b}\\[31m|│|“|”|\u{200b}|\u{feff}|\\$\\{|#|\\PC)";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_text_has_a_sound_answer(parts in proptest::collection::vec(PARTS, 0..60)) {
        let text = parts.concat();
        let diagnosis = diagnose(&text);
        sound(&text, &diagnosis)?;
        prop_assert_eq!(diagnose(&text), diagnosis);
    }

    #[test]
    fn steps_change_nothing(pick: prop::sample::Index, repeat in 1..8_usize, step in 1_000..20_000_usize) {
        let (_, paste) = pick.get(&PASTES);
        let text = [UNRELATED.join("\n").repeat(repeat * 20).as_str(), paste].join("\n");
        let mut work = Work::new(text.clone());
        while !work.step(step) {}
        let whole = diagnose(&text);
        sound(&text, &whole)?;
        prop_assert_eq!(work.finish(), whole);
    }

    /// Cut anywhere, even in the middle of a character's escape or of a key.
    #[test]
    fn a_cut_has_a_sound_answer(pick: prop::sample::Index, from in 0.0..1.0_f64, to in 0.0..1.0_f64) {
        let (_, paste) = pick.get(&PASTES);
        let at = |part: f64| boundary(paste, (paste.len() as f64 * part) as usize);
        let text = &paste[at(from.min(to))..at(from.max(to))];
        sound(text, &diagnose(text))?;
    }
}
