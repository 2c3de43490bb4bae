//! What was erased here since a copy was made does not come back with that copy.

use std::collections::HashSet;

use uuid::Uuid;

use super::erase;
use crate::error::Result;
use crate::id::{AgendaItemId, AgreementId, ConversationId, PersonId};
use crate::index;
use crate::store::Db;
use crate::store::table::bin_item::Piece;
use crate::store::table::tombstone::Tombstone;
use crate::terms::LifeArea;

/// Erases in `copy`, which holds what this vault once held, whatever was erased from `here` since, and tells whether there was
/// anything. From then on the copy knows of it as well.
///
/// A life area has no id. It is known by its conversation, its person and its area; one that `here` does not hold, whoever it
/// was about by then, is the one that was erased.
pub(crate) fn erase_again(copy: Db<'_>, here: Db<'_>) -> Result<bool> {
    let known: HashSet<Uuid> = copy.tombstones().all()?.into_iter().map(|one| one.id).collect();
    let since: Vec<Tombstone> = here.tombstones().all()?.into_iter().filter(|one| !known.contains(&one.id)).collect();
    // A label goes once the conversations have gone that it was in.
    let (people, others): (Vec<_>, Vec<_>) = since.iter().partition(|one| one.kind == "person");
    others.into_iter().try_for_each(|one| again(copy, here, one))?;
    for one in people {
        let person = PersonId(one.id);
        copy.participants().remove_from_all(person)?;
        erase::person(copy, person, one.erased_at)?;
    }
    since.iter().try_for_each(|one| copy.tombstones().write(one))?;
    Ok(!since.is_empty())
}

fn again(copy: Db<'_>, here: Db<'_>, one: &Tombstone) -> Result<()> {
    // In the copy it may lie in the bin: then what stands in its place is not what was erased.
    let was_in_bin = copy.bin().delete(one.id)?;
    match one.kind.as_str() {
        "conversation" => erase::conversation(copy, ConversationId(one.id), one.erased_at),
        "agenda_item" => {
            copy.agenda().delete(AgendaItemId(one.id))?;
            index::forget_item(copy, one.id)
        }
        "agreement" => {
            copy.agreements().delete(AgreementId(one.id))?;
            index::forget_item(copy, one.id)
        }
        "approach" if !was_in_bin => approach(copy, here, one),
        // An intention goes with the conversation that it was made in.
        _ => Ok(()),
    }
}

fn approach(copy: Db<'_>, here: Db<'_>, one: &Tombstone) -> Result<()> {
    let Some((conversation, (person, area))) = one.conversation.zip(one.approach) else { return Ok(()) };
    let held = about(here, conversation, area)?;
    for other in copy.approaches().of(conversation)?.into_iter().filter(|other| other.area == area) {
        if other.person == person || !held.contains(&other.person) {
            copy.approaches().delete(conversation, other.person, area)?;
            index::quote(copy, conversation, other.person, area, "")?;
        }
    }
    Ok(())
}

/// Whom what is held of an area in a conversation is about, in the bin as well.
fn about(db: Db<'_>, conversation: ConversationId, area: LifeArea) -> Result<Vec<Option<PersonId>>> {
    let binned = db.bin().all()?.into_iter().filter_map(|item| match item.piece {
        Piece::Approach(row) if row.conversation == conversation => Some(row.approach),
        _ => None,
    });
    let all = db.approaches().of(conversation)?.into_iter().chain(binned);
    Ok(all.filter(|one| one.area == area).map(|one| one.person).collect())
}
