//! What is known of the backups of this vault, and where they go. No row says what a backup holds.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::error::Result;
use crate::store::migrate::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_30_00,
    // A row is written once a backup was read back and compared. `generation` is that of the header it carries.
    up: "CREATE TABLE backup (
             id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             folder     TEXT NOT NULL,
             name       TEXT NOT NULL,
             made_at    TEXT NOT NULL,
             proved_at  TEXT NOT NULL,
             bytes      INTEGER NOT NULL,
             generation INTEGER NOT NULL
         ) STRICT;
         CREATE TABLE backup_place (
             one    INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
             folder TEXT NOT NULL
         ) STRICT;",
}];

/// A backup that was proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupRow {
    /// Its id, which also stands in what it seals.
    pub id: Uuid,
    /// The folder that it was written to.
    pub folder: String,
    /// The name of the file.
    pub name: String,
    /// When the vault was as it is in there.
    pub made_at: DateTime<Utc>,
    /// When it was last opened, read and compared.
    pub proved_at: DateTime<Utc>,
    /// The size of the file.
    pub bytes: u64,
    /// The generation of the vault's header in it: what opened the vault then opens it.
    pub generation: u64,
}

/// The backups.
pub struct Backups<'c>(pub(crate) &'c Connection);

impl Backups<'_> {
    fn row(row: &Row<'_>) -> rusqlite::Result<BackupRow> {
        Ok(BackupRow {
            id: row.get(0)?,
            folder: row.get(1)?,
            name: row.get(2)?,
            made_at: row.get(3)?,
            proved_at: row.get(4)?,
            bytes: row.get::<_, i64>(5)?.cast_unsigned(),
            generation: row.get::<_, i64>(6)?.cast_unsigned(),
        })
    }

    /// All that are known, the newest first.
    pub fn all(&self) -> Result<Vec<BackupRow>> {
        let sql =
            "SELECT id, folder, name, made_at, proved_at, bytes, generation FROM backup ORDER BY made_at DESC, id";
        Ok(self.0.prepare_cached(sql)?.query_map([], Self::row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Writes what is known of one.
    pub fn put(&self, row: &BackupRow) -> Result<()> {
        let BackupRow { id, folder, name, made_at, proved_at, bytes, generation } = row;
        self.0.execute(
            "INSERT INTO backup (id, folder, name, made_at, proved_at, bytes, generation)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT DO UPDATE SET folder = excluded.folder, name = excluded.name, proved_at = excluded.proved_at,
                                       bytes = excluded.bytes",
            params![id, folder, name, made_at, proved_at, bytes.cast_signed(), generation.cast_signed()],
        )?;
        Ok(())
    }

    /// Forgets one.
    pub fn delete(&self, id: Uuid) -> Result<()> {
        self.0.execute("DELETE FROM backup WHERE id = ?1", [id])?;
        Ok(())
    }

    /// Where backups go; `None` while no folder was chosen.
    pub fn folder(&self) -> Result<Option<String>> {
        Ok(self.0.query_row("SELECT folder FROM backup_place", [], |row| row.get(0)).optional()?)
    }

    /// Notes where backups go.
    pub fn set_folder(&self, folder: &str) -> Result<()> {
        self.0.execute(
            "INSERT INTO backup_place (one, folder) VALUES (1, ?1) ON CONFLICT DO UPDATE SET folder = excluded.folder",
            [folder],
        )?;
        Ok(())
    }
}
