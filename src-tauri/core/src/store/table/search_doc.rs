//! The full-text index over everything written. It lives inside the encrypted file, as every row does.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params, params};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::store::migrate::Migration;
use crate::store::table::conversation::ON;

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
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
    },
    Migration {
        id: 2026_11_30_01,
        // Labels get ids of their own range, see LABELS.
        up: "CREATE INDEX search_doc_conversation ON search_doc (conversation_id);
         INSERT INTO search_text (rowid, body)
             SELECT t.rowid + 1099511627776, t.body FROM search_text t JOIN search_doc d ON d.id = t.rowid
             WHERE d.conversation_id IS NULL;
         DELETE FROM search_text WHERE rowid IN (SELECT id FROM search_doc WHERE conversation_id IS NULL);
         UPDATE search_doc SET id = id + 1099511627776 WHERE conversation_id IS NULL;",
    },
];

/// The ids of texts: they come and go with a conversation, and a higher one is newer.
const TEXTS: Range<i64> = 0..1 << 40;
/// The ids of labels: a find of one leads to every conversation with that person, so they are looked for apart.
const LABELS: Range<i64> = TEXTS.end..i64::MAX;
/// Of a word that stands nearly everywhere, so many finds are ranked, those first written last: to rank all takes too long.
const RANKED: u32 = 400;

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

/// What a conversation `c` has to be for a find in it to count.
static PASSES: LazyLock<String> = LazyLock::new(|| {
    format!(
        "c.deleted_at IS NULL
         AND (:person IS NULL OR EXISTS (SELECT 1 FROM conversation_person p
                                         WHERE p.conversation_id = c.id AND p.person_id = :person AND p.removed = 0))
         AND (:since IS NULL OR {ON} >= :since)"
    )
});

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
                let Range { start, end } = if conversation.is_some() { TEXTS } else { LABELS };
                self.0
                    .prepare_cached(
                        "INSERT INTO search_doc (id, conversation_id, source, ref)
                         SELECT coalesce(max(id), ?4) + 1, ?1, ?2, ?3 FROM search_doc WHERE id >= ?4 AND id < ?5",
                    )?
                    .execute(params![conversation, source, reference, start, end])?;
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

    /// Texts and labels in which every word of the query begins a word, best first; nothing of the bin. Of more than
    /// [`RANKED`] texts the newest count.
    pub fn find(&self, wanted: &Wanted<'_>) -> Result<Vec<Found>> {
        let Some(words) = match_expression(wanted.query) else { return Ok(Vec::new()) };
        let mut ranked = self.rank_labels(wanted, &words)?;
        ranked.extend(self.rank_texts(wanted, &words)?);
        ranked.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(b.created_at.cmp(&a.created_at)));
        ranked.truncate(wanted.limit as usize);
        // A snippet is made of the whole text, so only of what is shown.
        let snippets = self.snippets(&words, &ranked)?;
        for one in &mut ranked {
            one.found.snippet = snippets.get(&one.id).cloned().unwrap_or_default();
        }
        Ok(ranked.into_iter().map(|one| one.found).collect())
    }

    /// The best finds among the texts, without their snippets.
    fn rank_texts(&self, wanted: &Wanted<'_>, words: &str) -> Result<Vec<Ranked>> {
        let list = |names: &[String]| serde_json::Value::from(names).to_string();
        let (kinds, passes) = (wanted.kinds.as_ref(), &*PASSES);
        // Newest first is the order in which the index gives them: it goes no further than it has to.
        let sql = format!(
            "SELECT * FROM (
                 SELECT d.id, bm25(search_text) AS rank, c.created_at, c.id, {ON}, d.source, d.ref
                 FROM search_text
                 CROSS JOIN search_doc d ON d.id = search_text.rowid
                 CROSS JOIN conversation c ON c.id = d.conversation_id
                 WHERE search_text MATCH :words AND search_text.rowid < :labels
                   AND (:person IS NULL OR +search_text.rowid IN (
                            SELECT o.id FROM conversation_person p
                            JOIN search_doc o ON o.conversation_id = p.conversation_id
                            WHERE p.person_id = :person AND p.removed = 0))
                   AND {passes}
                   AND (:sources IS NULL OR d.source IN (SELECT value FROM json_each(:sources))
                        OR (d.source = :partly
                            AND substr(d.ref, instr(d.ref, '.') + 1) IN (SELECT value FROM json_each(:endings))))
                 ORDER BY search_text.rowid DESC
                 LIMIT :ranked
             )
             ORDER BY rank, created_at DESC
             LIMIT :limit"
        );
        let (sources, endings) = (kinds.map(|kinds| list(&kinds.sources)), kinds.map(|kinds| list(&kinds.endings)));
        let partly = kinds.map(|kinds| kinds.partly);
        self.ranked(wanted, words, &sql, &[(":sources", &sources), (":partly", &partly), (":endings", &endings)])
    }

    /// As [`SearchDocs::rank_texts`], of the labels: each leads to every conversation with its person. They are of no kind.
    fn rank_labels(&self, wanted: &Wanted<'_>, words: &str) -> Result<Vec<Ranked>> {
        if wanted.kinds.is_some() {
            return Ok(Vec::new());
        }
        let passes = &*PASSES;
        let sql = format!(
            "SELECT d.id, t.rank, c.created_at, c.id, {ON}, d.source, d.ref
             FROM (
                 SELECT rowid AS id, bm25(search_text) AS rank
                 FROM search_text WHERE search_text MATCH :words AND rowid >= :labels
                 ORDER BY rowid DESC
                 LIMIT CASE WHEN :person IS NULL AND :since IS NULL THEN :ranked ELSE -1 END
             ) t
             CROSS JOIN search_doc d ON d.id = t.id
             CROSS JOIN conversation_person cp ON cp.person_id = unhex(d.ref) AND cp.removed = 0
             CROSS JOIN conversation c ON c.id = cp.conversation_id
             WHERE {passes}
             ORDER BY t.rank, c.created_at DESC
             LIMIT :limit"
        );
        self.ranked(wanted, words, &sql, &[])
    }

    /// What a statement finds that names what is wanted, and these besides.
    fn ranked(&self, wanted: &Wanted<'_>, words: &str, sql: &str, more: &[(&str, &dyn ToSql)]) -> Result<Vec<Ranked>> {
        let mut names: Vec<(&str, &dyn ToSql)> = vec![
            (":words", &words),
            (":labels", &LABELS.start),
            (":person", &wanted.person),
            (":since", &wanted.since),
            (":ranked", &RANKED),
            (":limit", &wanted.limit),
        ];
        names.extend_from_slice(more);
        let mut statement = self.0.prepare_cached(sql)?;
        let ranked = statement.query_map(names.as_slice(), Ranked::row)?;
        Ok(ranked.collect::<rusqlite::Result<_>>()?)
    }

    /// A piece of each of these texts, by its id.
    fn snippets(&self, words: &str, of: &[Ranked]) -> Result<BTreeMap<i64, String>> {
        let ids: Vec<i64> = of.iter().map(|one| one.id).collect();
        Ok(self
            .0
            .prepare_cached(
                "SELECT rowid, snippet(search_text, 0, :start, :end, '…', 14)
                 FROM search_text
                 WHERE search_text MATCH :words AND rowid >= :oldest AND +rowid IN (SELECT value FROM json_each(:ids))
                 ORDER BY rowid DESC",
            )?
            .query_map(
                named_params! {
                    ":start": HIT_START.to_string(),
                    ":end": HIT_END.to_string(),
                    ":words": words,
                    ":oldest": ids.iter().min(),
                    ":ids": serde_json::Value::from(ids.as_slice()).to_string(),
                },
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?
            .collect::<rusqlite::Result<_>>()?)
    }
}

/// A find, and what decides on its place.
struct Ranked {
    id: i64,
    /// The lower, the better.
    rank: f64,
    created_at: DateTime<Utc>,
    found: Found,
}

impl Ranked {
    fn row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let (id, rank, created_at) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (conversation, on, source, reference) = (row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?);
        Ok(Self { id, rank, created_at, found: Found { conversation, on, source, reference, snippet: String::new() } })
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
