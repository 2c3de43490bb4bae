//! The Kijk-en-doe-wijzer without a window: prepare → during → look back → prepare, over one encrypted file.
//!
//! [`api::dispatch`] is the only door. Behind it: [`session::Session`] holds the vault or does not,
//! [`vault::Vault::transact`] is the one way to write, and `store` is the only module that contains SQL.
//! No window, no network, no ambient clock, no globals but the method's content.

pub mod about;
pub mod apart;
pub mod api;
pub mod backup;
pub mod bin;
pub mod clock;
pub mod conversations;
pub mod crypto;
pub mod document;
pub mod during;
pub mod error;
pub mod hints;
pub mod id;
pub mod idle;
mod index;
pub mod location;
pub mod look_back;
pub mod method;
pub mod people;
pub mod prefs;
pub mod prepare;
mod progress;
pub mod rehearsal;
pub mod search;
pub mod session;
pub mod shared;
pub mod sharing;
pub mod store;
pub mod takeout;
pub mod terms;
pub mod undo;
pub mod vault;
pub mod vault_file;
pub mod ways_in;
