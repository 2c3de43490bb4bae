//! The header: which slots open the vault, and the salt of its database. Four lines, in this and every later format:
//!
//! ```text
//! kijk-en-doe-wijzer kluis
//! {"format":3,"vault_id":…,"generation":…,"cipher_salt":…,"slots":[…]}
//! mac <64 digits>     HMAC-SHA256 of the lines before, under a key that only the vault key gives
//! sum <32 digits>     the first 16 bytes of SHA-256 of the lines before
//! ```
//!
//! Format 1 had no slot but those of passphrases, format 2 none for three sheets. Both are read, and the next change writes
//! the present one.
//!
//! The sum finds damage without a key. The mac finds what someone changed on purpose, once a slot has opened.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::crypto::{Hex, Slot, Subkey};
use crate::error::{Code, Error, Result};
use crate::id::VaultId;

/// The format that this app writes.
const FORMAT: u32 = 3;
const MAGIC: &[u8] = b"kijk-en-doe-wijzer kluis\n";
const MAC_LINE: usize = "mac \n".len() + 64;
const SUM_LINE: usize = "sum \n".len() + 32;
/// The most bytes that a header can have.
pub(crate) const LONGEST: usize = 64 * 1024;
/// The lines that a header has.
pub(crate) const LINES: usize = 4;
const MOST_SLOTS: usize = 8;

/// What the header says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    format: u32,
    /// The vault that it belongs to.
    pub(super) vault_id: VaultId,
    /// Goes up by one with every change; of two copies the higher one is newer.
    pub(super) generation: u64,
    /// The salt of the database, kept here because the start of that file can be torn.
    pub(super) cipher_salt: Hex<16>,
    /// The ways in; at least one.
    pub(super) slots: Vec<Slot>,
}

/// A header as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sealed {
    /// What it says. Not to be trusted before [`Sealed::is_authentic`].
    pub(super) header: Header,
    /// All its bytes.
    pub(super) bytes: Vec<u8>,
    mac: Hex<32>,
}

/// Read first: a later format may have other fields, but it has this one.
#[derive(Deserialize)]
struct AnyFormat {
    format: u32,
}

impl Header {
    /// The first header of a new vault.
    pub(super) fn first(vault_id: VaultId, cipher_salt: [u8; 16], slot: Slot) -> Self {
        Self { format: FORMAT, vault_id, generation: 1, cipher_salt: Hex(cipher_salt), slots: vec![slot] }
    }

    /// The header that comes after this one: of the present format, one generation on.
    pub(super) fn next(&self) -> Self {
        Self { format: FORMAT, generation: self.generation.saturating_add(1), ..self.clone() }
    }

    /// The bytes of the file, under the vault's header key.
    pub(super) fn seal(self, key: &Subkey) -> Result<Sealed> {
        let mut bytes = self.text()?;
        let mac = Hex(key.derive_mac(&bytes)?);
        bytes.extend(format!("mac {}\n", mac.text()).into_bytes());
        bytes.extend(format!("sum {}\n", sum(&bytes).text()).into_bytes());
        Ok(Sealed { header: self, bytes, mac })
    }

    /// The lines that the mac is over.
    fn text(&self) -> Result<Vec<u8>> {
        let mut bytes = MAGIC.to_vec();
        serde_json::to_writer(&mut bytes, self).map_err(|_| Error::Fault("a header can be written as JSON"))?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

impl Sealed {
    /// Reads a header. `HeaderDamaged` for anything but the exact bytes of one, `NewerVersion` for a later format.
    ///
    /// Costs of key derivation outside their bounds are damage too: nothing is ever derived at them.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self> {
        let damaged = || Error::Coded(Code::HeaderDamaged);
        if bytes.len() > LONGEST {
            return Err(damaged());
        }
        let (summed, sum_line) = split_end(bytes, SUM_LINE).ok_or_else(damaged)?;
        let (text, mac_line) = split_end(summed, MAC_LINE).ok_or_else(damaged)?;
        let body = text.strip_prefix(MAGIC).ok_or_else(damaged)?;
        if line::<16>(sum_line, b"sum ") != Some(sum(summed)) {
            return Err(damaged());
        }
        let mac = line::<32>(mac_line, b"mac ").ok_or_else(damaged)?;
        if serde_json::from_slice::<AnyFormat>(body).map_err(|_| damaged())?.format > FORMAT {
            return Err(Code::NewerVersion.into());
        }
        let header: Header = serde_json::from_slice(body).map_err(|_| damaged())?;
        let slots = 1..=MOST_SLOTS;
        let sound = (1..=FORMAT).contains(&header.format)
            && header.slots.iter().all(|slot| since(slot) <= header.format)
            && slots.contains(&header.slots.len())
            && header.slots.iter().all(Slot::is_acceptable)
            && header.text()? == text;
        if !sound {
            return Err(damaged());
        }
        Ok(Self { header, bytes: bytes.to_vec(), mac })
    }

    /// Whether it is as an owner of the vault key left it: no slot removed, nothing swapped or weakened.
    pub(super) fn is_authentic(&self, key: &Subkey) -> Result<bool> {
        key.accepts_mac(&self.header.text()?, &self.mac.0)
    }
}

/// The first format that has slots of this kind.
fn since(slot: &Slot) -> u32 {
    match slot {
        Slot::Passphrase(_) => 1,
        Slot::Recovery(_) => 2,
        Slot::Sheets(_) => 3,
    }
}

/// Whether a file that begins like this can begin with a header.
pub(crate) fn is_start(bytes: &[u8]) -> bool {
    !bytes.is_empty() && (bytes.starts_with(MAGIC) || MAGIC.starts_with(bytes))
}

fn split_end(bytes: &[u8], length: usize) -> Option<(&[u8], &[u8])> {
    bytes.split_at_checked(bytes.len().checked_sub(length)?)
}

fn line<const N: usize>(line: &[u8], label: &[u8]) -> Option<Hex<N>> {
    Hex::parse(line.strip_prefix(label)?.strip_suffix(b"\n")?)
}

fn sum(bytes: &[u8]) -> Hex<16> {
    let mut first = [0; 16];
    first.iter_mut().zip(Sha256::digest(bytes)).for_each(|(to, from)| *to = from);
    Hex(first)
}

#[cfg(test)]
mod tests;
