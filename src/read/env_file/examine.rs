//! What one line assigns, and in whose words.

use super::line::{Kind, Line, is_prose};
use super::word::{
    is_capital, is_key_name, looks_like_key, name_length, strip_prefix_ignoring_case,
};
use crate::list;
use crate::one_of;
use crate::span::Span;
use crate::text::{Cut, Find, Texts, is_alphanumeric};

/// Says what a line is, and where its name and value stand.
pub(super) fn examine(paste: &str, line: &mut Line) {
    let whole = paste
        .cut(line.start..line.end)
        .trim_end_matches(one_of!['\n', '\r']);
    let offset_of = |part: &str| part.as_ptr() as usize - paste.as_ptr() as usize;
    let bare = whole.trim_start_matches('\u{feff}').trim();
    if bare.is_empty() {
        line.kind = Kind::Blank;
        return;
    }
    if bare.starts_with('#') {
        line.kind = Kind::Comment;
        return;
    }
    let unprompted = without_prompt(bare);
    if unprompted.len() < bare.len() {
        line.text = offset_of(unprompted);
    }
    let mut rest = unprompted;
    let mut foreign = false;
    let mut by_space = false;
    let mut wrapper = None;
    for prefix in ["export ", "export\t", "set "] {
        if let Some(after) = strip_prefix_ignoring_case(rest, prefix) {
            rest = after.trim_start();
            // `set "NAME=value"`, `export "NAME=value"`.
            if let Some(after) = rest.strip_prefix(one_of!['"', '\''])
                && name_length(after) > 0
                && after.cut(name_length(after)..).starts_with('=')
            {
                wrapper = rest.chars().next();
                rest = after;
            }
            break;
        }
    }
    for prefix in [
        "$env:",
        "- ",
        "-e ",
        "--env ",
        "-e",
        "ENV ",
        "ARG ",
        "%env ",
        "%set_env ",
        "setx ",
        "Environment=",
    ] {
        if rest.len() == unprompted.len()
            && let Some(after) = strip_prefix_ignoring_case(rest, prefix)
        {
            foreign = true;
            by_space = prefix.ends_with(' ') && !prefix.starts_with('-');
            rest = after.trim_start();
            if let Some(after) = rest.strip_prefix(one_of!['"', '\''])
                && name_length(after) > 0
                && after.cut(name_length(after)..).starts_with('=')
            {
                wrapper = rest.chars().next();
                rest = after;
            }
            break;
        }
    }
    let quoted_name = !foreign
        && wrapper.is_none()
        && rest.starts_with(one_of!['"', '\'', '`'])
        && name_length(rest.cut(1..)) > 0
        && rest
            .cut(1 + name_length(rest.cut(1..))..)
            .starts_with(rest.cut(..1));
    let name = if quoted_name {
        rest.cut(1..1 + name_length(rest.cut(1..)))
    } else {
        rest.cut(..name_length(rest))
    };
    let after_name = rest.cut(name.len() + if quoted_name { 2 } else { 0 }..);
    if is_code(bare) {
        line.kind = Kind::Code;
        return;
    }
    if name.is_empty() || name.starts_with(one_of!['-', '.']) {
        return;
    }
    let tail = after_name.trim_start();
    let spaced = tail.len() < after_name.len();
    // A version: `openai==1.30.1`.
    if tail.starts_with("==") {
        return;
    }
    // PHP's and Ruby's pairs, JavaScript's functions.
    if tail.starts_with("=>") {
        line.kind = Kind::Code;
        return;
    }
    let (separator, value) = match tail.chars().next() {
        Some('=') => (Some('='), tail.cut(1..)),
        Some(':') => (Some(':'), tail.cut(1..)),
        // `setx NAME value`, `ENV NAME value`, `%env NAME value`.
        Some(_) if by_space && spaced => (Some('='), tail),
        Some(_) => (None, tail),
        None => (None, name.cut(name.len()..)),
    };
    let spaced_after = value.starts_with(one_of![' ', '\t']);
    let mut value = trim_value(value);
    if let Some(wrapper) = wrapper {
        value = value.cut(..value.rfind(wrapper).unwrap_or(value.len()));
    }
    let name_start = offset_of(name);
    let value_start = offset_of(value);
    let spans = (
        Span::new(name_start, name_start + name.len()),
        Span::new(value_start, value_start + value.len()),
    );
    let is_key = is_key_name(name) || looks_like_key(value);
    let capital = is_capital(name);
    match separator {
        None => {
            // `ARG NAME` takes what the build is given.
            let alone = value.is_empty() && !foreign;
            let two_words = !value.contains(char::is_whitespace)
                && (looks_like_key(value) || value.starts_with("sk-"));
            if capital && is_key && name.len() > 5 && (alone || two_words) {
                line.kind = Kind::Awkward;
                line.assignment = Some(spans);
            }
            return;
        }
        Some(':') => {
            // `NAME: value` with a value of one word. `Key: value` in prose,
            // headers and YAML of other kinds has a name of another form.
            let comma = value.ends_with(one_of![',', '{', '[']);
            if is_key
                && (capital || !whole.starts_with(' ') && is_key_name(name) && name.holds(b'_'))
                && !quoted_name
                && !comma
                // LiteLLM reads the variable that follows.
                && !value.starts_with("os.environ/")
                && !is_report(value)
                && (value.split_whitespace().count() <= 1
                    || value.has(" #")
                    || value.starts_with(one_of!['"', '\'']))
            {
                line.kind = Kind::Awkward;
                line.assignment = Some(spans);
            }
            return;
        }
        _ => {}
    }
    line.assignment = Some(spans);
    line.kind = if foreign {
        if is_key {
            Kind::Foreign
        } else {
            line.assignment = None;
            Kind::Other
        }
    } else if quoted_name {
        Kind::Awkward
    } else if !capital
        && (value.holds(b'(')
            // What a call is given stands on a line of its own: `api_key=api_key,`.
            || (value.ends_with(',') || value.has(", ") || value.starts_with("self."))
                && !looks_like_key(value)
            // A trace's local variables: `api_key = None`.
            || spaced && spaced_after && is_object(value))
    {
        line.assignment = None;
        Kind::Code
    } else if capital || (is_key && is_key_name(name) && !name.holds(b'.')) {
        let quoted = value.starts_with(one_of!['"', '\'']);
        let indented = bare.len() < whole.trim_end().len();
        let bare_word = list!["api_key", "apikey", "key", "token", "api-key"].one_is(name);
        if !capital && quoted && (indented || value.ends_with(',') || bare_word) {
            line.assignment = None;
            Kind::Code
        } else if !capital && bare_word {
            Kind::Weak
        } else if (spaced && spaced_after && quoted) || (quoted && value.ends_with(',')) {
            Kind::Codelike
        } else {
            Kind::Strong
        }
    } else if spaced && value.starts_with(one_of!['"', '\'', '[', '{'])
        || value.contains(one_of!['(', '{'])
    {
        // `model = "gpt-4o"`, `client = OpenAI(…)`.
        line.assignment = None;
        Kind::Code
    } else {
        Kind::Weak
    };
    if !is_key && line.kind == Kind::Awkward {
        line.assignment = None;
        line.kind = Kind::Other;
    }
}

/// Whether Python prints a value so that is no text.
fn is_object(value: &str) -> bool {
    list!["None", "True", "False", "NOT_GIVEN"].one_is(value) || value.starts_with('<')
}

/// Marks lines that are no assignment as they stand but that someone may well
/// have in a `.env`: one that is commented out, one with a stray character.
pub(super) fn note_slips(paste: &str, line: &mut Line) {
    if line.assignment.is_some() || !matches!(line.kind, Kind::Other | Kind::Comment | Kind::Weak) {
        return;
    }
    let text = paste.cut(line.start..line.end).trim();
    if is_report(text.rsplit(':').next().unwrap_or("").trim()) {
        return;
    }
    if line.kind == Kind::Other && is_slip(text) {
        line.kind = Kind::Odd;
    }
    if line.kind != Kind::Other
        && let Some((name, value)) = mentioned_key(text)
    {
        line.mentions_key = true;
        let start = line.start
            + paste
                .cut(line.start..line.end)
                .place_of(text)
                .unwrap_or_default();
        line.assignment = Some((
            Span::new(start + name.start, start + name.end),
            Span::new(start + value.start, start + value.end),
        ));
    }
}

/// Whether a program tells so that it has a value, or none: `OPENAI_API_KEY: set`.
fn is_report(value: &str) -> bool {
    const WORDS: &Texts = list![
        "set",
        "present",
        "loaded",
        "exists",
        "configured",
        "true",
        "yes",
        "ok",
        "found",
        "missing",
        "unset",
        "false",
        "no"
    ];
    WORDS.one_is(value)
}

/// One word, or something with an equals sign; not a heading, a prompt, an
/// error message or JSON.
fn is_slip(text: &str) -> bool {
    // Other comments, and what a shell would do.
    const BEGINNINGS: &Texts = list![
        ";", "//", "source ", ". ", "set -", "set +", "unset ", "export ",
    ];
    let words = text.split_whitespace().take(9).count();
    let is_yaml = is_capital(text.cut(..name_length(text)))
        && text.cut(name_length(text)..).starts_with(": ")
        && words == 2;
    (words == 1
        || is_yaml
        || (text.holds(b'=') && words < 9)
        || BEGINNINGS.one_begins(text) && words < 9)
        && !text.ends_with(one_of![':', ',', '.', '!', '?', '{'])
        && !text.starts_with(one_of!['{', '}', '<', '`', '$', '>', '|', '│', '*'])
        && !text.starts_with(|c: char| c == '[' && text.len() > 64)
        && !is_prose(text)
        && !text.has("http")
        && !text.has("401")
        && !text.holds(b'(')
}

/// The name of a key's variable that stands near the start of a line, and what
/// follows its equals sign.
fn mentioned_key(text: &str) -> Option<(Span, Span)> {
    let mut from = 0;
    while from < text.len().min(48) {
        let Some(offset) = text.cut(from..).find(|c: char| c.is_ascii_alphabetic()) else {
            break;
        };
        let start = from + offset;
        let end = start + name_length(text.cut(start..));
        let name = text.cut(start..end);
        let apart = !text.cut(..start).ends_with(is_alphanumeric)
            && !text.cut(..start).ends_with(one_of!['$', '{', '%'])
            // There it is a value: `api_key = "YOUR_OPENAI_API_KEY"`.
            && !text.cut(..start).trim_end_matches(one_of!['"', '\'', '<', ' ']).ends_with('=');
        if apart && is_capital(name) && name.holds(b'_') && is_key_name(name) {
            let after = text
                .cut(end..)
                .trim_start_matches(|c: char| !is_alphanumeric(c) && c != '=');
            let value = match after.strip_prefix('=') {
                Some(value) => trim_value(value),
                None => text.cut(text.len()..),
            };
            let value_start = value.as_ptr() as usize - text.as_ptr() as usize;
            return Some((
                Span::new(start, end),
                Span::new(value_start, value_start + value.len()),
            ));
        }
        from = end.max(start + 1);
    }
    None
}

/// The value without white space around it, and, unless it is quoted, without
/// a comment.
fn trim_value(text: &str) -> &str {
    let text = text.trim();
    if let Some(quote) = text
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\'' | '`'))
    {
        let mut escaped = false;
        for (offset, c) in text.char_indices().skip(1) {
            if c == quote && !escaped {
                let rest = text.cut(offset + 1..).trim_start();
                return if rest.starts_with('#') {
                    text.cut(..=offset)
                } else {
                    text
                };
            }
            escaped = c == '\\' && !escaped;
        }
        return text;
    }
    let end = list![" #", "\t#", "\r"]
        .iter()
        .filter_map(|mark| text.place_of(mark))
        .min()
        .unwrap_or(text.len());
    let end = if text.starts_with('#') { 0 } else { end };
    text.cut(..end).trim_end()
}

/// Takes a prompt off a line that assigns after it.
fn without_prompt(line: &str) -> &str {
    for mark in ["$ ", "> ", "% ", "# ", ">"] {
        let Some(at) = line.place_of(mark) else {
            continue;
        };
        let before = line.cut(..at);
        let prompt = before.is_empty() && mark != "# "
            || !before.contains(one_of![' ', '=', '"', '\''])
                && (before.holds(b'@') || before.has(":\\"))
            || before.starts_with("PS ") && mark == "> ";
        let after = line.cut(at + mark.len()..).trim_start();
        let command = after.strip_prefix("export ").unwrap_or(after);
        let command = strip_prefix_ignoring_case(command, "set ").unwrap_or(command);
        let command = strip_prefix_ignoring_case(command, "$env:").unwrap_or(command);
        let command = command.strip_prefix(one_of!['"', '\'']).unwrap_or(command);
        let length = name_length(command);
        if prompt
            && length > 0
            && (command.cut(..length).to_ascii_uppercase() == command.cut(..length)
                || is_key_name(command.cut(..length)))
            && command.cut(length..).trim_start().starts_with('=')
        {
            return after;
        }
    }
    line
}

/// Whether a line can only be a program's.
fn is_code(line: &str) -> bool {
    const BEGINNINGS: &Texts = list![
        "import ",
        "from ",
        "def ",
        "class ",
        "const ",
        "let ",
        "var ",
        "return ",
        "await ",
        "print(",
        "console.",
        "os.environ",
        "process.env",
        "openai.",
        "client.",
        "client =",
        "async ",
        "func ",
        // Commands that set a variable for what they start.
        "sudo ",
        "docker ",
        "podman ",
        "kubectl ",
        "helm ",
        "fly ",
        "flyctl ",
        "heroku ",
        "gcloud ",
        "az ",
        "aws ",
    ];
    BEGINNINGS.one_begins(line)
        || line.has("OpenAI(")
        || line.has("getenv(")
        || line.has("environ[")
        || line.has("environ.get(")
        || is_run_with_key(line)
}

/// Whether a shell's line sets a key for one program: `NAME=sk-… python app.py`.
fn is_run_with_key(line: &str) -> bool {
    const PROGRAMS: &Texts = list![
        "python",
        "python3",
        "node",
        "npm",
        "npx",
        "pnpm",
        "yarn",
        "bun",
        "deno",
        "uv",
        "uvx",
        "uvicorn",
        "flask",
        "streamlit",
        "poetry",
        "pytest",
        "docker",
        "curl",
        "go",
        "cargo",
        "java",
        "ruby",
        "php",
        "codex",
        "aider",
        "bash",
        "sh",
        "make",
    ];
    // A shell's `env` takes what such a line begins with.
    let line = line.strip_prefix("env ").unwrap_or(line);
    let Some((name, value)) = line.split_once('=') else {
        return false;
    };
    // A command whose output is the key may hold spaces.
    let output = value
        .strip_prefix("$(")
        .and_then(|command| command.parted_by(") "));
    let mut parts = match output {
        Some((_, rest)) => rest.split(' '),
        None => value.split(' '),
    };
    name_length(name) == name.len()
        && (output.is_some() || parts.next().is_some_and(looks_like_key))
        && parts.next().is_some_and(|program| {
            program.starts_with("./") || PROGRAMS.iter().any(|known| known == program)
        })
}
