//! What is offered from the last time with the same person: parked agenda items and open agreements.

use crate::conversations::{Carry, CarryKind};
use crate::error::Result;
use crate::id::ConversationId;
use crate::store::Db;
use crate::store::table::conversation::ConversationRow;
use crate::terms::{AgendaState, AgreementState, Side, Who};

/// Whether a conversation had ended before another began, or before now when that has not begun.
fn was_over(row: &ConversationRow, here: &ConversationRow) -> bool {
    let began = here.started_at.or(here.ended_at);
    row.ended_at.is_some_and(|ended| began.is_none_or(|began| ended <= began))
}

/// The offers for a conversation, from the last earlier one with each of its people; taken ones are left out.
pub(crate) fn carry_over(db: Db<'_>, conversation: ConversationId) -> Result<Vec<Carry>> {
    let here = db.conversations().get(conversation)?;
    let mut sources: Vec<ConversationRow> = Vec::new();
    for participant in db.participants().of(conversation)? {
        let last = db
            .conversations()
            .all(Some(participant.person))?
            .into_iter()
            .filter(|row| row.id != here.id && was_over(row, &here))
            .max_by_key(|row| (row.started_at.or(row.ended_at), row.created_at));
        if let Some(last) = last
            && !sources.iter().any(|source| source.id == last.id)
        {
            sources.push(last);
        }
    }
    let taken: Vec<_> = db.agenda().of(conversation)?.into_iter().filter_map(|item| item.origin).collect();
    let mut offers = Vec::new();
    for source in sources {
        let on = source.on();
        let parked = db.agenda().of(source.id)?.into_iter().filter(|item| item.state == AgendaState::Parked);
        offers.extend(parked.map(|item| Carry {
            origin: item.id.0,
            kind: CarryKind::Parked,
            body: item.body,
            side: item.side,
            conversation: source.id,
            on,
        }));
        let open = db.agreements().of(source.id)?.into_iter().filter(|item| item.state == AgreementState::Open);
        offers.extend(open.filter(|agreement| !agreement.body.trim().is_empty()).map(|agreement| Carry {
            origin: agreement.id.0,
            kind: CarryKind::Agreement,
            body: agreement.body,
            side: if agreement.who == Some(Who::Other) { Side::Theirs } else { Side::Mine },
            conversation: source.id,
            on,
        }));
    }
    offers.retain(|offer| !taken.contains(&offer.origin));
    Ok(offers)
}
