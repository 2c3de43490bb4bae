//! The one function that opens a database.
//!
//! A key of another length would silently be taken for a passphrase, and a key that is forgotten silently makes a
//! plaintext file. So nothing else opens a connection, and what is opened is checked to be encrypted.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use zeroize::Zeroizing;

use crate::crypto::{Hex, Subkey};
use crate::error::{Code, Error, Result};

/// What is expected of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It does not exist yet, and is made.
    Create,
    /// It exists and holds a schema; it is never made.
    Existing,
}

/// How a plaintext database begins.
const PLAINTEXT: [u8; 16] = *b"SQLite format 3\0";

/// Every text and statement of the app stays far below these.
const LIMITS: [(Limit, i32); 6] = [
    (Limit::SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 256 * 1024),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000),
    // VACUUM attaches one.
    (Limit::SQLITE_LIMIT_ATTACHED, 1),
];

/// Opens the database at `path` with `key` and the salt that the header keeps.
///
/// The salt comes from the header and not from the file, whose first 16 bytes a power cut can tear; so those are
/// checked not to be plaintext, but not to equal the salt.
///
/// An existing database is left as it is: its log is not moved into it when the connection closes, until the caller
/// calls [`allow_checkpoint_on_close`].
///
/// `VaultDamaged` when the file is missing, too short, not encrypted, of another key, or broken; `VaultInUse` when
/// another process has it; `ReadOnly` when it or its folder cannot be written.
pub(crate) fn open(path: &Path, key: &Subkey, cipher_salt: &[u8; 16], mode: Mode) -> Result<Connection> {
    match mode {
        Mode::Create => drop(make_file(path)?),
        Mode::Existing => check_first_bytes(path)?,
    }
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_PRIVATE_CACHE;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| explain(error.into()))?;
    prepare(&connection, key, cipher_salt, mode).map_err(explain)?;
    check_first_bytes(path)?;
    Ok(connection)
}

/// Lets the log be moved into the database when the connection closes: from here on, all of it is known to be sound.
pub(crate) fn allow_checkpoint_on_close(connection: &Connection) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// A new, empty file that only its owner can read. The log gets the same rights.
fn make_file(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

fn check_first_bytes(path: &Path) -> Result<()> {
    let mut first = [0; 16];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    match read {
        Ok(()) if first != PLAINTEXT => Ok(()),
        Ok(()) => Err(Code::VaultDamaged.into()),
        Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::UnexpectedEof) => {
            Err(Code::VaultDamaged.into())
        }
        Err(error) => Err(error.into()),
    }
}

fn prepare(connection: &Connection, key: &Subkey, cipher_salt: &[u8; 16], mode: Mode) -> Result<()> {
    // By default SQLCipher writes warnings to the standard error stream.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let version: String = connection.query_row("PRAGMA cipher_version", [], |row| row.get(0)).unwrap_or_default();
    if version.is_empty() {
        return Err(Error::Fault("this SQLite encrypts"));
    }
    if connection.is_readonly(MAIN_DB)? {
        return Err(Code::ReadOnly.into());
    }
    connection.busy_timeout(Duration::from_millis(200))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, mode == Mode::Existing)?;
    give_key(connection, key, cipher_salt)?;

    if mode == Mode::Create {
        connection.execute_batch("PRAGMA auto_vacuum = INCREMENTAL")?;
    }
    // Exclusive before the log is first touched: then there is no shared-memory file. Up to 16 MiB of pages stay: to decrypt
    // one takes longer than most queries do with it.
    connection.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -16384;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA synchronous = FULL;",
    )?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if mode == Mode::Existing && tables == 0 {
        // A file that was emptied would otherwise pass for a new one.
        return Err(Code::VaultDamaged.into());
    }
    let journal: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    let salt: String = connection.query_row("PRAGMA cipher_salt", [], |row| row.get(0))?;
    if journal != "wal" || salt != Hex(*cipher_salt).text() {
        return Err(Error::Fault("the database has a write-ahead log and our salt"));
    }
    connection.execute_batch("PRAGMA wal_autocheckpoint = 200; PRAGMA journal_size_limit = 0;")?;

    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    for (limit, value) in LIMITS {
        connection.set_limit(limit, value)?;
    }
    Ok(())
}

/// Gives the raw key and the salt: 99 characters, of which 96 digits.
fn give_key(connection: &Connection, key: &Subkey, cipher_salt: &[u8; 16]) -> Result<()> {
    let mut statement = Zeroizing::new(String::with_capacity(128));
    statement.push_str("PRAGMA key = \"x'");
    key.write_secret_hex(&mut statement);
    statement.push_str(&Hex(*cipher_salt).text());
    statement.push_str("'\"");
    if statement.len() != "PRAGMA key = \"\"".len() + 99 {
        return Err(Error::Fault("a raw key and its salt have 96 digits"));
    }
    Ok(connection.execute_batch(&statement)?)
}

/// What a failure to open means. SQLite cannot tell a wrong key from damage; our keys are never wrong, so it is damage.
pub(crate) fn explain(error: Error) -> Error {
    let Error::Store(fault) = &error else { return error };
    match fault.primary {
        // SQLCipher says "error" for a page whose code does not fit; a page cut short says "I/O error, short read".
        1 => Code::VaultDamaged.into(),
        10 if fault.extended == 522 => Code::VaultDamaged.into(),
        // The file is there: what cannot be opened is the log beside it.
        14 => Code::ReadOnly.into(),
        _ => error,
    }
}

#[cfg(test)]
mod tests;
