//! The choice and the order of the cards: the three key cards, the intention, then the rest; seven at most.

use crate::api::request::{DeckAdd, DeckIntention, DeckMove, DeckRef};
use crate::error::{Code, Result};
use crate::id::{ConversationId, DeckEntryId};
use crate::method::method;
use crate::store::Db;
use crate::store::table::deck_card::{DeckItem, DeckRow};
use crate::terms::Purpose;
use crate::undo::Inverse;
use crate::vault::{Tx, Vault};

/// Cards in a deck at most, the intention counted and the agenda not.
pub const MAX_DECK: usize = 7;

/// Puts a card of the library at the end of the deck; one that is in it already stays where it is.
pub fn deck_add(vault: &mut Vault, request: DeckAdd) -> Result<DeckEntryId> {
    let card = method().card(&request.card).ok_or(Code::NotFound)?;
    add(vault, request.conversation, DeckItem::Card(card.id.clone()))
}

/// Puts an intention that comes along (back) in the deck, after the key cards.
pub fn deck_add_intention(vault: &mut Vault, request: DeckIntention) -> Result<DeckEntryId> {
    let comes_along = vault.db().intentions().brought_to(request.conversation)?;
    if !comes_along.iter().any(|row| row.id == request.intention) {
        return Err(Code::NotFound.into());
    }
    add(vault, request.conversation, DeckItem::Intention(request.intention))
}

fn add(vault: &mut Vault, conversation: ConversationId, item: DeckItem) -> Result<DeckEntryId> {
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(conversation)?;
        let deck = db.deck().of(conversation)?;
        if let Some(entry) = deck.iter().find(|entry| entry.item == item) {
            return Ok(entry.id);
        }
        if deck.len() >= MAX_DECK {
            return Err(Code::DeckFull.into());
        }
        let index = matches!(item, DeckItem::Intention(_)).then(|| leading_keys(&deck));
        let entry = db.deck().insert(conversation, item, index)?;
        tx.undo_with(Inverse::CardMade(entry));
        Ok(entry)
    })
}

/// Moves an entry one place.
pub fn deck_move(vault: &mut Vault, request: DeckMove) -> Result<()> {
    vault.transact(|tx| {
        let before = tx.db().deck().get(request.conversation, request.entry)?;
        if tx.db().deck().shift(request.conversation, request.entry, request.direction)? {
            tx.undo_with(Inverse::Card(before));
        }
        Ok(())
    })
}

/// Takes an entry out of the deck; undo brings it back.
pub fn deck_remove(vault: &mut Vault, request: DeckRef) -> Result<()> {
    vault.transact(|tx| {
        let row = tx.db().deck().get(request.conversation, request.entry)?;
        tx.db().deck().delete(request.entry)?;
        tx.undo_with(Inverse::Card(row));
        Ok(())
    })
}

/// Puts an entry back in its place. [`Code::DeckFull`] when others took the room; the undo step then stays.
pub(crate) fn put_back(tx: &Tx<'_>, row: &DeckRow) -> Result<()> {
    let mut deck = tx.db().deck().of(row.conversation)?;
    if let Some(index) = deck.iter().position(|entry| entry.id == row.id) {
        let seen = deck.remove(index).seen;
        tx.db().deck().delete(row.id)?;
        return tx.db().deck().put_back(&DeckRow { seen, ..row.clone() });
    }
    if deck.iter().any(|entry| entry.item == row.item) {
        return Ok(());
    }
    if deck.len() >= MAX_DECK {
        return Err(Code::DeckFull.into());
    }
    tx.db().deck().put_back(row)
}

/// Makes a deck as it was; which cards were seen since stays known.
pub(crate) fn put_deck(tx: &Tx<'_>, conversation: ConversationId, rows: &[DeckRow]) -> Result<()> {
    let db = tx.db();
    let present = db.deck().of(conversation)?;
    for entry in &present {
        db.deck().delete(entry.id)?;
    }
    for row in rows {
        let seen = row.seen || present.iter().any(|entry| entry.id == row.id && entry.seen);
        db.deck().put_back(&DeckRow { seen, ..row.clone() })?;
    }
    Ok(())
}

/// Lets intentions join every conversation that is planned.
pub(crate) fn join_planned(tx: &Tx<'_>) -> Result<()> {
    tx.db().conversations().planned()?.into_iter().try_for_each(|planned| join_intentions(tx, planned))
}

/// Lets the latest open intention for the people of this conversation join the deck, and takes out those that no
/// longer come along. A conversation that has started keeps its deck. Undo takes this back with what caused it.
pub(crate) fn join_intentions(tx: &Tx<'_>, conversation: ConversationId) -> Result<()> {
    join(tx.db(), conversation)?.into_iter().for_each(|inverse| tx.undo_with(inverse));
    Ok(())
}

/// As [`join_intentions`] for a conversation that is being made, which is no step of its own.
pub(crate) fn join_new(tx: &Tx<'_>, conversation: ConversationId) -> Result<()> {
    join(tx.db(), conversation).map(drop)
}

fn join(db: Db<'_>, conversation: ConversationId) -> Result<Vec<Inverse>> {
    let mut done = Vec::new();
    if db.conversations().get(conversation)?.started_at.is_some() {
        return Ok(done);
    }
    let brought = db.intentions().brought_to(conversation)?;
    for entry in db.deck().of(conversation)? {
        if let DeckItem::Intention(id) = entry.item
            && !brought.iter().any(|row| row.id == id)
        {
            db.deck().delete(entry.id)?;
            done.push(Inverse::Card(entry));
        }
    }
    let deck = db.deck().of(conversation)?;
    let has_one = deck.iter().any(|entry| matches!(entry.item, DeckItem::Intention(_)));
    if let Some(latest) = brought.first()
        && !has_one
        && deck.len() < MAX_DECK
    {
        let item = DeckItem::Intention(latest.id);
        done.push(Inverse::CardMade(db.deck().insert(conversation, item, Some(leading_keys(&deck)))?));
    }
    Ok(done)
}

/// Brings the card of a purpose along, and takes it out when the purpose no longer asks for it.
pub(crate) fn join_purpose_card(tx: &Tx<'_>, conversation: ConversationId, purpose: Option<Purpose>) -> Result<()> {
    let db = tx.db();
    for card in method().cards.iter().filter(|card| card.purpose.is_some()) {
        let item = DeckItem::Card(card.id.clone());
        let deck = db.deck().of(conversation)?;
        let present = deck.iter().find(|entry| entry.item == item);
        let wanted = matches!(purpose, Some(Purpose::Check | Purpose::Both));
        match present {
            Some(entry) if !wanted => db.deck().delete(entry.id)?,
            None if wanted && deck.len() < MAX_DECK => {
                let index = first_after_keys_and_intention(db, conversation)?;
                db.deck().insert(conversation, item, Some(index))?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn is_key(entry: &DeckRow) -> bool {
    matches!(&entry.item, DeckItem::Card(id) if method().card(id).is_some_and(|card| card.key.is_some()))
}

fn leading_keys(deck: &[DeckRow]) -> usize {
    deck.iter().take_while(|entry| is_key(entry)).count()
}

fn first_after_keys_and_intention(db: Db<'_>, conversation: ConversationId) -> Result<usize> {
    let deck = db.deck().of(conversation)?;
    let keys = leading_keys(&deck);
    let intentions = deck.iter().skip(keys).take_while(|entry| matches!(entry.item, DeckItem::Intention(_))).count();
    Ok(keys + intentions)
}
