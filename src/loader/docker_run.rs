//! `docker run --env-file`, Docker CLI 28.2 (`pkg/kvfile` of
//! <https://github.com/docker/cli>; the rules are in
//! <https://docs.docker.com/reference/cli/docker/container/run/#env>).
//!
//! - A byte-order mark at the start is dropped. Lines end at LF or CRLF.
//! - White space before the name is dropped; a line that is empty then or
//!   begins with `#` is skipped.
//! - Everything after the first `=` is the value as it stands: quotes, inline
//!   comments, spaces at both ends, escapes and `$` are kept.
//! - A name without `=` is taken from the caller's environment, so unset here.
//! - A name that is missing, or holds a space or a tab (`export NAME=`,
//!   `NAME =`), makes Docker refuse the whole file. So does a line of 64 KiB.
//! - The last value of a name decides.

use super::table::Table;
use super::{Refused, Variable};
use crate::one_of;

/// The line length, its end included, that Go's `bufio.Scanner` refuses.
const LONGEST_LINE: usize = 64 * 1024;

pub(super) fn load(file: &str) -> Result<Vec<Variable>, Refused> {
    let mut table = Table::new(file);
    for (number, raw) in file.split('\n').enumerate() {
        let line = number as u32 + 1;
        if raw.len() >= LONGEST_LINE {
            return Err(Refused { line });
        }
        let mut text = raw.strip_suffix('\r').unwrap_or(raw);
        if number == 0 {
            text = text.strip_prefix('\u{feff}').unwrap_or(text);
        }
        let text = text.trim_start();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let (name, value) = match text.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (text, None),
        };
        if name.is_empty() || name.contains(one_of![' ', '\t']) {
            return Err(Refused { line });
        }
        match value {
            Some(value) => table.set(name, Some(value.to_owned()), line),
            // Omitted from the list that is sent, so it unsets nothing.
            None if table.get(name).is_none() => table.set(name, None, line),
            None => {}
        }
    }
    Ok(table.finish())
}
