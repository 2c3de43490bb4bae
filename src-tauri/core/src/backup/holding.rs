//! Which of the known backups can still hold something that is about to be erased, and until when.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::rotation::{day, gone_by};
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
    /// The day by which those are gone that go by themselves, as long as newer ones are made; absent when none does.
    pub until: Option<NaiveDate>,
    /// How many stay until they are removed: what lies aside, and what is in a folder where no newer ones come.
    pub stay: usize,
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
    let place = db.backups().place()?.map(|place| place.folder);
    let going: Vec<&BackupRow> = rows.iter().filter(|row| !row.aside && Some(&row.folder) == place.as_ref()).collect();
    let tomorrow = now.today() + Days::new(1);
    let until = going.iter().filter_map(|row| gone_by(row.made_at, now)).max().map(|day| day.max(tomorrow));
    let stay = rows.len() - going.len();
    Ok(HeldIn { backups: rows.iter().map(|row| row.id).collect(), until, stay })
}
