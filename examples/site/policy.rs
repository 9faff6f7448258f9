//! The content policy: what the shipped page may load and whom it may ask.
//!
//! Everything is refused that is not listed here, each with its reason.

use fix401::provider::Provider;

/// A directive, what it allows, and why.
const DIRECTIVES: &[(&str, &str)] = &[
    // What is not named below is refused: fonts, frames, media, objects,
    // prefetches.
    ("default-src", "'none'"),
    // The page's own scripts. 'wasm-unsafe-eval' lets WebAssembly be
    // compiled; it does not allow JavaScript's eval.
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    // The icon.
    ("img-src", "'self'"),
    ("manifest-src", "'self'"),
    // The service worker, which keeps the page working offline.
    ("worker-src", "'self'"),
    ("object-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    // No script may turn text into markup or into a script's address, except
    // early.js for the service worker's.
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "fix401"),
];

/// The policy as a `<meta>` tag can have it.
pub fn meta() -> String {
    let mut policy: Vec<String> = DIRECTIVES
        .iter()
        .map(|(name, allows)| format!("{name} {allows}"))
        .collect();
    policy.insert(4, connect());
    policy.join("; ")
}

/// The policy for a response header: a `<meta>` tag cannot forbid frames.
pub fn header() -> String {
    meta() + "; frame-ancestors 'none'"
}

/// The policy of a page that has nothing to ask anybody; what checks a page
/// asks in its name for the site's robots.txt.
pub fn reading() -> String {
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
     manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types fix401"
        .to_owned()
}

/// The page's own files, the providers that a live check can ask, and a
/// server on the reader's own machine.
fn connect() -> String {
    let mut directive = String::from("connect-src 'self'");
    for provider in Provider::ALL {
        if let Some(url) = provider.models_url() {
            let end = url[8..].find('/').map_or(url.len(), |at| at + 8);
            let origin = &url[..end];
            assert!(origin.starts_with("https://"), "{url}");
            if !directive.split(' ').any(|known| known == origin) {
                directive.push(' ');
                directive.push_str(origin);
            }
        }
    }
    directive + " http://127.0.0.1:*"
}

#[cfg(test)]
mod tests {
    /// Hosts that send headers send the same policy, and forbid frames as well.
    #[test]
    fn the_samples_for_hosts_have_this_policy() {
        let policy = super::header();
        for file in ["public/_headers", "deploy/nginx.conf"] {
            let path = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(&path).expect(file);
            assert!(
                text.contains(&policy),
                "{file} has another policy than this one (cargo run --example site -- policy):\n{policy}"
            );
        }
    }
}
