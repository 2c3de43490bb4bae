//! The closed vocabularies of the method and of the loop. `docs/glossary.md` pairs them with the screens.
//!
//! Each value has one spelling, used on the wire and in the store; a released spelling never changes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant),+
        }

        impl $name {
            /// Every value, in the order in which screens list them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The spelling on the wire and in the store.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The value with this spelling, if there is one.
            #[must_use]
            pub fn from_text(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    )+};
}

terms! {
    /// A way of looking at a conversation; friction is the sign that makes you pick up one of the other four.
    Lens {
        /// Gedoe: resistance, dropping out, going round in circles.
        Friction = "friction",
        /// Kader: that and why we talk.
        Frame = "frame",
        /// Echt: real or socially desirable.
        Genuine = "genuine",
        /// Wat: a goal of both.
        What = "what",
        /// Hoe: does the way of helping fit how the other sees it.
        How = "how",
    }

    /// The six groups of the card library.
    CardGroup {
        /// Kader.
        Frame = "frame",
        /// Echt.
        Genuine = "genuine",
        /// Wat.
        What = "what",
        /// Hoe.
        How = "how",
        /// Gedoe.
        Friction = "friction",
        /// Einde.
        Closing = "closing",
    }

    /// What a card asks of the professional.
    CardKind {
        /// Kijk: something to notice.
        Look = "look",
        /// Vraag: something to ask.
        Ask = "ask",
        /// Zeg: something to say.
        Say = "say",
        /// Doe: something to do.
        Do = "do",
    }

    /// Whose agenda an item is on. Theirs is a guess until it is confirmed together.
    Side {
        /// Van mij.
        Mine = "mine",
        /// Van de ander, denk ik.
        Theirs = "theirs",
    }

    /// Why the professional comes.
    Purpose {
        /// Helpen.
        Help = "help",
        /// Controleren.
        Check = "check",
        /// Allebei.
        Both = "both",
    }

    /// What sort of conversation it is.
    TalkKind {
        /// Kennismaking.
        Acquaintance = "acquaintance",
        /// Intake.
        Intake = "intake",
        /// Voortgang.
        Progress = "progress",
        /// Evaluatie.
        Evaluation = "evaluation",
        /// Moeilijk nieuws.
        HardNews = "hard_news",
        /// Anders.
        Other = "other",
    }

    /// Where or through what the conversation is held.
    Channel {
        /// Spreekkamer.
        Office = "office",
        /// Huisbezoek.
        HomeVisit = "home_visit",
        /// Buiten.
        Outdoors = "outdoors",
        /// Telefoon.
        Phone = "phone",
        /// Beeldbellen.
        Video = "video",
        /// App.
        Chat = "chat",
    }

    /// The part someone has in a conversation.
    Part {
        /// The one it is about.
        Other = "other",
        /// Partner.
        Partner = "partner",
        /// Parent.
        Parent = "parent",
        /// Child.
        Child = "child",
        /// Interpreter.
        Interpreter = "interpreter",
        /// Colleague.
        Colleague = "colleague",
        /// Someone else.
        Someone = "someone",
    }

    /// The long texts of a conversation: one row each, never a column.
    TextField {
        /// Aanleiding.
        Occasion = "occasion",
        /// Waarom ik.
        WhyMe = "why_me",
        /// Waarom zou de ander wel met mij willen praten.
        WhyWouldThey = "why_would_they",
        /// Waarom zou de ander niet met mij willen praten.
        WhyWouldTheyNot = "why_would_they_not",
        /// Wat staat op het spel.
        Stakes = "stakes",
        /// Waar kan het toe leiden.
        LeadsTo = "leads_to",
        /// Wie zijn we voor elkaar.
        WhoAreWe = "who_are_we",
        /// Plek en opstelling.
        Place = "place",
        /// Wat moet het opleveren voor mij.
        GainMine = "gain_mine",
        /// Wat moet het opleveren voor de ander.
        GainTheirs = "gain_theirs",
        /// Gezamenlijk doel.
        SharedGoal = "shared_goal",
        /// Eerste stap.
        FirstStep = "first_step",
        /// De openingszin voor bij de deur.
        Opening = "opening",
        /// Wat ging goed.
        WentWell = "went_well",
        /// Wat ging minder.
        WentLess = "went_less",
        /// Waar twijfel ik over.
        Doubts = "doubts",
        /// Vrije tekst bij gedoe.
        NoteFriction = "note_friction",
        /// Vrije tekst bij kader.
        NoteFrame = "note_frame",
        /// Vrije tekst bij echt.
        NoteGenuine = "note_genuine",
        /// Vrije tekst bij wat.
        NoteWhat = "note_what",
        /// Vrije tekst bij hoe.
        NoteHow = "note_how",
        /// Hoe vond de ander dit gesprek: mijn inschatting.
        FeedbackGuess = "feedback_guess",
        /// Hoe vond de ander dit gesprek: het antwoord.
        FeedbackAnswer = "feedback_answer",
    }

    /// An area of life in which a situation is seen and help is given.
    LifeArea {
        /// Werk.
        Work = "work",
        /// Opleiding.
        Learning = "learning",
        /// Geld en schulden.
        Money = "money",
        /// Gezondheid.
        Health = "health",
        /// Wonen.
        Housing = "housing",
        /// Gezin en relaties.
        Family = "family",
        /// Vrije tijd.
        Leisure = "leisure",
    }

    /// How the professional helps.
    Role {
        /// Making chances: seller or facilitator.
        Opportunity = "opportunity",
        /// Teaching.
        Teacher = "teacher",
        /// Taking by the hand.
        Guide = "guide",
        /// Building on dreams and talents.
        CoCreator = "co_creator",
    }

    /// What the other says about themselves in this situation. Absence means unknown and stays unknown.
    SelfImage {
        /// Wants to and can; needs a chance.
        Chance = "chance",
        /// Wants to, cannot do it well yet.
        Learn = "learn",
        /// Cannot and will not any more; asks for help.
        Help = "help",
        /// Has other plans.
        OtherPlans = "other_plans",
    }

    /// An answer to a sub-question: no right or wrong.
    Answer {
        /// Ja.
        Yes = "yes",
        /// Deels.
        Partly = "partly",
        /// Nee.
        No = "no",
        /// Weet ik niet.
        Unknown = "unknown",
    }

    /// How an intention turned out.
    Outcome {
        /// Paste.
        Fitted = "fitted",
        /// Paste deels.
        Partly = "partly",
        /// Paste niet.
        NotFitted = "not_fitted",
        /// Kwam er niet van.
        NotDone = "not_done",
    }

    /// Energy afterwards, in words.
    Energy {
        /// Weinig.
        Low = "low",
        /// Wisselend.
        Mixed = "mixed",
        /// Veel.
        High = "high",
    }

    /// Focus afterwards, in words.
    Focus {
        /// Zoekend.
        Searching = "searching",
        /// Redelijk.
        Fair = "fair",
        /// Helder.
        Clear = "clear",
    }

    /// Result afterwards, in words.
    Gain {
        /// Weinig.
        Little = "little",
        /// Een begin.
        Start = "start",
        /// Een stap verder.
        Step = "step",
    }

    /// Who does what was agreed.
    Who {
        /// Ik.
        Me = "me",
        /// De ander.
        Other = "other",
        /// Samen.
        Both = "both",
        /// Iemand anders.
        Someone = "someone",
    }

    /// How an agenda item stands.
    AgendaState {
        /// Still to talk about.
        Open = "open",
        /// Talked about.
        Done = "done",
        /// Kept for a next time.
        Parked = "parked",
    }

    /// What kept a backup from being made; spelled as the error that says so.
    BackupTrouble {
        /// Its folder was not there.
        Gone = "backup_folder_gone",
        /// No room was left in its folder.
        Full = "backup_folder_full",
        /// Its folder could not be written.
        ReadOnly = "backup_folder_read_only",
        /// What was written there did not come back, or something else failed.
        Failed = "backup_failed",
        /// The vault's own disk had no room for a copy.
        NoRoom = "disk_full",
        /// The vault's own folder could not be written.
        NoAccess = "read_only",
        /// The vault itself could not be read whole.
        VaultDamaged = "vault_damaged",
    }

    /// How an agreement stands.
    AgreementState {
        /// Still to do.
        Open = "open",
        /// Done.
        Done = "done",
        /// No longer needed.
        Dropped = "dropped",
    }
}

impl TextField {
    /// The free text that belongs to a lens in the calm look-back.
    #[must_use]
    pub const fn note_of(lens: Lens) -> Self {
        match lens {
            Lens::Friction => Self::NoteFriction,
            Lens::Frame => Self::NoteFrame,
            Lens::Genuine => Self::NoteGenuine,
            Lens::What => Self::NoteWhat,
            Lens::How => Self::NoteHow,
        }
    }
}
