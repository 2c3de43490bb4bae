use super::*;
use crate::crypto::{Purpose, VaultKey};
use crate::error::StoreFault;

const SALT: [u8; 16] = [9; 16];
const CANARY: &str = "xylofoonkwartet in de regen";

fn key() -> Subkey {
    VaultKey::make().unwrap().derive(Purpose::Database).unwrap()
}

fn filled(path: &Path, key: &Subkey) -> Connection {
    let connection = open(path, key, &SALT, Mode::Create).unwrap();
    connection.execute_batch("CREATE TABLE note (body TEXT) STRICT").unwrap();
    for _ in 0..200 {
        connection.execute("INSERT INTO note VALUES (?1)", [CANARY]).unwrap();
    }
    connection
}

fn code(result: Result<Connection>) -> Option<Code> {
    result.err().map(|error| error.code())
}

fn find(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[test]
fn every_setting_holds() {
    let folder = tempfile::tempdir().unwrap();
    let connection = filled(&folder.path().join("a.db"), &key());
    for (pragma, expected) in [
        ("journal_mode", "wal"),
        ("locking_mode", "exclusive"),
        ("synchronous", "2"),
        ("secure_delete", "1"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("temp_store", "2"),
        ("auto_vacuum", "2"),
        ("wal_autocheckpoint", "200"),
        ("journal_size_limit", "0"),
        ("fullfsync", "1"),
        ("checkpoint_fullfsync", "1"),
        ("page_size", "4096"),
        ("cipher_log_level", "NONE"),
    ] {
        let value: rusqlite::types::Value =
            connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0)).unwrap();
        let text = match value {
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        };
        assert_eq!(text, expected, "{pragma}");
    }
    for config in [DbConfig::SQLITE_DBCONFIG_DEFENSIVE, DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY] {
        assert!(connection.db_config(config).unwrap());
    }
    assert!(connection.execute_batch("SELECT \"geen kolom\"").is_err());
    connection.execute_batch("VACUUM").unwrap();
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "no shared-memory file: {names:?}");
}

#[test]
fn nothing_written_is_readable_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let connection = filled(&path, &key());
    let wal = std::fs::read(folder.path().join("a.db-wal")).unwrap();
    assert!(wal.len() > 4096);
    for words in [CANARY.as_bytes(), b"CREATE TABLE", b"SQLite format"] {
        assert!(!find(&wal, words) && !find(&std::fs::read(&path).unwrap(), words));
    }
    drop(connection);
    let bytes = std::fs::read(&path).unwrap();
    for words in [CANARY.as_bytes(), b"CREATE TABLE", b"SQLite format"] {
        assert!(!find(&bytes, words));
    }
    let plain = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    assert!(plain.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).is_err());
}

#[test]
#[cfg(unix)]
fn only_the_owner_can_read() {
    use std::os::unix::fs::MetadataExt;
    let folder = tempfile::tempdir().unwrap();
    let _connection = filled(&folder.path().join("a.db"), &key());
    for name in ["a.db", "a.db-wal"] {
        assert_eq!(std::fs::metadata(folder.path().join(name)).unwrap().mode() & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_wrong_key_or_salt_opens_nothing_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, right) = (folder.path().join("a.db"), key());
    drop(filled(&path, &right));
    let before = std::fs::read(&path).unwrap();
    assert_eq!(code(open(&path, &key(), &SALT, Mode::Existing)), Some(Code::VaultDamaged));
    assert_eq!(code(open(&path, &right, &[8; 16], Mode::Existing)), Some(Code::VaultDamaged));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    assert!(open(&path, &right, &SALT, Mode::Existing).is_ok());
}

#[test]
fn a_wrong_key_does_not_move_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let (path, right) = (folder.path().join("a.db"), key());
    let connection = filled(&path, &right);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    drop(connection);
    let wal = folder.path().join("a.db-wal");
    let before = (std::fs::read(&path).unwrap(), std::fs::read(&wal).unwrap());
    assert!(before.1.len() > 4096);
    assert_eq!(code(open(&path, &key(), &SALT, Mode::Existing)), Some(Code::VaultDamaged));
    assert_eq!((std::fs::read(&path).unwrap(), std::fs::read(&wal).unwrap()), before);
    drop(open(&path, &right, &SALT, Mode::Existing).unwrap());
    assert_eq!((std::fs::read(&path).unwrap(), std::fs::read(&wal).unwrap()), before);
}

/// A power cut can tear the first sector while the log holds the page: then the salt of the header still opens it.
#[test]
fn garbage_in_the_first_bytes_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let (path, right) = (folder.path().join("a.db"), key());
    drop(filled(&path, &right));
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[..16].fill(0xa5);
    std::fs::write(&path, bytes).unwrap();
    let connection = open(&path, &right, &SALT, Mode::Existing).unwrap();
    assert_eq!(connection.query_row("SELECT count(*) FROM note", [], |row| row.get::<_, i64>(0)).unwrap(), 200);
}

#[test]
fn what_is_missing_empty_or_plain_is_never_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    assert_eq!(code(open(&path, &key(), &SALT, Mode::Existing)), Some(Code::VaultDamaged));
    assert!(!path.exists());
    std::fs::write(&path, []).unwrap();
    assert_eq!(code(open(&path, &key(), &SALT, Mode::Existing)), Some(Code::VaultDamaged));
    assert!(std::fs::read(&path).unwrap().is_empty());
    assert!(matches!(open(&path, &key(), &SALT, Mode::Create), Err(Error::File(_))));
    std::fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE note (body TEXT)").unwrap();
    let before = std::fs::read(&path).unwrap();
    assert_eq!(code(open(&path, &key(), &SALT, Mode::Existing)), Some(Code::VaultDamaged));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_database_without_a_schema_is_no_existing_one() {
    let folder = tempfile::tempdir().unwrap();
    let (path, right) = (folder.path().join("a.db"), key());
    drop(open(&path, &right, &SALT, Mode::Create).unwrap());
    assert_eq!(code(open(&path, &right, &SALT, Mode::Existing)), Some(Code::VaultDamaged));
}

#[test]
fn a_second_connection_is_told_that_it_is_in_use() {
    let folder = tempfile::tempdir().unwrap();
    let (path, right) = (folder.path().join("a.db"), key());
    let _first = filled(&path, &right);
    assert_eq!(code(open(&path, &right, &SALT, Mode::Existing)), Some(Code::VaultInUse));
}

#[test]
fn failures_get_the_code_that_the_screen_acts_on() {
    let store = |extended: i32| explain(StoreFault { primary: extended & 0xff, extended }.into()).code();
    assert_eq!(store(5), Code::VaultInUse);
    assert_eq!(store(8), Code::ReadOnly);
    assert_eq!(store(1544), Code::ReadOnly);
    assert_eq!(store(14), Code::ReadOnly);
    assert_eq!(store(1), Code::VaultDamaged);
    assert_eq!(store(11), Code::VaultDamaged);
    assert_eq!(store(26), Code::VaultDamaged);
    assert_eq!(store(522), Code::VaultDamaged);
    assert_eq!(store(266), Code::Internal);
    assert_eq!(store(13), Code::DiskFull);
    for (kind, expected) in [
        (std::io::ErrorKind::PermissionDenied, Code::ReadOnly),
        (std::io::ErrorKind::ReadOnlyFilesystem, Code::ReadOnly),
        (std::io::ErrorKind::StorageFull, Code::DiskFull),
    ] {
        assert_eq!(explain(std::io::Error::from(kind).into()).code(), expected);
    }
}
