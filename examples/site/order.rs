//! The order in which the functions of a wasm file stand.
//!
//! Any order is the same program. Brotli tells what it has seen before by how far
//! back that was, and guesses bytes from those before, so that functions that are
//! alike cost least side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fmt::Display;
use std::fs;
use std::path::Path;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// How many bytes in a row two functions share where they are alike there. Found by
/// trying.
const RUN: usize = 5;
/// What more functions hold tells none from another.
const COMMON: usize = 400;

/// Puts the functions of a wasm file in the order in which it compresses best.
pub fn by_likeness(path: &Path) -> Result<(), String> {
    let failed = |error: &dyn Display| format!("{}: {error}", path.display());
    let bytes = fs::read(path).map_err(|error| failed(&error))?;
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(&bytes) {
        match payload.map_err(|error| failed(&error))? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let kind = import.map_err(|error| failed(&error))?.ty;
                    imported += u32::from(matches!(kind, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = chain(&bodies);
    let mut places = vec![0; order.len()];
    for (place, function) in (imported..).zip(&order) {
        places[*function] = place;
    }
    let mut module = Module::new();
    Ordered {
        imported,
        order,
        places,
    }
    .parse_core_module(&mut module, Parser::new(0), &bytes)
    .map_err(|error| failed(&error))?;
    fs::write(path, module.finish()).map_err(|error| failed(&error))
}

/// From the longest function to whichever is most like it, and on from there.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<BTreeSet<&[u8]>> = bodies
        .iter()
        .map(|body| body.windows(RUN).collect())
        .collect();
    let mut holders: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            holders.entry(run).or_default().push(function);
        }
    }
    holders.retain(|_, functions| functions.len() <= COMMON);

    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut order = Vec::new();
    let mut next = left.iter().copied().max_by_key(|at| bodies[*at].len());
    while let Some(function) = next {
        left.remove(&function);
        order.push(function);
        let mut shared = vec![0; bodies.len()];
        let held = runs[function].iter().filter_map(|run| holders.get(run));
        for other in held.flatten() {
            shared[*other] += 1;
        }
        let likeness = |other: usize| {
            let both = runs[function].len() + runs[other].len() - shared[other];
            shared[other] as f64 / (both + 1) as f64
        };
        // The first of those that are as like.
        next = left
            .iter()
            .rev()
            .copied()
            .max_by(|one, other| likeness(*one).total_cmp(&likeness(*other)));
    }
    order
}

/// Writes a module anew with its functions in another order.
struct Ordered {
    /// How many functions come from outside, and are counted first.
    imported: u32,
    /// Which of the module's own functions stands at each place.
    order: Vec<usize>,
    /// The number that each of them has then.
    places: Vec<u32>,
}

impl Reencode for Ordered {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, reencode::Error<Infallible>> {
        let own = function.checked_sub(self.imported);
        Ok(own.map_or(function, |own| self.places[own as usize]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for function in self.order.clone() {
            functions.function(self.type_index(types[function])?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            self.parse_function_body(code, bodies[function].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, Function, ImportSection, TypeSection,
    };
    use wasmparser::Operator;

    /// A module whose functions each give a number, call the one before, and are
    /// exported by it.
    fn module(numbers: &[i32]) -> Vec<u8> {
        let mut module = Module::new();
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        imports.import("page", "ask", EntityType::Function(0));
        let (mut functions, mut exports) = (FunctionSection::new(), ExportSection::new());
        let mut code = CodeSection::new();
        for (before, number) in (0..).zip(numbers) {
            functions.function(0);
            exports.export(&number.to_string(), ExportKind::Func, before + 1);
            let mut function = Function::new([]);
            let mut body = function.instructions();
            body.call(before);
            for _ in 0..8 {
                body.i32_const(*number).drop();
            }
            body.end();
            code.function(&function);
        }
        module.section(&types).section(&imports).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    /// What each export gives, and what the function that it calls gives.
    fn exports(wasm: &[u8]) -> BTreeMap<String, (i32, Option<i32>)> {
        let (mut exported, mut bodies) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::ExportSection(section) => {
                    let section = section.into_iter().map(Result::unwrap);
                    exported.extend(section.map(|export| (export.name.to_owned(), export.index)));
                }
                Payload::CodeSectionEntry(body) => {
                    let (mut number, mut called) = (0, 0);
                    for operator in body.get_operators_reader().unwrap() {
                        match operator.unwrap() {
                            Operator::I32Const { value } => number = value,
                            Operator::Call { function_index } => called = function_index,
                            _ => {}
                        }
                    }
                    bodies.push((number, called));
                }
                _ => {}
            }
        }
        let body = |index: u32| index.checked_sub(1).map(|own| bodies[own as usize]);
        let gives = |index: u32| {
            let (number, called) = body(index).unwrap();
            (number, body(called).map(|(number, _)| number))
        };
        exported
            .into_iter()
            .map(|(name, index)| (name, gives(index)))
            .collect()
    }

    #[test]
    fn another_order_is_the_same_program() {
        let path = std::env::temp_dir().join(format!("fix401-order-{}.wasm", std::process::id()));
        let before = module(&[100_000, 7, 100_001, 8, 100_002]);
        fs::write(&path, &before).unwrap();
        by_likeness(&path).unwrap();
        let after = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_ne!(before, after);
        assert_eq!(exports(&before), exports(&after));
    }

    #[test]
    fn what_is_alike_stands_together() {
        let bodies: [&[u8]; 4] = [
            b"a long function",
            b"other things",
            b"a long func",
            b"others",
        ];
        assert_eq!(chain(&bodies), [0, 2, 1, 3]);
    }
}
