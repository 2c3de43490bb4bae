//! What backups were put back over: kept as backups in the vault's own folder, until a person removes them.

use std::fs;
use std::path::Path;

use super::adopt::Lookout;
use super::folder::{finished, remove_unfinished, unfinished};
use super::unpack::{Start, carry, private_file};
use crate::error::{Code, Error, Result};
use crate::progress::Progress;
use crate::store::table::backup::BackupRow;
use crate::vault::Vault;
use crate::vault_file::sync_folder;

/// All backups that are known, the newest first, those that lie aside with the folder in which they lie now.
pub(super) fn all_known(vault: &Vault) -> Result<Vec<BackupRow>> {
    let mut rows = vault.db().backups().all()?;
    for row in rows.iter_mut().filter(|row| row.aside) {
        row.folder = vault.ways().aside_folder().to_string_lossy().into_owned();
    }
    Ok(rows)
}

/// Puts in order what lies aside, after a way in was changed and whenever the vault was opened: what is whole is known, what is not
/// goes, and what opened the vault formerly opens none of it. What fails is tried again at the next unlock.
pub(crate) fn tidy_aside(vault: &mut Vault) {
    let folder = vault.ways().aside_folder();
    if folder.is_dir() {
        remove_unfinished(&folder, None);
        let _ = know(vault, &folder).and_then(|()| renew(vault, &folder));
    }
}

/// Gets to know what was put aside and not noted: the app was ended before the other took its place.
fn know(vault: &mut Vault, folder: &Path) -> Result<()> {
    if finished(folder, None).is_empty() {
        return Ok(());
    }
    let found = Lookout::aside(vault)?.look();
    let rows = found.into_iter().map(|row| BackupRow { folder: String::new(), aside: true, ..row });
    let rows: Vec<BackupRow> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    vault.transact(|tx| rows.iter().try_for_each(|row| tx.db().backups().put(row)))
}

/// Gives what lies aside the header of today. It lies beside the database: with the header of then, a secret that was replaced because
/// someone saw it would go on to open that.
fn renew(vault: &mut Vault, folder: &Path) -> Result<()> {
    let (header, generation) = vault.ways().header();
    let header = header.to_vec();
    let rows = vault.db().backups().all()?.into_iter().filter(|row| row.aside && row.generation != generation);
    for row in rows.collect::<Vec<_>>() {
        let path = folder.join(&row.name);
        // What is not there, or cannot be read, is left as it is.
        let Ok(start) = Start::read(&path) else { continue };
        if start.header != header {
            let fresh = unfinished(&path);
            let mut file = private_file(&fresh)?;
            let written = std::io::Write::write_all(&mut file, &header).map_err(Error::from);
            let written = written.and_then(|()| Ok(carry(start.rest(), &mut file, &Progress::default())?));
            let placed = written.and_then(|_| Ok(file.sync_all()?)).and_then(|()| Ok(fs::rename(&fresh, &path)?));
            placed.inspect_err(|_| drop(fs::remove_file(&fresh)))?;
            sync_folder(folder)?;
        }
        let bytes = path.metadata()?.len();
        vault.transact(|tx| tx.db().backups().put(&BackupRow { bytes, generation, ..row }))?;
    }
    Ok(())
}

/// Makes what was just put aside durable.
pub(super) fn settle(vault: &Vault) -> Result<()> {
    sync_folder(&vault.ways().aside_folder())
}

/// Removes one of them; one that stays is known at the next unlock.
pub(super) fn remove(vault: &Vault, row: &BackupRow) {
    let _ = fs::remove_file(vault.ways().aside_folder().join(&row.name));
}

/// What failed in this folder failed in the vault's own.
pub(super) fn of_own_disk(error: Error) -> Error {
    match error.code() {
        Code::BackupFolderFull => Code::DiskFull.into(),
        Code::BackupFolderReadOnly => Code::ReadOnly.into(),
        Code::BackupFolderGone | Code::BackupFailed => Error::Fault("the vault's folder keeps what is put in it"),
        _ => error,
    }
}
