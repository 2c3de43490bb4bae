//! A vault that comes from elsewhere: its header opens here, and its database is given its place beside it.

use std::path::Path;

use rusqlite::Connection;

use super::OpenVault;
use super::copies::{self, Unsealed, unseal_first};
use super::create::make_aside;
use super::folder::DATABASE;
use super::header::Sealed;
use super::unlock::unlock_locked;
use crate::crypto::{Identity, Paper, Purpose, Secret, Subkey, Unread};
use crate::error::{Code, Result};
use crate::id::VaultId;
use crate::store::close_whole;

/// What was typed to open a vault that comes from elsewhere.
#[derive(Clone, Copy)]
pub(crate) struct Typed<'s> {
    /// A passphrase, or the code of a recovery sheet.
    pub(crate) secret: &'s str,
    /// The code of a second recovery sheet.
    pub(crate) other: Option<&'s str>,
}

/// A header that a secret opened, of a vault that is not on this device.
pub(crate) struct Arriving(Unsealed);

impl Arriving {
    /// Opens a header with what was typed: the passphrase, or what is on paper.
    ///
    /// `HeaderDamaged` or `NewerVersion` for the header; `WrongPassphrase` when neither opens it. `SecondSheetNeeded` for
    /// one of its three sheets; `RecoveryCodeMistyped`, `SameSheet` or `SheetsApart` for a second one that cannot go with it.
    pub(crate) fn open(header: &[u8], typed: Typed<'_>) -> Result<Self> {
        let header = Sealed::parse(header)?;
        with_typed(typed, |secret| unseal_first(vec![header.clone()], secret)).map(Self)
    }

    /// Which vault it is.
    pub(crate) fn vault_id(&self) -> VaultId {
        self.0.header.header.vault_id
    }

    /// The generation of its header.
    pub(crate) fn generation(&self) -> u64 {
        self.0.header.header.generation
    }

    /// What opens its backups.
    pub(crate) fn identity(&self) -> Result<Identity> {
        self.0.key.identity(Purpose::Backup)
    }

    /// What its database is read with: the key and the salt.
    #[cfg(test)]
    pub(crate) fn database_key(&self) -> (&Subkey, &[u8; 16]) {
        (&self.0.database, &self.0.header.header.cipher_salt.0)
    }

    /// Makes a whole vault of it in the data folder, and opens that with what was typed. `write` makes the
    /// database at a path that is free, and hands it over open. Only then does the vault take its place.
    ///
    /// As [`create`](super::create); whatever fails, also in `write`, leaves no vault behind.
    pub(crate) fn settle(
        self,
        data: &Path,
        typed: Typed<'_>,
        write: impl FnOnce(&Path, &Subkey, &[u8; 16]) -> Result<Connection>,
    ) -> Result<OpenVault> {
        let Unsealed { header, database: key, .. } = &self.0;
        let lock = make_aside(data, |unfinished| {
            let database = unfinished.join(DATABASE);
            close_whole(write(&database, key, &header.header.cipher_salt.0)?, &database)?;
            copies::write(unfinished, header)
        })?;
        // Derives the key once more: this proves that what was typed opens what now stands there.
        with_typed(typed, |secret| unlock_locked(data, secret, lock.try_clone()?))
    }
}

/// Tries what was typed as a recovery code, when it can be one, and as a passphrase. `WrongPassphrase` when it is neither.
fn with_typed<T>(typed: Typed<'_>, open: impl Fn(Secret<'_>) -> Result<T>) -> Result<T> {
    match Paper::parse(typed.secret, typed.other) {
        Ok(paper) => match open(paper.secret()) {
            Err(error) if matches!(error.code(), Code::WrongRecoveryCode | Code::RecoveryCodeMissing) => {}
            done => return done,
        },
        Err(Unread::Misread(misread)) if !misread.second => {}
        Err(unread) => return Err(unread.into()),
    }
    open(typed.secret.into())
}
