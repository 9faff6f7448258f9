//! A text made from another, and the way back from places in it.
//!
//! What is read is not always what was pasted: of a long paste only a part, and
//! without what a terminal or a log put around it. What is found there has to
//! be shown in the paste.

use crate::diagnosis::Diagnosis;
use crate::order;
use crate::span::Span;
use crate::text::Cut;

/// A text and where each piece of it comes from.
pub struct Rewrite {
    pub text: String,
    /// In order, and without gaps in either text.
    pieces: Vec<Piece>,
}

struct Piece {
    /// Where it begins in the new text.
    at: usize,
    from: Span,
    /// Whether it was taken over as it is; else it stands for all of `from`.
    kept: bool,
}

/// Makes a [`Rewrite`] from beginning to end.
pub struct Rewriter<'a> {
    source: &'a str,
    done: usize,
    made: Rewrite,
}

impl<'a> Rewriter<'a> {
    pub fn new(source: &'a str) -> Rewriter<'a> {
        Rewriter {
            source,
            done: 0,
            made: Rewrite {
                text: String::new(),
                pieces: Vec::new(),
            },
        }
    }

    /// Up to where the source has been dealt with.
    pub fn done(&self) -> usize {
        self.done
    }

    pub fn begun(&self) -> bool {
        !self.made.text.is_empty()
    }

    pub fn ends_line(&self) -> bool {
        self.made.text.ends_with('\n')
    }

    /// Takes over what stands before `end`.
    pub fn keep_to(&mut self, end: usize) {
        let from = Span::new(self.done, end.max(self.done));
        self.push(from, from.of(self.source), true);
    }

    /// Takes over what stands before `span`, and puts `text` in its place.
    pub fn replace(&mut self, span: Span, text: &str) {
        self.keep_to(span.start);
        self.push(Span::new(self.done, span.end.max(self.done)), text, false);
    }

    fn push(&mut self, from: Span, text: &str, kept: bool) {
        if from.is_empty() && text.is_empty() {
            return;
        }
        self.made.pieces.push(Piece {
            at: self.made.text.len(),
            from,
            kept,
        });
        self.made.text.push_str(text);
        self.done = from.end;
    }

    /// The text, with nothing of what has not been dealt with.
    pub fn finish_here(self) -> Rewrite {
        self.made
    }

    /// The text, or nothing when it is the source.
    pub fn finish(mut self) -> Option<Rewrite> {
        if self.made.pieces.iter().all(|piece| piece.kept) {
            return None;
        }
        self.keep_to(self.source.len());
        Some(self.made)
    }
}

impl Rewrite {
    /// The last piece that begins at `at` or before it.
    fn piece(&self, at: usize) -> Option<&Piece> {
        let index = self.pieces.partition_point(|piece| piece.at <= at);
        self.pieces.get(index.saturating_sub(1))
    }

    fn start(&self, at: usize) -> usize {
        self.piece(at).map_or(0, |piece| {
            if piece.kept {
                (piece.from.start + (at - piece.at)).min(piece.from.end)
            } else {
                piece.from.start
            }
        })
    }

    /// Where `span` comes from.
    pub fn span(&self, span: Span) -> Span {
        let start = self.start(span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        // The end belongs to the piece of the byte before it.
        let end = match self.piece(span.end - 1) {
            Some(piece) if !piece.kept => piece.from.end,
            _ => self.start(span.end - 1) + 1,
        };
        Span::new(start, end.max(start))
    }

    /// Carries a diagnosis of the text back to the source it was made from.
    pub fn carry_back(&self, source: &str, diagnosis: &mut Diagnosis) {
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
        // Each line is counted to once, from the one before it.
        let mut lines: Vec<(u32, u32)> = Vec::new();
        lines.extend(diagnosis.readings.iter().map(|reading| (reading.line, 0)));
        order::by_key(&mut lines, |line| (line.0 as usize, 0));
        lines.dedup();
        let (mut in_text, mut in_source) = (Lines::default(), Lines::default());
        for (line, number) in &mut lines {
            in_text.go_to_line(self.text.as_bytes(), *line);
            in_source.go_to(source.as_bytes(), self.start(in_text.at));
            *number = in_source.breaks + 1;
        }
        for reading in &mut diagnosis.readings {
            if let Ok(index) = lines.binary_search_by_key(&reading.line, |line| line.0) {
                reading.line = lines[index].1;
            }
        }
    }
}

/// Counts lines, going on from the last place asked for.
#[derive(Default)]
struct Lines {
    at: usize,
    breaks: u32,
}

impl Lines {
    /// Goes on to where a line begins; lines count from 1.
    fn go_to_line(&mut self, text: &[u8], line: u32) {
        while self.breaks + 1 < line {
            let rest = text.cut(self.at..).iter();
            self.at += rest.take_while(|byte| **byte != b'\n').count() + 1;
            self.breaks += 1;
            if self.at >= text.len() {
                self.at = text.len();
                return;
            }
        }
    }

    fn go_to(&mut self, text: &[u8], at: usize) {
        let at = at.max(self.at);
        let passed = text.cut(self.at..at).iter();
        self.breaks += passed.filter(|byte| **byte == b'\n').count() as u32;
        self.at = at;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_carried_back() {
        let source = "ab\u{201c}cd\u{201d} ef";
        let mut rewriter = Rewriter::new(source);
        rewriter.replace(Span::new(0, 1), "");
        rewriter.replace(Span::new(2, 5), "\"");
        rewriter.replace(Span::new(7, 10), "\"");
        let made = rewriter.finish().unwrap();
        assert_eq!(made.text, "b\"cd\" ef");
        for (part, from) in [
            ("b", "b"),
            ("\"cd\"", "\u{201c}cd\u{201d}"),
            ("cd", "cd"),
            ("d\" e", "d\u{201d} e"),
            ("ef", "ef"),
        ] {
            let at = made.text.find(part).unwrap();
            let span = made.span(Span::new(at, at + part.len()));
            assert_eq!(span.of(source), from, "{part}");
        }
    }

    #[test]
    fn a_text_that_stays_as_it_is_is_not_made() {
        let mut rewriter = Rewriter::new("abc");
        rewriter.keep_to(2);
        assert!(rewriter.finish().is_none());
    }
}
