//! Finds what is in a paste and where. It never judges and never fails.
//!
//! One pass over the paste's words finds messages, statuses, names, hosts and
//! headers; the `.env` lines are read as one file; then the parts of the paste
//! are held against each other.

pub mod ambiguous;
pub mod answerer;
pub mod call;
pub mod compare;
pub mod credential;
pub mod echo;
pub mod env_file;
pub mod foreign;
pub mod header;
pub mod host;
pub mod key;
pub mod keywords;
pub mod language;
pub mod missing;
pub mod name;
pub mod phrases;
pub mod reached;
pub mod reply;
pub mod response_header;
pub mod sequence;
pub mod services;
pub mod source;
pub mod status;
mod told;
pub mod verdict;
pub mod words;

use crate::clue::Clue;
use crate::diagnosis::{Evidence, KeyOutline};
use crate::loader::EnvReading;
use crate::order;
use crate::provider::Provider;
use crate::sample::Language;
use crate::span::Span;
use crate::text::Cut;
use credential::Shape;

/// A credential seen in the paste, in full or as an echo.
pub struct Credential {
    /// Where it stands, wrappers included.
    pub span: Span,
    /// As sent: unescaped, and without the line breaks of a wrapped display.
    pub text: String,
    pub echo: bool,
    pub shape: Shape,
    /// Whether it is the value of a variable that the `.env` sets.
    pub in_env: bool,
}

/// A variable's name, where a program reads it or something sets it.
pub struct Name {
    pub span: Span,
    pub kind: name::Kind,
}

/// Everything found in one paste.
#[derive(Default)]
pub struct Reading {
    pub clues: Vec<Evidence>,
    /// Every HTTP status seen, in order.
    pub statuses: Vec<(u16, Span)>,
    /// Who answered, by words or links that only they use.
    pub answered: Option<Provider>,
    /// Where the request went, by its address.
    pub called: Option<(Provider, Span)>,
    pub credentials: Vec<Credential>,
    pub names_read: Vec<Name>,
    pub names_set: Vec<Name>,
    /// Where code of a module's own first loads `.env`, and first makes a
    /// client that takes its key from the environment.
    pub loads: Option<Span>,
    pub makes: Option<Span>,
    pub readings: Vec<EnvReading>,
    pub secrets: Vec<Span>,
    /// A header of code's own that may be none the server reads.
    pub maybe_header: Option<(Clue, Span)>,
    pub language: Option<Language>,
    /// How often each costly look was made.
    looks: [u16; LOOKS],
}

/// Looks that cost more than a glance. Each is made a limited number of times,
/// so that a paste that repeats one thing for ever is still read in time that
/// grows with its length alone.
#[derive(Clone, Copy)]
pub enum Look {
    Echo,
    Header,
    Encoding,
    Missing,
    Address,
    Verdict,
}

const LOOKS: usize = 6;
const MOST_LOOKS: u16 = 64;

impl Reading {
    /// Notes a clue, once for each place.
    pub fn see(&mut self, clue: Clue, span: Span) {
        self.see_count(clue, span, None);
    }

    /// Notes a clue with its count.
    pub fn see_count(&mut self, clue: Clue, span: Span, count: Option<u32>) {
        // A log may say the same thing a million times; the first few will do.
        let mut same = self.clues.iter().filter(|seen| seen.clue == clue);
        if same.clone().count() < PLACES && !same.any(|seen| seen.span.overlaps(span)) {
            self.clues.push(Evidence { clue, span, count });
        }
    }

    /// Whether one more look of this kind is in order, and counts it.
    pub fn may_look(&mut self, look: Look) -> bool {
        let count = &mut self.looks[look as usize];
        *count = count.saturating_add(1);
        *count <= MOST_LOOKS
    }

    /// Takes back what was noted and is none after all.
    pub fn forget(&mut self, which: &dyn Fn(&Evidence) -> bool) {
        self.clues.retain(|seen| !which(seen));
    }

    /// Takes one clue for another where `which` says so.
    pub fn take_for(&mut self, clue: Clue, other: Clue, which: &dyn Fn(Span) -> bool) {
        for seen in &mut self.clues {
            if seen.clue == clue && which(seen.span) {
                seen.clue = other;
            }
        }
    }

    pub fn has(&self, clue: Clue) -> bool {
        self.clues.iter().any(|seen| seen.clue == clue)
    }

    pub fn span_of(&self, clue: Clue) -> Option<Span> {
        let seen = self.clues.iter().find(|seen| seen.clue == clue)?;
        Some(seen.span)
    }

    /// The credentials' outlines, for the page to draw.
    pub fn outlines(&self) -> Vec<KeyOutline> {
        self.credentials
            .iter()
            .map(|credential| {
                let length = credential.text.chars().count() as u32;
                let hidden = credential.text.bytes().filter(|b| *b == b'*').count() as u32;
                let tail = credential.text.rsplit('*').next().unwrap_or("");
                let tail = tail.chars().count() as u32;
                let masked = credential.echo && hidden > 0;
                KeyOutline {
                    span: credential.span,
                    echo: credential.echo,
                    length,
                    head: if masked {
                        length - hidden - tail
                    } else {
                        length
                    },
                    tail: if masked { tail } else { 0 },
                }
            })
            .collect()
    }
}

/// How many places of one clue are kept.
const PLACES: usize = 4;

/// Reads a paste.
pub fn read(paste: &str) -> Reading {
    let text = paste.as_bytes();
    let mut reading = Reading::default();
    let mut at = 0;
    let mut before = [Span::new(0, 0); 3];
    if let Some(message) = echo::begun(paste) {
        echo::look(&mut reading, paste, message);
    }
    while let Some(word) = words::next(text, at) {
        at = look(&mut reading, paste, word, &before);
        before = [word, before[0], before[1]];
    }
    sequence::leave_out_code(&mut reading, paste);
    sequence::leave_out_talk(&mut reading, paste);
    status::leave_out_table(&mut reading, paste);
    status::bare(&mut reading, paste);
    reached::look(&mut reading, paste);
    sequence::look(&mut reading, paste);
    env_file_lines(&mut reading, paste);
    key::bare(&mut reading, paste);
    header::unread(&mut reading);
    answerer::service(&mut reading, paste);
    foreign::look(&mut reading, paste);
    compare::all(&mut reading, paste);
    ambiguous::look(&mut reading, paste);
    answerer::look(&mut reading, paste);
    compare::meant(&mut reading, paste);
    told::look(&mut reading, paste);
    order::by_key(&mut reading.clues, |seen| {
        (seen.span.start, seen.clue as usize)
    });
    reading
}

/// Whether a line of a long paste shows anything at all.
pub fn glance(line: &str) -> bool {
    let text = line.as_bytes();
    let mut reading = Reading::default();
    for (word, before) in words_and_before(text) {
        let assigned = matches!(words::byte(text, word.end), b'=' | b':');
        if assigned && name::kind(word.of(line)) != name::Kind::None {
            return true;
        }
        look(&mut reading, line, word, &before);
        // What is said of a variable may stand on the line before.
        if shows_anything(&reading) || missing::not_found(word.of(line)).is_some() {
            return true;
        }
    }
    // Validators put the name that is missing on a line of its own, and so does
    // `echo %NAME%`.
    line.trim()
        .trim_matches('%')
        .eq_ignore_ascii_case("openai_api_key")
        || ambiguous::is_message(line)
        || answerer::is_refusal(line)
        || foreign::refusal(line).is_some()
        || told::tale(line).is_some()
}

/// Whether a number in a line of a long paste is a status.
pub fn glance_at_number(line: &str, number: usize) -> bool {
    let mut reading = Reading::default();
    let mut words = words_and_before(line.as_bytes());
    if let Some((word, before)) = words.find(|(word, _)| word.end > number) {
        look(&mut reading, line, word, &before);
    }
    shows_anything(&reading)
}

/// The words of a text, each with the three before it.
fn words_and_before(text: &[u8]) -> impl Iterator<Item = (Span, [Span; 3])> {
    let mut before = [Span::new(0, 0); 3];
    std::iter::from_fn(move || {
        let word = words::next(text, before[0].end)?;
        let earlier = before;
        before = [word, before[0], before[1]];
        Some((word, earlier))
    })
}

fn shows_anything(reading: &Reading) -> bool {
    let seen = |clue: &Evidence| clue.clue != Clue::Status200;
    reading.clues.iter().any(seen)
        || !reading.credentials.is_empty()
        || !reading.names_read.is_empty()
}

/// Every phrase, for the tests of what finds them and for what is compared
/// with that.
pub fn known_texts() -> impl Iterator<Item = &'static str> {
    phrases::all()
}

/// Looks at one word and what follows it; gives the end of what was read.
fn look(reading: &mut Reading, paste: &str, word: Span, before: &[Span; 3]) -> usize {
    let text = paste.as_bytes();
    let mut end = word.end;
    if let Some(after) = status::table_entry(text, word) {
        return after;
    }
    status::look(reading, text, word, before);
    if let Some((phrase, after)) = phrases::at(text, word) {
        // Code that only compares against a name is not an error.
        if !is_compared(text, word) {
            say(reading, paste, &phrase, Span::new(word.start, after));
        }
        end = after;
    }
    if keywords::is_one(text, word) {
        name::look(reading, paste, word);
        host::look(reading, paste, word, before[0]);
        response_header::look(reading, text, word);
        header::look(reading, paste, word);
        call::look(reading, paste, word);
        key::look(reading, paste, word);
        verdict::look(reading, text, word, before);
        foreign::named(reading, paste, word);
        language::look(reading, text, word);
    }
    end
}

/// Notes what a phrase says, and looks closer where its surroundings matter.
fn say(reading: &mut Reading, paste: &str, phrase: &phrases::Phrase, span: Span) {
    match phrase.clue {
        Clue::MessageIncorrectKey => echo::look(reading, paste, span),
        Clue::ClientIllegalHeader if phrase.words.starts_with("illegal") => {
            header::illegal_value(reading, paste, span);
        }
        Clue::MessageOtherProviderRefused if phrase.provider == Some(Provider::DeepSeek) => {
            echo::end(reading, paste, span);
        }
        Clue::MessageInvalidKey => echo::invalid(reading, paste, span),
        Clue::MessageNoKeyProvided => echo::none(reading, paste, span),
        Clue::CheckKeyFound => {
            let count = check_length(paste.as_bytes(), span.end);
            reading.see_count(Clue::CheckKeyFound, span, count);
        }
        Clue::CheckHostOther => host::printed(reading, paste, span),
        clue => reading.see(clue, span),
    }
    if phrase.provider.is_some() && reading.answered.is_none() {
        reading.answered = phrase.provider;
    }
}

/// The length that a check prints after `key found, length `.
fn check_length(text: &[u8], at: usize) -> Option<u32> {
    let label = words::next(text, at)?;
    let number = words::next(text, label.end)?;
    let digits = text.get(number.start..number.end.min(number.start + 9))?;
    digits.iter().try_fold(0u32, |sum, digit| {
        digit
            .is_ascii_digit()
            .then(|| sum * 10 + u32::from(digit - b'0'))
    })
}

/// Whether a program's own code compares against the word here.
fn is_compared(text: &[u8], word: Span) -> bool {
    let before = text.cut(word.start.saturating_sub(6)..word.start);
    let trimmed = before.trim_ascii_end();
    let trimmed = trimmed
        .strip_suffix(b"\"")
        .or(trimmed.strip_suffix(b"'"))
        .unwrap_or(trimmed);
    let trimmed = trimmed.trim_ascii_end();
    trimmed.ends_with(b"==")
        || trimmed.ends_with(b"!=")
        || trimmed.ends_with(b"case")
        || trimmed.ends_with(b"except")
        || text
            .cut(word.start.saturating_sub(14)..word.start)
            .ends_with(b"except openai.")
}

/// Reads the `.env` lines as one file and examines what they set.
fn env_file_lines(reading: &mut Reading, paste: &str) {
    let Some(file) = env_file::find(paste) else {
        return;
    };
    for assignment in &file.assignments {
        let name = assignment.name.of(paste);
        let kind = name::kind(name);
        if matches!(kind, name::Kind::BaseUrl | name::Kind::Owner) {
            host::setting(reading, paste, kind, assignment.name, assignment.value);
            continue;
        }
        key::in_env(reading, paste, kind, assignment);
    }
    reading.readings = env_file::readings(paste, &file);
}
