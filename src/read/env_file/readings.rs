//! How each loader reads the `.env`.

use super::EnvFile;
use super::word::{is_capital, is_key_name, is_showable, looks_like_key};
use crate::loader::{EnvReading, Loader, Outcome, Problem, Variable, problems};

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
