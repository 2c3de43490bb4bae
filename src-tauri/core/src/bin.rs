//! *Prullenbak*: what was deleted stays thirty days, can be taken out, or be erased for good.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::api::request::BinRef;
use crate::error::{Error, Result};
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
    /// Which entry.
    #[ts(type = "string")]
    pub entry: Uuid,
    /// What it is.
    pub kind: BinKind,
    /// What it says: the body of a piece of text, empty for a conversation.
    pub body: String,
    /// The labels of the others in its conversation.
    pub people: Vec<String>,
    /// The civil date of its conversation.
    pub on: chrono::NaiveDate,
    /// When it was deleted.
    pub deleted_at: DateTime<Utc>,
    /// Whole days until it is erased by itself; 0 is today.
    pub days_left: u32,
}

/// Everything in the bin, the latest first.
pub fn bin_list(_: &mut Vault, (): ()) -> Result<Vec<BinRow>> {
    Err(Error::Fault("contract"))
}

/// Takes something out of the bin, to where it was.
pub fn bin_restore(_: &mut Vault, _: BinRef) -> Result<()> {
    Err(Error::Fault("contract"))
}

/// *Wis nu voorgoed*: the rows, the index and the log hold nothing of it any more.
pub fn bin_erase(_: &mut Vault, _: BinRef) -> Result<()> {
    Err(Error::Fault("contract"))
}
