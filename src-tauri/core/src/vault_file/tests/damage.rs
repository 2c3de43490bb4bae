//! Whatever is broken: never opened with wrong data, never changed, and named for what it is.

use super::super::copies::unseal;
use super::super::unlock::open_database;
use super::*;
use crate::crypto::{Hex, Purpose, Slot, VaultKey};
use crate::vault_file::header::{Header, Sealed};

const HEADERS: [&str; 2] = ["kluis.hdr", "kluis.hdr.2"];

fn inside(folder: &tempfile::TempDir, name: &str) -> PathBuf {
    folder.path().join("kluis").join(name)
}

fn header(folder: &tempfile::TempDir) -> Header {
    Sealed::parse(&fs::read(inside(folder, "kluis.hdr")).unwrap()).unwrap().header
}

fn vault_key(folder: &tempfile::TempDir) -> VaultKey {
    let header = header(folder);
    header.slots[0].open(header.vault_id, PASSPHRASE).unwrap()
}

fn write_both(folder: &tempfile::TempDir, bytes: &[u8]) {
    HEADERS.iter().for_each(|name| fs::write(inside(folder, name), bytes).unwrap());
}

fn assert_both(folder: &tempfile::TempDir, bytes: &[u8]) {
    HEADERS.iter().for_each(|name| assert_eq!(fs::read(inside(folder, name)).unwrap(), bytes));
}

/// The bytes of `header` sealed with a key that is not the vault's: the sum fits, the mac does not.
fn forged(header: Header) -> Vec<u8> {
    header.seal(&VaultKey::make().unwrap().derive(Purpose::Header).unwrap()).unwrap().bytes
}

#[test]
fn a_wrong_passphrase_changes_nothing() {
    let folder = closed_vault();
    for wrong in ["", "zeven sloten op een kisT", "zeven sloten op een kist "] {
        assert_refused(folder.path(), wrong, Code::WrongPassphrase);
    }
    assert_refused(folder.path(), &"a".repeat(100_000), Code::TooLarge);
    assert_eq!(notes(&unlock(folder.path(), PASSPHRASE).unwrap()), 400);
}

#[test]
fn one_damaged_header_is_repaired_once_the_vault_opened() {
    let folder = closed_vault();
    let good = fs::read(inside(&folder, "kluis.hdr")).unwrap();
    assert_eq!(fs::read(inside(&folder, "kluis.hdr.2")).unwrap(), good);
    for name in HEADERS {
        for bad in [None, Some(Vec::new()), Some(good[..good.len() / 2].to_vec()), Some(forged(header(&folder)))] {
            match &bad {
                Some(bytes) => fs::write(inside(&folder, name), bytes).unwrap(),
                None => fs::remove_file(inside(&folder, name)).unwrap(),
            }
            assert_refused(folder.path(), "een heel andere zin", Code::WrongPassphrase);
            unlock(folder.path(), PASSPHRASE).unwrap().close().unwrap();
            assert_both(&folder, &good);
        }
    }
}

#[test]
fn a_repair_that_fails_does_not_keep_the_vault_shut() {
    let folder = closed_vault();
    fs::remove_file(inside(&folder, "kluis.hdr")).unwrap();
    fs::create_dir_all(inside(&folder, "kluis.hdr.tmp/in the way")).unwrap();
    assert_eq!(notes(&unlock(folder.path(), PASSPHRASE).unwrap()), 400);
    assert!(!inside(&folder, "kluis.hdr").exists());
}

#[test]
fn two_damaged_headers_are_refused() {
    let folder = closed_vault();
    write_both(&folder, b"kijk-en-doe-wijzer kluis\n");
    assert_refused(folder.path(), PASSPHRASE, Code::HeaderDamaged);
    HEADERS.iter().for_each(|name| fs::remove_file(inside(&folder, name)).unwrap());
    assert_refused(folder.path(), PASSPHRASE, Code::HeaderDamaged);
}

#[test]
fn a_header_that_was_tampered_with_is_refused() {
    let folder = closed_vault();
    let mut more = header(&folder);
    more.slots.push(Slot::make(more.vault_id, "een heel andere zin", COST, &VaultKey::make().unwrap()).unwrap());
    let mut salted = header(&folder);
    salted.cipher_salt = Hex([1; 16]);
    let mut raised = header(&folder);
    raised.generation = 99;
    for tampered in [more, salted, raised] {
        write_both(&folder, &forged(tampered));
        assert_refused(folder.path(), PASSPHRASE, Code::HeaderDamaged);
    }
}

#[test]
fn the_newest_header_that_opens_wins_and_replaces_the_other() {
    let folder = closed_vault();
    let key = vault_key(&folder);
    let mut new = header(&folder);
    new.generation = 2;
    new.slots = vec![Slot::make(new.vault_id, "een heel andere zin", COST, &key).unwrap()];
    let new = new.seal(&key.derive(Purpose::Header).unwrap()).unwrap().bytes;
    // A change of passphrase that was cut off after the first copy: both passphrases open it.
    fs::write(inside(&folder, "kluis.hdr"), &new).unwrap();
    let before = listing(folder.path());
    drop(unseal(&folder.path().join("kluis"), PASSPHRASE).unwrap());
    assert_eq!(listing(folder.path()), before);
    unlock(folder.path(), "een heel andere zin").unwrap().close().unwrap();
    assert_both(&folder, &new);
    assert_refused(folder.path(), PASSPHRASE, Code::WrongPassphrase);
}

#[test]
fn of_two_headers_that_open_the_newer_wins() {
    let folder = closed_vault();
    let mut new = header(&folder);
    new.generation = 2;
    let new = new.seal(&vault_key(&folder).derive(Purpose::Header).unwrap()).unwrap().bytes;
    fs::write(inside(&folder, "kluis.hdr.2"), &new).unwrap();
    unlock(folder.path(), PASSPHRASE).unwrap().close().unwrap();
    assert_both(&folder, &new);
}

#[test]
fn a_salt_that_does_not_fit_is_damage_though_the_header_is_authentic() {
    let folder = closed_vault();
    let key = vault_key(&folder);
    let mut salted = header(&folder);
    salted.cipher_salt = Hex([1; 16]);
    let salted = salted.seal(&key.derive(Purpose::Header).unwrap()).unwrap().bytes;
    write_both(&folder, &salted);
    assert_refused(folder.path(), PASSPHRASE, Code::VaultDamaged);
}

#[test]
fn a_header_of_a_later_format_is_left_alone() {
    let folder = closed_vault();
    let mut text = b"kijk-en-doe-wijzer kluis\n{\"format\":4,\"new\":[]}\n".to_vec();
    text.extend(format!("mac {}\n", "0".repeat(64)).into_bytes());
    let sum = <sha2::Sha256 as sha2::Digest>::digest(&text);
    text.extend(format!("sum {}\n", Hex::<16>(sum[..16].try_into().unwrap()).text()).into_bytes());
    fs::write(inside(&folder, "kluis.hdr.2"), text).unwrap();
    assert_refused(folder.path(), PASSPHRASE, Code::NewerVersion);
}

#[test]
fn a_header_of_the_first_format_opens_and_the_next_change_writes_it_anew() {
    let folder = closed_vault();
    let mut old = serde_json::to_value(header(&folder)).unwrap();
    old["format"] = 1.into();
    let old: Header = serde_json::from_value(old).unwrap();
    let old = old.seal(&vault_key(&folder).derive(Purpose::Header).unwrap()).unwrap().bytes;
    write_both(&folder, &old);
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    assert_both(&folder, &old);
    vault.rewrite(|_| ()).unwrap();
    vault.close().unwrap();
    let new = fs::read(inside(&folder, "kluis.hdr")).unwrap();
    assert!(new != old && String::from_utf8_lossy(&new).contains("\"format\":3,"));
    assert_both(&folder, &new);
    assert_eq!(notes(&unlock(folder.path(), PASSPHRASE).unwrap()), 400);
}

#[test]
fn a_header_that_cannot_be_changed_stays_as_it_was() {
    let folder = closed_vault();
    let mut vault = unlock(folder.path(), PASSPHRASE).unwrap();
    let before = listing(folder.path());
    // The second copy cannot be written: a folder stands in the place of its first form.
    fs::create_dir(inside(&folder, "kluis.hdr.2.tmp")).unwrap();
    assert!(vault.rewrite(|_| ()).is_err());
    fs::remove_dir(inside(&folder, "kluis.hdr.2.tmp")).unwrap();
    assert_eq!(listing(folder.path()), before);
    vault.rewrite(|_| ()).unwrap();
    assert_eq!(header(&folder).generation, 2);
    assert_both(&folder, &fs::read(inside(&folder, "kluis.hdr")).unwrap());
}

#[test]
fn a_missing_or_emptied_database_is_never_made_anew() {
    let folder = closed_vault();
    fs::write(inside(&folder, "kluis.db"), []).unwrap();
    assert_refused(folder.path(), PASSPHRASE, Code::VaultDamaged);
    fs::remove_file(inside(&folder, "kluis.db")).unwrap();
    assert_refused(folder.path(), PASSPHRASE, Code::VaultDamaged);
    fs::create_dir(inside(&folder, "kluis.db")).unwrap();
    let before = listing(folder.path());
    assert!(unlock(folder.path(), PASSPHRASE).is_err());
    assert_eq!(listing(folder.path()), before);
}

#[test]
fn a_database_cut_short_is_damage_at_every_length() {
    let folder = closed_vault();
    let whole = fs::read(inside(&folder, "kluis.db")).unwrap();
    let unsealed = unseal(&folder.path().join("kluis"), PASSPHRASE).unwrap();
    let pages = (1..whole.len() / 4096).map(|pages| pages * 4096);
    // Of a last page cut by one byte, that byte may have been a 0, which is how it is read; sixteen never are.
    for length in [1, 15, 16, 17, 100, 511, 512, 4095, 4097, 6000, whole.len() - 16].into_iter().chain(pages) {
        fs::write(inside(&folder, "kluis.db"), &whole[..length]).unwrap();
        let before = listing(folder.path());
        let outcome = open_database(&inside(&folder, ""), &unsealed.database, &unsealed.header.header.cipher_salt.0);
        assert_eq!(code(outcome), Some(Code::VaultDamaged), "{length} of {} bytes", whole.len());
        let _ = fs::remove_file(inside(&folder, "kluis.db-wal"));
        assert_eq!(listing(folder.path()), before);
    }
    fs::write(inside(&folder, "kluis.db"), &whole[..8192]).unwrap();
    assert_refused(folder.path(), PASSPHRASE, Code::VaultDamaged);
}

#[test]
fn a_flipped_bit_in_any_page_is_damage() {
    let folder = closed_vault();
    let whole = fs::read(inside(&folder, "kluis.db")).unwrap();
    let unsealed = unseal(&folder.path().join("kluis"), PASSPHRASE).unwrap();
    assert!(whole.len() > 40 * 4096);
    for page in 0..whole.len() / 4096 {
        let mut flipped = whole.clone();
        flipped[page * 4096 + 16 + (page * 97) % 4080] ^= 1 << (page % 8);
        fs::write(inside(&folder, "kluis.db"), flipped).unwrap();
        let outcome = open_database(&inside(&folder, ""), &unsealed.database, &unsealed.header.header.cipher_salt.0);
        assert_eq!(code(outcome), Some(Code::VaultDamaged), "page {page}");
    }
    let mut flipped = whole.clone();
    flipped[30 * 4096] ^= 1;
    fs::write(inside(&folder, "kluis.db"), flipped).unwrap();
    let _ = fs::remove_file(inside(&folder, "kluis.db-wal"));
    assert_refused(folder.path(), PASSPHRASE, Code::VaultDamaged);
}

/// What a power cut during a checkpoint leaves: a torn page in the file, the whole one in the log.
#[test]
fn a_torn_page_that_the_log_still_holds_is_no_damage() {
    let folder = closed_vault();
    let vault = unlock(folder.path(), PASSPHRASE).unwrap();
    vault.connection.execute_batch("PRAGMA wal_autocheckpoint = 0").unwrap();
    vault.connection.execute("UPDATE note SET body = body || '!'", []).unwrap();
    vault.connection.execute("INSERT INTO note VALUES ('meer')", []).unwrap();
    vault.connection.execute_batch("CREATE TABLE one_more (body TEXT) STRICT").unwrap();
    kill(vault);
    // The first page changed with the schema, and the last one holds notes.
    let mut bytes = fs::read(inside(&folder, "kluis.db")).unwrap();
    let last = bytes.len() - 4096;
    for at in [0, last] {
        bytes[at..at + 512].fill(0x5a);
    }
    fs::write(inside(&folder, "kluis.db"), bytes).unwrap();
    let log = fs::read(inside(&folder, "kluis.db-wal")).unwrap();
    fs::remove_file(inside(&folder, "kluis.db-wal")).unwrap();
    assert_refused(folder.path(), PASSPHRASE, Code::VaultDamaged);
    fs::write(inside(&folder, "kluis.db-wal"), log).unwrap();
    assert_eq!(notes(&unlock(folder.path(), PASSPHRASE).unwrap()), 401);
}

#[test]
fn a_schema_of_a_newer_version_is_left_alone() {
    let folder = closed_vault();
    let vault = unlock(folder.path(), PASSPHRASE).unwrap();
    vault.connection.execute("INSERT INTO schema_migration VALUES (9999123100, '')", []).unwrap();
    kill(vault);
    assert_refused(folder.path(), PASSPHRASE, Code::NewerVersion);
    let unsealed = unseal(&folder.path().join("kluis"), PASSPHRASE).unwrap();
    let path = inside(&folder, "kluis.db");
    let salt = unsealed.header.header.cipher_salt.0;
    let connection =
        crate::store::open::open(&path, &unsealed.database, &salt, crate::store::open::Mode::Existing).unwrap();
    crate::store::open::allow_checkpoint_on_close(&connection).unwrap();
    drop(connection);
    assert!(!inside(&folder, "kluis.db-wal").exists());
    assert_refused(folder.path(), PASSPHRASE, Code::NewerVersion);
}

#[test]
fn an_old_schema_is_copied_and_brought_up_to_date() {
    let folder = closed_vault();
    let vault = unlock(folder.path(), PASSPHRASE).unwrap();
    // As if this step, whose table nothing refers to, were new.
    let last: i64 = vault
        .connection
        .query_row("SELECT id FROM schema_migration WHERE id % 100 = 12", [], |row| row.get(0))
        .unwrap();
    vault.connection.execute("DELETE FROM schema_migration WHERE id = ?1", [last]).unwrap();
    vault.connection.execute_batch("DROP TABLE tombstone").unwrap();
    kill(vault);
    let vault = unlock(folder.path(), PASSPHRASE).unwrap();
    assert!(vault.connection.table_exists(None, "tombstone").unwrap());
    assert_eq!(notes(&vault), 400);
    vault.close().unwrap();
    let copies: Vec<_> =
        listing(folder.path()).into_keys().filter(|path| path.to_string_lossy().contains(".before-")).collect();
    assert_eq!(copies.len(), 1);
    // The copy opens with the same passphrase once it stands in the place of the database.
    fs::rename(&copies[0], inside(&folder, "kluis.db")).unwrap();
    assert_eq!(notes(&unlock(folder.path(), PASSPHRASE).unwrap()), 400);
}

/// Root may write everywhere, so only an immutable file shows it; skipped where that cannot be made.
#[test]
#[cfg(target_os = "linux")]
fn a_database_that_cannot_be_written_is_read_only() {
    let folder = closed_vault();
    let path = inside(&folder, "kluis.db");
    let chattr =
        |flag: &str| std::process::Command::new("chattr").arg(flag).arg(&path).status().is_ok_and(|s| s.success());
    let before = listing(folder.path());
    if chattr("+i") {
        let outcome = code(unlock(folder.path(), PASSPHRASE));
        assert!(chattr("-i"));
        assert_eq!(outcome, Some(Code::ReadOnly));
        assert_eq!(listing(folder.path()), before);
    }
}
