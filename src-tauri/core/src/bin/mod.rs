//! *Prullenbak*: what was deleted stays thirty days, can be taken out, or be erased for good.
//!
//! A conversation in the bin is still whole and only marked. A piece of one is removed and kept in the bin as it was;
//! it is listed once its conversation is back.

mod again;
mod erase;
mod expire;
mod keep;
mod list;
mod restore;

pub(crate) use again::{delete_again, erase_again};
pub use erase::bin_erase;
pub(crate) use expire::{erase_expired, is_clock_steady};
pub(crate) use keep::{forget_approach, keep};
pub use list::{BinKind, BinRow, bin_list};
pub use restore::bin_restore;

use chrono::Duration;
use uuid::Uuid;

use crate::error::Result;
use crate::id::ConversationId;
use crate::store::Db;
use crate::store::table::bin_item::BinItem;

/// How long what was deleted can be had back.
const KEPT: Duration = Duration::days(30);

/// What an entry of the bin names.
enum Entry {
    /// A conversation; the entry is its id.
    Conversation(ConversationId),
    /// A piece of a conversation that is not in the bin itself.
    Piece(Box<BinItem>),
}

impl Entry {
    /// `NotFound` when there is no such entry, or when its conversation is in the bin.
    fn find(db: Db<'_>, entry: Uuid) -> Result<Self> {
        let conversation = ConversationId(entry);
        match db.conversations().binned_at(conversation)? {
            Some(_) => Ok(Self::Conversation(conversation)),
            None => Ok(Self::Piece(Box::new(db.bin().get(entry)?))),
        }
    }
}

#[cfg(test)]
mod tests;
