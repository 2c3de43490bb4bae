//! The encrypted store: the only module that contains SQL.
//!
//! To add a table: one file in `table/` with its migrations, its row and its handle; one line in `table/mod.rs`;
//! one line in [`migrate`]; one accessor in [`Db`]; and one name in `erase.rs` when its rows hang on a conversation.

mod digest;
mod erase;
pub mod migrate;
pub mod open;
pub mod rank;
mod sql;
pub mod table;

pub(crate) use digest::{TableDigest, digests};
pub(crate) use erase::{close_whole, empty_log, scrub};

use rusqlite::Connection;

use crate::error::Result;

use table::agenda_item::AgendaItems;
use table::agreement::Agreements;
use table::answer::Answers;
use table::approach::Approaches;
use table::backup::Backups;
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

/// Reads every page that holds something, and so checks its code. Reads through the log: `cipher_integrity_check` would
/// look at the file only, and call a page damaged that a power cut tore while the log still has it whole.
pub(crate) fn is_sound(connection: &Connection) -> Result<bool> {
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    Ok(verdict == "ok")
}

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
    /// The backups that are known.
    backups: Backups,
    /// What was erased.
    tombstones: Tombstones,
    /// The people.
    people: People,
    /// The full-text index.
    search: SearchDocs,
    /// The vault's own rows.
    info: VaultInfo,
}
