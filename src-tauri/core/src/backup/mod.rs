//! *Reservekopie*: one sealed file each, read back and compared before it counts, and put back on a device without a vault.
//!
//! `container` is the format, `make` writes and proves, `unpack` opens and compares, `restore` puts back, `view` is what
//! the screen shows. Whatever looks at the chosen folder does so apart from the vault: it may be a share that does not
//! answer, and no one who types waits for that.

mod container;
mod folder;
mod make;
mod restore;
mod unpack;
mod view;

use std::fs;
use std::path::{Path, PathBuf};

pub use container::Holds;
pub use make::{Job, Made};
pub use restore::{BackupContents, backup_inspect, backup_restore};
pub use view::{BackupFact, BackupProgress, BackupView, backup_list};

use crate::apart::Apart;
use crate::api::request::{BackupFolder, BackupRef};
use crate::error::{Code, Result};
use crate::vault::Vault;
use unpack::Start;

/// Makes a folder the place for backups, whole and without links.
///
/// `BackupFolderGone` when it is no folder; `BackupFolderOwn` when it lies in the app's own data folder.
pub fn backup_folder_set(vault: &mut Vault, request: BackupFolder) -> Result<Apart<()>> {
    let data = vault.ways().data_folder().to_owned();
    Ok(Apart::new(
        move || folder::check(Path::new(&request.folder), &data),
        |vault, folder| vault.transact(|tx| tx.db().backups().set_folder(&folder)),
    ))
}

/// Removes a backup for good: its file, and what is known of it. Of a file that is gone already, or that is no backup any
/// more, only the latter.
///
/// `NotFound` when it is not known; `BackupFolderGone` when its folder is not there, for the file may be: on a stick that
/// lies in a drawer; `BackupFolderReadOnly` when it may not be removed. Then nothing changes.
pub fn backup_remove(vault: &mut Vault, request: BackupRef) -> Result<Apart<()>> {
    let known = vault.db().backups().all()?.into_iter().find(|row| row.id == request.backup).ok_or(Code::NotFound)?;
    Ok(Apart::new(
        move || remove(Path::new(&known.folder), &known.name),
        move |vault, ()| vault.transact(|tx| tx.db().backups().delete(request.backup)),
    ))
}

fn remove(place: &Path, name: &str) -> Result<()> {
    if !place.is_dir() {
        return Err(Code::BackupFolderGone.into());
    }
    let path = place.join(name);
    match Start::read(&path) {
        Err(error) if matches!(error.code(), Code::NotFound | Code::NotABackup) => {}
        // Damaged or not: it is the file of this name, and it begins as ours do.
        _ => fs::remove_file(&path).map_err(|error| folder::explain(error.into(), place))?,
    }
    folder::settle(place);
    Ok(())
}

/// Begins a backup, to be run and noted. `BackupFolderGone` when no folder was chosen, `BackupRunning` while another is
/// being made.
///
/// Where it is run: `BackupFolderGone`, `BackupFolderFull`, `BackupFolderReadOnly`, `BackupFailed` for what goes wrong in
/// that folder, `DiskFull` where the vault itself has no room for a copy, `BackupStopped` when the vault was locked or
/// something was erased meanwhile. Earlier backups are not touched then.
pub fn backup_make(vault: &mut Vault, (): ()) -> Result<Job> {
    let folder = vault.db().backups().folder()?.map(PathBuf::from).ok_or(Code::BackupFolderGone)?;
    Job::begin(vault, folder)
}

#[cfg(test)]
mod tests;
