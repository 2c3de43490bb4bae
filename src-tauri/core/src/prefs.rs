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
        std::fs::create_dir_all(folder)?;
        let fresh = folder.join("prefs.json.new");
        let mut file = std::fs::File::create(&fresh)?;
        file.write_all(&serde_json::to_vec(self).map_err(|_| Error::Fault("settings are plain data"))?)?;
        file.sync_all()?;
        Ok(std::fs::rename(fresh, folder.join(FILE))?)
    }
}
