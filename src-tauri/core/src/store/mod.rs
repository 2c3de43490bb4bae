//! The encrypted store: the only module that contains SQL.
//!
//! To add a table: one file in `table/` with its migrations, its row and its handle; one line in `table/mod.rs`;
//! one line in [`migrate`]; one accessor in [`Db`]; and one name in `erase.rs` when its rows hang on a conversation.

mod erase;
pub mod migrate;
pub mod open;
pub mod rank;
mod sql;
pub mod table;

pub(crate) use erase::scrub;

use rusqlite::Connection;

use table::agenda_item::AgendaItems;
use table::agreement::Agreements;
use table::answer::Answers;
use table::approach::Approaches;
use table::bin_item::BinItems;
use table::conversation::Conversations;
use table::conversation_person::Participants;
use table::conversation_text::Texts;
use table::deck_card::DeckCards;
use table::intention::Intentions;
use table::moment::Moments;
use table::person::People;
use table::search_doc::SearchDocs;
use table::tombstone::Tombstones;
use table::vault_info::VaultInfo;

/// All tables, over a connection or a transaction.
#[derive(Clone, Copy)]
pub struct Db<'c>(pub(crate) &'c Connection);

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident : $handle:ident),+ $(,)?) => {
        impl<'c> Db<'c> {
            $($(#[$doc])* #[must_use] pub fn $name(self) -> $handle<'c> { $handle(self.0) })+
        }
    };
}

tables! {
    /// The conversations.
    conversations: Conversations,
    /// Who takes part in them.
    participants: Participants,
    /// Their long texts.
    texts: Texts,
    /// Their agendas.
    agenda: AgendaItems,
    /// Their decks.
    deck: DeckCards,
    /// Their moments.
    moments: Moments,
    /// The answers to sub-questions.
    answers: Answers,
    /// What was guessed and heard per life area.
    approaches: Approaches,
    /// The agreements.
    agreements: Agreements,
    /// The intentions.
    intentions: Intentions,
    /// What was deleted out of them.
    bin: BinItems,
    /// What was erased.
    tombstones: Tombstones,
    /// The people.
    people: People,
    /// The full-text index.
    search: SearchDocs,
    /// The vault's own rows.
    info: VaultInfo,
}
