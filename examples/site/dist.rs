//! The folder that is shipped.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

pub struct Dist {
    folder: PathBuf,
}

impl Dist {
    pub fn new(folder: PathBuf) -> Dist {
        Dist { folder }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub fn read(&self, name: &str) -> Result<String, String> {
        let path = self.path(name);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    }

    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        let path = self.path(name);
        fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))
    }

    pub fn write(&self, name: &str, text: &str) -> Result<(), String> {
        let path = self.path(name);
        let parent = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", path.display()))
    }

    pub fn remove(&self, name: &str) -> Result<(), String> {
        fs::remove_file(self.path(name)).map_err(|error| format!("{name}: {error}"))
    }

    /// Gives a file a name that changes with its content, and returns that name.
    pub fn name_by_content(&self, name: &str) -> Result<String, String> {
        let hash = hex(&Sha256::digest(self.bytes(name)?)[..8]);
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let named = format!("{stem}-{hash}.{ending}");
        fs::rename(self.path(name), self.path(&named))
            .map_err(|error| format!("{name}: {error}"))?;
        Ok(named)
    }

    /// The file's digest, as an `integrity` attribute has it.
    pub fn integrity(&self, name: &str) -> Result<String, String> {
        let digest = Sha384::digest(self.bytes(name)?);
        Ok(format!("sha384-{}", STANDARD.encode(digest)))
    }

    /// Every file, by its path from the folder, with slashes, in order.
    pub fn files(&self) -> Result<Vec<String>, String> {
        let mut files = Vec::new();
        below(&self.folder, "", &mut files).map_err(|error| error.to_string())?;
        files.sort();
        Ok(files)
    }

    /// The one file whose name begins and ends so.
    pub fn only(&self, begins: &str, ends: &str) -> Result<String, String> {
        let mut found = self.files()?;
        found.retain(|name| name.starts_with(begins) && name.ends_with(ends));
        match found.len() {
            1 => Ok(found.remove(0)),
            count => Err(format!("{count} files are named {begins}…{ends}, not one")),
        }
    }
}

fn below(folder: &Path, prefix: &str, files: &mut Vec<String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            below(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
