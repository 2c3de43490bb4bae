//! What was erased for good: the id and nothing of the content, so that an old copy cannot bring it back.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::error::Result;
use crate::store::migrate::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_23_12,
    up: "CREATE TABLE tombstone (
             id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             kind      TEXT NOT NULL,
             erased_at TEXT NOT NULL
         ) STRICT;",
}];

/// Something that was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// Its id.
    pub id: Uuid,
    /// What it was.
    pub kind: String,
    /// When it was erased.
    pub erased_at: DateTime<Utc>,
}

/// What was erased.
pub struct Tombstones<'c>(pub(crate) &'c Connection);

impl Tombstones<'_> {
    /// Everything that was erased and is known of.
    pub fn all(&self) -> Result<Vec<Tombstone>> {
        let sql = "SELECT id, kind, erased_at FROM tombstone ORDER BY erased_at, id";
        let mut statement = self.0.prepare_cached(sql)?;
        let rows = statement
            .query_map([], |row| Ok(Tombstone { id: row.get(0)?, kind: row.get(1)?, erased_at: row.get(2)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Notes that something of this kind was erased.
    pub fn put(&self, id: Uuid, kind: &str, erased_at: DateTime<Utc>) -> Result<()> {
        self.0.execute(
            "INSERT INTO tombstone (id, kind, erased_at) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET erased_at = excluded.erased_at",
            params![id, kind, erased_at],
        )?;
        Ok(())
    }
}
