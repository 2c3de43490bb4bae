//! What can be taken back with Ctrl+Z: every deletion, move, addition and change, as the opposite of what was done.
//!
//! Steps are taken back in the opposite order, so a step finds its rows as it left them.

mod apply;
mod typing;

pub use typing::Field;

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use typing::Typing;

use crate::id::{AgendaItemId, AgreementId, ConversationId, DeckEntryId, IntentionId, MomentId, PersonId};
use crate::people::Cast;
use crate::store::rank::Rank;
use crate::store::table::agenda_item::AgendaRow;
use crate::store::table::agreement::AgreementRow;
use crate::store::table::answer::QuestionAnswer;
use crate::store::table::approach::Approach;
use crate::store::table::bin_item::{BinItem, Piece};
use crate::store::table::conversation::ConversationRow;
use crate::store::table::deck_card::DeckRow;
use crate::store::table::moment::MomentRow;
use crate::terms::{LifeArea, Outcome, Part, TextField};

/// What is as it was before, so that the screen can say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UndoKind {
    /// A conversation, or one of its switches.
    Conversation,
    /// Who takes part.
    Participant,
    /// An agenda item.
    AgendaItem,
    /// The order of the joint agenda.
    Order,
    /// A card of the deck.
    Card,
    /// A moment.
    Moment,
    /// An agreement.
    Agreement,
    /// A life area.
    Approach,
    /// A text.
    Text,
    /// An answer.
    Answer,
    /// An intention.
    Intention,
    /// A label.
    Label,
}

/// One step: the inverses of one write, in the order in which it did things.
#[derive(Clone, Debug)]
pub struct Step {
    /// What the step brings back.
    pub kind: UndoKind,
    /// How.
    pub inverses: Vec<Inverse>,
    /// For a step that more typing may join.
    typed: Option<Typing>,
}

/// The opposite of one thing done.
#[derive(Clone, Debug)]
pub enum Inverse {
    /// Takes a conversation out of the bin.
    Conversation(ConversationId),
    /// Puts a conversation in the bin again, deleted when it was.
    ConversationBack(ConversationId, DateTime<Utc>),
    /// Puts an entry in the bin again; its row is taken away by another inverse of the step.
    BinItem(Box<BinItem>),
    /// Takes a new entry out of the bin; its row is brought back by another inverse of the step.
    BinItemMade(Box<BinItem>),
    /// Gives a conversation its switches and its deck back.
    Scalars(Box<ConversationRow>, Vec<DeckRow>),
    /// Gives a long text its body back.
    Text(ConversationId, TextField, String),
    /// Makes who takes part in a conversation, and what was noted about them there, as it was.
    Cast(Cast),
    /// Takes a new label away that was made for a conversation.
    PersonMade(ConversationId, PersonId),
    /// Gives someone their part back.
    Part(ConversationId, PersonId, Part),
    /// Makes an agenda item as it was.
    AgendaItem(AgendaRow),
    /// Takes a new agenda item away.
    AgendaItemMade(ConversationId, AgendaItemId),
    /// Gives the joint agenda its order back.
    Order(Vec<(AgendaItemId, Option<Rank>)>),
    /// Makes a deck entry as it was.
    Card(DeckRow),
    /// Takes a new deck entry away.
    CardMade(DeckEntryId),
    /// Puts a moment back.
    Moment(MomentRow),
    /// Takes a new moment away.
    MomentMade(MomentId),
    /// Makes an agreement as it was.
    Agreement(AgreementRow),
    /// Takes a new agreement away.
    AgreementMade(ConversationId, AgreementId),
    /// Makes a life area as it was.
    Approach(ConversationId, Approach),
    /// Takes a new life area away.
    ApproachMade(ConversationId, Option<PersonId>, LifeArea),
    /// Makes an answer as it was.
    Answer(ConversationId, QuestionAnswer),
    /// Gives the intention of a conversation its body and its line back, or takes a new one away.
    Intention(ConversationId, Option<(String, String)>),
    /// Says again how an intention turned out, or unsays it.
    Outcome(ConversationId, IntentionId, Option<Outcome>),
    /// Gives someone their label back.
    Label(PersonId, String),
    /// Brings a label back that had gone into another. The casts that go with it stand beside it.
    Unmerge(PersonId),
}

impl Inverse {
    /// What it makes as it was.
    #[must_use]
    pub fn kind(&self) -> UndoKind {
        match self {
            Self::Conversation(_) | Self::ConversationBack(..) | Self::Scalars(..) => UndoKind::Conversation,
            Self::BinItem(item) | Self::BinItemMade(item) => match item.piece {
                Piece::AgendaItem(_) => UndoKind::AgendaItem,
                Piece::Agreement(_) => UndoKind::Agreement,
                Piece::Approach(_) => UndoKind::Approach,
            },
            Self::Text(..) => UndoKind::Text,
            Self::Cast(_) | Self::PersonMade(..) | Self::Part(..) => UndoKind::Participant,
            Self::AgendaItem(_) | Self::AgendaItemMade(..) => UndoKind::AgendaItem,
            Self::Order(_) => UndoKind::Order,
            Self::Card(_) | Self::CardMade(_) => UndoKind::Card,
            Self::Moment(_) | Self::MomentMade(_) => UndoKind::Moment,
            Self::Agreement(_) | Self::AgreementMade(..) => UndoKind::Agreement,
            Self::Approach(..) | Self::ApproachMade(..) => UndoKind::Approach,
            Self::Answer(..) => UndoKind::Answer,
            Self::Intention(..) | Self::Outcome(..) => UndoKind::Intention,
            Self::Label(..) | Self::Unmerge(_) => UndoKind::Label,
        }
    }
}

/// What the first inverse of a write undoes, as far as that tells whether more typing joins its step.
#[derive(Clone, Debug, Default)]
pub enum First {
    /// Anything: nothing joins it.
    #[default]
    Act,
    /// Something was made that is now typed in.
    Made,
    /// A field was typed in, and this stands there now.
    Typed(Field, String),
}

impl Step {
    /// A step of these inverses, of a write at `now`; `None` when there are none.
    #[must_use]
    pub fn new(inverses: Vec<Inverse>, first: &First, now: DateTime<Utc>) -> Option<Self> {
        let inverse = inverses.first()?;
        let typed = match first {
            First::Act => None,
            First::Made => Some(Typing::made(now)),
            First::Typed(field, after) => Some(Typing::new(*field, after, inverse, now)),
        };
        Some(Self { kind: inverse.kind(), inverses, typed })
    }
}
