//! Finishes `dist/` after Trunk has built the page; `Trunk.toml` runs it.
//!
//! ```text
//! cargo run --example site             finishes dist/
//! cargo run --example site -- policy   prints the content policy
//! ```
//!
//! It splits the page in two, names and hashes what starts it, writes the
//! content policy into it, a page for each cause, their index, and the service
//! worker's list of files. With `FIX401_URL`, the address the site is published at, pages say
//! where they live and a sitemap lists them. With `FIX401_WORKER=off` no
//! service worker is registered, so that a page served while it is being
//! changed is never an old one.

mod dist;
mod markdown;
mod order;
mod pages;
mod policy;
mod split;
mod start;
mod unused;
mod worker;

use std::process::ExitCode;

use dist::Dist;

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some("policy") {
        println!("{}", policy::header());
        return ExitCode::SUCCESS;
    }
    match finish() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("site: {why}");
            ExitCode::FAILURE
        }
    }
}

fn finish() -> Result<(), String> {
    // Trunk builds in a folder of its own and moves it into place afterwards.
    let folder = std::env::var_os("TRUNK_STAGING_DIR").unwrap_or_else(|| "dist".into());
    let dist = Dist::new(folder.into());
    let site = Site::of_environment();
    let early = start::finish(&dist, &site)?;
    pages::write(&dist, &site, &early)?;
    worker::write(&dist)
}

/// What the environment says about the build.
struct Site {
    /// Where it will be published, with a slash at its end.
    url: Option<String>,
    worker: bool,
}

impl Site {
    fn of_environment() -> Site {
        let url = std::env::var("FIX401_URL")
            .ok()
            .filter(|url| !url.is_empty());
        Site {
            url: url.map(|url| format!("{}/", url.trim_end_matches('/'))),
            worker: std::env::var("FIX401_WORKER").as_deref() != Ok("off"),
        }
    }

    /// The tags that say where a page lives: its path, without a leading slash.
    fn canonical(&self, path: &str) -> String {
        match &self.url {
            Some(url) => format!(
                "<link rel=\"canonical\" href=\"{url}{path}\"><meta property=\"og:url\" content=\"{url}{path}\">"
            ),
            None => String::new(),
        }
    }
}
