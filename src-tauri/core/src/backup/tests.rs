use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::container::Manifest;
use super::restore::{open, unpack};
use super::unpack::{Start, read_tables};
use super::*;
use crate::api::request::BackupTyped;
use crate::clock::{Clock, SystemClock};
use crate::conversations::write_example;
use crate::crypto::{KdfCost, make_random};
use crate::error::Error;
use crate::progress::{Progress, Work};
use crate::session::Session;
use crate::store::TableDigest;
use crate::store::digests;
use crate::vault_file::{Arriving, Typed};

const PASSPHRASE: &str = "een zin die ik onthoud";
const TYPED: Typed<'static> = Typed { secret: PASSPHRASE, other: None };

fn clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock)
}

/// A vault with the example in it, and a folder for its backups.
pub(super) fn vault(root: &Path) -> Vault {
    let place = root.join("stick");
    fs::create_dir(&place).unwrap();
    let mut vault = Vault::create(&root.join("data"), PASSPHRASE, KdfCost::OF_TESTS, clock(), write_example).unwrap();
    let chosen = BackupFolder { folder: place.to_str().unwrap().to_owned() };
    backup_folder_set(&mut vault, chosen).unwrap().run().note(&mut vault).unwrap();
    vault
}

fn made(vault: &mut Vault) -> PathBuf {
    let fact = backup_make(vault, ()).unwrap().finish(|done| done.note(vault)).unwrap();
    Path::new(&fact.folder).join(fact.name)
}

/// What every table holds but those in which a vault that was put back says so.
fn tables(vault: &mut Vault) -> Vec<TableDigest> {
    let own = ["backup", "vault_info", "writer"];
    digests(vault.connection()).unwrap().into_iter().filter(|of| !own.contains(&of.table.as_str())).collect()
}

fn writer(vault: &mut Vault) -> Vec<u8> {
    vault.connection().query_row("SELECT writer_id FROM writer", [], |row| row.get(0)).unwrap()
}

#[test]
fn every_row_of_every_table_comes_back_and_another_writer_writes() {
    let root = tempfile::tempdir().unwrap();
    let mut vault = vault(root.path());
    let file = made(&mut vault);
    let (before, was) = (tables(&mut vault), writer(&mut vault));
    assert!(before.len() > 15 && before.iter().filter(|of| of.rows > 0).count() > 8, "{before:?}");
    let other = root.path().join("other");
    let mut session = Session::new(&other, clock(), KdfCost::OF_TESTS);
    let request = BackupTyped { file: file.to_str().unwrap().to_owned(), secret: PASSPHRASE.to_owned(), other: None };
    backup_restore(&mut session, request).unwrap();
    let back = session.vault().unwrap();
    assert_eq!(tables(back), before);
    assert_ne!(writer(back), was);
    let seen = back.db().info().seen().unwrap();
    assert!(seen.jumped_at.is_some(), "nothing in the bin goes on the word of this clock yet");
}

#[test]
fn in_a_vault_that_is_open_every_row_of_every_table_comes_back_too() {
    let root = tempfile::tempdir().unwrap();
    drop(vault(root.path()));
    let mut session = Session::new(&root.path().join("data"), clock(), KdfCost::OF_TESTS);
    let run = |session: &mut Session, command: &str, request: serde_json::Value| {
        crate::api::dispatch(session, command, &request.to_string()).unwrap();
    };
    run(&mut session, "vault_unlock", serde_json::json!({ "passphrase": PASSPHRASE }));
    let vault = session.vault().unwrap();
    let file = made(vault);
    let (before, was) = (tables(vault), writer(vault));
    run(&mut session, "conversation_create", serde_json::json!({ "start": "plan", "people": [] }));
    assert_ne!(tables(session.vault().unwrap()), before);
    run(&mut session, "backup_put_back", serde_json::json!({ "file": file }));
    let vault = session.vault().unwrap();
    assert_eq!(tables(vault), before, "a table that is not of the device comes back");
    assert_ne!(writer(vault), was);
    assert!(vault.db().info().seen().unwrap().jumped_at.is_some());
    let log = root.path().join("data/kluis/kluis.db-wal");
    assert_eq!(fs::metadata(log).unwrap().len(), 0, "what stood there is not in the log either");
}

#[test]
fn a_database_of_a_later_schema_is_newer_and_one_that_does_not_say_what_it_promised_is_damaged() {
    let root = tempfile::tempdir().unwrap();
    let mut vault = vault(root.path());
    let restored = |file: &Path, change: &dyn Fn(&mut Manifest)| {
        let (arriving, mut opened) = open(file, TYPED).unwrap();
        change(&mut opened.manifest);
        let target = root.path().join(format!("{}.db", crate::crypto::Hex(make_random::<4>().unwrap()).text()));
        let (key, salt) = arriving.database_key();
        unpack(opened, &target, key, salt, &Progress::new(Work::PutBack)).map(|_| ()).map_err(|error| error.code())
    };
    let file = made(&mut vault);
    assert_eq!(restored(&file, &|_| {}), Ok(()));
    assert_eq!(restored(&file, &|manifest| manifest.tables[3].rows += 1), Err(Code::BackupDamaged));
    assert_eq!(restored(&file, &|manifest| manifest.database_bytes -= 1), Err(Code::BackupDamaged));
    assert_eq!(restored(&file, &|manifest| manifest.database_bytes += 1), Err(Code::BackupDamaged));
    let later = "INSERT INTO schema_migration (id, applied_at) VALUES (9999123100, '')";
    vault.connection().execute(later, []).unwrap();
    assert_eq!(restored(&made(&mut vault), &|_| {}), Err(Code::NewerVersion));
}

/// A backup and what opens it, so that no key has to be derived for each try.
struct Whole {
    bytes: Vec<u8>,
    header: Vec<u8>,
    arriving: Arriving,
    tables: Vec<TableDigest>,
    file: PathBuf,
    root: tempfile::TempDir,
}

impl Whole {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let file = made(&mut vault(root.path()));
        let header = Start::read(&file).unwrap().header;
        let arriving = Arriving::open(&header, TYPED).unwrap();
        let whole = Self { bytes: fs::read(&file).unwrap(), header, arriving, tables: Vec::new(), file, root };
        Self { tables: whole.read().unwrap(), ..whole }
    }

    /// Reads the file, as it is now, down to the last row.
    fn read(&self) -> std::result::Result<Vec<TableDigest>, Code> {
        let read = || -> std::result::Result<Vec<TableDigest>, Error> {
            let start = Start::read(&self.file)?;
            if start.header != self.header {
                // Another header: it opens as one, or it is refused as one.
                Arriving::open(&start.header, TYPED).map_err(super::restore::of_backup)?;
            }
            let opened = start.open(&self.arriving.identity()?, self.arriving.vault_id())?;
            let target = self.root.path().join("een.db");
            opened.write_database(&target, &Progress::new(Work::PutBack))?;
            let (key, salt) = self.arriving.database_key();
            read_tables(&target, key, salt)
        };
        read().map_err(|error| error.code())
    }

    /// Refused, or equal; never something else.
    fn refused(&self, what: &str) {
        match self.read() {
            Ok(tables) => assert_eq!(tables, self.tables, "{what}: it was read, and says something else"),
            Err(Code::BackupDamaged | Code::NotABackup) => {}
            Err(code) => panic!("{what}: {code:?}"),
        }
    }

    fn write(&self, at: usize, bytes: &[u8]) {
        let mut file = fs::File::options().write(true).open(&self.file).unwrap();
        file.seek(SeekFrom::Start(at as u64)).unwrap();
        file.write_all(bytes).unwrap();
    }

    fn flip(&self, at: usize, bit: u32) {
        self.write(at, &[self.bytes[at] ^ (1 << bit)]);
        self.refused(&format!("byte {at}, bit {bit}"));
        self.write(at, &self.bytes[at..=at]);
    }

    fn cut(&self, at: usize) {
        fs::File::options().write(true).open(&self.file).unwrap().set_len(at as u64).unwrap();
        self.refused(&format!("{at} bytes"));
        self.write(at, &self.bytes[at..]);
    }
}

#[test]
fn every_bit_and_every_length_is_refused_or_equal() {
    let whole = Whole::new();
    let front = whole.bytes[whole.header.len()..].windows(5).position(|end| end == b"\n--- ").unwrap();
    let (sealed, chunk) = (whole.header.len() + front + 49, 64 * 1024 + 16);
    let (length, last) = (whole.bytes.len(), sealed + 16 + (whole.bytes.len() - sealed - 16) / chunk * chunk);
    // On request all, as `make kills` does.
    let all = std::env::var_os("KDW_KILLS").is_some_and(|which| which == "all");
    let edges = if all { (sealed + 16 + chunk, last) } else { (sealed + 64, length - 48) };
    // The header, the front of what is sealed, and its first and last part, or where those begin and end: every bit and every cut.
    for at in (0..edges.0).chain(last - 32..last + 32).chain(edges.1..length) {
        (0..8).for_each(|bit| whole.flip(at, bit));
        whole.cut(at);
    }
    // One bit of all the rest: of 500 bytes, or of every one.
    let every = if all { 1 } else { (length / 500).max(1) };
    let first = usize::from(u16::from_be_bytes(make_random().unwrap())) % every;
    for at in (sealed + 64 + first..length).step_by(every) {
        whole.flip(at, u32::try_from(at % 8).unwrap());
    }
    assert_eq!(whole.read().unwrap(), whole.tables);
}
