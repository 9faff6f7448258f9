//! The page. Built by Trunk for the browser; elsewhere there is nothing to run.

#[cfg(target_arch = "wasm32")]
mod page;

fn main() {
    #[cfg(target_arch = "wasm32")]
    page::start();
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("fix401 is a web page: `make serve` shows it on http://127.0.0.1:8080");
}
