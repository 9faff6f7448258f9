//! How the common readers of `.env` files take a file: one module each.
//!
//! Every loader starts from an empty environment, so a variable has a value
//! only if the file gives it one. Each takes time linear in the file's length,
//! and each refuses a file whose variables, expanded, outgrow it many times.

mod docker_compose;
mod docker_run;
mod node_env_file;
mod npm_dotenv;
mod problem;
mod python_dotenv;
mod shell;
mod systemd;
mod table;
mod windows_set;

use crate::secret::Secret;

pub use problem::{Problem, problems};

/// A program that reads `.env` files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(u8)]
pub enum Loader {
    PythonDotenv = 0,
    DockerRun = 1,
    DockerCompose = 2,
    NodeEnvFile = 3,
    NpmDotenv = 4,
    Shell = 5,
    Systemd = 6,
    WindowsSet = 7,
}

impl Loader {
    /// Every loader, in the order of their numbers.
    pub const ALL: [Loader; 8] = [
        Loader::PythonDotenv,
        Loader::DockerRun,
        Loader::DockerCompose,
        Loader::NodeEnvFile,
        Loader::NpmDotenv,
        Loader::Shell,
        Loader::Systemd,
        Loader::WindowsSet,
    ];

    /// The stable kebab-case id.
    pub const fn id(self) -> &'static str {
        match self {
            Loader::PythonDotenv => "python-dotenv",
            Loader::DockerRun => "docker-run",
            Loader::DockerCompose => "docker-compose",
            Loader::NodeEnvFile => "node-env-file",
            Loader::NpmDotenv => "npm-dotenv",
            Loader::Shell => "shell",
            Loader::Systemd => "systemd",
            Loader::WindowsSet => "windows-set",
        }
    }

    /// What a reader of the page knows it by.
    pub const fn name(self) -> &'static str {
        match self {
            Loader::PythonDotenv => "python-dotenv",
            Loader::DockerRun => "docker run --env-file",
            Loader::DockerCompose => "docker compose",
            Loader::NodeEnvFile => "node --env-file",
            Loader::NpmDotenv => "dotenv for Node.js",
            Loader::Shell => "a shell (set -a; . ./.env)",
            Loader::Systemd => "systemd EnvironmentFile=",
            Loader::WindowsSet => "Windows set",
        }
    }

    /// The loader a number stands for.
    pub fn from_number(number: u8) -> Option<Loader> {
        Loader::ALL.get(usize::from(number)).copied()
    }

    /// Reads a whole file as this loader does.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the loader gives up on the file as a whole, so that
    /// the program it was started for does not run or has none of it.
    pub fn load(self, file: &str) -> Result<Vec<Variable>, Refused> {
        match self {
            Loader::PythonDotenv => python_dotenv::load(file),
            Loader::DockerRun => docker_run::load(file),
            Loader::DockerCompose => docker_compose::load(file),
            Loader::NodeEnvFile => node_env_file::load(file),
            Loader::NpmDotenv => npm_dotenv::load(file),
            Loader::Shell => shell::load(file),
            Loader::Systemd => systemd::load(file),
            Loader::WindowsSet => windows_set::load(file),
        }
    }
}

/// A variable as a loader leaves it once the whole file is read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Variable {
    pub name: String,
    /// `None` when the loader saw the name and gave it no value, or took the
    /// value away again.
    pub value: Option<Secret>,
    /// Line of the file that decided it, from 1.
    pub line: u32,
    /// Part of the value would be the output of a command, which is not run
    /// here and taken to print nothing.
    pub has_command: bool,
}

/// The loader refuses the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Refused {
    /// Line of the file where it gave up, from 1.
    pub line: u32,
}

/// What became of a variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Outcome {
    /// It has a value.
    Set = 0,
    /// It is set to the empty text.
    Empty = 1,
    /// It is not set.
    Unset = 2,
    /// The loader refuses the file.
    Error = 3,
}

impl Outcome {
    /// The stable id.
    pub const fn id(self) -> &'static str {
        match self {
            Outcome::Set => "set",
            Outcome::Empty => "empty",
            Outcome::Unset => "unset",
            Outcome::Error => "error",
        }
    }
}

/// How one loader reads one variable of the pasted `.env`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EnvReading {
    pub name: String,
    /// Line of the paste that decides it, from 1.
    pub line: u32,
    pub loader: Loader,
    pub outcome: Outcome,
    /// The value, when `outcome` is `Set`.
    pub value: Option<Secret>,
    /// What would fail at the server in that value; empty for other outcomes.
    pub problems: Vec<Problem>,
}
