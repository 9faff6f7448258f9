//! What clients print and what people paste, each with the answer it must get.

mod pastes;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use pastes::{MARKER, base64, corpus, echo, expand, faults, table};

/// Right and all, per name.
type Counts = BTreeMap<String, (usize, usize)>;

fn counted(title: &str, counts: &Counts) -> String {
    let mut text = format!("{title}\n");
    for (name, (right, all)) in counts {
        writeln!(text, "  {name:<24} {right:>5} of {all}").unwrap();
    }
    text
}

#[test]
fn every_paste_gets_its_answer() {
    let mut clients = Counts::new();
    let mut causes = Counts::new();
    let (mut right, mut firsts_right, mut certain_wrong) = (0, 0, 0);
    let mut wrong = String::new();
    let table = table();
    for expected in &table {
        let template = fs::read_to_string(corpus().join(&expected.file))
            .unwrap_or_else(|error| panic!("{}: {error}", expected.file));
        let (text, keys) = expand(&template);
        let faults = faults(expected, &text, &keys);
        let good = faults.is_empty();
        right += usize::from(good);
        firsts_right += usize::from(!faults.contains("first cause"));
        certain_wrong += usize::from(faults.contains("called certain"));
        if !good {
            writeln!(wrong, "{}:{faults}", expected.file).unwrap();
        }
        let client = expected.file.split('/').next().unwrap();
        let cause = expected.first.split('|').next().unwrap();
        for (counts, name) in [(&mut clients, client), (&mut causes, cause)] {
            let (right, all) = counts.entry(name.to_owned()).or_default();
            *right += usize::from(good);
            *all += 1;
        }
    }
    print!("{}", counted("by client", &clients));
    print!("{}", counted("by cause", &causes));
    println!(
        "{right} of {} right; first cause {firsts_right}; certain and wrong {certain_wrong}",
        table.len()
    );
    assert!(
        wrong.is_empty(),
        "{} answers are wrong:\n{wrong}",
        table.len() - right
    );
}

#[test]
fn every_file_has_its_answer_and_every_cause_a_file() {
    let table = table();
    let mut listed: Vec<&str> = table
        .iter()
        .map(|expected| expected.file.as_str())
        .collect();
    listed.sort_unstable();
    let all = listed.len();
    listed.dedup();
    assert_eq!(listed.len(), all, "a file is listed twice");
    let mut found = Vec::new();
    for client in fs::read_dir(corpus()).unwrap() {
        let client = client.unwrap();
        if !client.file_type().unwrap().is_dir() {
            continue;
        }
        for file in fs::read_dir(client.path()).unwrap() {
            let name = file.unwrap().file_name();
            found.push(format!(
                "{}/{}",
                client.file_name().to_str().unwrap(),
                name.to_str().unwrap()
            ));
        }
    }
    found.sort_unstable();
    assert_eq!(found, listed);
    for cause in fix401::cause::CauseId::ALL {
        assert!(
            table
                .iter()
                .any(|expected| expected.first.split('|').next() == Some(cause.id())),
            "no paste is expected to be {}",
            cause.id()
        );
    }
}

/// A file must never hold what a secret scanner would take for a key.
#[test]
fn no_file_holds_a_key() {
    for expected in table() {
        let template = fs::read_to_string(corpus().join(&expected.file)).unwrap();
        assert!(
            !template.contains(&MARKER.concat()),
            "{} holds the marker",
            expected.file
        );
        let run = template
            .split(|letter: char| !(letter.is_ascii_alphanumeric() || "-_".contains(letter)))
            .find(|word| {
                word.starts_with("sk-")
                    && word.len() >= 24
                    && word.contains(|c: char| c.is_ascii_digit())
            });
        assert_eq!(run, None, "{} holds what looks like a key", expected.file);
    }
}

#[test]
fn tokens_expand() {
    let (text, keys) = expand("a {{key:proj164}} b {{echo:proj164|wrap:\"}} c {{ $json.key }}");
    let (key, public) = &keys[0];
    assert_eq!((key.len(), *public, keys.len()), (164, 8, 2));
    assert!(text.starts_with("a sk-"));
    assert!(text.ends_with(" c {{ $json.key }}"));
    assert_eq!(text.matches('*').count(), 166 - 12);
    assert_eq!(echo("abcdefghijkl"), "abcdefghijkl");
    assert_eq!(echo("abcdefghijklm"), "abcdefgh*jklm");
    assert_eq!(base64("light wo"), "bGlnaHQgd28=");
}
