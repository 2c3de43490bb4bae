use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use rusqlite::types::ValueRef;
use serde_json::{Value, json};

use super::*;
use crate::api::dispatch;
use crate::clock::SystemClock;
use crate::crypto::{KdfCost, open_with};
use crate::session::Session;

const PASSPHRASE: &str = "een zin die ik onthoud";
const OWN: &str = "een zin voor dit bestand";

/// A session whose folder is removed when the test ends.
struct Device {
    session: Session,
    folder: tempfile::TempDir,
}

impl Device {
    /// A vault with something in every column that a person writes in.
    fn filled() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::new(&folder.path().join("data"), Arc::new(SystemClock), KdfCost::OF_TESTS);
        let mut device = Self { session, folder };
        device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
        let earlier = device.begin("look_back", &[]);
        let person = device.meet(&earlier, "Meneer Kade");
        let tried = device.change("intention_set", &earlier, json!({}), "body", "stil zijn na een vraag");
        device.ok(
            "intention_set",
            json!({ "conversation": earlier, "change": { "field": "line", "value": "Stil zijn" } }),
        );
        let talk = device.begin("plan", std::slice::from_ref(&person));
        device.meet(&talk, "Mevrouw <b>Terp</b> & \"co\"");
        for (field, value) in [
            ("planned_on", "2026-12-01"),
            ("planned_time", "09:30"),
            ("kind", "intake"),
            ("channel", "phone"),
            ("purpose", "both"),
            ("energy", "mixed"),
            ("focus", "clear"),
            ("gain", "step"),
        ] {
            device.change("conversation_set", &talk, json!({}), field, value);
        }
        for field in crate::terms::TextField::ALL {
            let body = format!("wat er staat bij {}", field.as_str());
            device.ok("conversation_text_set", json!({ "conversation": talk, "field": field, "body": body }));
        }
        let mut items = Vec::new();
        for (side, body) in [("mine", "de huur"), ("theirs", "de hond"), ("mine", "dit gooi ik weg")] {
            items.push(
                device.ok("agenda_add", json!({ "conversation": talk, "side": side, "body": body, "origin": null })),
            );
        }
        device.ok("agenda_delete", json!({ "conversation": talk, "item": items[2] }));
        device.ok("deck_add", json!({ "conversation": talk, "card": "k2" }));
        for (field, value) in [
            ("guess_self_image", "learn"),
            ("guess_role", "guide"),
            ("self_image", "help"),
            ("quote", "dat <i>lukt</i> mij nooit"),
            ("role_start", "teacher"),
            ("role_end", "co_creator"),
        ] {
            for area in ["work", "money"] {
                device.change("approach_set", &talk, json!({ "person": person, "area": area }), field, value);
            }
        }
        device.ok("approach_remove", json!({ "conversation": talk, "person": person, "area": "money" }));
        device.ok("during_start", json!({ "conversation": talk }));
        device.ok("moment_add", json!({ "conversation": talk, "lens": "genuine" }));
        device.ok("during_stop", json!({ "conversation": talk }));
        device.change("answer_set", &talk, json!({ "question": "V1.b" }), "answer", "partly");
        device.change("answer_set", &talk, json!({ "question": "V1.b" }), "note", "een beetje wel");
        for body in ["bellen met de bank", "dit ging niet door"] {
            let made = device.ok("agreement_add", json!({ "conversation": talk, "body": body }));
            for (field, value) in
                [("who", "both"), ("due_on", "2026-12-24"), ("i_believe", "yes"), ("other_believes", "unknown")]
            {
                device.change("agreement_edit", &talk, json!({ "agreement": made }), field, value);
            }
            device.change(
                "agreement_edit",
                &talk,
                json!({ "agreement": made }),
                "their_words",
                &format!("ja hoor: {body}"),
            );
            items.push(made);
        }
        device.ok("agreement_delete", json!({ "conversation": talk, "agreement": items[4] }));
        device.ok("intention_outcome_set", json!({ "conversation": talk, "intention": tried, "outcome": "partly" }));
        device.ok("look_back_finish", json!({ "conversation": talk }));
        let gone = device.begin("plan", &[]);
        device.meet(&gone, "Familie Brink");
        device.ok(
            "conversation_text_set",
            json!({ "conversation": gone, "field": "stakes", "body": "dit ligt in de bak" }),
        );
        device.ok("conversation_delete", json!({ "conversation": gone }));
        device
    }

    #[track_caller]
    fn ok(&mut self, command: &str, request: Value) -> Value {
        match dispatch(&mut self.session, command, &request.to_string()) {
            Ok(reply) => reply.value,
            Err(code) => panic!("{command} {request}: {code:?}"),
        }
    }

    fn begin(&mut self, start: &str, people: &[Value]) -> Value {
        self.ok("conversation_create", json!({ "start": start, "people": people }))
    }

    fn meet(&mut self, conversation: &Value, label: &str) -> Value {
        let whom = json!({ "kind": "new", "value": label });
        self.ok("participant_add", json!({ "conversation": conversation, "whom": whom, "part": "other" }))
    }

    fn change(&mut self, command: &str, talk: &Value, mut of: Value, field: &str, value: &str) -> Value {
        of["conversation"] = talk.clone();
        of["change"] = json!({ "field": field, "value": value });
        self.ok(command, of)
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn export(&mut self, name: &str, passphrase: Option<&str>) -> std::result::Result<Value, Code> {
        let request = json!({ "file": self.file(name), "passphrase": passphrase }).to_string();
        dispatch(&mut self.session, "export_all", &request).map(|reply| reply.value)
    }

    /// What is in a file that was taken along in the clear.
    fn taken(&mut self) -> BTreeMap<String, String> {
        let told = self.export("alles.zip", None).unwrap();
        let bytes = fs::read(self.file("alles.zip")).unwrap();
        assert_eq!(told["bytes"], bytes.len());
        files(bytes)
    }
}

fn files(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |at| {
        let mut file = zip.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().to_string(), text)
    };
    (0..4).map(read).collect()
}

/// A text as markup has it.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// What stands in the store and is no one's own words: each with why it is not taken along.
const LEFT: [(&str, &str); 15] = [
    ("backup", "which files there are on this device"),
    ("backup_place", "which files there are on this device"),
    ("schema_migration", "how the store is laid out"),
    ("search_doc", "made of the texts themselves"),
    ("search_text_config", "made of the texts themselves"),
    ("tombstone", "what was erased, by its id"),
    ("vault_info", "the vault itself"),
    ("conversation.updated_at", "for display alone"),
    ("conversation.aside", "what was on the screen"),
    ("conversation.extra", "for later versions, always empty"),
    ("intention.extra", "for later versions, always empty"),
    ("intention_use.marked_at", "when a button was tapped"),
    ("person.created_at", "when a label was first typed"),
    ("person.deleted_at", "a label that went up in another"),
    ("person.extra", "for later versions, always empty"),
];

/// Every text in every column of every table, by table and column.
fn texts(vault: &mut Vault) -> BTreeMap<String, Vec<String>> {
    let connection = vault.connection();
    let mut tables = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        .unwrap();
    let tables: Vec<String> =
        tables.query_map([], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect();
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let kinds: Vec<String> = {
            let mut info = connection.prepare(&format!("SELECT type FROM pragma_table_info('{table}')")).unwrap();
            info.query_map([], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect()
        };
        for (column, _) in columns.iter().zip(&kinds).filter(|(_, kind)| *kind == "TEXT") {
            all.insert(format!("{table}.{column}"), Vec::new());
        }
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for (at, column) in columns.iter().enumerate() {
                if let ValueRef::Text(text) = row.get_ref(at).unwrap() {
                    all.entry(format!("{table}.{column}"))
                        .or_default()
                        .push(std::str::from_utf8(text).unwrap().to_owned());
                }
            }
        }
    }
    all
}

fn is_left(column: &str) -> bool {
    let table = column.split_once('.').unwrap().0;
    LEFT.iter().any(|(left, _)| *left == table || *left == column)
}

/// Every text of a JSON value, the names of its fields too.
fn said(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(text) => all.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| said(value, all)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            all.push(name.clone());
            said(value, all);
        }),
        _ => {}
    }
}

#[test]
fn every_text_in_every_column_of_every_table_is_in_the_data() {
    let mut device = Device::filled();
    let data: Value = serde_json::from_str(&device.taken()["alles.json"]).unwrap();
    let mut found = Vec::new();
    said(&data, &mut found);
    let columns = texts(device.session.vault().unwrap());
    for (left, _) in LEFT {
        assert!(
            columns.keys().any(|column| column == left || column.starts_with(&format!("{left}."))),
            "{left} is no column"
        );
    }
    for (column, values) in columns.iter().filter(|(column, _)| !is_left(column)) {
        assert!(
            values.iter().any(|value| !value.is_empty()),
            "nothing stands in {column}: this test proves nothing of it"
        );
        for value in values.iter().filter(|value| !value.is_empty()) {
            // What lies in the bin is kept as JSON; an instant is written without the digits that say nothing.
            let parts = match serde_json::from_str::<Value>(value) {
                Ok(json @ Value::Object(_)) => {
                    let mut parts = Vec::new();
                    said(&json["item"], &mut parts);
                    said(&json["agreement"], &mut parts);
                    said(&json["approach"], &mut parts);
                    assert!(parts.len() > 3, "{column}");
                    parts
                }
                _ => vec![value.clone()],
            };
            for part in parts {
                let instant = |text: &str| text.parse::<chrono::DateTime<chrono::Utc>>().ok();
                let same = |one: &String| *one == part || (instant(one).is_some() && instant(one) == instant(&part));
                assert!(found.iter().any(same), "{column}: {part}");
            }
        }
    }
}

#[test]
fn the_schema_names_every_field_that_is_written() {
    let mut device = Device::filled();
    let files = device.taken();
    let [data, schema] =
        ["alles.json", "alles.schema.json"].map(|name| serde_json::from_str::<Value>(&files[name]).unwrap());
    assert_eq!(files["alles.schema.json"], crate::sharing::export_schema(), "make bindings writes it");
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&data), names(&schema["properties"]));
    let talks = data["conversations"].as_array().unwrap();
    let talk = talks.iter().find(|talk| talk["outcomes"] != json!([])).unwrap();
    assert_eq!(names(talk), names(&schema["$defs"]["Conversation"]["properties"]));
    for (field, of) in [
        ("people", "Participant"),
        ("agenda", "AgendaItem"),
        ("deck", "Card"),
        ("approaches", "Approach"),
        ("moments", "Moment"),
        ("answers", "QuestionAnswer"),
        ("agreements", "Agreement"),
        ("outcomes", "Turned"),
    ] {
        assert_eq!(names(&talk[field][0]), names(&schema["$defs"][of]["properties"]), "{field}");
    }
    let lines = files["alles.json"].lines().count();
    assert!(lines > talks.len(), "a line for each conversation");
}

#[test]
fn every_own_word_is_on_the_page_which_says_its_language_and_has_a_way_to_each_conversation() {
    let mut device = Device::filled();
    let page = device.taken().remove("alles.html").unwrap();
    let own = [
        "agenda_item.body",
        "agreement.body",
        "agreement.their_words",
        "answer.note",
        "approach.quote",
        "conversation_text.body",
        "intention.body",
        "intention.line",
        "person.label",
    ];
    let columns = texts(device.session.vault().unwrap());
    for column in own {
        for value in columns[column].iter().filter(|value| !value.is_empty()) {
            assert!(page.contains(&html(value)), "{column}: {value}");
        }
    }
    for said in ["dit gooi ik weg", "dit ging niet door", "ja hoor: dit ging niet door", "dit ligt in de bak"] {
        assert!(page.contains(said), "what lies in the bin: {said}");
    }
    assert!(
        page.contains("<html lang=\"nl\">")
            && page.contains("default-src &#39;none&#39;") | page.contains("default-src 'none'")
    );
    for markup in ["<b>", "<i>", "& \"co"] {
        assert!(!page.contains(markup), "what was typed is never markup: {markup}");
    }
    let ways: Vec<&str> = page.split("<a href=\"#").skip(1).map(|rest| rest.split_once('"').unwrap().0).collect();
    assert!(ways.len() >= 4, "{ways:?}");
    for way in ways {
        assert_eq!(page.matches(&format!("<h3 id=\"{way}\"")).count(), 1, "{way}");
    }
}

#[test]
fn in_the_clear_it_is_a_zip_of_four_files_and_sealed_it_is_the_same_zip() {
    let mut device = Device::filled();
    let taken = device.taken();
    let names: Vec<&str> = taken.keys().map(String::as_str).collect();
    assert_eq!(names, ["alles.html", "alles.json", "alles.schema.json", "lees-mij.txt"]);
    device.export("alles.zip.age", Some(OWN)).unwrap();
    let sealed = fs::read(device.file("alles.zip.age")).unwrap();
    for word in ["Kade", "alles.html", "lees-mij", "Kijk-en-doe"] {
        assert!(!sealed.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
    }
    let mut bytes = Vec::new();
    open_with(OWN, &sealed[..]).unwrap().read_to_end(&mut bytes).unwrap();
    let opened = files(bytes);
    assert_eq!(opened.keys().collect::<Vec<_>>(), taken.keys().collect::<Vec<_>>());
    let conversations = |files: &BTreeMap<String, String>| {
        serde_json::from_str::<Value>(&files["alles.json"]).unwrap()["conversations"].clone()
    };
    assert_eq!(conversations(&opened), conversations(&taken));
    assert_eq!(open_with(PASSPHRASE, &sealed[..]).err().unwrap().code(), Code::WrongPassphrase, "it has its own");
}

#[test]
fn nothing_that_is_refused_leaves_a_file_or_a_copy() {
    let mut device = Device::filled();
    fs::create_dir(device.file("map")).unwrap();
    for (name, passphrase, code) in [
        ("a.zip", Some("te kort"), Code::PassphraseTooShort),
        ("weg/a.zip", None, Code::BackupFolderGone),
        ("map", None, Code::BackupFolderGone),
        ("", None, Code::BackupFolderGone),
        ("data/kluis/kluis.db", None, Code::BackupFolderOwn),
        ("map/../data/a.zip", None, Code::BackupFolderOwn),
    ] {
        assert_eq!(device.export(name, passphrase), Err(code), "{name}");
    }
    let file = fs::metadata(device.file("data/kluis/kluis.db")).unwrap();
    assert!(file.len() > 4096, "the vault is what it was");
    let names = |path: &Path| fs::read_dir(path).unwrap().map(|one| one.unwrap().file_name()).collect::<Vec<_>>();
    assert_eq!(names(Path::new(&device.file("map"))).len(), 0);
    let left = names(Path::new(&device.file("data/kluis")));
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("tijdelijk")), "{left:?}");
    assert_eq!(device.ok("app_status", json!(null))["vault"], "open");
}

#[test]
fn who_locks_or_erases_meanwhile_finds_no_file() {
    let mut device = Device::filled();
    let request = |device: &Device| ExportAll { file: device.file("alles.zip"), passphrase: None };
    let (asked, vault) = (request(&device), device.session.vault().unwrap());
    let done = export_all(vault, asked).unwrap().run();
    vault.remove_copies().unwrap();
    assert_eq!(done.note(vault).err().unwrap().code(), Code::BackupStopped);
    assert!(!Path::new(&device.file("alles.zip")).exists(), "something was erased when it was done");
    let (asked, vault) = (request(&device), device.session.vault().unwrap());
    let work = export_all(vault, asked).unwrap();
    assert_eq!(crate::backup::backup_make(vault, ()).err().unwrap().code(), Code::BackupFolderGone);
    assert!(export_all(vault, ExportAll { file: String::new(), passphrase: None }).is_err(), "one at a time");
    device.session.lock().unwrap();
    drop(work.run());
    assert!(!Path::new(&device.file("alles.zip")).exists(), "it was locked before it began");
}
