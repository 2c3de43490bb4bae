//! What was erased for good: the id and nothing of the content, so that an old copy cannot bring it back.

use crate::store::migrate::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    id: 2026_11_23_12,
    up: "CREATE TABLE tombstone (
             id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
             kind      TEXT NOT NULL,
             erased_at TEXT NOT NULL
         ) STRICT;",
}];
