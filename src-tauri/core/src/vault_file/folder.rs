//! Names in the data folder, who may read them, and how a change to a folder becomes durable.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::Path;

use crate::error::{Code, Result};

/// The folder of the vault, inside the data folder.
pub(super) const VAULT: &str = "kluis";
/// How the folder of a vault begins while it is being made.
pub(super) const UNFINISHED: &str = "kluis.new-";
/// Held by the process that has the vault open; beside the vault, so that the vault can be moved as one.
pub(super) const LOCK: &str = "kluis.lock";
/// The database, inside the vault's folder.
pub(super) const DATABASE: &str = "kluis.db";
/// Its write-ahead log.
pub(super) const LOG: &str = "kluis.db-wal";

/// What was put back over, inside the vault's folder.
pub(super) const ASIDE: &str = "vervangen";

/// Makes a folder, and those above it, that only their owner can enter. One that exists is left as it is.
pub(super) fn make_private(folder: &Path) -> Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// Takes the lock. `VaultInUse` when another process, or another part of this one, has it. Released when dropped.
pub(super) fn lock(folder: &Path) -> Result<File> {
    let file = private_file().truncate(false).open(folder.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Code::VaultInUse.into()),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Puts a file in place in one step: after a crash it holds the old bytes or the new ones.
pub(super) fn replace(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let unfinished = folder.join(format!("{name}.tmp"));
    let written = private_file().truncate(true).open(&unfinished).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&unfinished, folder.join(name))
    });
    if let Err(error) = written {
        let _ = fs::remove_file(&unfinished);
        return Err(error.into());
    }
    sync(folder)
}

/// Makes names that were added to, or changed in, a folder durable. Windows does this by itself.
pub(crate) fn sync(folder: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

/// How a file is opened that only its owner can read.
pub(super) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}
