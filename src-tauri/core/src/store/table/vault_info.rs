//! What the vault knows of itself: its id, the installation that writes to it, and when it was last opened.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use crate::error::Result;
use crate::id::{VaultId, WriterId};
use crate::store::migrate::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[MADE, SEEN, NO_SHEET, REHEARSED, SYNCHRONISED];

const MADE: Migration = Migration {
    id: 2026_11_23_00,
    up: "CREATE TABLE vault_info (
             one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
             vault_id BLOB NOT NULL CHECK (length(vault_id) = 16)
         ) STRICT;
         CREATE TABLE writer (
             one       INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
             writer_id BLOB NOT NULL CHECK (length(writer_id) = 16)
         ) STRICT;",
};

const SEEN: Migration = Migration {
    id: 2026_11_23_24,
    // NULL: never. A clock that jumped may erase nothing; see the bin.
    up: "ALTER TABLE vault_info ADD COLUMN seen_at TEXT;
         ALTER TABLE vault_info ADD COLUMN jumped_at TEXT;",
};

const NO_SHEET: Migration = Migration {
    id: 2026_11_29_00,
    // NULL: no one said that this vault needs no recovery code.
    up: "ALTER TABLE vault_info ADD COLUMN recovery_refused_at TEXT;",
};

const REHEARSED: Migration = Migration {
    id: 2026_11_30_03,
    // NULL: no one tried the way back here, or put that off.
    up: "ALTER TABLE vault_info ADD COLUMN rehearsed_at TEXT;
         ALTER TABLE vault_info ADD COLUMN rehearsal_declined_at TEXT;",
};

const SYNCHRONISED: Migration =
    Migration { id: 2026_11_30_05, up: "ALTER TABLE vault_info ADD COLUMN synchronised_told TEXT;" };

/// What was made of the offer to try the way back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rehearsal {
    /// When the sheets last opened the vault, or a copy.
    pub done: Option<DateTime<Utc>>,
    /// When it was last put aside.
    pub declined: Option<DateTime<Utc>>,
}

/// What the vault knows of the clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// When the vault was last opened; absent in one that was made before this was kept.
    pub at: Option<DateTime<Utc>>,
    /// When the clock was last found to have jumped, by the clock after the jump; absent once it proved steady.
    pub jumped_at: Option<DateTime<Utc>>,
}

/// The vault's own rows.
pub struct VaultInfo<'c>(pub(crate) &'c Connection);

impl VaultInfo<'_> {
    /// Names a new vault and its first writer.
    pub fn init(&self, vault: VaultId, now: DateTime<Utc>) -> Result<()> {
        self.0.execute("INSERT INTO vault_info (one, vault_id, seen_at) VALUES (1, ?1, ?2)", params![vault, now])?;
        self.0.execute("INSERT INTO writer (one, writer_id) VALUES (1, ?1)", params![WriterId::random()])?;
        Ok(())
    }

    /// Names another writer: what this installation wrote before is of the former one.
    pub fn new_writer(&self) -> Result<()> {
        self.0.execute("UPDATE writer SET writer_id = ?1", params![WriterId::random()])?;
        Ok(())
    }

    /// The present writer.
    pub fn writer(&self) -> Result<WriterId> {
        Ok(self.0.query_row("SELECT writer_id FROM writer", [], |row| row.get(0))?)
    }

    /// The vault's id.
    pub fn vault_id(&self) -> Result<VaultId> {
        Ok(self.0.query_row("SELECT vault_id FROM vault_info", [], |row| row.get(0))?)
    }

    /// What is known of the clock.
    pub fn seen(&self) -> Result<Seen> {
        let sql = "SELECT seen_at, jumped_at FROM vault_info";
        Ok(self.0.query_row(sql, [], |row| Ok(Seen { at: row.get(0)?, jumped_at: row.get(1)? }))?)
    }

    /// Whether the user chose to go without a recovery code.
    pub fn recovery_refused(&self) -> Result<bool> {
        Ok(self.0.query_row("SELECT recovery_refused_at IS NOT NULL FROM vault_info", [], |row| row.get(0))?)
    }

    /// Notes that the user chose to go without a recovery code.
    pub fn refuse_recovery(&self, now: DateTime<Utc>) -> Result<()> {
        self.0.execute("UPDATE vault_info SET recovery_refused_at = ?1", [now])?;
        Ok(())
    }

    /// What was made of the offer to try the way back.
    pub fn rehearsal(&self) -> Result<Rehearsal> {
        let sql = "SELECT rehearsed_at, rehearsal_declined_at FROM vault_info";
        Ok(self.0.query_row(sql, [], |row| Ok(Rehearsal { done: row.get(0)?, declined: row.get(1)? }))?)
    }

    /// Notes what was made of the offer to try the way back.
    pub fn set_rehearsal(&self, rehearsal: Rehearsal) -> Result<()> {
        let sql = "UPDATE vault_info SET rehearsed_at = ?1, rehearsal_declined_at = ?2";
        self.0.execute(sql, params![rehearsal.done, rehearsal.declined])?;
        Ok(())
    }

    /// The data folder of which it was last said that a service synchronises it.
    pub fn synchronised_told(&self) -> Result<Option<String>> {
        Ok(self.0.query_row("SELECT synchronised_told FROM vault_info", [], |row| row.get(0))?)
    }

    /// Notes the data folder of which that was said.
    pub fn set_synchronised_told(&self, folder: &str) -> Result<()> {
        self.0.execute("UPDATE vault_info SET synchronised_told = ?1", [folder])?;
        Ok(())
    }

    /// Notes what is known of the clock.
    pub fn see(&self, seen: Seen) -> Result<()> {
        self.0.execute("UPDATE vault_info SET seen_at = ?1, jumped_at = ?2", params![seen.at, seen.jumped_at])?;
        Ok(())
    }

    /// Makes what is known here of this device, and of what opens the vault, what is known of it in `from`.
    pub fn take_over(&self, from: &VaultInfo<'_>) -> Result<()> {
        let sql = "SELECT recovery_refused_at, synchronised_told FROM vault_info";
        let (refused, told): (Option<DateTime<Utc>>, Option<String>) =
            from.0.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let sql = "UPDATE vault_info SET recovery_refused_at = ?1, synchronised_told = ?2";
        self.0.execute(sql, params![refused, told])?;
        self.set_rehearsal(from.rehearsal()?)
    }
}
