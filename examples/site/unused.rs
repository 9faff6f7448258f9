//! Takes out of the page what is exported and never used.
//!
//! What a library exports stays in the page, used or not, with all that it may call.
//! Leptos brings `wasm-streams` along, whose classes feed streams of a browser's from
//! Rust; with them came a promise for each and the words of all errors that a file can
//! have. And each function of a browser's that `web-sys` knows comes with an export
//! that describes it to wasm-bindgen, which keeps what calls the closures it takes.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs;
use std::path::Path;

use wasm_encoder::{CustomSection, ExportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// How the names of the classes begin.
const CLASSES: &str = "IntoUnderlying";
/// How the names of exports begin that describe an import.
const DESCRIBES: &str = "__wbindgen_describe_";
/// The section in which wasm-bindgen is told of what there is: pairs of the format's
/// version and a description, each after its length.
const DESCRIPTIONS: &str = "__wasm_bindgen_unstable";

/// Copies what the linker wrote to `path`, without what is not used. Every section but
/// two stays as it is, for the linker's notes tell of places in them.
pub fn take_out(linked: &Path, path: &Path) -> Result<(), String> {
    let failed = |error: &dyn Display| format!("{}: {error}", linked.display());
    let bytes = fs::read(linked).map_err(|error| failed(&error))?;
    let mut module = Module::new();
    let mut imported = BTreeSet::new();
    let mut classes = 0;
    for payload in Parser::new(0).parse_all(&bytes) {
        let payload = payload.map_err(|error| failed(&error))?;
        if let Payload::ImportSection(imports) = &payload {
            for import in imports.clone().into_imports() {
                imported.insert(import.map_err(|error| failed(&error))?.name);
            }
        }
        match &payload {
            Payload::ExportSection(exports) => {
                let mut kept = ExportSection::new();
                for export in exports.clone() {
                    let export = export.map_err(|error| failed(&error))?;
                    let of_class = export.name.contains(&CLASSES.to_lowercase());
                    classes += usize::from(of_class);
                    let described = export.name.strip_prefix(DESCRIBES);
                    let used = described.is_none_or(|name| imported.contains(name));
                    if used && !of_class {
                        kept.export(export.name, export.kind.into(), export.index);
                    }
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
    if classes == 0 {
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
