//! What backups were put back over: kept as backups in the vault's own folder, until a person removes them.

use std::fs;
use std::io::Write;
use std::path::Path;

use uuid::Uuid;

use super::folder::{finished, remove_unfinished, unfinished};
use super::restore::row_of;
use super::unpack::{Start, carry, private_file};
use crate::crypto::{Identity, leaving_no_trace};
use crate::error::{Code, Error, Result};
use crate::id::VaultId;
use crate::progress::{Progress, Work};
use crate::store::table::backup::BackupRow;
use crate::vault::Vault;
use crate::vault_file::{read_generation, sync_folder};

/// All backups that are known, the newest first, those that lie aside with the folder in which they lie now.
pub(super) fn all_known(vault: &Vault) -> Result<Vec<BackupRow>> {
    let mut rows = vault.db().backups().all()?;
    for row in rows.iter_mut().filter(|row| row.aside) {
        row.folder = vault.ways().aside_folder().to_string_lossy().into_owned();
    }
    Ok(rows)
}

/// Puts in order what lies aside, after a way in was changed and whenever the vault was opened: what is whole is known, what is half
/// goes, and what opened the vault formerly opens none of it. What fails is tried again at the next unlock.
pub(crate) fn tidy_aside(vault: &mut Vault) {
    let folder = vault.ways().aside_folder();
    if folder.is_dir() {
        // One that is being made is not finished either.
        if vault.running().get().is_none() {
            remove_unfinished(&folder, None);
        }
        let _ = know(vault, &folder).and_then(|()| renew(vault, &folder));
    }
}

/// Makes the rows those of what is there: what was put aside and not noted, for the app was ended before the other took its
/// place, is known; what is not there is not.
fn know(vault: &mut Vault, folder: &Path) -> Result<()> {
    let rows: Vec<BackupRow> = vault.db().backups().all()?.into_iter().filter(|row| row.aside).collect();
    let names = finished(folder, None);
    let gone: Vec<Uuid> =
        rows.iter().filter(|row| folder.join(&row.name).try_exists().is_ok_and(|is| !is)).map(|row| row.id).collect();
    let unknown: Vec<&String> = names.iter().filter(|name| rows.iter().all(|row| row.name != **name)).collect();
    if gone.is_empty() && unknown.is_empty() {
        return Ok(());
    }
    let keys = leaving_no_trace(|| vault.ways().keys_for_a_copy())?;
    let look = |name: &&String| read(&folder.join(name), &keys.1, vault.ways().vault_id).ok();
    let found: Vec<BackupRow> = leaving_no_trace(|| unknown.iter().filter_map(look).collect());
    vault.transact(|tx| {
        let backups = tx.db().backups();
        gone.iter().try_for_each(|id| backups.delete(*id))?;
        found.iter().try_for_each(|row| backups.put(row))
    })
}

fn read(path: &Path, identity: &Identity, vault_id: VaultId) -> Result<BackupRow> {
    let start = Start::read(path)?;
    let generation = read_generation(&start.header)?;
    let manifest = start.open(identity, vault_id)?.manifest;
    let row = row_of(&manifest, path, generation, manifest.made_at)?;
    Ok(BackupRow { folder: String::new(), aside: true, ..row })
}

/// Gives what lies aside the header of today. It lies beside the database: with the header of then, a secret that was replaced because
/// someone saw it would go on to open that. One that fails keeps no other from it.
fn renew(vault: &mut Vault, folder: &Path) -> Result<()> {
    let (header, generation) = vault.ways().header();
    let header = header.to_vec();
    let rows = vault.db().backups().all()?.into_iter().filter(|row| row.aside && row.generation != generation);
    for row in rows.collect::<Vec<_>>() {
        let path = folder.join(&row.name);
        if let Ok(bytes) = renew_one(&path, &header) {
            vault.transact(|tx| tx.db().backups().put(&BackupRow { bytes, generation, ..row }))?;
        }
    }
    Ok(())
}

/// Puts this header in front of what a backup seals, and tells how long it is then.
fn renew_one(path: &Path, header: &[u8]) -> Result<u64> {
    let start = Start::read(path)?;
    if start.header != header {
        let fresh = unfinished(path);
        let write = || -> Result<()> {
            let mut file = private_file(&fresh)?;
            file.write_all(header)?;
            carry(start.rest(), &mut file, &Progress::new(Work::PutBack))?;
            file.sync_all()?;
            Ok(fs::rename(&fresh, path)?)
        };
        write().inspect_err(|_| drop(fs::remove_file(&fresh)))?;
        path.parent().map_or(Ok(()), sync_folder)?;
    }
    Ok(path.metadata()?.len())
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
