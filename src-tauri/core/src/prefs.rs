//! What may be read before unlocking: switches and numbers, never a text.

use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, Result};

const FILE: &str = "prefs.json";

/// The settings outside the vault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Prefs {
    /// *Linkshandig*: the controls during a conversation are mirrored.
    pub left_handed: bool,
    /// Whether the sheet before the first conversations has been put away.
    pub sheet_seen: bool,
    /// Whether the first pages have been seen or skipped.
    pub welcomed: bool,
}

impl Prefs {
    /// Reads the settings; a missing or unreadable file means the defaults, and is left as it is.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        std::fs::read(folder.join(FILE)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes the settings whole: a kill leaves the old file or the new one.
    pub fn write(&self, folder: &Path) -> Result<()> {
        make_folder(folder)?;
        let fresh = folder.join("prefs.json.new");
        let mut file = std::fs::File::create(&fresh)?;
        file.write_all(&serde_json::to_vec(self).map_err(|_| Error::Fault("settings are plain data"))?)?;
        file.sync_all()?;
        Ok(std::fs::rename(fresh, folder.join(FILE))?)
    }
}

/// Makes the data folder if there is none yet; only its owner may enter.
fn make_folder(folder: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_a_damaged_file_means_the_defaults_and_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("data");
        assert_eq!(Prefs::read(&folder), Prefs::default());
        let prefs = Prefs { left_handed: true, ..Prefs::default() };
        prefs.write(&folder).unwrap();
        assert_eq!(Prefs::read(&folder), prefs);
        std::fs::write(folder.join(FILE), b"{\"left_handed\": 3, \"name\": \"x\"}").unwrap();
        assert_eq!(Prefs::read(&folder), Prefs::default());
        assert!(std::fs::read(folder.join(FILE)).unwrap().starts_with(b"{\"left_handed\": 3"));
    }

    #[test]
    #[cfg(unix)]
    fn only_the_owner_may_enter_a_folder_that_is_made_here() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("data");
        Prefs::default().write(&folder).unwrap();
        assert_eq!(std::fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
