//! The paste box: typed, pasted, dropped or put there by an example.

use fix401::text::Cut;
use std::cell::Cell;
use std::sync::Arc;

use fix401::Work;
use leptos::prelude::{Get, GetUntracked, Set, queue_microtask};
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Event, File, HtmlElement, HtmlTextAreaElement,
    KeyboardEvent,
};
use wasm_bindgen_futures::JsFuture;

use super::dom::{after, by_id, document, listen, set, task};
use super::element::watch;
use super::marked::LONGEST_MIRROR;
use super::state::{Answer, Page, Read, keep_reply, next_turn, push_reply, turn, yes};
use super::{arrive, check};

/// Text that changes by more than this at once, in bytes, was not typed.
const TYPED: usize = 8;
/// After leaving the box, the marked reading takes over: late enough for the
/// click that left it to land where it was aimed. Milliseconds.
const SETTLE: u64 = 350;

/// By when an answer is on the page, in milliseconds.
const DRAWN: u64 = 50;
/// What stays free below a mark that the box was scrolled to, in pixels.
const MARK_MARGIN: i32 = 40;

/// The longest text that the box itself shows, in bytes: browsers take seconds
/// to lay out a longer one. Of those there is the marked reading alone.
const LONGEST_EDITED: usize = 262_144;
/// The longest file that is read, in bytes.
const LONGEST_FILE: f64 = 64e6;

/// Read in one task, in bytes: little enough for the page to stay responsive.
const STEP: usize = 131_072;

const BINARY: &str =
    "This file is not text. Paste the error message itself, or drop a log or .env file.";
const NOT_UTF8: &str =
    "This file is not UTF-8 text. Save it as UTF-8, or open it and paste what it says.";
const EMPTY: &str = "This file is empty. Drop the log or .env file that has the text in it.";
const TOO_LONG: &str =
    "This file is longer than 64 MB. Drop the part of it around the error: that is enough.";
const UNREADABLE: &str = "The browser could not read this file. Open it and paste what it says.";
const BLANK: &str =
    "There is only white space in the box so far. Paste the error message or the .env line.";

thread_local! {
    /// How long the text was when it was last read, in bytes.
    static LENGTH: Cell<usize> = const { Cell::new(0) };
    /// Whether the text has changed since then.
    static CHANGED: Cell<bool> = const { Cell::new(false) };
}

fn textarea() -> HtmlTextAreaElement {
    by_id("paste")
}

/// Takes over the box: what it holds already is answered at once.
pub fn start(page: Page) {
    let area = textarea();
    listen(&area, "input", move |_| {
        // Editing commands may send one event for each line; they are answered once.
        if !CHANGED.replace(true) {
            queue_microtask(move || changed(page));
        }
    });
    listen(&area, "keydown", move |event| {
        let key = event.unchecked_into::<KeyboardEvent>().key();
        if key == "Tab"
            || key == "Escape"
            || matches!(key.as_str(), "Shift" | "Alt" | "Control" | "Meta")
        {
            return;
        }
        edit(page);
    });
    listen(&area, "click", move |_| {
        // A text whose place another answer took is answered again.
        if LENGTH.get() > 0 && !matches!(page.answer.get_untracked(), Answer::Working(_)) {
            changed(page);
        }
        edit(page);
    });
    listen(&area, "blur", move |_| {
        after(SETTLE, move || {
            let elsewhere = document()
                .active_element()
                .is_none_or(|now| now.id() != "paste");
            if elsewhere && page.read_now().is_some() {
                page.edit(false);
            }
        });
    });
    listen(&by_id::<HtmlElement>("edit"), "click", move |_| {
        edit(page);
        _ = textarea().focus();
    });
    listen(&by_id::<HtmlElement>("clear"), "click", move |_| {
        clear(page)
    });
    hold_to_show(page);
    take_files(page);
    take_stray_pastes(page);
    follow(page);

    let early = area.value();
    if !early.is_empty() {
        page.edit(false);
        read(page, early);
    }
}

/// Turns from the marked reading to the text as it is.
fn edit(page: Page) {
    page.edit(LENGTH.get() <= LONGEST_EDITED);
}

/// Takes the caret and the selection out of the box: while they are in it, the
/// browser lays out all of its text, shown or not.
fn let_go() {
    _ = textarea().blur();
    if let Ok(Some(selection)) = document().get_selection() {
        _ = selection.remove_all_ranges();
    }
}

/// Answers what the box holds now.
fn changed(page: Page) {
    CHANGED.set(false);
    let text = textarea().value();
    let known = page.read_now();
    if known.is_some_and(|read| read.diagnosis.is_some() && read.text.cut(..read.paste) == text) {
        return;
    }
    arrive::forget_link();
    let typed = text.is_empty() || text.len().abs_diff(LENGTH.get()) <= TYPED;
    page.edit(typed && text.len() <= LONGEST_EDITED);
    read(page, text);
}

/// Puts a text into the box, as if it had been pasted there.
pub fn put(page: Page, text: &str) {
    arrive::forget_link();
    if text.len() > LONGEST_EDITED {
        let_go();
    }
    textarea().set_value(text);
    page.edit(false);
    read(page, text.to_owned());
}

/// Reads what the box holds once more, with a live check's reply after it.
pub fn again(page: Page) {
    read(page, textarea().value());
}

fn clear(page: Page) {
    textarea().set_value("");
    keep_reply(String::new());
    page.speak(None);
    page.edit(true);
    check::wipe();
    arrive::forget_link();
    read(page, String::new());
    _ = textarea().focus();
}

/// Reads a text and shows the answer.
fn read(page: Page, mut text: String) {
    let mine = next_turn();
    page.light(None);
    let paste = text.len();
    LENGTH.set(paste);
    push_reply(&mut text);
    if text.trim().is_empty() {
        page.answer.set(if text.is_empty() {
            Answer::Nothing
        } else {
            Answer::Note(BLANK)
        });
        return;
    }
    let work = Work::new(text.clone());
    if paste > STEP {
        // To take a long text over is a task's work already.
        page.answer.set(Answer::Working(0));
        after(0, move || go_on(page, mine, work, text, paste));
    } else {
        go_on(page, mine, work, text, paste);
    }
}

/// Reads one step further, unless a later read has begun or the reader stopped it.
fn go_on(page: Page, mine: u32, mut work: Work, text: String, paste: usize) {
    if turn() != mine {
        return;
    }
    if !work.step(STEP) {
        page.answer
            .set(Answer::Working((work.progress() * 100.0) as u32));
        after(0, move || go_on(page, mine, work, text, paste));
        return;
    }
    let diagnosis = work.finish();
    let summary = diagnosis.summary();
    page.answer.set(Answer::Read(Arc::new(Read {
        text,
        paste,
        diagnosis: Some(diagnosis),
        summary,
    })));
    if !page.editing_now() {
        after(DRAWN, to_first_mark);
    }
}

/// Scrolls the box, and nothing else, until its first mark is in view.
fn to_first_mark() {
    let frame: HtmlElement = by_id("box");
    if let Ok(Some(mark)) = frame.query_selector("#marked mark") {
        let mark = mark.get_bounding_client_rect();
        let below = mark.bottom() - frame.get_bounding_client_rect().bottom();
        if below > 0.0 {
            frame.set_scroll_top(frame.scroll_top() + below as i32 + MARK_MARGIN);
        }
    }
}

/// Keeps the box's look in step with the answer.
fn follow(page: Page) {
    watch(move || {
        let answer = page.answer.get();
        let editing = page.editing();
        let long = LENGTH.get() > LONGEST_EDITED;
        let own = match &answer {
            Answer::Read(read) if !read.text.is_empty() => Some(read),
            _ => None,
        };
        let secret = own.is_some_and(|read| {
            read.diagnosis
                .as_ref()
                .is_some_and(|diagnosis| !diagnosis.secrets.is_empty())
        });
        let mirrored = own.is_some_and(|read| !editing || read.paste <= LONGEST_MIRROR);
        let mode = match (own.is_some(), editing, mirrored) {
            // What the answer does not speak of may hold a key.
            (false, ..) if LENGTH.get() > 0 => "veiled",
            (false, ..) => "edit",
            (true, false, _) => "marked",
            (true, true, true) => "mirror",
            // Too long to draw behind the box: the browser's own mask, if it holds a key.
            (true, true, false) if secret && !page.shown() => "veiled",
            _ => "edit",
        };
        let frame: HtmlElement = by_id("box");
        set(&frame, "data-mode", mode);
        set(&frame, "data-long", yes(long));
        if long {
            let_go();
        }
        by_id::<HtmlElement>("show").set_hidden(!secret);
        by_id::<HtmlElement>("edit").set_hidden(mode != "marked" || long);
    });
}

/// Shows keys in full while the button is held down, by pointer or key.
fn hold_to_show(page: Page) {
    let show: HtmlElement = by_id("show");
    for event in ["pointerdown", "keydown"] {
        listen(&show, event, move |event| {
            let held = match event.dyn_ref::<KeyboardEvent>() {
                Some(event) => matches!(event.key().as_str(), " " | "Enter"),
                None => true,
            };
            if held {
                page.show(true);
            }
        });
    }
    for event in [
        "pointerup",
        "pointerleave",
        "pointercancel",
        "keyup",
        "blur",
        "contextmenu",
    ] {
        listen(&show, event, move |_| page.show(false));
    }
}

/// A paste made outside any field goes to the box.
fn take_stray_pastes(page: Page) {
    listen(&document(), "paste", move |event| {
        let event: ClipboardEvent = event.unchecked_into();
        let Some(data) = event.clipboard_data() else {
            return;
        };
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let field = target.as_ref().is_some_and(|target| {
            matches!(target.tag_name().as_str(), "TEXTAREA" | "INPUT" | "SELECT")
        });
        let text = data.get_data("text").unwrap_or_default();
        if let Some(file) = first_file(&data) {
            read_file(page, file);
        } else if !field && !text.is_empty() {
            put(page, &text);
        } else if text.len() > LONGEST_EDITED && target.is_some_and(|target| target.id() == "paste")
        {
            // The browser's own way lays the text out before anyone can say not to.
            let_go();
            _ = textarea().set_range_text(&text);
            changed(page);
        } else {
            return;
        }
        event.prevent_default();
    });
}

fn take_files(page: Page) {
    let target: HtmlElement = by_id("box");
    let over = |on: bool| {
        move |event: Event| {
            if on {
                event.prevent_default();
            }
            set(
                &by_id::<HtmlElement>("box"),
                "data-over",
                if on { "yes" } else { "no" },
            );
        }
    };
    listen(&target, "dragover", over(true));
    listen(&target, "dragleave", over(false));
    listen(&target, "drop", move |event| {
        over(false)(event.clone());
        let event: DragEvent = event.unchecked_into();
        if let Some(data) = event.data_transfer() {
            event.prevent_default();
            if let Some(file) = first_file(&data) {
                read_file(page, file);
            } else if let Ok(text) = data.get_data("text")
                && !text.is_empty()
            {
                put(page, &text);
            }
        }
    });
}

fn first_file(data: &DataTransfer) -> Option<File> {
    data.files()?.get(0)
}

fn read_file(page: Page, file: File) {
    let mine = next_turn();
    if file.size() > LONGEST_FILE {
        page.answer.set(Answer::Note(TOO_LONG));
        return;
    }
    task(async move {
        let bytes = JsFuture::from(file.array_buffer()).await;
        if turn() != mine {
            return;
        }
        let Ok(buffer) = bytes else {
            page.answer.set(Answer::Note(UNREADABLE));
            return;
        };
        match String::from_utf8(js_sys::Uint8Array::new(&buffer).to_vec()) {
            Ok(text) if text.is_empty() => page.answer.set(Answer::Note(EMPTY)),
            Ok(text) if text.contains('\0') => page.answer.set(Answer::Note(BINARY)),
            Ok(text) => put(page, &text),
            // Windows tools write UTF-16 with a byte-order mark.
            Err(error) if matches!(error.as_bytes(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) => {
                page.answer.set(Answer::Note(NOT_UTF8));
            }
            Err(error) if error.as_bytes().contains(&0) => page.answer.set(Answer::Note(BINARY)),
            Err(_) => page.answer.set(Answer::Note(NOT_UTF8)),
        }
    });
}
