//! Erasing for good: every row that hangs on a conversation goes, and nothing of it stays in the file.

use std::fs::File;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::Db;
use crate::error::{Error, Result};
use crate::id::{ConversationId, IntentionId, PersonId};

/// The tables whose rows belong to one conversation. A table that is missing here makes a test of the bin fail.
const PARTS: [&str; 11] = [
    "agenda_item",
    "agreement",
    "answer",
    "approach",
    "bin_item",
    "conversation_person",
    "conversation_text",
    "deck_card",
    "intention",
    "intention_use",
    "moment",
];

impl Db<'_> {
    /// Removes a conversation with all that hangs on it: its rows, what is in the bin of it, its texts in the index, the
    /// intention that it made with its outcomes and its cards in other decks. Tombstones with nothing but ids stay.
    pub fn erase_conversation(self, conversation: ConversationId, now: DateTime<Utc>) -> Result<()> {
        for intention in self.ids::<IntentionId>("SELECT id FROM intention WHERE conversation_id = ?1", conversation)? {
            self.0.execute("DELETE FROM deck_card WHERE intention_id = ?1", [intention])?;
            self.0.execute("DELETE FROM intention_use WHERE intention_id = ?1", [intention])?;
            self.tombstones().put(intention.0, "intention", now)?;
        }
        for table in PARTS {
            self.0.execute(&format!("DELETE FROM {table} WHERE conversation_id = ?1"), [conversation])?;
        }
        self.search().forget(conversation)?;
        self.0.execute("DELETE FROM conversation WHERE id = ?1", [conversation])?;
        self.tombstones().put(conversation.0, "conversation", now)
    }

    /// Everyone who ever took part in a conversation, and labels that went up in another one.
    pub fn may_go_with(self, conversation: ConversationId) -> Result<Vec<PersonId>> {
        let sql = "SELECT person_id FROM conversation_person WHERE conversation_id = ?1
                   UNION SELECT id FROM person WHERE deleted_at IS NOT NULL";
        self.ids(sql, conversation)
    }

    /// Removes someone who takes part in no conversation any more, those in the bin counted, and tells whether that was
    /// so. Their label in the index, and a tombstone, are left to the caller.
    pub fn erase_person_if_unmet(self, person: PersonId) -> Result<bool> {
        let erased = self.0.execute(
            "DELETE FROM person WHERE id = ?1 AND NOT EXISTS
                 (SELECT 1 FROM conversation_person WHERE person_id = ?1 AND removed = 0)",
            [person],
        )?;
        Ok(erased > 0)
    }

    fn ids<T: rusqlite::types::FromSql>(self, sql: &str, conversation: ConversationId) -> Result<Vec<T>> {
        let mut statement = self.0.prepare_cached(sql)?;
        Ok(statement.query_map([conversation], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes the file anew and empties the log. Deleted cells and freed pages were zeroed when they went; a file that holds
/// nothing but what is there now does not depend on every way in which a page can be arranged anew doing so too.
pub(crate) fn scrub(connection: &Connection) -> Result<()> {
    let anew = connection.execute_batch("VACUUM");
    empty_log(connection)?;
    Ok(anew?)
}

/// Closes the database at `path`, all in that one file then, durably. Closing by itself does not say when the log could not
/// be moved into it: on a full disk half of the database would stay there.
pub(crate) fn close_whole(connection: Connection, path: &Path) -> Result<()> {
    empty_log(&connection)?;
    connection.close().map_err(|(_, error)| error)?;
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if Path::new(&log).exists() {
        return Err(Error::Fault("the log of a closed database is gone"));
    }
    Ok(File::options().write(true).open(path)?.sync_all()?)
}

/// Moves the log into the database and cuts it to nothing.
pub(crate) fn empty_log(connection: &Connection) -> Result<()> {
    let busy: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(Error::Fault("no one else reads the log")) } else { Ok(()) }
}
