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
    /// Path below `samples/`; its ending names the syntax.
    pub file: &'static str,
    pub code: &'static str,
}
