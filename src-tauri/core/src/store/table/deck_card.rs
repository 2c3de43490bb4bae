//! The deck chosen for one conversation: cards of the content and intentions, in an order.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::api::request::Direction;
use crate::error::{Code, Error, Result};
use crate::id::{ConversationId, DeckEntryId, IntentionId};
use crate::store::migrate::Migration;
use crate::store::rank::{Rank, moved};

pub(crate) const MIGRATIONS: &[Migration] = &[MADE, BY_INTENTION];

const MADE: Migration = Migration {
    id: 2026_11_23_09,
    up: "CREATE TABLE deck_card (
             id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             conversation_id BLOB NOT NULL REFERENCES conversation (id),
             card            TEXT,
             intention_id    BLOB,
             rank            BLOB NOT NULL,
             seen            INTEGER NOT NULL DEFAULT 0,
             CHECK ((card IS NULL) <> (intention_id IS NULL))
         ) STRICT;
         CREATE INDEX deck_card_conversation ON deck_card (conversation_id);",
};

const BY_INTENTION: Migration = Migration {
    id: 2026_11_23_41,
    up: "CREATE INDEX deck_card_intention ON deck_card (intention_id) WHERE intention_id IS NOT NULL;",
};

/// What an entry of the deck is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeckItem {
    /// A card of the content, by its id.
    Card(String),
    /// An intention; a bare link that may dangle.
    Intention(IntentionId),
}

/// One entry of a deck with its place.
#[derive(Clone, Debug)]
pub struct DeckRow {
    /// Which entry.
    pub id: DeckEntryId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// What it is.
    pub item: DeckItem,
    /// Its place.
    pub rank: Rank,
    /// Whether it has been on screen in this conversation.
    pub seen: bool,
}

/// The decks.
pub struct DeckCards<'c>(pub(crate) &'c Connection);

const COLUMNS: &str = "id, conversation_id, card, intention_id, rank, seen";

impl DeckCards<'_> {
    fn row(row: &Row<'_>) -> rusqlite::Result<(DeckRow, Option<String>, Option<IntentionId>)> {
        let item = DeckItem::Card(String::new());
        let entry = DeckRow { id: row.get(0)?, conversation: row.get(1)?, item, rank: row.get(4)?, seen: row.get(5)? };
        Ok((entry, row.get(2)?, row.get(3)?))
    }

    fn entry((mut entry, card, intention): (DeckRow, Option<String>, Option<IntentionId>)) -> Result<DeckRow> {
        entry.item = match (card, intention) {
            (Some(card), None) => DeckItem::Card(card),
            (None, Some(intention)) => DeckItem::Intention(intention),
            _ => return Err(Error::Fault("a deck entry is a card or an intention")),
        };
        Ok(entry)
    }

    /// The deck of a conversation, in order.
    pub fn of(&self, conversation: ConversationId) -> Result<Vec<DeckRow>> {
        let sql = format!("SELECT {COLUMNS} FROM deck_card WHERE conversation_id = ?1 ORDER BY rank, id");
        let rows: Vec<_> =
            self.0.prepare_cached(&sql)?.query_map([conversation], Self::row)?.collect::<rusqlite::Result<_>>()?;
        rows.into_iter().map(Self::entry).collect()
    }

    /// One entry. [`Code::NotFound`] when it is not in this conversation.
    pub fn get(&self, conversation: ConversationId, id: DeckEntryId) -> Result<DeckRow> {
        let sql = format!("SELECT {COLUMNS} FROM deck_card WHERE conversation_id = ?1 AND id = ?2");
        let row = self.0.prepare_cached(&sql)?.query_row(params![conversation, id], Self::row).optional()?;
        Self::entry(row.ok_or(Code::NotFound)?)
    }

    /// Adds an entry at `index`, or at the end.
    pub fn insert(&self, conversation: ConversationId, item: DeckItem, index: Option<usize>) -> Result<DeckEntryId> {
        let deck = self.of(conversation)?;
        let index = index.unwrap_or(deck.len()).min(deck.len());
        let rank = Rank::between(
            index.checked_sub(1).and_then(|i| deck.get(i)).map(|entry| &entry.rank),
            deck.get(index).map(|entry| &entry.rank),
        )?;
        let id = DeckEntryId::random();
        self.put(&DeckRow { id, conversation, item, rank, seen: false })?;
        Ok(id)
    }

    /// Brings a removed row back to its place, or right after whoever took that place.
    pub fn put_back(&self, row: &DeckRow) -> Result<()> {
        let ranks: Vec<Rank> = self.of(row.conversation)?.into_iter().map(|entry| entry.rank).collect();
        self.put(&DeckRow { rank: Rank::free(&ranks, &row.rank)?, ..row.clone() })
    }

    fn put(&self, row: &DeckRow) -> Result<()> {
        let (card, intention) = match &row.item {
            DeckItem::Card(card) => (Some(card), None),
            DeckItem::Intention(intention) => (None, Some(intention)),
        };
        self.0.execute(
            "INSERT INTO deck_card (id, conversation_id, card, intention_id, rank, seen)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![row.id, row.conversation, card, intention, row.rank, row.seen],
        )?;
        Ok(())
    }

    /// Moves an entry one place, and says whether there was one to go to.
    pub fn shift(&self, conversation: ConversationId, id: DeckEntryId, direction: Direction) -> Result<bool> {
        let deck = self.of(conversation)?;
        let index = deck.iter().position(|entry| entry.id == id).ok_or(Code::NotFound)?;
        let ranks: Vec<Rank> = deck.into_iter().map(|entry| entry.rank).collect();
        let Some(rank) = moved(&ranks, index, direction)? else { return Ok(false) };
        self.0.execute("UPDATE deck_card SET rank = ?2 WHERE id = ?1", params![id, rank])?;
        Ok(true)
    }

    /// Notes that an entry has been on screen.
    pub fn see(&self, id: DeckEntryId) -> Result<()> {
        self.0.prepare_cached("UPDATE deck_card SET seen = 1 WHERE id = ?1 AND seen = 0")?.execute([id])?;
        Ok(())
    }

    /// Removes an entry.
    pub fn delete(&self, id: DeckEntryId) -> Result<()> {
        self.0.execute("DELETE FROM deck_card WHERE id = ?1", [id])?;
        Ok(())
    }
}
