//! What was deleted out of a conversation, whole, so that it can be put back.
//!
//! A row is kept as JSON: it is read only to show it or to put it back. A field that is added to one of these rows
//! later needs `#[serde(default)]`, or an older entry cannot be read any more; a test below says so.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Code, Error, Result};
use crate::id::ConversationId;
use crate::store::migrate::Migration;
use crate::store::table::agenda_item::AgendaRow;
use crate::store::table::agreement::AgreementRow;
use crate::store::table::approach::Approach;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_23_23,
    up: "CREATE TABLE bin_item (
             id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             conversation_id BLOB NOT NULL REFERENCES conversation (id),
             kind            TEXT NOT NULL,
             deleted_at      TEXT NOT NULL,
             body            TEXT NOT NULL
         ) STRICT;
         CREATE INDEX bin_item_conversation ON bin_item (conversation_id);",
}];

/// A life area with its conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApproachRow {
    /// Its conversation.
    pub conversation: ConversationId,
    /// The area with what was guessed and heard in it.
    pub approach: Approach,
}

/// A deleted row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// An agenda item.
    AgendaItem(AgendaRow),
    /// An agreement.
    Agreement(AgreementRow),
    /// A life area.
    Approach(ApproachRow),
}

/// One entry of the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BinItem {
    /// Which entry: the id of what was deleted.
    pub id: Uuid,
    /// When it was deleted.
    pub deleted_at: DateTime<Utc>,
    /// What was deleted.
    pub piece: Piece,
}

impl Piece {
    /// Its conversation.
    #[must_use]
    pub fn conversation(&self) -> ConversationId {
        match self {
            Self::AgendaItem(row) => row.conversation,
            Self::Agreement(row) => row.conversation,
            Self::Approach(row) => row.conversation,
        }
    }

    /// The spelling of its kind in the store.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::AgendaItem(_) => "agenda_item",
            Self::Agreement(_) => "agreement",
            Self::Approach(_) => "approach",
        }
    }

    fn json(&self) -> Result<String> {
        match self {
            Self::AgendaItem(row) => serde_json::to_string(row),
            Self::Agreement(row) => serde_json::to_string(row),
            Self::Approach(row) => serde_json::to_string(row),
        }
        .map_err(|_| Error::Fault("a row is plain data"))
    }

    fn read(kind: &str, body: &str) -> Result<Self> {
        match kind {
            "agenda_item" => row(body).map(Self::AgendaItem),
            "agreement" => row(body).map(Self::Agreement),
            "approach" => row(body).map(Self::Approach),
            _ => Err(Error::Fault("the bin holds three kinds of rows")),
        }
    }
}

fn row<T: DeserializeOwned>(body: &str) -> Result<T> {
    serde_json::from_str(body).map_err(|_| Error::Fault("the bin holds rows as they were"))
}

/// What was deleted out of the conversations.
pub struct BinItems<'c>(pub(crate) &'c Connection);

const COLUMNS: &str = "b.id, b.kind, b.deleted_at, b.body";

impl BinItems<'_> {
    fn columns(row: &Row<'_>) -> rusqlite::Result<(Uuid, String, DateTime<Utc>, String)> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    }

    fn item((id, kind, deleted_at, body): (Uuid, String, DateTime<Utc>, String)) -> Result<BinItem> {
        let mut piece = Piece::read(&kind, &body)?;
        if let Piece::Approach(row) = &mut piece {
            row.approach.id = id;
        }
        Ok(BinItem { id, deleted_at, piece })
    }

    /// Everything in the bin whose conversation is not there itself.
    pub fn listed(&self) -> Result<Vec<BinItem>> {
        let from = "bin_item b JOIN conversation c ON c.id = b.conversation_id AND c.deleted_at IS NULL";
        self.many(&format!("SELECT {COLUMNS} FROM {from} ORDER BY b.id"))
    }

    /// As [`BinItems::listed`], with what lies there under a conversation.
    pub fn all(&self) -> Result<Vec<BinItem>> {
        self.many(&format!("SELECT {COLUMNS} FROM bin_item b ORDER BY b.id"))
    }

    fn many(&self, sql: &str) -> Result<Vec<BinItem>> {
        let rows: Vec<_> =
            self.0.prepare_cached(sql)?.query_map([], Self::columns)?.collect::<rusqlite::Result<_>>()?;
        rows.into_iter().map(Self::item).collect()
    }

    /// One entry. [`Code::NotFound`] when there is none, or when its conversation is in the bin.
    pub fn get(&self, id: Uuid) -> Result<BinItem> {
        let sql = format!(
            "SELECT {COLUMNS} FROM bin_item b
             JOIN conversation c ON c.id = b.conversation_id AND c.deleted_at IS NULL
             WHERE b.id = ?1"
        );
        Self::item(self.0.prepare_cached(&sql)?.query_row([id], Self::columns).optional()?.ok_or(Code::NotFound)?)
    }

    /// Puts a row in the bin.
    pub fn put(&self, item: &BinItem) -> Result<()> {
        self.0.execute(
            "INSERT INTO bin_item (id, conversation_id, kind, deleted_at, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![item.id, item.piece.conversation(), item.piece.kind(), item.deleted_at, item.piece.json()?],
        )?;
        Ok(())
    }

    /// Takes an entry out of the bin.
    pub fn delete(&self, id: Uuid) -> Result<()> {
        self.0.execute("DELETE FROM bin_item WHERE id = ?1", [id])?;
        Ok(())
    }

    /// Makes everything in the bin as if it had been deleted now.
    pub fn anew(&self, now: DateTime<Utc>) -> Result<()> {
        self.0.execute("UPDATE bin_item SET deleted_at = ?1", [now])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "00000000-0000-4000-8000-000000000001";

    /// Never edit these: they lie in vaults.
    #[test]
    fn what_an_earlier_version_put_in_the_bin_can_be_read() {
        for (kind, body) in [
            (
                "agenda_item",
                r#"{"conversation":"ID","item":{"id":"ID","side":"theirs","body":"a","avoid":false,"must":true,
                    "may_show":true,"own":true,"literal":false,"skip":false,"state":"open","origin":null},
                    "rank":"80","joint_rank":"8180"}"#,
            ),
            (
                "agreement",
                r#"{"conversation":"ID","agreement":{"id":"ID","body":"a","who":"me","due_on":"2026-12-01",
                    "i_believe":"yes","other_believes":null,"state":"open","their_words":"b"},"rank":"80"}"#,
            ),
            (
                "approach",
                r#"{"conversation":"ID","approach":{"person":null,"area":"work","guess_self_image":"learn",
                    "guess_role":null,"self_image":null,"quote":"a","role_start":null,"role_end":"guide"}}"#,
            ),
        ] {
            let body = body.replace("ID", ID);
            let piece = Piece::read(kind, &body).unwrap();
            assert_eq!((piece.kind(), piece.conversation().0.to_string()), (kind, ID.to_owned()));
            let (again, before): (serde_json::Value, serde_json::Value) =
                (serde_json::from_str(&piece.json().unwrap()).unwrap(), serde_json::from_str(&body).unwrap());
            assert_eq!(again, before, "{kind}");
        }
        assert!(Piece::read("agenda_item", "{}").is_err());
        assert!(Piece::read("iets", "{}").is_err());
    }
}
