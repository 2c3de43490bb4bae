//! A vault that no one has open, copied without touching it: for who reads it when the app cannot.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::copies;
use super::folder::{DATABASE, LOCK, LOG, VAULT, make_private, private_file};
use crate::error::{Code, Result};

/// The folder of a vault that `folder` is, or holds. A header or a database makes one, whatever its name.
///
/// `ReadOnly` when it may not be looked into.
pub fn find_vault(folder: &Path) -> Result<Option<PathBuf>> {
    for folder in [folder.to_owned(), folder.join(VAULT)] {
        for name in copies::NAMES.iter().chain([&DATABASE]) {
            if is_file(&folder.join(name))? {
                return Ok(Some(folder));
            }
        }
    }
    Ok(None)
}

/// Whether there is a file. Where one may not look nothing can be told of it.
fn is_file(path: &Path) -> Result<bool> {
    match fs::metadata(path) {
        Ok(facts) => Ok(facts.is_file()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(error.into()),
        Err(_) => Ok(false),
    }
}

/// Copies what a vault consists of into a data folder that has none. Of the vault no byte changes, and no file is made. One of
/// its two headers may be unreadable.
///
/// `VaultInUse` while a process has it open; `ReadOnly` when it may not be read; `DiskFull` when there is no room for the copy.
pub fn copy_closed(vault: &Path, data: &Path) -> Result<()> {
    // The app holds the lock beside the folder that it knows, which may be a link to this one.
    let _locks =
        [vault.to_owned(), vault.canonicalize()?].iter().map(|vault| hold(vault)).collect::<Result<Vec<_>>>()?;
    let to = data.join(VAULT);
    make_private(&to)?;
    let headers = copies::NAMES.map(|name| carry(&vault.join(name), &to.join(name)));
    if let [Err(error), Err(_)] = headers {
        return Err(error);
    }
    [DATABASE, LOG].iter().try_for_each(|name| carry(&vault.join(name), &to.join(name)))
}

/// Copies a file, if it is there.
fn carry(from: &Path, to: &Path) -> Result<()> {
    let mut from = match File::open(from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        opened => opened?,
    };
    if !from.metadata()?.is_file() {
        return Err(Code::HeaderDamaged.into());
    }
    io::copy(&mut from, &mut private_file().truncate(true).open(to)?)?;
    Ok(())
}

/// Holds the lock beside the folder of a vault, if there is one, without writing to it. A vault that was put aside under another name is
/// in no one's use.
fn hold(vault: &Path) -> Result<Option<File>> {
    let Some(beside) = vault.parent().filter(|_| vault.file_name().is_some_and(|name| name == VAULT)) else {
        return Ok(None);
    };
    let file = match File::open(beside.join(LOCK)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Err(Code::VaultInUse.into()),
        // A file system without locks has no process that holds one.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(None),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Whether a folder is the data folder of an app, in which nothing else belongs.
#[must_use]
pub fn is_data_folder(folder: &Path) -> bool {
    folder.join(LOCK).exists()
}
