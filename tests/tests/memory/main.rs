//! A locked vault leaves nothing in memory: another process is looked into, from outside, before and after it locks.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says where")]

mod keys;
mod process;

use std::path::PathBuf;

use keys::Keys;
use process::{Needle, Process};
use serde_json::{Value, json};

const GUARDED: &str = env!("CARGO_BIN_EXE_memory");
const UNGUARDED: &str = env!("CARGO_BIN_EXE_memory_unguarded");

/// One field of each kind of text.
const FIELDS: [&str; 8] = ["stakes", "person", "agenda", "quote", "note", "agreement", "intention", "line"];

/// A word that nobody ever wrote.
fn word() -> String {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).unwrap();
    bytes.iter().map(|byte| char::from(b'a' + byte % 26)).collect()
}

/// A vault in another process, and what is secret about it.
struct Story {
    process: Process,
    folder: tempfile::TempDir,
    passphrase: String,
    former: String,
    /// What opens the file with everything that is taken along.
    own: String,
    groups: Vec<String>,
    /// The groups of three sheets that took the place of that one.
    sheets: [Vec<String>; 3],
    words: Vec<(&'static str, String)>,
}

impl Story {
    /// Makes a vault with a recovery sheet, changes its passphrase, opens it with the sheet, makes three of it, opens it with
    /// two of those, makes a backup, puts that back with two sheets, locks it, opens it again and tries the sheets on a copy.
    fn begin(program: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut process = Process::start(program, &folder.path().join("data"));
        let passphrase = format!("{} {}", word(), word());
        let words = FIELDS.iter().map(|field| (*field, word())).collect();
        let former = format!("{} {}", word(), word());
        process.ok("passphrase_check", json!({ "passphrase": former }));
        process.ok("vault_create", json!({ "passphrase": former }));
        let groups = make_sheets(&mut process, json!({ "passphrase": null })).remove(0);
        process.ok("passphrase_change", json!({ "present": former, "passphrase": passphrase }));
        process.ok("vault_lock", Value::Null);
        let code = groups.join("-");
        assert_eq!(process.ok("recovery_check", json!({ "code": code })), Value::Null);
        process.ok("recovery_unlock", json!({ "code": code, "passphrase": passphrase }));
        let sheets = make_sheets(&mut process, json!({ "passphrase": passphrase, "three": true }));
        process.ok("vault_lock", Value::Null);
        let [one, other] = [1, 0].map(|at| sheets[at].join(" "));
        assert_eq!(process.ok("recovery_check", json!({ "code": one, "other": other })), Value::Null);
        process.ok("recovery_unlock", json!({ "code": one, "other": other, "passphrase": passphrase }));
        let stick = folder.path().join("stick");
        std::fs::create_dir(&stick).unwrap();
        process.ok("backup_folder_set", json!({ "folder": stick }));
        let made = process.ok("backup_make", Value::Null);
        let file = stick.join(made["name"].as_str().unwrap());
        process.ok("vault_lock", Value::Null);
        std::fs::rename(folder.path().join("data/kluis"), folder.path().join("weg")).unwrap();
        process.ok("backup_inspect", json!({ "file": file, "secret": passphrase }));
        process.ok("backup_restore", json!({ "file": file, "secret": one, "other": other }));
        process.ok("vault_lock", Value::Null);
        process.ok("vault_unlock", json!({ "passphrase": passphrase }));
        process.ok("recovery_rehearse", json!({ "code": one, "other": other }));
        let (own, sheets) = (format!("{} {}", word(), word()), sheets.try_into().unwrap());
        Self { process, folder, passphrase, former, own, groups, sheets, words }
    }

    /// Makes a vault with nothing but a passphrase.
    fn of_words(program: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut process = Process::start(program, &folder.path().join("data"));
        let passphrase = format!("{} {}", word(), word());
        process.ok("vault_create", json!({ "passphrase": passphrase }));
        process.ok("backup_folder_set", json!({ "folder": folder.path() }));
        let words = FIELDS.iter().map(|field| (*field, word())).collect();
        Self {
            process,
            folder,
            passphrase,
            former: String::new(),
            own: format!("{} {}", word(), word()),
            groups: Vec::new(),
            sheets: Default::default(),
            words,
        }
    }

    fn vault(&self) -> PathBuf {
        self.folder.path().join("data/kluis")
    }

    /// Writes a sentence with its word into a field of each kind, changes it, puts back a backup of that, takes everything
    /// along, reads it back and looks for it.
    fn write_and_read(&mut self) {
        let process = &mut self.process;
        let body = |field: &str| {
            let (_, word) = self.words.iter().find(|(name, _)| *name == field).unwrap();
            format!("Zij zei {word}, en daarna niets meer.")
        };
        let talk = process.ok("conversation_create", json!({ "start": "plan", "people": [] }));
        let whom = json!({ "kind": "new", "value": body("person") });
        let person = process.ok("participant_add", json!({ "conversation": talk, "whom": whom, "part": "other" }));
        for more in ["", " Of toch wel."] {
            let text = body("stakes") + more;
            process.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": text }));
        }
        let item = json!({ "conversation": talk, "side": "mine", "body": body("agenda"), "origin": null });
        process.ok("agenda_add", item);
        let quote = json!({ "field": "quote", "value": body("quote") });
        process.ok("approach_set", json!({ "conversation": talk, "person": person, "area": "work", "change": quote }));
        process.ok("during_start", json!({ "conversation": talk }));
        process.ok("during_get", json!({ "conversation": talk }));
        process.ok("during_stop", json!({ "conversation": talk }));
        let note = json!({ "field": "note", "value": body("note") });
        process.ok("answer_set", json!({ "conversation": talk, "question": "V1.b", "change": note }));
        process.ok("agreement_add", json!({ "conversation": talk, "body": body("agreement") }));
        for (field, name) in [("body", "intention"), ("line", "line")] {
            let change = json!({ "field": field, "value": body(name) });
            process.ok("intention_set", json!({ "conversation": talk, "change": change }));
        }
        process.ok("conversation_delete", json!({ "conversation": talk }));
        process.ok("undo", Value::Null);
        let made = process.ok("backup_make", Value::Null);
        process.ok("backup_contents", json!({ "file": made["file"] }));
        process.ok("backup_put_back", json!({ "file": made["file"] }));
        let all = self.folder.path().join("alles.zip.age");
        process.ok("export_all", json!({ "file": all, "passphrase": self.own }));
        process.ok("conversation_list", json!({ "person": null, "period": null }));
        let read = process.ok("conversation_get", json!({ "conversation": talk })).to_string();
        for (field, word) in &self.words {
            assert!(read.contains(word.as_str()), "{field} is read back");
            let hits = process.ok("search", json!({ "query": &word[..8] }));
            assert!(hits.to_string().contains(word.as_str()), "{field} is found");
        }
    }

    fn texts(&self) -> Vec<Needle> {
        self.words.iter().flat_map(|(field, word)| Needle::text(field, word)).collect()
    }

    fn secrets(&self, keys: &Keys) -> Vec<Needle> {
        let mut needles: Vec<_> =
            self.passphrase.split(' ').flat_map(|word| Needle::text("passphrase", word)).collect();
        needles.extend(self.former.split(' ').flat_map(|word| Needle::text("former passphrase", word)));
        needles.extend(self.own.split(' ').flat_map(|word| Needle::text("passphrase of a file", word)));
        needles.extend(std::iter::once(&self.groups).chain(&self.sheets).flat_map(|groups| code(groups)));
        let [one, other, shared, key] = keys::of_sheets(&self.sheets);
        for (name, bytes) in [("a share", one), ("another share", other), ("what the sheets share", shared)] {
            needles.push(Needle { name: name.to_owned(), bytes });
        }
        needles.extend(Needle::key("key of the slot of sheets", &key.try_into().unwrap()));
        for (name, key) in [
            ("key of the recovery slot", &keys::of_code(&self.groups)),
            ("slot key", &keys.slot),
            ("vault key", &keys.vault),
            ("database key", &keys.database),
            ("header key", &keys.header),
            ("backup key", &keys.backup),
        ] {
            needles.extend(Needle::key(name, key));
        }
        // As age writes one, and only one that was written has this sign behind it.
        needles.push(Needle { name: "backup key (age)".to_owned(), bytes: b"AGE-SECRET-KEY-1".to_vec() });
        needles
    }

    /// What of these lies in memory, and how often.
    fn found(&self, needles: &[Needle]) -> Vec<(String, usize)> {
        let counts = self.process.count(needles);
        needles.iter().map(|needle| needle.name.clone()).zip(counts).filter(|(_, count)| *count > 0).collect()
    }
}

/// Makes one recovery sheet or three, and gives the groups of each.
fn make_sheets(process: &mut Process, request: Value) -> Vec<Vec<String>> {
    let (mut made, mut sheet) = (Vec::new(), process.ok("recovery_make", request));
    while !sheet.is_null() {
        let groups: Vec<String> = serde_json::from_value(sheet["groups"].clone()).unwrap();
        let asked: [usize; 2] = serde_json::from_value(sheet["ask"].clone()).unwrap();
        sheet = process.ok("recovery_confirm", json!({ "first": groups[asked[0]], "second": groups[asked[1]] }));
        made.push(groups);
    }
    made
}

/// The code of a sheet as it is typed, as it stands in an answer, and as the core keeps it: numbers below 32.
fn code(groups: &[String]) -> Vec<Needle> {
    let joined = |between: &'static str| groups.windows(2).map(move |pair| pair.join(between));
    let texts = ["", "-", " ", "\",\""].into_iter().flat_map(joined).flat_map(|text| Needle::text("code", &text));
    let signs: Vec<u8> = groups.concat().bytes().map(keys::value).collect();
    let signs = signs.chunks(12).map(|part| Needle { name: "code (signs)".to_owned(), bytes: part.to_vec() });
    texts.chain(signs).collect()
}

#[test]
fn a_locked_vault_leaves_no_word_and_no_key_in_memory() {
    let mut story = Story::begin(GUARDED);
    let keys = Keys::derive(&story.vault(), &story.passphrase);
    let (texts, secrets) = (story.texts(), story.secrets(&keys));
    let held: Vec<_> = story.found(&secrets).into_iter().filter(|(name, _)| !name.starts_with("vault key")).collect();
    assert_eq!(held, [], "once the vault is open, of all secrets only its own key is left");
    story.write_and_read();
    let open = story.found(&texts);
    for field in FIELDS {
        assert!(open.iter().any(|(name, _)| name == field), "{field} is in memory while the vault is open: {open:?}");
    }

    story.process.ok("vault_lock", Value::Null);
    assert_eq!(story.found(&texts), [], "texts");
    assert_eq!(story.found(&secrets), [], "passphrase and keys");
    assert_eq!(
        keys.count(&story.vault(), "conversation"),
        2,
        "these are its keys: they open it, with the example in it"
    );

    // Each of them would be found; and what is given back is not.
    let needles: Vec<_> = texts.into_iter().chain(secrets).collect();
    let all: Vec<_> = needles.iter().flat_map(|needle| needle.bytes.iter().chain(b"|").copied()).collect();
    story.process.hold(&all);
    let counts = story.process.count(&needles);
    let missed: Vec<_> =
        needles.iter().zip(&counts).filter(|(_, count)| **count != 1).map(|(needle, _)| &needle.name).collect();
    assert_eq!(missed, Vec::<&String>::new(), "each is held once");
    story.process.hold(b"");
    assert_eq!(story.found(&needles), []);
}

/// The sheets of the core's own known answers, which were made apart from both.
#[test]
fn what_is_looked_for_of_sheets_is_what_the_core_makes_of_them() {
    let groups = |code: &str| code.split('-').map(str::to_owned).collect();
    let [_, _, shared, key] = keys::of_sheets(&[
        groups("NF0NW-7DEPA-F3DB3-YMFK0-AJVDN-GZEZY-P59FY"),
        groups("NF0TJ-8P6FK-PFBJJ-SC3MN-5FFMS-722WN-M23ZW"),
        groups("NF0ZB-DZ1RQ-Z96CT-507PE-ZVW3Y-MH227-R0TFV"),
    ]);
    assert_eq!(shared, (0x10..0x20).collect::<Vec<u8>>());
    assert!(key.starts_with(&[0x16, 0x65, 0xe1, 0xeb]) && key.ends_with(&[0xb6, 0x4e, 0xf4, 0x0b]), "{key:x?}");
}

#[test]
fn without_the_guard_a_locked_vault_leaves_words_behind() {
    let mut story = Story::of_words(UNGUARDED);
    story.write_and_read();
    story.process.ok("vault_lock", Value::Null);
    assert_ne!(story.found(&story.texts()), [], "so the test above can fail");
}
