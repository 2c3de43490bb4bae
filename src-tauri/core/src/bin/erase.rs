//! *Wis nu voorgoed*: the rows, the index, the log, the steps back and the copies hold nothing of it any more.

use chrono::{DateTime, Utc};

use super::Entry;
use crate::api::request::BinRef;
use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::index;
use crate::store::Db;
use crate::vault::{Tx, Vault};

/// Erases something in the bin for good.
///
/// Of a conversation all of it goes: its pieces, what else of it is in the bin, the intention that it made, also from
/// other decks. The label of someone who then takes part in no conversation at all goes along, for else a label would
/// survive what it was written for. What stays is a tombstone: an id, a kind and an instant.
///
/// Every undo step of the vault is dropped, for any of them may hold words of it, and so is every copy that a migration
/// left. `NotFound` when it is not in the bin, or when its conversation is; then nothing changes.
pub fn bin_erase(vault: &mut Vault, request: BinRef) -> Result<()> {
    let entry = Entry::find(vault.db(), request.entry)?;
    erase(vault, &[entry])
}

/// Erases these entries. The copies go first: when that fails, everything is still there to be erased another time.
pub(super) fn erase(vault: &mut Vault, entries: &[Entry]) -> Result<()> {
    vault.remove_copies()?;
    vault.transact(|tx| entries.iter().try_for_each(|entry| remove(tx, entry)))?;
    vault.forget_steps();
    vault.scrub()
}

fn remove(tx: &Tx<'_>, entry: &Entry) -> Result<()> {
    let (db, now) = (tx.db(), tx.now().utc);
    match entry {
        Entry::Piece(item) => {
            db.bin().delete(item.id)?;
            db.tombstones().put(item.id, item.piece.kind(), now)
        }
        Entry::Conversation(id) => {
            for person in conversation(db, *id, now)? {
                // A label that went up in another is no one who was erased.
                let merged = db.people().label(person).is_err();
                if unmet(db, person)? && !merged {
                    db.tombstones().put(person.0, "person", now)?;
                }
            }
            Ok(())
        }
    }
}

/// Erases a conversation, and tells whose labels may have to go with it.
pub(super) fn conversation(db: Db<'_>, id: ConversationId, erased_at: DateTime<Utc>) -> Result<Vec<PersonId>> {
    let people = db.may_go_with(id)?;
    db.erase_conversation(id, erased_at)?;
    Ok(people)
}

/// Removes the label of someone who takes part in no conversation, and tells whether that was so.
pub(super) fn unmet(db: Db<'_>, person: PersonId) -> Result<bool> {
    let gone = db.erase_person_if_unmet(person)?;
    if gone {
        index::person(db, person, "")?;
    }
    Ok(gone)
}
