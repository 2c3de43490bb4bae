//! The other: a label that the professional recognises. There is no column for a name, a birth date or an address.

use rusqlite::{Connection, OptionalExtension, params};

use crate::clock::Now;
use crate::error::{Code, Result};
use crate::id::PersonId;
use crate::store::migrate::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_23_01,
    up: "CREATE TABLE person (
             id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             label      TEXT NOT NULL,
             created_at TEXT NOT NULL,
             deleted_at TEXT,
             extra      TEXT NOT NULL DEFAULT '{}'
         ) STRICT;",
}];

/// The people.
pub struct People<'c>(pub(crate) &'c Connection);

impl People<'_> {
    /// Adds someone.
    pub fn add(&self, id: PersonId, label: &str, now: Now) -> Result<()> {
        self.0
            .execute("INSERT INTO person (id, label, created_at) VALUES (?1, ?2, ?3)", params![id, label, now.utc])?;
        Ok(())
    }

    /// The label of someone. [`Code::NotFound`] when there is no such person.
    pub fn label(&self, id: PersonId) -> Result<String> {
        self.0
            .prepare_cached("SELECT label FROM person WHERE id = ?1 AND deleted_at IS NULL")?
            .query_row([id], |row| row.get(0))
            .optional()?
            .ok_or_else(|| Code::NotFound.into())
    }

    /// Gives someone another label. [`Code::NotFound`] when there is no such person.
    pub fn rename(&self, id: PersonId, label: &str) -> Result<()> {
        let changed =
            self.0.execute("UPDATE person SET label = ?2 WHERE id = ?1 AND deleted_at IS NULL", params![id, label])?;
        if changed == 0 { Err(Code::NotFound.into()) } else { Ok(()) }
    }

    /// Everyone but who is only in the example, by id and label.
    pub fn all(&self) -> Result<Vec<(PersonId, String)>> {
        Ok(self
            .0
            .prepare_cached(
                "SELECT id, label FROM person p
                 WHERE deleted_at IS NULL
                   AND (NOT EXISTS (SELECT 1 FROM conversation_person cp WHERE cp.person_id = p.id)
                        OR EXISTS (SELECT 1 FROM conversation_person cp
                                   JOIN conversation c ON c.id = cp.conversation_id
                                   WHERE cp.person_id = p.id AND c.example = 0))",
            )?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?)
    }
}
