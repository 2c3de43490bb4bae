//! A slot: the vault key, wrapped with XChaCha20-Poly1305 under a key that one secret gives.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::kdf::derive_kek;
use super::recovery::RecoveryCode;
use super::sheets::{self, set};
use super::{Hex, KdfCost, Reading, VaultKey, make_random};
use crate::error::{Code, Error, Result};
use crate::id::VaultId;

/// What opens a slot.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Secret<'s> {
    /// A passphrase as typed, and how it is read.
    Passphrase(&'s str, Reading),
    /// The code of a recovery sheet. That of one of three opens nothing by itself.
    Recovery(&'s RecoveryCode),
    /// The codes of two of three recovery sheets.
    Sheets(&'s RecoveryCode, &'s RecoveryCode),
}

impl Secret<'_> {
    /// What to say when this opened nothing.
    pub(crate) fn refusal(self) -> Code {
        match self {
            Self::Passphrase(..) => Code::WrongPassphrase,
            Self::Recovery(_) | Self::Sheets(..) => Code::WrongRecoveryCode,
        }
    }

    /// Whether it is on paper.
    pub(crate) fn is_on_paper(self) -> bool {
        !matches!(self, Self::Passphrase(..))
    }

    /// The same, as it was read when older slots were made; `None` when that comes to the same text.
    pub(crate) fn as_formerly_read(self) -> Result<Option<Self>> {
        match self {
            Self::Passphrase(typed, Reading::Present)
                if Reading::Present.of(typed)? != Reading::Former.of(typed)? =>
            {
                Ok(Some(Self::Passphrase(typed, Reading::Former)))
            }
            _ => Ok(None),
        }
    }
}

impl<'s> From<&'s str> for Secret<'s> {
    fn from(passphrase: &'s str) -> Self {
        Self::Passphrase(passphrase, Reading::Present)
    }
}

impl<'s> From<&'s RecoveryCode> for Secret<'s> {
    fn from(code: &'s RecoveryCode) -> Self {
        Self::Recovery(code)
    }
}

/// One way into the vault. Nothing in it is secret; all of it but the nonce is bound to the wrapped key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Slot {
    /// A passphrase opens it.
    Passphrase(PassphraseSlot),
    /// The recovery sheet opens it.
    Recovery(RecoverySlot),
    /// Any two of three recovery sheets open it.
    Sheets(SheetsSlot),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PassphraseType {
    PassphraseArgon2id,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RecoveryType {
    RecoveryHkdf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SheetsType {
    RecoveryTwoOfThree,
}

/// The vault key under what Argon2id version 1.3 makes of a passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PassphraseSlot {
    id: Uuid,
    #[serde(rename = "type")]
    kind: PassphraseType,
    cost: KdfCost,
    salt: Hex<16>,
    nonce: Hex<24>,
    wrapped: Hex<48>,
}

/// The vault key under what HKDF-SHA256 makes of a recovery code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecoverySlot {
    id: Uuid,
    #[serde(rename = "type")]
    kind: RecoveryType,
    /// When the code was made, in seconds since 1970.
    made: i64,
    nonce: Hex<24>,
    wrapped: Hex<48>,
}

/// The vault key under what HKDF-SHA256 makes of what two of three recovery sheets share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SheetsSlot {
    id: Uuid,
    #[serde(rename = "type")]
    kind: SheetsType,
    /// When the sheets were made, in seconds since 1970.
    made: i64,
    /// What they have in common: so one that is not of them is told apart before a second is looked for.
    set: u16,
    nonce: Hex<24>,
    wrapped: Hex<48>,
}

impl Slot {
    /// Wraps `key` for `passphrase`, with a new salt and a new nonce.
    pub(crate) fn make(vault: VaultId, passphrase: &str, cost: KdfCost, key: &VaultKey) -> Result<Self> {
        Self::make_read(vault, passphrase, Reading::Present, cost, key)
    }

    /// As [`Slot::make`] did when the passphrase was read in the former way.
    #[cfg(test)]
    pub(crate) fn make_formerly(vault: VaultId, passphrase: &str, cost: KdfCost, key: &VaultKey) -> Result<Self> {
        Self::make_read(vault, passphrase, Reading::Former, cost, key)
    }

    fn make_read(vault: VaultId, passphrase: &str, reading: Reading, cost: KdfCost, key: &VaultKey) -> Result<Self> {
        let mut slot = PassphraseSlot {
            id: Uuid::from_bytes(make_random()?),
            kind: PassphraseType::PassphraseArgon2id,
            cost,
            salt: Hex(make_random()?),
            nonce: Hex(make_random()?),
            wrapped: Hex([0; 48]),
        };
        let kek = derive_kek(passphrase, reading, &slot.salt.0, cost)?;
        slot.wrapped = wrap(&kek, &slot.nonce, key, &slot.bound_to(vault))?;
        Ok(Self::Passphrase(slot))
    }

    /// Wraps `key` for a recovery sheet, or for two of three, that were made at `made`.
    pub(crate) fn make_recovery<'s>(
        vault: VaultId,
        secret: impl Into<Secret<'s>>,
        made: DateTime<Utc>,
        key: &VaultKey,
    ) -> Result<Self> {
        let (id, made) = (Uuid::from_bytes(make_random()?), made.timestamp());
        let (nonce, wrapped) = (Hex(make_random()?), Hex([0; 48]));
        match secret.into() {
            Secret::Recovery(code) => {
                let mut slot = RecoverySlot { id, kind: RecoveryType::RecoveryHkdf, made, nonce, wrapped };
                slot.wrapped = wrap(&*code.derive_kek()?, &slot.nonce, key, &slot.bound_to(vault))?;
                Ok(Self::Recovery(slot))
            }
            Secret::Sheets(one, other) => {
                let set = set(one).ok_or(Error::Fault("three sheets are a set"))?;
                let mut slot = SheetsSlot { id, kind: SheetsType::RecoveryTwoOfThree, made, set, nonce, wrapped };
                slot.wrapped = wrap(&*sheets::derive_kek(one, other)?, &slot.nonce, key, &slot.bound_to(vault))?;
                Ok(Self::Sheets(slot))
            }
            Secret::Passphrase(..) => Err(Error::Fault("a passphrase is not on paper")),
        }
    }

    /// Unwraps the vault key. `WrongPassphrase` or `WrongRecoveryCode` when the secret is another, or of another kind
    /// than the slot's, or the slot is not as it was made. Nothing is derived for a secret of another kind.
    pub(crate) fn open<'s>(&self, vault: VaultId, secret: impl Into<Secret<'s>>) -> Result<VaultKey> {
        let secret = secret.into();
        let (kek, nonce, wrapped, bound) = match (self, secret) {
            (Self::Passphrase(slot), Secret::Passphrase(passphrase, reading)) => {
                let kek = derive_kek(passphrase, reading, &slot.salt.0, slot.cost)?;
                (kek, &slot.nonce, &slot.wrapped, slot.bound_to(vault))
            }
            (Self::Recovery(slot), Secret::Recovery(code)) => {
                (code.derive_kek()?, &slot.nonce, &slot.wrapped, slot.bound_to(vault))
            }
            (Self::Sheets(slot), Secret::Sheets(one, other)) => {
                (sheets::derive_kek(one, other)?, &slot.nonce, &slot.wrapped, slot.bound_to(vault))
            }
            _ => return Err(secret.refusal().into()),
        };
        unwrap(&kek, nonce, wrapped, &bound)?.ok_or_else(|| secret.refusal().into())
    }

    /// Whether the cost lies within its bounds, so that [`Slot::open`] may be tried.
    pub(crate) fn is_acceptable(&self) -> bool {
        match self {
            Self::Passphrase(slot) => slot.cost.is_acceptable(),
            Self::Recovery(_) | Self::Sheets(_) => self.recovery().is_some(),
        }
    }

    /// What it costs to try a passphrase; absent for a slot of another kind.
    pub(crate) fn cost(&self) -> Option<KdfCost> {
        match self {
            Self::Passphrase(slot) => Some(slot.cost),
            Self::Recovery(_) | Self::Sheets(_) => None,
        }
    }

    /// When its recovery sheets were made; absent for a slot that has none.
    pub(crate) fn recovery(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Passphrase(_) => None,
            Self::Recovery(slot) => DateTime::from_timestamp(slot.made, 0),
            Self::Sheets(slot) => DateTime::from_timestamp(slot.made, 0),
        }
    }

    /// How many recovery sheets were made for it.
    pub(crate) fn sheets(&self) -> u8 {
        match self {
            Self::Passphrase(_) => 0,
            Self::Recovery(_) => 1,
            Self::Sheets(_) => 3,
        }
    }

    /// Whether `code` is that of one of the three sheets of which two open it, by what they have in common.
    pub(crate) fn is_of_set(&self, code: &RecoveryCode) -> bool {
        matches!(self, Self::Sheets(slot) if set(code) == Some(slot.set))
    }
}

impl PassphraseSlot {
    /// What the wrapped key is bound to. Every part has a fixed length, so no two slots give the same bytes.
    fn bound_to(&self, vault: VaultId) -> Vec<u8> {
        let mut bytes = bound(vault, self.id, 1);
        for number in [self.cost.memory_kib, self.cost.passes, self.cost.lanes] {
            bytes.extend(number.to_be_bytes());
        }
        bytes.extend(self.salt.0);
        bytes
    }
}

impl RecoverySlot {
    /// As [`PassphraseSlot::bound_to`].
    fn bound_to(&self, vault: VaultId) -> Vec<u8> {
        let mut bytes = bound(vault, self.id, 2);
        bytes.extend(self.made.to_be_bytes());
        bytes
    }
}

impl SheetsSlot {
    /// As [`PassphraseSlot::bound_to`].
    fn bound_to(&self, vault: VaultId) -> Vec<u8> {
        let mut bytes = bound(vault, self.id, 3);
        bytes.extend(self.made.to_be_bytes());
        bytes.extend(self.set.to_be_bytes());
        bytes
    }
}

/// What every kind begins with.
fn bound(vault: VaultId, slot: Uuid, kind: u8) -> Vec<u8> {
    let mut bytes = b"kijk-en-doe-wijzer/v1/slot".to_vec();
    bytes.extend(vault.0.as_bytes());
    bytes.extend(slot.as_bytes());
    bytes.push(kind);
    bytes
}

fn cipher(kek: &[u8; 32]) -> Result<XChaCha20Poly1305> {
    XChaCha20Poly1305::new_from_slice(kek).map_err(|_| Error::Fault("the key of a slot has 32 bytes"))
}

fn wrap(kek: &[u8; 32], nonce: &Hex<24>, key: &VaultKey, bound: &[u8]) -> Result<Hex<48>> {
    let sealed = cipher(kek)?
        .encrypt(&nonce.0.into(), Payload { msg: key.0.as_slice(), aad: bound })
        .map_err(|_| Error::Fault("32 bytes can be wrapped"))?;
    Ok(Hex(sealed.try_into().map_err(|_| Error::Fault("a wrapped key has 48 bytes"))?))
}

/// `None` when the key, or anything that was bound, is another.
fn unwrap(kek: &[u8; 32], nonce: &Hex<24>, wrapped: &Hex<48>, bound: &[u8]) -> Result<Option<VaultKey>> {
    let opened = cipher(kek)?.decrypt(&nonce.0.into(), Payload { msg: &wrapped.0, aad: bound }).map(Zeroizing::new);
    let Ok(plain) = opened else { return Ok(None) };
    let mut key = Zeroizing::new([0; 32]);
    if plain.len() != key.len() {
        return Err(Error::Fault("a wrapped key has 32 bytes"));
    }
    key.copy_from_slice(&plain);
    Ok(Some(VaultKey(key)))
}

#[cfg(test)]
mod tests;
