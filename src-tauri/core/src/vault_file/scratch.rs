//! Files, and folders of them, that a piece of work makes in the vault's folder for as long as it takes: encrypted as the vault is, and gone
//! with it. What a killed process left goes at the next unlock.

use std::fs;
use std::path::{Path, PathBuf};

use crate::crypto::{Hex, make_random};
use crate::error::Result;

/// How their names begin.
const PREFIX: &str = "kluis.tijdelijk-";

/// The path of a file or a folder of passing use; it, and the log that SQLite puts beside a file, are removed when this is
/// dropped.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// A new one in the vault's folder; nothing is there yet.
    pub(super) fn new(vault: &Path) -> Result<Self> {
        Ok(Self(vault.join(format!("{PREFIX}{}", Hex(make_random::<8>()?).text()))))
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Removes what is there, so that something else can be written.
    pub(crate) fn clear(&self) {
        let _ = fs::remove_dir_all(&self.0);
        for end in ["", "-wal", "-journal"] {
            let mut path = self.0.as_os_str().to_owned();
            path.push(end);
            let _ = fs::remove_file(path);
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Removes every one of them, whoever left it. Fails when one stays.
pub(super) fn remove_all(vault: &Path) -> Result<()> {
    for entry in fs::read_dir(vault)? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(PREFIX.as_bytes()) {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let removed = if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) };
            match removed {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
    }
    Ok(())
}
