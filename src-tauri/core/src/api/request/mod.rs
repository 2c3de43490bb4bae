//! What the screens may ask: one type per command's request. Unknown fields are refused.

mod change;
mod secrets;

pub use change::{
    AgendaChange, AgreementChange, AnswerChange, ApproachChange, ConversationChange, IntentionChange, TogetherChange,
};
pub use secrets::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::about::AboutPage;
use crate::conversations::ListKey;
use crate::id::{AgendaItemId, AgreementId, ConversationId, DeckEntryId, IntentionId, MomentId, PersonId};
use crate::terms::{Lens, LifeArea, Outcome, Part, Side, TextField};

macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $type:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, Deserialize, TS)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$fdoc])* pub $field: $type),+ }
    )+};
}

/// How a new conversation begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// It will be prepared.
    Plan,
    /// It starts at once, without a plan.
    Now,
    /// It was held already; only the looking back is left.
    LookBack,
}

/// A stretch of time to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// The last seven days and what is to come.
    Week,
    /// The last thirty-one days and what is to come.
    Month,
    /// The last 366 days and what is to come.
    Year,
}

/// What can be taken elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportKind {
    /// *Geef mee*: the agreements for the other, to print or to hand over.
    Handout,
    /// The agreements for the case system.
    Agreements,
    /// The planned conversation for a calendar.
    Calendar,
    /// The plan.
    Plan,
    /// The look-back.
    LookBack,
}

/// One place up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Towards the start.
    Up,
    /// Towards the end.
    Down,
}

/// Someone for a conversation: known already, or new by a label.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value", deny_unknown_fields)]
pub enum Whom {
    /// Someone from an earlier conversation.
    Known(PersonId),
    /// A label that the professional recognises; no name is needed.
    New(String),
}

requests! {
    /// Asks for a page of *Over*.
    AboutFor {
        /// Which page.
        page: AboutPage,
    }
    /// Names one backup.
    BackupRef {
        /// Which one.
        #[ts(type = "string")]
        backup: Uuid,
    }
    /// Names the file of a backup of this vault.
    BackupFile {
        /// Its path.
        file: String,
    }
    /// Whether a backup is made every day.
    BackupDaily {
        /// Whether it is.
        daily: bool,
    }
    /// Names a folder of backups.
    BackupFolder {
        /// The path of a folder.
        folder: String,
    }
    /// Names one conversation.
    ConversationRef {
        /// Which one.
        conversation: ConversationId,
    }
    /// What to list.
    ListFilter {
        /// Only conversations with this person.
        person: Option<PersonId>,
        /// Only conversations of this period.
        period: Option<Period>,
        /// Only what comes after this; absent for the first page.
        #[serde(default)]
        #[ts(optional)]
        after: Option<ListKey>,
        /// How many rows, at most 1,000; absent for a usual page.
        #[serde(default)]
        #[ts(optional)]
        size: Option<u32>,
    }
    /// A conversation to begin.
    NewConversation {
        /// How it begins.
        start: Start,
        /// Known people to begin with.
        people: Vec<PersonId>,
    }
    /// A change to one scalar of a conversation.
    ConversationEdit {
        /// Which conversation.
        conversation: ConversationId,
        /// What changes.
        change: ConversationChange,
    }
    /// The present body of one long text. An empty body removes the row.
    TextEdit {
        /// Which conversation.
        conversation: ConversationId,
        /// Which text.
        field: TextField,
        /// The whole body.
        body: String,
    }
    /// Adds someone to a conversation.
    ParticipantAdd {
        /// Which conversation.
        conversation: ConversationId,
        /// Who.
        whom: Whom,
        /// In which part.
        part: Part,
    }
    /// Names someone in a conversation.
    ParticipantRef {
        /// Which conversation.
        conversation: ConversationId,
        /// Who.
        person: PersonId,
    }
    /// Changes someone's part.
    ParticipantPart {
        /// Which conversation.
        conversation: ConversationId,
        /// Who.
        person: PersonId,
        /// The part from now on.
        part: Part,
    }
    /// A new agenda item.
    AgendaAdd {
        /// Which conversation.
        conversation: ConversationId,
        /// Whose.
        side: Side,
        /// What it is about.
        body: String,
        /// The parked item or open agreement of last time that it takes up.
        origin: Option<Uuid>,
    }
    /// A change to one agenda item.
    AgendaEdit {
        /// Which conversation.
        conversation: ConversationId,
        /// Which item.
        item: AgendaItemId,
        /// What changes.
        change: AgendaChange,
    }
    /// Names one agenda item.
    AgendaRef {
        /// Which conversation.
        conversation: ConversationId,
        /// Which item.
        item: AgendaItemId,
    }
    /// Moves one agenda item within its side.
    AgendaMove {
        /// Which conversation.
        conversation: ConversationId,
        /// Which item.
        item: AgendaItemId,
        /// Where to.
        direction: Direction,
    }
    /// Puts a card of the library in the deck.
    DeckAdd {
        /// Which conversation.
        conversation: ConversationId,
        /// The card's id in the content.
        card: String,
    }
    /// Names one entry of a deck.
    DeckRef {
        /// Which conversation.
        conversation: ConversationId,
        /// Which entry.
        entry: DeckEntryId,
    }
    /// Moves one entry of a deck.
    DeckMove {
        /// Which conversation.
        conversation: ConversationId,
        /// Which entry.
        entry: DeckEntryId,
        /// Where to.
        direction: Direction,
    }
    /// Puts an open intention (back) in the deck.
    DeckIntention {
        /// Which conversation.
        conversation: ConversationId,
        /// Which intention.
        intention: IntentionId,
    }
    /// A change to what is guessed or heard in one life area.
    ApproachEdit {
        /// Which conversation.
        conversation: ConversationId,
        /// Whom it is about; absent while no one has been added.
        person: Option<PersonId>,
        /// In which area.
        area: LifeArea,
        /// What changes.
        change: ApproachChange,
    }
    /// Names one life area of one person in a conversation.
    ApproachRef {
        /// Which conversation.
        conversation: ConversationId,
        /// Whom it is about; absent while no one has been added.
        person: Option<PersonId>,
        /// Which area.
        area: LifeArea,
    }
    /// Where the deck stands: what a killed app comes back to.
    DeckPlace {
        /// Which conversation.
        conversation: ConversationId,
        /// 0 is the agenda, 1 the first card.
        position: u32,
        /// The card outside the deck that is on screen, if one is.
        aside: Option<String>,
    }
    /// Asks for a fitting card of a lens.
    StuckAt {
        /// Which conversation.
        conversation: ConversationId,
        /// Through which lens.
        lens: Lens,
    }
    /// A moment to remember.
    MomentAdd {
        /// Which conversation.
        conversation: ConversationId,
        /// The lens of the card on screen.
        lens: Lens,
    }
    /// Names one moment.
    MomentRef {
        /// Which conversation.
        conversation: ConversationId,
        /// Which moment.
        moment: MomentId,
    }
    /// A change to the answer to one sub-question.
    AnswerEdit {
        /// Which conversation.
        conversation: ConversationId,
        /// The sub-question's id in the content.
        question: String,
        /// What changes.
        change: AnswerChange,
    }
    /// A new agreement.
    AgreementAdd {
        /// Which conversation.
        conversation: ConversationId,
        /// What was agreed.
        body: String,
    }
    /// A change to one agreement.
    AgreementEdit {
        /// Which conversation.
        conversation: ConversationId,
        /// Which agreement.
        agreement: AgreementId,
        /// What changes.
        change: AgreementChange,
    }
    /// Names one agreement.
    AgreementRef {
        /// Which conversation.
        conversation: ConversationId,
        /// Which agreement.
        agreement: AgreementId,
    }
    /// A change to the intention that a look-back makes.
    IntentionEdit {
        /// The conversation that is looked back on.
        conversation: ConversationId,
        /// What changes.
        change: IntentionChange,
    }
    /// How an intention turned out in a conversation.
    OutcomeSet {
        /// In which conversation.
        conversation: ConversationId,
        /// Which intention.
        intention: IntentionId,
        /// How; absent takes it back.
        outcome: Option<Outcome>,
    }
    /// Words to find.
    SearchFor {
        /// Words or beginnings of words.
        query: String,
        /// Only in conversations with this person.
        person: Option<PersonId>,
        /// Only texts that belong to this lens.
        lens: Option<Lens>,
        /// Only in conversations of this period.
        period: Option<Period>,
    }
    /// Asks what may be looked at together.
    TogetherFor {
        /// Which conversation.
        conversation: ConversationId,
        /// Whether the other is addressed as *u*.
        formal: bool,
    }
    /// Moves one item of the joint agenda.
    TogetherMove {
        /// Which conversation.
        conversation: ConversationId,
        /// Which item.
        item: AgendaItemId,
        /// Where to.
        direction: Direction,
    }
    /// The other's own words for the joint agenda.
    TogetherWords {
        /// Which conversation.
        conversation: ConversationId,
        /// The words, literally.
        body: String,
    }
    /// What the other says of one item of the joint agenda.
    TogetherEdit {
        /// Which conversation.
        conversation: ConversationId,
        /// Which item.
        item: AgendaItemId,
        /// What changes.
        change: TogetherChange,
    }
    /// Another label for someone.
    PersonRename {
        /// Who.
        person: PersonId,
        /// The label from now on.
        label: String,
    }
    /// Two labels for one person.
    PersonMerge {
        /// The label that stays.
        keep: PersonId,
        /// The label that goes; its conversations become those of `keep`.
        gone: PersonId,
    }
    /// Names something in the bin.
    BinRef {
        /// Which entry of the bin.
        #[ts(type = "string")]
        entry: Uuid,
    }
    /// What to take elsewhere.
    ExportFor {
        /// Which conversation.
        conversation: ConversationId,
        /// What of it.
        what: ExportKind,
        /// Whether the labels of the others go along; a handout and agreements never carry them.
        label: bool,
        /// Whether the other is addressed as *u*.
        formal: bool,
    }
    /// A text to read hints for; nothing of it is kept.
    HintsFor {
        /// The whole text.
        text: String,
    }
}
