//! Putting a backup back. Where there is no vault, a whole one is made aside, opened and compared; only then does it take
//! its place. `over` does it in a vault that is open. Whatever is refused, nothing is there that was not there before.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::container::{Holds, Manifest};
use super::unpack::{Opened, Start, read_tables};
use crate::api::request::BackupTyped;
use crate::crypto::{Subkey, leaving_no_trace};
use crate::error::{Code, Error, Result};
use crate::progress::{Progress, Work};
use crate::session::{Session, open_with};
use crate::store::Db;
use crate::store::migrate::migrate;
use crate::store::open::{Mode, allow_checkpoint_on_close, open as open_database};
use crate::store::table::backup::BackupRow;
use crate::store::table::vault_info::Seen;
use crate::vault::Vault;
use crate::vault_file::{Arriving, Presence, Typed, presence};

/// What a backup says that it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupContents {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// What is in it.
    pub holds: Holds,
    /// The size of the file, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// Tells what a backup says that it holds. Nothing is written, and its database is not read.
///
/// `NotFound`, `NotABackup`, `BackupDamaged`, `NewerVersion` for the file; `WrongPassphrase` when what was typed is
/// neither the passphrase nor on the recovery sheet of the day on which it was made; `SecondSheetNeeded` when it is on one of
/// three, and `RecoveryCodeMistyped`, `SameSheet` or `SheetsApart` for the second.
pub fn backup_inspect(_: &mut Session, request: BackupTyped) -> Result<BackupContents> {
    let path = Path::new(&request.file);
    leaving_no_trace(|| BackupContents::of(open(path, typed(&request))?.1.manifest, path))
}

impl BackupContents {
    /// What is told of a manifest, and of the file that it stands in.
    pub(super) fn of(manifest: Manifest, path: &Path) -> Result<Self> {
        let Manifest { made_at, holds, .. } = manifest;
        Ok(Self { made_at, holds, bytes: path.metadata()?.len() })
    }
}

/// Makes the vault out of a backup and opens it, on a device that has none. What it replaces is nothing; what is written
/// from now on is of another writer.
///
/// As [`backup_inspect`]; `BackupDamaged` also when a row does not come back as it went in; `VaultExists` when there is
/// a vault, or what is left of one.
pub fn backup_restore(session: &mut Session, request: BackupTyped) -> Result<()> {
    if session.is_open() || presence(session.folder()) == Presence::Present {
        return Err(Code::VaultExists.into());
    }
    open_with(session, |folder, clock| {
        let path = Path::new(&request.file);
        let (arriving, opened) = open(path, typed(&request))?;
        let (now, generation) = (clock.now().utc, arriving.generation());
        let write = |target: &Path, key: &Subkey, salt: &[u8; 16]| {
            let (manifest, connection) = unpack(opened, target, key, salt, &Progress::new(Work::PutBack))?;
            let row = row_of(&manifest, path, generation, now)?;
            let db = Db(&connection);
            db.info().new_writer()?;
            // The clock is not known to have run on since: a day has to pass before anything in the bin expires.
            db.info().see(Seen { at: Some(now), jumped_at: Some(now) })?;
            db.backups().put(&row)?;
            // What lay aside lies with the vault that it was put aside in.
            db.backups().forget_aside()?;
            // What kept one from being made was so on another device.
            if let Some(place) = db.backups().place()? {
                db.backups().clear_trouble(&place.folder)?;
            }
            Ok(connection)
        };
        Vault::over(arriving.settle(folder, typed(&request), write)?, clock)
    })
}

/// What is known of a backup that was put back: that proved it.
pub(super) fn row_of(manifest: &Manifest, path: &Path, generation: u64, now: DateTime<Utc>) -> Result<BackupRow> {
    let text = |part: Option<&str>| part.unwrap_or_default().to_owned();
    Ok(BackupRow {
        id: manifest.id,
        folder: text(path.parent().and_then(Path::to_str)),
        name: text(path.file_name().and_then(|name| name.to_str())),
        made_at: manifest.made_at,
        proved_at: now,
        bytes: path.metadata()?.len(),
        generation,
        aside: false,
    })
}

fn typed(request: &BackupTyped) -> Typed<'_> {
    Typed { secret: &request.secret, other: request.other.as_deref() }
}

/// The header and the manifest of a backup, opened with what was typed.
pub(super) fn open(path: &Path, typed: Typed<'_>) -> Result<(Arriving, Opened)> {
    let start = Start::read(path)?;
    let arriving = Arriving::open(&start.header, typed).map_err(of_backup)?;
    let opened = start.open(&arriving.identity()?, arriving.vault_id())?;
    Ok((arriving, opened))
}

/// Writes the database of a backup, compares all of it with what was promised, and brings it up to date.
pub(super) fn unpack(
    opened: Opened,
    target: &Path,
    key: &Subkey,
    salt: &[u8; 16],
    progress: &Progress,
) -> Result<(Manifest, Connection)> {
    let manifest = opened.write_database(target, progress)?;
    if read_tables(target, key, salt)? != manifest.tables {
        return Err(Code::BackupDamaged.into());
    }
    let connection = open_database(target, key, salt, Mode::Existing)?;
    allow_checkpoint_on_close(&connection)?;
    migrate(&connection, None)?;
    Ok((manifest, connection))
}

/// What is wrong with a header is wrong with the backup that it stands in.
pub(super) fn of_backup(error: Error) -> Error {
    match error.code() {
        Code::HeaderDamaged => Code::BackupDamaged.into(),
        _ => error,
    }
}
