//! The Authorization header, as code or a request writes it.

use super::{Look, Reading, credential, key, name, words};
use crate::clue::Clue;
use crate::list;
use crate::one_of;
use crate::provider::Provider;
use crate::span::Span;
use crate::text::{Cut, Find, floor};

/// The longest header value looked at, in bytes.
const LONGEST: usize = 4096;

/// Notes what the header that begins at `word` holds.
pub fn look(reading: &mut Reading, paste: &str, word: Span) {
    let text = paste.as_bytes();
    if is_nearly(word.of(paste)) && reading.may_look(Look::Header) && bears(paste, word) {
        reading.see(Clue::HeaderMisspelt, word);
        return;
    }
    if !words::is_one_of(text, word, list!["authorization"]) {
        let key = text.cut(word.end..text.len().min(word.end + "-key".len()));
        if words::is_one_of(text, word, list!["api"]) && key.eq_ignore_ascii_case(b"-key") {
            api_key_header(reading, text, word);
            let end = word.end + "-key".len();
            // `Add("api-key", key)`, `{"x-api-key": key}`.
            if matches!(words::byte(text, end), b'"' | b'\'')
                && matches!(words::byte(text, end + 1), b':' | b',' | b' ')
            {
                reading.maybe_header = Some((Clue::HeaderApiKey, Span::new(word.start, end)));
            }
        }
        return;
    }
    // The name comes again with the value.
    let named = text.cut(word.end..).starts_with(b"' => { name:");
    if named || !reading.may_look(Look::Header) {
        return;
    }
    match sets_key(paste, word.end) {
        Some(true) => reading.see(Clue::HeaderNoBearer, word),
        Some(false) => reading.maybe_header = Some((Clue::HeaderNoBearer, word)),
        None => {}
    }
    let Some((value, quote)) = value(paste, word.end) else {
        // `-H "Authorization Bearer …"`.
        let option = paste.cut(..word.start).trim_end_matches(one_of!['"', '\'']);
        let rest = text.cut(word.end..text.len().min(word.end + " Bearer ".len()));
        if option.ends_with("-H ") && rest.eq_ignore_ascii_case(b" Bearer ") {
            reading.see(Clue::HeaderNoColon, word);
        }
        return;
    };
    let written = value.of(paste);
    let span = Span::new(word.start, value.end.max(word.end));
    let lower = written.get(..6).map(str::to_ascii_lowercase);
    if lower.as_deref() == Some("bearer") {
        if written.cut(6..).starts_with("sk-") {
            reading.see(Clue::BearerUnspaced, span);
        }
        bearer(
            reading,
            paste,
            span,
            Span::new(value.start + 6, value.end),
            quote,
        );
    } else if written
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("basic"))
    {
        reading.see(Clue::HeaderBasic, span);
    } else if written.starts_with("sk-") || Provider::of_key(written).is_some() {
        reading.see(Clue::HeaderNoBearer, span);
        key::written(reading, paste, value);
    } else if let Some((scheme, key)) = written.split_once(' ')
        && scheme.bytes().all(|b| b.is_ascii_alphabetic())
        && !scheme.is_empty()
        && (key.starts_with("sk-") || key.starts_with(one_of!['{', '$']) && names_key(key))
    {
        // `Token`, as other services want it.
        reading.see(Clue::HeaderNoBearer, span);
        if key.starts_with("sk-") {
            let start = value.start + scheme.len() + 1;
            key::written(reading, paste, Span::new(start, value.end));
        }
    } else if quote.is_some()
        && (written.starts_with("${") || written.starts_with("$OPENAI") || written.starts_with('{'))
        && !written.has("earer")
        || quote.is_none() && is_key_expression(written)
    {
        reading.see(Clue::HeaderNoBearer, span);
    }
}

/// Notes the header that code sets otherwise than the server wants it, where the
/// server found no key.
pub fn unread(reading: &mut Reading) {
    let Some((clue, span)) = reading.maybe_header else {
        return;
    };
    let called = reading.called.map(|(provider, _)| provider);
    let unread = clue == Clue::HeaderApiKey && called == Some(Provider::OpenAi);
    if unread || reading.has(Clue::MessageNoKeyProvided) {
        reading.see(clue, span);
    }
}

/// Whether the line goes on to name a key, and no scheme; and whether it is a call
/// that hands over OpenAI's variable.
fn sets_key(paste: &str, at: usize) -> Option<bool> {
    let rest = paste.cut(at..floor(paste, paste.len().min(at + 80)));
    let line = rest
        .split('\n')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let sets = line.trim_start_matches(one_of!['"', '\'', ']', ' ']);
    let named = || list!["key", "token", "env"].one_in(&line);
    (sets.starts_with(one_of![':', ',', '=']) && !line.has("bearer") && named())
        .then(|| sets.starts_with(',') && line.has("openai_api_key"))
}

/// Whether the word is the header's name, misspelt.
fn is_nearly(word: &str) -> bool {
    (11..=15).contains(&word.len())
        && words::byte(word.as_bytes(), 0).eq_ignore_ascii_case(&b'a')
        && {
            let name = word.to_ascii_uppercase();
            name == "AUTHENTICATION"
                || name != "AUTHORIZATION" && name::distance_at_most(&name, "AUTHORIZATION", 2)
        }
}

/// Whether a credential follows the header's name.
fn bears(paste: &str, name: Span) -> bool {
    // Near by or not at all, which is told more quickly than the value's end.
    let text = paste.as_bytes();
    let near = text.cut(name.end..text.len().min(name.end + 24));
    let mut words = near.windows("bearer".len());
    words.any(|word| word.eq_ignore_ascii_case(b"bearer"))
        && value(paste, name.end).is_some_and(|(value, _)| {
            value
                .of(paste)
                .get(..7)
                .is_some_and(|start| start.eq_ignore_ascii_case("bearer "))
        })
}

/// `api-key: …`, which Azure reads and OpenAI does not.
fn api_key_header(reading: &mut Reading, text: &[u8], word: Span) {
    let after = word.end + "-key".len();
    // Anthropic wants `x-api-key`, and no key of OpenAI's in it.
    let named = text.cut(..word.start);
    let value = text.cut(after..text.len().min(after + 8));
    let ours = value.windows(3).any(|part| part == b"sk-")
        && !text
            .cut(after..text.len().min(after + 16))
            .windows(7)
            .any(|part| part == b"sk-ant-");
    if named.len() > 1 && named.cut(named.len() - 2..).eq_ignore_ascii_case(b"x-") && ours {
        reading.see(Clue::HeaderApiKey, Span::new(word.start - 2, after));
    } else if matches!(
        text.get(word.start.wrapping_sub(1)),
        Some(b'"' | b'\'' | b' ' | b'\n')
    ) && matches!(words::byte(text, after), b':' | b'"' | b'\'')
        && text.cut(after..text.len().min(after + 3)).contains(&b':')
        // A setting of a program's that is filled in when it starts.
        && !value.starts_with(b": ${")
        // One that has a list or a table below it.
        && !matches!(value, [b':'] | [b':', b'\n' | b'\r', ..])
        && !is_nested(text, word.start)
    {
        reading.see(Clue::HeaderApiKey, Span::new(word.start, after));
    } else if value.starts_with(b"\",") || value.starts_with(b"\"]") {
        // `headers.Add("api-key", key)`, which may be meant for Azure.
        let span = Span::new(word.start, after);
        let found = reading.maybe_header.or(Some((Clue::HeaderApiKey, span)));
        reading.maybe_header = found;
    }
}

/// Whether a name begins a line of YAML that belongs to the line above.
fn is_nested(text: &[u8], start: usize) -> bool {
    let before = text.cut(..start);
    let line = before.trim_ascii_end();
    line.ends_with(b":") && before.cut(line.len()..).contains(&b'\n') && before.ends_with(b" ")
}

/// Whether an expression names the key of OpenAI's.
fn names_key(expression: &str) -> bool {
    expression.to_ascii_lowercase().has("openai")
}

/// A name such as `apiKey` or `process.env.OPENAI_API_KEY`, with no scheme.
fn is_key_expression(written: &str) -> bool {
    let end = written
        .find(|c: char| {
            !(c.is_ascii_alphanumeric()
                || matches!(c, '_' | '.' | '[' | ']' | '"' | '\'' | '(' | ')'))
        })
        .unwrap_or(written.len());
    let name = written.cut(..end).to_ascii_lowercase();
    let name = name.trim_end_matches(')');
    let rest = written.cut(end..).trim_start_matches(one_of![' ', ';']);
    (name.ends_with("api_key")
        || name.ends_with("apikey")
        || name.ends_with("openai_key")
        || name.ends_with("openai_api_key\"]")
        || name.ends_with("openai_api_key'"))
        && (rest.is_empty() || rest.starts_with(one_of![',', '}', ')']))
}

/// What follows `Bearer`, from `rest.start`.
fn bearer(reading: &mut Reading, paste: &str, header: Span, rest: Span, quote: Option<u8>) {
    let written = rest.of(paste);
    let token = written.trim();
    let start = rest.start + (written.len() - written.trim_start().len());
    let span = Span::new(start, start + token.len());
    if token.is_empty() {
        let after = paste.as_bytes().get(rest.end..).unwrap_or_default();
        // No literal holds this header, so the quotation mark was sent.
        if quote.is_none() && after.starts_with(b"\"sk-") {
            reading.see(Clue::KeyIllegal, Span::new(rest.end, rest.end + 1));
            return;
        }
        let after = after
            .strip_prefix(b"\"")
            .or(after.strip_prefix(b"'"))
            .unwrap_or(after);
        // `"Bearer " + key` and its like go on after the quotation mark.
        let goes_on = matches!(
            after.trim_ascii_start().first(),
            Some(b'+' | b'.' | b'%' | b'$' | b'{' | b'&' | b',' | b'|')
        );
        // Of an object's properties, the next one may follow.
        let property = paste.cut(header.start..rest.start).holds(b':');
        let goes_on = goes_on && !(property && after.trim_ascii_start().starts_with(b","));
        // `'Bearer' + key`, which puts nothing between them.
        let joined = after
            .trim_ascii_start()
            .strip_prefix(b"+")
            .map(<[u8]>::trim_ascii_start);
        let spaced = joined.is_none_or(|rest| rest.starts_with(b"' ") || rest.starts_with(b"\" "));
        if quote.is_some() && written.is_empty() && !spaced {
            reading.see(Clue::BearerUnspaced, header);
            return;
        }
        // The line may break within a literal, which goes on below.
        let before = paste.cut(..rest.start.saturating_sub("Bearer".len()));
        let ended = quote.is_some()
            || after.first().is_some_and(|b| matches!(b, b'\n' | b'\r'))
                && !before.ends_with(one_of!['"', '\'']);
        if ended && !(quote.is_some() && goes_on) {
            reading.see(Clue::HeaderEmptyBearer, header);
        }
        return;
    }
    if token
        .get(..6)
        .is_some_and(|again| again.eq_ignore_ascii_case("bearer"))
    {
        reading.see(Clue::HeaderDoubleBearer, header);
        return;
    }
    // `"Bearer: " + key`, and `f"Bearer{key}"`.
    let literal = quote.is_some() && paste.cut(rest.end + 1..).trim_start().starts_with('+');
    let unspaced =
        token == ":" && literal || written.starts_with(one_of!['{', '$']) && token.ends_with('}');
    if unspaced {
        reading.see(Clue::BearerUnspaced, header);
        return;
    }
    // The provider's own message shows how the header is written.
    if token.starts_with("YOUR_KEY")
        || paste.cut(..header.start).ends_with("(e.g. '")
        || "YOUR_KEY".starts_with(token)
        || token.starts_with("***")
        || token.starts_with('[')
        // The end of a sentence: `use Authorization: Bearer.`
        || token.bytes().all(|b| b.is_ascii_punctuation())
    {
        return;
    }
    // A shell leaves a variable alone between single quotation marks.
    let command = paste.cut(..header.start).trim_end_matches('\'');
    if token.starts_with('$') && quote == Some(b'\'') && command.ends_with("-H ")
        || token.starts_with("${process.env") && matches!(quote, Some(b'\'' | b'"'))
        || token.starts_with("%OPENAI")
        || token.starts_with("{{")
    {
        reading.see(Clue::HeaderUnexpanded, span);
        return;
    }
    if is_plain_literal(paste, header, rest, quote) && token.starts_with('{') {
        reading.see(Clue::HeaderUnexpanded, span);
        return;
    }
    if token.starts_with(": ") {
        reading.see(Clue::BearerUnspaced, span);
        return;
    }
    let stands_for_one = token.starts_with(one_of!['$', '{', '%', '<', '#', '\\'])
        || token.contains(one_of!['(', '`']);
    if stands_for_one && !token.starts_with("<sk-") {
        if token.starts_with('<') {
            reading.see(Clue::KeyPlaceholder, span);
        }
        return;
    }
    // A request's headers may stand on one line, where a key that is whole ends.
    let word = token.split(' ').next().unwrap_or(token);
    let whole =
        quote.is_none() && credential::examine(word, false) == credential::Shape::WellFormed;
    let end = if whole { start + word.len() } else { span.end };
    key::written(reading, paste, Span::new(start, end));
}

/// Whether the value is a literal of code in which `{key}` stands for itself: no
/// `f"…"` or `$"…"`, and nothing called on it.
fn is_plain_literal(paste: &str, header: Span, rest: Span, quote: Option<u8>) -> bool {
    let written = paste.cut(header.start..rest.start);
    let literal = written.cut(..written.len().saturating_sub("Bearer".len()));
    let braced = rest.of(paste).trim();
    quote.is_some_and(|mark| mark != b'`')
        && literal.ends_with(one_of![':', ' ', '"', '\''])
        && literal
            .strip_suffix(one_of!['"', '\''])
            .is_some_and(|before| before.ends_with(one_of![' ', ':', '=']))
        && braced.ends_with('}')
        && braced.matches('{').count() == 1
        && !braced.contains(one_of!['$', ':', '(', ' '])
        && matches!(
            paste.as_bytes().get(rest.end + 1),
            None | Some(b',' | b'}' | b'\n' | b'\r' | b' ')
        )
}

/// The header's value after its name, and the quotation mark that ends it.
///
/// Reads `name: value`, `'name': 'value'`, `"name" => "value"`, `name=value`,
/// `"name", "value"` and `"name", "value": "value"`.
fn value(paste: &str, after: usize) -> Option<(Span, Option<u8>)> {
    let text = paste.as_bytes();
    // The mark that opened the name may close the value: -H 'Authorization: …'.
    let mut at = after;
    let skip = |at: &mut usize, set: &[u8]| {
        while *at < text.len() && set.contains(&text[*at]) {
            *at += 1;
        }
    };
    skip(&mut at, b"\\\"'`]");
    skip(&mut at, b" ");
    match text.get(at)? {
        b'=' if words::byte(text, at + 1) == b'=' => return None,
        b':' | b'=' | b',' => at += 1,
        _ => return None,
    }
    skip(&mut at, b"> ");
    // Where each header is an object: `"name": "authorization", "value": "…"`.
    let labels = [&b"value: "[..], b"\"value\": ", b"\"value\":"];
    let label = labels
        .into_iter()
        .find(|label| text.cut(at..).starts_with(label));
    at += label.map_or(0, <[u8]>::len);
    // Prefixes of literals: f"…", b"…", r'…'.
    if matches!(text.get(at), Some(b'f' | b'b' | b'r'))
        && matches!(text.get(at + 1), Some(b'"' | b'\''))
    {
        at += 1;
    }
    skip(&mut at, b"\\[");
    let quote = match text.get(at) {
        Some(mark @ (b'"' | b'\'' | b'`')) => {
            at += 1;
            Some(*mark)
        }
        _ => None,
    };
    let outer = paste
        .cut(..after)
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .map(|index| words::byte(text, index))
        .filter(|mark| matches!(mark, b'"' | b'\''));
    let end_mark = quote.or(outer);
    let limit = text.len().min(at + LONGEST);
    let length = text.cut(at..limit).iter().position(|b| {
        Some(*b) == end_mark
            || matches!(b, b'\n' | b'\r')
            || end_mark.is_none() && matches!(b, b'"' | b'\'')
    });
    let mut end = length.map_or(limit, |length| at + length);
    while !paste.is_char_boundary(end) {
        end -= 1;
    }
    // In the dump of a whole request the escaped break ends the header.
    if let Some(line) = paste.cut(at..end).place_of("\\r\\n") {
        return Some((Span::new(at, at + line), None));
    }
    let closed =
        length.and_then(|length| end_mark.filter(|mark| words::byte(text, at + length) == *mark));
    let trimmed = paste.cut(at..end).trim_end_matches('\\').len();
    Some((Span::new(at, at + trimmed), closed))
}

/// `Illegal header value b'Bearer …'`: what the client could not send.
pub fn illegal_value(reading: &mut Reading, paste: &str, message: Span) {
    let text = paste.as_bytes();
    let window = text.cut(message.end..text.len().min(message.end + 24));
    let value = window
        .windows(6)
        .position(|part| part.eq_ignore_ascii_case(b"bearer"))
        .map(|at| message.end + at + 6)
        .and_then(|start| sent_value(paste, start));
    match value {
        // A long text may be printed in parts, each a literal.
        Some(key) if key.is_empty() && goes_on_below(paste.cut(key.end..)) => {
            reading.see(Clue::ClientIllegalHeader, message);
        }
        Some(key) if key.is_empty() => {
            reading.see(Clue::ClientEmptyHeader, Span::new(message.start, key.end));
        }
        Some(key) => {
            reading.see(Clue::ClientIllegalHeader, message);
            key::keep(
                reading,
                paste,
                key,
                credential::examine(key.of(paste), false),
            );
        }
        None => reading.see(Clue::ClientRefusedHeader, message),
    }
}

/// Whether a literal ends here and another follows on the next line.
fn goes_on_below(rest: &str) -> bool {
    let ended = rest.trim_start_matches(one_of!['"', '\'']);
    let ended = ended.strip_prefix("&quot;").unwrap_or(ended);
    let below = ended.trim_start_matches(one_of!['\n', ' ']);
    below.len() < ended.len() && list!["\"", "'", "&quot;"].one_begins(below)
}

/// What stands between `Bearer`, which ends at `start`, and the quotation mark
/// that ends the literal: empty when nothing does, or a line break alone.
/// A box or a hard wrap may put a break before the key.
fn sent_value(paste: &str, start: usize) -> Option<Span> {
    let rest = paste.cut(start..);
    let is_box = |c: char| matches!(c, '\u{2500}'..='\u{257f}');
    let lead = rest.len()
        - rest
            .trim_start_matches(|c| c == ' ' || c == '\n' || c == '\r' || is_box(c))
            .len();
    let wrapped = rest.cut(..lead).holds(b'\n');
    let rest = rest.cut(lead..);
    let length = rest
        .bytes()
        .take(LONGEST)
        .position(|b| matches!(b, b'\'' | b'"' | b'\n'))?;
    let value = rest.cut(..length);
    let bare = value.trim_end_matches(one_of!['\\', 'n', 'r', ' ']);
    let ended = !rest.cut(length..).starts_with('\n');
    if bare.is_empty() {
        return ended.then(|| Span::new(start + lead, start + lead));
    }
    // A lone space before the key belongs to the scheme; more of them were sent.
    let space = usize::from(paste.cut(start..).starts_with(' '));
    let key = start + if wrapped { lead } else { space };
    Some(Span::new(key, start + lead + length))
}
