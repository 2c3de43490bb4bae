//! What the wire cannot show: that nothing of what was erased stays in the file.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::api::dispatch;
use crate::clock::SystemClock;
use crate::crypto::KdfCost;
use crate::session::Session;
use crate::vault_file;

const PASSPHRASE: &str = "zeven sloten op een kist";
const CANARY: &str = "xylofoonkwartet";
const STAYS: &str = "kachelpijpborstel";

struct Desk {
    session: Session,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::new(folder.path(), Arc::new(SystemClock), KdfCost::OF_TESTS);
        let mut desk = Self { session, folder };
        desk.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
        desk
    }

    #[track_caller]
    fn ok(&mut self, command: &str, request: Value) -> Value {
        dispatch(&mut self.session, command, &request.to_string())
            .unwrap_or_else(|code| panic!("{command}: {code:?}"))
            .value
    }

    /// Closes the vault and hands out its database, with every page decrypted.
    fn closed<T>(&mut self, read: impl FnOnce(&Connection, &[u8]) -> T) -> T {
        self.ok("vault_lock", Value::Null);
        let mut vault = vault_file::unlock(self.folder.path(), PASSPHRASE).unwrap();
        let pages: i64 = vault.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        let bytes = vault.connection.serialize("main").unwrap().to_vec();
        assert_eq!((bytes.len(), &bytes[..15]), (usize::try_from(pages).unwrap() * 4096, &b"SQLite format 3"[..]));
        let value = read(&vault.connection, &bytes);
        vault.close().unwrap();
        self.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
        value
    }

    fn times(&mut self, word: &str) -> usize {
        self.closed(|_, bytes| bytes.windows(word.len()).filter(|window| *window == word.as_bytes()).count())
    }

    /// A conversation with `word` in every place that takes words, long and short, some of it changed and deleted since.
    fn talk(&mut self, word: &str) -> Value {
        let talk = self.ok("conversation_create", json!({ "start": "now", "people": [] }));
        let long = format!("{word} in de regen. ").repeat(600);
        let whom = json!({ "kind": "new", "value": format!("de {word}") });
        let person = self.ok("participant_add", json!({ "conversation": talk, "whom": whom, "part": "other" }));
        for body in [long.as_str(), word, &long] {
            for field in ["stakes", "opening", "went_well", "note_how"] {
                self.ok("conversation_text_set", json!({ "conversation": talk, "field": field, "body": body }));
            }
        }
        for number in 0..60 {
            let body = format!("{word} {number} {}", &long[..number * 20]);
            let item = json!({ "conversation": talk, "side": "mine", "body": body, "origin": null });
            let item = self.ok("agenda_add", item);
            if number % 3 == 0 {
                self.ok("agenda_delete", json!({ "conversation": talk, "item": item }));
            }
        }
        for deleted in [true, false] {
            let agreement = self.ok("agreement_add", json!({ "conversation": talk, "body": long }));
            let change = json!({ "field": "their_words", "value": word });
            let edit = json!({ "conversation": talk, "agreement": agreement, "change": change });
            self.ok("agreement_edit", edit);
            let change = json!({ "field": "quote", "value": long });
            self.ok(
                "approach_set",
                json!({ "conversation": talk, "person": person, "area": "work", "change": change }),
            );
            if deleted {
                self.ok("agreement_delete", json!({ "conversation": talk, "agreement": agreement }));
                self.ok("approach_remove", json!({ "conversation": talk, "person": person, "area": "work" }));
            }
        }
        let note = json!({ "field": "note", "value": long });
        self.ok("answer_set", json!({ "conversation": talk, "question": "V1.b", "change": note }));
        self.ok("moment_add", json!({ "conversation": talk, "lens": "how" }));
        for field in ["body", "line"] {
            let change = json!({ "field": field, "value": word });
            self.ok("intention_set", json!({ "conversation": talk, "change": change }));
        }
        talk
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn of_what_was_erased_no_page_holds_a_word() {
    let mut desk = Desk::new();
    let stays = desk.talk(STAYS);
    let talk = desk.talk(CANARY);
    desk.ok("conversation_delete", json!({ "conversation": talk }));
    assert!(desk.times(CANARY) > 3000, "the bin keeps it whole");
    let stayed = desk.times(STAYS);

    desk.ok("bin_erase", json!({ "entry": talk }));
    assert_eq!(
        fs::metadata(desk.folder.path().join("kluis/kluis.db-wal")).unwrap().len(),
        0,
        "the log is empty at once"
    );
    assert_eq!(desk.session.vault().unwrap().stray_writes(), 0);
    assert_eq!(desk.times(CANARY), 0);
    assert_eq!(desk.times("xylofoon"), 0, "nor the beginning of one");
    // The index shares its pages between conversations, so the numbers differ a little.
    assert!(desk.times(STAYS) * 10 > stayed * 9, "nothing else went along");
    desk.ok("conversation_get", json!({ "conversation": stays }));
    assert_eq!(desk.ok("search", json!({ "query": CANARY })), json!([]));
}

#[test]
fn of_a_piece_that_was_erased_no_page_holds_a_word() {
    let mut desk = Desk::new();
    let talk = desk.talk(STAYS);
    let body = format!("{CANARY} in de regen");
    let item = desk.ok("agenda_add", json!({ "conversation": talk, "side": "mine", "body": body, "origin": null }));
    desk.ok("agenda_delete", json!({ "conversation": talk, "item": item }));
    assert!(desk.times(CANARY) > 0);
    desk.ok("bin_erase", json!({ "entry": item }));
    assert_eq!(desk.times(CANARY), 0);
}

/// A new table with rows of a conversation must be named where conversations are erased.
#[test]
fn no_table_holds_a_row_of_what_was_erased() {
    let mut desk = Desk::new();
    let talk = desk.talk(CANARY);
    let person = desk.ok("conversation_get", json!({ "conversation": talk }))["people"][0]["person"].clone();
    let next = desk.ok("conversation_create", json!({ "start": "plan", "people": [person] }));
    let deck = |desk: &mut Desk| desk.ok("conversation_get", json!({ "conversation": next }))["deck"].clone();
    let intention = |deck: &Value| deck.as_array().unwrap().iter().any(|entry| entry["face"]["type"] == "intention");
    assert!(intention(&deck(&mut desk)), "the intention came along");
    desk.ok("conversation_delete", json!({ "conversation": talk }));
    let id = uuid::Uuid::parse_str(talk.as_str().unwrap()).unwrap();
    let tables = |connection: &Connection| -> Vec<(String, i64)> {
        let sql = "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
                   WHERE m.type = 'table' AND c.name = 'conversation_id' ORDER BY m.name";
        let mut statement = connection.prepare(sql).unwrap();
        let names: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let count = |name: &String| {
            let sql = format!("SELECT count(*) FROM {name} WHERE conversation_id = ?1");
            connection.query_row(&sql, [id], |row| row.get(0)).unwrap()
        };
        names.iter().map(|name| (name.clone(), count(name))).collect()
    };
    let before = desk.closed(|connection, _| tables(connection));
    assert!(before.len() >= 12);
    for (name, rows) in &before {
        assert!(*rows > 0 || name == "intention_use", "{name} takes part in this test");
    }
    desk.ok("bin_erase", json!({ "entry": talk }));
    for (name, rows) in desk.closed(|connection, _| tables(connection)) {
        assert_eq!(rows, 0, "{name}");
    }
    assert!(!intention(&deck(&mut desk)), "its intention is gone from other decks");
    desk.closed(|connection, _| {
        let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(
            count(
                "SELECT count(*) FROM deck_card WHERE intention_id IS NOT NULL AND conversation_id NOT IN
                          (SELECT conversation_id FROM intention)"
            ),
            0
        );
        let mut kinds = connection.prepare("SELECT kind FROM tombstone ORDER BY kind").unwrap();
        let kinds: Vec<String> = kinds.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(kinds, ["conversation", "intention"], "the person still takes part in the next one");
        let violations = connection.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
        assert!(!violations);
    });
}

#[test]
fn copies_of_before_a_migration_go_along() {
    let mut desk = Desk::new();
    let talk = desk.talk(CANARY);
    let kluis = desk.folder.path().join("kluis");
    for name in ["kluis.db.before-2026112302", "kluis.db.before-unfinished", "kluis.db.before-unfinished-wal"] {
        fs::write(kluis.join(name), "x").unwrap();
    }
    assert!(dispatch(&mut desk.session, "bin_erase", &json!({ "entry": talk }).to_string()).is_err());
    assert_eq!(names(&kluis).len(), 7, "what is not in the bin is not erased, and no copy goes for it");
    desk.ok("conversation_delete", json!({ "conversation": talk }));
    desk.ok("bin_erase", json!({ "entry": talk }));
    assert_eq!(names(&kluis), ["kluis.db", "kluis.db-wal", "kluis.hdr", "kluis.hdr.2"]);
}

/// Texts that grow side by side make pages split and move what stands on them.
#[test]
fn of_what_grew_beside_other_texts_no_page_holds_a_word() {
    let mut desk = Desk::new();
    let talks =
        [STAYS, CANARY].map(|word| (word, desk.ok("conversation_create", json!({ "start": "now", "people": [] }))));
    let mut items = Vec::new();
    for number in 0..20 {
        let (word, talk) = &talks[number % 2];
        let body = format!("{word} {number}");
        let item = json!({ "conversation": talk, "side": "mine", "body": body, "origin": null });
        items.push(desk.ok("agenda_add", item));
    }
    for length in (20..1600).step_by(60) {
        for (number, item) in items.iter().enumerate() {
            let (word, talk) = &talks[number % 2];
            let change = json!({ "field": "body", "value": format!("{word} ").repeat(length / 16) });
            desk.ok("agenda_edit", json!({ "conversation": talk, "item": item, "change": change }));
        }
    }
    desk.ok("conversation_delete", json!({ "conversation": talks[1].1 }));
    assert!(desk.times(CANARY) > 800);
    desk.ok("bin_erase", json!({ "entry": talks[1].1 }));
    assert_eq!(desk.times(CANARY), 0);
}

/// The copy has it all; what is put back of it has not.
#[test]
fn of_what_was_erased_no_page_holds_a_word_after_a_copy_of_before_was_put_back() {
    let mut desk = Desk::new();
    let stays = desk.talk(STAYS);
    let talk = desk.talk(CANARY);
    let item = json!({ "conversation": stays, "side": "mine", "body": format!("{CANARY} thuis"), "origin": null });
    let item = desk.ok("agenda_add", item);
    let place = tempfile::tempdir().unwrap();
    desk.ok("backup_folder_set", json!({ "folder": place.path() }));
    let made = desk.ok("backup_make", Value::Null);
    let file = place.path().join(made["name"].as_str().unwrap());
    desk.ok("conversation_delete", json!({ "conversation": talk }));
    desk.ok("agenda_delete", json!({ "conversation": stays, "item": item }));
    for entry in [&talk, &item] {
        desk.ok("bin_erase", json!({ "entry": entry }));
    }
    desk.ok("backup_put_back", json!({ "file": file }));
    assert_eq!(desk.session.vault().unwrap().stray_writes(), 0);
    assert_eq!(desk.times(CANARY), 0);
    assert!(desk.times(STAYS) > 3000, "all the rest came back");
}
