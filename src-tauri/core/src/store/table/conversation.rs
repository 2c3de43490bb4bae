//! The conversation: the aggregate that everything else hangs on.

mod listed;

pub use listed::{ListRow, Part, Place, Which};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::api::request::ConversationChange;
use crate::clock::Now;
use crate::error::{Code, Result};
use crate::id::{ConversationId, PersonId};
use crate::store::migrate::Migration;
use crate::terms::{Channel, Energy, Focus, Gain, Purpose, TalkKind};

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        id: 2026_11_23_02,
        up: "CREATE TABLE conversation (
             id             BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             created_at     TEXT NOT NULL,
             created_offset INTEGER NOT NULL,
             updated_at     TEXT NOT NULL,
             planned_on     TEXT,
             planned_time   TEXT,
             kind           TEXT,
             channel        TEXT,
             purpose        TEXT,
             started_at     TEXT,
             started_offset INTEGER,
             ended_at       TEXT,
             looked_back_at TEXT,
             position       INTEGER NOT NULL DEFAULT 0,
             aside          TEXT,
             energy         TEXT,
             focus          TEXT,
             gain           TEXT,
             example        INTEGER NOT NULL DEFAULT 0,
             deleted_at     TEXT,
             extra          TEXT NOT NULL DEFAULT '{}'
         ) STRICT;
         CREATE INDEX conversation_listed ON conversation (deleted_at, looked_back_at, ended_at);",
    },
    Migration {
        id: 2026_11_30_02,
        // The order of the list, see listed.rs: how it stands, its day, its time of day.
        up: "CREATE INDEX conversation_order ON conversation (
             (CASE
                  WHEN looked_back_at IS NOT NULL THEN 3
                  WHEN ended_at IS NOT NULL THEN 2
                  WHEN started_at IS NULL AND planned_on IS NULL THEN 1
                  ELSE 0 END),
             (CASE
                  WHEN started_at IS NOT NULL
                      THEN date(substr(started_at, 1, 19), coalesce(started_offset, created_offset) || ' minutes')
                  WHEN planned_on IS NOT NULL THEN planned_on
                  ELSE date(substr(created_at, 1, 19), created_offset || ' minutes') END),
             (coalesce(planned_time, '')),
             created_at,
             id
         ) WHERE deleted_at IS NULL;
         CREATE INDEX conversation_open ON conversation (started_at) WHERE deleted_at IS NULL AND ended_at IS NULL;
         DROP INDEX conversation_listed;",
    },
];

/// The scalars of one conversation.
#[derive(Clone, Debug)]
pub struct ConversationRow {
    /// Which conversation.
    pub id: ConversationId,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Minutes east of UTC at that time.
    pub created_offset: i32,
    /// The civil date it is planned on.
    pub planned_on: Option<NaiveDate>,
    /// The time of day, `HH:MM`.
    pub planned_time: Option<String>,
    /// The sort of conversation.
    pub kind: Option<TalkKind>,
    /// Where or through what.
    pub channel: Option<Channel>,
    /// To help, to check or both.
    pub purpose: Option<Purpose>,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
    /// Minutes east of UTC when it began.
    pub started_offset: Option<i32>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// When looking back was finished.
    pub looked_back_at: Option<DateTime<Utc>>,
    /// Where the deck stands; 0 is the agenda.
    pub position: u32,
    /// The card outside the deck that is on screen.
    pub aside: Option<String>,
    /// Energy afterwards.
    pub energy: Option<Energy>,
    /// Focus afterwards.
    pub focus: Option<Focus>,
    /// Result afterwards.
    pub gain: Option<Gain>,
    /// Whether it is the built-in example.
    pub example: bool,
}

impl ConversationRow {
    /// The civil date it belongs to: held, else planned, else made.
    #[must_use]
    pub fn on(&self) -> NaiveDate {
        let civil = |at: DateTime<Utc>, offset: i32| Now { utc: at, offset_minutes: offset }.today();
        match (self.started_at, self.planned_on) {
            (Some(at), _) => civil(at, self.started_offset.unwrap_or(self.created_offset)),
            (None, Some(day)) => day,
            (None, None) => civil(self.created_at, self.created_offset),
        }
    }
}

/// [`ConversationRow::on`] as an expression over a conversation `c`. The seconds are cut, not rounded: a day ends at
/// midnight.
pub(super) const ON: &str = "CASE
     WHEN c.started_at IS NOT NULL
         THEN date(substr(c.started_at, 1, 19), coalesce(c.started_offset, c.created_offset) || ' minutes')
     WHEN c.planned_on IS NOT NULL THEN c.planned_on
     ELSE date(substr(c.created_at, 1, 19), c.created_offset || ' minutes') END";

/// The conversations.
pub struct Conversations<'c>(pub(crate) &'c Connection);

const COLUMNS: &str = "id, created_at, created_offset, planned_on, planned_time, kind, channel, purpose, started_at, \
     started_offset, ended_at, looked_back_at, position, aside, energy, focus, gain, example";

impl Conversations<'_> {
    fn row(row: &Row<'_>) -> rusqlite::Result<ConversationRow> {
        Ok(ConversationRow {
            id: row.get(0)?,
            created_at: row.get(1)?,
            created_offset: row.get(2)?,
            planned_on: row.get(3)?,
            planned_time: row.get(4)?,
            kind: row.get(5)?,
            channel: row.get(6)?,
            purpose: row.get(7)?,
            started_at: row.get(8)?,
            started_offset: row.get(9)?,
            ended_at: row.get(10)?,
            looked_back_at: row.get(11)?,
            position: row.get(12)?,
            aside: row.get(13)?,
            energy: row.get(14)?,
            focus: row.get(15)?,
            gain: row.get(16)?,
            example: row.get(17)?,
        })
    }

    /// Makes an empty conversation.
    pub fn add(&self, id: ConversationId, now: Now, example: bool) -> Result<()> {
        self.0.execute(
            "INSERT INTO conversation (id, created_at, created_offset, updated_at, example)
             VALUES (?1, ?2, ?3, ?2, ?4)",
            params![id, now.utc, now.offset_minutes, example],
        )?;
        Ok(())
    }

    /// One conversation that is not in the bin. [`Code::NotFound`] otherwise.
    pub fn get(&self, id: ConversationId) -> Result<ConversationRow> {
        let sql = format!("SELECT {COLUMNS} FROM conversation WHERE id = ?1 AND deleted_at IS NULL");
        self.0.prepare_cached(&sql)?.query_row([id], Self::row).optional()?.ok_or_else(|| Code::NotFound.into())
    }

    /// All conversations that are not in the bin, with one person if one is named.
    pub fn all(&self, person: Option<PersonId>) -> Result<Vec<ConversationRow>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM conversation
             WHERE deleted_at IS NULL AND (?1 IS NULL OR id IN
                 (SELECT conversation_id FROM conversation_person WHERE person_id = ?1 AND removed = 0))
             ORDER BY created_at, id"
        );
        Ok(self.0.prepare_cached(&sql)?.query_map([person], Self::row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// When the first conversation was made that is not the example; `None` without any, those in the bin left out.
    pub fn first_own(&self) -> Result<Option<DateTime<Utc>>> {
        let sql = "SELECT min(created_at) FROM conversation WHERE deleted_at IS NULL AND example = 0";
        Ok(self.0.query_row(sql, [], |row| row.get(0))?)
    }

    /// How many conversations are not in the bin.
    pub fn count(&self) -> Result<u32> {
        Ok(self.0.query_row("SELECT count(*) FROM conversation WHERE deleted_at IS NULL", [], |row| row.get(0))?)
    }

    /// The conversations that are planned and have not begun.
    pub fn planned(&self) -> Result<Vec<ConversationId>> {
        Ok(self
            .0
            .prepare_cached(
                "SELECT id FROM conversation WHERE deleted_at IS NULL AND started_at IS NULL AND ended_at IS NULL",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// The conversation that was started and not stopped, if there is one: the latest.
    pub fn running(&self) -> Result<Option<ConversationId>> {
        Ok(self
            .0
            .query_row(
                "SELECT id FROM conversation
                 WHERE deleted_at IS NULL AND started_at IS NOT NULL AND ended_at IS NULL
                 ORDER BY started_at DESC LIMIT 1",
                [],
                |row| row.get(0),
            )
            .optional()?)
    }

    /// Changes one scalar.
    pub fn edit(&self, id: ConversationId, change: &ConversationChange) -> Result<()> {
        let (column, value): (&str, &dyn rusqlite::ToSql) = match change {
            ConversationChange::PlannedOn(day) => ("planned_on", day),
            ConversationChange::PlannedTime(time) => ("planned_time", time),
            ConversationChange::Kind(kind) => ("kind", kind),
            ConversationChange::Channel(channel) => ("channel", channel),
            ConversationChange::Purpose(purpose) => ("purpose", purpose),
            ConversationChange::Energy(energy) => ("energy", energy),
            ConversationChange::Focus(focus) => ("focus", focus),
            ConversationChange::Gain(gain) => ("gain", gain),
        };
        self.0
            .prepare_cached(&format!("UPDATE conversation SET {column} = ?2 WHERE id = ?1"))?
            .execute(params![id, value])?;
        Ok(())
    }

    /// Writes the scalars that can be changed by hand back as they were.
    pub fn put_scalars(&self, row: &ConversationRow) -> Result<()> {
        self.0
            .prepare_cached(
                "UPDATE conversation SET planned_on = ?2, planned_time = ?3, kind = ?4, channel = ?5, purpose = ?6,
                                         energy = ?7, focus = ?8, gain = ?9
                 WHERE id = ?1",
            )?
            .execute(params![
                row.id,
                row.planned_on,
                row.planned_time,
                row.kind,
                row.channel,
                row.purpose,
                row.energy,
                row.focus,
                row.gain
            ])?;
        Ok(())
    }

    /// Notes that something of it changed; for display only.
    pub fn touch(&self, id: ConversationId, now: Now) -> Result<()> {
        self.0
            .prepare_cached("UPDATE conversation SET updated_at = ?2 WHERE id = ?1")?
            .execute(params![id, now.utc])?;
        Ok(())
    }

    /// Notes the start; a conversation that runs already keeps its clock.
    pub fn start(&self, id: ConversationId, now: Now) -> Result<()> {
        self.0.execute(
            "UPDATE conversation SET started_at = ?2, started_offset = ?3 WHERE id = ?1 AND started_at IS NULL",
            params![id, now.utc, now.offset_minutes],
        )?;
        self.0.execute("UPDATE conversation SET ended_at = NULL WHERE id = ?1", [id])?;
        Ok(())
    }

    /// Notes the end: never before the beginning, also when the clock was set back in between.
    pub fn stop(&self, id: ConversationId, now: Now) -> Result<()> {
        self.0.execute(
            "UPDATE conversation SET ended_at = max(?2, coalesce(started_at, ?2)), aside = NULL
             WHERE id = ?1 AND ended_at IS NULL",
            params![id, now.utc],
        )?;
        Ok(())
    }

    /// Notes where the deck stands.
    pub fn place(&self, id: ConversationId, position: u32, aside: Option<&str>) -> Result<()> {
        self.0
            .prepare_cached("UPDATE conversation SET position = ?2, aside = ?3 WHERE id = ?1")?
            .execute(params![id, position, aside])?;
        Ok(())
    }

    /// Notes that looking back is finished; a conversation without an end gets one.
    pub fn looked_back(&self, id: ConversationId, now: Now) -> Result<()> {
        self.0.execute(
            "UPDATE conversation SET looked_back_at = ?2, ended_at = coalesce(ended_at, ?2) WHERE id = ?1",
            params![id, now.utc],
        )?;
        Ok(())
    }

    /// The conversations in the bin with when they were put there.
    pub fn binned(&self) -> Result<Vec<(ConversationRow, DateTime<Utc>)>> {
        let sql = format!("SELECT {COLUMNS}, deleted_at FROM conversation WHERE deleted_at IS NOT NULL ORDER BY id");
        Ok(self
            .0
            .prepare_cached(&sql)?
            .query_map([], |row| Ok((Self::row(row)?, row.get(18)?)))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// When a conversation was put in the bin; `None` when it is not there.
    pub fn binned_at(&self, id: ConversationId) -> Result<Option<DateTime<Utc>>> {
        let sql = "SELECT deleted_at FROM conversation WHERE id = ?1 AND deleted_at IS NOT NULL";
        Ok(self.0.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
    }

    /// Puts it in the bin, or takes it out.
    pub fn bin(&self, id: ConversationId, deleted_at: Option<DateTime<Utc>>) -> Result<()> {
        self.0.execute("UPDATE conversation SET deleted_at = ?2 WHERE id = ?1", params![id, deleted_at])?;
        Ok(())
    }

    /// Makes those in the bin as if they had been put there now.
    pub fn bin_anew(&self, now: DateTime<Utc>) -> Result<()> {
        self.0.execute("UPDATE conversation SET deleted_at = ?1 WHERE deleted_at IS NOT NULL", [now])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
