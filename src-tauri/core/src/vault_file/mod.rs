//! The vault on disk: a header that holds the way in, and the database that it opens.
//!
//! In the app's data folder: `kluis/` with `kluis.hdr`, its second copy `kluis.hdr.2` and `kluis.db`; beside it
//! `kluis.lock`, which the process that has the vault open holds. A vault that does not open is never replaced,
//! deleted or shadowed by a new one, and opening one changes nothing until all of it is known to be sound.

mod copies;
mod create;
mod folder;
mod header;
mod unlock;

use std::fs::File;
use std::path::Path;

use rusqlite::Connection;

pub use create::create;
pub use unlock::unlock;

use crate::error::Result;
use crate::id::VaultId;
use crate::store::migrate::remove_copies;

/// An open vault. Of its keys only SQLCipher still holds one; the others were wiped when it opened.
pub struct OpenVault {
    /// The one connection, in exclusive mode.
    pub connection: Connection,
    /// The vault's identity, from its header.
    pub vault_id: VaultId,
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
    /// Removes the copies of the database that migrations left. Fails when one stays.
    pub(crate) fn remove_copies(&self) -> Result<()> {
        self.connection.path().map_or(Ok(()), |path| remove_copies(Path::new(path)))
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

impl std::fmt::Debug for OpenVault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenVault").field("vault_id", &self.vault_id).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
