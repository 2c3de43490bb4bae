//! The other: who is part of a conversation, and who is known from earlier ones.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::api::request::{ParticipantAdd, ParticipantPart, ParticipantRef, PersonMerge, PersonRename, Whom};
use crate::conversations::{MAX_SHORT, within};
use crate::error::{Code, Result};
use crate::id::{ConversationId, PersonId};
use crate::index;
use crate::prepare::join_intentions;
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
    people.sort_by_key(|(id, label)| (label.to_lowercase(), *id));
    Ok(people.into_iter().map(|(id, label)| PersonRow { id, label, conversations: 0, last_on: None }).collect())
}

/// Adds someone to a conversation: known already, or new by a label. The open intention for them joins the deck.
pub fn participant_add(vault: &mut Vault, request: ParticipantAdd) -> Result<PersonId> {
    if let Whom::New(label) = &request.whom {
        within(label, MAX_SHORT)?;
        if label.trim().is_empty() {
            return Err(Code::BadRequest.into());
        }
    }
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?;
        let person = match &request.whom {
            Whom::Known(person) => {
                db.people().label(*person)?;
                *person
            }
            Whom::New(label) => person_add(tx, label.trim())?,
        };
        add_participant(tx, request.conversation, person, request.part)?;
        tx.undo_with(Inverse::ParticipantMade(request.conversation, person));
        join_intentions(tx, request.conversation)?;
        db.conversations().touch(request.conversation, tx.now())?;
        Ok(person)
    })
}

/// Makes someone new.
pub(crate) fn person_add(tx: &Tx<'_>, label: &str) -> Result<PersonId> {
    let person = PersonId::random();
    tx.db().people().add(person, label, tx.now())?;
    index::person(tx.db(), person, label)?;
    Ok(person)
}

/// Adds someone who exists; what was noted before anyone was named becomes theirs.
pub(crate) fn add_participant(tx: &Tx<'_>, conversation: ConversationId, person: PersonId, part: Part) -> Result<()> {
    let db = tx.db();
    let first = db.participants().of(conversation)?.is_empty();
    db.participants().add(conversation, person, part)?;
    if first {
        for approach in db.approaches().of(conversation)?.into_iter().filter(|approach| approach.person.is_none()) {
            index::quote(db, conversation, None, approach.area, "")?;
            index::quote(db, conversation, Some(person), approach.area, &approach.quote)?;
        }
        db.approaches().adopt(conversation, person)?;
    }
    Ok(())
}

/// Takes someone out of a conversation. What was noted about them there is kept, and undo brings them back.
pub fn participant_remove(vault: &mut Vault, request: ParticipantRef) -> Result<()> {
    vault.transact(|tx| {
        tx.db().participants().removed(request.conversation, request.person, true)?;
        tx.undo_with(Inverse::Participant(request.conversation, request.person));
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

/// Gives someone another label.
pub fn person_rename(_: &mut Vault, _: PersonRename) -> Result<()> {
    Err(crate::error::Error::Fault("contract"))
}

/// Makes two labels one. [`Code::PeopleMet`] when both took part in one conversation: then they are two people.
pub fn person_merge(_: &mut Vault, _: PersonMerge) -> Result<()> {
    Err(crate::error::Error::Fault("contract"))
}

/// Makes one label two again.
pub(crate) fn unmerge(_: &Tx<'_>, _: PersonId, _: PersonId, _: &[ConversationId]) -> Result<()> {
    Err(crate::error::Error::Fault("contract"))
}
