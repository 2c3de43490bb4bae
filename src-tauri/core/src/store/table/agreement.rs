//! Agreements: who does what, by when, and whether both believe in it.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::request::AgreementChange;
use crate::error::{Code, Result};
use crate::id::{AgreementId, ConversationId};
use crate::store::migrate::Migration;
use crate::store::rank::Rank;
use crate::terms::{AgreementState, Answer, Who};

pub(crate) const MIGRATIONS: &[Migration] = &[MADE, THEIR_WORDS];

const MADE: Migration = Migration {
    id: 2026_11_23_06,
    up: "CREATE TABLE agreement (
             id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             conversation_id BLOB NOT NULL REFERENCES conversation (id),
             body            TEXT NOT NULL,
             who             TEXT,
             due_on          TEXT,
             i_believe       TEXT,
             other_believes  TEXT,
             state           TEXT NOT NULL DEFAULT 'open',
             rank            BLOB NOT NULL
         ) STRICT;
         CREATE INDEX agreement_conversation ON agreement (conversation_id);",
};

const THEIR_WORDS: Migration =
    Migration { id: 2026_11_23_22, up: "ALTER TABLE agreement ADD COLUMN their_words TEXT NOT NULL DEFAULT '';" };

/// One agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Agreement {
    /// Which agreement.
    pub id: AgreementId,
    /// What was agreed.
    pub body: String,
    /// Who does it.
    pub who: Option<Who>,
    /// By which day.
    pub due_on: Option<NaiveDate>,
    /// Whether I believe in it.
    pub i_believe: Option<Answer>,
    /// Whether the other does.
    pub other_believes: Option<Answer>,
    /// How it stands.
    pub state: AgreementState,
    /// What was agreed, in the other's words; empty while no one wrote them down.
    pub their_words: String,
}

/// A row with its place, as an undo step and the bin keep it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementRow {
    /// Its conversation.
    pub conversation: ConversationId,
    /// The agreement.
    pub agreement: Agreement,
    /// Its place.
    pub rank: Rank,
}

/// The agreements.
pub struct Agreements<'c>(pub(crate) &'c Connection);

const COLUMNS: &str = "id, body, who, due_on, i_believe, other_believes, state, their_words";

impl Agreements<'_> {
    fn agreement(row: &Row<'_>) -> rusqlite::Result<Agreement> {
        Ok(Agreement {
            id: row.get(0)?,
            body: row.get(1)?,
            who: row.get(2)?,
            due_on: row.get(3)?,
            i_believe: row.get(4)?,
            other_believes: row.get(5)?,
            state: row.get(6)?,
            their_words: row.get(7)?,
        })
    }

    /// All agreements of a conversation, in the order in which they were made.
    pub fn of(&self, conversation: ConversationId) -> Result<Vec<Agreement>> {
        let sql = format!("SELECT {COLUMNS} FROM agreement WHERE conversation_id = ?1 ORDER BY rank, id");
        Ok(self.0.prepare_cached(&sql)?.query_map([conversation], Self::agreement)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One agreement with its place. [`Code::NotFound`] when it is not in this conversation.
    pub fn get(&self, conversation: ConversationId, id: AgreementId) -> Result<AgreementRow> {
        let sql = format!("SELECT {COLUMNS}, rank FROM agreement WHERE conversation_id = ?1 AND id = ?2");
        self.0
            .prepare_cached(&sql)?
            .query_row(params![conversation, id], |row| {
                Ok(AgreementRow { conversation, agreement: Self::agreement(row)?, rank: row.get(8)? })
            })
            .optional()?
            .ok_or_else(|| Code::NotFound.into())
    }

    /// Adds an agreement at the end.
    pub fn add(&self, conversation: ConversationId, agreement: &Agreement) -> Result<()> {
        let last: Option<Rank> =
            self.0.query_row("SELECT max(rank) FROM agreement WHERE conversation_id = ?1", [conversation], |row| {
                row.get(0)
            })?;
        self.put(&AgreementRow { conversation, agreement: agreement.clone(), rank: Rank::after(last.as_ref()) })
    }

    /// Brings a removed row back to its place, or right after whoever took that place.
    pub fn put_back(&self, row: &AgreementRow) -> Result<()> {
        let ranks: Vec<Rank> = self
            .0
            .prepare_cached("SELECT rank FROM agreement WHERE conversation_id = ?1 ORDER BY rank, id")?
            .query_map([row.conversation], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        self.put(&AgreementRow { rank: Rank::free(&ranks, &row.rank)?, ..row.clone() })
    }

    fn put(&self, row: &AgreementRow) -> Result<()> {
        let agreement = &row.agreement;
        self.0
            .prepare_cached(
                "INSERT INTO agreement
                     (id, conversation_id, body, who, due_on, i_believe, other_believes, state, their_words, rank)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                agreement.id,
                row.conversation,
                agreement.body,
                agreement.who,
                agreement.due_on,
                agreement.i_believe,
                agreement.other_believes,
                agreement.state,
                agreement.their_words,
                row.rank
            ])?;
        Ok(())
    }

    /// Changes one field.
    pub fn edit(&self, id: AgreementId, change: &AgreementChange) -> Result<()> {
        let (column, value): (&str, &dyn rusqlite::ToSql) = match change {
            AgreementChange::Body(body) => ("body", body),
            AgreementChange::Who(who) => ("who", who),
            AgreementChange::DueOn(day) => ("due_on", day),
            AgreementChange::IBelieve(answer) => ("i_believe", answer),
            AgreementChange::OtherBelieves(answer) => ("other_believes", answer),
            AgreementChange::State(state) => ("state", state),
            AgreementChange::TheirWords(words) => ("their_words", words),
        };
        let sql = format!("UPDATE agreement SET {column} = ?2 WHERE id = ?1");
        let changed = self.0.prepare_cached(&sql)?.execute(params![id, value])?;
        if changed == 0 { Err(Code::NotFound.into()) } else { Ok(()) }
    }

    /// Removes an agreement.
    pub fn delete(&self, id: AgreementId) -> Result<()> {
        self.0.execute("DELETE FROM agreement WHERE id = ?1", [id])?;
        Ok(())
    }
}
