//! The page. Built by Trunk for the browser; elsewhere there is nothing to run.

#[cfg(target_arch = "wasm32")]
mod page;

/// A fifth of the size of the allocator that Rust brings for wasm.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    #[cfg(target_arch = "wasm32")]
    page::start();
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("fix401 is a web page: `make serve` shows it on http://127.0.0.1:8080");
}
