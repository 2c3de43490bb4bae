//! *Reservekopie*: one sealed file each, read back and compared before it counts, and put back on a device without a vault.
//!
//! `container` is the format, `make` writes and proves, `unpack` opens and compares, `restore` puts back, `view` is what
//! the screen shows.

mod container;
mod folder;
mod make;
mod restore;
mod unpack;
mod view;

use std::path::{Path, PathBuf};

pub use container::Holds;
pub use make::{Job, Made};
pub use restore::{BackupContents, backup_inspect, backup_restore};
pub use view::{BackupFact, BackupProgress, BackupView, backup_list};

use crate::api::request::BackupFolder;
use crate::error::{Code, Result};
use crate::vault::Vault;

/// Makes a folder the place for backups, whole and without links.
///
/// `BackupFolderGone` when it is no folder; `BackupFolderOwn` when it lies in the app's own data folder.
pub fn backup_folder_set(vault: &mut Vault, request: BackupFolder) -> Result<()> {
    let folder = folder::check(Path::new(&request.folder), vault.ways().data_folder())?;
    vault.transact(|tx| tx.db().backups().set_folder(&folder))
}

/// Begins a backup, to be run and noted. `BackupFolderGone` when the chosen folder is not there, or none was chosen;
/// `BackupRunning` while another is being made.
///
/// Where it is run: `BackupFolderFull`, `BackupFolderReadOnly`, `BackupFailed` for what goes wrong in that folder,
/// `DiskFull` where the vault itself has no room for a copy, `BackupStopped` when the vault was locked or something was
/// erased meanwhile. Earlier backups are not touched then.
pub fn backup_make(vault: &mut Vault, (): ()) -> Result<Job> {
    let folder = vault.db().backups().folder()?.map(PathBuf::from).ok_or(Code::BackupFolderGone)?;
    if !folder.is_dir() {
        return Err(Code::BackupFolderGone.into());
    }
    Job::begin(vault, folder)
}

#[cfg(test)]
mod tests;
