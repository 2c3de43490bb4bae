use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use rusqlite::config::DbConfig;

use super::*;
use crate::crypto::KdfCost;
use crate::error::{Code, Error};

mod damage;
mod rehearse;
mod sheets;
mod ways;

const PASSPHRASE: &str = "zeven sloten op een kist";
const CANARY: &str = "xylofoonkwartet in de regen";
const COST: KdfCost = KdfCost::OF_TESTS;

fn init(connection: &Connection, _: VaultId) -> Result<()> {
    connection.execute_batch("CREATE TABLE note (body TEXT NOT NULL) STRICT")?;
    for _ in 0..400 {
        connection.execute("INSERT INTO note VALUES (?1)", [CANARY])?;
    }
    Ok(())
}

/// A data folder with a closed vault in it.
fn closed_vault() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    create(folder.path(), PASSPHRASE, COST, init).unwrap().close().unwrap();
    folder
}

fn notes(vault: &OpenVault) -> i64 {
    vault.connection.query_row("SELECT count(*) FROM note", [], |row| row.get(0)).unwrap()
}

fn code<T>(result: Result<T>) -> Option<Code> {
    result.err().map(|error| error.code())
}

/// Closes without moving the log, as a kill would leave it.
fn kill(vault: OpenVault) {
    vault.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
}

/// Every file and folder under `folder` with its bytes, but for the lock file.
fn listing(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().map(|entry| entry.unwrap()) {
            let is_folder = entry.file_type().unwrap().is_dir();
            if is_folder {
                folders.push(entry.path());
            }
            if entry.file_name() != "kluis.lock" {
                all.insert(entry.path(), (!is_folder).then(|| fs::read(entry.path()).unwrap()));
            }
        }
    }
    all
}

/// Unlocking gives `expected` and leaves every byte as it was.
fn assert_refused(folder: &Path, passphrase: &str, expected: Code) {
    let before = listing(folder);
    assert_eq!(code(unlock(folder, passphrase)), Some(expected));
    assert_eq!(listing(folder), before);
}

#[test]
fn a_vault_is_made_closed_and_opened() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new/data");
    assert_eq!(presence(&data), Presence::Missing);
    assert_eq!(code(unlock(&data, PASSPHRASE)), Some(Code::VaultMissing));
    assert!(!data.exists());

    let vault = create(&data, PASSPHRASE, COST, init).unwrap();
    let id = vault.vault_id;
    assert_eq!((notes(&vault), presence(&data)), (400, Presence::Present));
    vault.connection.execute("INSERT INTO note VALUES ('meer')", []).unwrap();
    vault.close().unwrap();
    let names: Vec<_> = listing(&data).into_keys().map(|path| path.strip_prefix(&data).unwrap().to_owned()).collect();
    let expected = ["kluis", "kluis/kluis.db", "kluis/kluis.hdr", "kluis/kluis.hdr.2"];
    assert_eq!(names, expected.map(PathBuf::from));

    let vault = unlock(&data, PASSPHRASE).unwrap();
    assert_eq!((notes(&vault), vault.vault_id), (401, id));
    assert_eq!(format!("{vault:?}"), format!("OpenVault {{ vault_id: {id:?}, .. }}"));
}

#[test]
#[cfg(unix)]
fn only_the_owner_can_enter() {
    use std::os::unix::fs::MetadataExt;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let vault = create(&data, PASSPHRASE, COST, init).unwrap();
    vault.connection.execute("INSERT INTO note VALUES ('meer')", []).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!((mode(&data), mode(&data.join("kluis.lock"))), (0o700, 0o600));
    let all = listing(&data);
    assert!(all.contains_key(&data.join("kluis/kluis.db-wal")));
    for (path, bytes) in all {
        assert_eq!(mode(&path), if bytes.is_some() { 0o600 } else { 0o700 }, "{path:?}");
    }
}

#[test]
fn nothing_is_readable_while_it_is_open_or_closed() {
    let folder = tempfile::tempdir().unwrap();
    let vault = create(folder.path(), PASSPHRASE, COST, init).unwrap();
    vault.connection.execute("INSERT INTO note SELECT body FROM note", []).unwrap();
    let scan = |must: &str| {
        let all = listing(folder.path());
        assert!(all.contains_key(&folder.path().join(must)));
        for bytes in all.into_values().flatten() {
            for words in [CANARY.as_bytes(), PASSPHRASE.as_bytes(), b"CREATE TABLE", b"SQLite format"] {
                assert!(!bytes.windows(words.len()).any(|window| window == words));
            }
        }
    };
    scan("kluis/kluis.db-wal");
    vault.close().unwrap();
    scan("kluis/kluis.db");
}

#[test]
fn a_vault_is_never_made_over_another() {
    let folder = closed_vault();
    let before = listing(folder.path());
    assert_eq!(code(create(folder.path(), PASSPHRASE, COST, init)), Some(Code::VaultExists));
    assert_eq!(listing(folder.path()), before);

    for left in ["kluis.hdr", "kluis.hdr.2", "kluis.db", "kluis.db-wal", "kluis.db.before-1", "iets"] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("kluis")).unwrap();
        assert_eq!(presence(folder.path()), Presence::Missing);
        fs::write(folder.path().join("kluis").join(left), "x").unwrap();
        assert_eq!(presence(folder.path()), Presence::Present, "{left}");
        assert_eq!(code(create(folder.path(), PASSPHRASE, COST, init)), Some(Code::VaultExists));
        assert_refused(folder.path(), PASSPHRASE, Code::HeaderDamaged);
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("kluis"), "x").unwrap();
    assert_eq!(presence(folder.path()), Presence::Present);
}

#[test]
fn an_empty_folder_in_its_place_is_no_vault() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("kluis")).unwrap();
    assert_eq!(notes(&create(folder.path(), PASSPHRASE, COST, init).unwrap()), 400);
}

#[test]
fn a_creation_that_fails_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let fails = create(folder.path(), PASSPHRASE, COST, |connection, id| {
        init(connection, id)?;
        Err(Error::Fault("a test"))
    });
    assert!(matches!(fails, Err(Error::Fault("a test"))));
    assert!(listing(folder.path()).is_empty());
    let weak = KdfCost { passes: 2, ..KdfCost::FLOOR };
    assert_eq!(code(create(folder.path(), PASSPHRASE, weak, init)), Some(Code::Internal));
    assert_eq!(code(create(folder.path(), "te kort", COST, init)), Some(Code::PassphraseTooShort));
    assert!(listing(folder.path()).is_empty());
    assert_eq!(presence(folder.path()), Presence::Missing);
}

#[test]
fn what_a_killed_creation_left_is_removed_at_the_next() {
    let folder = tempfile::tempdir().unwrap();
    for left in ["kluis.new-00", "kluis.new-0123456789abcdef"] {
        fs::create_dir(folder.path().join(left)).unwrap();
        fs::write(folder.path().join(left).join("kluis.db"), "half").unwrap();
    }
    fs::write(folder.path().join("kluis.new-file"), "not a folder").unwrap();
    fs::create_dir(folder.path().join("kluis.old")).unwrap();
    assert_eq!(presence(folder.path()), Presence::Missing);
    create(folder.path(), PASSPHRASE, COST, init).unwrap().close().unwrap();
    let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["kluis", "kluis.lock", "kluis.new-file", "kluis.old"]);
}

#[test]
fn a_vault_has_one_owner() {
    let folder = closed_vault();
    let first = unlock(folder.path(), PASSPHRASE).unwrap();
    first.connection.execute("INSERT INTO note VALUES ('meer')", []).unwrap();
    assert_refused(folder.path(), PASSPHRASE, Code::VaultInUse);
    assert_eq!(notes(&first), 401);
    drop(first);
    assert_eq!(notes(&unlock(folder.path(), PASSPHRASE).unwrap()), 401);
}

/// Two ways to the same vault share the lock file only when it is the same folder; SQLite's own lock is behind it.
#[test]
fn a_vault_without_its_lock_file_still_has_one_owner() {
    let folder = closed_vault();
    let first = unlock(folder.path(), PASSPHRASE).unwrap();
    fs::remove_file(folder.path().join("kluis.lock")).unwrap();
    assert_refused(folder.path(), PASSPHRASE, Code::VaultInUse);
    first.close().unwrap();
}

#[test]
fn what_was_committed_before_a_kill_is_there() {
    let folder = closed_vault();
    let vault = unlock(folder.path(), PASSPHRASE).unwrap();
    vault.connection.execute("INSERT INTO note VALUES ('meer')", []).unwrap();
    kill(vault);
    assert!(fs::metadata(folder.path().join("kluis/kluis.db-wal")).unwrap().len() > 4096);
    assert_refused(folder.path(), "een heel andere zin", Code::WrongPassphrase);
    assert_eq!(notes(&unlock(folder.path(), PASSPHRASE).unwrap()), 401);
}

#[test]
fn a_letter_typed_in_another_way_is_the_same_letter() {
    let folder = tempfile::tempdir().unwrap();
    create(folder.path(), "caf\u{e9} aan de kade", COST, init).unwrap().close().unwrap();
    assert!(unlock(folder.path(), "cafe\u{301} aan de kade").is_ok());
}
