//! Who takes part in a conversation, and in which part.

use rusqlite::{Connection, params};
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Participant {
    /// Who.
    pub person: PersonId,
    /// The label that the professional recognises.
    pub label: String,
    /// In which part.
    pub part: Part,
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

    /// Takes someone out of a conversation, or puts them back.
    pub fn removed(&self, conversation: ConversationId, person: PersonId, removed: bool) -> Result<()> {
        let changed = self.0.execute(
            "UPDATE conversation_person SET removed = ?3 WHERE conversation_id = ?1 AND person_id = ?2",
            params![conversation, person, removed],
        )?;
        if changed == 0 { Err(Code::NotFound.into()) } else { Ok(()) }
    }
}
