//! Keeps keys off the screen and out of reports.
//!
//! Three questions are answered here: where a key may stand in a paste
//! ([`credential_spans`]), what of it may be seen ([`masked`]), and what a
//! paste looks like with everything private taken out ([`redact`]). All of
//! them prefer hiding too much to showing too much, and all take time linear
//! in the length of the paste: every look behind or ahead is bounded, or is
//! never repeated.

use crate::list;
use crate::order;
use crate::provider::Provider;
use crate::sieve::{self, LONG, Place};
use crate::span::Span;
use crate::summary::push_number;
use crate::text::Texts;
use crate::text::{Cut, Find};

/// Beginnings that a whole family of keys shares, and that may be shown;
/// longer ones before those they begin with.
const PREFIXES: &Texts = list![
    "sk-proj-",
    "sk-svcacct-",
    "sk-admin-",
    "sk-None-",
    "sk-ant-",
    "sk-or-v1-",
    "sk-or-",
    "sk-",
    "sk_live_",
    "sk_test_",
    "sess-",
    "gsk_",
    "AIza",
    "xai-",
    "pplx-",
    "nvapi-",
    "hf_",
    "r8_",
    "csk-",
    "fw_",
    "tgp_v1_",
    "eyJ",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "AKIA",
    "lsv2_",
    "tvly-",
    "npm_",
    "pypi-",
];

/// Ids that providers print and that open nothing.
const PUBLIC_IDS: &Texts = list![
    "org-",
    "proj_",
    "req_",
    "chatcmpl-",
    "cmpl-",
    "resp_",
    "run_",
    "thread_",
    "msg_",
    "asst_",
    "file-",
    "call_",
    "user-",
    "fp_",
    "batch_",
    "gen-",
];

/// The fewest characters worth hiding: fewer than this is not held to be part
/// of a key.
const FEW: usize = 8;

/// A run with more beginnings of keys than this is hidden without a closer look
/// at each of them.
const MOST_PREFIXES: usize = 16;

/// How far to look for a line's end, a border or a name.
const NEAR: usize = 160;

/// How many bytes at the start of `text` are a public prefix.
fn prefix_length(text: &[u8]) -> usize {
    // Three characters tell that nearly every text has none.
    let may = matches!(
        text,
        [b's', b'k', b'-' | b'_', ..]
            | [b's', b'e', b's', ..]
            | [b'g', b's', b'k', ..]
            | [b'g', b'h', b'p' | b'o' | b's', ..]
            | [b'g', b'i', b't', ..]
            | [b'g', b'l', b'p', ..]
            | [b'A', b'I' | b'K', ..]
            | [b'x', b'a' | b'o', ..]
            | [b'p', b'p' | b'y', ..]
            | [b'n', b'v' | b'p', ..]
            | [b'h', b'f', b'_', ..]
            | [b'f', b'w', b'_', ..]
            | [b'r', b'8', b'_', ..]
            | [b'c', b's', b'k', ..]
            | [b't', b'g' | b'v', ..]
            | [b'e', b'y', b'J', ..]
            | [b'l', b's', b'v', ..]
    );
    if !may {
        return 0;
    }
    PREFIXES
        .iter()
        .find(|prefix| text.starts_with(prefix.as_bytes()))
        .map_or(0, |prefix| prefix.len())
}

fn is_key_byte(byte: u8) -> bool {
    KEY_BYTES[byte as usize]
}

/// Letters, digits, `-` and `_`.
static KEY_BYTES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        let is = byte as u8;
        table[byte] = is.is_ascii_alphanumeric() || is == b'-' || is == b'_';
        byte += 1;
    }
    table
};

// ---------------------------------------------------------------------------
// What of a secret may be seen.

/// A stretch of a paste as it may be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece<'a> {
    Plain(&'a str),
    /// So many characters that are not shown.
    Hidden {
        chars: usize,
    },
}

/// The paste in pieces, each secret hidden but for its public prefix and for
/// quotation marks and brackets around it.
///
/// `secrets` are sorted and disjoint, as in [`crate::Diagnosis`].
pub fn masked<'a>(text: &'a str, secrets: &'a [Span]) -> impl Iterator<Item = Piece<'a>> {
    Masked {
        text,
        secrets: secrets.iter(),
        hidden: None,
        at: 0,
    }
}

struct Masked<'a> {
    text: &'a str,
    secrets: core::slice::Iter<'a, Span>,
    hidden: Option<Span>,
    at: usize,
}

impl<'a> Iterator for Masked<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(span) = self.hidden.take() {
            self.at = span.end;
            return Some(Piece::Hidden {
                chars: span.of(self.text).chars().count(),
            });
        }
        let next = self
            .secrets
            .by_ref()
            .map(|secret| hidden(self.text, *secret))
            .map(|span| Span::new(span.start.max(self.at), span.end))
            .find(|span| !span.is_empty());
        let end = next.map_or(self.text.len(), |span| span.start);
        let plain = self.text.cut(self.at..end);
        self.at = end;
        self.hidden = next;
        if plain.is_empty() {
            return if next.is_some() { self.next() } else { None };
        }
        Some(Piece::Plain(plain))
    }
}

/// The part of a secret that is not shown: all of it but its public prefix and
/// the marks around it. Empty when nothing is left to hide.
pub fn hidden(text: &str, secret: Span) -> Span {
    let Span { start, end } = widened(text, secret);
    let wrapper = |c: char| c.is_whitespace() || is_quote(c) || "()[]{}<>".contains(c);
    let inner = text.cut(start..end).trim_end_matches(wrapper);
    let end = start + inner.len();
    let inner = inner.trim_start_matches(wrapper);
    let start = end - inner.len();
    Span::new(start + prefix_length(inner.as_bytes()), end)
}

const fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' | '\u{ab}' | '\u{bb}'
    )
}

// ---------------------------------------------------------------------------
// Where a key may stand.

/// Every stretch of the paste that may be a key: sorted, disjoint, on
/// character boundaries. A key that a box or a line's end cut into parts gives
/// a span for each part.
///
/// Found are: runs that begin like the keys of a known provider; login tokens;
/// long runs of letters and digits that are no words; what follows `Bearer`;
/// and what is assigned to a name that ends in "key" or "token". Echoes that a
/// server masked with stars are not keys, and neither are example texts.
pub fn credential_spans(paste: &str) -> Vec<Span> {
    let mut search = Search::default();
    sieve::pass(paste.as_bytes(), 0, paste.len(), |place| {
        search.look(paste, place);
    });
    search.finish()
}

/// Looks for what may be a key at the places that [`sieve`] finds, in order.
#[derive(Default)]
pub(crate) struct Search {
    /// Runs of key characters, with what belongs to them.
    keys: Vec<Span>,
    /// What is assigned to names, and what follows `Bearer`.
    values: Vec<Span>,
    /// Up to where runs of key characters have been judged.
    judged: usize,
    /// Up to where names and their values have been read.
    named: usize,
}

impl Search {
    pub(crate) fn look(&mut self, paste: &str, place: Place) {
        let (Place::Gate(at) | Place::Run(at)) = place;
        let gate = place == Place::Gate(at);
        if gate && at >= self.named {
            self.named_value(paste, at);
        }
        if at >= self.judged {
            self.run(paste, at, if gate { FEW } else { LONG });
        }
    }

    /// Judges the run of key characters around `at`, when it is long enough.
    fn run(&mut self, paste: &str, at: usize, least: usize) {
        let text = paste.as_bytes();
        let before = text.cut(self.judged..at).iter().rev();
        let start = at - before.take_while(|byte| is_key_byte(**byte)).count();
        let run = Span::new(start, run_end(text, at));
        if run.len() < least {
            return;
        }
        self.judged = run.end;
        // Otherwise it is a part of the key before it, already hidden.
        if self.keys.last().is_none_or(|last| last.end <= run.start) {
            credential_run(paste, run, &mut self.keys);
        }
    }

    /// Reads what is assigned to the name that has this gate in it, or what
    /// follows `Bearer`.
    fn named_value(&mut self, paste: &str, gate: usize) {
        let text = paste.as_bytes();
        let stands = |at: usize, word: &[u8]| {
            let part = text.get(at..).and_then(|rest| rest.get(..word.len()));
            part.is_some_and(|part| part.eq_ignore_ascii_case(word))
        };
        let before = gate.wrapping_sub(1);
        let value = if stands(gate, b"key") {
            assigned(paste, gate + 3)
        } else if stands(before, b"token") {
            assigned(paste, gate + 4)
        } else if stands(before, b"bearer") {
            borne(paste, gate + 5)
        } else {
            None
        };
        if let Some(value) = value {
            let cut = || {
                continuation(paste, value, false)
                    .is_some_and(|next| !is_wordy(next.of(paste).as_bytes()))
            };
            if may_be_key(value.of(paste), cut) {
                push_key(paste, value, &mut self.values);
                self.named = value.end;
            } else if value.len() > NEAR {
                // Names in a short value have their turn; a long one is read once.
                self.named = value.end;
            }
        }
    }

    pub(crate) fn finish(mut self) -> Vec<Span> {
        self.keys.append(&mut self.values);
        settle(self.keys)
    }
}

/// The beginnings of keys, for the test of what finds them.
#[cfg(test)]
pub(crate) fn known_prefixes() -> impl Iterator<Item = &'static str> {
    PREFIXES.iter().chain(["key", "token", "bearer"])
}

/// The secrets that a reader found, and every other stretch that may be one.
pub(crate) fn joined(mut secrets: Vec<Span>, mut keys: Vec<Span>) -> Vec<Span> {
    secrets.append(&mut keys);
    secrets.retain(|span| !span.is_empty());
    settle(secrets)
}

/// Sorts spans and joins those that touch or overlap.
fn settle(mut spans: Vec<Span>) -> Vec<Span> {
    order::by_key(&mut spans, |span| (span.start, span.end));
    spans.dedup_by(|later, earlier| {
        let joins = later.start <= earlier.end;
        if joins {
            earlier.end = earlier.end.max(later.end);
        }
        joins
    });
    spans
}

/// Calls `found` for every maximal run of at least `least` bytes of a class.
///
/// Looks at the last byte a run of that length would have, then backwards, so
/// that many bytes of ordinary text are never read.
fn for_each_run(
    text: &[u8],
    least: usize,
    class: impl Fn(u8) -> bool,
    mut found: impl FnMut(Span),
) {
    let mut start = 0;
    while let Some(window) = text.get(start..start + least) {
        let mut gap = least;
        while gap > 0 && class(window[gap - 1]) {
            gap -= 1;
        }
        if gap > 0 {
            start += gap;
            continue;
        }
        let mut end = start + least;
        while end < text.len() && class(text[end]) {
            end += 1;
        }
        found(Span::new(start, end));
        start = end;
    }
}

/// Judges one maximal run of key characters.
fn credential_run(paste: &str, run: Span, found: &mut Vec<Span>) {
    let text = paste.as_bytes();
    let bytes = text.cut(run.start..run.end);
    // `%3D`, `\n`, `\u0022` or a colour's `[1m`, whose letters join the run.
    let before = text.get(run.start.wrapping_sub(1));
    let escaped = matches!(before, Some(b'%' | b'\\' | b'[' | b';'));
    let mut prefixes = 0;
    for at in 0..bytes.len() {
        // Its beginning tells; a bound keeps a run of prefixes linear.
        let rest = bytes.cut(at..bytes.len().min(at + NEAR));
        let prefix = prefix_length(rest);
        if prefix == 0 {
            continue;
        }
        prefixes += 1;
        if prefixes > MOST_PREFIXES {
            push_key(paste, run, found);
            return;
        }
        let bounded = at == 0 || !bytes[at - 1].is_ascii_alphanumeric() || (at <= 5 && escaped);
        let body = rest.cut(prefix..);
        let key = Span::new(run.start + at, run.end);
        let goes_on = || continuation(paste, key, false).is_some();
        if is_body(rest.cut(..prefix), body, bounded) || (bounded && goes_on()) {
            push_key(paste, key, found);
            return;
        }
    }
    if is_random(bytes, 20) && !is_public_id(bytes) {
        push_key(paste, run, found);
    }
}

/// Whether what follows a prefix may be the rest of a key.
fn is_body(prefix: &[u8], body: &[u8], bounded: bool) -> bool {
    if body.len() < FEW || is_example(body) {
        return false;
    }
    match prefix {
        // Three characters that also begin ordinary names.
        b"hf_" | b"fw_" | b"r8_" | b"eyJ" | b"npm_" => longest_word(body) >= 12 && !is_wordy(body),
        _ if bounded => longest_word(body) >= 16 || !is_wordy(body),
        // In the middle of a run: "task-", or a key glued to what precedes it.
        _ => body.len() >= 16 && longest_word(body) >= 12 && !is_wordy(body),
    }
}

/// Adds a key with what belongs to it beyond the run: odd characters inside
/// it, and the parts that a box or a line's end cut off.
fn push_key(paste: &str, key: Span, found: &mut Vec<Span>) {
    // The parts of a login token are joined by full stops.
    let login = key.of(paste).starts_with("eyJ");
    let mut part = key;
    loop {
        part.end = grown(paste, part.end, login);
        found.push(part);
        match continuation(paste, part, login) {
            Some(next) => part = next,
            None => return,
        }
    }
}

/// The end of a key whose run of key characters ends at `end`, when a
/// character that no key has stands in its middle.
fn grown(paste: &str, mut end: usize, login: bool) -> usize {
    let text = paste.as_bytes();
    while let Some(c) = paste.cut(end..).chars().next() {
        let mut next = end + c.len_utf8();
        let glue = match c {
            // A letter of another alphabet, a dash, or nothing visible at all.
            '\u{c0}'..='\u{52f}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2010}'..='\u{2015}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2212}'
            | '\u{feff}'
            | '\u{ff10}'..='\u{ff5a}' => true,
            '\u{1b}' => {
                // A colour, whose last letter joins what follows.
                let mark = |byte: u8| byte == b'[' || byte == b';' || byte.is_ascii_digit();
                next = skip(text, next, mark);
                false
            }
            '.' | '+' | '/' | '=' | '~' | '!' | '@' | '$' | '^' | '#' | ':' => false,
            _ => return end,
        };
        let run = run_end(text, next);
        let body = text.cut(next..run);
        let goes_on = match c {
            '=' => body.len() >= 4,
            '.' if login => body.len() >= 4,
            _ => body.len() >= FEW && !is_wordy(body),
        };
        if glue || goes_on {
            end = run;
        } else {
            // Base64 ends in one or two of these.
            return if c == '=' { next } else { end };
        }
    }
    end
}

fn run_end(text: &[u8], start: usize) -> usize {
    text.cut(start..)
        .iter()
        .position(|byte| !is_key_byte(*byte))
        .map_or(text.len(), |length| start + length)
}

/// The next part of a key, when a box's border, the end of a line or a joint
/// between two string literals cuts it where `key` ends.
fn continuation(paste: &str, key: Span, login: bool) -> Option<Span> {
    let text = paste.as_bytes();
    let end = key.end + usize::from(login && text.get(key.end) == Some(&b'.'));
    let mut at = end;
    let mut quote = 0;
    if let Some(mark @ (b'"' | b'\'')) = text.get(at) {
        quote = *mark;
        at += 1;
    }
    let spaces = at;
    at = skip(text, at, |byte| byte == b' ' || byte == b'\t');
    let padding = at - spaces;
    let mut border = false;
    while let Some(length) = border_length(text.cut(at..)) {
        border = true;
        at = skip(text, at + length, |byte| byte == b' ' || byte == b'\t');
    }
    at = skip(text, at, |byte| matches!(byte, b'\\' | b'+' | b'\r' | b' '));
    if text.get(at) == Some(&b'\n') {
        at += 1;
        // The same log prefix and border as on the key's own line.
        let lead = line_lead(text, key.start);
        if text.cut(at..).starts_with(lead) {
            at += lead.len();
        }
    } else if quote == 0 {
        return None;
    }
    at = skip(text, at, |byte| matches!(byte, b' ' | b'\t' | b'+'));
    while let Some(length) = border_length(text.cut(at..)) {
        at = skip(text, at + length, |byte| byte == b' ' || byte == b'\t');
    }
    if quote != 0 {
        if text.get(at) != Some(&quote) || at == end + 1 {
            return None;
        }
        at += 1;
    }
    let dot = usize::from(login && text.get(at) == Some(&b'.'));
    let next = Span::new(at, run_end(text, at + dot));
    let body = text.cut(next.start..next.end);
    let named = matches!(text.get(next.end), Some(b'=' | b':' | b'('));
    let joins = if border && padding <= 2 {
        !body.is_empty()
    } else {
        // What two string literals spell is one text, whatever it looks like.
        let literal = quote != 0 && text.get(next.end) == Some(&quote);
        body.len() >= FEW && (literal || (!named && !is_wordy(body)))
    };
    joins.then_some(next)
}

fn skip(text: &[u8], start: usize, skipped: impl Fn(u8) -> bool) -> usize {
    let near = text.cut(start..text.len().min(start + NEAR));
    start + near.iter().take_while(|byte| skipped(**byte)).count()
}

/// The length of a box's vertical border at the start of the text.
fn border_length(text: &[u8]) -> Option<usize> {
    ["│", "┃", "║", "▏", "▕", "|"]
        .iter()
        .find(|border| text.starts_with(border.as_bytes()))
        .map(|border| border.len())
}

/// What stands before `at` on its line, up to the last border.
fn line_lead(text: &[u8], at: usize) -> &[u8] {
    let near = text.cut(at.saturating_sub(NEAR)..at);
    let Some(line) = near.iter().rposition(|byte| *byte == b'\n') else {
        return if near.len() == at { lead_of(near) } else { b"" };
    };
    lead_of(near.cut(line + 1..))
}

fn lead_of(line: &[u8]) -> &[u8] {
    let end = (0..line.len())
        .rev()
        .find_map(|at| border_length(line.cut(at..)).map(|length| at + length));
    line.cut(..end.unwrap_or(0))
}

fn is_public_id(run: &[u8]) -> bool {
    PUBLIC_IDS.iter().any(|id| run.starts_with(id.as_bytes())) || is_uuid(run)
}

fn is_uuid(run: &[u8]) -> bool {
    run.len() == 36
        && run.iter().enumerate().all(|(at, byte)| {
            if matches!(at, 8 | 13 | 18 | 23) {
                *byte == b'-'
            } else {
                byte.is_ascii_hexdigit()
            }
        })
}

/// Text that stands in for a key in documentation.
fn is_example(body: &[u8]) -> bool {
    if body
        .iter()
        .all(|byte| matches!(byte, b'x' | b'X' | b'-' | b'_' | b'0' | b'.' | b'*'))
    {
        return true;
    }
    is_wordy(body)
        && longest_word(body) < 16
        && ["your", "key", "xxxx", "example", "placeholder", "replace"]
            .iter()
            .any(|word| {
                body.windows(word.len())
                    .any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
            })
}

fn has_digit(body: &[u8]) -> bool {
    body.iter().any(u8::is_ascii_digit)
}

fn words(body: &[u8]) -> impl Iterator<Item = &[u8]> {
    body.split(|byte| !byte.is_ascii_alphanumeric())
}

fn longest_word(body: &[u8]) -> usize {
    words(body).map(<[u8]>::len).max().unwrap_or(0)
}

/// Whether it may be read as words or a date: nothing says it is a key.
fn is_wordy(body: &[u8]) -> bool {
    let letters = body
        .iter()
        .filter(|byte| byte.is_ascii_alphabetic())
        .count();
    if letters == 0 {
        return body.len() < 16 || body.contains(&b'-');
    }
    if has_digit(body) {
        return false;
    }
    // A random text changes case at every other letter, a name rarely.
    let changes = body
        .windows(2)
        .filter(|pair| {
            (pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
                || (pair[0].is_ascii_uppercase() && pair[1].is_ascii_lowercase())
        })
        .count();
    changes * 4 < body.len()
}

/// Whether at least `least` characters of the text are in words that no
/// language has: letters and digits by turns, or capitals anywhere.
fn is_random(body: &[u8], least: usize) -> bool {
    body.len() >= least
        && words(body)
            .filter(|word| is_irregular(word))
            .map(<[u8]>::len)
            .sum::<usize>()
            >= least
}

fn is_irregular(word: &[u8]) -> bool {
    let turns = word
        .windows(2)
        .filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit())
        .count();
    if turns >= 2 {
        return true;
    }
    // A name's capitals begin its words; a random text's stand anywhere.
    let count = |is: fn(&u8) -> bool| word.iter().filter(|byte| is(byte)).count() * 10;
    let rises = word
        .windows(2)
        .filter(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
        .count();
    word.len() >= 16
        && rises * 7 >= word.len()
        && count(u8::is_ascii_uppercase) >= word.len() * 3
        && count(u8::is_ascii_lowercase) >= word.len() * 3
}

/// The value assigned to the name that ends at `name_end`.
fn assigned(paste: &str, name_end: usize) -> Option<Span> {
    let text = paste.as_bytes();
    let mut at = skip(text, name_end, |byte| {
        matches!(byte, b'"' | b'\'' | b'`' | b']' | b'\\')
    });
    at = skip(text, at, |byte| byte == b' ');
    let sign = *text.get(at)?;
    if sign != b'=' && sign != b':' {
        return None;
    }
    at = skip(text, at, |byte| matches!(byte, b'=' | b':' | b'>'));
    at = skip(text, at, |byte| matches!(byte, b' ' | b'\t' | b'\\' | b'('));
    if let [b'b', b'"' | b'\'', ..] = text.cut(at..) {
        at += 1;
    }
    Some(value_at(
        paste,
        at,
        sign == b'=' && begins_line(text, name_end),
    ))
}

/// Whether the name that ends at `name_end` is the first word on its line,
/// commands such as `export` aside: a line of `.env`.
fn begins_line(text: &[u8], name_end: usize) -> bool {
    let near = text.cut(name_end.saturating_sub(NEAR)..name_end);
    let line = near.iter().rposition(|byte| *byte == b'\n');
    let line = line.map_or(near, |at| near.cut(at..));
    let name = line
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
        .count();
    let before = line.cut(..line.len() - name).trim_ascii();
    matches!(
        before,
        b"" | b"export" | b"set" | b"setx" | b"$env:" | b"-e" | b"-" | b"ENV" | b"\xef\xbb\xbf"
    )
}

/// The value that begins at `at`: to its closing quotation mark, to the end of
/// its line, or to the first character that ends a word.
fn value_at(paste: &str, at: usize, whole_line: bool) -> Span {
    let rest = paste.cut(at..);
    let quote = rest.chars().next().filter(|c| is_quote(*c));
    let (start, end) = match quote {
        Some(quote) => {
            let closing = match quote {
                '\u{201c}' => '\u{201d}',
                '\u{2018}' => '\u{2019}',
                '\u{ab}' => '\u{bb}',
                other => other,
            };
            let start = quote.len_utf8();
            let inner = rest.cut(start..);
            let end = inner.find([closing, '\n']);
            (start, end.map_or(rest.len(), |length| start + length))
        }
        None if whole_line => {
            let line = rest.find('\n').map_or(rest, |end| rest.cut(..end));
            (0, line.place_of(" #").unwrap_or(line.len()))
        }
        None => {
            let ends = |c: char| c.is_whitespace() || is_quote(c) || ",;&)]}<>|│┃║\\".contains(c);
            (0, rest.find(ends).unwrap_or(rest.len()))
        }
    };
    // A sentence's end is not the value's.
    let full_stop = |c: char| c == '.' && quote.is_none();
    let value = rest.cut(start..end).trim_end().trim_end_matches(full_stop);
    Span::new(at + start, at + start + value.len())
}

/// What `Bearer`, which ends at `end`, is followed by.
fn borne(paste: &str, end: usize) -> Option<Span> {
    let text = paste.as_bytes();
    let at = match text.cut(end..) {
        [b' ' | b'+', ..] => skip(text, end, |byte| matches!(byte, b' ' | b'+')),
        [b'%', b'2', b'0', ..] => end + 3,
        _ => return None,
    };
    Some(value_at(paste, at, false))
}

/// Whether an assigned value may be a key, rather than code, a variable, an
/// example or an echo masked with stars. `cut` tells of a word whether it is
/// the beginning of a key that goes on elsewhere.
fn may_be_key(value: &str, cut: impl Fn() -> bool) -> bool {
    let body = value.as_bytes();
    body.len() >= FEW
        && !value.contains('*')
        && !value.has("...")
        && !matches!(body[0], b'$' | b'%' | b'{' | b'<' | b'[' | b'(')
        && !value.contains('(')
        && !["os.environ", "process.env", "http"]
            .iter()
            .any(|code| value.starts_with(code))
        && !is_example(body)
        && longest_word(body) >= 4
        && (has_digit(body) || !is_wordy(body) || prefix_length(body) != 0 || cut())
}

// ---------------------------------------------------------------------------
// A paste to publish.

/// What a private stretch is; where two overlap, the later kind names both.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Private {
    Host,
    Email,
    User,
    Secret,
}

/// Names whose values are secrets, by how they end.
const SECRET_NAMES: &Texts = list![
    "key",
    "token",
    "secret",
    "password",
    "passwd",
    "pwd",
    "pass",
    "passphrase",
    "credential",
    "credentials",
    "auth",
    "authorization",
    "cookie",
    "session",
    "sessionid",
    "sid",
    "signature",
    "sig",
    "dsn",
    "jwt",
    "otp",
    "pin",
    "salt",
    "organization",
    "openai-project",
];
/// Names of headers whose value is a secret to its end.
const SECRET_HEADERS: &Texts = list!["authorization", "cookie"];
/// Names, in full or after a separator, whose values are a person's.
const USER_NAMES: &Texts = list!["user", "username", "login", "logname", "owner", "author"];
/// Names, in full or after a separator, whose values are hosts.
const HOST_NAMES: &Texts = list![
    "host",
    "hostname",
    "nodename",
    "addr",
    "address",
    "ip",
    "peer",
    "forwarded-for",
];
/// Values that show a mistake and hide nothing.
const TELLTALE: &Texts = list![
    "none",
    "null",
    "nil",
    "undefined",
    "true",
    "false",
    "empty",
    "str",
    "string",
    "bearer",
    "basic",
    "optional",
    "env",
];
/// Hosts of public services that say nothing about who asks, beside those of
/// the providers.
const PUBLIC_HOSTS: &Texts = list![
    "github.com",
    "pypi.org",
    "python.org",
    "npmjs.com",
    "nodejs.org",
    "readthedocs.io",
    "mozilla.org",
    "w3.org",
    "litellm.ai",
    "langchain.com",
    "httpstatuses.com",
    "example.com",
    "example.org",
    "pydantic.dev",
    "microsoft.com",
];
/// Last labels that make dotted words a host name wherever they stand.
const TOP_LEVEL: &Texts = list![
    "com",
    "net",
    "org",
    "dev",
    "cloud",
    "edu",
    "gov",
    "de",
    "uk",
    "fr",
    "eu",
    "nl",
    "ch",
    "pl",
    "cn",
    "jp",
    "br",
    "ru",
    "local",
    "internal",
    "lan",
    "corp",
    "intra",
    "intranet",
    "private",
    "localdomain",
    "home",
    "svc",
    "example",
];
/// Words inside the names of a company's own hosts, whatever they end in.
const INTERNAL: &Texts = list![
    "corp", "internal", "intra", "intranet", "lan", "local", "private", "svc",
];
/// Last labels that code has as well: a host name only with a port, a hyphen
/// or a third label.
const TOP_LEVEL_OR_CODE: &Texts = list![
    "io", "ai", "app", "co", "us", "ca", "in", "au", "me", "test",
];

/// The paste with everything private taken out, for a public report.
///
/// In place of each private stretch stands what it was: `[secret, 51
/// characters]`, `[secret, sk-proj-…, 164 characters]`, `[e-mail]`, `[user]`
/// or `[host]`. Well-known hosts stay, and so does the loopback. To redact a
/// redacted text changes nothing.
pub fn redact(paste: &str) -> String {
    let mut text = redact_once(paste);
    // What a mark replaced may have stood between a name and its value; what
    // it joins is found by looking again. Twice is nearly always enough.
    for _ in 0..8 {
        let again = redact_once(&text);
        if again == text {
            break;
        }
        text = again;
    }
    text
}

fn redact_once(paste: &str) -> String {
    let placed = placed_marks(paste);
    let mut found: Vec<(Span, Private)> = Vec::new();
    let mut add = |span: Span, kind| found.push((span, kind));
    for span in credential_spans(paste) {
        add(span, Private::Secret);
    }
    random_runs(paste, &mut add);
    names(paste, &placed, &mut add);
    web_addresses(paste, &mut add);
    at_signs(paste, &mut add);
    home_folders(paste, &mut add);
    dotted_hosts(paste, &mut add);
    colon_addresses(paste, &mut add);
    log_hosts(paste, &mut add);

    let mut text = String::with_capacity(paste.len());
    let mut at = 0;
    for (span, kind) in outside(merged(found), &placed) {
        text.push_str(paste.cut(at..span.start));
        push_mark(&mut text, span.of(paste), kind);
        at = span.end;
    }
    text.push_str(paste.cut(at..));
    text
}

fn push_mark(text: &mut String, secret: &str, kind: Private) {
    text.push_str(match kind {
        Private::Host => "[host]",
        Private::Email => "[e-mail]",
        Private::User => "[user]",
        Private::Secret => "[secret, ",
    });
    if kind == Private::Secret {
        let prefix = prefix_length(secret.as_bytes());
        if prefix != 0 {
            text.push_str(secret.cut(..prefix));
            text.push_str("…, ");
        }
        let chars = secret.chars().count() as u32;
        push_number(text, chars);
        text.push_str(if chars == 1 {
            " character]"
        } else {
            " characters]"
        });
    }
}

/// The marks that an earlier redaction left.
fn placed_marks(paste: &str) -> Vec<Span> {
    let mut placed = Vec::new();
    for (at, _) in paste.match_indices('[') {
        let rest = paste.cut(at..);
        let length = if let Some(mark) = ["[host]", "[e-mail]", "[user]"]
            .iter()
            .find(|mark| rest.starts_with(**mark))
        {
            mark.len()
        } else if let Some(inner) = rest.strip_prefix("[secret, ") {
            let prefix = prefix_length(inner.as_bytes());
            let inner = inner.cut(prefix..).strip_prefix("…, ").unwrap_or(inner);
            let counted = inner.trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = inner.len() - counted.len();
            let end = counted
                .strip_prefix(" character]")
                .or_else(|| counted.strip_prefix(" characters]"));
            match end {
                Some(end) if (1..=10).contains(&digits) => rest.len() - end.len(),
                _ => continue,
            }
        } else {
            continue;
        };
        placed.push(Span::new(at, at + length));
    }
    placed
}

/// Sorted and disjoint; what overlaps is one stretch of the graver kind.
fn merged(mut found: Vec<(Span, Private)>) -> Vec<(Span, Private)> {
    found.retain(|(span, _)| !span.is_empty());
    order::by_key(&mut found, |(span, _)| (span.start, span.end));
    found.dedup_by(|(later, later_kind), (earlier, kind)| {
        let joins = later.start < earlier.end
            || (later.start == earlier.end && *later_kind == *kind && *kind == Private::Secret);
        if joins {
            earlier.end = earlier.end.max(later.end);
            *kind = (*kind).max(*later_kind);
        }
        joins
    });
    found
}

/// The stretches without what `placed` covers. Both are sorted and disjoint.
fn outside(found: Vec<(Span, Private)>, placed: &[Span]) -> Vec<(Span, Private)> {
    let mut left = Vec::with_capacity(found.len());
    let mut next = 0;
    for (mut span, kind) in found {
        while next < placed.len() && placed[next].end <= span.start {
            next += 1;
        }
        let mut mark = next;
        while mark < placed.len() && placed[mark].start < span.end {
            if span.start < placed[mark].start {
                left.push((Span::new(span.start, placed[mark].start), kind));
            }
            span.start = placed[mark].end.min(span.end);
            mark += 1;
        }
        if !span.is_empty() {
            left.push((span, kind));
        }
    }
    left
}

type Add<'a> = &'a mut dyn FnMut(Span, Private);

/// Runs that no word looks like, shorter ones than a key has as well, and what
/// a server left of a key when it masked it with stars.
fn random_runs(paste: &str, add: Add) {
    let text = paste.as_bytes();
    for_each_run(text, 16, is_key_byte, |run| {
        let bytes = text.cut(run.start..run.end);
        let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
        let hex = bytes.iter().all(u8::is_ascii_hexdigit);
        if is_random(bytes, 12) || (hex && digits != 0) || digits >= 16 {
            add(run, Private::Secret);
        }
    });
    let base64 = |byte| is_key_byte(byte) || matches!(byte, b'+' | b'/' | b'=' | b'~' | b'.');
    for_each_run(text, 20, base64, |run| {
        if is_random(text.cut(run.start..run.end), 12) {
            add(run, Private::Secret);
        }
    });
    let starred = |byte| is_key_byte(byte) || byte == b'*';
    for_each_run(text, FEW, starred, |run| {
        let bytes = text.cut(run.start..run.end);
        let stars = bytes.iter().filter(|byte| **byte == b'*').count();
        if stars >= 3 && stars < bytes.len() {
            add(run, Private::Secret);
        }
    });
}

/// Values of names that say they are private, in any notation.
fn names(paste: &str, placed: &[Span], add: Add) {
    let text = paste.as_bytes();
    let mut at = 0;
    let mut mark = 0;
    while let Some(length) = text
        .cut(at..)
        .iter()
        .position(|byte| matches!(byte, b'=' | b':'))
    {
        let sign = at + length;
        at = sign + 1;
        let near = sign.saturating_sub(64);
        let name_end = near
            + text
                .cut(near..sign)
                .iter()
                .rposition(|byte| !matches!(byte, b' ' | b'"' | b'\'' | b'`' | b']' | b')' | b'\\'))
                .map_or(0, |last| last + 1);
        let name_start = near
            + text
                .cut(near..name_end)
                .iter()
                .rposition(|byte| !is_key_byte(*byte))
                .map_or(0, |last| last + 1);
        // A mark's own words are not a name.
        while mark < placed.len() && placed[mark].end <= name_start {
            mark += 1;
        }
        if placed.get(mark).is_some_and(|span| span.start < sign) {
            continue;
        }
        let Some(kind) = kind_of_name(text.cut(name_start..name_end)) else {
            continue;
        };
        let header = ends_with(text.cut(name_start..name_end), SECRET_HEADERS);
        let mut start = skip(text, at, |byte| {
            matches!(byte, b'=' | b':' | b'>' | b' ' | b'\t' | b'\\')
        });
        if let [b'b', b'"' | b'\'', ..] = text.cut(start..) {
            start += 1;
        }
        let whole = header || (text[sign] == b'=' && begins_line(text, name_end));
        let mut value = value_at(paste, start, whole);
        at = value.end.max(at);
        for scheme in ["bearer ", "basic "] {
            let start = value.of(paste).as_bytes().cut(..scheme.len());
            if start.eq_ignore_ascii_case(scheme.as_bytes()) {
                value.start += scheme.len();
            }
        }
        let shown = value.of(paste);
        if is_telltale(shown) || (kind == Private::Host && is_known_host(shown)) {
            continue;
        }
        add(value, kind);
    }
}

fn kind_of_name(name: &[u8]) -> Option<Private> {
    if ends_with(name, SECRET_NAMES) {
        return Some(Private::Secret);
    }
    let whole_word = |list: &Texts| {
        list.iter().any(|word| {
            let cut = name.len().wrapping_sub(word.len());
            name.len() >= word.len()
                && name.cut(cut..).eq_ignore_ascii_case(word.as_bytes())
                && (cut == 0 || !name[cut - 1].is_ascii_alphanumeric())
        })
    };
    if whole_word(USER_NAMES) {
        Some(Private::User)
    } else if whole_word(HOST_NAMES) {
        Some(Private::Host)
    } else {
        None
    }
}

fn ends_with(name: &[u8], list: &Texts) -> bool {
    list.iter().any(|word| {
        name.len() >= word.len()
            && name
                .cut(name.len() - word.len()..)
                .eq_ignore_ascii_case(word.as_bytes())
    })
}

/// A value that tells a mistake: a word for nothing, a variable, code that
/// reads one, a variable's name, or a small number.
fn is_telltale(value: &str) -> bool {
    let body = value.as_bytes();
    let Some(first) = body.first() else {
        return true;
    };
    TELLTALE.iter().any(|word| value.eq_ignore_ascii_case(word))
        || body.iter().all(|byte| *byte == b'*')
        || (body.len() <= 6 && body.iter().all(u8::is_ascii_digit))
        || (body.len() <= 64
            && (value.starts_with("os.environ")
                || value.starts_with("os.getenv")
                || value.starts_with("process.env.")
                || (matches!(first, b'$' | b'%')
                    && body
                        .iter()
                        .all(|byte| byte.is_ascii_uppercase() || b"$%{}_".contains(byte)))
                || (body.contains(&b'_')
                    && body
                        .iter()
                        .all(|byte| byte.is_ascii_uppercase() || *byte == b'_'))))
}

/// User names, passwords, hosts, queries and fragments of URLs.
fn web_addresses(paste: &str, add: Add) {
    let text = paste.as_bytes();
    let mut signs = paste.places_of("://").peekable();
    while let Some(sign) = signs.next() {
        let start = sign + 3;
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\"'`<>\\{}|^,()".contains(byte);
        // A second address inside this one has its own turn.
        let next = signs.peek().map_or(text.len(), |next| *next);
        let near = text.cut(start..next);
        let near = near.cut(..near.iter().position(ends).unwrap_or(near.len()));
        let authority = near
            .iter()
            .position(|byte| matches!(byte, b'/' | b'?' | b'#'))
            .unwrap_or(near.len());
        let mut host = start;
        if let Some(at) = near.cut(..authority).iter().rposition(|byte| *byte == b'@') {
            add(
                widened(paste, Span::new(start, start + at)),
                Private::Secret,
            );
            host = start + at + 1;
        }
        let end = start + authority;
        let port = text.cut(host..end).iter().position(|byte| *byte == b':');
        let end = port.map_or(end, |port| host + port);
        let host = widened(paste, Span::new(host, end));
        if text.get(host.start) != Some(&b'[') && !is_known_host(host.of(paste)) {
            add(host, Private::Host);
        }
        let mut at = authority;
        while let Some(length) = near
            .cut(at..)
            .iter()
            .position(|byte| matches!(byte, b'=' | b'#'))
        {
            at += length + 1;
            let end = near
                .cut(at..)
                .iter()
                .position(|byte| matches!(byte, b'&' | b'#' | b';'))
                .map_or(near.len(), |length| at + length);
            if !near.cut(..at).ends_with(b"api-version=") {
                add(
                    widened(paste, Span::new(start + at, start + end)),
                    Private::Secret,
                );
            }
            at = end;
        }
    }
}

/// The span on character boundaries, and inside the text.
fn widened(text: &str, span: Span) -> Span {
    let mut end = span.end.min(text.len());
    let mut start = span.start.min(end);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end)
}

/// Providers, the loopback and public services.
fn is_known_host(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or(host).trim_end_matches('.');
    // An Azure resource's name is its owner's.
    let provider = Provider::of_host(name).filter(|provider| *provider != Provider::AzureOpenAi);
    let ends = |known: &&str| {
        let cut = name.len().wrapping_sub(known.len());
        name.len() >= known.len()
            && name
                .as_bytes()
                .cut(cut..)
                .eq_ignore_ascii_case(known.as_bytes())
            && (cut == 0 || name.as_bytes()[cut - 1] == b'.')
    };
    provider.is_some()
        || name.is_empty()
        || name.eq_ignore_ascii_case("localhost")
        || name == "0.0.0.0"
        || host == "::1"
        || (name.starts_with("127.") && is_ipv4(name.as_bytes()))
        || PUBLIC_HOSTS.iter().find(ends).is_some()
}

fn is_ipv4(name: &[u8]) -> bool {
    name.split(|byte| *byte == b'.').count() == 4
        && name
            .split(|byte| *byte == b'.')
            .all(|part| (1..=3).contains(&part.len()) && part.iter().all(u8::is_ascii_digit))
}

/// E-mail addresses, and the `user@host` of a prompt or an `ssh` command.
fn at_signs(paste: &str, add: Add) {
    let text = paste.as_bytes();
    let mut signs = text
        .iter()
        .enumerate()
        .filter(|(at, byte)| **byte == b'@' || text.cut(*at..).starts_with(b"%40"));
    signs.by_ref().for_each(|(at, byte)| {
        let after = at + if *byte == b'@' { 1 } else { 3 };
        let near = at.saturating_sub(64);
        let local =
            |byte: &u8| byte.is_ascii_alphanumeric() || b"._+-".contains(byte) || *byte >= 0x80;
        let start = near
            + text
                .cut(near..at)
                .iter()
                .rposition(|byte| !local(byte))
                .map_or(0, |last| last + 1);
        let near = text.cut(after..);
        let length = near
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b".-".contains(byte)))
            .unwrap_or(near.len());
        let domain = near.cut(..length).trim_ascii_end();
        let dots = domain
            .iter()
            .rev()
            .take_while(|byte| b".-".contains(byte))
            .count();
        let domain = domain.cut(..domain.len() - dots);
        if start == at || !domain.first().is_some_and(u8::is_ascii_alphabetic) {
            return;
        }
        let end = after + domain.len();
        if domain.contains(&b'.') {
            add(widened(paste, Span::new(start, end)), Private::Email);
        } else {
            add(widened(paste, Span::new(start, at)), Private::User);
            add(Span::new(after, end), Private::Host);
        }
    });
}

/// The user's name in the path of a home folder.
fn home_folders(paste: &str, add: Add) {
    let text = paste.as_bytes();
    let slash = |byte: u8| byte == b'/' || byte == b'\\';
    let mut at = 0;
    while let Some(length) = text
        .cut(at..)
        .iter()
        .position(|byte| slash(*byte) || *byte == b'~')
    {
        at += length + 1;
        let start = if text[at - 1] == b'~' {
            at
        } else {
            let folders = ["home", "users", "documents and settings"];
            let folder = folders.iter().find(|folder| {
                text.len() > at + folder.len()
                    && text
                        .cut(at..at + folder.len())
                        .eq_ignore_ascii_case(folder.as_bytes())
                    && slash(text[at + folder.len()])
            });
            match folder {
                Some(folder) => skip(text, at + folder.len(), slash),
                None => continue,
            }
        };
        let ends = |byte: &u8| {
            slash(*byte) || byte.is_ascii_control() || b"\"'`:;,*?<>|()[]{}=".contains(byte)
        };
        let near = text.cut(start..text.len().min(start + 64));
        let name = near.iter().position(ends).unwrap_or(near.len());
        // Only a path that goes on tells a space in a name from its end.
        let goes_on = near.get(name).is_some_and(|byte| slash(*byte));
        let name = match near.cut(..name).iter().position(|byte| *byte == b' ') {
            Some(space) if !goes_on || text[at - 1] != b'\\' => space,
            _ => name,
        };
        let is_home = text[at - 1] != b'~' || goes_on;
        if is_home {
            add(
                widened(paste, Span::new(start, start + name)),
                Private::User,
            );
        }
    }
}

/// Dotted names that are hosts, and IPv4 addresses.
fn dotted_hosts(paste: &str, add: Add) {
    let text = paste.as_bytes();
    let class = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    for_each_run(text, 4, class, |run| {
        let bytes = text.cut(run.start..run.end);
        let lead = bytes
            .iter()
            .take_while(|byte| b".-_".contains(byte))
            .count();
        let tail = bytes
            .cut(lead..)
            .iter()
            .rev()
            .take_while(|byte| b".-_".contains(byte))
            .count();
        let span = Span::new(run.start + lead, run.end - tail);
        let name = text.cut(span.start..span.end.max(span.start));
        let Some(dot) = name.iter().rposition(|byte| *byte == b'.') else {
            return;
        };
        let last = name.cut(dot + 1..);
        let listed = |list: &Texts| {
            list.iter()
                .any(|label| last.eq_ignore_ascii_case(label.as_bytes()))
        };
        let port = matches!(text.cut(run.end..), [b':', b'0'..=b'9', ..]);
        let is_host = is_ipv4(name)
            || (listed(TOP_LEVEL) && text.get(run.end) != Some(&b'('))
            || (listed(TOP_LEVEL_OR_CODE) && (port || name.cut(..dot).contains(&b'-')))
            || (name.cut(..dot).contains(&b'.') && has_internal_label(name));
        if is_host && !is_known_host(span.of(paste)) {
            add(span, Private::Host);
        }
    });
}

/// `db7.corp-net.acme`: a whole word between dots and hyphens.
fn has_internal_label(name: &[u8]) -> bool {
    name.split(|byte| matches!(byte, b'.' | b'-')).any(|label| {
        INTERNAL
            .iter()
            .any(|word| label.eq_ignore_ascii_case(word.as_bytes()))
    })
}

/// IPv6 and hardware addresses.
fn colon_addresses(paste: &str, add: Add) {
    let text = paste.as_bytes();
    let class = |byte: u8| byte.is_ascii_hexdigit() || byte == b':';
    for_each_run(text, 4, class, |run| {
        let inside = |byte: Option<&u8>| {
            byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        };
        let before = run.start.checked_sub(1).and_then(|at| text.get(at));
        if inside(before) || inside(text.get(run.end)) {
            return;
        }
        let bytes = text.cut(run.start..run.end);
        let colons = bytes.iter().filter(|byte| **byte == b':').count();
        let groups = bytes.split(|byte| *byte == b':');
        let hardware = colons == 5 && groups.clone().all(|group| group.len() == 2);
        let short = bytes.windows(2).any(|pair| pair == b"::");
        let address = (2..=7).contains(&colons)
            && (short || colons == 7)
            && groups.clone().all(|group| group.len() <= 4)
            && groups.filter(|group| !group.is_empty()).count() >= 2
            && bytes.iter().any(u8::is_ascii_digit);
        if hardware || address {
            add(run, Private::Host);
        }
    });
}

/// The host that syslog and journald write after the time.
fn log_hosts(paste: &str, add: Add) {
    let mut start = 0;
    for line in paste.split_inclusive('\n') {
        let bytes = line.as_bytes().cut(..line.len().min(NEAR));
        let time = match bytes {
            // "Nov 24 14:17:06 host program[123]:"
            [
                _,
                _,
                _,
                b' ',
                _,
                _,
                b' ',
                _,
                _,
                b':',
                _,
                _,
                b':',
                _,
                _,
                b' ',
                ..,
            ] => 16,
            // "2026-11-24T14:17:06.123456+00:00 host program[123]:"
            [
                b'0'..=b'9',
                b'0'..=b'9',
                b'0'..=b'9',
                b'0'..=b'9',
                b'-',
                _,
                _,
                b'-',
                _,
                _,
                b'T',
                ..,
            ] => bytes
                .iter()
                .position(|byte| *byte == b' ')
                .map_or(0, |space| space + 1),
            _ => 0,
        };
        let rest = bytes.cut(time..);
        if time != 0
            && let Some(host) = rest.iter().position(|byte| *byte == b' ')
            && let Some(program) = rest.cut(host + 1..).iter().position(|byte| *byte == b' ')
            && rest.cut(host + 1..).cut(..program).ends_with(b"]:")
        {
            add(
                widened(paste, Span::new(start + time, start + time + host)),
                Private::Host,
            );
        }
        start += line.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefix_is_seen() {
        for prefix in PREFIXES.iter() {
            assert_eq!(prefix_length(prefix.as_bytes()), prefix.len(), "{prefix}");
        }
    }

    /// A made-up key: the prefix, then letters and digits.
    fn key(prefix: &str, length: usize) -> String {
        let mut text = prefix.to_owned();
        let mut state = 7_u32;
        while text.len() < length {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
            text.push(char::from(digits[(state >> 16) as usize % digits.len()]));
        }
        text
    }

    fn shown(text: &str) -> String {
        masked(text, &credential_spans(text))
            .map(|piece| match piece {
                Piece::Plain(text) => text.to_owned(),
                Piece::Hidden { chars } => format!("<{chars}>"),
            })
            .collect()
    }

    #[test]
    fn what_is_hidden() {
        let project = key("sk-proj-", 164);
        let hex: String = "0f1e2d3c".repeat(4);
        for (text, expected) in [
            (project.clone(), "sk-proj-<156>"),
            (format!("\"{project}\""), "\"sk-proj-<156>\""),
            (format!("key%3D{project}%26x"), "key%3Dsk-proj-<156>%26x"),
            (
                format!("b'Bearer {project}\\n'"),
                "b'Bearer sk-proj-<156>\\n'",
            ),
            (format!("\\n{}", key("gsk_", 56)), "\\ngsk_<52>"),
            (format!("x ({})", key("AIza", 39)), "x (AIza<35>)"),
            (format!("api-key: {hex}"), "api-key: <32>"),
            (format!("Bearer {hex}."), "Bearer <32>."),
            (
                "API_KEY=a1b2 c3d4!e5 # old".to_owned(),
                "API_KEY=<12> # old",
            ),
            (
                format!("│ key {} │\n│ {} │", &project[..40], &project[40..]),
                "│ key sk-proj-<32> │\n│ <124> │",
            ),
            (
                format!(
                    "web-1  | │ {} │\nweb-1  | │ {} │",
                    &project[..8],
                    &project[8..]
                ),
                "web-1  | │ sk-proj- │\nweb-1  | │ <156> │",
            ),
            (
                format!("\"{}\"\n \"{}\"", &project[..20], &project[20..]),
                "\"sk-proj-<12>\"\n \"<144>\"",
            ),
            // The second half looks like a name, the joint says it is none.
            (
                format!(
                    "KEY = (\"{}\"\n       \"{}\")",
                    key("AIza", 19),
                    "YFyMCWPOSRqqggfrfhxA"
                ),
                "KEY = (\"AIza<15>\"\n       \"<20>\")",
            ),
            (
                format!("{}\u{200b}{}", &project[..20], &project[20..]),
                "sk-proj-<157>",
            ),
            (
                format!("eyJ{}.{}.{}", key("", 30), key("", 30), key("", 8)),
                "eyJ<70>",
            ),
        ] {
            assert_eq!(shown(&text), expected);
        }
    }

    #[test]
    fn what_is_not() {
        for text in [
            "Incorrect API key provided: sk-proj-********************************abcd. You can",
            "openai.AuthenticationError: Error code: 401",
            "KeyError: 'OPENAI_API_KEY'",
            "api_key=os.environ[\"OPENAI_API_KEY\"],",
            "OPENAI_API_KEY=${MY_OTHER_KEY}",
            "OPENAI_API_KEY=your-api-key-here",
            "File \"/usr/lib/python3.11/site-packages/openai/_base_client.py\", line 1027",
            "x-request-id: req_0f1e2d3c4b5a69788796a5b4c3d2e1f0",
            "2026-11-24T14:17:06.123456Z task-scheduling-service started in 12345 ms",
            "trace 550e8400-e29b-41d4-a716-446655440000",
            "hf_hub_download fw_version_number disk-space-manager",
            "max_tokens: 4096, total_tokens: 12345678",
            "sk-xxxxxxxxxxxxxxxxxxxxxxxx",
        ] {
            assert_eq!(shown(text), text);
        }
    }

    #[test]
    fn what_surrounds_a_key_is_shown() {
        let body = "aB3dE6gH9kL2";
        for (before, after) in [
            ("\"", "\""),
            ("'", "'"),
            ("“", "”"),
            ("<", ">"),
            ("[(", ")]"),
            (" ", "\n"),
        ] {
            let text = format!("{before}sk-{body}{after}");
            let found = hidden(&text, Span::new(0, text.len()));
            assert_eq!(found.of(&text), body);
        }
    }

    #[test]
    fn half_a_character_is_hidden_whole() {
        for (start, end) in [(1, 2), (2, 3), (2, 2)] {
            assert_eq!(hidden("aéb", Span::new(start, end)), Span::new(1, 3));
        }
        assert_eq!(hidden("aéb", Span::new(2, 99)), Span::new(1, 4));
    }

    /// Beginnings of keys that other words have as well.
    #[test]
    fn keys_and_names_that_begin_like_keys() {
        for (text, expected) in [
            // From eight characters on.
            ("sk-abc1234", "sk-abc1234"),
            ("sk-abcd1234", "sk-<8>"),
            // Words are none, one long word is.
            ("sk-learn-pipeline-steps", "sk-learn-pipeline-steps"),
            ("sk-abcdefghijklmnop", "sk-<16>"),
            // After a separator as at the start; inside a word only when long.
            ("old_sk-abcd1234", "old_sk-<8>"),
            ("task-abcd1234", "task-abcd1234"),
            ("key%3Dsk-abcd1234", "key%3Dsk-<8>"),
            ("401\\nsk-abcd1234", "401\\nsk-<8>"),
            ("\\u0022sk-abcd1234", "\\u0022sk-<8>"),
            ("\u{1b}[1;31msk-abcd1234", "\u{1b}[1;31msk-<8>"),
            ("%20diff-task-abcd1234", "%20diff-task-abcd1234"),
            ("task-abcdefghij1234", "task-abcdefghij1234"),
            ("task-scheduler-v2-worker1", "task-scheduler-v2-worker1"),
            ("disk-configurationmanager", "disk-configurationmanager"),
            ("xsk-aB3dE6gH9kL2mN5p", "xsk-<16>"),
            // Three characters that begin many a name.
            ("hf_aB3dE6gH9kL2", "hf_<12>"),
            ("hf_model_v2_2024", "hf_model_v2_2024"),
            ("hf_transformersmodel", "hf_transformersmodel"),
        ] {
            assert_eq!(shown(text), expected);
        }
        // Where there are too many to look at each, all is hidden.
        let many = "sk-".repeat(MOST_PREFIXES);
        assert_eq!(shown(&many), many);
        assert_eq!(shown(&format!("{many}sk-")), format!("sk-<{}>", many.len()));
    }

    /// What no prefix gives away, a name does.
    #[test]
    fn values_of_names() {
        for (text, expected) in [
            ("api_key=hunter22-x", "api_key=<10>"),
            ("X-Token: hunter22-x", "X-Token: <10>"),
            (
                "Authorization: Bearer hunter22-x",
                "Authorization: Bearer <10>",
            ),
            (
                "OPENAI_API_KEY=$(vault --token=hunter22-x)",
                "OPENAI_API_KEY=$(vault --token=<10>)",
            ),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    /// What may stand inside a key, and what ends it.
    #[test]
    fn what_goes_on_after_an_odd_character() {
        for (after, expected) in [
            ("\u{1b}[1;31mmN5pQ8rS", "<27>"),
            ("\u{1b}[0m models", "<12>\u{1b}[0m models"),
            ("ж", "<13>"),
            ("–mN5", "<16>"),
            ("/mN5pQ8rS", "<21>"),
            ("+mN5pQ8rS/tU2vW4xY", "<30>"),
            ("/gpt-4o", "<12>/gpt-4o"),
            ("/completions", "<12>/completions"),
            (".json", "<12>.json"),
            (".mN5pQ8rS", "<21>"),
            ("=mN5p", "<17>"),
            ("=", "<13>"),
            ("=1&n=2", "<13>1&n=2"),
            ("?n=2", "<12>?n=2"),
        ] {
            assert_eq!(
                shown(&format!("sk-aB3dE6gH9kL2{after}")),
                format!("sk-{expected}")
            );
        }
        assert_eq!(shown("eyJaB3dE6gH9kL2.abcd.efgh"), "eyJ<22>");
        assert_eq!(shown("eyJaB3dE6gH9kL2. See"), "eyJ<12>. See");
    }

    /// The parts of a key that is cut, and what only stands on the next line.
    #[test]
    fn what_goes_on_after_a_line_ends() {
        for (after, expected) in [
            ("\nmN5pQ8rS", "\n<8>"),
            ("\r\nmN5pQ8rS\r\n", "\r\n<8>\r\n"),
            (" \\\n  mN5pQ8rS", " \\\n  <8>"),
            ("\nmN5pQ8r", "\nmN5pQ8r"),
            ("\nmodels and more", "\nmodels and more"),
            ("\nAuthenticationError", "\nAuthenticationError"),
            ("\nABCdefGHIjkl", "\n<12>"),
            ("\nABCDdefGHIjkl", "\nABCDdefGHIjkl"),
            ("\n12345678", "\n12345678"),
            ("\n1234567890123456", "\n<16>"),
            ("\n2026-11-24-14-17-06", "\n2026-11-24-14-17-06"),
            ("\nmN5pQ8rS=1", "\nmN5pQ8rS=1"),
            ("\nmN5pQ8rS: 1", "\nmN5pQ8rS: 1"),
            ("\nmN5pQ8rS(1)", "\nmN5pQ8rS(1)"),
            ("\n\nmN5pQ8rS", "\n\nmN5pQ8rS"),
            (" mN5pQ8rS", " mN5pQ8rS"),
            // String literals in a row, or joined by a sign.
            ("\" \"mN5pQ8rS\"", "\" \"<8>\""),
            ("'\n\t+ 'mN5pQ8rS'", "'\n\t+ '<8>'"),
            ("' +\n'models-and-more'", "' +\n'<15>'"),
            ("', 'mN5pQ8rS'", "', 'mN5pQ8rS'"),
            ("' \"mN5pQ8rS\"", "' \"mN5pQ8rS\""),
            ("''mN5pQ8rS'", "''mN5pQ8rS'"),
            ("'\nmN5pQ8rS", "'\nmN5pQ8rS"),
            ("'\n'completions too'", "'\n'completions too'"),
            // A box: what touches its border goes on, however short and wordy.
            ("│\n│models│", "│\n│<6>│"),
            (" │\n│ models │", " │\n│ <6> │"),
            ("\t│\n│\tmodels │", "\t│\n│\t<6> │"),
            ("  ┃\n  ┃  models", "  ┃\n  ┃  <6>"),
            (" ││\n││ models │", " ││\n││ <6> │"),
            ("   │\n│ models │", "   │\n│ models │"),
            (" │ │\n│ │ models │", " │ │\n│ │ <6> │"),
            (" │\n│  │", " │\n│  │"),
        ] {
            assert_eq!(
                shown(&format!("sk-aB3dE6gH9kL2{after}")),
                format!("sk-<12>{expected}"),
                "{after:?}"
            );
        }
        // What stands before the border on the key's own line stands there again.
        for lead in ["│ ", "web-1 | │ ", "12:00 ┃ ", "│ Field 17 │ "] {
            assert_eq!(
                shown(&format!("401\n{lead}sk-aB3dE6gH9kL2 │\n{lead}models │\n")),
                format!("401\n{lead}sk-<12> │\n{lead}<6> │\n")
            );
        }
        assert_eq!(
            shown("401\nweb-1 | sk-aB3dE6gH9kL2\nmN5pQ8rS"),
            "401\nweb-1 | sk-<12>\n<8>"
        );
        // A login token may be cut at its full stop, on either side of it.
        assert_eq!(shown("eyJaB3dE6gH9kL2.\nmN5pQ8rS"), "eyJ<12>.\n<8>");
        assert_eq!(shown("eyJaB3dE6gH9kL2\n.mN5pQ8rS"), "eyJ<12>\n<9>");
        assert_eq!(shown("sk-aB3dE6gH9kL2\n.mN5pQ8rS"), "sk-<12>\n.mN5pQ8rS");
    }

    /// A long run is hidden when no name, id or path reads like it.
    #[test]
    fn runs_without_a_beginning() {
        for (run, is_key) in [
            ("aB3dE6gH9kL2mN5pQ8rS", true),
            ("aB3dE6gH9kL2mN5pQ8r", false),
            ("a1b2c3-and-then-words", false),
            ("0f1e2d3c-4b5a6978-8796a5b4", true),
            ("a5b0e8c0-e2d9-4d1d-a7f6-4c6d5e4f4a0b", false),
            ("a5b0e8c0e-2d9-4d1d-a7f6-4c6d5e4f4a0b", true),
            ("a5b0e8c0-e2d9-4d1d-a7f6-4c6d5e4f4a0z", true),
            ("req_0f1e2d3c4b5a69788796a5b4c3d2e1f0", false),
            ("was_0f1e2d3c4b5a69788796a5b4c3d2e1f0", true),
            // Letters alone: a random text's capitals stand anywhere.
            ("QwErTyUiOpAsDfGhJkLz", true),
            ("qkXvBzRmpLWjdTcNyHgf", true),
            ("AuthenticationErrorHandler", false),
            ("HTTPSCONNECTIONPOOLmanager", false),
            ("abcDefgHijkLmnopQrst", false),
            ("ABCdEFGHiJKLMNoPQRSt", false),
            ("this_is_a_long_snake_case_name", false),
            ("version20261124release", true),
        ] {
            assert_eq!(shown(run) != run, is_key, "{run}");
        }
    }

    /// What is assigned to a key's name, as far as it may be a key.
    #[test]
    fn what_a_name_is_given() {
        for (text, expected) in [
            // Notations.
            ("api_key = 'hunter22'", "api_key = '<8>'"),
            ("{\"apiKey\":\"hunter22\"}", "{\"apiKey\":\"<8>\"}"),
            (
                "{\\\"api_key\\\": \\\"hunter22\\\"}",
                "{\\\"api_key\\\": \\\"<9>\"}",
            ),
            ("env['API_KEY'] = \"hunter22\"", "env['API_KEY'] = \"<8>\""),
            ("api_key := `hunter22`", "api_key := `<8>`"),
            (":api_key => \"hunter22\"", ":api_key => \"<8>\""),
            ("api_key=(\"hunter22\"", "api_key=(\"<8>\""),
            ("api_key=b'hunter22'", "api_key=b'<8>'"),
            ("api_key=“hunter 22”, x", "api_key=“<9>”, x"),
            ("api_key=‘hunter 22’, x", "api_key=‘<9>’, x"),
            ("api_key=«hunter 22», x", "api_key=«<9>», x"),
            ("api_key hunter22", "api_key hunter22"),
            ("my api_key: hunter22.", "my api_key: <8>."),
            ("f(key=hunter22, n=1)", "f(key=<8>, n=1)"),
            ("f(key=hunter22)", "f(key=<8>)"),
            ("?key=hunter22&n=1", "?key=<8>&n=1"),
            // A line of `.env` has its value to the end, or to a comment.
            ("API_KEY=hunter two2 # mine", "API_KEY=<11> # mine"),
            ("  export API_KEY=hunter two2", "  export API_KEY=<11>"),
            (
                "$env:API_KEY = hunter two2\nX=1",
                "$env:API_KEY = <11>\nX=1",
            ),
            ("echo API_KEY=hunter22 two2", "echo API_KEY=<8> two2"),
            ("API_KEY: hunter22 two2", "API_KEY: <8> two2"),
            ("401\nAPI_KEY=hunter two2", "401\nAPI_KEY=<11>"),
            // Bearer, as it is sent and as it is encoded.
            ("Bearer hunter22-x", "Bearer <10>"),
            ("bearer+hunter22-x", "bearer+<10>"),
            ("Bearer%20hunter22-x", "Bearer%20<10>"),
            ("bearer-hunter22-x", "bearer-hunter22-x"),
            // Too short, words, code, examples, and what a server masked.
            ("api_key=hunter2", "api_key=hunter2"),
            ("api_key=something", "api_key=something"),
            ("api_key=12345678", "api_key=<8>"),
            ("api_key=aBcDeFgH", "api_key=<8>"),
            ("api_key=sk-correct-horse", "api_key=sk-<13>"),
            ("api_key=sk-your-key-here", "api_key=sk-your-key-here"),
            ("api_key=sk-yourcorrecthorse", "api_key=sk-<16>"),
            ("api_key=xxxxxxxx-0000", "api_key=xxxxxxxx-0000"),
            ("api_key=hunter22***", "api_key=hunter22***"),
            ("api_key=hunter22...", "api_key=<8>..."),
            ("api_key='hun...ter22'", "api_key='hun...ter22'"),
            ("api_key=%API_KEY2%", "api_key=%API_KEY2%"),
            ("api_key={{ secrets.key2 }}", "api_key={{ secrets.key2 }}"),
            ("api_key=<hunter22>", "api_key=<hunter22>"),
            ("api_key=['hunter22']", "api_key=['hunter22']"),
            ("api_key=get_key2(1)", "api_key=get_key2(1)"),
            ("api_key=os.environ.KEY2", "api_key=os.environ.KEY2"),
            ("api_key=process.env.KEY2", "api_key=process.env.KEY2"),
            ("key=https://x.example/2", "key=https://x.example/2"),
            ("key=1-2-3-4-5-6", "key=1-2-3-4-5-6"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    /// A box narrow enough to make words of a key.
    #[test]
    fn a_key_in_a_narrow_box() {
        assert_eq!(
            shown("│ sk-proj- │\n│ abcdefgh │\n│ ijklmnop │\n"),
            "│ sk-proj- │\n│ <8> │\n│ <8> │\n"
        );
        assert_eq!(
            shown("│ key=abcdefgh │\n│ aB3dE6gH9kL2 │\n│ mN5pQ8rStUvW │\n"),
            "│ key=<8> │\n│ <12> │\n│ <12> │\n"
        );
        assert_eq!(
            shown("│ key=something │\n│ else here now │\n"),
            "│ key=something │\n│ else here now │\n"
        );
        assert_eq!(
            shown("│ sk-proj-abcdefgh-ijkl │\n│ mnop-qrst │\n"),
            "│ sk-proj-<13> │\n│ <9> │\n"
        );
    }

    #[test]
    fn redacted() {
        let project = key("sk-proj-", 164);
        for (text, expected) in [
            (project.clone(), "[secret, sk-proj-…, 164 characters]"),
            (
                format!(
                    "Incorrect API key provided: sk-abcde{}wxyz. You",
                    "*".repeat(39)
                ),
                "Incorrect API key provided: [secret, sk-…, 51 characters]. You",
            ),
            (
                "mail ada@example.org or ada.b@mail.example.co".to_owned(),
                "mail [e-mail] or [e-mail]",
            ),
            ("ada@laptop:~/x$ ls".to_owned(), "[user]@[host]:~/x$ ls"),
            (
                "File \"/home/ada/app/main.py\", line 3, in main".to_owned(),
                "File \"/home/[user]/app/main.py\", line 3, in main",
            ),
            (
                r"C:\Users\Ada Lovelace\app C:\\Users\\ada\\x /Users/ada: no".to_owned(),
                r"C:\Users\[user]\app C:\\Users\\[user]\\x /Users/[user]: no",
            ),
            (
                "http://bob:pa55@gateway:4000/v1?x=1&api-version=2#f".to_owned(),
                "http://[secret, 8 characters]@[host]:4000/v1?x=[secret, 1 \
                 character]&api-version=2#[secret, 1 character]",
            ),
            (
                "https://api.openai.com/v1 http://localhost:8000 http://127.0.0.1".to_owned(),
                "https://api.openai.com/v1 http://localhost:8000 http://127.0.0.1",
            ),
            (
                "https://acme.openai.azure.com/openai".to_owned(),
                "https://[host]/openai",
            ),
            (
                "llm.acme.internal 10.1.2.3:80 fe80::1:2 db-1.acme.io:5432".to_owned(),
                "[host] [host]:80 [host] [host]:5432",
            ),
            (
                "db7.corp-net.acme a.b.internal-docs openai.lib.internalize".to_owned(),
                "[host] [host] openai.lib.internalize",
            ),
            (
                "Authorization: Basic abc def\nCookie: a=b; c=d\nAccept: x".to_owned(),
                "Authorization: Basic [secret, 7 characters]\nCookie: [secret, 8 \
                 characters]\nAccept: x",
            ),
            (
                "password=\"hunter two\", 'secret': 'abc', \"token\" => \"x\"".to_owned(),
                "password=\"[secret, 10 characters]\", 'secret': '[secret, 3 characters]', \
                 \"token\" => \"[secret, 1 character]\"",
            ),
            (
                "HTTPConnectionPool(host='gateway', port=4000)".to_owned(),
                "HTTPConnectionPool(host='[host]', port=4000)",
            ),
            (
                "Nov 24 14:17:06 web-3 app[12]: started".to_owned(),
                "Nov 24 14:17:06 [host] app[12]: started",
            ),
            (
                "openai==1.52.0 python 3.11.9 std::io::Error at main.rs:12:5".to_owned(),
                "openai==1.52.0 python 3.11.9 std::io::Error at main.rs:12:5",
            ),
            (
                "KeyError: 'OPENAI_API_KEY'\nOPENAI_API_KEY=None\napi_key: str".to_owned(),
                "KeyError: 'OPENAI_API_KEY'\nOPENAI_API_KEY=None\napi_key: str",
            ),
        ] {
            let once = redact(&text);
            assert_eq!(once, expected);
            assert_eq!(redact(&once), once);
        }
    }

    /// Each way to say something private, beside what looks like it and is not.
    #[test]
    fn what_is_private() {
        for (text, expected) in [
            // Runs that no word looks like.
            ("id 0f1e2d3c4b5a6978", "id [secret, 16 characters]"),
            ("id 0f1e2d3c4b5a697", "id 0f1e2d3c4b5a697"),
            ("id deadbeefcafe0000", "id [secret, 16 characters]"),
            ("id deadbeefcafebabe", "id deadbeefcafebabe"),
            ("id 12345678-90123456", "id [secret, 17 characters]"),
            ("at 2026-11-24-141706-1", "at 2026-11-24-141706-1"),
            ("id aB3dE6/gH9kL2+mN5pQ8", "id [secret, 20 characters]"),
            ("id aB3dE6/gH9kL2+mN5pQ", "id aB3dE6/gH9kL2+mN5pQ"),
            (
                "at /v1/chat/completions/gpt-4o",
                "at /v1/chat/completions/gpt-4o",
            ),
            // What a server left of a key.
            ("key abcde***", "key [secret, 8 characters]"),
            ("key abcd***", "key abcd***"),
            ("key abcdef**", "key abcdef**"),
            ("key ********", "key ********"),
            // Names that tell a secret, in any notation.
            ("password: a, b", "password: [secret, 1 character], b"),
            (
                "{'client_secret': 'a b'}",
                "{'client_secret': '[secret, 3 characters]'}",
            ),
            (
                "os.environ[\"MY_TOKEN\"] = \"ab\"",
                "os.environ[\"MY_TOKEN\"] = \"[secret, 2 characters]\"",
            ),
            ("secret = b'ab'", "secret = b'[secret, 2 characters]'"),
            ("MY_KEY=a b # c", "MY_KEY=[secret, 3 characters] # c"),
            ("x MY_KEY=a b", "x MY_KEY=[secret, 1 character] b"),
            ("Cookie: a=b; c", "Cookie: [secret, 6 characters]"),
            (
                "Proxy-Authorization: Basic a b",
                "Proxy-Authorization: Basic [secret, 3 characters]",
            ),
            (
                "authorization: bearer ab",
                "authorization: bearer [secret, 2 characters]",
            ),
            ("keyed=ab key ab", "keyed=ab key ab"),
            ("key=123456 key:1234567", "key=[secret, 18 characters]"),
            (
                "x key=123456 key:1234567",
                "x key=123456 key:[secret, 7 characters]",
            ),
            (
                "x password=\"a [host] b\"",
                "x password=\"[secret, 2 characters][host][secret, 2 characters]\"",
            ),
            // What an earlier redaction left hides nothing else.
            (
                "x [user] x password=ab",
                "x [user] x password=[secret, 2 characters]",
            ),
            ("[host]password=ab", "[host]password=[secret, 2 characters]"),
            (
                "x password=[secret, sk-…, 51 characters]",
                "x password=[secret, sk-…, 51 characters]",
            ),
            (
                "x password=[secret, 1 character], b",
                "x password=[secret, 1 character], b",
            ),
            // Names that tell a person or a host.
            (
                "x db_user=ada superuser=ada login: bob",
                "x db_user=[user] superuser=ada login: [user]",
            ),
            (
                "x host=box ghost=box peer: box",
                "x host=[host] ghost=box peer: [host]",
            ),
            (
                "host=localhost hostname=api.openai.com",
                "host=localhost hostname=api.openai.com",
            ),
            // Values that tell a mistake.
            (
                "x key=None key=undefined key='' key=***",
                "x key=None key=undefined key='' key=***",
            ),
            (
                "x key=$MY_KEY key=%MY_KEY% key=${MY_KEY}",
                "x key=$MY_KEY key=%MY_KEY% key=${MY_KEY}",
            ),
            ("x key=$my_key", "x key=[secret, 7 characters]"),
            (
                "x key=MY_KEY key=MYKEY key=my_key",
                "x key=MY_KEY key=[secret, 5 characters] key=[secret, 6 characters]",
            ),
            (
                "x key=os.environ[1] key=os.getenv(1) key=process.env.K",
                "x key=os.environ[1] key=os.getenv(1) key=process.env.K",
            ),
            // Web addresses.
            (
                "http://a:b@box:80/e?f=g&h=i#j",
                "http://[secret, 3 characters]@[host]:80/e?f=[secret, 1 character]&h=[secret, 1 character]#[secret, 1 character]",
            ),
            (
                "http://box:80 http://a:b@7box:80",
                "http://[host]:80 http://[secret, 3 characters]@[host]:80",
            ),
            // Secrets that touch are one; what a mark uncovers is looked at again.
            ("x sk-aB3dE6gH9kLkey=ab", "x [secret, sk-…, 20 characters]"),
            ("10.0.0.1.abcd***e", "[host].[secret, 8 characters]"),
            (
                "http://gateway/a, http://b",
                "http://[host]/a, http://[host]",
            ),
            (
                "http://gateway?a=b;c=d",
                "http://[host]?a=[secret, 1 character];c=[secret, 1 character]",
            ),
            (
                "http://x/?to=http://y/?a=b",
                "http://[host]/?to=[secret, 4 characters]://[host]/?a=[secret, 1 character]",
            ),
            ("http://a@b@c/", "http://[secret, 3 characters]@[host]/"),
            (
                "http://x/a@b http://[::1]/",
                "http://[host]/[user]@[host] http://[::1]/",
            ),
            (
                "https://EXAMPLE.com. https://docs.python.org/3",
                "https://EXAMPLE.com. https://docs.python.org/3",
            ),
            (
                "http://notpython.org http://127.1.2.3 http://127.evil",
                "http://[host] http://127.1.2.3 http://[host]",
            ),
            (
                "http://0.0.0.0:8000 https://acme.openai.azure.com",
                "http://0.0.0.0:8000 https://[host]",
            ),
            // People.
            ("a.b+c-d_e@x.example, é@x.example", "[e-mail], [e-mail]"),
            ("ada%40x.example ada@x.", "[e-mail] [user]@[host]."),
            ("@app.get @ x a@ 3@4", "@app.get @ x a@ 3@4"),
            ("git@box:a/b", "[user]@[host]:a/b"),
            (
                "/home/ada /Users/ada/b \\\\Users\\\\ada",
                "/home/[user] /Users/[user]/b \\\\Users\\\\[user]",
            ),
            (
                "C:\\Documents and Settings\\Ada B\\c",
                "C:\\Documents and Settings\\[user]\\c",
            ),
            (
                "/home/ada b/c /homes/ada /home",
                "/home/[user] b/c /homes/ada /home",
            ),
            ("~ada/b ~/b ~ada", "~[user]/b ~/b ~ada"),
            // Hosts.
            (
                "a.acme.com -x.acme.com- a.acme.com()",
                "[host] -[host]- a.acme.com()",
            ),
            (
                "acme.io acme.io:80 ac-me.io acme.io:x",
                "acme.io [host]:80 [host] acme.io:x",
            ),
            ("a.b.lan.c a.b.lanes.c lan.c", "[host] a.b.lanes.c lan.c"),
            (
                "10.1.2.3 1.2.3 1.2.3.4.5 1.2.3.4000 a.2.3.4",
                "[host] 1.2.3 1.2.3.4.5 1.2.3.4000 a.2.3.4",
            ),
            (
                "fe80::1:2 ::1 a::b 1:2:3:4:5:6:7:8 12:34:56",
                "[host] ::1 a::b [host] 12:34:56",
            ),
            (
                "00:1a:2b:3c:4d:5e 0:1:2:3:4:5 xfe80::1:2",
                "[host] 0:1:2:3:4:5 xfe80::1:2",
            ),
            ("fe80::12345:1 fe80::1:2g", "fe80::12345:1 fe80::1:2g"),
            // The host in a log's line.
            (
                "Nov 24 14:17:06 web a[1]: b",
                "Nov 24 14:17:06 [host] a[1]: b",
            ),
            (
                "2026-11-24T14:17:06Z web a[1]: b",
                "2026-11-24T14:17:06Z [host] a[1]: b",
            ),
            (
                "x\nNov 24 14:17:06 web a[1]: b",
                "x\nNov 24 14:17:06 [host] a[1]: b",
            ),
            ("Nov 24 14:17:06 web a: b", "Nov 24 14:17:06 web a: b"),
            (
                "2026-11-24 14:17:06Z web a[1]: b",
                "2026-11-24 14:17:06Z web a[1]: b",
            ),
        ] {
            assert_eq!(redact(text), expected);
        }
    }

    #[test]
    fn what_is_private_far_into_a_line() {
        let far = "and then ".repeat(40);
        for (text, expected) in [
            ("password=ab", "password=[secret, 2 characters]"),
            ("db_user=ada", "db_user=[user]"),
            ("a ada@x.example", "a [e-mail]"),
            ("a ada@box", "a [user]@[host]"),
            ("a /home/ada/b", "a /home/[user]/b"),
            (
                "a http://b:c@box?d=e",
                "a http://[secret, 3 characters]@[host]?d=[secret, 1 character]",
            ),
            ("API_KEY=hunter22 b", "API_KEY=[secret, 8 characters] b"),
        ] {
            assert_eq!(redact(&format!("{far}{text}")), format!("{far}{expected}"));
        }
    }

    #[test]
    fn only_marks_of_ours_are_trusted() {
        let project = key("sk-proj-", 164);
        assert!(!redact("[secret, 1234567890123456 characters]").contains("123456789"));
        for text in [
            format!("[secret, {project}, 3 characters]"),
            format!("[secret, 3 {project}]"),
            format!("[host]{project}"),
        ] {
            assert!(!redact(&text).contains(&project[8..16]), "leaks");
        }
    }
}
