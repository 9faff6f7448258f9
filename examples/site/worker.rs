//! The service worker's list of files, and a version that changes with any of them.

use sha2::{Digest, Sha256};

use crate::dist::{Dist, hex};
use crate::start::fill;

/// Not kept: settings for hosts, the worker itself, and what only a search engine reads.
const LEFT_OUT: &[&str] = &["_headers", "robots.txt", "sitemap.xml", "sw.js"];

pub fn write(dist: &Dist) -> Result<(), String> {
    let worker = dist.read("sw.js")?;
    let mut version = Sha256::new();
    version.update(&worker);
    let mut list = String::new();
    for file in dist.files()? {
        if LEFT_OUT.contains(&file.as_str()) {
            continue;
        }
        version.update(&file);
        version.update(dist.bytes(&file)?);
        // A folder's page is asked for by the folder's name.
        let address = match file.strip_suffix("index.html") {
            Some("") => "./",
            Some(folder) => folder,
            None => &file,
        };
        list.push_str(&format!("\"{address}\","));
    }
    let worker = fill(&worker, "{version}", &hex(&version.finalize()[..8]))?;
    let worker = fill(&worker, "{files}", list.trim_end_matches(','))?;
    dist.write("sw.js", &worker)
}
