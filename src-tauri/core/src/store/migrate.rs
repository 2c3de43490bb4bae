//! Brings a database to the newest schema: all of it, or nothing.
//!
//! What was applied is a set of ids, not a highest number, so a migration that is merged late with an earlier id is
//! still applied. A released migration is never edited.

mod copy;

pub(crate) use copy::{pages as copy_pages, pages_into as copy_pages_into};

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::table::{
    agenda_item, agreement, answer, approach, backup, bin_item, conversation, conversation_person, conversation_text,
    deck_card, intention, moment, person, search_doc, tombstone, vault_info,
};
use crate::crypto::Subkey;
use crate::error::{Code, Result};

/// One step of the schema.
#[derive(Debug)]
pub struct Migration {
    /// Year, month, day and a number of two digits; unique, and the order in which steps are applied.
    pub id: u64,
    /// The statements that take the step.
    pub up: &'static str,
}

/// Every migration of every table, in order.
#[must_use]
pub fn all() -> Vec<&'static Migration> {
    let mut all: Vec<_> = [
        agenda_item::MIGRATIONS,
        agreement::MIGRATIONS,
        answer::MIGRATIONS,
        approach::MIGRATIONS,
        backup::MIGRATIONS,
        bin_item::MIGRATIONS,
        conversation::MIGRATIONS,
        conversation_person::MIGRATIONS,
        conversation_text::MIGRATIONS,
        deck_card::MIGRATIONS,
        intention::MIGRATIONS,
        moment::MIGRATIONS,
        person::MIGRATIONS,
        search_doc::MIGRATIONS,
        tombstone::MIGRATIONS,
        vault_info::MIGRATIONS,
    ]
    .into_iter()
    .flatten()
    .collect();
    all.sort_by_key(|migration| migration.id);
    all
}

/// Applies what is missing, in one transaction; `up_to` lets a test stop at an old version. Takes no write lock when
/// nothing is missing.
///
/// `NewerVersion` when a step was applied that this app does not know; the database is then untouched.
pub fn migrate(connection: &Connection, up_to: Option<u64>) -> Result<()> {
    run(connection, &pending(connection, &all(), up_to)?)
}

/// As [`migrate`], for a vault that is in use: an old one is first copied beside itself, as `<name>.before-<id>`, and
/// that copy is opened and read. After a success it is the only copy that stays.
///
/// `VaultDamaged` when no step was ever applied, which no vault can be; `NewerVersion` as [`migrate`].
pub(crate) fn migrate_existing(
    connection: &Connection,
    path: &Path,
    key: &Subkey,
    cipher_salt: &[u8; 16],
    all: &[&'static Migration],
) -> Result<()> {
    let Some(highest) = applied(connection)?.last().copied() else { return Err(Code::VaultDamaged.into()) };
    let pending = pending(connection, all, None)?;
    if pending.is_empty() {
        return Ok(());
    }
    let copy = copy::make(connection, path, key, cipher_salt, highest)?;
    run(connection, &pending)?;
    copy::keep_only(&copy, path);
    Ok(())
}

/// Removes every copy that a migration of the database at `path` left: such a copy still holds what is about to be
/// erased. Fails when one stays.
pub(crate) fn remove_copies(path: &Path) -> Result<()> {
    copy::remove_all(path)
}

/// The ids that were applied; none when the database is new.
fn applied(connection: &Connection) -> Result<BTreeSet<u64>> {
    if !connection.table_exists(None, "schema_migration")? {
        return Ok(BTreeSet::new());
    }
    let mut statement = connection.prepare("SELECT id FROM schema_migration")?;
    let ids = statement
        .query_map([], |row| row.get::<_, i64>(0).map(i64::cast_unsigned))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

fn pending(connection: &Connection, all: &[&'static Migration], up_to: Option<u64>) -> Result<Vec<&'static Migration>> {
    let applied = applied(connection)?;
    if applied.iter().any(|id| all.iter().all(|migration| migration.id != *id)) {
        return Err(Code::NewerVersion.into());
    }
    let wanted =
        |migration: &&&Migration| !applied.contains(&migration.id) && up_to.is_none_or(|id| migration.id <= id);
    Ok(all.iter().filter(wanted).copied().collect())
}

fn run(connection: &Connection, pending: &[&Migration]) -> Result<()> {
    if pending.is_empty() {
        return Ok(());
    }
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    transaction.execute_batch(
        "CREATE TABLE IF NOT EXISTS schema_migration (
             id         INTEGER NOT NULL PRIMARY KEY,
             applied_at TEXT NOT NULL
         ) STRICT",
    )?;
    for migration in pending {
        transaction.execute_batch(migration.up)?;
        // For whoever looks into a vault that went wrong; nothing decides on it, so SQLite's clock will do.
        transaction.execute(
            "INSERT INTO schema_migration (id, applied_at) VALUES (?1, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
            [migration.id.cast_signed()],
        )?;
    }
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests;
