//! Takes classes out of the page that a library offers to scripts and none uses.
//!
//! What a library exports through wasm-bindgen stays in the page, used or not.
//! Leptos brings `wasm-streams` along, whose classes feed streams of a browser's
//! from Rust; with them came a promise for each and the words of all errors that a
//! file can have.

use std::fmt::Display;
use std::fs;
use std::path::Path;

use wasm_encoder::{CustomSection, ExportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// How the names of the classes begin.
const CLASSES: &str = "IntoUnderlying";
/// The section in which wasm-bindgen is told of what there is: pairs of the format's
/// version and a description, each after its length.
const DESCRIPTIONS: &str = "__wasm_bindgen_unstable";

/// Copies what the linker wrote to `path`, without the classes. Every other section
/// stays as it is, for the linker's notes tell of places in them.
pub fn take_out(linked: &Path, path: &Path) -> Result<(), String> {
    let failed = |error: &dyn Display| format!("{}: {error}", linked.display());
    let bytes = fs::read(linked).map_err(|error| failed(&error))?;
    let mut module = Module::new();
    let mut taken = 0;
    for payload in Parser::new(0).parse_all(&bytes) {
        let payload = payload.map_err(|error| failed(&error))?;
        match &payload {
            Payload::ExportSection(exports) => {
                let mut kept = ExportSection::new();
                for export in exports.clone() {
                    let export = export.map_err(|error| failed(&error))?;
                    if export.name.contains(&CLASSES.to_lowercase()) {
                        taken += 1;
                        continue;
                    }
                    kept.export(export.name, export.kind.into(), export.index);
                }
                module.section(&kept);
            }
            Payload::CustomSection(section) if section.name() == DESCRIPTIONS => {
                let data = without(section.data());
                module.section(&CustomSection {
                    name: DESCRIPTIONS.into(),
                    data: data.into(),
                });
            }
            _ => {
                if let Some((id, range)) = payload.as_section() {
                    let data = &bytes[range.start as usize..range.end as usize];
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    if taken == 0 {
        return Err(failed(&"the classes to take out are not there any more"));
    }
    fs::write(path, module.finish()).map_err(|error| failed(&error))
}

/// The descriptions, without those of the classes.
fn without(mut descriptions: &[u8]) -> Vec<u8> {
    let mut kept = Vec::new();
    while !descriptions.is_empty() {
        let (version, rest) = with_length(descriptions);
        let (described, rest) = with_length(rest);
        descriptions = rest;
        let of_class = |part: &[u8]| part == CLASSES.as_bytes();
        if !described.windows(CLASSES.len()).any(of_class) {
            kept.extend_from_slice(version);
            kept.extend_from_slice(described);
        }
    }
    kept
}

/// What stands first, with its length before it, and what follows.
fn with_length(bytes: &[u8]) -> (&[u8], &[u8]) {
    let length = bytes.first_chunk().copied().map_or(0, u32::from_le_bytes);
    bytes.split_at(bytes.len().min(4 + length as usize))
}
