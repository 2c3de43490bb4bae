//! The full-text index over everything written. It lives inside the encrypted file, as every row does.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, named_params, params};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::store::migrate::Migration;
use crate::store::table::conversation::ON;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_23_13,
    // search_text keys on search_doc.id. Local: it can be rebuilt from the rows.
    up: "CREATE TABLE search_doc (
             id              INTEGER NOT NULL PRIMARY KEY,
             conversation_id BLOB,
             source          TEXT NOT NULL,
             ref             TEXT NOT NULL,
             UNIQUE (source, ref)
         ) STRICT;
         CREATE VIRTUAL TABLE search_text USING fts5 (
             body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
         );
         INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1);",
}];

/// One find.
#[derive(Clone, Debug)]
pub struct Found {
    /// The conversation it stands in.
    pub conversation: ConversationId,
    /// The civil date of that conversation.
    pub on: NaiveDate,
    /// What kind of text it is, by its source name.
    pub source: String,
    /// Which text of that kind.
    pub reference: String,
    /// A piece of the text, with [`HIT_START`] and [`HIT_END`] around each hit.
    pub snippet: String,
}

/// What to find, and where to look.
#[derive(Clone, Debug)]
pub struct Wanted<'q> {
    /// Words or beginnings of words; without any nothing is found.
    pub query: &'q str,
    /// Only in conversations with this person.
    pub person: Option<PersonId>,
    /// Only in conversations from this civil date on.
    pub since: Option<NaiveDate>,
    /// Only in texts of these kinds.
    pub kinds: Option<Kinds>,
    /// Finds at most.
    pub limit: u32,
}

/// Kinds of text: by source name, and of one source only texts whose reference ends in one of these.
#[derive(Clone, Debug)]
pub struct Kinds {
    /// The source names.
    pub sources: Vec<String>,
    /// One more source, of which only some texts count.
    pub partly: &'static str,
    /// What stands in the references of those texts after the conversation.
    pub endings: Vec<String>,
}

/// Stands before a hit in a snippet; a private-use character that no one types.
pub const HIT_START: char = '\u{E000}';
/// Stands after a hit in a snippet.
pub const HIT_END: char = '\u{E001}';

/// The index.
pub struct SearchDocs<'c>(pub(crate) &'c Connection);

impl SearchDocs<'_> {
    /// Puts a text in the index, or takes it out when it is empty. It is composed first, so that it does not matter how a
    /// keyboard puts an accent on a letter.
    ///
    /// `source` names the kind of text and `reference` tells texts of a kind apart; neither holds content.
    pub fn put(&self, conversation: Option<ConversationId>, source: &str, reference: &str, body: &str) -> Result<()> {
        let body = &body.nfc().collect::<String>();
        let known: Option<i64> = self
            .0
            .prepare_cached("SELECT id FROM search_doc WHERE source = ?1 AND ref = ?2")?
            .query_row(params![source, reference], |row| row.get(0))
            .optional()?;
        match (known, body.trim().is_empty()) {
            (Some(id), false) => {
                self.0
                    .prepare_cached("UPDATE search_text SET body = ?2 WHERE rowid = ?1")?
                    .execute(params![id, body])?;
            }
            (Some(id), true) => {
                self.0.execute("DELETE FROM search_text WHERE rowid = ?1", [id])?;
                self.0.execute("DELETE FROM search_doc WHERE id = ?1", [id])?;
            }
            (None, false) => {
                self.0
                    .prepare_cached("INSERT INTO search_doc (conversation_id, source, ref) VALUES (?1, ?2, ?3)")?
                    .execute(params![conversation, source, reference])?;
                let id = self.0.last_insert_rowid();
                self.0
                    .prepare_cached("INSERT INTO search_text (rowid, body) VALUES (?1, ?2)")?
                    .execute(params![id, body])?;
            }
            (None, true) => {}
        }
        Ok(())
    }

    /// Takes every text of a conversation out of the index.
    pub fn forget(&self, conversation: ConversationId) -> Result<()> {
        self.0.execute(
            "DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_doc WHERE conversation_id = ?1)",
            [conversation],
        )?;
        self.0.execute("DELETE FROM search_doc WHERE conversation_id = ?1", [conversation])?;
        Ok(())
    }

    /// Texts in which every word of the query begins a word, best first; nothing of the bin.
    pub fn find(&self, wanted: &Wanted<'_>) -> Result<Vec<Found>> {
        let Some(expression) = match_expression(wanted.query) else { return Ok(Vec::new()) };
        let list = |names: &[String]| serde_json::Value::from(names).to_string();
        let kinds = wanted.kinds.as_ref();
        let sql = format!(
            "SELECT c.id, {ON}, d.source, d.ref, snippet(search_text, 0, :start, :end, '…', 14)
             FROM search_text
             JOIN search_doc d ON d.id = search_text.rowid
             LEFT JOIN conversation_person cp
                    ON d.source = 'person' AND lower(hex(cp.person_id)) = d.ref AND cp.removed = 0
             JOIN conversation c
                    ON c.id = coalesce(d.conversation_id, cp.conversation_id) AND c.deleted_at IS NULL
             WHERE search_text MATCH :words
               AND (:person IS NULL OR EXISTS (SELECT 1 FROM conversation_person p
                                               WHERE p.conversation_id = c.id AND p.person_id = :person
                                                 AND p.removed = 0))
               AND (:since IS NULL OR {ON} >= :since)
               AND (:sources IS NULL OR d.source IN (SELECT value FROM json_each(:sources))
                    OR (d.source = :partly
                        AND substr(d.ref, instr(d.ref, '.') + 1) IN (SELECT value FROM json_each(:endings))))
             ORDER BY bm25(search_text), c.created_at DESC
             LIMIT :limit"
        );
        Ok(self
            .0
            .prepare_cached(&sql)?
            .query_map(
                named_params! {
                    ":start": HIT_START.to_string(),
                    ":end": HIT_END.to_string(),
                    ":words": expression,
                    ":person": wanted.person,
                    ":since": wanted.since,
                    ":sources": kinds.map(|kinds| list(&kinds.sources)),
                    ":partly": kinds.map(|kinds| kinds.partly),
                    ":endings": kinds.map(|kinds| list(&kinds.endings)),
                    ":limit": wanted.limit,
                },
                |row| {
                    Ok(Found {
                        conversation: row.get(0)?,
                        on: row.get(1)?,
                        source: row.get(2)?,
                        reference: row.get(3)?,
                        snippet: row.get(4)?,
                    })
                },
            )?
            .collect::<rusqlite::Result<_>>()?)
    }
}

/// An FTS5 expression in which each word is a quoted prefix: nothing that is typed has a meaning of its own. A mark on a
/// letter belongs to its word.
fn match_expression(query: &str) -> Option<String> {
    let query: String = query.nfc().collect();
    let words: Vec<String> = query
        .split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|word| word.contains(char::is_alphanumeric))
        .map(|word| format!("\"{word}\"*"))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::match_expression;

    #[test]
    fn what_is_typed_is_only_words() {
        assert_eq!(match_expression("huur OR \"x\" NEAR("), Some("\"huur\"* \"OR\"* \"x\"* \"NEAR\"*".into()));
        assert_eq!(match_expression(" -*: \u{301}"), None);
        assert_eq!(match_expression("qx\u{30c}y"), Some("\"qx\u{30c}y\"*".into()), "a mark does not end a word");
    }
}
