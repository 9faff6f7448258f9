//! How the common readers of `.env` files take a file: one module each.

use crate::secret::Secret;

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
}
