//! Finds the parts of a long paste that could matter, so that ten megabytes of
//! log cost one quick pass and not a close reading.
//!
//! A paste of up to [`WHOLE`] bytes is read whole. Of a longer one, the text
//! around every telling line is kept: a line with a gate, which is a run of
//! letters that stands in everything the reader knows, and in which a glance
//! then sees something. What is kept is joined and read as if it were the
//! paste; the answer's spans are carried back afterwards.

use crate::diagnosis::Diagnosis;
use crate::read;
use crate::span::Span;

/// The longest paste that is read whole, in bytes.
pub const WHOLE: usize = 48 * 1024;
/// How much is kept of the beginning, and again of the end, of what matters.
const KEPT: usize = 48 * 1024;
/// What is kept before and after a telling line, in bytes, widened to whole
/// lines where they are short.
const BEFORE: usize = 320;
const AFTER: usize = 960;
/// A longer line is taken in parts of this length, in bytes.
const LINE: usize = 512;

/// Runs of letters, in any case, of which one stands in every phrase, name and
/// key that the reader knows; a test holds its phrases to this list. Chosen to
/// be rare in logs of what went well.
const GATES: &[&[u8]] = &[
    b"uth",
    b"rror",
    b"xcept",
    b"reden",
    b"key",
    b"penai",
    b"nvalid",
    b"oken",
    b"sk-",
    b"429",
    b"401",
    b"403",
    b"404",
    b"407",
    b"http/1.1 5",
    b"http/2 5",
    b"code 5",
    b"status 5",
    b"code: 5",
    b"eyj",
    b"sess-",
    b"rganiza",
    b"refused",
    b"timed out",
    b"timeout",
    b"forbidden",
    b"gateway",
    b"cert_",
    b"certif",
    b"base_url",
    b"baseurl",
    b"api_base",
    b"getenv",
    b"environ",
    b"fix401",
    b"permis",
    b"json",
    b"exceed",
    b"activ",
    b"failed",
    b"model",
    b"overloaded",
    b"ader value",
    b"unsupporte",
    b"sufficient",
    b"has been",
    b"conte",
    b"connect to",
    b"incorrect",
    b"does not",
    b"missing_",
    b"requests",
    b"resol",
    b"limit_reac",
    b"not suppor",
    b"ot allowed",
    b"cess denie",
    b"is too lo",
    b"ection a",
    b"notfound",
    b"unknown_",
    b"expired",
    b"reset",
    b"wrong",
    b"read prope",
    b"ctype html",
    b"reply from",
    b"start with",
    b"ue at line",
    b"pecting va",
    b"r part non",
    b"t in the a",
    b"jwt is mis",
    b"t malforme",
    b"verificati",
    b"ed data ac",
    b"looking fo",
    b"smatched_p",
    b"ssing requ",
    b"missing sc",
    b"service no",
    b"network is",
    b"ute to hos",
    b"o such hos",
    b"no such pr",
    b"e nor serv",
    b"e limit re",
    b"equest too",
    b"s more cre",
    b"urce not f",
    b"e_exhauste",
    b"thout send",
    b"ice unavai",
    b"ocket hang",
    b"as no attr",
    b"ng_above_m",
    b"own parame",
    b"unknown re",
    b"nknownissu",
    b"ognized re",
    b"e to viola",
    b"eai_again",
    b"etimedout",
    b"slow down",
    b"jwks",
    b"not found",
    b"double quotes",
    b"data line 1",
    b"login req",
    b"logged in",
    b"enforce",
    b"signature",
    b"env",
    b"side closed",
    b"und_err",
    b"string st",
    b"code 200",
];

/// The two letters with which a gate begins, as a set of bits.
struct Begins([u64; 1024]);

/// A byte with its letter case folded away; some other bytes fold together too.
const fn folded(byte: u8) -> usize {
    (byte | 0x20) as usize
}

impl Begins {
    const fn new() -> Begins {
        let mut bits = [0u64; 1024];
        let mut index = 0;
        while index < GATES.len() {
            let pair = folded(GATES[index][0]) << 8 | folded(GATES[index][1]);
            bits[pair >> 6] |= 1 << (pair & 63);
            index += 1;
        }
        Begins(bits)
    }

    fn has(&self, first: u8, second: u8) -> bool {
        let pair = folded(first) << 8 | folded(second);
        self.0[pair >> 6] & (1 << (pair & 63)) != 0
    }
}

static BEGINS: Begins = Begins::new();

/// Where the next gate begins, from `at` on and before `end`.
fn next_gate(text: &[u8], at: usize, end: usize) -> Option<usize> {
    let last = text.len().min(end + 1);
    text.get(at..last)?
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| BEGINS.has(pair[0], pair[1]))
        .map(|(offset, _)| at + offset)
        .find(|start| {
            GATES.iter().any(|gate| {
                text.get(*start..*start + gate.len())
                    .is_some_and(|run| run.eq_ignore_ascii_case(gate))
            })
        })
}

/// A pass over a paste that can be made in steps.
#[derive(Default)]
pub struct Scan {
    at: usize,
    /// What is kept, sorted and disjoint: the first [`KEPT`] bytes of it, and
    /// the last.
    first: Kept,
    last: Kept,
}

#[derive(Default)]
struct Kept {
    spans: Vec<Span>,
    length: usize,
}

impl Kept {
    fn push(&mut self, span: Span) {
        match self.spans.last_mut() {
            Some(last) if span.start <= last.end => {
                self.length += span.end.saturating_sub(last.end);
                last.end = last.end.max(span.end);
            }
            _ => {
                self.length += span.len();
                self.spans.push(span);
            }
        }
    }

    /// Lets go of the earliest spans once there are far too many.
    fn forget(&mut self) {
        if self.length < 4 * KEPT {
            return;
        }
        let mut gone = 0;
        while self.length > KEPT {
            self.length -= self.spans[gone].len();
            gone += 1;
        }
        self.spans.drain(..gone);
    }
}

impl Scan {
    /// How many bytes have been passed.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Goes on for about `bytes` bytes; `true` once the end is reached.
    pub fn step(&mut self, paste: &str, bytes: usize) -> bool {
        let text = paste.as_bytes();
        if text.len() <= WHOLE {
            self.at = text.len();
        }
        let end = text.len().min(self.at.saturating_add(bytes));
        while self.at < end {
            let Some(gate) = next_gate(text, self.at, end) else {
                self.at = end;
                break;
            };
            let line = line_around(paste, gate);
            // The next gate in the same line would show the same.
            self.at = line.end.max(gate + 1);
            if read::glance(line.of(paste)) {
                self.keep(widened(paste, line));
            }
        }
        self.at >= text.len()
    }

    fn keep(&mut self, span: Span) {
        if self.first.length < KEPT {
            self.first.push(span);
        } else {
            self.last.push(span);
            self.last.forget();
        }
    }

    /// What matters of the paste, or all of it when it is short.
    pub fn finish(mut self, paste: &str) -> Focus {
        if paste.len() <= WHOLE {
            self.first.push(Span::new(0, paste.len()));
        }
        let mut spans = self.first;
        // The end of what matters is more telling than its middle.
        let from = self.last.spans.iter().rev().scan(0, |length, span| {
            *length += span.len();
            (*length <= KEPT).then_some(())
        });
        let from = self.last.spans.len() - from.count();
        for span in &self.last.spans[from..] {
            spans.push(*span);
        }
        Focus::new(paste, &spans.spans)
    }
}

/// The line around `at`, or [`LINE`] bytes each way of a longer one.
fn line_around(paste: &str, at: usize) -> Span {
    let text = paste.as_bytes();
    let from = at.saturating_sub(LINE);
    let start = text[from..at]
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(from, |offset| from + offset + 1);
    let to = text.len().min(at + LINE);
    let end = text[at..to]
        .iter()
        .position(|b| *b == b'\n')
        .map_or(to, |offset| at + offset + 1);
    Span::new(floor(paste, start), ceiling(paste, end))
}

/// A line with what stands around it.
fn widened(paste: &str, line: Span) -> Span {
    let start = line_around(paste, line.start.saturating_sub(BEFORE)).start;
    let end = line_around(paste, paste.len().min(line.end + AFTER)).end;
    Span::new(start, end)
}

fn floor(paste: &str, mut at: usize) -> usize {
    while !paste.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceiling(paste: &str, mut at: usize) -> usize {
    while !paste.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The kept parts of a paste, joined.
pub struct Focus {
    pub text: String,
    pieces: Vec<Piece>,
}

struct Piece {
    in_text: usize,
    in_paste: Span,
}

impl Focus {
    fn new(paste: &str, spans: &[Span]) -> Focus {
        let mut focus = Focus {
            text: String::with_capacity(spans.iter().map(|span| span.len() + 1).sum()),
            pieces: Vec::with_capacity(spans.len()),
        };
        for span in spans {
            if !focus.text.is_empty() && !focus.text.ends_with('\n') {
                focus.text.push('\n');
            }
            focus.pieces.push(Piece {
                in_text: focus.text.len(),
                in_paste: *span,
            });
            focus.text.push_str(span.of(paste));
        }
        focus
    }

    fn is_whole(&self) -> bool {
        matches!(&self.pieces[..], [piece] if piece.in_paste.start == 0)
    }

    fn offset(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.in_text <= at);
        self.pieces.get(index.saturating_sub(1)).map_or(0, |piece| {
            (piece.in_paste.start + (at - piece.in_text)).min(piece.in_paste.end)
        })
    }

    fn span(&self, span: Span) -> Span {
        let start = self.offset(span.start);
        // The end belongs to the piece of the byte before it.
        let end = if span.is_empty() {
            start
        } else {
            self.offset(span.end - 1) + 1
        };
        Span::new(start, end.max(start))
    }

    /// Carries a diagnosis of [`Focus::text`] back to the paste.
    pub fn carry_back(&self, paste: &str, diagnosis: &mut Diagnosis) {
        if self.is_whole() {
            return;
        }
        let evidence = diagnosis
            .causes
            .iter_mut()
            .flat_map(|cause| &mut cause.evidence)
            .chain(&mut diagnosis.clues);
        for seen in evidence {
            seen.span = self.span(seen.span);
        }
        for key in &mut diagnosis.keys {
            key.span = self.span(key.span);
        }
        for span in &mut diagnosis.secrets {
            *span = self.span(*span);
        }
        let mut lines = Lines::default();
        for reading in &mut diagnosis.readings {
            let at = self.offset(line_start(&self.text, reading.line));
            reading.line = lines.number(paste, at);
        }
    }
}

/// Where a line begins; lines count from 1.
fn line_start(text: &str, line: u32) -> usize {
    let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n');
    match line {
        0 | 1 => 0,
        _ => breaks
            .map(|(at, _)| at + 1)
            .nth(line as usize - 2)
            .unwrap_or(text.len()),
    }
}

/// Counts lines, going on from the last place asked for where it can.
#[derive(Default)]
struct Lines {
    at: usize,
    breaks: u32,
}

impl Lines {
    fn number(&mut self, paste: &str, at: usize) -> u32 {
        if at < self.at {
            *self = Lines::default();
        }
        let passed = paste.as_bytes()[self.at..at].iter();
        self.breaks += passed.filter(|b| **b == b'\n').count() as u32;
        self.at = at;
        self.breaks + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_and_keyword_has_a_gate() {
        for text in read::known_texts() {
            for text in [text.to_owned(), text.to_uppercase()] {
                let gate = next_gate(text.as_bytes(), 0, text.len());
                assert!(gate.is_some(), "no gate stands in {text:?}");
            }
        }
    }

    #[test]
    fn spans_point_into_the_paste() {
        let noise = "2026-11-24 INFO request served in 12 ms\n".repeat(5000);
        let error = "Error code: 401 - {'error': {'message': 'You must be a member of an organization to use the API'}}\n";
        let paste = [&noise[..], error, &noise].concat();
        let found = crate::diagnose(&paste);
        assert_eq!(found.causes[0].id.id(), "no-organization");
        let seen = found.causes[0].evidence[0].span.of(&paste);
        assert_eq!(seen, "must be a member of an organization to use the API");
        assert_eq!(found.status, Some(401));
    }

    #[test]
    fn lines_are_counted_in_the_paste() {
        let noise = "nothing to see here\n".repeat(5000);
        let paste = [&noise[..], "OPENAI_API_KEY=\n", &noise].concat();
        let found = crate::diagnose(&paste);
        assert!(found.readings.iter().all(|reading| reading.line == 5001));
        assert!(!found.readings.is_empty());
    }
}
