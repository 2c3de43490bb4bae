//! How a backup stands in its file, and how what it seals is laid out.
//!
//! ```text
//! <the vault's header, as it was>      four lines; so that the passphrase or the recovery code of that day opens it
//! <age>                                all the rest, sealed with an identity that only the vault key gives
//! ```
//!
//! What age seals: the manifest with its length before it, in four bytes, and then the database to the last byte. The
//! database is encrypted with the vault's own key besides, so that no copy in the clear is ever made.

use std::io::{BufRead, Read, Write};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::error::{Code, Error, Result};
use crate::id::VaultId;
use crate::store::Db;
use crate::store::TableDigest;
use crate::vault_file::{HEADER_LINES, LONGEST_HEADER, is_header_start};

/// The format that this app writes.
pub(super) const FORMAT: u32 = 1;
/// The longest manifest.
const LONGEST_MANIFEST: usize = 256 * 1024;

/// What a backup holds, as far as it may be told before it is put back: no word of any conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Holds {
    /// How many conversations, those in the bin left out.
    pub conversations: u32,
    /// How many people.
    pub people: u32,
    /// The day of the first conversation.
    pub first: Option<NaiveDate>,
    /// The day of the last conversation.
    pub last: Option<NaiveDate>,
}

impl Holds {
    /// What a vault holds now.
    pub(crate) fn of(db: Db<'_>) -> Result<Self> {
        let days: Vec<_> = db.conversations().all(None)?.iter().map(|row| row.on()).collect();
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        Ok(Self {
            conversations: count(days.len()),
            people: count(db.people().all()?.len()),
            first: days.iter().min().copied(),
            last: days.iter().max().copied(),
        })
    }
}

/// What a backup promises of what it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    pub(super) format: u32,
    /// Which backup.
    pub(super) id: Uuid,
    /// Of which vault.
    pub(super) vault_id: VaultId,
    /// When its data was as it is in here.
    pub(super) made_at: DateTime<Utc>,
    pub(super) holds: Holds,
    pub(super) database_bytes: u64,
    /// What every table holds.
    pub(super) tables: Vec<TableDigest>,
}

/// Read first: a later format may have other fields, but it has this one.
#[derive(Deserialize)]
struct AnyFormat {
    format: u32,
}

/// Reads the vault's header off the start of a backup; what is sealed comes next.
///
/// `NotABackup` for a file of something else, `NewerVersion` for a later format, `BackupDamaged` for the rest.
pub(super) fn read_header(file: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // No more is taken than the header: what is sealed comes right after it.
    let mut lines = file.by_ref().take(LONGEST_HEADER as u64);
    for _ in 0..HEADER_LINES {
        lines.read_until(b'\n', &mut bytes)?;
    }
    if !is_header_start(&bytes) {
        return Err(Code::NotABackup.into());
    }
    let whole = bytes.iter().filter(|byte| **byte == b'\n').count() == HEADER_LINES;
    if whole { Ok(bytes) } else { Err(Code::BackupDamaged.into()) }
}

impl Manifest {
    pub(super) fn write(&self, to: &mut impl Write) -> Result<()> {
        let bytes = serde_json::to_vec(self).map_err(|_| Error::Fault("a manifest is plain data"))?;
        let length = u32::try_from(bytes.len()).ok().filter(|_| bytes.len() <= LONGEST_MANIFEST);
        to.write_all(&length.ok_or(Error::Fault("a manifest has a row for each table"))?.to_be_bytes())?;
        Ok(to.write_all(&bytes)?)
    }

    /// `BackupDamaged` for anything but the manifest of a backup of this vault; `NewerVersion` for a later format.
    pub(super) fn read(from: &mut impl Read, vault: VaultId) -> Result<Self> {
        let damaged = || Error::Coded(Code::BackupDamaged);
        let mut length = [0; 4];
        from.read_exact(&mut length).map_err(|_| damaged())?;
        let length = u32::from_be_bytes(length) as usize;
        if length > LONGEST_MANIFEST {
            return Err(damaged());
        }
        let mut bytes = vec![0; length];
        from.read_exact(&mut bytes).map_err(|_| damaged())?;
        if serde_json::from_slice::<AnyFormat>(&bytes).map_err(|_| damaged())?.format > FORMAT {
            return Err(Code::NewerVersion.into());
        }
        let manifest: Self = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        if manifest.format == FORMAT && manifest.vault_id == vault { Ok(manifest) } else { Err(damaged()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let holds = Holds { conversations: 2, people: 1, first: None, last: NaiveDate::from_ymd_opt(2026, 11, 30) };
        let made_at = DateTime::from_timestamp(1_794_816_000, 0).unwrap();
        let (id, vault_id) = (Uuid::new_v4(), VaultId::random());
        Manifest { format: FORMAT, id, vault_id, made_at, holds, database_bytes: 4096, tables: Vec::new() }
    }

    fn bytes(manifest: &Manifest) -> Vec<u8> {
        let mut bytes = Vec::new();
        manifest.write(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_manifest_comes_back_and_every_cut_is_damage() {
        let one = manifest();
        let bytes = bytes(&one);
        assert_eq!(Manifest::read(&mut [&bytes[..], b"database"].concat().as_slice(), one.vault_id).unwrap(), one);
        for length in 0..bytes.len() {
            let cut = Manifest::read(&mut &bytes[..length], one.vault_id);
            assert_eq!(cut.unwrap_err().code(), Code::BackupDamaged, "{length} bytes");
        }
        assert_eq!(Manifest::read(&mut &bytes[..], VaultId::random()).unwrap_err().code(), Code::BackupDamaged);
    }

    #[test]
    fn a_later_format_is_newer_and_a_length_is_bounded_before_anything_is_read() {
        let later = Manifest { format: FORMAT + 1, ..manifest() };
        assert_eq!(Manifest::read(&mut &bytes(&later)[..], later.vault_id).unwrap_err().code(), Code::NewerVersion);
        let long = u32::MAX.to_be_bytes();
        assert_eq!(Manifest::read(&mut &long[..], later.vault_id).unwrap_err().code(), Code::BackupDamaged);
    }

    #[test]
    fn what_does_not_begin_as_a_vault_s_header_is_no_backup() {
        for foreign in [&b""[..], b"PK\x03\x04", b"SQLite format 3\0", b"age-encryption.org/v1\n", &[0; 4096]] {
            assert_eq!(read_header(&mut &foreign[..]).unwrap_err().code(), Code::NotABackup);
        }
    }
}
