//! What starts the page: its scripts and the wasm, by name and hash.

use std::process::Command;

use crate::Site;
use crate::dist::Dist;
use crate::policy;
use crate::split::{Parts, run, split};

/// A script of the page's own, and its digest.
pub struct Script {
    name: String,
    integrity: String,
}

impl Script {
    /// Minifies a script and names it by its content.
    pub fn finish(dist: &Dist, name: &str) -> Result<Script, String> {
        minify(dist, name)?;
        let name = dist.name_by_content(name)?;
        Ok(Script {
            integrity: dist.integrity(&name)?,
            name,
        })
    }

    /// Its tag, on a page this many folders down, with more attributes.
    pub fn tag(&self, up: &str, attributes: &str) -> String {
        format!(
            "<script src=\"{up}{}\" integrity=\"{}\"{attributes}></script>",
            self.name, self.integrity
        )
    }

    /// As [`Script::tag`], of the script that every page begins with.
    pub fn early_tag(&self, up: &str, site: &Site, attributes: &str) -> String {
        if site.worker {
            self.tag(up, &format!("{attributes} data-worker=\"{up}sw.js\""))
        } else {
            self.tag(up, attributes)
        }
    }
}

/// Completes `index.html`.
pub fn finish(dist: &Dist, site: &Site) -> Result<Script, String> {
    minify(dist, "sw.js")?;
    let early = Script::finish(dist, "early.js")?;
    let Parts { glue, wasm, desk } = split(dist)?;
    let glue_integrity = dist.integrity(&glue)?;
    let wasm_integrity = dist.integrity(&wasm)?;
    let data = format!(
        " data-page=\"./{glue}\" data-wasm=\"{wasm}\" data-wasm-integrity=\"{wasm_integrity}\" \
         data-desk=\"{desk}\""
    );
    // Fetched at once, beside the script that will ask for them.
    let preload = format!(
        "<link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\
         <link rel=\"modulepreload\" href=\"{glue}\" integrity=\"{glue_integrity}\">"
    );
    let page = without_trunk(&dist.read("index.html")?)?;
    let place = |name: &str| format!("<meta content={name} name=fix401>");
    let page = fill(&page, &place("policy"), &tag_of(&policy::meta()))?;
    let page = fill(&page, &place("canonical"), &site.canonical(""))?;
    let page = fill(&page, &place("preload"), &preload)?;
    let page = fill(&page, &place("early"), &early.early_tag("", site, &data))?;
    dist.write("index.html", &page)?;
    Ok(early)
}

/// Trunk copies the scripts of `public` as they are.
fn minify(dist: &Dist, script: &str) -> Result<(), String> {
    let minified = run(Command::new("esbuild")
        .args(["--minify", "--target=es2022", "--legal-comments=none"])
        .arg(dist.path(script)))?;
    dist.write(script, &minified)
}

/// Trunk leaves its instruction to build the wasm in the page.
fn without_trunk(page: &str) -> Result<String, String> {
    let at = page.find("data-trunk").ok_or("no Trunk link in the page")?;
    let (before, after) = page.split_at(at);
    let start = before.rfind("<link").ok_or("data-trunk is not in a link")?;
    let end = after.find('>').ok_or("the link is not closed")?;
    Ok(format!("{}{}", &page[..start], &after[end + 1..]))
}

/// A policy as a page's own tag.
pub fn tag_of(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// Puts a text in the place of another, which must stand there once.
pub fn fill(page: &str, place: &str, text: &str) -> Result<String, String> {
    match page.matches(place).count() {
        1 => Ok(page.replacen(place, text, 1)),
        count => Err(format!("{place} stands {count} times in a page, not once")),
    }
}
