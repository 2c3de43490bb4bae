//! The list of conversations, a page at a time. An index holds the order, so that a page costs what is on it.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Conversations, ON};
use crate::error::{Error, Result};
use crate::id::{ConversationId, PersonId};
use crate::terms::{Channel, Purpose, TalkKind};

/// The parts of the list, in the order in which they stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ListPart")]
pub enum Part {
    /// Planned for today or later, the nearest first.
    Coming,
    /// Planned for a day that is past, and not begun: the latest first.
    Past,
    /// Planned without a day, the first made first.
    Undated,
    /// Held and not looked back on, the latest first.
    Held,
    /// Looked back on, the latest first.
    LookedBack,
}

impl Part {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Coming, Self::Past, Self::Undated, Self::Held, Self::LookedBack];

    /// What the expression [`KIND`] says of its conversations.
    fn kind(self) -> u8 {
        match self {
            Self::Coming | Self::Past => 0,
            Self::Undated => 1,
            Self::Held => 2,
            Self::LookedBack => 3,
        }
    }

    /// Which of the days of that kind, seen from `:today`.
    fn days(self) -> String {
        match self {
            Self::Coming => format!(" AND {ON} >= :today"),
            Self::Past => format!(" AND {ON} < :today"),
            Self::Undated | Self::Held | Self::LookedBack => String::new(),
        }
    }

    /// Whether the first day comes first.
    fn rises(self) -> bool {
        matches!(self, Self::Coming | Self::Undated)
    }
}

/// How a conversation `c` stands. The index of [`super::MIGRATIONS`] has these very expressions.
const KIND: &str = "CASE
     WHEN c.looked_back_at IS NOT NULL THEN 3
     WHEN c.ended_at IS NOT NULL THEN 2
     WHEN c.started_at IS NULL AND c.planned_on IS NULL THEN 1
     ELSE 0 END";
/// The time of day by which it stands among those of its day.
const TIME: &str = "coalesce(c.planned_time, '')";

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

/// Which conversations are listed.
#[derive(Clone, Copy, Debug)]
pub struct Which {
    /// Only with this person.
    pub person: Option<PersonId>,
    /// Only from this civil date on.
    pub since: Option<NaiveDate>,
    /// Not this one.
    pub but: Option<ConversationId>,
}

/// A place in one part of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "ListPlace")]
pub struct Place {
    /// The civil date.
    pub on: NaiveDate,
    /// The time of day, empty without one.
    pub time: String,
    /// When it was made.
    pub made: DateTime<Utc>,
    /// Which conversation.
    pub id: ConversationId,
}

impl Which {
    /// As a condition on a conversation `c`, with what it names. A condition that is not asked is not there: the plan is
    /// made for what is.
    fn condition(&self) -> (String, Vec<(&'static str, &dyn ToSql)>) {
        let mut condition = "c.deleted_at IS NULL".to_owned();
        let mut names: Vec<(&str, &dyn ToSql)> = Vec::new();
        if let Some(person) = &self.person {
            condition += " AND c.id IN (SELECT conversation_id FROM conversation_person
                                        WHERE person_id = :person AND removed = 0)";
            names.push((":person", person));
        }
        if let Some(since) = &self.since {
            condition += &format!(" AND {ON} >= :since");
            names.push((":since", since));
        }
        if let Some(but) = &self.but {
            condition += " AND c.id <> :but";
            names.push((":but", but));
        }
        (condition, names)
    }
}

impl Conversations<'_> {
    /// So many conversations of one part, as seen on the day `today`, after a place in it.
    pub fn page(
        &self,
        part: Part,
        today: NaiveDate,
        which: &Which,
        after: Option<&Place>,
        limit: u32,
    ) -> Result<Vec<(ListRow, Place)>> {
        let (mut condition, mut names) = which.condition();
        let (way, beyond) = if part.rises() { ("ASC", '>') } else { ("DESC", '<') };
        let (kind, days) = (part.kind(), part.days());
        condition += &format!(" AND {KIND} = :kind{days}");
        names.extend([(":kind", &kind as &dyn ToSql), (":limit", &limit)]);
        if !days.is_empty() {
            names.push((":today", &today));
        }
        if let Some(place) = after {
            // The day by itself as well: SQLite seeks by that, and not by a row of expressions.
            condition += &format!(
                " AND {ON} {beyond}= :on AND ({ON}, {TIME}, c.created_at, c.id) {beyond} (:on, :time, :made, :after)"
            );
            let Place { on, time, made, id } = place;
            names.extend([(":on", on as &dyn ToSql), (":time", time), (":made", made), (":after", id)]);
        }
        let order = format!("{ON} {way}, {TIME} {way}, c.created_at {way}, c.id {way}");
        self.listed(&format!("WHERE {condition} ORDER BY {order} LIMIT :limit"), &names)
    }

    /// One conversation as the list shows it, if it is with this person.
    pub fn listed_one(&self, id: ConversationId, person: Option<PersonId>) -> Result<Option<ListRow>> {
        let which = Which { person, since: None, but: None };
        let (condition, mut names) = which.condition();
        names.push((":id", &id));
        Ok(self.listed(&format!("WHERE {condition} AND c.id = :id"), &names)?.pop().map(|(row, _)| row))
    }

    /// How many conversations are listed.
    pub fn found(&self, which: &Which) -> Result<u32> {
        let (condition, names) = which.condition();
        let sql = format!("SELECT count(*) FROM conversation c WHERE {condition}");
        Ok(self.0.prepare_cached(&sql)?.query_row(names.as_slice(), |row| row.get(0))?)
    }

    fn listed(&self, rest: &str, names: &[(&str, &dyn ToSql)]) -> Result<Vec<(ListRow, Place)>> {
        let sql = format!(
            "SELECT c.id, {ON}, c.planned_on IS NOT NULL OR c.started_at IS NOT NULL, c.planned_time, c.kind, c.channel,
                    c.purpose, c.example, c.created_at,
                    (SELECT json_group_array(p.label ORDER BY cp.rank, cp.person_id)
                     FROM conversation_person cp JOIN person p ON p.id = cp.person_id
                     WHERE cp.conversation_id = c.id AND cp.removed = 0 AND p.deleted_at IS NULL)
             FROM conversation c {rest}"
        );
        let mut statement = self.0.prepare_cached(&sql)?;
        let mut rows = statement.query(names)?;
        let mut listed = Vec::new();
        while let Some(row) = rows.next()? {
            let people: String = row.get(9)?;
            let line = ListRow {
                id: row.get(0)?,
                people: serde_json::from_str(&people).map_err(|_| Error::Fault("SQLite makes whole lists"))?,
                on: row.get(1)?,
                dated: row.get(2)?,
                planned_time: row.get(3)?,
                kind: row.get(4)?,
                channel: row.get(5)?,
                purpose: row.get(6)?,
                example: row.get(7)?,
            };
            let ListRow { id, on, .. } = line;
            let time = line.planned_time.clone().unwrap_or_default();
            let place = Place { on, time, made: row.get(8)?, id };
            listed.push((line, place));
        }
        Ok(listed)
    }
}
