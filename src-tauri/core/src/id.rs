//! Identities: 16 random bytes each, one type per kind of thing, so that they cannot be mixed up.
//!
//! Version 4 and not 7: a time-ordered id would tell when a conversation was made once it is shared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identity from the system's random source.
            #[must_use]
            pub fn random() -> Self {
                Self(Uuid::new_v4())
            }
        }
    )+};
}

ids! {
    /// One conversation: planned, held or looked back on.
    ConversationId,
    /// The other: someone the professional talks with, known by a label.
    PersonId,
    /// One item on the agenda of a conversation.
    AgendaItemId,
    /// One place in the deck that was chosen for a conversation.
    DeckEntryId,
    /// One blind tap during a conversation.
    MomentId,
    /// One agreement: who does what, and when.
    AgreementId,
    /// One intention: what the professional does differently next time.
    IntentionId,
    /// The vault itself; binds key slots to it.
    VaultId,
    /// The installation that writes to the vault; merging will need it.
    WriterId,
}
