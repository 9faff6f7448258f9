//! What the page's parts share.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use fix401::clue::Clue;
use fix401::diagnosis::KeyOutline;
use fix401::sample::{Language, Sample};
use fix401::{Diagnosis, Summary};
use leptos::prelude::*;

use super::element::View;

/// The signals that the page's parts read and write.
///
/// The small ones share one type, as every type of signal adds code to the
/// wasm; the methods say what their numbers mean.
#[derive(Clone, Copy)]
pub struct Page {
    pub answer: RwSignal<Answer>,
    /// A clue's number; 0 for none.
    lit: RwSignal<u8>,
    shown: RwSignal<u8>,
    editing: RwSignal<u8>,
    /// One more than a language's number; 0 for none.
    language: RwSignal<u8>,
    /// Changes whenever the live check's form does.
    form: RwSignal<u8>,
    /// 1 when [`Later`] has come.
    later: RwSignal<u8>,
}

/// What an answer shows that only the page's second part can draw: it comes
/// with that part, and is not to be called by name from the first.
pub struct Later {
    /// A sample's code.
    pub code: fn(&Sample) -> &'static str,
    /// The keys of a text, drawn under a heading of this tag.
    pub keys: fn(&str, &[KeyOutline], &'static str) -> Option<View>,
    /// A value of a variable, but for its middle.
    pub value: fn(&str) -> View,
}

/// What the Diagnosis region shows.
#[derive(Clone)]
pub enum Answer {
    Nothing,
    /// A long paste is being read: how far, in hundredths.
    Working(u32),
    /// A plain sentence in place of a diagnosis.
    Note(&'static str),
    Read(Arc<Read>),
}

/// A diagnosis, and the text it speaks of.
pub struct Read {
    /// The paste and the live check's reply after it; empty when the diagnosis came by link.
    pub text: String,
    /// How many bytes of `text` are the paste.
    pub paste: usize,
    /// `None` when the diagnosis came by link.
    pub diagnosis: Option<Diagnosis>,
    pub summary: Summary,
}

thread_local! {
    static TURN: Cell<u32> = const { Cell::new(0) };
    static LATER: Cell<Option<&'static Later>> = const { Cell::new(None) };
    static REPLY: RefCell<String> = const { RefCell::new(String::new()) };
}

/// There whenever a text has been read.
pub fn later() -> Option<&'static Later> {
    LATER.get()
}

/// Begins a read and returns its number: a slow one whose number is no longer
/// [`turn`] has been overtaken.
pub fn next_turn() -> u32 {
    TURN.set(TURN.get().wrapping_add(1));
    TURN.get()
}

/// The number of the latest read.
pub fn turn() -> u32 {
    TURN.get()
}

/// Keeps what a live check brought, in the form that the engine reads.
pub fn keep_reply(reply: String) {
    REPLY.set(reply);
}

/// Appends what a live check brought to a paste.
pub fn push_reply(text: &mut String) {
    REPLY.with_borrow(|reply| text.push_str(reply));
}

/// Sets a signal only when that changes it, so that nothing is drawn again for nothing.
fn change(signal: RwSignal<u8>, value: u8) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

impl Page {
    pub fn new() -> Page {
        Page {
            answer: RwSignal::new(Answer::Nothing),
            lit: RwSignal::new(0),
            shown: RwSignal::new(0),
            editing: RwSignal::new(1),
            language: RwSignal::new(0),
            form: RwSignal::new(0),
            later: RwSignal::new(0),
        }
    }

    /// The diagnosis on show, if there is one.
    pub fn read(self) -> Option<Arc<Read>> {
        match self.answer.get() {
            Answer::Read(read) => Some(read),
            _ => None,
        }
    }

    /// As [`Page::read`], for event handlers: no signal is followed.
    pub fn read_now(self) -> Option<Arc<Read>> {
        match self.answer.get_untracked() {
            Answer::Read(read) => Some(read),
            _ => None,
        }
    }

    /// `"yes"` while the clue's reasons and marks are lit.
    pub fn lit(self, clue: Clue) -> &'static str {
        yes(self.lit.get() == clue as u8)
    }

    pub fn light(self, clue: Option<Clue>) {
        change(self.lit, clue.map_or(0, |clue| clue as u8));
    }

    /// Whether keys are shown in full, for as long as a control is held.
    pub fn shown(self) -> bool {
        self.shown.get() != 0
    }

    pub fn show(self, on: bool) {
        change(self.shown, u8::from(on));
    }

    /// Whether the box shows the text as it is typed, not the marked reading of it.
    pub fn editing(self) -> bool {
        self.editing.get() != 0
    }

    /// As [`Page::editing`], for event handlers: no signal is followed.
    pub fn editing_now(self) -> bool {
        self.editing.get_untracked() != 0
    }

    pub fn edit(self, on: bool) {
        change(self.editing, u8::from(on));
    }

    /// The language that the reader chose for samples.
    pub fn language(self) -> Option<Language> {
        self.language
            .get()
            .checked_sub(1)
            .and_then(Language::from_number)
    }

    pub fn speak(self, language: Option<Language>) {
        change(
            self.language,
            language.map_or(0, |language| language as u8 + 1),
        );
    }

    /// A sample's code, when it has come.
    pub fn code(self, sample: &Sample) -> Option<&'static str> {
        self.later.get();
        later().map(|later| (later.code)(sample))
    }

    /// Says that the second part has come, and with it what it draws.
    pub fn bring(self, later: &'static Later) {
        LATER.set(Some(later));
        change(self.later, 1);
    }

    /// Follows the live check's form.
    pub fn form(self) {
        self.form.get();
    }

    pub fn form_changed(self) {
        self.form.set(self.form.get_untracked().wrapping_add(1));
    }
}

/// The value of an attribute that says yes or no.
pub const fn yes(on: bool) -> &'static str {
    if on { "yes" } else { "no" }
}
