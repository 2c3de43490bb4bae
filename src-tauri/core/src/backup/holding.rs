//! Which of the known backups can still hold something that is about to be erased, and until when.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::rotation::{day, last_day};
use crate::api::request::BinRef;
use crate::error::Result;
use crate::id::ConversationId;
use crate::store::table::backup::BackupRow;
use crate::vault::Vault;

/// The backups that can hold something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HeldIn {
    /// Which, the newest first.
    #[ts(type = "string[]")]
    pub backups: Vec<Uuid>,
    /// The last day on which one of them is kept, as long as newer ones are made; absent when none goes by itself.
    pub until: Option<NaiveDate>,
    /// How many of them lie aside, and so stay until they are removed.
    pub aside: usize,
}

/// Tells which backups can hold something: a conversation, or an entry of the bin. A backup is not looked into: it can hold
/// whatever is of a conversation that had begun when it was made.
///
/// `NotFound` when there is no such thing.
pub fn backup_holding(vault: &mut Vault, request: BinRef) -> Result<HeldIn> {
    let (db, now) = (vault.db(), vault.now());
    let id = ConversationId(request.entry);
    let binned = db.conversations().binned()?.into_iter().map(|(row, _)| row).find(|row| row.id == id);
    let conversation = match (binned, db.conversations().get(id)) {
        (Some(conversation), _) | (None, Ok(conversation)) => conversation,
        (None, Err(_)) => db.conversations().get(db.bin().get(request.entry)?.piece.conversation())?,
    };
    // By the day: of a clock that was put right meanwhile an hour says little.
    let since = day(conversation.created_at, now);
    let rows: Vec<BackupRow> = db.backups().all()?.into_iter().filter(|row| day(row.made_at, now) >= since).collect();
    let until = rows.iter().filter(|row| !row.aside).filter_map(|row| last_day(row.made_at, now)).max();
    let aside = rows.iter().filter(|row| row.aside).count();
    Ok(HeldIn { backups: rows.into_iter().map(|row| row.id).collect(), until, aside })
}
