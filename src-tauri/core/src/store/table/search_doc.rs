//! The full-text index over everything written. It lives inside the encrypted file, as every row does.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;
use crate::id::ConversationId;
use crate::store::migrate::Migration;

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
    /// What kind of text it is, by its source name.
    pub source: String,
    /// A piece of the text, with [`HIT_START`] and [`HIT_END`] around each hit.
    pub snippet: String,
}

/// Stands before a hit in a snippet; a private-use character that no one types.
pub const HIT_START: char = '\u{E000}';
/// Stands after a hit in a snippet.
pub const HIT_END: char = '\u{E001}';

/// The index.
pub struct SearchDocs<'c>(pub(crate) &'c Connection);

impl SearchDocs<'_> {
    /// Puts a text in the index, or takes it out when it is empty.
    ///
    /// `source` names the kind of text and `reference` tells texts of a kind apart; neither holds content.
    pub fn put(&self, conversation: Option<ConversationId>, source: &str, reference: &str, body: &str) -> Result<()> {
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

    /// Texts in which every word of `query` begins a word, best first; nothing of the bin.
    pub fn find(&self, query: &str, limit: u32) -> Result<Vec<Found>> {
        let Some(expression) = match_expression(query) else { return Ok(Vec::new()) };
        Ok(self
            .0
            .prepare_cached(
                "SELECT coalesce(d.conversation_id, cp.conversation_id), d.source,
                        snippet(search_text, 0, ?2, ?3, '…', 14)
                 FROM search_text
                 JOIN search_doc d ON d.id = search_text.rowid
                 LEFT JOIN conversation_person cp
                        ON d.source = 'person' AND lower(hex(cp.person_id)) = d.ref AND cp.removed = 0
                 JOIN conversation c
                        ON c.id = coalesce(d.conversation_id, cp.conversation_id) AND c.deleted_at IS NULL
                 WHERE search_text MATCH ?1
                 ORDER BY bm25(search_text), c.created_at DESC
                 LIMIT ?4",
            )?
            .query_map(params![expression, HIT_START.to_string(), HIT_END.to_string(), limit], |row| {
                Ok(Found { conversation: row.get(0)?, source: row.get(1)?, snippet: row.get(2)? })
            })?
            .collect::<rusqlite::Result<_>>()?)
    }
}

/// An FTS5 expression in which each word is a quoted prefix: nothing that is typed has a meaning of its own.
fn match_expression(query: &str) -> Option<String> {
    let words: Vec<String> = query
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
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
        assert_eq!(match_expression(" -*: "), None);
    }
}
