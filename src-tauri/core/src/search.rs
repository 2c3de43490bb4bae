//! Full-text search over everything written: diacritics folded, beginnings of words found.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::api::request::SearchFor;
use crate::conversations::{MAX_SHORT, since, within};
use crate::error::Result;
use crate::id::ConversationId;
use crate::index;
use crate::store::table::search_doc::{Found, HIT_END, HIT_START, Wanted};
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

/// Finds texts in which every word of the query begins a word. A lens leaves out what belongs to no lens: labels,
/// intentions and how it went. Without a word to find there are no finds.
pub fn search(vault: &mut Vault, request: SearchFor) -> Result<Vec<Hit>> {
    within(&request.query, MAX_SHORT)?;
    let db = vault.db();
    let found = db.search().find(&Wanted {
        query: &request.query,
        person: request.person,
        since: request.period.map(|period| since(vault.now(), period)),
        kinds: request.lens.map(index::kinds_of),
        limit: LIMIT,
    })?;
    let mut labels: BTreeMap<ConversationId, Vec<String>> = BTreeMap::new();
    let mut hits = Vec::with_capacity(found.len());
    for Found { conversation, on, source, reference, snippet } in found {
        let people = match labels.entry(conversation) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(new) => {
                let people = db.participants().of(conversation)?;
                new.insert(people.into_iter().map(|participant| participant.label).collect()).clone()
            }
        };
        let (kind, field) = kind(&source);
        hits.push(Hit {
            conversation,
            on,
            people,
            kind,
            field,
            item: index::item_of(&source, &reference),
            question: index::question_of(&source, &reference),
            area: index::area_of(&source, &reference),
            snippet: spans(&snippet),
        });
    }
    Ok(hits)
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
