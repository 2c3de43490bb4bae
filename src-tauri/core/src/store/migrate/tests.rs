use super::*;
use crate::crypto::{Purpose, VaultKey};
use crate::store::open::{Mode, allow_checkpoint_on_close, open};

const SALT: [u8; 16] = [3; 16];
const ONE: Migration = Migration { id: 1, up: "CREATE TABLE one (body TEXT) STRICT" };
const TWO: Migration = Migration { id: 2, up: "CREATE TABLE two (body TEXT) STRICT" };
const THREE: Migration = Migration { id: 3, up: "ALTER TABLE one ADD COLUMN extra TEXT" };
const BROKEN: Migration = Migration { id: 4, up: "CREATE TABLE four (body TEXT) STRICT; CREATE TABLE one (x TEXT)" };

fn key() -> Subkey {
    VaultKey::make().unwrap().derive(Purpose::Database).unwrap()
}

fn ids(connection: &Connection) -> Vec<u64> {
    applied(connection).unwrap().into_iter().collect()
}

fn copies(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name.contains("before")).collect();
    names.sort();
    names
}

#[test]
fn ids_are_unique_and_sorted() {
    let all = all();
    assert!(all.len() >= 14);
    assert!(all.windows(2).all(|pair| pair[0].id < pair[1].id));
    assert!(all.iter().all(|migration| (2_026_010_100..2_100_010_100).contains(&migration.id)));
}

#[test]
fn every_step_can_be_the_last_and_then_go_on() {
    for stop in all() {
        let connection = Connection::open_in_memory().unwrap();
        migrate(&connection, Some(stop.id)).unwrap();
        assert_eq!(ids(&connection).last(), Some(&stop.id));
        migrate(&connection, None).unwrap();
        assert_eq!(ids(&connection), all().iter().map(|migration| migration.id).collect::<Vec<_>>());
    }
}

#[test]
fn a_current_database_needs_no_write_lock() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    migrate(&Connection::open(&path).unwrap(), None).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let connection = Connection::open(&path).unwrap();
    connection.busy_timeout(std::time::Duration::ZERO).unwrap();
    migrate(&connection, None).unwrap();
}

#[test]
fn a_step_that_fails_takes_back_all_of_them() {
    let connection = Connection::open_in_memory().unwrap();
    run(&connection, &[&ONE]).unwrap();
    assert!(run(&connection, &[&TWO, &BROKEN]).is_err());
    assert_eq!(ids(&connection), [1]);
    assert!(!connection.table_exists(None, "two").unwrap() && !connection.table_exists(None, "four").unwrap());
    assert!(connection.is_autocommit());
}

#[test]
fn a_step_that_was_merged_late_is_still_taken() {
    let connection = Connection::open_in_memory().unwrap();
    run(&connection, &pending(&connection, &[&ONE, &THREE], None).unwrap()).unwrap();
    run(&connection, &pending(&connection, &[&ONE, &TWO, &THREE], None).unwrap()).unwrap();
    assert_eq!(ids(&connection), [1, 2, 3]);
}

#[test]
fn a_newer_database_is_refused() {
    let connection = Connection::open_in_memory().unwrap();
    migrate(&connection, None).unwrap();
    connection.execute("INSERT INTO schema_migration VALUES (9999123100, '')", []).unwrap();
    assert_eq!(migrate(&connection, None).unwrap_err().code(), Code::NewerVersion);
}

#[test]
fn a_vault_is_copied_first_and_one_copy_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("kluis.db"), key());
    let connection = open(&path, &key, &SALT, Mode::Create).unwrap();
    run(&connection, &[&ONE]).unwrap();
    connection.execute("INSERT INTO one VALUES ('xylofoonkwartet')", []).unwrap();

    // Nothing to do: no copy.
    migrate_existing(&connection, &path, &key, &SALT, &[&ONE]).unwrap();
    assert!(copies(folder.path()).is_empty());

    migrate_existing(&connection, &path, &key, &SALT, &[&ONE, &TWO]).unwrap();
    assert_eq!(copies(folder.path()), ["kluis.db.before-1"]);

    // A migration that fails keeps both the copy of before and its own.
    assert!(migrate_existing(&connection, &path, &key, &SALT, &[&ONE, &TWO, &BROKEN]).is_err());
    assert_eq!(copies(folder.path()), ["kluis.db.before-1", "kluis.db.before-2"]);
    assert_eq!(ids(&connection), [1, 2]);

    migrate_existing(&connection, &path, &key, &SALT, &[&ONE, &TWO, &THREE]).unwrap();
    assert_eq!(copies(folder.path()), ["kluis.db.before-2"]);

    let copy = open(&folder.path().join("kluis.db.before-2"), &key, &SALT, Mode::Existing).unwrap();
    allow_checkpoint_on_close(&copy).unwrap();
    assert_eq!(ids(&copy), [1, 2]);
    let body: String = copy.query_row("SELECT body FROM one", [], |row| row.get(0)).unwrap();
    assert_eq!(body, "xylofoonkwartet");
    let bytes = std::fs::read(folder.path().join("kluis.db.before-2")).unwrap();
    assert!(!bytes.windows(15).any(|window| window == b"xylofoonkwartet"));
}

#[test]
fn a_vault_without_any_step_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("kluis.db"), key());
    let connection = open(&path, &key, &SALT, Mode::Create).unwrap();
    let code = migrate_existing(&connection, &path, &key, &SALT, &[&ONE]).unwrap_err().code();
    assert_eq!(code, Code::VaultDamaged);
    assert!(copies(folder.path()).is_empty());
}
