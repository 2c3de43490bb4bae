//! Putting a backup back in the vault that it was made of, while that is open: its key opens the file, so nothing is typed, and
//! what opens the vault today goes on to. Its database takes the place of the vault's in one step. What stood there is first made a
//! backup, which stays until a person removes it; what was erased since does not come back.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::container::Manifest;
use super::make::Job;
use super::restore::{of_backup, row_of, unpack};
use super::unpack::{Opened, Start};
use crate::bin::erase_again;
use crate::crypto::{Subkey, leaving_no_trace};
use crate::error::{Code, Error, Result};
use crate::store::table::backup::BackupRow;
use crate::store::table::vault_info::Seen;
use crate::store::{Db, scrub};
use crate::vault::Vault;
use crate::vault_file::told_by;

/// A backup of a vault that is open, with what reads its database.
pub(super) struct Own {
    pub(super) opened: Opened,
    /// The generation of the header that it carries.
    generation: u64,
    key: Box<Subkey>,
    salt: [u8; 16],
}

impl Own {
    /// Opens a backup with what this vault has. `OtherVault` when it was made of another one.
    pub(super) fn open(vault: &Vault, path: &Path) -> Result<Self> {
        let start = Start::read(path)?;
        let (vault_id, generation) = told_by(&start.header).map_err(of_backup)?;
        if vault_id != vault.ways().vault_id {
            return Err(Code::OtherVault.into());
        }
        let (key, identity, salt) = leaving_no_trace(|| vault.ways().keys_for_a_copy())?;
        Ok(Self { opened: start.open(&identity, vault_id)?, generation, key, salt })
    }
}

/// Makes the vault hold what a backup of it holds.
pub(super) fn restore(vault: &mut Vault, path: &Path) -> Result<()> {
    let Own { opened, generation, key, salt } = Own::open(vault, path)?;
    let copy = vault.ways().scratch()?;
    let (manifest, connection) = unpack(opened, copy.path(), &key, &salt)?;
    let folder = vault.ways().make_aside_folder()?;
    let made = Job::begin(vault, folder)?.run();
    made.noted_by(|aside| {
        let restored = row_of(&manifest, path, generation, vault.now().utc)?;
        prepare(&connection, vault, &[restored, BackupRow { aside: true, ..aside }])
    })
    .map_err(of_own_disk)?;
    // From here on what lies aside stays, whatever happens: what the vault holds then says whether it is known. Of a full disk
    // it is known that nothing was written.
    let taken = vault.take_in(&connection);
    if taken.as_ref().is_err_and(|error| error.code() == Code::DiskFull) {
        remove_unknown(vault);
    }
    taken
}

/// Makes of a copy of then what it has to be now: what was erased is gone, what this vault knows of itself and its
/// backups is known, and those of `backups` besides that it did not know.
fn prepare(copy: &Connection, vault: &Vault, backups: &[BackupRow]) -> Result<()> {
    let (here, now) = (vault.db(), vault.now().utc);
    let transaction = copy.unchecked_transaction()?;
    let db = Db(&transaction);
    let erased = erase_again(db, here)?;
    db.info().take_over(&here.info())?;
    db.info().new_writer()?;
    // What is in the bin may be older than thirty days by now: a day has to pass before any of it goes.
    db.info().see(Seen { at: Some(now), jumped_at: Some(now) })?;
    db.backups().take_over(&here.backups())?;
    let known = here.backups().all()?;
    let unknown = backups.iter().filter(|row| !known.iter().any(|one| one.id == row.id));
    unknown.into_iter().try_for_each(|row| db.backups().put(row))?;
    transaction.commit()?;
    if erased { scrub(copy) } else { Ok(()) }
}

/// What lies aside lies on the vault's own disk.
fn of_own_disk(error: Error) -> Error {
    match error.code() {
        Code::BackupFolderFull => Code::DiskFull.into(),
        Code::BackupFolderReadOnly => Code::ReadOnly.into(),
        Code::BackupFolderGone | Code::BackupFailed => Error::Fault("the vault's folder keeps what is put in it"),
        _ => error,
    }
}

/// Removes what was put aside and is not known: the app was ended before another backup took its place. What cannot be removed is
/// tried again at the next unlock.
pub(crate) fn remove_unknown(vault: &Vault) {
    let folder = vault.ways().aside_folder();
    let Ok(known) = vault.db().backups().all() else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if !known.iter().any(|row| row.aside && name == *row.name) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// What a backup says that it holds.
pub(super) fn manifest(vault: &Vault, path: &Path) -> Result<Manifest> {
    Own::open(vault, path).map(|own| own.opened.manifest)
}
