//! The ways into an open vault. A new slot is proved to open before the header is written that has it in the place of
//! the old one; of the data nothing changes.

use chrono::{DateTime, Utc};

use super::OpenVault;
use crate::crypto::{KdfCost, Secret, Slot, VaultKey, check_length};
use crate::error::{Error, Result};
use crate::id::VaultId;

impl OpenVault {
    /// Whether this passphrase opens the vault, by the header as it is known to be.
    pub(crate) fn accepts(&self, passphrase: &str) -> Result<bool> {
        let secret = Secret::from(passphrase);
        for secret in [Some(secret), secret.as_formerly_read()?].into_iter().flatten() {
            for slot in &self.header.header.slots {
                match slot.open(self.vault_id, secret) {
                    Ok(key) => return Ok(key.is(&self.key)),
                    Err(Error::Coded(code)) if code == secret.refusal() => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(false)
    }

    /// When the recovery sheets were made. Absent in a vault without any.
    pub(crate) fn recovery(&self) -> Option<DateTime<Utc>> {
        self.header.header.slots.iter().find_map(Slot::recovery)
    }

    /// How many recovery sheets there are: none, one, or three of which two open the vault.
    pub(crate) fn sheets(&self) -> u8 {
        self.header.header.slots.iter().map(Slot::sheets).max().unwrap_or_default()
    }

    /// Makes `passphrase` the one that opens the vault, at the cost that the former had. Once this succeeded, the former
    /// opens it no more. `PassphraseTooShort`, `TooLarge`; `BothOpen` when the disk cut it off halfway.
    pub(crate) fn change_passphrase(&mut self, passphrase: &str) -> Result<()> {
        check_length(passphrase)?;
        let cost = self.header.header.slots.iter().find_map(Slot::cost).unwrap_or(KdfCost::RECOMMENDED);
        let slot = Slot::make(self.vault_id, passphrase, cost, &self.key)?;
        self.put(slot, &[passphrase.into()], |slot| slot.cost().is_some())
    }

    /// Makes what is on paper a way in: each of `secrets`. Once this succeeded, former sheets open the vault no more.
    pub(crate) fn keep_recovery(&mut self, secrets: &[Secret<'_>], made: DateTime<Utc>) -> Result<()> {
        let first = *secrets.first().ok_or(Error::Fault("something is on paper"))?;
        let slot = Slot::make_recovery(self.vault_id, first, made, &self.key)?;
        self.put(slot, secrets, |slot| slot.recovery().is_some())
    }

    /// Puts a slot in the place of those that are `former`, once each of `secrets` was seen to open it.
    fn put(&mut self, slot: Slot, secrets: &[Secret<'_>], former: impl Fn(&Slot) -> bool) -> Result<()> {
        secrets.iter().try_for_each(|secret| prove(&slot, self.vault_id, *secret, &self.key))?;
        self.rewrite(|header| {
            let place = header.slots.iter().position(&former).unwrap_or(header.slots.len());
            header.slots.retain(|slot| !former(slot));
            header.slots.insert(place, slot);
        })
    }
}

/// A fault when `slot` does not open to `key`.
fn prove(slot: &Slot, vault: VaultId, secret: Secret<'_>, key: &VaultKey) -> Result<()> {
    if slot.open(vault, secret)?.is(key) { Ok(()) } else { Err(Error::Fault("a new slot holds the vault's key")) }
}
