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
    words: Vec<(&'static str, String)>,
}

impl Story {
    /// Makes a vault, locks it and opens it again.
    fn begin(program: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut process = Process::start(program, &folder.path().join("data"));
        let passphrase = format!("{} {}", word(), word());
        let words = FIELDS.iter().map(|field| (*field, word())).collect();
        process.ok("passphrase_check", json!({ "passphrase": passphrase }));
        process.ok("vault_create", json!({ "passphrase": passphrase }));
        process.ok("vault_lock", Value::Null);
        process.ok("vault_unlock", json!({ "passphrase": passphrase }));
        Self { process, folder, passphrase, words }
    }

    fn vault(&self) -> PathBuf {
        self.folder.path().join("data/kluis")
    }

    /// Writes a sentence with its word into a field of each kind, changes it, reads it back and looks for it.
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
        for (name, key) in [
            ("slot key", &keys.slot),
            ("vault key", &keys.vault),
            ("database key", &keys.database),
            ("header key", &keys.header),
        ] {
            needles.extend(Needle::key(name, key));
        }
        needles
    }

    /// What of these lies in memory, and how often.
    fn found(&self, needles: &[Needle]) -> Vec<(String, usize)> {
        let counts = self.process.count(needles);
        needles.iter().map(|needle| needle.name.clone()).zip(counts).filter(|(_, count)| *count > 0).collect()
    }
}

#[test]
fn a_locked_vault_leaves_no_word_and_no_key_in_memory() {
    let mut story = Story::begin(GUARDED);
    let keys = Keys::derive(&story.vault(), &story.passphrase);
    let (texts, secrets) = (story.texts(), story.secrets(&keys));
    assert_eq!(story.found(&secrets), [], "the passphrase and the keys are gone as soon as the vault is open");
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
}

#[test]
fn every_needle_would_be_found_and_what_is_given_back_is_not() {
    let mut story = Story::begin(GUARDED);
    let keys = Keys::derive(&story.vault(), &story.passphrase);
    let needles: Vec<_> = story.texts().into_iter().chain(story.secrets(&keys)).collect();
    let all: Vec<_> = needles.iter().flat_map(|needle| needle.bytes.iter().chain(b"|").copied()).collect();
    story.process.hold(&all);
    let counts = story.process.count(&needles);
    let missed: Vec<_> =
        needles.iter().zip(&counts).filter(|(_, count)| **count != 1).map(|(needle, _)| &needle.name).collect();
    assert_eq!(missed, Vec::<&String>::new(), "each is held once");
    story.process.hold(b"");
    assert_eq!(story.found(&needles), []);
}

#[test]
fn without_the_guard_a_locked_vault_leaves_words_behind() {
    let mut story = Story::begin(UNGUARDED);
    story.write_and_read();
    story.process.ok("vault_lock", Value::Null);
    assert_ne!(story.found(&story.texts()), [], "so the test above can fail");
}
