//! *Samen kijken*: a view of its own that can hold nothing private, because it has no field for it.
//!
//! Every command here answers `NotFound` for an item that the other may not see, so that nothing can be probed.

use serde::Serialize;
use ts_rs::TS;

use crate::api::request::{TogetherChange, TogetherEdit, TogetherFor, TogetherMove, TogetherWords};
use crate::conversations::{MAX_SHORT, within};
use crate::error::{Code, Result};
use crate::id::{AgendaItemId, ConversationId};
use crate::index;
use crate::method::method;
use crate::prepare::forget_item;
use crate::store::table::agenda_item::{AgendaItem, AgendaRow};
use crate::store::table::deck_card::DeckItem;
use crate::terms::{AgendaState, Side};
use crate::undo::{Field, Inverse};
use crate::vault::{Tx, Vault};

/// One item of the joint agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TogetherItem {
    /// Which item.
    pub id: AgendaItemId,
    /// What it is about.
    pub body: String,
    /// Whose it is.
    pub side: Side,
    /// Whether the other said that it is theirs.
    pub own: bool,
    /// Whether these are the other's literal words.
    pub literal: bool,
    /// *Hier liever niet over*.
    pub skip: bool,
}

/// What the other may see: texts of shareable cards, and agenda items ticked *mag de ander zien*. Nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TogetherView {
    /// The texts of the shareable cards of the deck, in its order.
    pub cards: Vec<String>,
    /// The joint agenda, in the order that both chose.
    pub agenda: Vec<TogetherItem>,
    /// The card to begin with: the one that was on screen, if it may be seen.
    pub start: u32,
}

/// Reads what may be looked at together. A deck without a shareable card offers the key questions instead.
pub fn together_get(vault: &mut Vault, request: TogetherFor) -> Result<TogetherView> {
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
        cards.push(card.text_for(request.formal).to_owned());
    }
    if cards.is_empty() {
        let keys = method().key_cards().into_iter().filter(|card| card.share);
        cards = keys.map(|card| card.text_for(request.formal).to_owned()).collect();
    }
    let agenda = db.agenda().joint(request.conversation)?.into_iter().map(|row| shown(row.item)).collect();
    Ok(TogetherView { cards, agenda, start: u32::try_from(start).unwrap_or(0) })
}

fn shown(item: AgendaItem) -> TogetherItem {
    TogetherItem {
        id: item.id,
        body: item.body,
        side: item.side,
        own: item.own,
        literal: item.literal,
        skip: item.skip,
    }
}

/// An item of the joint agenda. `NotFound` when the other may not see it.
fn seen(tx: &Tx<'_>, conversation: ConversationId, item: AgendaItemId) -> Result<AgendaRow> {
    tx.db().conversations().get(conversation)?;
    let row = tx.db().agenda().get(conversation, item)?;
    if row.item.may_show && !row.item.avoid { Ok(row) } else { Err(Code::NotFound.into()) }
}

/// Moves an item one place on the joint agenda.
pub fn together_move(vault: &mut Vault, request: TogetherMove) -> Result<()> {
    vault.transact(|tx| {
        seen(tx, request.conversation, request.item)?;
        let places = tx.db().agenda().joint(request.conversation)?;
        if tx.db().agenda().shift_joint(request.conversation, request.item, request.direction)? {
            tx.undo_with(Inverse::Order(places.into_iter().map(|row| (row.item.id, row.joint_rank)).collect()));
        }
        Ok(())
    })
}

/// Puts the other's literal words on the joint agenda, at its end, as their own.
pub fn together_words(vault: &mut Vault, request: TogetherWords) -> Result<AgendaItemId> {
    within(&request.body, MAX_SHORT)?;
    let body = request.body.trim();
    if body.is_empty() {
        return Err(Code::BadRequest.into());
    }
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?;
        let item = AgendaItem {
            id: AgendaItemId::random(),
            side: Side::Theirs,
            body: body.to_owned(),
            avoid: false,
            must: false,
            may_show: true,
            own: true,
            literal: true,
            skip: false,
            state: AgendaState::Open,
            origin: None,
        };
        db.agenda().add(request.conversation, &item)?;
        index::agenda_item(db, request.conversation, &item)?;
        tx.undo_making(Inverse::AgendaItemMade(request.conversation, item.id));
        db.conversations().touch(request.conversation, tx.now())?;
        Ok(item.id)
    })
}

/// Notes what the other says of an item. Only their own literal words can be worded otherwise; empty words go to the bin.
pub fn together_edit(vault: &mut Vault, request: TogetherEdit) -> Result<()> {
    vault.transact(|tx| {
        let db = tx.db();
        let row = seen(tx, request.conversation, request.item)?;
        if let TogetherChange::Words(words) = &request.change {
            within(words, MAX_SHORT)?;
            if !row.item.literal {
                return Err(Code::BadRequest.into());
            }
            if words.trim().is_empty() {
                return forget_item(tx, row);
            }
        }
        db.agenda().said(request.item, &request.change)?;
        index::agenda_item(db, request.conversation, &db.agenda().get(request.conversation, request.item)?.item)?;
        match &request.change {
            TogetherChange::Words(words) => tx.undo_typing(Field::Body, words, Inverse::AgendaItem(row)),
            _ => tx.undo_with(Inverse::AgendaItem(row)),
        }
        db.conversations().touch(request.conversation, tx.now())
    })
}
