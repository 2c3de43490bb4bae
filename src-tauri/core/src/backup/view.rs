//! What the screen shows of backups.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::apart::Apart;
use crate::error::Result;
use crate::store::table::backup::BackupRow;
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
    /// The one that is being made, if one is.
    pub running: Option<BackupProgress>,
    /// The newest first.
    pub backups: Vec<BackupFact>,
}

impl BackupFact {
    /// What is shown of a row; `generation` is that of the vault's header now.
    pub(super) fn of(row: BackupRow, present: bool, generation: u64) -> Self {
        let BackupRow { id, folder, name, made_at, proved_at, bytes, generation: then } = row;
        Self { id, folder, name, made_at, proved_at, bytes, present, former: then != generation }
    }
}

/// Lists the backups that are known, whether their files are there now or not.
pub fn backup_list(vault: &mut Vault, (): ()) -> Result<Apart<BackupView>> {
    let (folder, rows) = (vault.db().backups().folder()?, vault.db().backups().all()?);
    let look = move || {
        let reachable = folder.as_deref().is_some_and(|folder| Path::new(folder).is_dir());
        let rows: Vec<_> = rows.into_iter().map(|row| (is_there(&row), row)).collect();
        Ok((folder, reachable, rows))
    };
    Ok(Apart::new(look, |vault, (folder, reachable, rows)| {
        let generation = vault.ways().header().1;
        let running = vault.running().get().map(|progress| {
            let (done, of) = progress.share();
            BackupProgress { done, of }
        });
        let backups = rows.into_iter().map(|(present, row)| BackupFact::of(row, present, generation)).collect();
        Ok(BackupView { folder, reachable, running, backups })
    }))
}

fn is_there(row: &BackupRow) -> bool {
    let path = Path::new(&row.folder).join(&row.name);
    path.metadata().is_ok_and(|file| file.is_file() && file.len() == row.bytes)
}
