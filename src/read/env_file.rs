//! The `.env` part of a paste, and how each loader reads it.
//!
//! A line belongs to it when it assigns a variable as `.env` files do, or is a
//! comment, a blank or the rest of a quoted value among such lines. When that
//! is true of every line, the whole paste is the file, awkward lines included.
//! Code, JSON, log fields and addresses are left to other readers.

use crate::list;
use crate::loader::{EnvReading, Loader, Outcome, Problem, Variable, problems};
use crate::mask;
use crate::span::Span;
use crate::text::{Cut, Find, Texts, is_alphanumeric};

/// A variable and its value, as they stand in the paste.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Assignment {
    pub name: Span,
    /// The value with its quotes, without white space around it; empty if
    /// nothing follows. A quoted value may span lines, and a comment behind an
    /// unquoted one is left out.
    pub value: Span,
    /// Line of the paste, from 1.
    pub line: u32,
    /// Whether the line is part of the file that loaders read. It is not when
    /// it assigns in another language: `$env:NAME = "…"`, `- NAME=…` in YAML,
    /// `-e NAME=…`, `ENV NAME=…`, `%env NAME=…`.
    pub in_file: bool,
}

/// The `.env` lines of a paste, taken as one file.
#[derive(Clone, PartialEq, Eq)]
pub struct EnvFile {
    text: String,
    lines: Vec<LineStart>,
    /// The variables it assigns, in the order of the paste.
    pub assignments: Vec<Assignment>,
    /// Keys' variables that only a comment names.
    commented: Vec<(Span, u32)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct LineStart {
    in_text: usize,
    in_paste: usize,
    /// Line of the paste, from 1.
    line: u32,
}

impl core::fmt::Debug for EnvFile {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("EnvFile")
            .field("assignments", &self.assignments)
            .finish_non_exhaustive()
    }
}

impl EnvFile {
    /// What the loaders read. It may hold a key.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line of the paste for a line of the file, both from 1.
    pub fn paste_line(&self, line: u32) -> u32 {
        let index = (line.max(1) as usize - 1).min(self.lines.len().saturating_sub(1));
        self.lines.get(index).map_or(1, |start| start.line)
    }

    /// The byte offset in the paste for one in the file.
    pub fn paste_offset(&self, offset: usize) -> usize {
        let index = self
            .lines
            .partition_point(|start| start.in_text <= offset)
            .saturating_sub(1);
        self.lines
            .get(index)
            .map_or(0, |start| start.in_paste + (offset - start.in_text))
    }
}

/// Finds the `.env` part of a paste, or other lines that assign a key to a
/// variable.
pub fn find(paste: &str) -> Option<EnvFile> {
    let lines = classify(paste);
    let has_code = lines.iter().any(|line| line.kind == Kind::Code);
    let is_whole = lines
        .iter()
        .all(|line| !matches!(line.kind, Kind::Code | Kind::Other) && line.text == line.start)
        && lines.iter().any(|line| line.counts_in_whole());
    let mut file = EnvFile {
        text: String::new(),
        lines: Vec::new(),
        assignments: Vec::new(),
        commented: Vec::new(),
    };
    if is_whole {
        for line in &lines {
            file.push(paste, line, line.start);
        }
    } else {
        let mut rest = lines.as_slice();
        while let Some(first) = rest.iter().position(|line| line.is_entry(has_code)) {
            rest = rest.cut(first..);
            let length = rest
                .iter()
                .position(|line| !line.is_entry(has_code) && !line.is_filler())
                .unwrap_or(rest.len());
            let (run, after) = rest.split_at(length);
            rest = after;
            if !run.iter().any(|line| line.kind == Kind::Strong) {
                continue;
            }
            let last = run.iter().rposition(|line| !line.is_filler());
            for line in run.cut(..=last.unwrap_or(0)) {
                file.push(paste, line, line.text);
            }
        }
    }
    for line in &lines {
        if let Some((name, value)) = line.assignment {
            let in_file = file
                .lines
                .binary_search_by_key(&line.number, |start| start.line)
                .is_ok();
            let is_foreign = match line.kind {
                Kind::Foreign => true,
                Kind::Awkward => looks_like_key(value.of(paste)),
                _ => false,
            };
            if line.kind == Kind::Comment {
                if in_file {
                    file.commented.push((name, line.number));
                }
            } else if in_file || is_foreign {
                file.assignments.push(Assignment {
                    name,
                    value,
                    line: line.number,
                    in_file,
                });
            }
        }
    }
    (!file.text.is_empty() || !file.assignments.is_empty()).then_some(file)
}

impl EnvFile {
    fn push(&mut self, paste: &str, line: &Line, from: usize) {
        self.lines.push(LineStart {
            in_text: self.text.len(),
            in_paste: from,
            line: line.number,
        });
        self.text.push_str(paste.cut(from..line.end));
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Blank,
    Comment,
    /// The rest of a quoted value that began on an earlier line.
    Continued,
    /// An assignment that makes the lines around it a `.env`.
    Strong,
    /// One that could be code as well: ` = ` and a quoted value.
    Codelike,
    /// An assignment that belongs to a `.env` only beside a strong one.
    Weak,
    /// What a `.env` may hold only when all the rest of the paste is one: a
    /// name alone, `NAME: value`, a quoted name.
    Awkward,
    /// A slip that all loaders skip or refuse, of the same standing.
    Odd,
    /// Assigns a variable in the words of another program.
    Foreign,
    Code,
    Other,
}

#[derive(Clone, Copy)]
struct Line {
    start: usize,
    /// Where the line begins once a prompt is taken off.
    text: usize,
    /// After the line feed.
    end: usize,
    number: u32,
    kind: Kind,
    assignment: Option<(Span, Span)>,
    /// A key's variable is named on the line, where nothing sets it.
    mentions_key: bool,
}

impl Line {
    fn counts_in_whole(&self) -> bool {
        matches!(self.kind, Kind::Strong | Kind::Codelike | Kind::Awkward) || self.mentions_key
    }

    fn is_entry(&self, has_code: bool) -> bool {
        match self.kind {
            Kind::Strong | Kind::Weak | Kind::Continued => true,
            Kind::Codelike => !has_code,
            _ => false,
        }
    }

    fn is_filler(&self) -> bool {
        matches!(self.kind, Kind::Blank | Kind::Comment)
    }
}

fn classify(paste: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut continued_to = 0;
    let mut quotes = Quotes::default();
    for (text, number) in paste.split_inclusive('\n').zip(1..) {
        let end = start + text.len();
        let mut line = Line {
            start,
            text: start,
            end,
            number,
            kind: Kind::Other,
            assignment: None,
            mentions_key: false,
        };
        if start < continued_to {
            line.kind = Kind::Continued;
        } else {
            examine(paste, &mut line);
            note_slips(paste, &mut line);
            if let Some((_, value)) = &mut line.assignment
                && let Some(closing) = quotes.closing_on_later_line(paste, *value, end)
            {
                value.end = closing + 1;
                continued_to = closing + 1;
            }
        }
        lines.push(line);
        start = end;
    }
    lines
}

/// Finds the partners of quotes that are not closed on their line.
#[derive(Default)]
struct Quotes {
    /// Per kind of quote, up to where there is known to be none.
    searched: [(usize, usize); 3],
}

impl Quotes {
    /// The quote that closes the one the value begins with, if it stands on a
    /// later line and everything between could be part of a value.
    fn closing_on_later_line(&mut self, paste: &str, value: Span, end: usize) -> Option<usize> {
        let text = value.of(paste);
        let kind = match text.bytes().next()? {
            b'"' => 0,
            b'\'' => 1,
            b'`' => 2,
            _ => return None,
        };
        let quote = char::from(text.as_bytes()[0]);
        if text.cut(1..).contains(quote) {
            return None;
        }
        let (from, none_before) = self.searched[kind];
        let begin = if (from..none_before).contains(&end) {
            none_before
        } else {
            end
        };
        let mut at = begin;
        for line in paste.cut(begin..).split_inclusive('\n') {
            if let Some(offset) = line.find(quote) {
                let rest = line.cut(offset + 1..).trim();
                return (!is_prose(line) && (rest.is_empty() || rest.starts_with('#')))
                    .then_some(at + offset);
            }
            // A quote left open before an error message or another variable
            // is a slip, not a value of many lines.
            if is_prose(line) || begins_assignment(line) {
                return None;
            }
            at += line.len();
        }
        self.searched[kind] = (end, paste.len());
        None
    }
}

/// Whether a line of text belongs to an error message rather than a value.
fn is_prose(line: &str) -> bool {
    [
        "Error",
        "error",
        "Traceback",
        "File \"",
        "Incorrect",
        "```",
        "$ ",
        "Exception",
        " at ",
    ]
    .iter()
    .any(|mark| line.has(mark))
}

fn begins_assignment(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
    let length = name_length(line);
    length > 2
        && is_capital(line.cut(..length))
        && line
            .cut(length..)
            .trim_start_matches([' ', '\t'])
            .starts_with('=')
}

fn name_length(text: &str) -> usize {
    text.bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'))
        .count()
}

/// Capitals, digits and `_`, as environment variables are written.
fn is_capital(name: &str) -> bool {
    name.bytes().any(|b| b.is_ascii_uppercase())
        && name
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

fn strip_prefix_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| text.cut(prefix.len()..))
}

/// Says what a line is, and where its name and value stand.
fn examine(paste: &str, line: &mut Line) {
    let whole = paste
        .cut(line.start..line.end)
        .trim_end_matches(['\n', '\r']);
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
            if let Some(after) = rest.strip_prefix(['"', '\''])
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
            if let Some(after) = rest.strip_prefix(['"', '\''])
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
        && rest.starts_with(['"', '\'', '`'])
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
    if name.is_empty() || name.starts_with(['-', '.']) {
        return;
    }
    let tail = after_name.trim_start();
    let spaced = tail.len() < after_name.len();
    let (separator, value) = match tail.chars().next() {
        Some('=') => (Some('='), tail.cut(1..)),
        Some(':') => (Some(':'), tail.cut(1..)),
        // `setx NAME value`, `ENV NAME value`, `%env NAME value`.
        Some(_) if by_space && spaced => (Some('='), tail),
        Some(_) => (None, tail),
        None => (None, name.cut(name.len()..)),
    };
    let spaced_after = value.starts_with([' ', '\t']);
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
            let alone = value.is_empty();
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
            let comma = value.ends_with([',', '{', '[']);
            if is_key
                && (capital || (is_key_name(name) && name.contains('_')))
                && !quoted_name
                && !comma
                && (value.split_whitespace().count() <= 1
                    || value.has(" #")
                    || value.starts_with(['"', '\''])
                    || value.starts_with("${{"))
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
    } else if !capital && value.contains('(') {
        line.assignment = None;
        Kind::Code
    } else if capital || (is_key && is_key_name(name) && !name.contains('.')) {
        let quoted = value.starts_with(['"', '\'']);
        let indented = bare.len() < whole.trim_end().len();
        let bare_word = ["api_key", "apikey", "key", "token", "api-key"]
            .iter()
            .any(|word| name.eq_ignore_ascii_case(word));
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
    } else if spaced && value.starts_with(['"', '\'', '[', '{']) || value.contains(['(', '{']) {
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

/// Marks lines that are no assignment as they stand but that someone may well
/// have in a `.env`: one that is commented out, one with a stray character.
fn note_slips(paste: &str, line: &mut Line) {
    if line.assignment.is_some() || !matches!(line.kind, Kind::Other | Kind::Comment | Kind::Weak) {
        return;
    }
    let text = paste.cut(line.start..line.end).trim();
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
        || (text.contains('=') && words < 9)
        || BEGINNINGS
            .iter()
            .any(|beginning| text.starts_with(beginning))
            && words < 9)
        && !text.ends_with([':', ',', '.', '!', '?', '{'])
        && !text.starts_with(['{', '}', '<', '`', '$', '>', '|', '│', '*'])
        && !text.starts_with(|c: char| c == '[' && text.len() > 64)
        && !is_prose(text)
        && !text.has("http")
        && !text.has("401")
        && !text.contains('(')
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
            && !text.cut(..start).ends_with(['$', '{', '%']);
        if apart && is_capital(name) && name.contains('_') && is_key_name(name) {
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
    let end = [" #", "\t#", "\r"]
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
            || !before.contains([' ', '=', '"', '\''])
                && (before.contains('@') || before.has(":\\"))
            || before.starts_with("PS ") && mark == "> ";
        let after = line.cut(at + mark.len()..).trim_start();
        let command = after.strip_prefix("export ").unwrap_or(after);
        let command = strip_prefix_ignoring_case(command, "set ").unwrap_or(command);
        let command = strip_prefix_ignoring_case(command, "$env:").unwrap_or(command);
        let command = command.strip_prefix(['"', '\'']).unwrap_or(command);
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
    ];
    BEGINNINGS
        .iter()
        .any(|beginning| line.starts_with(beginning))
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
    let Some((name, value)) = line.split_once('=') else {
        return false;
    };
    let mut parts = value.split(' ');
    name_length(name) == name.len()
        && parts.next().is_some_and(looks_like_key)
        && parts.next().is_some_and(|program| {
            program.starts_with("./") || PROGRAMS.iter().any(|known| known == program)
        })
}

/// Whether a variable of this name is there to hold a key.
pub fn is_key_name(name: &str) -> bool {
    let name = name.to_ascii_uppercase().replace('-', "_");
    const OTHER: &Texts = list![
        "URL",
        "BASE",
        "ORG",
        "PROJECT",
        "MODEL",
        "ENDPOINT",
        "HOST",
        "VERSION",
        "TYPE",
        "TOKENS",
        "TOKENIZER",
        "PROXY",
        "TIMEOUT",
        "REGION",
        "CLIENT",
        "DEPLOYMENT",
        "LOG",
        "DEBUG",
        "PUBLIC",
        "PATH",
        "FILE",
        "DIR",
        "LIMIT",
        "NAME",
        "TEMPERATURE",
        "ASSISTANT",
        "RETRIES",
        "ENABLE",
    ];
    let words = || name.split(['_', '.']);
    if words().any(|word| OTHER.iter().any(|other| other == word)) || name.ends_with("_ID") {
        return false;
    }
    name.has("APIKEY")
        || matches!(
            name.as_str(),
            "OPENAI" | "OPEN_AI" | "OPENAI_API" | "OPEN_AI_API"
        )
        || words().any(|word| {
            matches!(word, "KEY" | "TOKEN" | "SECRET") || word.len() > 3 && word.ends_with("KEY")
        })
        || [
            "GROQ",
            "ANTHROPIC",
            "DEEPSEEK",
            "MISTRAL",
            "OPENROUTER",
            "GEMINI",
            "TOGETHER",
        ]
        .contains(&name.as_str())
}

/// Whether a value, its wrappers aside, begins as a key does and is as long.
pub fn looks_like_key(value: &str) -> bool {
    let value = value.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let value = strip_prefix_ignoring_case(value, "bearer ")
        .unwrap_or(value)
        .trim_start();
    mask::PREFIXES.iter().any(|prefix| {
        value.starts_with(prefix)
            && value
                .bytes()
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'*'))
                .count()
                >= 16
    })
}

/// Whether a name can be shown: it is short, plain, and holds no part of a key.
fn is_showable(name: &str, value: &str) -> bool {
    let plain = (1..=64).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'));
    let value = value.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    plain
        && !(value.len() > 3 && name.has(value))
        && name.split(['_', '.', '-']).all(|word| {
            let digits = word.bytes().filter(u8::is_ascii_digit).count();
            let cases = word.bytes().any(|b| b.is_ascii_lowercase())
                && word.bytes().any(|b| b.is_ascii_uppercase());
            word.len() < 12 || (word.len() < 32 && digits < 4 && !(cases && digits > 0))
        })
        && !mask::PREFIXES.iter().any(|prefix| {
            name.places_of(prefix).any(|at| {
                (at == 0 || !name.as_bytes()[at - 1].is_ascii_alphanumeric())
                    && name.len() - at - prefix.len() > 3
            })
        })
}

/// Variables beyond which no more are read, so that the answer stays small.
const MOST_NAMES: usize = 24;

/// How each loader reads each variable of the file that holds a key or should.
///
/// One reading per variable and loader, in the order of the file and of
/// [`Loader::ALL`].
pub fn readings(paste: &str, file: &EnvFile) -> Vec<EnvReading> {
    if file.text.is_empty() {
        return Vec::new();
    }
    let mut names: Vec<(&str, u32)> = Vec::new();
    let mut note = |name, line, value: &str| {
        let known = names.iter().position(|(known, _)| *known == name);
        if let Some(index) = known {
            names[index].1 = line;
        } else if names.len() < MOST_NAMES
            && (is_key_name(name) || looks_like_key(value))
            && is_showable(name, value)
        {
            names.push((name, line));
        }
    };
    for found in file.assignments.iter().filter(|found| found.in_file) {
        note(found.name.of(paste), found.line, found.value.of(paste));
    }
    for (name, line) in &file.commented {
        let name = name.of(paste);
        if !file
            .assignments
            .iter()
            .take(MOST_NAMES)
            .any(|found| found.name.of(paste) == name)
        {
            note(name, *line, "");
        }
    }
    let loaded = Loader::ALL.map(|loader| loader.load(&file.text));
    // A shell's `A=1; B=2` sets what does not stand at a line's start.
    for variables in loaded.iter().flatten() {
        for variable in variables {
            if let Some(value) = &variable.value
                && is_capital(&variable.name)
                && is_key_name(&variable.name)
            {
                let line = file.paste_line(variable.line);
                note(&variable.name, line, value.expose());
            }
        }
    }
    let mut readings: Vec<EnvReading> = Vec::with_capacity(names.len() * loaded.len());
    for (name, line) in &names {
        for (loader, loaded) in Loader::ALL.into_iter().zip(&loaded) {
            let refused = loaded.as_ref().err();
            readings.push(EnvReading {
                name: (*name).to_owned(),
                line: refused.map_or(*line, |refused| file.paste_line(refused.line)),
                loader,
                outcome: if refused.is_some() {
                    Outcome::Error
                } else {
                    Outcome::Unset
                },
                value: None,
                problems: Vec::new(),
            });
        }
    }
    for (index, (loader, loaded)) in Loader::ALL.iter().zip(&loaded).enumerate() {
        for variable in loaded.iter().flatten() {
            let line = file.paste_line(variable.line);
            for (row, (name, _)) in names.iter().enumerate() {
                let found = if *loader == Loader::WindowsSet {
                    variable.name.eq_ignore_ascii_case(name)
                } else {
                    variable.name == *name
                };
                if found {
                    let reading = &mut readings[row * Loader::ALL.len() + index];
                    settle(reading, variable, line);
                }
            }
        }
    }
    readings
}

/// Puts what a loader made of the variable into its reading.
fn settle(reading: &mut EnvReading, variable: &Variable, line: u32) {
    reading.line = line;
    let Some(value) = &variable.value else { return };
    reading.problems = problems(value.expose());
    if variable.has_command {
        reading.problems.push(Problem::CommandOutput);
    }
    if value.expose().is_empty() {
        reading.outcome = Outcome::Empty;
    } else {
        reading.outcome = Outcome::Set;
        reading.value = Some(value.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file's text and each assignment as `name=value@line`, in brackets
    /// when it is not part of the file.
    fn seen(paste: &str) -> (String, Vec<String>) {
        let Some(file) = find(paste) else {
            return (String::new(), Vec::new());
        };
        let assignments = file
            .assignments
            .iter()
            .map(|found| {
                let text = [
                    found.name.of(paste),
                    "=",
                    found.value.of(paste),
                    "@",
                    &found.line.to_string(),
                ]
                .concat();
                if found.in_file {
                    text
                } else {
                    ["[", &text, "]"].concat()
                }
            })
            .collect();
        (file.text, assignments)
    }

    #[test]
    fn a_whole_paste_is_the_file_with_its_slips() {
        for (paste, assignment) in [
            ("OPENAI_API_KEY=sk-x", "OPENAI_API_KEY=sk-x@1"),
            ("OPENAI_API_KEY =  sk-x # c", "OPENAI_API_KEY=sk-x@1"),
            ("OPENAI_API_KEY", "OPENAI_API_KEY=@1"),
            ("OPENAI_API_KEY: sk-x", "OPENAI_API_KEY=sk-x@1"),
            ("OPENAI_API_KEY sk-x", "OPENAI_API_KEY=sk-x@1"),
            ("\"OPENAI_API_KEY\"=x", "OPENAI_API_KEY=x@1"),
            ("export \"OPENAI_API_KEY=x\"", "OPENAI_API_KEY=x@1"),
            ("set \"OPENAI_API_KEY=x\"", "OPENAI_API_KEY=x@1"),
            ("\u{feff}OPENAI_API_KEY=x\r\n", "OPENAI_API_KEY=x@1"),
            ("OPENAI_API_KEY=\"sk-x\n", "OPENAI_API_KEY=\"sk-x@1"),
            ("OPENAI_API_KEY='a\n\nb' # c\n", "OPENAI_API_KEY='a\n\nb'@1"),
            ("OPENAI_API_KEY+=x", "OPENAI_API_KEY=x@1"),
            ("-OPENAI_API_KEY=x", "OPENAI_API_KEY=x@1"),
            ("=y\nOPENAI_API_KEY=x\njunk", "OPENAI_API_KEY=x@2"),
            ("openai_api_key=x\n", "openai_api_key=x@1"),
            ("OPENAI_API_KEY=x y z\n", "OPENAI_API_KEY=x y z@1"),
        ] {
            let (text, assignments) = seen(paste);
            assert_eq!(text, paste);
            assert_eq!(assignments, [assignment], "{paste:?}");
        }
        let file = find("# OPENAI_API_KEY=x\n").expect("a file");
        assert!(file.assignments.is_empty());
        let readings = readings("# OPENAI_API_KEY=x\n", &file);
        assert_eq!(readings.len(), 8);
        assert!(
            readings
                .iter()
                .all(|reading| reading.outcome == Outcome::Unset)
        );
    }

    #[test]
    fn lines_among_other_text() {
        for (paste, text, assignments) in [
            (
                "Error code: 401 - {'error': 1}\n\nOPENAI_API_KEY=\"sk-x\n\nplease help me",
                "OPENAI_API_KEY=\"sk-x\n",
                &["OPENAI_API_KEY=\"sk-x@3"][..],
            ),
            (
                "my file:\n```\nOPENAI_API_KEY = sk-x\n# c\nDEBUG=true\n```\nis this right?",
                "OPENAI_API_KEY = sk-x\n# c\nDEBUG=true\n",
                &["OPENAI_API_KEY=sk-x@3", "DEBUG=true@5"],
            ),
            (
                "$ cat .env\nOPENAI_API_KEY=sk-x\n$ python a.py\nTraceback (most recent call last):",
                "OPENAI_API_KEY=sk-x\n",
                &["OPENAI_API_KEY=sk-x@2"],
            ),
            (
                "$ export OPENAI_API_KEY=sk-x\n$ python a.py\nit says 401",
                "export OPENAI_API_KEY=sk-x\n",
                &["OPENAI_API_KEY=sk-x@1"],
            ),
            (
                "C:\\app>set OPENAI_API_KEY=\"sk-x\"\nC:\\app>python a.py",
                "set OPENAI_API_KEY=\"sk-x\"\n",
                &["OPENAI_API_KEY=\"sk-x\"@1"],
            ),
            (
                "services:\n  app:\n    environment:\n      - OPENAI_API_KEY=sk-x\n",
                "",
                &["[OPENAI_API_KEY=sk-x@4]"],
            ),
            (
                "PS C:\\> $env:OPENAI_API_KEY = \"sk-x\"",
                "",
                &["[OPENAI_API_KEY=\"sk-x\"@1]"],
            ),
            ("%env OPENAI_API_KEY=sk-x", "", &["[OPENAI_API_KEY=sk-x@1]"]),
        ] {
            let (seen_text, seen_assignments) = seen(paste);
            assert_eq!(seen_text, text, "{paste:?}");
            assert_eq!(seen_assignments, assignments, "{paste:?}");
        }
    }

    #[test]
    fn what_is_no_env_file() {
        for paste in [
            "",
            "401",
            "api_key = \"sk-x\"",
            "client = OpenAI(api_key=\"sk-x\")",
            "    api_key=\"sk-x\",\n    openai_api_key=\"sk-x\",\n",
            "import os\nOPENAI_API_KEY = \"sk-x\"\nclient = OpenAI(api_key=OPENAI_API_KEY)",
            "const OPENAI_API_KEY = 'sk-x'",
            "    openai_client = self._get_openai_client(\n",
            "{\"OPENAI_API_KEY\": \"sk-x\"}",
            "2026-01-01 level=error status=401 msg=\"x\"",
            "https://api.openai.com/v1?api_key=sk-x",
            "Error: OPENAI_API_KEY environment variable is missing",
            "OPENAI_API_KEY environment variable is missing or empty; either provide it",
            "KeyError: 'OPENAI_API_KEY'",
            "Traceback (most recent call last):\n  File \"a.py\", line 3, in <module>\n    x = y",
        ] {
            assert_eq!(seen(paste), (String::new(), Vec::new()), "{paste:?}");
        }
    }

    #[test]
    fn lines_and_offsets_lead_back_to_the_paste() {
        let paste = "so:\n$ export OPENAI_API_KEY=a\nno: good\nOPENAI_API_KEY=b\n";
        let file = find(paste).expect("a file");
        assert_eq!(file.text(), "export OPENAI_API_KEY=a\nOPENAI_API_KEY=b\n");
        assert_eq!((file.paste_line(1), file.paste_line(2)), (2, 4));
        assert_eq!(file.paste_offset(0), paste.find("export").unwrap());
        let second = file.text().rfind("OPENAI").unwrap();
        assert_eq!(file.paste_offset(second), paste.rfind("OPENAI").unwrap());
        for reading in readings(paste, &file) {
            let (line, length) = match reading.loader {
                // `export ` is no part of the format, and refuses the file.
                Loader::DockerRun => (2, None),
                _ => (4, Some(1)),
            };
            assert_eq!(reading.line, line, "{}", reading.loader.id());
            let value = reading.value.as_ref().map(|value| value.expose().len());
            assert_eq!(value, length, "{}", reading.loader.id());
        }
    }

    #[test]
    fn names_of_keys() {
        for name in [
            "OPENAI_API_KEY",
            "OPEN_AI_KEY",
            "OPENAI_KEY",
            "openai_api_key",
            "OPENAI_APIKEY",
            "OPENAI-API-KEY",
            "OPENAI_TOKEN",
            "GROQ_API_KEY",
            "LLM_API_KEY",
            "SECRET_KEY",
            "OPENAI",
        ] {
            assert!(is_key_name(name), "{name}");
        }
        for name in [
            "OPENAI_BASE_URL",
            "OPENAI_API_BASE",
            "OPENAI_ORG_ID",
            "OPENAI_ORGANIZATION_ID",
            "OPENAI_PROJECT",
            "OPENAI_MODEL",
            "MAX_TOKENS",
            "DEBUG",
            "MONKEY_PATH",
            "openai_client",
        ] {
            assert!(!is_key_name(name), "{name}");
        }
    }

    #[test]
    fn a_name_that_holds_a_key_is_not_shown() {
        let body = "Ab3dEf9hIj2kLm8nOp4qRs6t";
        for paste in [
            ["sk-proj-", body, "=OPENAI_API_KEY"].concat(),
            ["OPENAI_API_KEY_", body, "=x"].concat(),
            ["OPENAI_API_KEYsk-", body, "=x"].concat(),
            ["OPENAI_API_KEY.sk-", body, "=sk-", body].concat(),
            [body, "_KEY=sk-", body].concat(),
        ] {
            if let Some(file) = find(&paste) {
                for reading in readings(&paste, &file) {
                    assert_eq!(reading.name, "OPENAI_API_KEY");
                }
            }
        }
    }
}
