//! A new conversation: to plan, to hold at once, or to look back on.

use crate::api::request::{NewConversation, Start};
use crate::error::Result;
use crate::id::ConversationId;
use crate::method::method;
use crate::people::add_participant;
use crate::prepare::join_new;
use crate::store::table::deck_card::DeckItem;
use crate::terms::Part;
use crate::vault::{Tx, Vault};

/// Makes a conversation with the three key cards in its deck and the open intention for its people.
pub fn conversation_create(vault: &mut Vault, request: NewConversation) -> Result<ConversationId> {
    vault.transact(|tx| {
        let id = blank(tx, false)?;
        for person in &request.people {
            tx.db().people().label(*person)?;
            add_participant(tx, id, *person, Part::Other)?;
        }
        join_new(tx, id)?;
        match request.start {
            Start::Plan => {}
            Start::Now => tx.db().conversations().start(id, tx.now())?,
            Start::LookBack => tx.db().conversations().stop(id, tx.now())?,
        }
        Ok(id)
    })
}

/// A conversation that holds nothing but the key cards.
pub(super) fn blank(tx: &Tx<'_>, example: bool) -> Result<ConversationId> {
    let id = ConversationId::random();
    tx.db().conversations().add(id, tx.now(), example)?;
    for card in method().key_cards() {
        tx.db().deck().insert(id, DeckItem::Card(card.id.clone()), None)?;
    }
    Ok(id)
}
