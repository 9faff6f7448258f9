//! Finds the parts of a long paste that could matter, so that ten megabytes of
//! log cost one quick pass and not a close reading.
//!
//! A paste of up to [`WHOLE`] bytes is read whole. Of a longer one, the text
//! around every telling line is kept: a line with a gate, as [`sieve`] finds
//! them, and in which a glance then sees something. What is kept is joined and
//! read as if it were the paste; the answer's spans are carried back
//! afterwards. What may be a key is found on the same pass.

use crate::mask::Search;
use crate::read;
use crate::rewrite::{Rewrite, Rewriter};
use crate::sieve::{self, BLOCK, Place};
use crate::span::Span;
use crate::text::{Cut, byte, floor};

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

/// A pass over a paste that can be made in steps.
#[derive(Default)]
pub struct Scan {
    at: usize,
    /// The end of the last line that was glanced at.
    glanced: usize,
    /// What is kept, sorted and disjoint: the first [`KEPT`] bytes of it, and
    /// the last.
    first: Kept,
    last: Kept,
    keys: Search,
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
        let from = self.at;
        let bytes = bytes.div_ceil(BLOCK).saturating_mul(BLOCK);
        self.at = paste.len().min(from.saturating_add(bytes));
        sieve::pass(paste.as_bytes(), from, self.at, |place| {
            self.keys.look(paste, place);
            if let Place::Gate(gate) = place
                && gate >= self.glanced
                && paste.len() > WHOLE
            {
                let line = line_around(paste, gate);
                // A number shows no more than itself; else the next gate in the
                // same line would show the same.
                let number = byte(paste.as_bytes(), gate).is_ascii_digit();
                let shows = if number {
                    read::glance_at_number(line.of(paste), gate - line.start)
                } else {
                    read::glance(line.of(paste))
                };
                if shows || !number {
                    self.glanced = line.end.max(gate + 1);
                }
                if shows {
                    let kept = widened(paste, line);
                    if self.first.length < KEPT {
                        self.first.push(kept);
                    } else {
                        self.last.push(kept);
                        self.last.forget();
                    }
                }
            }
        });
        self.at >= paste.len()
    }

    /// What matters of the paste, or nothing when all of it does, and where keys
    /// may stand in it.
    pub fn finish(self, paste: &str) -> (Option<Rewrite>, Vec<Span>) {
        if paste.len() <= WHOLE {
            return (None, self.keys.finish());
        }
        let mut spans = self.first;
        // The end of what matters is more telling than its middle.
        let from = self.last.spans.iter().rev().scan(0, |length, span| {
            *length += span.len();
            (*length <= KEPT).then_some(())
        });
        let from = self.last.spans.len() - from.count();
        for span in self.last.spans.cut(from..) {
            spans.push(*span);
        }
        (Some(joined(paste, &spans.spans)), self.keys.finish())
    }
}

/// The line around `at`, or [`LINE`] bytes each way of a longer one.
fn line_around(paste: &str, at: usize) -> Span {
    let text = paste.as_bytes();
    let from = at.saturating_sub(LINE);
    let start = text
        .cut(from..at)
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(from, |offset| from + offset + 1);
    let to = text.len().min(at + LINE);
    let end = text
        .cut(at..to)
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

fn ceiling(paste: &str, mut at: usize) -> usize {
    while !paste.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// These parts of a paste, joined, each with a line of its own.
fn joined(paste: &str, spans: &[Span]) -> Rewrite {
    let mut rewriter = Rewriter::new(paste);
    for span in spans {
        let apart = rewriter.begun() && !rewriter.ends_line();
        let gap = Span::new(rewriter.done(), span.start);
        rewriter.replace(gap, if apart { "\n" } else { "" });
        rewriter.keep_to(span.end);
    }
    rewriter.finish_here()
}

#[cfg(test)]
mod tests {
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
