//! What can be taken back with Ctrl+Z, as the opposite of what was done.

use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::index;
use crate::prepare;
use crate::store::table::agenda_item::AgendaRow;
use crate::store::table::agreement::AgreementRow;
use crate::store::table::approach::Approach;
use crate::store::table::deck_card::DeckRow;
use crate::store::table::moment::MomentRow;
use crate::vault::Tx;

/// What came back, so that the screen can say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UndoKind {
    /// A conversation came out of the bin.
    Conversation,
    /// Someone is part of a conversation again.
    Participant,
    /// An agenda item is back.
    AgendaItem,
    /// A card is back in the deck.
    Card,
    /// A moment is back.
    Moment,
    /// An agreement is back.
    Agreement,
    /// A life area is back.
    Approach,
}

/// One step: the inverses of one write, in the order in which it did things.
#[derive(Clone, Debug)]
pub struct Step {
    /// What the step brings back.
    pub kind: UndoKind,
    /// How.
    pub inverses: Vec<Inverse>,
}

/// The opposite of one thing done.
#[derive(Clone, Debug)]
pub enum Inverse {
    /// Takes a conversation out of the bin.
    Conversation(ConversationId),
    /// Makes someone part of a conversation again.
    Participant(ConversationId, PersonId),
    /// Puts an agenda item back.
    AgendaItem(AgendaRow),
    /// Puts a deck entry back.
    Card(DeckRow),
    /// Puts a moment back.
    Moment(MomentRow),
    /// Puts an agreement back.
    Agreement(AgreementRow),
    /// Puts a life area back.
    Approach(ConversationId, Approach),
}

impl Inverse {
    /// What it brings back.
    #[must_use]
    pub fn kind(&self) -> UndoKind {
        match self {
            Self::Conversation(_) => UndoKind::Conversation,
            Self::Participant(..) => UndoKind::Participant,
            Self::AgendaItem(_) => UndoKind::AgendaItem,
            Self::Card(_) => UndoKind::Card,
            Self::Moment(_) => UndoKind::Moment,
            Self::Agreement(_) => UndoKind::Agreement,
            Self::Approach(..) => UndoKind::Approach,
        }
    }

    /// Does it.
    pub fn apply(&self, tx: &Tx<'_>) -> Result<()> {
        let db = tx.db();
        match self {
            Self::Conversation(id) => db.conversations().bin(*id, None),
            Self::Participant(conversation, person) => db.participants().removed(*conversation, *person, false),
            Self::AgendaItem(row) => {
                db.agenda().put_back(row)?;
                index::agenda_item(db, row.conversation, &row.item)
            }
            Self::Card(row) => prepare::put_back(tx, row),
            Self::Moment(row) => db.moments().put(row),
            Self::Agreement(row) => {
                db.agreements().put_back(row)?;
                index::agreement(db, row.conversation, row.agreement.id, &row.agreement.body)
            }
            Self::Approach(conversation, approach) => {
                db.approaches().put(*conversation, approach)?;
                index::quote(db, *conversation, approach.person, approach.area, &approach.quote)
            }
        }
    }
}
