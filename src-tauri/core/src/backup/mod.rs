//! *Reservekopie*: one sealed file each, read back and compared before it counts, and put back on a device without a vault or in
//! the vault that it was made of.
//!
//! `container` is the format, `make` writes and proves, `steps` is the course of it from begin to end, `rotation` says which
//! stay, `daily` makes one by itself, `unpack` opens and compares, `restore` puts
//! back where there is no vault, `over` in one that is open, `aside` is what that was put over, `view`, `notice` and `holding` are
//! what the screens show. Whatever looks at the chosen folder does so apart from the vault: it may be a share
//! that does not answer, and no one who types waits for that.

mod aside;
mod container;
mod daily;
mod folder;
mod holding;
mod make;
mod notice;
mod over;
mod restore;
mod rotation;
mod steps;
mod unpack;
mod view;

use std::path::Path;

pub(crate) use aside::tidy_aside;
pub use container::Holds;
pub use daily::{backup_daily, backup_daily_set};
pub(crate) use folder::{check as check_place, explain as explain_place, settle as settle_place};
pub use holding::{HeldIn, backup_holding};
pub(crate) use notice::notice;
pub use notice::{BackupNotice, backup_notice_seen};
pub use over::{backup_contents, backup_put_back};
pub use restore::{BackupContents, backup_inspect, backup_restore};
pub use steps::{backup_expire, backup_make};
pub use view::{BackupFact, BackupProgress, BackupView, backup_list};

use crate::apart::Apart;
use crate::api::request::{BackupFolder, BackupRef};
use crate::error::{Code, Result};
use crate::store::table::backup::BackupRow;
use crate::vault::Vault;

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
    let known = aside::all_known(vault)?.into_iter().find(|row| row.id == request.backup).ok_or(Code::NotFound)?;
    Ok(Apart::new(
        move || folder::remove(Path::new(&known.folder), &known.name),
        move |vault, ()| vault.transact(|tx| tx.db().backups().delete(request.backup)),
    ))
}

/// Forgets the backups in a folder whose files are not there, and tells how many those were: it was on a stick that is lost, or
/// they were taken away. Of one whose file is there nothing changes.
pub fn backup_forget(vault: &mut Vault, request: BackupFolder) -> Result<Apart<usize>> {
    let rows = vault.db().backups().own()?.into_iter().filter(move |row| row.folder == request.folder);
    let rows: Vec<BackupRow> = rows.collect();
    Ok(Apart::new(
        move || Ok(rows.into_iter().filter(|row| !folder::is_there(row)).map(|row| row.id).collect::<Vec<_>>()),
        |vault, lost| steps::forget(vault, &lost).map(|()| lost.len()),
    ))
}

#[cfg(test)]
mod tests;
