//! Intentions: what the professional does differently next time, and how that turned out.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::api::request::IntentionChange;
use crate::clock::Now;
use crate::error::{Code, Result};
use crate::id::{ConversationId, IntentionId};
use crate::store::migrate::Migration;
use crate::terms::Outcome;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_23_11,
    // intention_use links two aggregates with bare ids; its key is the pair, so a second mark replaces the first.
    up: "CREATE TABLE intention (
             id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             conversation_id BLOB NOT NULL,
             created_at      TEXT NOT NULL,
             body            TEXT NOT NULL DEFAULT '',
             line            TEXT NOT NULL DEFAULT '',
             extra           TEXT NOT NULL DEFAULT '{}'
         ) STRICT;
         CREATE INDEX intention_conversation ON intention (conversation_id);
         CREATE TABLE intention_use (
             intention_id    BLOB NOT NULL,
             conversation_id BLOB NOT NULL,
             outcome         TEXT NOT NULL,
             marked_at       TEXT NOT NULL,
             PRIMARY KEY (intention_id, conversation_id)
         ) STRICT;",
}];

/// One intention.
#[derive(Clone, Debug)]
pub struct IntentionRow {
    /// Which intention.
    pub id: IntentionId,
    /// The conversation whose look-back made it.
    pub conversation: ConversationId,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// What I do differently next time.
    pub body: String,
    /// The line on its card, as typed.
    pub line: String,
}

/// The intentions.
pub struct Intentions<'c>(pub(crate) &'c Connection);

const COLUMNS: &str = "i.id, i.conversation_id, i.created_at, i.body, i.line";

impl Intentions<'_> {
    fn row(row: &Row<'_>) -> rusqlite::Result<IntentionRow> {
        Ok(IntentionRow {
            id: row.get(0)?,
            conversation: row.get(1)?,
            created_at: row.get(2)?,
            body: row.get(3)?,
            line: row.get(4)?,
        })
    }

    /// One intention. [`Code::NotFound`] when there is none.
    pub fn get(&self, id: IntentionId) -> Result<IntentionRow> {
        let sql = format!("SELECT {COLUMNS} FROM intention i WHERE i.id = ?1");
        self.0.prepare_cached(&sql)?.query_row([id], Self::row).optional()?.ok_or_else(|| Code::NotFound.into())
    }

    /// The intention that the look-back on this conversation made, if it says something.
    pub fn made_in(&self, conversation: ConversationId) -> Result<Option<IntentionRow>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM intention i WHERE i.conversation_id = ?1 ORDER BY i.created_at, i.id LIMIT 1"
        );
        Ok(self.0.prepare_cached(&sql)?.query_row([conversation], Self::row).optional()?)
    }

    /// The intentions that come along to this conversation: made before it was held, in a conversation with one of
    /// the same people (or with no one named), with something to say, and not marked as tried elsewhere.
    /// One that did not happen stays open. The latest comes first.
    pub fn brought_to(&self, conversation: ConversationId) -> Result<Vec<IntentionRow>> {
        let sql = format!(
            "SELECT {COLUMNS}
             FROM intention i
             JOIN conversation made ON made.id = i.conversation_id
             JOIN conversation here ON here.id = ?1
             WHERE i.conversation_id <> ?1
               AND made.deleted_at IS NULL
               AND made.example = here.example
               AND (i.created_at <= coalesce(here.started_at, here.ended_at, i.created_at)
                    OR EXISTS (SELECT 1 FROM deck_card d WHERE d.conversation_id = ?1 AND d.intention_id = i.id))
               AND (trim(i.body) <> '' OR trim(i.line) <> '')
               AND NOT EXISTS (SELECT 1 FROM intention_use u JOIN conversation c ON c.id = u.conversation_id
                               WHERE u.intention_id = i.id AND u.conversation_id <> ?1 AND u.outcome <> 'not_done'
                                 AND c.deleted_at IS NULL)
               AND (NOT EXISTS (SELECT 1 FROM conversation_person p
                                WHERE p.conversation_id = i.conversation_id AND p.removed = 0)
                    OR EXISTS (SELECT 1 FROM conversation_person p
                               JOIN conversation_person q ON q.person_id = p.person_id
                               WHERE p.conversation_id = i.conversation_id AND p.removed = 0
                                 AND q.conversation_id = ?1 AND q.removed = 0))
             ORDER BY i.created_at DESC, i.id"
        );
        Ok(self.0.prepare_cached(&sql)?.query_map([conversation], Self::row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The open intentions, the latest first, each with the nearest plan whose deck holds it: with something to say, made
    /// in a real conversation that is not in the bin, and not marked as tried. One that did not happen stays open.
    pub fn open(&self) -> Result<Vec<(IntentionRow, Option<ConversationId>)>> {
        let sql = format!(
            "SELECT {COLUMNS},
                    (SELECT c.id FROM deck_card d JOIN conversation c ON c.id = d.conversation_id
                     WHERE d.intention_id = i.id AND c.deleted_at IS NULL
                       AND c.started_at IS NULL AND c.ended_at IS NULL
                     ORDER BY c.planned_on IS NULL, c.planned_on, c.created_at, c.id LIMIT 1)
             FROM intention i
             JOIN conversation made ON made.id = i.conversation_id
             WHERE made.deleted_at IS NULL AND made.example = 0
               AND (trim(i.body) <> '' OR trim(i.line) <> '')
               AND NOT EXISTS (SELECT 1 FROM intention_use u JOIN conversation c ON c.id = u.conversation_id
                               WHERE u.intention_id = i.id AND u.outcome <> 'not_done' AND c.deleted_at IS NULL)
             ORDER BY i.created_at DESC, i.id"
        );
        Ok(self
            .0
            .prepare_cached(&sql)?
            .query_map([], |row| Ok((Self::row(row)?, row.get(5)?)))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Removes an intention.
    pub fn delete(&self, id: IntentionId) -> Result<()> {
        self.0.execute("DELETE FROM intention WHERE id = ?1", [id])?;
        Ok(())
    }

    /// Sets one field of the intention that this look-back makes; it appears with its first field.
    pub fn set(&self, conversation: ConversationId, change: &IntentionChange, now: Now) -> Result<IntentionId> {
        let id = match self.made_in(conversation)? {
            Some(row) => row.id,
            None => {
                let id = IntentionId::random();
                self.0.execute(
                    "INSERT INTO intention (id, conversation_id, created_at) VALUES (?1, ?2, ?3)",
                    params![id, conversation, now.utc],
                )?;
                id
            }
        };
        let (column, value) = match change {
            IntentionChange::Body(body) => ("body", body),
            IntentionChange::Line(line) => ("line", line),
        };
        self.0
            .prepare_cached(&format!("UPDATE intention SET {column} = ?2 WHERE id = ?1"))?
            .execute(params![id, value])?;
        Ok(id)
    }

    /// How an intention turned out in a conversation, if that was said.
    pub fn outcome(&self, id: IntentionId, conversation: ConversationId) -> Result<Option<Outcome>> {
        Ok(self
            .0
            .prepare_cached("SELECT outcome FROM intention_use WHERE intention_id = ?1 AND conversation_id = ?2")?
            .query_row(params![id, conversation], |row| row.get(0))
            .optional()?)
    }

    /// How intentions turned out in a conversation, as far as that was said.
    pub fn outcomes_in(&self, conversation: ConversationId) -> Result<Vec<(IntentionId, Outcome)>> {
        let sql = "SELECT intention_id, outcome FROM intention_use WHERE conversation_id = ?1 ORDER BY marked_at, intention_id";
        let mut statement = self.0.prepare_cached(sql)?;
        let rows = statement.query_map([conversation], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Says how an intention turned out, or takes that back.
    pub fn mark(
        &self,
        id: IntentionId,
        conversation: ConversationId,
        outcome: Option<Outcome>,
        now: Now,
    ) -> Result<()> {
        match outcome {
            Some(outcome) => self.0.execute(
                "INSERT INTO intention_use (intention_id, conversation_id, outcome, marked_at)
                 VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET outcome = excluded.outcome, marked_at = excluded.marked_at",
                params![id, conversation, outcome, now.utc],
            )?,
            None => self.0.execute(
                "DELETE FROM intention_use WHERE intention_id = ?1 AND conversation_id = ?2",
                params![id, conversation],
            )?,
        };
        Ok(())
    }
}
