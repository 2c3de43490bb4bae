//! What everything is read from: a database that no one else has, in the order in which it is told.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::clock::{Clock, Now};
use crate::error::{Code, Result};
use crate::id::{ConversationId, PersonId};
use crate::progress::Progress;
use crate::store::Db;
use crate::store::table::bin_item::BinItem;
use crate::store::table::conversation::ConversationRow;

/// One conversation that is taken along.
pub(super) struct Taken {
    /// Its scalars.
    pub(super) row: ConversationRow,
    /// Since when it is in the bin.
    pub(super) deleted_at: Option<DateTime<Utc>>,
}

/// All that there is to take along.
pub(super) struct Source<'d> {
    db: Db<'d>,
    now: Now,
    clock: &'d dyn Clock,
    conversations: Vec<Taken>,
    bin: BTreeMap<ConversationId, Vec<BinItem>>,
    progress: &'d Progress,
}

impl<'d> Source<'d> {
    /// Looks at what there is; it is read later.
    pub(super) fn of(db: Db<'d>, now: Now, clock: &'d dyn Clock, progress: &'d Progress) -> Result<Self> {
        let here = db.conversations().all(None)?.into_iter().map(|row| Taken { row, deleted_at: None });
        let binned = db.conversations().binned()?.into_iter().map(|(row, at)| Taken { row, deleted_at: Some(at) });
        let mut conversations: Vec<Taken> = here.chain(binned).collect();
        conversations.sort_by_cached_key(|taken| {
            let Taken { row, deleted_at } = taken;
            (deleted_at.is_some(), Reverse((row.on(), row.planned_time.clone(), row.created_at)), row.id)
        });
        let mut bin: BTreeMap<ConversationId, Vec<BinItem>> = BTreeMap::new();
        for item in db.bin().all()? {
            bin.entry(item.piece.conversation()).or_default().push(item);
        }
        Ok(Self { db, now, clock, conversations, bin, progress })
    }

    pub(super) fn db(&self) -> Db<'d> {
        self.db
    }

    /// When it is taken along.
    pub(super) fn now(&self) -> Now {
        self.now
    }

    /// An instant of before, as it was on the device then.
    pub(super) fn at(&self, instant: DateTime<Utc>) -> Now {
        self.clock.at(instant)
    }

    /// The conversations, the latest first, and then those in the bin.
    pub(super) fn conversations(&self) -> &[Taken] {
        &self.conversations
    }

    /// What lies in the bin of a conversation.
    pub(super) fn bin_of(&self, conversation: ConversationId) -> &[BinItem] {
        self.bin.get(&conversation).map_or(&[], Vec::as_slice)
    }

    /// Everyone, by label.
    pub(super) fn people(&self) -> Result<Vec<(PersonId, String)>> {
        let mut people = self.db.people().labels()?;
        people.sort_by_cached_key(|(id, label)| (label.to_lowercase(), *id));
        Ok(people)
    }

    /// Those who are not in the example alone.
    pub(super) fn own_people(&self) -> Result<BTreeSet<PersonId>> {
        Ok(self.db.people().all()?.into_iter().map(|person| person.id).collect())
    }

    /// One conversation more is read. `BackupStopped` when the vault was locked, or something was erased, meanwhile.
    pub(super) fn keep_on(&self) -> Result<()> {
        if self.progress.must_stop() { Err(Code::BackupStopped.into()) } else { Ok(()) }
    }
}
