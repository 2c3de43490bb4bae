//! Putting a backup back in the vault that it was made of, while that is open: its key opens the file, so nothing is typed, and
//! what opens the vault today goes on to. Its database takes the place of the vault's in one step. What stood there is first made a
//! backup, which stays until a person removes it; what was erased since does not come back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use super::aside::{self, tidy_aside};
use super::make::{Job, Made};
use super::restore::{BackupContents, of_backup, unpack};
use super::unpack::{Opened, Start};
use crate::apart::{Apart, Next};
use crate::api::request::BackupFile;
use crate::bin::{delete_again, erase_again};
use crate::crypto::{Identity, Subkey, leaving_no_trace};
use crate::error::{Code, Result};
use crate::id::VaultId;
use crate::progress::{Progress, Work};
use crate::store::table::backup::BackupRow;
use crate::store::table::vault_info::Seen;
use crate::store::{Db, scrub};
use crate::vault::Vault;
use crate::vault_file::{Scratch, read_vault_id};

/// What opens the backups of one vault.
struct Keys {
    vault_id: VaultId,
    identity: Box<Identity>,
    database: Box<Subkey>,
    salt: [u8; 16],
}

/// The database of a backup, opened and compared, that is to take the place of the vault's.
struct Incoming {
    // Closed before its file goes.
    database: Connection,
    _file: Scratch,
}

impl Keys {
    fn of(vault: &Vault) -> Result<Self> {
        let (database, identity, salt) = leaving_no_trace(|| vault.ways().keys_for_a_copy())?;
        Ok(Self { vault_id: vault.ways().vault_id, identity, database, salt })
    }

    fn open(&self, path: &Path) -> Result<Opened> {
        let start = Start::read(path)?;
        if read_vault_id(&start.header).map_err(of_backup)? != self.vault_id {
            return Err(Code::OtherVault.into());
        }
        start.open(&self.identity, self.vault_id)
    }
}

/// Tells what a backup of this vault says that it holds. Nothing is written, and its database is not read.
///
/// `NotFound`, `NotABackup`, `BackupDamaged`, `NewerVersion` for the file; `OtherVault` when it was made of another vault.
pub fn backup_contents(vault: &mut Vault, request: BackupFile) -> Result<Apart<BackupContents>> {
    let (keys, path) = (Keys::of(vault)?, PathBuf::from(request.file));
    let look = move || leaving_no_trace(|| BackupContents::of(keys.open(&path)?.manifest, &path));
    Ok(Apart::new(look, |_, contents| Ok(contents)))
}

/// Makes the vault hold what a backup of it holds. What it held is kept aside as a backup, and what was erased since does not come
/// back. What is written from now on is of another writer, and nothing of before can be taken back by a step.
///
/// As [`backup_contents`]; `BackupDamaged` also when a row does not come back as it went in; `BackupRunning` while a backup is being
/// made; `DiskFull` when there is no room to keep aside what is replaced; `BackupStopped` when the vault was locked or
/// something was erased meanwhile. Then nothing is replaced.
pub fn backup_put_back(vault: &mut Vault, request: BackupFile) -> Result<Apart<()>> {
    let progress = vault.running().begin(Work::PutBack).ok_or(Code::BackupRunning)?;
    let (keys, path, file) = (Keys::of(vault)?, PathBuf::from(request.file), vault.ways().scratch()?);
    let read = move || {
        let incoming = leaving_no_trace(|| {
            let database = unpack(keys.open(&path)?, file.path(), &keys.database, &keys.salt, &progress)?.1;
            Ok(Incoming { database, _file: file })
        });
        (incoming, progress)
    };
    Ok(Apart::then(read, |vault, (incoming, progress): (Result<Incoming>, Arc<Progress>)| {
        // Locked meanwhile, open again or not, or something was erased: whatever went wrong, went wrong because of that.
        if progress.must_stop() {
            return Err(Code::BackupStopped.into());
        }
        drop(progress);
        keep_aside(vault, incoming?).map(Next::More)
    }))
}

/// Makes a backup of what the vault holds now, and once that is proved puts the other in its place; begins anew when something
/// was written meanwhile.
fn keep_aside(vault: &mut Vault, incoming: Incoming) -> Result<Apart<()>> {
    let job = Job::begin(vault, vault.ways().make_aside_folder()?).map_err(aside::of_own_disk)?;
    let then = vault.rows_written();
    Ok(Apart::then(
        move || job.run(),
        move |vault, made| {
            if made.had_to_stop() || vault.rows_written() == then {
                return take_place(vault, &incoming, made).map(Next::Done);
            }
            // Before another is begun.
            drop(made);
            keep_aside(vault, incoming).map(Next::More)
        },
    ))
}

fn take_place(vault: &mut Vault, incoming: &Incoming, made: Made) -> Result<()> {
    let kept = made.noted_by(|row| {
        aside::settle(vault)?;
        let row = BackupRow { folder: String::new(), aside: true, ..row };
        prepare(&incoming.database, vault, &row)?;
        Ok(row)
    });
    let kept = kept.map_err(aside::of_own_disk)?;
    // From here on what lies aside stays, whatever happens: at the next unlock it is known if it was not. Of a full disk it is
    // known that nothing was written.
    let taken = vault.take_in(&incoming.database);
    if taken.as_ref().is_err_and(|error| error.code() == Code::DiskFull) {
        aside::remove(vault, &kept);
    }
    taken?;
    // A way in may have been changed since its header was read.
    tidy_aside(vault);
    Ok(())
}

/// Makes of a copy of then what it has to be now: what was erased is gone, and what this vault knows of itself and its backups is
/// known, with what lies aside.
fn prepare(copy: &Connection, vault: &Vault, kept: &BackupRow) -> Result<()> {
    let (here, now) = (vault.db(), vault.now().utc);
    let transaction = copy.unchecked_transaction()?;
    let db = Db(&transaction);
    let erased = erase_again(db, here)?;
    delete_again(db, now)?;
    db.info().take_over(&here.info())?;
    db.info().new_writer()?;
    db.info().see(Seen { at: Some(now), jumped_at: Some(now) })?;
    db.backups().take_over(&here.backups())?;
    db.backups().put(kept)?;
    transaction.commit()?;
    if erased { scrub(copy) } else { Ok(()) }
}
