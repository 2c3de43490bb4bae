//! A vault that no one has open, copied without touching it: for who reads it when the app cannot.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::copies;
use super::folder::{DATABASE, LOCK, LOG, VAULT, make_private, private_file};
use crate::error::{Code, Error, Result};

/// The folder of a vault that `folder` is, or holds. A header or a database makes one, whatever its name.
#[must_use]
pub fn find_vault(folder: &Path) -> Option<PathBuf> {
    let is_vault = |folder: &Path| copies::NAMES.iter().chain([&DATABASE]).any(|name| folder.join(name).is_file());
    let inside = folder.join(VAULT);
    if is_vault(folder) { Some(folder.to_owned()) } else { Some(inside).filter(|inside| is_vault(inside)) }
}

/// Copies what a vault consists of into a data folder that has none. Of the vault no byte changes, and no file is made.
///
/// `VaultInUse` while a process has it open; `ReadOnly` when it may not be read; `DiskFull` when there is no room for the copy.
pub fn copy_closed(vault: &Path, data: &Path) -> Result<()> {
    let _lock = vault.parent().map(hold).transpose()?;
    let to = data.join(VAULT);
    make_private(&to)?;
    for name in copies::NAMES.into_iter().chain([DATABASE, LOG]) {
        match File::open(vault.join(name)) {
            Ok(mut from) => {
                let mut file = private_file().truncate(true).open(to.join(name))?;
                io::copy(&mut from, &mut file)?;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Holds the lock beside a vault, if there is one, without writing to it.
fn hold(beside: &Path) -> Result<Option<File>> {
    let file = match File::open(beside.join(LOCK)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(Code::VaultInUse.into()),
        // A file system without locks has no process that holds one.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(None),
        Err(TryLockError::Error(error)) => Err(Error::File(error)),
    }
}
