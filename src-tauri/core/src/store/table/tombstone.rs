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

/// What was erased.
pub struct Tombstones<'c>(pub(crate) &'c Connection);

impl Tombstones<'_> {
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
