//! What the screen shows of backups.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::aside::all_known;
use super::folder::is_there;
use super::rotation::is_too_old;
use crate::apart::Apart;
use crate::clock::Now;
use crate::error::Result;
use crate::location::{FolderLocation, is_synchronised};
use crate::progress::Work;
use crate::store::table::backup::BackupRow;
use crate::terms::BackupTrouble;
use crate::vault::Vault;

/// One backup that was opened, read and compared right after it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupFact {
    /// Which.
    #[ts(type = "string")]
    pub id: Uuid,
    /// The folder that it was written to.
    pub folder: String,
    /// The name of its file.
    pub name: String,
    /// The path of its file.
    pub file: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When it was proved.
    pub proved_at: DateTime<Utc>,
    /// The size of the file, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether that file is there now.
    pub present: bool,
    /// Whether another passphrase or recovery code opens it than those of today.
    pub former: bool,
    /// Whether it is older than a backup is kept: it goes, unless it is the newest in its folder.
    pub too_old: bool,
    /// Whether it holds what another backup was put back over: it stays until it is removed.
    pub aside: bool,
}

/// How far the backup is that is being made, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupProgress {
    /// What is done.
    #[ts(type = "number")]
    pub done: u64,
    /// Out of how much; 0 while that is not known yet.
    #[ts(type = "number")]
    pub of: u64,
}

/// All that is known of backups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupView {
    /// Where they go; absent while no folder was chosen.
    pub folder: Option<String>,
    /// Whether that folder is there now.
    pub reachable: bool,
    /// Where that folder lies, when it is there.
    pub location: Option<FolderLocation>,
    /// Whether one is made every day.
    pub daily: bool,
    /// What kept the last one from being made.
    pub trouble: Option<BackupTrouble>,
    /// Whether the vault itself lies in a folder that a service synchronises.
    pub synchronised: bool,
    /// The one that is being made, if one is.
    pub running: Option<BackupProgress>,
    /// The newest first.
    pub backups: Vec<BackupFact>,
}

impl BackupFact {
    /// What is shown of a row; `generation` is that of the vault's header now.
    pub(super) fn of(row: BackupRow, present: bool, generation: u64, now: Now) -> Self {
        let too_old = !row.aside && is_too_old(row.made_at, now);
        let BackupRow { id, folder, name, made_at, proved_at, bytes, generation: then, aside } = row;
        let file = Path::new(&folder).join(&name).to_string_lossy().into_owned();
        Self { id, folder, name, file, made_at, proved_at, bytes, present, former: then != generation, too_old, aside }
    }
}

/// Lists the backups that are known, whether their files are there now or not.
pub fn backup_list(vault: &mut Vault, (): ()) -> Result<Apart<BackupView>> {
    let (place, rows) = (vault.db().backups().place()?, all_known(vault)?);
    let data = vault.ways().data_folder().to_owned();
    let look = move || {
        let folder = place.as_ref().map(|place| Path::new(&place.folder)).filter(|folder| folder.is_dir());
        let location = folder.map(|folder| FolderLocation::of(folder, &data));
        let rows: Vec<_> = rows.into_iter().map(|row| (is_there(&row), row)).collect();
        Ok((place, location, is_synchronised(&data), rows))
    };
    Ok(Apart::new(look, |vault, (place, location, synchronised, rows)| {
        let (generation, now) = (vault.ways().header().1, vault.now());
        let running = vault.running().get().filter(|progress| progress.work() == Work::BackUp).map(|progress| {
            let (done, of) = progress.share();
            BackupProgress { done, of }
        });
        Ok(BackupView {
            reachable: location.is_some(),
            location,
            daily: place.as_ref().is_some_and(|place| place.daily),
            trouble: place.as_ref().and_then(|place| place.trouble).map(|trouble| trouble.what),
            folder: place.map(|place| place.folder),
            synchronised,
            running,
            backups: rows.into_iter().map(|(present, row)| BackupFact::of(row, present, generation, now)).collect(),
        })
    }))
}
