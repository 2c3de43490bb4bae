//! The deck as it is turned: agenda first, then the chosen cards. A killed app comes back to the same place.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::api::request::{ConversationRef, DeckPlace, StuckAt};
use crate::conversations::{Face, Moment, face, moments};
use crate::error::{Code, Result};
use crate::id::AgendaItemId;
use crate::method::method;
use crate::store::table::agenda_item::AgendaItem;
use crate::store::table::deck_card::DeckItem;
use crate::terms::{AgendaState, Lens, Side};
use crate::vault::Vault;

/// An agenda item on the agenda card.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DuringAgendaItem {
    /// Which item.
    pub id: AgendaItemId,
    /// Whose.
    pub side: Side,
    /// What it is about.
    pub body: String,
    /// *Moet*.
    pub must: bool,
    /// *Van de ander zelf*.
    pub own: bool,
    /// *Hier liever niet over*, said by the other.
    pub skip: bool,
    /// How it stands.
    pub state: AgendaState,
    /// Whether it stands behind *Voor mij*: everything that the other may not see.
    pub private: bool,
}

/// The conversation while it is held.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DuringView {
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// The agenda card: both sides.
    pub agenda: Vec<DuringAgendaItem>,
    /// Whether the other's side is empty, so that the card asks for it.
    pub ask_theirs: bool,
    /// The cards after the agenda.
    pub faces: Vec<Face>,
    /// Where the deck stands; 0 is the agenda, 1 the first face.
    pub position: u32,
    /// The card outside the deck that is on screen.
    pub aside: Option<String>,
    /// The moments so far.
    pub moments: Vec<Moment>,
}

/// Starts a conversation, or goes on with one that was stopped; its clock is kept.
pub fn during_start(vault: &mut Vault, request: ConversationRef) -> Result<()> {
    vault.transact(|tx| {
        let conversations = tx.db().conversations();
        conversations.get(request.conversation)?;
        conversations.start(request.conversation, tx.now())
    })
}

/// Reads the conversation as it is held. [`Code::NotFound`] when it has not started.
pub fn during_get(vault: &mut Vault, request: ConversationRef) -> Result<DuringView> {
    let db = vault.db();
    let id = request.conversation;
    let row = db.conversations().get(id)?;
    let started_at = row.started_at.ok_or(Code::NotFound)?;
    let agenda: Vec<DuringAgendaItem> = db.agenda().of(id)?.into_iter().map(shown).collect();
    let mut faces = Vec::new();
    for entry in db.deck().of(id)? {
        faces.extend(face(db, &entry.item)?);
    }
    Ok(DuringView {
        started_at,
        ask_theirs: !agenda.iter().any(|item| item.side == Side::Theirs),
        position: row.position.min(u32::try_from(faces.len()).unwrap_or(u32::MAX)),
        moments: moments(db, &row)?,
        aside: row.aside.filter(|card| method().card(card).is_some()),
        agenda,
        faces,
    })
}

fn shown(item: AgendaItem) -> DuringAgendaItem {
    let private = !item.may_show || item.avoid;
    DuringAgendaItem {
        id: item.id,
        side: item.side,
        body: item.body,
        must: item.must,
        own: item.own,
        skip: item.skip,
        state: item.state,
        private,
    }
}

/// Notes where the deck stands, and that the card there has been on screen.
pub fn during_place(vault: &mut Vault, request: DeckPlace) -> Result<()> {
    let known = request.aside.as_deref().is_none_or(|card| method().card(card).is_some());
    if !known {
        return Err(Code::NotFound.into());
    }
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?;
        let mut shown = Vec::new();
        for entry in db.deck().of(request.conversation)? {
            if face(db, &entry.item)?.is_some() {
                shown.push(entry);
            }
        }
        let index = usize::try_from(request.position).map_err(|_| Code::BadRequest)?;
        if index > shown.len() {
            return Err(Code::BadRequest.into());
        }
        if let Some(entry) = index.checked_sub(1).and_then(|index| shown.get(index)) {
            db.deck().see(entry.id)?;
        }
        for entry in &shown {
            if matches!(&entry.item, DeckItem::Card(card) if Some(card) == request.aside.as_ref()) {
                db.deck().see(entry.id)?;
            }
        }
        db.conversations().place(request.conversation, request.position, request.aside.as_deref())
    })
}

/// Stops a conversation: it goes to *Nog terugkijken*.
pub fn during_stop(vault: &mut Vault, request: ConversationRef) -> Result<()> {
    vault.transact(|tx| {
        let conversations = tx.db().conversations();
        conversations.get(request.conversation)?;
        conversations.stop(request.conversation, tx.now())
    })
}

/// A fitting card of a lens: the next one in the deck that has not been on screen, else the first in the library.
pub fn during_stuck(vault: &mut Vault, request: StuckAt) -> Result<String> {
    let row = vault.db().conversations().get(request.conversation)?;
    let deck = vault.db().deck().of(request.conversation)?;
    let of_lens = |id: &str| method().card(id).is_some_and(|card| card.lens == request.lens);
    let here = usize::try_from(row.position).unwrap_or(0).min(deck.len());
    let (before, after) = deck.split_at(here);
    let unseen = after.iter().chain(before).filter(|entry| !entry.seen).find_map(|entry| match &entry.item {
        DeckItem::Card(id) if of_lens(id) => Some(id.clone()),
        _ => None,
    });
    unseen.or_else(|| first_in_library(request.lens)).ok_or_else(|| Code::NotFound.into())
}

/// The first card of a lens that can be read at once: no card that stands behind *Voor mij*, and no key card, which is
/// in the deck already or was taken out on purpose.
fn first_in_library(lens: Lens) -> Option<String> {
    let mut cards = method().cards.iter().filter(|card| card.lens == lens && !card.private);
    cards.clone().find(|card| card.key.is_none()).or_else(|| cards.next()).map(|card| card.id.clone())
}
