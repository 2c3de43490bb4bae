//! What may be read before unlocking: switches and numbers, never a text.

use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Code, Error, Result};

const FILE: &str = "prefs.json";

/// How the app looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system wishes.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// *Donker*.
    Dark,
    /// *Hoog contrast*.
    Contrast,
}

/// Where hints are shown while writing: one switch per kind of field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct HintSwitches {
    /// The texts of a plan.
    pub plan: bool,
    /// Both agendas.
    pub agenda: bool,
    /// The texts of a look-back.
    pub look_back: bool,
    /// Agreements.
    pub agreements: bool,
    /// Intentions.
    pub intentions: bool,
}

impl Default for HintSwitches {
    fn default() -> Self {
        Self { plan: true, agenda: true, look_back: true, agreements: true, intentions: true }
    }
}

/// Sizes of text that can be chosen, in percent.
pub const TEXT_SIZES: [u16; 6] = [100, 120, 140, 160, 180, 200];

/// The settings outside the vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Prefs {
    /// How the app looks.
    pub theme: Theme,
    /// The size of text in percent, one of [`TEXT_SIZES`].
    pub text_size: u16,
    /// *Donker scherm* during a conversation.
    pub dark_screen: bool,
    /// Whether cards address the other as *u*.
    pub formal: bool,
    /// Whether single letters are shortcuts during a conversation.
    pub letter_keys: bool,
    /// Where hints are shown.
    pub hints: HintSwitches,
    /// *Linkshandig*: the controls during a conversation are mirrored.
    pub left_handed: bool,
    /// Whether the sheet before the first conversations has been put away.
    pub sheet_seen: bool,
    /// Whether the first pages have been seen or skipped.
    pub welcomed: bool,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_size: 100,
            dark_screen: false,
            formal: false,
            letter_keys: true,
            hints: HintSwitches::default(),
            left_handed: false,
            sheet_seen: false,
            welcomed: false,
        }
    }
}

impl Prefs {
    /// Reads the settings; a missing or unreadable file means the defaults, and is left as it is.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        std::fs::read(folder.join(FILE)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes the settings whole: a kill leaves the old file or the new one. [`Code::BadRequest`] for a size of text
    /// that cannot be chosen.
    pub fn write(&self, folder: &Path) -> Result<()> {
        if !TEXT_SIZES.contains(&self.text_size) {
            return Err(Code::BadRequest.into());
        }
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
        let prefs = Prefs { left_handed: true, theme: Theme::Dark, ..Prefs::default() };
        prefs.write(&folder).unwrap();
        assert_eq!(Prefs::read(&folder), prefs);
        assert!(Prefs { text_size: 250, ..prefs }.write(&folder).is_err());
        assert_eq!(Prefs::read(&folder), prefs, "a size that cannot be chosen changes nothing");
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
