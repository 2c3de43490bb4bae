//! What the vault knows of itself: its id, and the installation that writes to it.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::id::{VaultId, WriterId};
use crate::store::migrate::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_23_00,
    up: "CREATE TABLE vault_info (
             one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
             vault_id BLOB NOT NULL CHECK (length(vault_id) = 16)
         ) STRICT;
         CREATE TABLE writer (
             one       INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
             writer_id BLOB NOT NULL CHECK (length(writer_id) = 16)
         ) STRICT;",
}];

/// The vault's own rows.
pub struct VaultInfo<'c>(pub(crate) &'c Connection);

impl VaultInfo<'_> {
    /// Names a new vault and its first writer.
    pub fn init(&self, vault: VaultId) -> Result<()> {
        self.0.execute("INSERT INTO vault_info (one, vault_id) VALUES (1, ?1)", [vault])?;
        self.0.execute("INSERT INTO writer (one, writer_id) VALUES (1, ?1)", params![WriterId::random()])?;
        Ok(())
    }

    /// The vault's id.
    pub fn vault_id(&self) -> Result<VaultId> {
        Ok(self.0.query_row("SELECT vault_id FROM vault_info", [], |row| row.get(0))?)
    }
}
