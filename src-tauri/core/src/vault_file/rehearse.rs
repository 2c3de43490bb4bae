//! The way back, tried out: every step of it on a copy of the vault that is thrown away.

use super::folder::{DATABASE, VAULT, make_private};
use super::{OpenVault, copies, recover, unlock};
use crate::crypto::{MadePassphrase, Purpose, Secret};
use crate::error::{Code, Error, Result};
use crate::store::migrate::copy_pages;

impl OpenVault {
    /// Copies the vault, opens the copy with what is on paper, makes another passphrase, opens it with that, and hands it
    /// to `read`. The copy is as encrypted as the vault and is removed, whatever happens; what the system does not let go
    /// of is removed at the next unlock. Of the vault nothing changes.
    ///
    /// As [`recover`] and [`unlock`]; what is on paper is tried before anything is copied. `DiskFull` when there is no room
    /// for a copy.
    pub(crate) fn rehearse<T>(&self, secret: Secret<'_>, read: impl FnOnce(&OpenVault) -> Result<T>) -> Result<T> {
        copies::unseal_first(vec![self.header.clone()], secret)?;
        let place = self.scratch()?;
        let vault = place.path().join(VAULT);
        make_private(&vault)?;
        let key = self.key.derive(Purpose::Database)?;
        copy_pages(&self.connection, &vault.join(DATABASE), &key, &self.header.header.cipher_salt.0)?;
        copies::write(&vault, &self.header)?;

        let made = MadePassphrase::make()?;
        // A header that was written half, of a copy, is no more than a disk that is full.
        let of_copy = |error: Error| if error.code() == Code::BothOpen { Code::DiskFull.into() } else { error };
        recover(place.path(), secret, &made.passphrase).map_err(of_copy)?.close()?;
        let opened = unlock(place.path(), &made.passphrase)?;
        let outcome = read(&opened);
        opened.close()?;
        outcome
    }
}
