//! The list in three groups: to come, to look back on, earlier. No group is ever called late.

use chrono::{Duration, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::api::request::{ListFilter, Period};
use crate::clock::Now;
use crate::error::Result;
use crate::id::ConversationId;
use crate::store::Db;
use crate::store::table::conversation::ConversationRow;
use crate::terms::{Channel, Purpose, TalkKind};
use crate::vault::Vault;

/// One line of the list.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ListRow {
    /// Which conversation.
    pub id: ConversationId,
    /// The labels of the others.
    pub people: Vec<String>,
    /// The civil date it belongs to.
    pub on: NaiveDate,
    /// Whether that date was chosen or is only the day it was made.
    pub dated: bool,
    /// The time of day, `HH:MM`.
    pub planned_time: Option<String>,
    /// The sort of conversation.
    pub kind: Option<TalkKind>,
    /// Where or through what.
    pub channel: Option<Channel>,
    /// To help, to check or both.
    pub purpose: Option<Purpose>,
    /// Whether it is the built-in example.
    pub example: bool,
}

/// The conversations, grouped.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConversationList {
    /// The one that is going on, if there is one.
    pub running: Option<ListRow>,
    /// To come, the nearest first; those without a date last.
    pub upcoming: Vec<ListRow>,
    /// Held and not looked back on, the latest first.
    pub to_look_back: Vec<ListRow>,
    /// Looked back on, the latest first.
    pub earlier: Vec<ListRow>,
    /// How many there are without any filter.
    pub total: u32,
}

/// Lists the conversations that pass the filter.
pub fn conversation_list(vault: &mut Vault, filter: ListFilter) -> Result<ConversationList> {
    let db = vault.db();
    let since = filter.period.map(|period| since(vault.now(), period));
    let running = db.conversations().running()?;
    let total = db.conversations().count()?;
    let mut list = ConversationList { running: None, upcoming: vec![], to_look_back: vec![], earlier: vec![], total };
    for row in db.conversations().all(filter.person)? {
        let line = line(db, &row)?;
        if since.is_some_and(|since| line.on < since) && Some(row.id) != running {
            continue;
        }
        match row {
            ConversationRow { id, .. } if Some(id) == running => list.running = Some(line),
            ConversationRow { looked_back_at: Some(_), .. } => list.earlier.push(line),
            ConversationRow { ended_at: Some(_), .. } => list.to_look_back.push(line),
            _ => list.upcoming.push(line),
        }
    }
    list.upcoming.sort_by(|a, b| (!a.dated, a.on, &a.planned_time).cmp(&(!b.dated, b.on, &b.planned_time)));
    // Newest first, also where the clock does not tell them apart: rows come oldest first, and the sort is stable.
    list.to_look_back.reverse();
    list.earlier.reverse();
    list.to_look_back.sort_by(|a, b| (b.on, &b.planned_time).cmp(&(a.on, &a.planned_time)));
    list.earlier.sort_by(|a, b| (b.on, &b.planned_time).cmp(&(a.on, &a.planned_time)));
    Ok(list)
}

/// The first civil date of a period that ends now.
pub(crate) fn since(now: Now, period: Period) -> NaiveDate {
    let days = match period {
        Period::Week => 7,
        Period::Month => 31,
        Period::Year => 366,
    };
    now.today() - Duration::days(days)
}

/// One line for a conversation.
fn line(db: Db<'_>, row: &ConversationRow) -> Result<ListRow> {
    Ok(ListRow {
        id: row.id,
        people: db.participants().of(row.id)?.into_iter().map(|participant| participant.label).collect(),
        on: row.on(),
        dated: row.planned_on.is_some() || row.started_at.is_some(),
        planned_time: row.planned_time.clone(),
        kind: row.kind,
        channel: row.channel,
        purpose: row.purpose,
        example: row.example,
    })
}
