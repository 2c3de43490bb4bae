//! Full-text search over everything written: diacritics folded, beginnings of words found.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

use crate::api::request::SearchFor;
use crate::conversations::{MAX_SHORT, within};
use crate::error::Result;
use crate::id::ConversationId;
use crate::index;
use crate::store::table::search_doc::{HIT_END, HIT_START};
use crate::terms::{LifeArea, TextField};
use crate::vault::Vault;

/// Finds that are returned, at most.
const LIMIT: u32 = 100;

/// What kind of text a find stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A long text; `field` says which.
    Text,
    /// An agenda item.
    Agenda,
    /// A note beside an answer.
    Answer,
    /// An agreement.
    Agreement,
    /// An intention.
    Intention,
    /// The other's literal words.
    Quote,
    /// A label.
    Person,
}

/// A piece of a snippet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Span {
    /// The text of this piece.
    pub text: String,
    /// Whether it is what was searched for.
    pub hit: bool,
}

/// One find.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Hit {
    /// The conversation it stands in.
    pub conversation: ConversationId,
    /// That conversation's civil date.
    pub on: NaiveDate,
    /// The labels of the others.
    pub people: Vec<String>,
    /// What kind of text it is.
    pub kind: HitKind,
    /// Which long text, for [`HitKind::Text`].
    pub field: Option<TextField>,
    /// Which item it is: an agenda item, an agreement or an intention.
    #[ts(type = "string | null")]
    pub item: Option<Uuid>,
    /// Which sub-question, for [`HitKind::Answer`].
    pub question: Option<String>,
    /// Which life area, for [`HitKind::Quote`].
    pub area: Option<LifeArea>,
    /// A piece of it.
    pub snippet: Vec<Span>,
}

/// Finds texts in which every word of the query begins a word.
pub fn search(vault: &mut Vault, request: SearchFor) -> Result<Vec<Hit>> {
    within(&request.query, MAX_SHORT)?;
    let query: String = request.query.nfc().collect();
    let db = vault.db();
    db.search()
        .find(&query, LIMIT)?
        .into_iter()
        .map(|found| {
            let row = db.conversations().get(found.conversation)?;
            let (kind, field) = kind(&found.source);
            Ok(Hit {
                conversation: row.id,
                on: row.on(),
                people: db.participants().of(row.id)?.into_iter().map(|participant| participant.label).collect(),
                kind,
                field,
                item: None,
                question: None,
                area: None,
                snippet: spans(&found.snippet),
            })
        })
        .collect()
}

fn kind(source: &str) -> (HitKind, Option<TextField>) {
    match source {
        index::AGENDA => (HitKind::Agenda, None),
        index::ANSWER => (HitKind::Answer, None),
        index::AGREEMENT | index::THEIR_WORDS => (HitKind::Agreement, None),
        index::INTENTION | index::INTENTION_LINE => (HitKind::Intention, None),
        index::QUOTE => (HitKind::Quote, None),
        index::PERSON => (HitKind::Person, None),
        other => (HitKind::Text, other.strip_prefix(index::TEXT).and_then(TextField::from_text)),
    }
}

fn spans(snippet: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (index, piece) in snippet.split(HIT_START).enumerate() {
        let (hit, rest) = match piece.split_once(HIT_END) {
            Some((hit, rest)) if index > 0 => (hit, rest),
            _ => ("", piece),
        };
        spans.push(Span { text: hit.to_owned(), hit: true });
        spans.push(Span { text: rest.to_owned(), hit: false });
    }
    spans.retain(|span| !span.text.is_empty());
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_falls_apart_into_spans() {
        let plain = |text: &str| Span { text: text.into(), hit: false };
        let hit = |text: &str| Span { text: text.into(), hit: true };
        assert_eq!(
            spans("de \u{E000}huur\u{E001} en \u{E000}huis\u{E001}"),
            [plain("de "), hit("huur"), plain(" en "), hit("huis")]
        );
        assert_eq!(spans("niets"), [plain("niets")]);
    }
}
