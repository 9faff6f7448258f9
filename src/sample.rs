//! Code to copy. Each sample is a file in `samples/`, run by the tests as it is.

/// The language or place a fix is written for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(u8)]
pub enum Language {
    Python = 0,
    Node = 1,
    Shell = 2,
    PowerShell = 3,
    Docker = 4,
    GitHubActions = 5,
}

impl Language {
    pub const ALL: &'static [Language] = &[
        Language::Python,
        Language::Node,
        Language::Shell,
        Language::PowerShell,
        Language::Docker,
        Language::GitHubActions,
    ];

    /// The name on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Language::Python => "Python",
            Language::Node => "Node.js",
            Language::Shell => "Shell",
            Language::PowerShell => "PowerShell",
            Language::Docker => "Docker",
            Language::GitHubActions => "GitHub Actions",
        }
    }

    /// The language a link's number stands for.
    pub fn from_number(number: u8) -> Option<Language> {
        Language::ALL.get(usize::from(number)).copied()
    }
}

/// One piece of code to copy.
pub struct Sample {
    pub language: Language,
    /// What it does, as a caption: "Print what the program really has".
    pub caption: &'static str,
    /// Path below `samples/`; its ending names the syntax. The page has no use for it.
    #[cfg(not(target_arch = "wasm32"))]
    pub file: &'static str,
    /// The code's outline, in lines and characters: its place can be drawn
    /// before it is there.
    pub lines: u8,
    pub width: u8,
    number: u8,
}

impl Sample {
    /// The code itself. Not a field: the page shows a shared diagnosis before
    /// it has fetched what only this function refers to.
    pub fn code(&self) -> &'static str {
        CODES.get(usize::from(self.number)).copied().unwrap_or("")
    }
}

/// How many lines a code of ASCII has, and how long the longest is.
const fn outline(code: &str) -> (u8, u8) {
    let bytes = code.as_bytes();
    let (mut lines, mut width, mut column, mut at) = (0, 0, 0, 0);
    while at < bytes.len() {
        column += 1;
        if bytes[at] == b'\n' {
            lines += 1;
            column = 0;
        } else if column > width {
            width = column;
        }
        at += 1;
    }
    (lines, width)
}

macro_rules! samples {
    ($($name:ident $language:ident $file:literal $caption:literal)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number {
            $($name,)*
        }

        $(pub static $name: Sample = {
            let (lines, width) = outline(include_str!(concat!("../samples/", $file)));
            Sample {
                language: Language::$language,
                caption: $caption,
                #[cfg(not(target_arch = "wasm32"))]
                file: $file,
                lines,
                width,
                number: Number::$name as u8,
            }
        };)*

        static CODES: &[&str] = &[$(include_str!(concat!("../samples/", $file)),)*];

        impl Sample {
            /// Every sample, in the order of this file.
            #[cfg(not(target_arch = "wasm32"))]
            pub const ALL: &'static [&'static Sample] = &[$(&$name,)*];
        }
    };
}

samples! {
    CHECK_KEY_PY Python "python/check_key.py"
        "Is a key loaded, and is it clean? Save beside your program, run, paste what it prints"
    LOAD_ENV_PY Python "python/load_env.py"
        "Load `.env` before the client is made"
    OVERRIDE_PY Python "python/override.py"
        "Let `.env` win"
    OTHER_NAME_PY Python "python/other_name.py"
        "Read the key under the name it has"
    STRIP_KEY_PY Python "python/strip_key.py"
        "Take off what is around the key, for now"
    READ_ERROR_PY Python "python/read_error.py"
        "Send one request and read the error"
    POINT_PY Python "python/point.py"
        "Where does the client point? Paste what it prints"
    SMALLEST_CALL_PY Python "python/smallest_call.py"
        "The smallest call that answers one word"
    NO_ORGANIZATION_PY Python "python/no_organization.py"
        "Send neither organization nor project"
    OPENAI_HOST_PY Python "python/openai_host.py"
        "Point the client at OpenAI"
    OTHER_PROVIDER_PY Python "python/other_provider.py"
        "Point the client at another provider, with its own key"
    LOCAL_SERVER_PY Python "python/local_server.py"
        "Point the client at a server on this machine"
    REGION_PY Python "python/region.py"
        "Point the client at the project's region"
    HEADER_PY Python "python/header.py"
        "The header, written by hand"
    CHECK_KEY_JS Node "node/check_key.mjs"
        "Is a key loaded, and is it clean? Run it from the folder with `.env`, paste what it prints"
    LOAD_ENV_JS Node "node/load_env.mjs"
        "Load `.env` before the client is made"
    OVERRIDE_JS Node "node/override.mjs"
        "Let `.env` win"
    READ_ERROR_JS Node "node/read_error.mjs"
        "Send one request and read the error"
    POINT_JS Node "node/point.mjs"
        "Where does the client point? Paste what it prints"
    SMALLEST_CALL_JS Node "node/smallest_call.mjs"
        "The smallest call that answers one word"
    NO_ORGANIZATION_JS Node "node/no_organization.mjs"
        "Send neither organization nor project"
    OTHER_PROVIDER_JS Node "node/other_provider.mjs"
        "Point the client at another provider, with its own key"
    CHECK_KEY_SH Shell "shell/check_key.sh"
        "Is a key set, and is it clean? Run it where the program runs, paste what it prints"
    EXPORT_ENV_SH Shell "shell/export_env.sh"
        "Export what `.env` sets"
    UNSET_SH Shell "shell/unset.sh"
        "Forget the key that is set, and find what sets it"
    NO_ORGANIZATION_SH Shell "shell/no_organization.sh"
        "Send neither organization nor project"
    REQUEST_SH Shell "shell/request.sh"
        "Send one request, without any program"
    CHECK_KEY_PS1 PowerShell "powershell/check_key.ps1"
        "Is a key set, and is it clean? Paste what it prints"
    SET_PS1 PowerShell "powershell/set.ps1"
        "Set the key"
    UNSET_PS1 PowerShell "powershell/unset.ps1"
        "Forget the key that is set"
    RUN_DOCKER Docker "docker/run.sh"
        "Hand `.env` to a container"
    COMPOSE_YAML Docker "docker/compose.yaml"
        "Hand `.env` to a service of Compose"
    CALL_YML GitHubActions "actions/call.yml"
        "Hand a secret to a step"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files below `samples/`, as `python/check_key.py`.
    fn files() -> Vec<String> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let mut files = Vec::new();
        for folder in std::fs::read_dir(&root).unwrap() {
            for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
                let path = file.unwrap().path();
                let path = path.strip_prefix(&root).unwrap();
                files.push(path.to_str().unwrap().replace('\\', "/"));
            }
        }
        files.sort();
        files
    }

    #[test]
    fn every_file_is_a_sample_once() {
        let mut named: Vec<_> = Sample::ALL.iter().map(|sample| sample.file).collect();
        named.sort_unstable();
        assert_eq!(named, files());
    }

    #[test]
    fn samples_are_short_enough_to_copy() {
        let mut bytes = 0;
        for sample in Sample::ALL {
            let code = sample.code();
            bytes += code.len();
            let lines = code.lines().count();
            let width = code.lines().map(str::len).max().unwrap_or_default();
            assert!(code.is_ascii(), "{}: its outline counts bytes", sample.file);
            assert_eq!(
                (lines, width),
                (sample.lines.into(), sample.width.into()),
                "{}",
                sample.file
            );
            assert!(lines <= 60, "{} has {lines} lines", sample.file);
            for line in code.lines() {
                assert!(line.len() <= 105, "{}: {line}", sample.file);
                assert!(!line.contains('\t'), "{} holds a tab", sample.file);
            }
            assert!(code.ends_with('\n'), "{}", sample.file);
        }
        assert!(bytes <= 14 * 1024, "all samples together: {bytes} bytes");
    }
}
