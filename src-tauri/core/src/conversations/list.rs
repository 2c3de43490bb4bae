//! The list in three groups: to come, to look back on, earlier. No group is ever called late.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::request::{ListFilter, Period};
use crate::clock::Now;
use crate::error::{Code, Result};
use crate::id::ConversationId;
use crate::store::table::conversation::{Listed, Part, Place, Which};
use crate::terms::{Channel, Purpose, TalkKind};
use crate::vault::Vault;

/// Rows of a page, when no size is asked.
const PAGE: u32 = 60;
/// Rows of a page, at most.
const LARGEST_PAGE: u32 = 1_000;

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

/// The conversations, grouped: one page of them, in the order in which the groups stand here.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConversationList {
    /// The one that is going on, if there is one.
    pub running: Option<ListRow>,
    /// To come, today and the nearest first; then what was planned before today and not begun; those without a date last.
    pub upcoming: Vec<ListRow>,
    /// Held and not looked back on, the latest first.
    pub to_look_back: Vec<ListRow>,
    /// Looked back on, the latest first.
    pub earlier: Vec<ListRow>,
    /// How many pass the filter, on this page and all others; the one that is going on is not among them.
    pub found: u32,
    /// What the next page comes after; absent on the last one.
    pub next: Option<ListKey>,
    /// How many there are without any filter.
    pub total: u32,
}

/// A place in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListKey {
    /// Which part of the list.
    part: Part,
    /// The civil date.
    on: NaiveDate,
    /// The time of day; empty without one.
    time: String,
    /// When it was made.
    made: DateTime<Utc>,
    /// Which conversation.
    id: ConversationId,
}

/// Lists the conversations that pass the filter, page by page. A page goes on where its key stands, also when that
/// conversation is gone or stands elsewhere by now.
pub fn conversation_list(vault: &mut Vault, filter: ListFilter) -> Result<ConversationList> {
    let size = filter.size.unwrap_or(PAGE);
    let known = |key: &ListKey| key.time.len() <= "00:00".len();
    if !(1..=LARGEST_PAGE).contains(&size) || !filter.after.as_ref().is_none_or(known) {
        return Err(Code::BadRequest.into());
    }
    let conversations = vault.db().conversations();
    let running = conversations.running()?;
    let (today, since) = (vault.now().today(), filter.period.map(|period| since(vault.now(), period)));
    let which = Which { person: filter.person, since, but: running };
    let running = match running {
        Some(id) => conversations.listed_one(id, filter.person)?.map(ListRow::from),
        None => None,
    };
    let found = conversations.found(&which)?;
    let narrowed = which.person.is_some() || which.since.is_some();
    let total = if narrowed { conversations.count()? } else { found + u32::from(running.is_some()) };
    let (mut upcoming, mut to_look_back, mut earlier) = (Vec::new(), Vec::new(), Vec::new());
    let (mut left, mut last, mut more) = (size, None, false);
    let (first, after) = filter.after.map_or((Part::Coming, None), |key| (key.part, Some(key.place())));
    for part in Part::ALL.into_iter().filter(|part| *part >= first) {
        let rows = conversations.page(part, today, &which, after.as_ref().filter(|_| part == first), left + 1)?;
        more = rows.len() > left as usize;
        for row in rows.into_iter().take(left as usize) {
            left -= 1;
            last = Some(ListKey::new(part, &row));
            match part {
                Part::Coming | Part::Past | Part::Undated => upcoming.push(row.into()),
                Part::Held => to_look_back.push(row.into()),
                Part::LookedBack => earlier.push(row.into()),
            }
        }
        if more {
            break;
        }
    }
    Ok(ConversationList { running, upcoming, to_look_back, earlier, found, next: last.filter(|_| more), total })
}

impl ListKey {
    fn new(part: Part, row: &Listed) -> Self {
        let time = row.planned_time.clone().unwrap_or_default();
        Self { part, on: row.on, time, made: row.created_at, id: row.id }
    }

    fn place(self) -> Place {
        Place { on: self.on, time: self.time, created_at: self.made, id: self.id }
    }
}

impl From<Listed> for ListRow {
    fn from(row: Listed) -> Self {
        let Listed { id, on, dated, planned_time, kind, channel, purpose, example, people, created_at: _ } = row;
        Self { id, people, on, dated, planned_time, kind, channel, purpose, example }
    }
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
