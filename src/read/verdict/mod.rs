//! What a sentence says of an API key or a model, whatever its exact words.
//!
//! Servers, wrappers and programs have countless ways to say that a key is
//! wrong or absent. Their words are few, and stand near "API key".

mod vocabulary;

use super::{Look, Reading, name, words};
use crate::clue::Clue;
use crate::list;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, Texts};
pub(super) use vocabulary::DENIES;
use vocabulary::*;

/// How many words after the subject are looked at.
const REACH: usize = 12;

/// How far from an outdated key the words stand that say it is in use, in bytes.
const AROUND: usize = 32;

/// How far before the subject a request begins, in bytes.
const REQUEST: usize = 48;

/// Notes what is said of the key or the model that is named at `word`.
pub fn look(reading: &mut Reading, text: &[u8], word: Span, before: &[Span; 3]) {
    let is = |span: Span, names: &Texts| span.end > 0 && words::is_one_of(text, span, names);
    if is(word, list!["model"]) {
        if reading.may_look(Look::Verdict)
            && let Some((_, end)) = follows(text, word, &[(NO_MODEL, list![])], list![])
        {
            reading.see(Clue::MessageModelNotFound, Span::new(word.start, end));
        }
        return;
    }
    let named = text.cut(word.start..word.end);
    if (is(word, list!["key", "api_key"]) || named.ends_with(b"_API_KEY"))
        && (is_outdated(text, word, before) || is_not_theirs(text, word, before))
        && reading.may_look(Look::Verdict)
    {
        reading.see(Clue::SaidOldKey, word);
        return;
    }
    let whose = before[usize::from(is(before[0], list!["api"]))];
    let theirs = is(whose, list!["openai", "chatgpt", "gpt"])
        && is(word, list!["key", "token", "credentials"])
        || is(word, list!["key"]) && is(before[0], list!["my", "your"]);
    let service = of_service(text, word);
    let (first, adjectives) = if theirs || is(word, list!["key"]) && is(before[0], list!["api"]) {
        (before[0], &before[1..])
    } else if is(word, list!["apikey", "api_key", "openai_api_key"]) || service {
        (word, &before[..2])
    } else {
        return;
    };
    if !reading.may_look(Look::Verdict) {
        return;
    }
    // `401 Unauthorized` may end a line whose next begins with "API key".
    let near = |span: &Span| {
        span.end > 0
            && first.start - span.end < 24
            && !words::holds_empty_line(text.cut(span.end..first.start))
            && !(is(*span, list!["unauthorized"])
                && text.cut(span.end..first.start).contains(&b'\n'))
    };
    let said = |names: &Texts| adjectives.iter().any(|span| near(span) && is(*span, names));
    let (clue, end) = if said(WRONG_BEFORE) {
        (Clue::MessageInvalidKey, word.end)
    } else if said(NONE_BEFORE) {
        (Clue::SaidNoKey, word.end)
    } else {
        let lists = [
            (WRONG_AFTER, NOT_RIGHT),
            (NONE_AFTER, NOT_THERE),
            (USELESS_AFTER, NOT_USEFUL),
        ];
        match follows(text, word, &lists, WRONG_MADE) {
            // "Check whether the key is invalid" tells of what may be.
            Some((0, end)) if said(list!["if", "whether"]) => (Clue::SaidCheckKey, end),
            Some((0, end)) => (Clue::MessageInvalidKey, end),
            // "Skipped when the key is unset" tells of what may be.
            Some((1, _)) if said(list!["when", "unless"]) => return,
            Some((1, end)) => (Clue::SaidNoKey, end),
            Some((_, end)) => (Clue::WordUnauthorized, end),
            None => match requested(text, first.start) {
                Some(clue) => (clue, word.end),
                None => return,
            },
        }
    };
    // Whether a service's variable is absent is told elsewhere.
    let clue = match clue {
        // "401 Unauthorized: set EXA_API_KEY" tells of the status.
        Clue::MessageInvalidKey if service && !said(list!["unauthorized"]) => {
            Clue::MessageOtherService
        }
        _ if service => return,
        clue => clue,
    };
    reading.see(clue, Span::new(first.start, end));
}

/// Whether a word is the variable that holds the key of a service that is no provider
/// of models: `EXA_API_KEY`.
fn of_service(text: &[u8], word: Span) -> bool {
    let name = std::str::from_utf8(text.cut(word.start..word.end)).unwrap_or_default();
    let owner = name.strip_suffix("_API_KEY").unwrap_or_default();
    !owner.is_empty()
        && owner.bytes().all(|b| b.is_ascii_uppercase())
        && !name::is_anyones(name)
        && Provider::of_word(owner).is_none()
}

/// Whether `still using the old key` or its like stands around the word `key`.
fn is_outdated(text: &[u8], key: Span, before: &[Span; 3]) -> bool {
    let is = |span: Span, names: &Texts| span.end > 0 && words::is_one_of(text, span, names);
    let named = before
        .iter()
        .find(|span| !is(**span, list!["api", "openai", "or", "invalid"]));
    let Some(old) = named.filter(|span| is(**span, OUTDATED)) else {
        return false;
    };
    let near = |from: usize, to: usize, names: &Texts| {
        words::first_within(text, Span::new(from, to), &|word| is(word, names)).is_some()
    };
    let from = old.start.saturating_sub(AROUND);
    let to = text.len().min(key.end + AROUND / 2);
    !near(from, old.start, NOT_IN_USE)
        && (near(from, old.start, IN_USE) || near(key.end, to, IN_USE))
}

/// Whether someone does not know the key that an error shows: "this is not my API key",
/// "not the key that I set".
fn is_not_theirs(text: &[u8], key: Span, before: &[Span; 3]) -> bool {
    let is = |span: Span, names: &Texts| span.end > 0 && words::is_one_of(text, span, names);
    let kind = usize::from(is(before[0], list!["api", "openai"]));
    let whose = kind + usize::from(is(before[kind], list!["my", "the"]));
    if whose > 2 || !is(before[whose], list!["not", "t"]) {
        return false;
    }
    let mut after = words::next(text, key.end);
    if after.is_some_and(|word| is(word, list!["that", "which"])) {
        after = after.and_then(|word| words::next(text, word.end));
    }
    let mine = is(before[kind], list!["my"]);
    let ends = !words::byte(text, key.end + 1).is_ascii_lowercase();
    mine && ends || after.is_some_and(|word| is(word, list!["i", "we"]))
}

/// What the words before `API key` ask for, to look at it or to give one, or that it
/// was rejected, `rejected the server's API key`, or not given.
fn requested(text: &[u8], subject: usize) -> Option<Clue> {
    let start = subject.saturating_sub(REQUEST);
    let mut said = [Span::new(0, 0); 6];
    let mut at = start;
    while let Some(word) = words::next(text, at).filter(|word| word.end <= subject) {
        said.rotate_right(1);
        said[0] = word;
        at = word.end;
    }
    let is = |span: Span, names: &Texts| span.end > 0 && words::is_one_of(text, span, names);
    let whose = usize::from(is(said[0], list!["openai", "chatgpt", "gpt"]));
    let any = |names: &Texts| said.iter().any(|word| is(*word, names));
    if any(list!["rejected"]) {
        return Some(Clue::MessageInvalidKey);
    }
    // "You haven't set an API key", and not "You don't need to set an API key".
    let apart = words::holds_empty_line(text.cut(start..subject));
    if any(NOT_IN_USE) && any(GIVEN) && !apart && !any(list!["to", "need", "share", "your"]) {
        return Some(Clue::SaidNoKey);
    }
    if any(list!["asks", "asking", "asked", "prompts", "prompting"]) && any(list!["for"]) {
        return Some(Clue::SaidNoKey);
    }
    // "could not find the API key", and not "I cannot find my API key".
    let sought = |place: usize| {
        is(said[place], FOUND) && !text.cut(said[place].end..subject).contains(&b'(')
    };
    if (sought(whose) || sought(whose + 1)) && any(NOT_FOUND) && !apart && !any(OWNER) {
        return Some(Clue::SaidNoKey);
    }
    let yours = is(said[whose], list!["your", "you"]);
    if yours && is(said[whose + 1], ASKED) {
        return Some(Clue::SaidCheckKey);
    }
    let article = yours || is(said[whose], list!["the", "an", "a", "valid"]);
    let verb = whose + usize::from(article);
    (is(said[verb], WANTED) && is(said[verb + 1], list!["please"])).then_some(Clue::SaidNoKey)
}

/// Which pair of lists holds the phrase that comes first in the rest of the sentence, and
/// where that phrase ends. Phrases of a pair's second list count when they are denied, and
/// others when they are not: "the key is not expired" tells that it is well. What stands
/// in `made` counts as the first pair's, after an auxiliary.
fn follows(
    text: &[u8],
    word: Span,
    lists: &[(&'static Texts, &'static Texts)],
    made: &Texts,
) -> Option<(usize, usize)> {
    let is = |span: Span, names: &Texts| words::is_one_of(text, span, names);
    let mut last = word;
    let mut denied = false;
    for _ in 0..REACH {
        let next = words::next(text, last.end)
            .filter(|next| same_sentence(text.cut(last.end..next.start)))?;
        // Of two phrases, the longer one is what is said: "missing or invalid".
        let longest = |list: &Texts| {
            let ends = list.iter();
            ends.filter_map(|phrase| words::phrase(text, next.start, phrase))
                .max()
        };
        let said = |of: fn(&(&'static Texts, &'static Texts)) -> &'static Texts| {
            let found = lists.iter().enumerate();
            let found = found.filter_map(|(index, pair)| Some((index, longest(of(pair))?)));
            found.max_by_key(|(_, end)| *end)
        };
        let is_made = is(last, AUXILIARY) && is(next, made);
        if let Some(found) = said(|pair| pair.0).or(is_made.then_some((0, next.end))) {
            return (!denied).then_some(found);
        }
        if denied && let Some(found) = said(|pair| pair.1) {
            return Some(found);
        }
        denied = is(next, DENIES) || denied && is(next, STILL_DENIED);
        last = next;
    }
    None
}

/// Whether what stands between two words does not end the sentence.
fn same_sentence(gap: &[u8]) -> bool {
    let stop = |b: &u8| matches!(b, b';' | b'{' | b'}' | b'=' | b'(' | b')' | b'?' | b'!');
    let ends = gap.iter().any(stop)
        || gap.first() == Some(&b'.') && gap.len() > 1
        || words::holds_empty_line(gap);
    gap.len() <= 12 && !ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tells(clue: Clue, rows: &[(&str, bool)]) {
        for (text, told) in rows {
            assert_eq!(crate::read::read(text).has(clue), *told, "{text}");
        }
    }

    #[test]
    fn an_old_key_in_use() {
        let rows = [
            ("It is still using the old key", true),
            (
                "process.env still has the old API key after I changed .env",
                true,
            ),
            ("somehow the old OpenAI API key is still being used", true),
            (
                "it would appear it is still trying to use the old key",
                true,
            ),
            ("os.getenv returns the old key", true),
            ("the shell already has a stale GROQ_API_KEY", true),
            ("This is not my API key.", true),
            (
                "the api_key in the error is not api_key that I provided",
                true,
            ),
            ("that is not the API key page", false),
            ("I deleted the old key", false),
            ("do not use the old key", false),
            ("use the key", false),
        ];
        tells(Clue::SaidOldKey, &rows);
    }

    #[test]
    fn only_one_who_asks_to_check_the_key_asks() {
        let rows = [
            ("Please check your API key and try again.", true),
            (
                "Please verify that your apiKey is entered in the settings.",
                true,
            ),
            ("Please check your OpenAI API key.", true),
            ("Sign in with your API key.", false),
            ("OpenAI rejected the server's API key.", false),
            ("We check the API key first.", false),
        ];
        tells(Clue::SaidCheckKey, &rows);
    }

    #[test]
    fn a_key_that_does_not_work() {
        let rows = [
            ("it says my key was rejected", true),
            ("the OpenAI key has expired", true),
            ("OPENAI_API_KEY isn't recognised by the server", true),
            ("The apiKey got disabled yesterday.", true),
            ("My API key is not expired.", false),
            ("the API key has not been revoked", false),
            ("The API key is correct, not expired, and has credit", false),
        ];
        tells(Clue::MessageInvalidKey, &rows);
    }

    #[test]
    fn a_key_that_was_not_given() {
        let rows = [
            ("the app could not find the API key", true),
            ("failed to load OpenAI API key", true),
            ("Cannot access OPENAI_API_KEY in the file", true),
            ("it keeps asking me for an OpenAI API key", true),
            ("my key isn't set, says the bot", true),
            ("I cannot find the API key page", false),
            ("tests are skipped when the API key is unset", false),
            ("You don't have provided an OpenAI API Key", true),
            ("You have not set an API key yet.", true),
            ("The server hasn't configured an OpenAI key", true),
            ("You don't need to set an API key.", false),
            ("Your app does not share the provided API key.", false),
        ];
        tells(Clue::SaidNoKey, &rows);
    }
}
