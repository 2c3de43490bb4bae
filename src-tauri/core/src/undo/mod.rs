//! What can be taken back with Ctrl+Z: every deletion, move, addition and change, as the opposite of what was done.
//!
//! Steps are taken back in the opposite order, so a step finds its rows as it left them.

mod apply;

use chrono::{DateTime, Duration, Utc};
use serde::Serialize;
use ts_rs::TS;

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

/// Typing in one field is one step as long as no pause is longer than this.
const ONE_STEP: Duration = Duration::seconds(10);

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
    /// When it was last typed in, for a step of typing.
    typed: Option<Typing>,
}

/// Typing in one field.
#[derive(Clone, Copy, Debug)]
pub struct Typing {
    /// Which of the fields that the first inverse makes as they were.
    pub field: &'static str,
    /// When last.
    pub at: DateTime<Utc>,
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

    /// Whether both are about the same row; what stood in it does not matter.
    fn same_row(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(a, field, _), Self::Text(b, other, _)) => (a, field) == (b, other),
            (Self::AgendaItem(a), Self::AgendaItem(b)) => a.item.id == b.item.id,
            (Self::Agreement(a), Self::Agreement(b)) => a.agreement.id == b.agreement.id,
            (Self::Approach(a, x), Self::Approach(b, y)) => (a, x.person, x.area) == (b, y.person, y.area),
            (Self::ApproachMade(a, person, area), Self::Approach(b, y)) => (a, *person, *area) == (b, y.person, y.area),
            (Self::Answer(a, x), Self::Answer(b, y)) => (a, &x.question) == (b, &y.question),
            (Self::Intention(a, ..), Self::Intention(b, ..)) => a == b,
            _ => false,
        }
    }
}

impl Step {
    /// A step of these inverses; `None` when there are none. `typed` says that the first of them was typed.
    #[must_use]
    pub fn new(inverses: Vec<Inverse>, typed: Option<Typing>) -> Option<Self> {
        let kind = inverses.first()?.kind();
        Some(Self { kind, inverses, typed })
    }

    /// Whether `next` is more typing in the same field. Then it needs no step of its own: this one goes back further,
    /// and takes along what else `next` did.
    pub fn goes_on(&mut self, next: &Self) -> bool {
        let (Some(typed), Some(more)) = (&mut self.typed, &next.typed) else { return false };
        let pause = more.at - typed.at;
        let same_row = self.inverses.first().zip(next.inverses.first()).is_some_and(|(a, b)| a.same_row(b));
        let goes_on = same_row && typed.field == more.field && pause >= Duration::zero() && pause <= ONE_STEP;
        if goes_on {
            typed.at = more.at;
            self.inverses.extend(next.inverses.iter().skip(1).cloned());
        }
        goes_on
    }
}
