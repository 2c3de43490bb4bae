//! A slot: the vault key, wrapped with XChaCha20-Poly1305 under a key that one secret gives.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::kdf::derive_kek;
use super::{Hex, KdfCost, VaultKey, make_random};
use crate::error::{Code, Error, Result};
use crate::id::VaultId;

/// What opens a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SlotType {
    /// A passphrase, through Argon2id version 1.3.
    PassphraseArgon2id,
}

/// One way into the vault. Nothing in it is secret; all of it but the nonce is bound to the wrapped key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slot {
    id: Uuid,
    #[serde(rename = "type")]
    kind: SlotType,
    cost: KdfCost,
    salt: Hex<16>,
    nonce: Hex<24>,
    wrapped: Hex<48>,
}

impl Slot {
    /// Wraps `key` for `passphrase`, with a new salt and a new nonce.
    pub(crate) fn make(vault: VaultId, passphrase: &str, cost: KdfCost, key: &VaultKey) -> Result<Self> {
        let mut slot = Self {
            id: Uuid::from_bytes(make_random()?),
            kind: SlotType::PassphraseArgon2id,
            cost,
            salt: Hex(make_random()?),
            nonce: Hex(make_random()?),
            wrapped: Hex([0; 48]),
        };
        let sealed = slot
            .cipher(passphrase)?
            .encrypt(&slot.nonce.0.into(), Payload { msg: key.0.as_slice(), aad: &slot.bound_to(vault) })
            .map_err(|_| Error::Fault("32 bytes can be wrapped"))?;
        slot.wrapped = Hex(sealed.try_into().map_err(|_| Error::Fault("a wrapped key has 48 bytes"))?);
        Ok(slot)
    }

    /// Unwraps the vault key. `WrongPassphrase` when the passphrase is another, or the slot is not as it was made.
    pub(crate) fn open(&self, vault: VaultId, passphrase: &str) -> Result<VaultKey> {
        let plain = self
            .cipher(passphrase)?
            .decrypt(&self.nonce.0.into(), Payload { msg: &self.wrapped.0, aad: &self.bound_to(vault) })
            .map(Zeroizing::new)
            .map_err(|_| Error::Coded(Code::WrongPassphrase))?;
        let mut key = Zeroizing::new([0; 32]);
        if plain.len() != key.len() {
            return Err(Error::Fault("a wrapped key has 32 bytes"));
        }
        key.copy_from_slice(&plain);
        Ok(VaultKey(key))
    }

    /// Whether the cost lies within its bounds, so that [`Slot::open`] may be tried.
    pub(crate) fn is_acceptable(&self) -> bool {
        self.cost.is_acceptable()
    }

    fn cipher(&self, passphrase: &str) -> Result<XChaCha20Poly1305> {
        XChaCha20Poly1305::new_from_slice(derive_kek(passphrase, &self.salt.0, self.cost)?.as_slice())
            .map_err(|_| Error::Fault("the key of a slot has 32 bytes"))
    }

    /// What the wrapped key is bound to. Every part has a fixed length, so no two slots give the same bytes.
    fn bound_to(&self, vault: VaultId) -> Vec<u8> {
        let kind: u8 = match self.kind {
            SlotType::PassphraseArgon2id => 1,
        };
        let mut bytes = b"kijk-en-doe-wijzer/v1/slot".to_vec();
        bytes.extend(vault.0.as_bytes());
        bytes.extend(self.id.as_bytes());
        bytes.push(kind);
        for number in [self.cost.memory_kib, self.cost.passes, self.cost.lanes] {
            bytes.extend(number.to_be_bytes());
        }
        bytes.extend(self.salt.0);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSPHRASE: &str = "zeven sloten op een kist";

    fn refused(slot: &Slot, vault: VaultId) -> bool {
        matches!(slot.open(vault, PASSPHRASE), Err(Error::Coded(Code::WrongPassphrase)))
    }

    #[test]
    fn a_slot_opens_only_as_it_was_made() {
        let (vault, key) = (VaultId::random(), VaultKey::make().unwrap());
        let slot = Slot::make(vault, PASSPHRASE, KdfCost::FLOOR, &key).unwrap();
        assert_eq!(slot.open(vault, PASSPHRASE).unwrap().0, key.0);
        assert!(matches!(slot.open(vault, "zeven sloten op een kisT"), Err(Error::Coded(Code::WrongPassphrase))));
        assert!(refused(&slot, VaultId::random()));
        assert!(refused(&Slot { id: Uuid::nil(), ..slot.clone() }, vault));
        assert!(refused(&Slot { cost: KdfCost { passes: 4, ..slot.cost }, ..slot.clone() }, vault));
        assert!(refused(&Slot { salt: Hex([7; 16]), ..slot.clone() }, vault));
        assert!(refused(&Slot { nonce: Hex([7; 24]), ..slot.clone() }, vault));
        let other = Slot::make(vault, PASSPHRASE, KdfCost::FLOOR, &key).unwrap();
        assert!(refused(&Slot { wrapped: other.wrapped, ..slot.clone() }, vault));
        for at in [0, 31, 32, 47] {
            let mut wrapped = slot.wrapped;
            wrapped.0[at] ^= 1;
            assert!(refused(&Slot { wrapped, ..slot.clone() }, vault));
        }
    }

    /// Slots share a key derivation but not a binding: what one wraps cannot be moved to another.
    #[test]
    fn a_wrapped_key_does_not_fit_another_slot_with_the_same_salt() {
        let (vault, key) = (VaultId::random(), VaultKey::make().unwrap());
        let a = Slot::make(vault, PASSPHRASE, KdfCost::FLOOR, &key).unwrap();
        assert!(refused(&Slot { id: Uuid::new_v4(), ..a.clone() }, vault));
        assert_ne!(a.bound_to(vault), a.bound_to(VaultId::random()));
        assert_eq!(a.bound_to(vault).len(), 26 + 16 + 16 + 1 + 12 + 16);
    }

    #[test]
    fn unacceptable_costs_and_unknown_fields_are_not_taken() {
        let slot = Slot::make(VaultId::random(), PASSPHRASE, KdfCost::FLOOR, &VaultKey::make().unwrap()).unwrap();
        let weak = Slot { cost: KdfCost { memory_kib: 8, ..slot.cost }, ..slot.clone() };
        assert!(!weak.is_acceptable() && slot.is_acceptable());
        assert!(matches!(weak.open(VaultId::random(), PASSPHRASE), Err(Error::Fault(_))));
        let text = serde_json::to_string(&slot).unwrap();
        assert_eq!(serde_json::from_str::<Slot>(&text).unwrap(), slot);
        assert!(serde_json::from_str::<Slot>(&text.replacen('{', "{\"x\":1,", 1)).is_err());
        assert!(serde_json::from_str::<Slot>(&text.replace("passphrase_argon2id", "plain")).is_err());
    }
}
