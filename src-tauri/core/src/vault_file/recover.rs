//! What is left when the passphrase is lost: the recovery sheets, and without that a new start beside the old vault.

use std::fs;
use std::path::Path;

use super::copies::unseal;
use super::folder::{VAULT, lock, sync};
use super::unlock::unlock_locked;
use super::{OpenVault, Presence, presence};
use crate::crypto::{Secret, check_length};
use crate::error::{Code, Error, Result};

/// How the folder of a vault is called that was put aside; a number follows.
const ASIDE: &str = "kluis.apart-";
/// The most vaults that are put aside in one folder.
const MOST_ASIDE: u32 = 1000;

/// Whether what is on paper opens the vault in `folder`: `WrongRecoveryCode`, `RecoveryCodeMissing` or
/// `SecondSheetNeeded` when not, and whatever else [`unlock`](super::unlock) says of a header. Nothing is opened, and
/// nothing changes.
pub(crate) fn check_paper<'s>(folder: &Path, secret: impl Into<Secret<'s>>) -> Result<()> {
    if presence(folder) == Presence::Missing {
        return Err(Code::VaultMissing.into());
    }
    unseal(&folder.join(VAULT), secret).map(|_| ())
}

/// Opens the vault in `folder` with what is on paper and makes `passphrase` the one that opens it from now on. The sheets
/// go on to open it.
///
/// Fails as [`unlock`](super::unlock) does. The header is changed last: a crash leaves the old passphrase or the new.
pub(crate) fn recover<'s>(folder: &Path, secret: impl Into<Secret<'s>>, passphrase: &str) -> Result<OpenVault> {
    check_length(passphrase)?;
    if presence(folder) == Presence::Missing {
        return Err(Code::VaultMissing.into());
    }
    let mut vault = unlock_locked(folder, secret, lock(folder)?)?;
    match vault.change_passphrase(passphrase) {
        Ok(()) => Ok(vault),
        Err(error) => {
            // The reason says more than what closing may say.
            let _ = vault.close();
            Err(error)
        }
    }
}

/// Gives the folder of a locked vault another name, so that a new vault can be made in its place, and tells that name.
/// Nothing is read, changed or deleted in it. `VaultInUse` when a process has it open.
pub(crate) fn set_aside(folder: &Path) -> Result<String> {
    if presence(folder) == Presence::Missing {
        return Err(Code::VaultMissing.into());
    }
    let _lock = lock(folder)?;
    for number in 1..=MOST_ASIDE {
        let name = format!("{ASIDE}{number}");
        match fs::symlink_metadata(folder.join(&name)) {
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                fs::rename(folder.join(VAULT), folder.join(&name))?;
                sync(folder)?;
                return Ok(name);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::Fault("no one puts a thousand vaults aside"))
}
