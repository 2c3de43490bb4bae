//! A conversation that repeats: its plan becomes a new plan.

use crate::api::request::{ConversationChange, ConversationRef};
use crate::error::Result;
use crate::id::{AgendaItemId, ConversationId};
use crate::index;
use crate::method::method;
use crate::people::add_participant;
use crate::prepare::{join_new, join_purpose_card};
use crate::store::table::agenda_item::AgendaItem;
use crate::store::table::deck_card::DeckItem;
use crate::terms::{AgendaState, TextField};
use crate::vault::{Tx, Vault};

/// The texts of a plan: what the pages of *Voorbereiden* ask.
const PLAN: [TextField; 13] = [
    TextField::Occasion,
    TextField::WhyMe,
    TextField::WhyWouldThey,
    TextField::WhyWouldTheyNot,
    TextField::Stakes,
    TextField::LeadsTo,
    TextField::WhoAreWe,
    TextField::Place,
    TextField::GainMine,
    TextField::GainTheirs,
    TextField::SharedGoal,
    TextField::FirstStep,
    TextField::Opening,
];

/// Makes a new plan out of the plan of a conversation: its people, sort, channel, purpose, texts, agendas and cards.
///
/// What belongs to one day does not come along: the day, what was guessed and heard of the other, and the look-back.
/// Intentions come along as they do to any plan. A copy of the example is a real conversation, so with no one in it.
pub fn conversation_copy(vault: &mut Vault, request: ConversationRef) -> Result<ConversationId> {
    vault.transact(|tx| {
        let db = tx.db();
        let source = db.conversations().get(request.conversation)?;
        let id = ConversationId::random();
        db.conversations().add(id, tx.now(), false)?;
        for change in [
            ConversationChange::Kind(source.kind),
            ConversationChange::Channel(source.channel),
            ConversationChange::Purpose(source.purpose),
        ] {
            db.conversations().edit(id, &change)?;
        }
        if !source.example {
            for participant in db.participants().of(source.id)? {
                add_participant(tx, id, participant.person, participant.part)?;
            }
        }
        for (field, body) in db.texts().of(source.id)?.into_iter().filter(|(field, _)| PLAN.contains(field)) {
            db.texts().set(id, field, &body)?;
            index::text(db, id, field, &body)?;
        }
        copy_agenda(tx, source.id, id)?;
        for entry in db.deck().of(source.id)? {
            if matches!(&entry.item, DeckItem::Card(card) if method().card(card).is_some()) {
                db.deck().insert(id, entry.item, None)?;
            }
        }
        join_purpose_card(tx, id, source.purpose)?;
        join_new(tx, id)?;
        Ok(id)
    })
}

/// Copies both agendas as something still to talk about: what the other said of it, they said that day.
fn copy_agenda(tx: &Tx<'_>, from: ConversationId, to: ConversationId) -> Result<()> {
    for item in tx.db().agenda().of(from)? {
        let copy = AgendaItem {
            id: AgendaItemId::random(),
            own: false,
            literal: false,
            skip: false,
            state: AgendaState::Open,
            // A parked item is taken up here, so it is not offered a second time.
            origin: (item.state == AgendaState::Parked).then_some(item.id.0),
            ..item
        };
        tx.db().agenda().add(to, &copy)?;
        index::agenda_item(tx.db(), to, &copy)?;
    }
    Ok(())
}
