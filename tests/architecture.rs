//! The map stays true: every path that the documents name is there.

use std::path::Path;

const DOCUMENTS: [&str; 4] = [
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
];
/// What a path of this project begins with.
const ROOMS: [&str; 12] = [
    ".github/", "content", "deploy", "docs/", "examples", "fuzz", "public", "samples", "scripts",
    "src", "style", "tests",
];

/// The words between backticks and the targets of links.
fn named(text: &str) -> Vec<&str> {
    let code = text.split('`').skip(1).step_by(2);
    let links = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    code.chain(links).collect()
}

#[test]
fn every_path_in_the_documents_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = 0;
    for document in DOCUMENTS {
        let text = std::fs::read_to_string(root.join(document)).expect(document);
        for word in named(&text) {
            let path = word.trim_end_matches('/');
            let is_path = ROOMS.iter().any(|room| {
                path.strip_prefix(room.trim_end_matches('/'))
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            });
            // These two are examples of names to choose.
            if !is_path || path.contains("your") || path.contains(char::is_whitespace) {
                continue;
            }
            found += 1;
            assert!(
                root.join(path).exists(),
                "{document} names {path}, which is not there"
            );
        }
    }
    assert!(
        found > 40,
        "only {found} paths were found: the test looks for the wrong thing"
    );
}
