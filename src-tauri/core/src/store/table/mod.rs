//! One file owns one table: its migrations, its row, and everything that is done to it, in that order.

pub mod agenda_item;
pub mod agreement;
pub mod answer;
pub mod approach;
pub mod backup;
pub mod bin_item;
pub mod conversation;
pub mod conversation_person;
pub mod conversation_text;
pub mod deck_card;
pub mod intention;
pub mod moment;
pub mod person;
pub mod search_doc;
pub mod tombstone;
pub mod vault_info;
