//! Every loader reads any file without a panic, gives each variable once, on a
//! line that the file has, and makes no text out of proportion to the file.

#![no_main]

use fix401::loader::{Loader, problems};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &str| {
    // Some loaders end a line at a carriage return alone.
    let lines = file.split(['\n', '\r']).count() as u32;
    for loader in Loader::ALL {
        match loader.load(file) {
            Err(refused) => assert!((1..=lines).contains(&refused.line)),
            Ok(variables) => {
                let mut names: Vec<&str> = variables.iter().map(|it| it.name.as_str()).collect();
                names.sort_unstable();
                let all = names.len();
                names.dedup();
                assert_eq!(names.len(), all, "{}: a name twice", loader.id());
                let mut length = 0;
                for variable in &variables {
                    assert!((1..=lines).contains(&variable.line), "{}", loader.id());
                    if let Some(value) = &variable.value {
                        length += value.expose().len();
                        problems(value.expose());
                    }
                }
                // Expansion may repeat values, within the bound the loaders keep.
                assert!(length <= 64 * 1024 + 64 * file.len(), "{}", loader.id());
            }
        }
        assert_eq!(loader.load(file), loader.load(file));
    }
});
