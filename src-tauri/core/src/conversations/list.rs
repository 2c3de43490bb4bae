//! The list in three groups: to come, to look back on, earlier. No group is ever called late.

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::request::{ListFilter, Period};
use crate::clock::Now;
use crate::error::{Code, Result};
use crate::store::table::conversation::{Part, Place, Which};

pub use crate::store::table::conversation::ListRow;
use crate::vault::Vault;

/// Rows of a page, when no size is asked.
const PAGE: u32 = 60;
/// Rows of a page, at most.
const LARGEST_PAGE: u32 = 1_000;

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

/// Where a page of the list ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListKey {
    /// In which part of the list.
    part: Part,
    /// Where in that part.
    place: Place,
}

/// Lists the conversations that pass the filter, page by page. A page goes on where its key stands, also when that
/// conversation is gone or stands elsewhere by now.
pub fn conversation_list(vault: &mut Vault, filter: ListFilter) -> Result<ConversationList> {
    let size = filter.size.unwrap_or(PAGE);
    let known = |key: &ListKey| key.place.time.len() <= "00:00".len();
    if !(1..=LARGEST_PAGE).contains(&size) || !filter.after.as_ref().is_none_or(known) {
        return Err(Code::BadRequest.into());
    }
    let conversations = vault.db().conversations();
    let running = conversations.running()?;
    let (today, since) = (vault.now().today(), filter.period.map(|period| since(vault.now(), period)));
    let which = Which { person: filter.person, since, but: running };
    let running = match running {
        Some(id) => conversations.listed_one(id, filter.person)?,
        None => None,
    };
    let found = conversations.found(&which)?;
    let narrowed = which.person.is_some() || which.since.is_some();
    let total = if narrowed { conversations.count()? } else { found + u32::from(running.is_some()) };
    let (mut upcoming, mut to_look_back, mut earlier) = (Vec::new(), Vec::new(), Vec::new());
    let (mut left, mut last, mut more) = (size, None, false);
    let (first, after) = filter.after.map_or((Part::Coming, None), |key| (key.part, Some(key.place)));
    for part in Part::ALL.into_iter().filter(|part| *part >= first) {
        let rows = conversations.page(part, today, &which, after.as_ref().filter(|_| part == first), left + 1)?;
        more = rows.len() > left as usize;
        for (row, place) in rows.into_iter().take(left as usize) {
            left -= 1;
            last = Some(ListKey { part, place });
            match part {
                Part::Coming | Part::Past | Part::Undated => upcoming.push(row),
                Part::Held => to_look_back.push(row),
                Part::LookedBack => earlier.push(row),
            }
        }
        if more {
            break;
        }
    }
    Ok(ConversationList { running, upcoming, to_look_back, earlier, found, next: last.filter(|_| more), total })
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
