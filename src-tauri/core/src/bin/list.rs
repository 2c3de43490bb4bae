//! What lies in the bin, as the screen shows it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::KEPT;
use crate::clock::Now;
use crate::error::Result;
use crate::id::ConversationId;
use crate::store::Db;
use crate::store::table::bin_item::{BinItem, Piece};
use crate::terms::LifeArea;
use crate::vault::Vault;

/// What kind of thing lies in the bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BinKind {
    /// A whole conversation.
    Conversation,
    /// An agenda item.
    AgendaItem,
    /// An agreement.
    Agreement,
    /// A life area with what was heard in it.
    Approach,
}

/// One entry of the bin.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BinRow {
    /// Which entry; of a conversation it is the conversation's own id.
    #[ts(type = "string")]
    pub entry: Uuid,
    /// What it is.
    pub kind: BinKind,
    /// What it says: the body of a piece of text, empty for a conversation and for a life area without literal words.
    pub body: String,
    /// Which life area, if it is one.
    pub area: Option<LifeArea>,
    /// The labels of the others in its conversation.
    pub people: Vec<String>,
    /// The civil date of its conversation.
    pub on: NaiveDate,
    /// When it was deleted.
    pub deleted_at: DateTime<Utc>,
    /// Whole days until it is erased by itself; 0 is today.
    pub days_left: u32,
}

/// Everything in the bin, the latest first.
pub fn bin_list(vault: &mut Vault, (): ()) -> Result<Vec<BinRow>> {
    let (db, now) = (vault.db(), vault.now());
    let mut rows = Vec::new();
    for (conversation, deleted_at) in db.conversations().binned()? {
        rows.push(BinRow {
            entry: conversation.id.0,
            kind: BinKind::Conversation,
            body: String::new(),
            area: None,
            people: labels(db, conversation.id)?,
            on: conversation.on(),
            deleted_at,
            days_left: days_left(deleted_at, now),
        });
    }
    for BinItem { id, deleted_at, piece } in db.bin().listed()? {
        let conversation = piece.conversation();
        let (kind, body, area) = shown(piece);
        rows.push(BinRow {
            entry: id,
            kind,
            body,
            area,
            people: labels(db, conversation)?,
            on: db.conversations().get(conversation)?.on(),
            deleted_at,
            days_left: days_left(deleted_at, now),
        });
    }
    rows.sort_by_key(|row| (std::cmp::Reverse(row.deleted_at), row.entry));
    Ok(rows)
}

fn shown(piece: Piece) -> (BinKind, String, Option<LifeArea>) {
    match piece {
        Piece::AgendaItem(row) => (BinKind::AgendaItem, row.item.body, None),
        Piece::Agreement(row) => {
            let (mine, theirs) = (row.agreement.body, row.agreement.their_words);
            (BinKind::Agreement, if mine.trim().is_empty() { theirs } else { mine }, None)
        }
        Piece::Approach(row) => (BinKind::Approach, row.approach.quote, Some(row.approach.area)),
    }
}

fn labels(db: Db<'_>, conversation: ConversationId) -> Result<Vec<String>> {
    Ok(db.participants().of(conversation)?.into_iter().map(|participant| participant.label).collect())
}

/// Counts civil days on the device; a clock that was set back gives no extra ones.
fn days_left(deleted_at: DateTime<Utc>, now: Now) -> u32 {
    let gone_on = Now { utc: deleted_at, ..now }.today() + KEPT;
    u32::try_from((gone_on - now.today()).num_days().clamp(0, KEPT.num_days())).unwrap_or(0)
}
