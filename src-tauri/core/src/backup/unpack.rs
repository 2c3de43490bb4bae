//! Opening what a backup seals, and checking it down to the last row. Nothing is believed before it was compared.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use super::container::{Manifest, read_header};
use crate::crypto::{Identity, Opening, Subkey};
use crate::error::{Code, Error, Result};
use crate::id::VaultId;
use crate::progress::Progress;
use crate::store::open::{Mode, allow_checkpoint_on_close, explain, open as open_database};
use crate::store::{TableDigest, digests, is_sound};

/// Bytes that are carried at a time.
const CHUNK: usize = 64 * 1024;

/// A backup of which the vault's header was read; what is sealed is still to come.
pub(super) struct Start {
    /// The header, not looked into yet.
    pub(super) header: Vec<u8>,
    file: BufReader<File>,
}

/// A backup whose manifest was read; its database is still to come.
pub(super) struct Opened {
    pub(super) manifest: Manifest,
    database: Opening<BufReader<File>>,
}

impl Start {
    /// Opens the file of a backup. `NotFound` when it is not there; else as [`read_header`].
    pub(super) fn read(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Error::Coded(Code::NotFound),
            _ => error.into(),
        })?;
        if !file.metadata()?.is_file() {
            return Err(Code::NotABackup.into());
        }
        let mut file = BufReader::with_capacity(CHUNK, file);
        Ok(Self { header: read_header(&mut file)?, file })
    }

    /// What comes after the header, as it stands there.
    pub(super) fn rest(self) -> impl Read {
        self.file
    }

    /// Opens what is sealed, and reads its manifest. `BackupDamaged` when it does not open: the header of the same file
    /// gave the identity, so another key cannot be the reason.
    pub(super) fn open(self, identity: &Identity, vault: VaultId) -> Result<Opened> {
        let mut database = identity.opening(self.file)?;
        Ok(Opened { manifest: Manifest::read(&mut database, vault)?, database })
    }
}

impl Opened {
    /// Writes the database, still encrypted with the vault's own key, to a new file.
    pub(super) fn write_database(self, target: &Path, progress: &Progress) -> Result<Manifest> {
        let mut file = private_file(target)?;
        // One byte more than was promised is damage too.
        let promised = self.manifest.database_bytes;
        let carried = carry(self.database.take(promised.saturating_add(1)), &mut file, progress);
        let bytes = carried.map_err(|stopped| match stopped {
            Stop::Reading(_) => Error::Coded(Code::BackupDamaged),
            other => other.into(),
        })?;
        if bytes != promised {
            return Err(Code::BackupDamaged.into());
        }
        file.sync_all()?;
        Ok(self.manifest)
    }
}

/// Opens a database, reads all its pages, and tells what every table holds. `BackupDamaged` when a page is not whole.
pub(super) fn read_tables(path: &Path, key: &Subkey, salt: &[u8; 16]) -> Result<Vec<TableDigest>> {
    let read = || -> Result<Vec<TableDigest>> {
        let connection = open_database(path, key, salt, Mode::Existing)?;
        allow_checkpoint_on_close(&connection)?;
        if !is_sound(&connection).map_err(explain)? {
            return Err(Code::BackupDamaged.into());
        }
        let tables = digests(&connection).map_err(explain)?;
        connection.close().map_err(|(_, error)| error)?;
        Ok(tables)
    };
    read().map_err(|error| match error.code() {
        Code::VaultDamaged => Error::Coded(Code::BackupDamaged),
        _ => error,
    })
}

/// Why carrying bytes stopped.
pub(super) enum Stop {
    Reading(io::Error),
    Writing(io::Error),
    /// The vault was locked, or something was erased meanwhile.
    Asked,
}

impl From<Stop> for Error {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Reading(error) | Stop::Writing(error) => error.into(),
            Stop::Asked => Code::BackupStopped.into(),
        }
    }
}

/// Carries bytes over and tells how many.
pub(super) fn carry(mut from: impl Read, mut to: impl Write, progress: &Progress) -> std::result::Result<u64, Stop> {
    let (mut chunk, mut bytes) = (vec![0; CHUNK], 0);
    loop {
        if progress.must_stop() {
            return Err(Stop::Asked);
        }
        let length = match from.read(&mut chunk) {
            Ok(0) => return Ok(bytes),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Stop::Reading(error)),
        };
        to.write_all(chunk.get(..length).unwrap_or_default()).map_err(Stop::Writing)?;
        bytes += length as u64;
        progress.add(length as u64);
    }
}

/// A new file that only its owner can read. One of the same name, which an earlier try left, is replaced.
pub(super) fn private_file(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
