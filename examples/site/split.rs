//! Splits the page in two: what shows an answer, and what reads pastes.
//!
//! Trunk has built it as one. `wasm-split-cli` divides what the linker wrote
//! at the functions that `#[wasm_split]` marks; the first part then goes
//! through wasm-bindgen, and both through wasm-opt, as Trunk would have done.

use std::convert::Infallible;
use std::env;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser};

use crate::dist::Dist;
use crate::{order, unused};

/// What browsers of the last years run; the same set that rustc uses.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
/// The second part compresses best when small functions stand where they are
/// called and large ones, though called once, by themselves. Found by trying.
const DESK: [&str; 3] = [
    "--always-inline-max-function-size=5",
    "--one-caller-inline-max-function-size=30",
    "-Os",
];
/// What wasm-bindgen calls its script in the wasm.
const SCRIPT: &str = "./fix401_bg.js";
/// How the splitter's script asks for the second part.
const FETCH: &str = "fetch(new URL(\"./split_desk.wasm\", import.meta.url))";

/// The page's files by their names in `dist/`.
pub struct Parts {
    pub glue: String,
    pub wasm: String,
    /// The second part, which the glue asks for by itself.
    pub desk: String,
}

/// Puts the two parts and their script in the place of Trunk's one.
pub fn split(dist: &Dist) -> Result<Parts, String> {
    for (begins, ends) in [("fix401-", ".js"), ("fix401-", "_bg.wasm")] {
        dist.remove(&dist.only(begins, ends)?)?;
    }
    let target = PathBuf::from(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
    let linked = target.join("wasm32-unknown-unknown/page/fix401.wasm");
    let folder = target.join("page-parts");
    // What is left of another build must not be taken for this one's.
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;

    let at = |name: &str| folder.join(name);
    unused::take_out(&linked, &at("linked.wasm"))?;
    run(Command::new("wasm-split-cli")
        .args(["--target", "web", "--out-name", "fix401"])
        .args([&at("linked.wasm"), &folder]))?;
    run(Command::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", "fix401"])
        .arg("--out-dir")
        .args([&folder, &at("fix401.wasm")]))?;
    shorten(&at("fix401_bg.wasm"), &at("fix401.js"))?;
    for (part, name, passes) in [
        ("fix401_bg.wasm", "fix401.wasm", &["-Oz"][..]),
        ("split_desk.wasm", "desk.wasm", &DESK),
    ] {
        run(Command::new("wasm-opt")
            // Nothing lives in the first kilobyte, which is the stack's end: an
            // offset need not wait for its address.
            .args(["--low-memory-unused", "--flatten", "--rereloop"])
            .args(passes)
            .args(["-Oz", "--converge"])
            .args([
                "--strip-debug",
                "--strip-producers",
                "--strip-target-features",
            ])
            .args(FEATURES)
            .args([&at(part), Path::new("-o"), &dist.path(name)]))?;
        order::by_likeness(&dist.path(name))?;
    }
    let wasm = dist.name_by_content("fix401.wasm")?;
    let desk = dist.name_by_content("desk.wasm")?;

    let loader = at("__wasm_split.js");
    let held = format!(
        "fetch(new URL(\"./{desk}\", import.meta.url), {{ integrity: \"{}\" }})",
        dist.integrity(&desk)?
    );
    let script =
        fs::read_to_string(&loader).map_err(|error| format!("{}: {error}", loader.display()))?;
    let script = crate::start::fill(&script, FETCH, &held)?;
    fs::write(&loader, script).map_err(|error| format!("{}: {error}", loader.display()))?;
    // The two scripts import each other: as one they cost one request.
    run(Command::new("esbuild")
        .args([
            "--bundle",
            "--format=esm",
            "--minify",
            "--target=es2022",
            "--legal-comments=none",
        ])
        .arg(format!("--outfile={}", dist.path("fix401.js").display()))
        .arg(at("fix401.js")))?;
    let glue = dist.name_by_content("fix401.js")?;
    Ok(Parts { glue, wasm, desk })
}

/// Gives what the first part imports from its script short names: wasm-bindgen
/// ends each in a hash, which does not compress.
fn shorten(wasm: &Path, script: &Path) -> Result<(), String> {
    let failed = |path: &Path, error: &dyn Display| format!("{}: {error}", path.display());
    let bytes = fs::read(wasm).map_err(|error| failed(wasm, &error))?;
    let mut text = fs::read_to_string(script).map_err(|error| failed(script, &error))?;
    let mut shorter = Shorten { long: Vec::new() };
    let mut module = Module::new();
    shorter
        .parse_core_module(&mut module, Parser::new(0), &bytes)
        .map_err(|error| failed(wasm, &error))?;
    for (number, long) in shorter.long.iter().enumerate() {
        // A name may be the beginning of another, and is a property here.
        text = crate::start::fill(
            &text,
            &format!(" {long}: "),
            &format!(" {}: ", short(number)),
        )?;
    }
    fs::write(script, text).map_err(|error| failed(script, &error))?;
    fs::write(wasm, module.finish()).map_err(|error| failed(wasm, &error))
}

fn short(number: usize) -> String {
    format!("_{number}")
}

/// Renames imports while a module is written anew.
struct Shorten {
    /// The names they had, by the number in their new ones.
    long: Vec<String>,
}

impl Reencode for Shorten {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            if import.module == SCRIPT {
                imports.import(SCRIPT, &short(self.long.len()), kind);
                self.long.push(import.name.to_owned());
            } else {
                imports.import(import.module, import.name, kind);
            }
        }
        Ok(())
    }
}

/// Runs a tool and gives what it printed.
pub fn run(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command
        .output()
        .map_err(|error| format!("{name}: {error}; `make build` brings it"))?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    Err(format!("{name}: {}", String::from_utf8_lossy(&done.stderr)))
}
