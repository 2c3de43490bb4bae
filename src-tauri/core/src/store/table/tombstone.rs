//! What was erased for good: ids and nothing of the content, so that an old copy cannot bring it back.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::store::migrate::Migration;
use crate::store::table::approach::person_key;
use crate::store::table::bin_item::{BinItem, Piece};
use crate::terms::LifeArea;

pub(crate) const MIGRATIONS: &[Migration] = &[MADE, PLACE];

const MADE: Migration = Migration {
    id: 2026_11_23_12,
    up: "CREATE TABLE tombstone (
             id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             kind      TEXT NOT NULL,
             erased_at TEXT NOT NULL
         ) STRICT;",
};

const PLACE: Migration = Migration {
    id: 2026_11_30_06,
    // Where a piece stood. A life area has no id of its own: this is how an old copy tells which one it was.
    up: "ALTER TABLE tombstone ADD COLUMN conversation_id BLOB;
         ALTER TABLE tombstone ADD COLUMN person_id BLOB;
         ALTER TABLE tombstone ADD COLUMN area TEXT CHECK ((area IS NULL) = (person_id IS NULL));
         CREATE INDEX tombstone_conversation ON tombstone (conversation_id);",
};

/// Something that was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// Its id; of a life area that of the entry in the bin.
    pub id: Uuid,
    /// What it was.
    pub kind: String,
    /// When it was erased.
    pub erased_at: DateTime<Utc>,
    /// Of a piece, its conversation. Absent for one that was erased before this was kept.
    pub conversation: Option<ConversationId>,
    /// Of a life area, whom it was about, if anyone, and which it was.
    pub approach: Option<(Option<PersonId>, LifeArea)>,
}

/// What was erased.
pub struct Tombstones<'c>(pub(crate) &'c Connection);

impl Tombstones<'_> {
    fn row(row: &Row<'_>) -> rusqlite::Result<Tombstone> {
        let (person, area) = (row.get::<_, Option<PersonId>>(4)?, row.get::<_, Option<LifeArea>>(5)?);
        Ok(Tombstone {
            id: row.get(0)?,
            kind: row.get(1)?,
            erased_at: row.get(2)?,
            conversation: row.get(3)?,
            approach: area.map(|area| (person.filter(|person| !person.0.is_nil()), area)),
        })
    }

    /// Everything that was erased and is known of, but pieces of conversations that went as a whole.
    pub fn all(&self) -> Result<Vec<Tombstone>> {
        let sql = "SELECT id, kind, erased_at, conversation_id, person_id, area FROM tombstone ORDER BY erased_at, id";
        Ok(self.0.prepare_cached(sql)?.query_map([], Self::row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Notes that something of this kind was erased.
    pub fn put(&self, id: Uuid, kind: &str, erased_at: DateTime<Utc>) -> Result<()> {
        self.write(&Tombstone { id, kind: kind.to_owned(), erased_at, conversation: None, approach: None })
    }

    /// Notes that a piece of a conversation was erased.
    pub fn put_piece(&self, item: &BinItem, erased_at: DateTime<Utc>) -> Result<()> {
        let approach = match &item.piece {
            Piece::Approach(row) => Some((row.approach.person, row.approach.area)),
            Piece::AgendaItem(_) | Piece::Agreement(_) => None,
        };
        let (kind, conversation) = (item.piece.kind().to_owned(), Some(item.piece.conversation()));
        self.write(&Tombstone { id: item.id, kind, erased_at, conversation, approach })
    }

    /// Writes one as it is.
    pub fn write(&self, tombstone: &Tombstone) -> Result<()> {
        let Tombstone { id, kind, erased_at, conversation, approach } = tombstone;
        let (person, area) = approach.map(|(person, area)| (person_key(person), area)).unzip();
        self.0
            .prepare_cached(
                "INSERT INTO tombstone (id, kind, erased_at, conversation_id, person_id, area)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT DO UPDATE SET erased_at = excluded.erased_at",
            )?
            .execute(params![id, kind, erased_at, conversation, person, area])?;
        Ok(())
    }
}
