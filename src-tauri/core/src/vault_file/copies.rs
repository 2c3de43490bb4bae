//! The two copies of the header: losing it is losing everything, so there are two, written one after the other.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::folder::replace;
use super::header::{LONGEST, Sealed};
use crate::crypto::{Purpose, Secret, Slot, Subkey, VaultKey};
use crate::error::{Code, Error, Result};
use crate::id::VaultId;

/// Their names.
pub(super) const NAMES: [&str; 2] = ["kluis.hdr", "kluis.hdr.2"];

/// What a secret opened.
pub(super) struct Unsealed {
    /// The header: authentic.
    pub(super) header: Sealed,
    /// The vault's own key.
    pub(super) key: VaultKey,
    /// The key of the database.
    pub(super) database: Subkey,
    /// Whether it opened only as the passphrase was read formerly: the slot is to be made anew.
    pub(super) formerly: bool,
}

/// Writes both copies.
pub(super) fn write(folder: &Path, header: &Sealed) -> Result<()> {
    NAMES.iter().try_for_each(|name| replace(folder, name, &header.bytes))
}

/// Puts `new` in the place of `old`, in both copies. When this fails, the old one is put back where the new one came.
///
/// `BothOpen` when that fails as well: then one copy is the old header and one the new, and the vault opens with what
/// opens either, until an unlock makes them the same again.
pub(super) fn rewrite(folder: &Path, old: &Sealed, new: &Sealed) -> Result<()> {
    let Err(error) = write(folder, new) else { return Ok(()) };
    repair(folder, old);
    let is_back = |name: &&str| read_file(&folder.join(name)).is_ok_and(|bytes| bytes == old.bytes);
    Err(if NAMES.iter().all(is_back) { error } else { Code::BothOpen.into() })
}

/// Rewrites the copies that differ from `header`, which has just opened the vault. What fails here is tried again at
/// the next unlock; one sound copy is enough to go on.
pub(super) fn repair(folder: &Path, header: &Sealed) {
    for name in NAMES {
        if !read_file(&folder.join(name)).is_ok_and(|bytes| bytes == header.bytes) {
            let _ = replace(folder, name, &header.bytes);
        }
    }
}

/// Opens the newest copy that `secret` opens and that is authentic.
///
/// `HeaderDamaged` when neither copy can be read, or one opened but was tampered with; `WrongPassphrase` or
/// `WrongRecoveryCode` when a sound copy did not open; `RecoveryCodeMissing` when no copy has a slot for one;
/// `SecondSheetNeeded` for one of the three sheets of which two open it; `NewerVersion` when a copy has a later format.
pub(super) fn unseal<'s>(folder: &Path, secret: impl Into<Secret<'s>>) -> Result<Unsealed> {
    unseal_first(read(folder)?, secret.into())
}

/// As [`unseal`], of these copies, the newest first. A passphrase that opens none is tried as it was read formerly.
pub(super) fn unseal_first(headers: Vec<Sealed>, secret: Secret<'_>) -> Result<Unsealed> {
    match unseal_as(&headers, secret) {
        Err(Error::Coded(code)) if code == secret.refusal() => match secret.as_formerly_read()? {
            Some(former) => Ok(Unsealed { formerly: true, ..unseal_as(&headers, former)? }),
            None => Err(code.into()),
        },
        outcome => outcome,
    }
}

fn unseal_as(headers: &[Sealed], secret: Secret<'_>) -> Result<Unsealed> {
    let mut failure = if headers.is_empty() { Code::HeaderDamaged } else { secret.refusal() };
    let mut slots = headers.iter().flat_map(|sealed| &sealed.header.slots);
    if secret.is_on_paper() && !headers.is_empty() && !slots.clone().any(|slot| slot.recovery().is_some()) {
        return Err(Code::RecoveryCodeMissing.into());
    }
    if let Secret::Recovery(code) = secret
        && slots.any(|slot| slot.is_of_set(code))
    {
        return Err(Code::SecondSheetNeeded.into());
    }
    let mut tried = Tried { secret, slots: Vec::new() };
    for header in headers {
        match tried.open(header) {
            Ok(key) => {
                let (header, database) = (header.clone(), key.derive(Purpose::Database)?);
                return Ok(Unsealed { header, key, database, formerly: false });
            }
            Err(Error::Coded(code)) if code == secret.refusal() => {}
            // That a copy was tampered with says more than that another one did not open.
            Err(Error::Coded(Code::HeaderDamaged)) => failure = Code::HeaderDamaged,
            Err(error) => return Err(error),
        }
    }
    Err(failure.into())
}

/// The copies that can be read, newest first.
fn read(folder: &Path) -> Result<Vec<Sealed>> {
    let mut headers = Vec::new();
    let mut unreadable = None;
    for name in NAMES {
        match read_file(&folder.join(name)) {
            Ok(bytes) => match Sealed::parse(&bytes) {
                Ok(header) => headers.push(header),
                Err(error) if error.code() == Code::HeaderDamaged => {}
                Err(error) => return Err(error),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => unreadable = Some(error),
        }
    }
    // A copy that may not be read is not damaged: there is no saying what it holds.
    if let (true, Some(error)) = (headers.is_empty(), unreadable) {
        return Err(error.into());
    }
    headers.sort_by_key(|sealed| std::cmp::Reverse(sealed.header.generation));
    Ok(headers)
}

fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The slots that were tried: copies mostly hold the same ones, and each try takes a few tenths of a second.
struct Tried<'p> {
    secret: Secret<'p>,
    slots: Vec<(VaultId, Slot, Option<VaultKey>)>,
}

impl Tried<'_> {
    fn open(&mut self, sealed: &Sealed) -> Result<VaultKey> {
        for slot in &sealed.header.slots {
            let Some(key) = self.key(sealed.header.vault_id, slot)? else { continue };
            if !sealed.is_authentic(&key.derive(Purpose::Header)?)? {
                return Err(Code::HeaderDamaged.into());
            }
            return self.take(sealed.header.vault_id, slot);
        }
        Err(self.secret.refusal().into())
    }

    fn key(&mut self, vault: VaultId, slot: &Slot) -> Result<Option<&VaultKey>> {
        let known = self.find(vault, slot);
        if known.is_none() {
            let key = match slot.open(vault, self.secret) {
                Ok(key) => Some(key),
                Err(Error::Coded(code)) if code == self.secret.refusal() => None,
                Err(error) => return Err(error),
            };
            self.slots.push((vault, slot.clone(), key));
        }
        let tried = known.map_or_else(|| self.slots.last(), |at| self.slots.get(at));
        Ok(tried.and_then(|(_, _, key)| key.as_ref()))
    }

    /// Hands out the key that a slot gave: it is moved, never copied.
    fn take(&mut self, vault: VaultId, slot: &Slot) -> Result<VaultKey> {
        let found = self.find(vault, slot).and_then(|at| self.slots.swap_remove(at).2);
        found.ok_or(Error::Fault("a slot that opened gave a key"))
    }

    fn find(&self, vault: VaultId, slot: &Slot) -> Option<usize> {
        self.slots.iter().position(|(of, tried, _)| *of == vault && tried == slot)
    }
}
