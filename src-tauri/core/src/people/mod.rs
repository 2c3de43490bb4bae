//! The other: who is part of a conversation, and who is known from earlier ones.

mod cast;
mod merge;

pub use cast::Cast;
pub use merge::person_merge;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::api::request::{ParticipantAdd, ParticipantPart, ParticipantRef, PersonRename, Whom};
use crate::conversations::{MAX_SHORT, within};
use crate::error::{Code, Result};
use crate::id::{ConversationId, PersonId};
use crate::index;
use crate::prepare::join_intentions;
use crate::store::Db;
use crate::store::table::person::KnownPerson;
use crate::terms::Part;
use crate::undo::Inverse;
use crate::vault::{Tx, Vault};

/// Someone known from earlier conversations.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PersonRow {
    /// Who.
    pub id: PersonId,
    /// The label that the professional recognises.
    pub label: String,
    /// How many conversations there are with them.
    pub conversations: u32,
    /// The civil date of the latest, if there is one.
    pub last_on: Option<NaiveDate>,
}

/// Everyone but the person of the example, by label as a reader sorts it.
pub fn person_list(vault: &mut Vault, (): ()) -> Result<Vec<PersonRow>> {
    let mut people = vault.db().people().all()?;
    people.sort_by_cached_key(|person| (person.label.to_lowercase(), person.id));
    let row = |KnownPerson { id, label, conversations, last_on }| PersonRow { id, label, conversations, last_on };
    Ok(people.into_iter().map(row).collect())
}

/// Adds someone to a conversation: known already, or new by a label. The open intention for them joins the deck.
pub fn participant_add(vault: &mut Vault, request: ParticipantAdd) -> Result<PersonId> {
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?;
        tx.undo_with(Inverse::Cast(Cast::read(db, request.conversation)?));
        let person = match &request.whom {
            Whom::Known(person) => {
                db.people().label(*person)?;
                *person
            }
            Whom::New(label) => {
                let person = person_add(tx, &clean(label)?)?;
                tx.undo_with(Inverse::PersonMade(request.conversation, person));
                person
            }
        };
        add_participant(tx, request.conversation, person, request.part)?;
        join_intentions(tx, request.conversation)?;
        db.conversations().touch(request.conversation, tx.now())?;
        Ok(person)
    })
}

/// A label as it is kept: trimmed, on one line, and without the marks that turn the direction of what stands around it.
fn clean(label: &str) -> Result<String> {
    within(label, MAX_SHORT)?;
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let line: String = label.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let label = line.trim();
    if label.is_empty() { Err(Code::BadRequest.into()) } else { Ok(label.to_owned()) }
}

/// Makes someone new.
pub(crate) fn person_add(tx: &Tx<'_>, label: &str) -> Result<PersonId> {
    let person = PersonId::random();
    tx.db().people().add(person, label, tx.now())?;
    index::person(tx.db(), person, label)?;
    Ok(person)
}

/// Takes a label away that was made for this conversation, unless it is known in another by now.
pub(crate) fn forget(db: Db<'_>, conversation: ConversationId, person: PersonId) -> Result<()> {
    if db.participants().conversations(person)?.iter().any(|known| *known != conversation) {
        return Ok(());
    }
    index::person(db, person, "")?;
    db.people().delete(person)
}

/// Adds someone who exists; what was noted before anyone was named becomes theirs, but for areas in which they have
/// notes of their own: they were taken out before, and get those back.
pub(crate) fn add_participant(tx: &Tx<'_>, conversation: ConversationId, person: PersonId, part: Part) -> Result<()> {
    let db = tx.db();
    let first = db.participants().of(conversation)?.is_empty();
    db.participants().add(conversation, person, part)?;
    if first {
        let mut cast = Cast::read(db, conversation)?;
        cast.adopt(person);
        cast.write(db)?;
    }
    Ok(())
}

/// Takes someone out of a conversation. What was noted about them there is kept, and undo brings them back.
pub fn participant_remove(vault: &mut Vault, request: ParticipantRef) -> Result<()> {
    vault.transact(|tx| {
        tx.undo_with(Inverse::Cast(Cast::read(tx.db(), request.conversation)?));
        tx.db().participants().remove(request.conversation, request.person)?;
        join_intentions(tx, request.conversation)
    })
}

/// Changes someone's part.
pub fn participant_part(vault: &mut Vault, request: ParticipantPart) -> Result<()> {
    vault.transact(|tx| {
        let participants = tx.db().participants();
        let present = participants.of(request.conversation)?;
        let before = present.iter().find(|one| one.person == request.person).ok_or(Code::NotFound)?.part;
        tx.undo_with(Inverse::Part(request.conversation, request.person, before));
        participants.part(request.conversation, request.person, request.part)
    })
}

/// Gives someone another label, in every conversation.
pub fn person_rename(vault: &mut Vault, request: PersonRename) -> Result<()> {
    let label = clean(&request.label)?;
    vault.transact(|tx| {
        let people = tx.db().people();
        let before = people.label(request.person)?;
        if before != label {
            tx.undo_with(Inverse::Label(request.person, before));
            people.rename(request.person, &label)?;
            index::person(tx.db(), request.person, &label)?;
        }
        Ok(())
    })
}

/// Brings back a label that had gone into another.
pub(crate) fn bring_back(db: Db<'_>, person: PersonId) -> Result<()> {
    db.people().put_aside(person, None)?;
    index::person(db, person, &db.people().label(person)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_on_one_line_and_turns_nothing_around() {
        assert_eq!(clean(" Fam.\n\u{202e}Kade\u{2069} ").unwrap(), "Fam. Kade");
        assert_eq!(clean("סבתא").unwrap(), "סבתא");
        assert_eq!(clean("\u{202e} \t").unwrap_err().code(), Code::BadRequest);
    }
}
