//! Moments: one blind tap each, the instant and the lens and nothing else.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::{Code, Result};
use crate::id::{ConversationId, MomentId};
use crate::store::migrate::Migration;
use crate::terms::Lens;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_23_10,
    up: "CREATE TABLE moment (
             id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             conversation_id BLOB NOT NULL REFERENCES conversation (id),
             at              TEXT NOT NULL,
             lens            TEXT NOT NULL
         ) STRICT;
         CREATE INDEX moment_conversation ON moment (conversation_id);",
}];

/// One tap.
#[derive(Clone, Debug)]
pub struct MomentRow {
    /// Which moment.
    pub id: MomentId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// When.
    pub at: DateTime<Utc>,
    /// The lens of the card on screen.
    pub lens: Lens,
}

/// The moments.
pub struct Moments<'c>(pub(crate) &'c Connection);

impl Moments<'_> {
    /// All moments of a conversation, in time.
    pub fn of(&self, conversation: ConversationId) -> Result<Vec<MomentRow>> {
        Ok(self
            .0
            .prepare_cached("SELECT id, at, lens FROM moment WHERE conversation_id = ?1 ORDER BY at, id")?
            .query_map([conversation], |row| {
                Ok(MomentRow { id: row.get(0)?, conversation, at: row.get(1)?, lens: row.get(2)? })
            })?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// One moment. [`Code::NotFound`] when it is not in this conversation.
    pub fn get(&self, conversation: ConversationId, id: MomentId) -> Result<MomentRow> {
        self.0
            .query_row(
                "SELECT at, lens FROM moment WHERE conversation_id = ?1 AND id = ?2",
                params![conversation, id],
                |row| Ok(MomentRow { id, conversation, at: row.get(0)?, lens: row.get(1)? }),
            )
            .optional()?
            .ok_or_else(|| Code::NotFound.into())
    }

    /// Writes a moment.
    pub fn put(&self, row: &MomentRow) -> Result<()> {
        self.0.execute(
            "INSERT INTO moment (id, conversation_id, at, lens) VALUES (?1, ?2, ?3, ?4)",
            params![row.id, row.conversation, row.at, row.lens],
        )?;
        Ok(())
    }

    /// Removes a moment.
    pub fn delete(&self, id: MomentId) -> Result<()> {
        self.0.execute("DELETE FROM moment WHERE id = ?1", [id])?;
        Ok(())
    }
}
