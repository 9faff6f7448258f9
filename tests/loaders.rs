//! The loaders against the programs they stand for.
//!
//! The real ones that can be run anywhere (python-dotenv, npm `dotenv`,
//! `node --env-file`, `sh`) read every line of `loaders/cases.jsonl` and a few
//! thousand generated files; each variable must come out the same. The others
//! are held to `loaders/documented.jsonl`, whose rows name their source. Of
//! these, Docker's client and systemd's library are compared as well by
//! `make loaders`, on a machine that has them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use fix401::loader::Loader;
use fix401::read::env_file;
use proptest::prelude::{ProptestConfig, proptest};
use serde_json::Value;

use files::{Random, any_file, generate};

#[path = "loaders/files.rs"]
mod files;

/// Generated files; `LOADERS_SEED` and `LOADERS_COUNT` choose others.
const GENERATED: u64 = 3000;
const SEED: u64 = 401;

/// What a loader makes of a file: the variables it sets, or `None` when it
/// refuses the file.
type Environment = Option<BTreeMap<String, String>>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/loaders")
}

/// A file that `setup.sh` installs.
fn installed(path: &str) -> PathBuf {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache")))
        .expect("HOME or XDG_CACHE_HOME must be set");
    let file = cache.join("fix401/loaders").join(path);
    assert!(
        file.exists(),
        "{} is missing: run tests/loaders/setup.sh",
        file.display()
    );
    file
}

/// The version that `setup.sh` installs, as in `npm_dotenv=18.0.10`.
fn version(of: &str) -> String {
    let setup = fs::read_to_string(folder().join("setup.sh")).expect("setup.sh");
    let line = setup
        .lines()
        .find_map(|line| line.strip_prefix(of)?.strip_prefix('='));
    line.expect("setup.sh names the version").to_owned()
}

/// One case per line: the text of a `.env` as a JSON string.
fn cases() -> Vec<String> {
    let text = fs::read_to_string(folder().join("cases.jsonl")).expect("cases.jsonl");
    let cases: Vec<String> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect();
    assert!(cases.len() >= 150, "only {} cases", cases.len());
    cases
}

fn ours(loader: Loader, file: &str) -> (Environment, Vec<String>) {
    let Ok(variables) = loader.load(file) else {
        return (None, Vec::new());
    };
    let unknown = variables
        .iter()
        .filter(|variable| variable.has_command)
        .map(|variable| variable.name.clone())
        .collect();
    let set = variables
        .into_iter()
        .filter_map(|variable| Some((variable.name, variable.value?.expose().to_owned())))
        .collect();
    (Some(set), unknown)
}

/// Directories, each with one case as its `.env`; removed at the end.
struct Files {
    root: PathBuf,
    list: String,
}

impl Files {
    fn new(label: &str, cases: &[String]) -> Files {
        let root = std::env::temp_dir().join(format!("fix401-{label}-{}", std::process::id()));
        let mut list = String::new();
        for (index, case) in cases.iter().enumerate() {
            let directory = root.join(index.to_string());
            fs::create_dir_all(&directory).expect("a directory for a case");
            fs::write(directory.join(".env"), case).expect("a case's file");
            list.push_str(directory.to_str().expect("a path in UTF-8"));
            list.push('\n');
        }
        Files { root, list }
    }

    /// Runs a program that reads the directories' names from standard input.
    fn feed(&self, command: &mut Command) -> Vec<u8> {
        let mut child = command
            .env_clear()
            .env("PATH", "/nonexistent")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the loader starts");
        let mut stdin = child.stdin.take().expect("its standard input");
        let list = self.list.clone();
        let writer = std::thread::spawn(move || {
            // A program that fails early says so by its status.
            let _ = stdin.write_all(list.as_bytes());
        });
        let output = child.wait_with_output().expect("the loader ends");
        writer.join().expect("the list is written");
        assert!(output.status.success(), "{command:?}: {}", output.status);
        output.stdout
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// The answers of the two `read_*.cjs` and of `read_python_dotenv.py`.
fn from_json_lines(output: &[u8]) -> Vec<Environment> {
    String::from_utf8_lossy(output)
        .lines()
        .map(|line| {
            let answer: Value = serde_json::from_str(line).expect("one JSON object a line");
            let set = answer.get("set")?.as_object()?;
            Some(
                set.iter()
                    .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
                    .collect(),
            )
        })
        .collect()
}

/// The answers of `read_shell.sh`.
fn from_shell(output: &[u8]) -> Vec<Environment> {
    let output = String::from_utf8_lossy(output);
    output
        .split('\u{1}')
        .skip(1)
        .map(|answer| {
            let variables = answer.strip_suffix('\u{2}')?;
            if variables.is_empty() {
                return None;
            }
            let set = variables
                .split_terminator('\0')
                .map(|variable| {
                    let (name, value) = variable.split_once('=').expect("a variable");
                    (name.to_owned(), value.to_owned())
                })
                .filter(|(name, value)| {
                    // What the shell was started with or sets by itself.
                    name != "PWD"
                        && name != "OLDPWD"
                        && !(name == "PATH" && value == "/nonexistent")
                })
                .collect();
            Some(set)
        })
        .collect()
}

/// Whether the real loader's answer can show a variable of this name.
fn is_visible(loader: Loader, name: &str) -> bool {
    // `process.env` takes a name of digits alone for an array's index.
    loader != Loader::NodeEnvFile || !name.bytes().all(|b| b.is_ascii_digit())
}

fn compare(loader: Loader, cases: &[String], real: &[Environment]) {
    assert_eq!(cases.len(), real.len(), "{}: an answer each", loader.id());
    let mut differences = 0;
    for (case, real) in cases.iter().zip(real) {
        let (ours, unknown) = ours(loader, case);
        let without = |environment: &Environment| {
            environment.as_ref().map(|set| {
                let mut set = set.clone();
                // What a command prints is not known; see `Variable::has_command`.
                set.retain(|name, _| !unknown.contains(name) && is_visible(loader, name));
                set
            })
        };
        if without(&ours) != without(real) {
            differences += 1;
            if differences <= 12 {
                eprintln!(
                    "{}: {case:?}\n  ours {ours:?}\n  real {real:?}\n",
                    loader.id()
                );
            }
        }
    }
    assert_eq!(
        differences,
        0,
        "{}: {differences} of {} files are read differently",
        loader.id(),
        cases.len()
    );
}

/// The cases of the file, and generated ones.
fn all_cases() -> Vec<String> {
    let number = |name: &str, default| match std::env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name}: a number")),
        Err(_) => default,
    };
    let seed = number("LOADERS_SEED", SEED);
    let count = number("LOADERS_COUNT", GENERATED);
    println!("LOADERS_SEED={seed} LOADERS_COUNT={count}");
    let mut random = Random::new(seed);
    let mut cases = cases();
    cases.extend((0..count).map(|_| generate(&mut random)));
    cases
}

#[test]
fn python_dotenv() {
    let cases = all_cases();
    let files = Files::new("python", &cases);
    let output = files.feed(Command::new(python()).arg(folder().join("read_python_dotenv.py")));
    compare(Loader::PythonDotenv, &cases, &from_json_lines(&output));
}

#[test]
fn npm_dotenv() {
    let package = format!("npm-dotenv-{}/node_modules/dotenv", version("npm_dotenv"));
    let package = installed(&package);
    let cases = all_cases();
    let files = Files::new("npm", &cases);
    let output = files.feed(
        node()
            .arg(folder().join("read_npm_dotenv.cjs"))
            .arg(package),
    );
    compare(Loader::NpmDotenv, &cases, &from_json_lines(&output));
}

#[test]
fn node_env_file() {
    let cases = all_cases();
    let files = Files::new("node", &cases);
    let output = files.feed(node().arg(folder().join("read_node_env_file.cjs")));
    compare(Loader::NodeEnvFile, &cases, &from_json_lines(&output));
}

/// `process.loadEnvFile()`, which reads many files in one process, is the same
/// as the option.
#[test]
fn node_option() {
    let cases: Vec<String> = cases().into_iter().step_by(6).collect();
    let files = Files::new("node-option", &cases);
    let real: Vec<Environment> = files
        .list
        .lines()
        .flat_map(|directory| {
            let output = node()
                .env_clear()
                .arg(format!("--env-file={directory}/.env"))
                .args(["-e", "console.log(JSON.stringify({ set: process.env }))"])
                .output()
                .expect("node runs");
            assert!(output.status.success());
            from_json_lines(&output.stdout)
        })
        .collect();
    compare(Loader::NodeEnvFile, &cases, &real);
}

#[test]
fn shell() {
    let cases = all_cases();
    let files = Files::new("sh", &cases);
    let sh = found("sh");
    let output = files.feed(Command::new(sh).arg(folder().join("read_shell.sh")));
    compare(Loader::Shell, &cases, &from_shell(&output));
}

/// The client of Docker, which needs no daemon for this.
#[test]
#[ignore = "wants Docker's client; run by `make loaders`"]
fn docker_run() {
    let cases = all_cases();
    let files = Files::new("docker", &cases);
    let output = files.feed(
        Command::new(python())
            .arg(folder().join("read_docker_run.py"))
            .arg(found("docker")),
    );
    compare(Loader::DockerRun, &cases, &from_json_lines(&output));
}

#[test]
#[ignore = "wants systemd's library; run by `make loaders`"]
fn systemd() {
    let library = ["/usr/lib/x86_64-linux-gnu/systemd", "/usr/lib/systemd"]
        .into_iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .map(|entry| entry.expect("a readable folder").path())
        .find(|path| path.to_string_lossy().contains("/libsystemd-shared-"))
        .expect("libsystemd-shared is missing: a system with systemd has it");
    // Until version 254 a backslash let a comment go on in the next line.
    let goes_on = |case: &String| {
        let comment = |line: &str| line.trim_start().starts_with(['#', ';']);
        case.split(['\n', '\r'])
            .any(|line| comment(line) && line.ends_with('\\'))
    };
    let mut cases = all_cases();
    cases.retain(|case| !goes_on(case));
    let files = Files::new("systemd", &cases);
    let output = files.feed(
        Command::new(python())
            .arg(folder().join("read_systemd.py"))
            .arg(library),
    );
    compare(Loader::Systemd, &cases, &from_json_lines(&output));
}

fn python() -> PathBuf {
    installed(&format!(
        "python-dotenv-{}/bin/python",
        version("python_dotenv")
    ))
}

fn node() -> Command {
    Command::new(found("node"))
}

/// A program on the search path: the loaders themselves run without one.
fn found(program: &str) -> PathBuf {
    std::env::var_os("PATH")
        .iter()
        .flat_map(std::env::split_paths)
        .map(|directory| directory.join(program))
        .find(|file| file.is_file())
        .unwrap_or_else(|| panic!("{program} is missing: run tests/loaders/setup.sh"))
}

/// Loaders that cannot be run here, by their documentation.
#[test]
fn documented() {
    let text = fs::read_to_string(folder().join("documented.jsonl")).expect("documented.jsonl");
    let mut rows = BTreeMap::new();
    for line in text.lines() {
        let row: Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let loader = Loader::ALL
            .into_iter()
            .find(|loader| loader.id() == row["loader"])
            .unwrap_or_else(|| panic!("{line}: no such loader"));
        let (ours, _) = ours(loader, row["file"].as_str().expect("a file"));
        let expected: Environment = row["set"].as_object().map(|set| {
            set.iter()
                .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
                .collect()
        });
        assert_eq!(ours, expected, "{line}");
        assert!(
            row["source"].as_str().unwrap().starts_with("https://"),
            "{line}"
        );
        *rows.entry(loader).or_insert(0) += 1;
    }
    for loader in [
        Loader::DockerRun,
        Loader::DockerCompose,
        Loader::Systemd,
        Loader::WindowsSet,
    ] {
        assert!(
            rows[&loader] >= 20,
            "{}: {} rows",
            loader.id(),
            rows[&loader]
        );
    }
}

/// What `src/loader/` says of a package is what is compared.
#[test]
fn versions() {
    for (name, file) in [
        ("python_dotenv", "python_dotenv.rs"),
        ("npm_dotenv", "npm_dotenv.rs"),
    ] {
        let source = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src/loader")
            .join(file);
        let source = fs::read_to_string(source).expect("the loader's source");
        assert!(
            source.contains(&version(name)),
            "{file} names another version"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    /// Nothing panics, lines and spans lie inside the paste, and names can be
    /// shown.
    #[test]
    fn any_file_is_read(paste in any_file()) {
        let last = paste.split('\n').count() as u32;
        for loader in Loader::ALL {
            let lines: Vec<u32> = match loader.load(&paste) {
                Ok(variables) => variables.iter().map(|variable| variable.line).collect(),
                Err(refused) => vec![refused.line],
            };
            // A lone carriage return ends a line for some loaders.
            let last = last + paste.matches('\r').count() as u32;
            assert!(lines.iter().all(|line| (1..=last).contains(line)));
        }
        if let Some(file) = env_file::find(&paste) {
            for found in &file.assignments {
                assert!(!found.name.of(&paste).is_empty());
                assert!(found.name.end <= found.value.start || found.value.is_empty());
                let _ = found.value.of(&paste);
            }
            let readings = env_file::readings(&paste, &file);
            assert_eq!(readings.len() % Loader::ALL.len(), 0);
            for reading in readings {
                assert!((1..=last).contains(&reading.line));
                assert!(reading.name.len() <= 64);
                assert!(reading.name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b)));
                assert_eq!(reading.value.is_some(), reading.outcome == fix401::loader::Outcome::Set);
            }
        }
    }
}

/// Texts that make a careless reader look at the same characters again and
/// again.
#[test]
fn long_files_take_linear_time() {
    let size = 400_000;
    let fill = |text: &str| text.repeat(size / text.len());
    let after = |head: &str, text: &str| [head, &fill(text)].concat();
    for (label, file) in [
        ("names", fill("key=\n")),
        ("double quotes", fill("\"")),
        ("open quotes", fill("A='\n")),
        ("values that open a quote", fill("a=\"x\nb\n")),
        ("back ticks", fill("A=`\n")),
        ("escaped quotes", after("A=\"", "\\\"")),
        ("nested braces", after("A=", "${")),
        ("nested braces and a colon", after("A=", "${") + ":"),
        ("nested defaults", after("A=\"", "${A:-") + "\""),
        ("closed defaults", after("A=", "${A:-") + &fill("}")),
        ("defaults in a row", after("A=", "${A:-x}")),
        ("braces without partners", after("A=", "${A:-{}")),
        ("values that double", fill("A=${A}${A}x\n")),
        ("values that double, bare", fill("A=$A$A\n")),
        ("names without values", fill("A\n")),
        ("exports", fill("export\n")),
        ("spaces", after("A", " ")),
        ("line separators", after("A='", "'\u{2028}")),
        ("commands", fill("$(")),
        ("groups", fill("{ ")),
        ("here-documents", fill("<<A\n")),
        ("joined lines", fill("A=^\n")),
        ("prompts", fill("$ A=1\n")),
        ("one value", after("A=", "x")),
    ] {
        for loader in Loader::ALL {
            let start = std::time::Instant::now();
            let _ = loader.load(&file);
            let taken = start.elapsed();
            assert!(taken.as_secs() < 8, "{}, {label}: {taken:?}", loader.id());
        }
        let start = std::time::Instant::now();
        if let Some(found) = env_file::find(&file) {
            env_file::readings(&file, &found);
        }
        let taken = start.elapsed();
        assert!(taken.as_secs() < 20, "finding, {label}: {taken:?}");
    }
}
