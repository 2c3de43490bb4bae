//! Answers to the sub-questions of the calm look-back.

use rusqlite::{Connection, params};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::api::request::AnswerChange;
use crate::error::Result;
use crate::id::ConversationId;
use crate::store::migrate::Migration;
use crate::terms::Answer;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_23_07,
    up: "CREATE TABLE answer (
             conversation_id BLOB NOT NULL REFERENCES conversation (id),
             question        TEXT NOT NULL,
             answer          TEXT,
             note            TEXT NOT NULL DEFAULT '',
             PRIMARY KEY (conversation_id, question)
         ) STRICT;",
}];

/// The answer to one sub-question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct QuestionAnswer {
    /// The sub-question's id in the content.
    pub question: String,
    /// Absent while nothing was chosen.
    pub answer: Option<Answer>,
    /// Free text beside it.
    pub note: String,
}

/// The answers.
pub struct Answers<'c>(pub(crate) &'c Connection);

impl Answers<'_> {
    /// All answers of a conversation.
    pub fn of(&self, conversation: ConversationId) -> Result<Vec<QuestionAnswer>> {
        Ok(self
            .0
            .prepare_cached("SELECT question, answer, note FROM answer WHERE conversation_id = ?1 ORDER BY question")?
            .query_map([conversation], |row| {
                Ok(QuestionAnswer { question: row.get(0)?, answer: row.get(1)?, note: row.get(2)? })
            })?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Sets one field of an answer; an answer that says nothing any more is removed.
    pub fn set(&self, conversation: ConversationId, question: &str, change: &AnswerChange) -> Result<()> {
        self.0.execute(
            "INSERT INTO answer (conversation_id, question) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![conversation, question],
        )?;
        let (column, value): (&str, &dyn rusqlite::ToSql) = match change {
            AnswerChange::Answer(answer) => ("answer", answer),
            AnswerChange::Note(note) => ("note", note),
        };
        let sql = format!("UPDATE answer SET {column} = ?3 WHERE conversation_id = ?1 AND question = ?2");
        self.0.prepare_cached(&sql)?.execute(params![conversation, question, value])?;
        self.0.execute(
            "DELETE FROM answer WHERE conversation_id = ?1 AND question = ?2 AND answer IS NULL AND note = ''",
            params![conversation, question],
        )?;
        Ok(())
    }
}
