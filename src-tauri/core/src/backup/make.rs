//! Making a backup: copied, sealed, read back, compared row by row, and only then given its name.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use uuid::Uuid;

use super::container::{FORMAT, Holds, Manifest};
use super::folder;
use super::unpack::{Start, carry, private_file, read_tables};
use super::view::BackupFact;
use crate::clock::Now;
use crate::crypto::{Identity, Subkey, leaving_no_trace};
use crate::error::{Code, Error, Result};
use crate::id::{VaultId, WriterId};
use crate::progress::{Progress, Work};
use crate::store::migrate::copy_pages;
use crate::store::table::backup::BackupRow;
use crate::vault::Vault;
use crate::vault_file::Scratch;

/// A backup in the making. It has keys of its own, so that the vault can be used meanwhile; it stops, and leaves nothing,
/// when the vault is locked or something is erased.
pub struct Job {
    id: Uuid,
    vault_id: VaultId,
    writer: WriterId,
    made: Now,
    holds: Holds,
    folder: PathBuf,
    /// The copy of the database, and then the one that is read back, in the vault's own folder; encrypted, both.
    copy: Scratch,
    header: Vec<u8>,
    generation: u64,
    salt: [u8; 16],
    // In places of their own: moving the job would leave copies of them on the stack.
    database: Box<Subkey>,
    identity: Box<Identity>,
    progress: Arc<Progress>,
}

/// That a file was opened, read and compared: without one, none gets the name of a backup.
struct Proved(());

/// A backup that was made, or not. When nothing is noted of it, its file goes again: no backup is there that the vault
/// does not know.
pub struct Made {
    outcome: Result<BackupRow>,
    path: Option<PathBuf>,
    progress: Arc<Progress>,
}

impl Job {
    /// Copies the database as it is now.
    pub(super) fn begin(vault: &mut Vault, folder: PathBuf) -> Result<Self> {
        let progress = vault.running().begin(Work::BackUp).ok_or(Code::BackupRunning)?;
        let (made, holds, writer) = (vault.now(), Holds::of(vault.db())?, vault.db().info().writer()?);
        let file = vault.ways();
        let (database, identity, salt) = leaving_no_trace(|| file.keys_for_a_copy())?;
        let copy = file.scratch()?;
        copy_pages(&file.connection, copy.path(), &database, &salt)?;
        let (header, generation) = file.header();
        Ok(Self {
            id: Uuid::new_v4(),
            vault_id: file.vault_id,
            writer,
            made,
            holds,
            folder,
            copy,
            header: header.to_vec(),
            generation,
            salt,
            database,
            identity,
            progress,
        })
    }

    /// The folder that it is written to.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes it, reads it back, compares it and gives it its name. What fails leaves nothing behind, and earlier
    /// backups are not touched. The vault is free meanwhile.
    #[must_use]
    pub fn run(self) -> Made {
        folder::remove_unfinished(&self.folder, Some(self.writer));
        let path = folder::free(&self.folder, self.writer, self.made);
        let unfinished = folder::unfinished(&path);
        let outcome = leaving_no_trace(|| self.make(&unfinished, &path)).map_err(|error| {
            let _ = fs::remove_file(&unfinished);
            // Whatever went wrong once it had to stop, went wrong because of that.
            if self.progress.must_stop() { Code::BackupStopped.into() } else { error }
        });
        Made { path: outcome.is_ok().then_some(path), outcome, progress: self.progress }
    }

    fn make(&self, unfinished: &Path, path: &Path) -> Result<BackupRow> {
        if !self.folder.is_dir() {
            return Err(Code::BackupFolderGone.into());
        }
        let manifest = self.look()?;
        self.progress.expect(2 * manifest.database_bytes);
        self.write(unfinished, &manifest)?;
        let proved = self.prove(unfinished, &manifest)?;
        self.name(unfinished, path, &proved)
    }

    /// Gives what was proved its name.
    fn name(&self, unfinished: &Path, path: &Path, _: &Proved) -> Result<BackupRow> {
        let named = || -> Result<u64> {
            fs::rename(unfinished, path)?;
            folder::settle(&self.folder);
            Ok(fs::metadata(path)?.len())
        };
        let bytes = named().map_err(|error| self.of_folder(error))?;
        let text = |part: Option<&OsStr>| part.and_then(OsStr::to_str).map(str::to_owned).unwrap_or_default();
        Ok(BackupRow {
            id: self.id,
            folder: text(Some(self.folder.as_os_str())),
            name: text(path.file_name()),
            made_at: self.made.utc,
            proved_at: self.made.utc,
            bytes,
            generation: self.generation,
            aside: false,
        })
    }

    /// What the copy holds: this is what a backup has to give back.
    fn look(&self) -> Result<Manifest> {
        let tables = read_tables(self.copy.path(), &self.database, &self.salt).map_err(|error| match error.code() {
            // It is the vault's own copy that cannot be read.
            Code::BackupDamaged => Error::Coded(Code::VaultDamaged),
            _ => error,
        })?;
        Ok(Manifest {
            format: FORMAT,
            id: self.id,
            vault_id: self.vault_id,
            made_at: self.made.utc,
            holds: self.holds.clone(),
            database_bytes: fs::metadata(self.copy.path())?.len(),
            tables,
        })
    }

    fn write(&self, path: &Path, manifest: &Manifest) -> Result<()> {
        let copy = File::open(self.copy.path())?;
        let written = || -> Result<()> {
            let file = private_file(path)?;
            let mut writer = BufWriter::new(&file);
            writer.write_all(&self.header)?;
            let mut sealing = self.identity.sealing(writer)?;
            manifest.write(&mut sealing)?;
            carry(copy, &mut sealing, &self.progress)?;
            sealing.finish()?.flush()?;
            Ok(file.sync_all()?)
        };
        written().map_err(|error| self.of_folder(error))
    }

    /// Opens what was just written as putting it back would, down to the last row.
    fn prove(&self, path: &Path, manifest: &Manifest) -> Result<Proved> {
        let opened = || -> Result<_> {
            let start = Start::read(path)?;
            if start.header != self.header {
                return Err(Code::BackupDamaged.into());
            }
            start.open(&self.identity, self.vault_id)
        };
        let opened = opened().map_err(|error| self.of_folder(error))?;
        // What fails from here on fails in the vault's own folder, but for bytes that do not come back as they went.
        let came_back = |error: Error| match error.code() {
            Code::BackupDamaged => self.of_folder(error),
            _ => error,
        };
        self.copy.clear();
        let read = opened.write_database(self.copy.path(), &self.progress).map_err(came_back)?;
        let tables = read_tables(self.copy.path(), &self.database, &self.salt).map_err(came_back)?;
        if read == *manifest && tables == manifest.tables { Ok(Proved(())) } else { Err(Code::BackupFailed.into()) }
    }

    fn of_folder(&self, error: Error) -> Error {
        folder::explain(error, &self.folder)
    }
}

impl Made {
    /// Notes in the vault what was made, and when it was proved. `BackupStopped` when it had to stop meanwhile.
    pub fn note(self, vault: &mut Vault) -> Result<BackupFact> {
        let row = self.noted_by(|row| {
            vault.transact(|tx| {
                let row = BackupRow { proved_at: tx.now().utc, ..row };
                tx.db().backups().put(&row)?;
                tx.db().backups().clear_trouble(&row.folder)?;
                Ok(row)
            })
        })?;
        Ok(BackupFact::of(row, true, vault.ways().header().1, vault.now()))
    }

    /// Whether the vault was locked, or something was erased, meanwhile.
    pub(super) fn had_to_stop(&self) -> bool {
        self.progress.must_stop()
    }

    /// Leaves it to `note` to note what was made. `BackupStopped` when it had to stop meanwhile.
    pub(super) fn noted_by<T>(mut self, note: impl FnOnce(BackupRow) -> Result<T>) -> Result<T> {
        let outcome = std::mem::replace(&mut self.outcome, Err(Code::BackupStopped.into()));
        let row = outcome?;
        if self.had_to_stop() {
            return Err(Code::BackupStopped.into());
        }
        let noted = note(row)?;
        self.path = None;
        Ok(noted)
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        if let Some(path) = &self.path {
            let _ = fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests;
