//! The other: a label that the professional recognises. There is no column for a name, a birth date or an address.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::clock::Now;
use crate::error::{Code, Result};
use crate::id::PersonId;
use crate::store::migrate::Migration;
use crate::store::table::conversation::ON;

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

/// Someone with the conversations in which they take part and that are not in the bin.
#[derive(Clone, Debug)]
pub struct KnownPerson {
    /// Who.
    pub id: PersonId,
    /// Their label.
    pub label: String,
    /// How many conversations.
    pub conversations: u32,
    /// The civil date of the latest, if there is one.
    pub last_on: Option<NaiveDate>,
}

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

    /// Puts a label aside, or brings it back. Its row stays, with whatever still refers to it.
    pub fn put_aside(&self, id: PersonId, deleted_at: Option<DateTime<Utc>>) -> Result<()> {
        self.0.execute("UPDATE person SET deleted_at = ?2 WHERE id = ?1", params![id, deleted_at])?;
        Ok(())
    }

    /// Removes someone to whom nothing refers.
    pub fn delete(&self, id: PersonId) -> Result<()> {
        self.0.execute("DELETE FROM person WHERE id = ?1", [id])?;
        Ok(())
    }

    /// The label of everyone, those of the example too.
    pub fn labels(&self) -> Result<Vec<(PersonId, String)>> {
        let mut statement = self.0.prepare_cached("SELECT id, label FROM person WHERE deleted_at IS NULL")?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Everyone but who is only in the example, with the conversations in which they take part.
    pub fn all(&self) -> Result<Vec<KnownPerson>> {
        let sql = format!(
            "SELECT p.id, p.label,
                    count(CASE WHEN cp.removed = 0 AND c.deleted_at IS NULL THEN 1 END),
                    max(CASE WHEN cp.removed = 0 AND c.deleted_at IS NULL THEN {ON} END)
             FROM person p
             LEFT JOIN conversation_person cp ON cp.person_id = p.id
             LEFT JOIN conversation c ON c.id = cp.conversation_id
             WHERE p.deleted_at IS NULL
             GROUP BY p.id
             HAVING count(cp.person_id) = 0 OR max(c.example = 0)"
        );
        Ok(self
            .0
            .prepare_cached(&sql)?
            .query_map([], |row| {
                Ok(KnownPerson {
                    id: row.get(0)?,
                    label: row.get(1)?,
                    conversations: row.get(2)?,
                    last_on: row.get(3)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?)
    }
}
