//! The long texts: one row per field, so that two devices can write two fields of one conversation.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::id::ConversationId;
use crate::store::migrate::Migration;
use crate::terms::TextField;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_23_04,
    up: "CREATE TABLE conversation_text (
             conversation_id BLOB NOT NULL REFERENCES conversation (id),
             field           TEXT NOT NULL,
             body            TEXT NOT NULL,
             PRIMARY KEY (conversation_id, field)
         ) STRICT;",
}];

/// The texts.
pub struct Texts<'c>(pub(crate) &'c Connection);

impl Texts<'_> {
    /// All texts of a conversation that say something.
    pub fn of(&self, conversation: ConversationId) -> Result<BTreeMap<TextField, String>> {
        Ok(self
            .0
            .prepare_cached("SELECT field, body FROM conversation_text WHERE conversation_id = ?1")?
            .query_map([conversation], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Sets one text; an empty one is removed.
    pub fn set(&self, conversation: ConversationId, field: TextField, body: &str) -> Result<()> {
        if body.is_empty() {
            self.0.execute(
                "DELETE FROM conversation_text WHERE conversation_id = ?1 AND field = ?2",
                params![conversation, field],
            )?;
        } else {
            self.0
                .prepare_cached(
                    "INSERT INTO conversation_text (conversation_id, field, body) VALUES (?1, ?2, ?3)
                     ON CONFLICT DO UPDATE SET body = excluded.body",
                )?
                .execute(params![conversation, field, body])?;
        }
        Ok(())
    }
}
