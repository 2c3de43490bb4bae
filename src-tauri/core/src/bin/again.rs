//! What was erased here since a copy was made does not come back with that copy.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::erase;
use crate::error::Result;
use crate::id::{AgendaItemId, AgreementId, ConversationId, PersonId};
use crate::index;
use crate::store::Db;
use crate::store::table::tombstone::Tombstone;

/// Erases in `copy`, an earlier or other state of this vault, whatever was erased from `here` and the copy does not know of; from
/// then on it does. Tells whether there was anything.
pub(crate) fn erase_again(copy: Db<'_>, here: Db<'_>) -> Result<bool> {
    let known: HashSet<Uuid> = copy.tombstones().all()?.into_iter().map(|one| one.id).collect();
    let since: Vec<Tombstone> = here.tombstones().all()?.into_iter().filter(|one| !known.contains(&one.id)).collect();
    // A label goes once the conversations have gone that it was in.
    let (people, others): (Vec<_>, Vec<_>) = since.iter().partition(|one| one.kind == "person");
    others.into_iter().try_for_each(|one| again(copy, one))?;
    people.into_iter().try_for_each(|one| person(copy, here, PersonId(one.id)))?;
    // Who is there all the same was not erased in that state.
    let is_gone = |one: &&Tombstone| one.kind != "person" || copy.people().label(PersonId(one.id)).is_err();
    since.iter().filter(is_gone).try_for_each(|one| copy.tombstones().put(one.id, &one.kind, one.erased_at))?;
    Ok(!since.is_empty())
}

fn again(copy: Db<'_>, one: &Tombstone) -> Result<()> {
    copy.bin().delete(one.id)?;
    match one.kind.as_str() {
        "conversation" => {
            // Who is left in no conversation was not erased here: without a tombstone they come back with another copy.
            for person in erase::conversation(copy, ConversationId(one.id), one.erased_at)? {
                erase::unmet(copy, person)?;
            }
            Ok(())
        }
        "agenda_item" => {
            copy.agenda().delete(AgendaItemId(one.id))?;
            index::forget_item(copy, one.id)
        }
        "agreement" => {
            copy.agreements().delete(AgreementId(one.id))?;
            index::forget_item(copy, one.id)
        }
        "approach" => match copy.approaches().find(one.id)? {
            Some((conversation, person, area)) => {
                copy.approaches().delete(conversation, person, area)?;
                index::quote(copy, conversation, person, area, "")
            }
            None => Ok(()),
        },
        // An intention goes with the conversation that it was made in.
        _ => Ok(()),
    }
}

/// Takes someone who was erased out of the conversations that they had been taken out of by then, and erases their label when
/// they take part in none. In any other conversation they are there as they were.
fn person(copy: Db<'_>, here: Db<'_>, person: PersonId) -> Result<()> {
    for conversation in copy.participants().conversations(person)? {
        let was_taken_out =
            here.participants().rows(conversation)?.iter().any(|row| row.person == person && row.removed);
        let mut rows = copy.participants().rows(conversation)?;
        if was_taken_out {
            rows.iter_mut().filter(|row| row.person == person).for_each(|row| row.removed = true);
            copy.participants().put_rows(conversation, &rows)?;
        }
    }
    erase::unmet(copy, person).map(|_| ())
}

/// Makes everything in the bin of `copy` as if it had been deleted now: else it would go by itself, and for good, as soon as it is
/// put back.
pub(crate) fn delete_again(copy: Db<'_>, now: DateTime<Utc>) -> Result<()> {
    copy.conversations().bin_anew(now)?;
    copy.bin().anew(now)
}
