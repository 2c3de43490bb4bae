//! What can be changed: one field at a time, so that two devices may change two fields of one thing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::terms::{
    AgendaState, AgreementState, Answer, Channel, Energy, Focus, Gain, Purpose, Role, SelfImage, TalkKind, Who,
};

macro_rules! changes {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident($type:ty)),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize, Deserialize, TS)]
        #[serde(tag = "field", content = "value", rename_all = "snake_case", deny_unknown_fields)]
        pub enum $name { $($(#[$vdoc])* $variant($type)),+ }
    )+};
}

changes! {
    /// What the other says of an item of the joint agenda.
    TogetherChange {
        /// *Dit is van mij*: a guess becomes the other's own.
        Own(bool),
        /// *Hier liever niet over*.
        Skip(bool),
        /// Other words; only for what the other said in their own words. Empty words take the item away.
        Words(String),
    }
    /// One scalar of a conversation.
    ConversationChange {
        /// The civil date it is planned on.
        PlannedOn(Option<NaiveDate>),
        /// The time of day, `HH:MM`.
        PlannedTime(Option<String>),
        /// The sort of conversation.
        Kind(Option<TalkKind>),
        /// Where or through what.
        Channel(Option<Channel>),
        /// To help, to check or both.
        Purpose(Option<Purpose>),
        /// Energy afterwards.
        Energy(Option<Energy>),
        /// Focus afterwards.
        Focus(Option<Focus>),
        /// Result afterwards.
        Gain(Option<Gain>),
    }
    /// One field of an agenda item.
    AgendaChange {
        /// What it is about.
        Body(String),
        /// *Liever niet*; takes *mag de ander zien* away.
        Avoid(bool),
        /// *Moet*.
        Must(bool),
        /// *Mag de ander zien*; takes *liever niet* away.
        MayShow(bool),
        /// How it stands.
        State(AgendaState),
    }
    /// One field of an approach.
    ApproachChange {
        /// The guessed self-image.
        GuessSelfImage(Option<SelfImage>),
        /// The role that I plan to take.
        GuessRole(Option<Role>),
        /// The self-image that was heard.
        SelfImage(Option<SelfImage>),
        /// The other's literal words.
        Quote(String),
        /// How I helped at the start.
        RoleStart(Option<Role>),
        /// How I helped at the end.
        RoleEnd(Option<Role>),
    }
    /// One field of an answer.
    AnswerChange {
        /// Yes, partly, no or unknown; absent takes it back.
        Answer(Option<Answer>),
        /// Free text beside it.
        Note(String),
    }
    /// One field of an agreement.
    AgreementChange {
        /// What was agreed.
        Body(String),
        /// Who does it.
        Who(Option<Who>),
        /// By which day.
        DueOn(Option<NaiveDate>),
        /// Whether I believe in it.
        IBelieve(Option<Answer>),
        /// Whether the other does.
        OtherBelieves(Option<Answer>),
        /// What was agreed, in the other's words.
        TheirWords(String),
        /// How it stands.
        State(AgreementState),
    }
    /// One field of an intention.
    IntentionChange {
        /// What I do differently next time.
        Body(String),
        /// The line on the card; see `method::limits`.
        Line(String),
    }
}
