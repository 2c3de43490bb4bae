//! The vault on disk: a header that holds the way in, and the database that it opens.
//!
//! In the app's data folder: `kluis/` with `kluis.hdr`, its second copy `kluis.hdr.2` and `kluis.db`, and in `vervangen/` what backups were put back over; beside it
//! `kluis.lock`, which the process that has the vault open holds. A vault that does not open is never replaced,
//! deleted or shadowed by a new one, and opening one changes nothing until all of it is known to be sound.

mod arrive;
mod closed;
mod copies;
mod create;
mod folder;
mod header;
mod recover;
mod rehearse;
mod scratch;
mod unlock;
mod ways;

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub(crate) use arrive::{Arriving, Typed};
pub use closed::{copy_closed, find_vault, is_data_folder};
pub use create::create;
pub(crate) use folder::sync as sync_folder;
pub(crate) use header::{LINES as HEADER_LINES, LONGEST as LONGEST_HEADER, is_start as is_header_start};
pub(crate) use recover::{check_paper, recover, set_aside};
pub(crate) use scratch::Scratch;
pub use unlock::unlock;

use header::{Header, Sealed};

use crate::crypto::{Identity, Purpose, Subkey, VaultKey};
use crate::error::Result;
use crate::id::VaultId;
use crate::store::migrate::remove_copies;

/// An open vault. It holds the vault's own key, which is wiped when it closes; SQLCipher holds the database's.
pub struct OpenVault {
    /// The one connection, in exclusive mode.
    pub connection: Connection,
    /// The vault's identity, from its header.
    pub vault_id: VaultId,
    header: Sealed,
    // In a place of its own: moving the vault would leave a copy of the key on the stack.
    key: Box<VaultKey>,
    folder: PathBuf,
    // After the connection: it is released last.
    _lock: File,
}

/// Whether there is a vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// There is none.
    Missing,
    /// There is one, or what is left of one.
    Present,
}

/// Tells whether `folder` holds a vault. Anything at all in its place counts as one, so that nothing is made over it.
#[must_use]
pub fn presence(folder: &Path) -> Presence {
    let vault = folder.join(folder::VAULT);
    match std::fs::read_dir(&vault).map(Iterator::count) {
        Ok(0) => Presence::Missing,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !vault.is_symlink() => Presence::Missing,
        _ => Presence::Present,
    }
}

impl OpenVault {
    /// Changes the header: both copies hold the new one, durably, before this answers. When it fails, the old header
    /// is put back as far as the disk lets it; `BothOpen` when it does not.
    fn rewrite(&mut self, change: impl FnOnce(&mut Header)) -> Result<()> {
        let mut header = self.header.header.next();
        change(&mut header);
        let sealed = header.seal(&self.key.derive(Purpose::Header)?)?;
        copies::rewrite(&self.folder, &self.header, &sealed)?;
        self.header = sealed;
        Ok(())
    }

    /// Removes the copies of the database that migrations left, and those that are made for a backup. Fails when one
    /// stays.
    pub(crate) fn remove_copies(&self) -> Result<()> {
        scratch::remove_all(&self.folder)?;
        self.connection.path().map_or(Ok(()), |path| remove_copies(Path::new(path)))
    }

    /// A place for a file, or a folder, of passing use.
    pub(crate) fn scratch(&self) -> Result<Scratch> {
        Scratch::new(&self.folder)
    }

    /// Where the backups lie that hold what another one was put back over: with the vault, so that they move with it.
    pub(crate) fn aside_folder(&self) -> PathBuf {
        self.folder.join(folder::ASIDE)
    }

    /// As [`OpenVault::aside_folder`], and makes it.
    pub(crate) fn make_aside_folder(&self) -> Result<PathBuf> {
        folder::make_private(&self.aside_folder())?;
        sync_folder(&self.folder).map(|()| self.aside_folder())
    }

    /// The bytes of the header as it stands in the vault's folder, and its generation: that goes up whenever what opens
    /// the vault changes.
    pub(crate) fn header(&self) -> (&[u8], u64) {
        (&self.header.bytes, self.header.header.generation)
    }

    /// What reads a copy of the database, seals it as a backup, and opens that again: the database's key, the vault's
    /// identity for backups, and the salt of the database.
    pub(crate) fn keys_for_a_copy(&self) -> Result<(Box<Subkey>, Box<Identity>, [u8; 16])> {
        let (database, identity) = (self.key.derive(Purpose::Database)?, self.key.identity(Purpose::Backup)?);
        Ok((Box::new(database), Box::new(identity), self.header.header.cipher_salt.0))
    }

    /// The app's data folder, which holds the vault's.
    pub(crate) fn data_folder(&self) -> &Path {
        self.folder.parent().unwrap_or(&self.folder)
    }

    /// Moves the log into the database and empties it, closes the file and releases the lock.
    ///
    /// The file is closed and the lock released even when this fails, say because the disk is full; nothing that was
    /// committed is lost then: it stands in the log.
    pub fn close(self) -> Result<()> {
        let moved = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        let closed = self.connection.close().map_err(|(_, error)| error);
        Ok(moved.and(closed)?)
    }
}

/// Of which vault these bytes say that they are the header; nothing shows that it is authentic.
///
/// `HeaderDamaged` when they are none, `NewerVersion` for a later format.
pub(crate) fn read_vault_id(header: &[u8]) -> Result<VaultId> {
    Ok(Sealed::parse(header)?.header.vault_id)
}

/// The generation that a header tells. As [`read_vault_id`].
pub(crate) fn read_generation(header: &[u8]) -> Result<u64> {
    Ok(Sealed::parse(header)?.header.generation)
}

impl std::fmt::Debug for OpenVault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenVault").field("vault_id", &self.vault_id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
