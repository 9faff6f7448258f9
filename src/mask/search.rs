//! Where a key may stand.

use super::likeness::{has_digit, is_example, is_public_id, is_random, is_wordy, longest_word};
use super::{FEW, MOST_PREFIXES, NEAR, is_key_byte, is_quote, prefix_length};
use crate::one_of;
use crate::order;
use crate::sieve::{self, LONG, Place};
use crate::span::Span;
use crate::text::{Cut, Find};

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
    super::PREFIXES.iter().chain(["key", "token", "bearer"])
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
pub(super) fn for_each_run(
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
        b"hf_" | b"fw_" | b"r8_" | b"eyJ" | b"npm_" => {
            let longest = longest_word(body);
            longest >= 12 && !is_wordy(body) || bounded && longest >= 24
        }
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

pub(super) fn skip(text: &[u8], start: usize, skipped: impl Fn(u8) -> bool) -> usize {
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
pub(super) fn begins_line(text: &[u8], name_end: usize) -> bool {
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
pub(super) fn value_at(paste: &str, at: usize, whole_line: bool) -> Span {
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
            let end = inner.find(one_of![closing, '\n']);
            (start, end.map_or(rest.len(), |length| start + length))
        }
        None if whole_line => {
            let line = rest.find('\n').map_or(rest, |end| rest.cut(..end));
            (0, line.place_of(" #").unwrap_or(line.len()))
        }
        None => {
            let ends = |c: char| {
                c.is_whitespace() || is_quote(c) || ",;&)]}<>|│┃║\\".chars().any(|end| end == c)
            };
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
        && !value.holds(b'*')
        && !value.has("...")
        && !matches!(body[0], b'$' | b'%' | b'{' | b'<' | b'[' | b'(')
        && !value.holds(b'(')
        && !["os.environ", "process.env", "http"]
            .iter()
            .any(|code| value.starts_with(code))
        && !is_example(body)
        && longest_word(body) >= 4
        && (has_digit(body) || !is_wordy(body) || prefix_length(body) != 0 || cut())
}
