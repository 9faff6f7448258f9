//! The `.env` part of a paste, and how each loader reads it.
//!
//! A line belongs to it when it assigns a variable as `.env` files do, or is a
//! comment, a blank or the rest of a quoted value among such lines. When that
//! is true of every line, the whole paste is the file, awkward lines included.
//! Code, JSON, log fields and addresses are left to other readers.

mod examine;
mod line;
mod readings;
mod word;

use crate::span::Span;
use crate::text::Cut;
use line::{Kind, Line, classify};
pub use readings::readings;
pub use word::{is_capital, is_key_name, looks_like_key, name_length};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loader::{Loader, Outcome};

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
