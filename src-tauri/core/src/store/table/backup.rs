//! What is known of the backups of this vault, and where they go. No row says what a backup holds.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::error::Result;
use crate::store::migrate::Migration;
use crate::terms::BackupTrouble;

pub(crate) const MIGRATIONS: &[Migration] = &[MADE, DAILY, ASIDE];

const MADE: Migration = Migration {
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
};

const DAILY: Migration = Migration {
    id: 2026_11_30_04,
    // Who chose a folder before this was not asked whether a backup is made every day.
    up: "ALTER TABLE backup_place ADD COLUMN daily INTEGER NOT NULL DEFAULT 0 CHECK (daily IN (0, 1));
         ALTER TABLE backup_place ADD COLUMN trouble TEXT;
         ALTER TABLE backup_place ADD COLUMN troubled_at TEXT CHECK ((troubled_at IS NULL) = (trouble IS NULL));
         ALTER TABLE backup_place ADD COLUMN told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1));",
};

const ASIDE: Migration = Migration {
    id: 2026_11_30_07,
    up: "ALTER TABLE backup ADD COLUMN aside INTEGER NOT NULL DEFAULT 0 CHECK (aside IN (0, 1));",
};

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
    /// Whether it holds what another backup was put back over. It lies inside the vault's folder, wherever that is, so its own
    /// folder is not kept; it stays until a person removes it, and counts for nothing else.
    pub aside: bool,
}

/// What kept the last backup from being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What it was.
    pub what: BackupTrouble,
    /// When it was last met.
    pub at: DateTime<Utc>,
    /// Whether it was said.
    pub told: bool,
}

/// Where backups go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupPlace {
    /// The folder.
    pub folder: String,
    /// Whether one is made every day.
    pub daily: bool,
    /// What kept the last one from being made; absent when it was made.
    pub trouble: Option<Trouble>,
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
            aside: row.get(7)?,
        })
    }

    /// All that are known, the newest first.
    pub fn all(&self) -> Result<Vec<BackupRow>> {
        let sql = "SELECT id, folder, name, made_at, proved_at, bytes, generation, aside FROM backup
                   ORDER BY made_at DESC, rowid DESC";
        Ok(self.0.prepare_cached(sql)?.query_map([], Self::row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Those that were made to have one: all but what lies aside.
    pub fn own(&self) -> Result<Vec<BackupRow>> {
        Ok(self.all()?.into_iter().filter(|row| !row.aside).collect())
    }

    /// Writes what is known of one.
    pub fn put(&self, row: &BackupRow) -> Result<()> {
        let BackupRow { id, folder, name, made_at, proved_at, bytes, generation, aside } = row;
        self.0.execute(
            "INSERT INTO backup (id, folder, name, made_at, proved_at, bytes, generation, aside)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT DO UPDATE SET folder = excluded.folder, name = excluded.name, proved_at = excluded.proved_at,
                                       bytes = excluded.bytes, generation = excluded.generation",
            params![id, folder, name, made_at, proved_at, bytes.cast_signed(), generation.cast_signed(), aside],
        )?;
        Ok(())
    }

    /// Forgets one.
    pub fn delete(&self, id: Uuid) -> Result<()> {
        self.0.execute("DELETE FROM backup WHERE id = ?1", [id])?;
        Ok(())
    }

    /// Forgets those that lie aside.
    pub fn forget_aside(&self) -> Result<()> {
        self.0.execute("DELETE FROM backup WHERE aside = 1", [])?;
        Ok(())
    }

    /// Where backups go; `None` while no folder was chosen.
    pub fn place(&self) -> Result<Option<BackupPlace>> {
        let sql = "SELECT folder, daily, trouble, troubled_at, told FROM backup_place";
        let place = |row: &Row<'_>| {
            let (what, at, told) = (row.get::<_, Option<_>>(2)?, row.get::<_, Option<_>>(3)?, row.get(4)?);
            let trouble = what.zip(at).map(|(what, at)| Trouble { what, at, told });
            Ok(BackupPlace { folder: row.get(0)?, daily: row.get(1)?, trouble })
        };
        Ok(self.0.query_row(sql, [], place).optional()?)
    }

    /// Notes where backups go: with the first place, one every day. Of another place no trouble is known.
    pub fn set_folder(&self, folder: &str) -> Result<()> {
        self.0.execute(
            "INSERT INTO backup_place (one, folder, daily) VALUES (1, ?1, 1)
             ON CONFLICT DO UPDATE SET folder = excluded.folder, trouble = NULL, troubled_at = NULL, told = 0",
            [folder],
        )?;
        Ok(())
    }

    /// Notes whether one is made every day.
    pub fn set_daily(&self, daily: bool) -> Result<()> {
        self.0.execute("UPDATE backup_place SET daily = ?1", [daily])?;
        Ok(())
    }

    /// Notes what kept a backup in `folder` from being made, if that is where they go. What was said of it stays said.
    pub fn note_trouble(&self, folder: &str, what: BackupTrouble, at: DateTime<Utc>, told: bool) -> Result<()> {
        self.0.execute(
            "UPDATE backup_place SET told = ?4 OR (trouble IS ?2 AND told), trouble = ?2, troubled_at = ?3
             WHERE folder = ?1",
            params![folder, what, at, told],
        )?;
        Ok(())
    }

    /// Notes that the trouble was said.
    pub fn tell_trouble(&self) -> Result<()> {
        self.0.execute("UPDATE backup_place SET told = 1", [])?;
        Ok(())
    }

    /// Notes that a backup in `folder` was made.
    pub fn clear_trouble(&self, folder: &str) -> Result<()> {
        let sql = "UPDATE backup_place SET trouble = NULL, troubled_at = NULL, told = 0 WHERE folder = ?1";
        self.0.execute(sql, [folder])?;
        Ok(())
    }

    /// Makes what is known here what is known in `from`: which backups there are, and where they go. What was forgotten there
    /// is not known here again.
    pub fn take_over(&self, from: &Backups<'_>) -> Result<()> {
        self.all()?.iter().try_for_each(|row| self.delete(row.id))?;
        self.0.execute("DELETE FROM backup_place WHERE one = 1", [])?;
        // The oldest first: of one instant the last stays the newest.
        from.all()?.iter().rev().try_for_each(|row| self.put(row))?;
        let Some(BackupPlace { folder, daily, trouble }) = from.place()? else { return Ok(()) };
        self.set_folder(&folder)?;
        self.set_daily(daily)?;
        trouble.map_or(Ok(()), |Trouble { what, at, told }| self.note_trouble(&folder, what, at, told))
    }
}
