//! What each side wants to talk about, or would rather not.

mod joint;

use rusqlite::{Connection, OptionalExtension, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::api::request::{AgendaChange, Direction};
use crate::error::{Code, Result};
use crate::id::{AgendaItemId, ConversationId};
use crate::store::migrate::Migration;
use crate::store::rank::{Rank, moved};
use crate::terms::{AgendaState, Side};

pub(crate) const MIGRATIONS: &[Migration] = &[MADE, JOINT, PLACES];

const MADE: Migration = Migration {
    id: 2026_11_23_05,
    up: "CREATE TABLE agenda_item (
             id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             conversation_id BLOB NOT NULL REFERENCES conversation (id),
             side            TEXT NOT NULL,
             body            TEXT NOT NULL,
             avoid           INTEGER NOT NULL DEFAULT 0,
             must            INTEGER NOT NULL DEFAULT 0,
             may_show        INTEGER NOT NULL DEFAULT 0,
             state           TEXT NOT NULL DEFAULT 'open',
             origin          BLOB,
             rank            BLOB NOT NULL
         ) STRICT;
         CREATE INDEX agenda_item_conversation ON agenda_item (conversation_id);
         CREATE INDEX agenda_item_origin ON agenda_item (origin) WHERE origin IS NOT NULL;",
};

const JOINT: Migration = Migration {
    id: 2026_11_23_21,
    // What the other said while looking together. joint_rank is the order that both chose; without one: mine, then theirs.
    up: "ALTER TABLE agenda_item ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
         ALTER TABLE agenda_item ADD COLUMN literal INTEGER NOT NULL DEFAULT 0;
         ALTER TABLE agenda_item ADD COLUMN skip INTEGER NOT NULL DEFAULT 0;
         ALTER TABLE agenda_item ADD COLUMN joint_rank BLOB;",
};

const PLACES: Migration = Migration {
    id: 2026_11_23_40,
    // Finds the last place of a side without reading the whole agenda.
    up: "DROP INDEX agenda_item_conversation;
         CREATE INDEX agenda_item_place ON agenda_item (conversation_id, side, rank);",
};

/// One item on an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AgendaItem {
    /// Which item.
    pub id: AgendaItemId,
    /// Whose.
    pub side: Side,
    /// What it is about.
    pub body: String,
    /// *Liever niet*: never shown to the other.
    pub avoid: bool,
    /// *Moet*.
    pub must: bool,
    /// *Mag de ander zien*.
    pub may_show: bool,
    /// *Van de ander zelf*: the other said so, so it is no guess any more.
    pub own: bool,
    /// The other's literal words, added while looking together.
    pub literal: bool,
    /// *Hier liever niet over*: the other said so while looking together.
    pub skip: bool,
    /// How it stands.
    pub state: AgendaState,
    /// The parked item or open agreement of an earlier conversation that it takes up; may dangle.
    pub origin: Option<Uuid>,
}

/// A row with its place, as an undo step and the bin keep it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaRow {
    /// Its conversation.
    pub conversation: ConversationId,
    /// The item.
    pub item: AgendaItem,
    /// Its place within its side.
    pub rank: Rank,
    /// Its place on the joint agenda, once that was chosen together.
    pub joint_rank: Option<Rank>,
}

/// The agenda items.
pub struct AgendaItems<'c>(pub(crate) &'c Connection);

const COLUMNS: &str = "id, side, body, avoid, must, may_show, own, literal, skip, state, origin";

impl AgendaItems<'_> {
    fn item(row: &Row<'_>) -> rusqlite::Result<AgendaItem> {
        Ok(AgendaItem {
            id: row.get(0)?,
            side: row.get(1)?,
            body: row.get(2)?,
            avoid: row.get(3)?,
            must: row.get(4)?,
            may_show: row.get(5)?,
            own: row.get(6)?,
            literal: row.get(7)?,
            skip: row.get(8)?,
            state: row.get(9)?,
            origin: row.get(10)?,
        })
    }

    /// All items of a conversation, mine before theirs, each side in its order.
    pub fn of(&self, conversation: ConversationId) -> Result<Vec<AgendaItem>> {
        let sql = format!("SELECT {COLUMNS} FROM agenda_item WHERE conversation_id = ?1 ORDER BY side, rank, id");
        Ok(self.0.prepare_cached(&sql)?.query_map([conversation], Self::item)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One item with its place. [`Code::NotFound`] when it is not in this conversation.
    pub fn get(&self, conversation: ConversationId, id: AgendaItemId) -> Result<AgendaRow> {
        let sql = format!("SELECT {COLUMNS}, rank, joint_rank FROM agenda_item WHERE conversation_id = ?1 AND id = ?2");
        self.0
            .prepare_cached(&sql)?
            .query_row(params![conversation, id], |row| {
                Ok(AgendaRow { conversation, item: Self::item(row)?, rank: row.get(11)?, joint_rank: row.get(12)? })
            })
            .optional()?
            .ok_or_else(|| Code::NotFound.into())
    }

    /// Adds an item at the end of its side.
    pub fn add(&self, conversation: ConversationId, item: &AgendaItem) -> Result<()> {
        let last: Option<Rank> = self.0.query_row(
            "SELECT max(rank) FROM agenda_item WHERE conversation_id = ?1 AND side = ?2",
            params![conversation, item.side],
            |row| row.get(0),
        )?;
        self.put(&AgendaRow { conversation, item: item.clone(), rank: Rank::after(last.as_ref()), joint_rank: None })
    }

    /// Brings a removed row back to its place, or right after whoever took that place; on the joint agenda to its place,
    /// or to the end.
    pub fn put_back(&self, row: &AgendaRow) -> Result<()> {
        let places = self.places(row.conversation, row.item.side)?;
        let ranks: Vec<Rank> = places.into_iter().map(|(_, rank)| rank).collect();
        let joint = self.joint_ranks(row.conversation)?;
        let joint_rank = row.joint_rank.as_ref().map(|rank| Rank::free(&joint, rank)).transpose()?;
        self.put(&AgendaRow { rank: Rank::free(&ranks, &row.rank)?, joint_rank, ..row.clone() })
    }

    fn put(&self, row: &AgendaRow) -> Result<()> {
        let item = &row.item;
        self.0
            .prepare_cached(
                "INSERT INTO agenda_item
                     (id, conversation_id, side, body, avoid, must, may_show, own, literal, skip, state, origin,
                      rank, joint_rank)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute(params![
                item.id,
                row.conversation,
                item.side,
                item.body,
                item.avoid,
                item.must,
                item.may_show,
                item.own,
                item.literal,
                item.skip,
                item.state,
                item.origin,
                row.rank,
                row.joint_rank
            ])?;
        Ok(())
    }

    /// Changes one field. *Liever niet* and *mag de ander zien* exclude each other: the last one said wins.
    pub fn edit(&self, id: AgendaItemId, change: &AgendaChange) -> Result<()> {
        let changed = match change {
            AgendaChange::Body(body) => {
                self.0.execute("UPDATE agenda_item SET body = ?2 WHERE id = ?1", params![id, body])
            }
            AgendaChange::Avoid(on) => self.0.execute(
                "UPDATE agenda_item SET avoid = ?2, may_show = may_show AND NOT ?2 WHERE id = ?1",
                params![id, on],
            ),
            AgendaChange::Must(on) => self.0.execute("UPDATE agenda_item SET must = ?2 WHERE id = ?1", params![id, on]),
            AgendaChange::MayShow(on) => self.0.execute(
                "UPDATE agenda_item SET may_show = ?2, avoid = avoid AND NOT ?2 WHERE id = ?1",
                params![id, on],
            ),
            AgendaChange::State(state) => {
                self.0.execute("UPDATE agenda_item SET state = ?2 WHERE id = ?1", params![id, state])
            }
        }?;
        if changed == 0 { Err(Code::NotFound.into()) } else { Ok(()) }
    }

    fn places(&self, conversation: ConversationId, side: Side) -> Result<Vec<(AgendaItemId, Rank)>> {
        Ok(self
            .0
            .prepare_cached(
                "SELECT id, rank FROM agenda_item WHERE conversation_id = ?1 AND side = ?2 ORDER BY rank, id",
            )?
            .query_map(params![conversation, side], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// Moves an item one place within its side, and says whether there was one to go to.
    pub fn shift(&self, conversation: ConversationId, id: AgendaItemId, direction: Direction) -> Result<bool> {
        let side = self.get(conversation, id)?.item.side;
        let rows = self.places(conversation, side)?;
        let index = rows.iter().position(|(other, _)| *other == id).ok_or(Code::NotFound)?;
        let ranks: Vec<Rank> = rows.into_iter().map(|(_, rank)| rank).collect();
        let Some(rank) = moved(&ranks, index, direction)? else { return Ok(false) };
        self.0.execute("UPDATE agenda_item SET rank = ?2 WHERE id = ?1", params![id, rank])?;
        Ok(true)
    }

    /// Removes an item.
    pub fn delete(&self, id: AgendaItemId) -> Result<()> {
        self.0.execute("DELETE FROM agenda_item WHERE id = ?1", [id])?;
        Ok(())
    }
}
