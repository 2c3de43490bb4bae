//! *Samen kijken*: a view of its own that can hold nothing private, because it has no field for it.

use serde::Serialize;
use ts_rs::TS;

use crate::api::request::ConversationRef;
use crate::error::Result;
use crate::method::method;
use crate::store::table::deck_card::DeckItem;
use crate::vault::Vault;

/// What the other may see: texts of shareable cards, and agenda items ticked *mag de ander zien*. Nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TogetherView {
    /// The texts of the shareable cards of the deck, in its order.
    pub cards: Vec<String>,
    /// The agenda items that the other may see.
    pub agenda: Vec<String>,
    /// The card to begin with: the one that was on screen, if it may be seen.
    pub start: u32,
}

/// Reads what may be looked at together. A deck without a shareable card offers the key questions instead.
pub fn together_get(vault: &mut Vault, request: ConversationRef) -> Result<TogetherView> {
    let db = vault.db();
    let row = db.conversations().get(request.conversation)?;
    let on_screen = usize::try_from(row.position).ok().and_then(|position| position.checked_sub(1));
    let mut cards = Vec::new();
    let mut start = 0;
    for (index, entry) in db.deck().of(request.conversation)?.iter().enumerate() {
        let DeckItem::Card(id) = &entry.item else { continue };
        let Some(card) = method().card(id).filter(|card| card.share && !card.private) else { continue };
        if Some(index) == on_screen {
            start = cards.len();
        }
        cards.push(card.text.clone());
    }
    if cards.is_empty() {
        cards = method().key_cards().into_iter().filter(|card| card.share).map(|card| card.text.clone()).collect();
    }
    let agenda = db
        .agenda()
        .of(request.conversation)?
        .into_iter()
        .filter(|item| item.may_show && !item.avoid)
        .map(|item| item.body)
        .collect();
    Ok(TogetherView { cards, agenda, start: u32::try_from(start).unwrap_or(0) })
}
