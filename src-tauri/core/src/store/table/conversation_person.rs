//! Who takes part in a conversation, and in which part.

use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::error::{Code, Result};
use crate::id::{ConversationId, PersonId};
use crate::store::migrate::Migration;
use crate::store::rank::Rank;
use crate::terms::Part;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_23_03,
    // person_id is a bare link to another aggregate. A removed row is kept, so that adding someone again loses nothing.
    up: "CREATE TABLE conversation_person (
             conversation_id BLOB NOT NULL REFERENCES conversation (id),
             person_id       BLOB NOT NULL CHECK (length(person_id) = 16),
             part            TEXT NOT NULL,
             rank            BLOB NOT NULL,
             removed         INTEGER NOT NULL DEFAULT 0,
             PRIMARY KEY (conversation_id, person_id)
         ) STRICT;
         CREATE INDEX conversation_person_person ON conversation_person (person_id);",
}];

/// Someone in a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Participant {
    /// Who.
    pub person: PersonId,
    /// The label that the professional recognises.
    pub label: String,
    /// In which part.
    pub part: Part,
}

/// A row as it is, also of someone who was taken out again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantRow {
    /// Who.
    pub person: PersonId,
    /// In which part.
    pub part: Part,
    /// Their place among the others.
    pub rank: Rank,
    /// Whether they were taken out again.
    pub removed: bool,
}

/// The participants.
pub struct Participants<'c>(pub(crate) &'c Connection);

impl Participants<'_> {
    /// Everyone in a conversation, in the order in which they were added.
    pub fn of(&self, conversation: ConversationId) -> Result<Vec<Participant>> {
        Ok(self
            .0
            .prepare_cached(
                "SELECT cp.person_id, p.label, cp.part
                 FROM conversation_person cp JOIN person p ON p.id = cp.person_id
                 WHERE cp.conversation_id = ?1 AND cp.removed = 0 AND p.deleted_at IS NULL
                 ORDER BY cp.rank, cp.person_id",
            )?
            .query_map([conversation], |row| {
                Ok(Participant { person: row.get(0)?, label: row.get(1)?, part: row.get(2)? })
            })?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Adds someone at the end, or brings them back in this part.
    pub fn add(&self, conversation: ConversationId, person: PersonId, part: Part) -> Result<()> {
        let last: Option<Rank> = self.0.query_row(
            "SELECT max(rank) FROM conversation_person WHERE conversation_id = ?1",
            [conversation],
            |row| row.get(0),
        )?;
        self.0.execute(
            "INSERT INTO conversation_person (conversation_id, person_id, part, rank) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET part = excluded.part, removed = 0",
            params![conversation, person, part, Rank::after(last.as_ref())],
        )?;
        Ok(())
    }

    /// Changes someone's part.
    pub fn part(&self, conversation: ConversationId, person: PersonId, part: Part) -> Result<()> {
        let changed = self.0.execute(
            "UPDATE conversation_person SET part = ?3 WHERE conversation_id = ?1 AND person_id = ?2",
            params![conversation, person, part],
        )?;
        if changed == 0 { Err(Code::NotFound.into()) } else { Ok(()) }
    }

    /// Every row of a conversation, in order.
    pub fn rows(&self, conversation: ConversationId) -> Result<Vec<ParticipantRow>> {
        Ok(self
            .0
            .prepare_cached(
                "SELECT person_id, part, rank, removed FROM conversation_person
                 WHERE conversation_id = ?1 ORDER BY rank, person_id",
            )?
            .query_map([conversation], |row| {
                Ok(ParticipantRow { person: row.get(0)?, part: row.get(1)?, rank: row.get(2)?, removed: row.get(3)? })
            })?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Makes these the rows of a conversation.
    pub fn put_rows(&self, conversation: ConversationId, rows: &[ParticipantRow]) -> Result<()> {
        self.0.execute("DELETE FROM conversation_person WHERE conversation_id = ?1", [conversation])?;
        for row in rows {
            self.0
                .prepare_cached(
                    "INSERT INTO conversation_person (conversation_id, person_id, part, rank, removed)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![conversation, row.person, row.part, row.rank, row.removed])?;
        }
        Ok(())
    }

    /// Every conversation that knows this person: also one in the bin, also when they were taken out of it again.
    pub fn conversations(&self, person: PersonId) -> Result<Vec<ConversationId>> {
        Ok(self
            .0
            .prepare_cached("SELECT conversation_id FROM conversation_person WHERE person_id = ?1")?
            .query_map([person], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Takes someone out of a conversation. [`Code::NotFound`] when they do not take part in it.
    pub fn remove(&self, conversation: ConversationId, person: PersonId) -> Result<()> {
        let changed = self.0.execute(
            "UPDATE conversation_person SET removed = 1
             WHERE conversation_id = ?1 AND person_id = ?2 AND removed = 0",
            params![conversation, person],
        )?;
        if changed == 0 { Err(Code::NotFound.into()) } else { Ok(()) }
    }
}
