//! The two copies of the header: losing it is losing everything, so there are two, written one after the other.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::folder::replace;
use super::header::{LONGEST, Sealed};
use crate::crypto::{Purpose, Slot, Subkey, VaultKey};
use crate::error::{Code, Error, Result};
use crate::id::VaultId;

const NAMES: [&str; 2] = ["kluis.hdr", "kluis.hdr.2"];

/// What a passphrase opened. The vault key itself is wiped by then.
pub(super) struct Unsealed {
    /// The header: authentic.
    pub(super) header: Sealed,
    /// The key of the database.
    pub(super) database: Subkey,
}

/// Writes both copies.
pub(super) fn write(folder: &Path, header: &Sealed) -> Result<()> {
    NAMES.iter().try_for_each(|name| replace(folder, name, &header.bytes))
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

/// Opens the newest copy that `passphrase` opens and that is authentic.
///
/// `HeaderDamaged` when neither copy can be read, or one opened but was tampered with; `WrongPassphrase` when a sound
/// copy did not open; `NewerVersion` when a copy has a later format.
pub(super) fn unseal(folder: &Path, passphrase: &str) -> Result<Unsealed> {
    let headers = read(folder)?;
    let mut tried = Tried { passphrase, slots: Vec::new() };
    let mut failure = if headers.is_empty() { Code::HeaderDamaged } else { Code::WrongPassphrase };
    for header in headers {
        match tried.open(&header) {
            Ok(database) => return Ok(Unsealed { header, database }),
            Err(Error::Coded(Code::WrongPassphrase)) => {}
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
    passphrase: &'p str,
    slots: Vec<(VaultId, Slot, Option<VaultKey>)>,
}

impl Tried<'_> {
    fn open(&mut self, sealed: &Sealed) -> Result<Subkey> {
        for slot in &sealed.header.slots {
            let Some(key) = self.key(sealed.header.vault_id, slot)? else { continue };
            if !sealed.is_authentic(&key.derive(Purpose::Header)?)? {
                return Err(Code::HeaderDamaged.into());
            }
            return key.derive(Purpose::Database);
        }
        Err(Code::WrongPassphrase.into())
    }

    fn key(&mut self, vault: VaultId, slot: &Slot) -> Result<Option<&VaultKey>> {
        let known = self.slots.iter().position(|(of, tried, _)| *of == vault && tried == slot);
        if known.is_none() {
            let key = match slot.open(vault, self.passphrase) {
                Ok(key) => Some(key),
                Err(Error::Coded(Code::WrongPassphrase)) => None,
                Err(error) => return Err(error),
            };
            self.slots.push((vault, slot.clone(), key));
        }
        let tried = known.map_or_else(|| self.slots.last(), |at| self.slots.get(at));
        Ok(tried.and_then(|(_, _, key)| key.as_ref()))
    }
}
