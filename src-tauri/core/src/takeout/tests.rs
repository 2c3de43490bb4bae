use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use rusqlite::types::ValueRef;
use serde_json::{Value, json};

mod page;

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
    /// A vault with the example and nothing else.
    fn with_vault(clock: Arc<dyn Clock>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::new(&folder.path().join("data"), clock, KdfCost::OF_TESTS);
        let mut device = Self { session, folder };
        device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
        device
    }

    /// A vault with something in every column that a person writes in.
    fn filled() -> Self {
        let mut device = Self::with_vault(Arc::new(SystemClock));
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
            let asked = json!({ "conversation": talk, "side": side, "body": body, "origin": tried });
            items.push(device.ok("agenda_add", asked));
        }
        device.ok("agenda_delete", json!({ "conversation": talk, "item": items[2] }));
        let seen = json!({ "field": "may_show", "value": true });
        device.ok("agenda_edit", json!({ "conversation": talk, "item": items[1], "change": seen }));
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
        device.ok("during_place", json!({ "conversation": talk, "position": 1, "aside": null }));
        device.ok("together_words", json!({ "conversation": talk, "body": "eerst de hond" }));
        for change in [json!({ "field": "skip", "value": true }), json!({ "field": "own", "value": true })] {
            device.ok("together_edit", json!({ "conversation": talk, "item": items[1], "change": change }));
        }
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

/// What stands in the store and is not taken along, each with why. What begins with a dot is so in any table.
const LEFT: [(&str, &str); 27] = [
    ("backup", "which files there are on this device"),
    ("backup_place", "which files there are on this device"),
    ("schema_migration", "how the store is laid out"),
    ("search_doc", "made of the texts themselves"),
    ("search_text_config", "made of the texts themselves"),
    ("search_text_content", "made of the texts themselves"),
    ("search_text_data", "made of the texts themselves"),
    ("search_text_docsize", "made of the texts themselves"),
    ("search_text_idx", "made of the texts themselves"),
    ("tombstone", "what was erased, by its id"),
    ("vault_info", "the vault itself"),
    ("writer", "which device writes"),
    (".conversation_id", "it stands in that conversation"),
    (".rank", "it stands in that order"),
    (".extra", "for later versions, always empty"),
    ("agenda_item.joint_rank", "the order of both sides together, on one screen"),
    ("approach.id", "it goes by its person and area"),
    ("bin_item.id", "it goes by what it was"),
    ("conversation.created_offset", "what day it was there is told"),
    ("conversation.started_offset", "what day it was there is told"),
    ("conversation.updated_at", "for display alone"),
    ("conversation.aside", "what was on the screen"),
    ("conversation.position", "what was on the screen"),
    ("conversation_person.removed", "who was taken off is no part of it"),
    ("intention_use.marked_at", "when a button was tapped"),
    ("person.created_at", "when a label was first typed"),
    ("person.deleted_at", "a label that went up in another"),
];

/// Where the columns of a table stand in the data: in each conversation, but for the people.
const PLACES: [(&str, &str); 13] = [
    ("person", "people"),
    ("conversation", ""),
    ("conversation_person", "people"),
    ("conversation_text", "texts"),
    ("agenda_item", "agenda"),
    ("deck_card", "deck"),
    ("approach", "approaches"),
    ("moment", "moments"),
    ("answer", "answers"),
    ("agreement", "agreements"),
    ("intention", "intention"),
    ("intention_use", "outcomes"),
    ("bin_item", "bin"),
];

/// One row by its columns, without those that hold nothing.
type Row = BTreeMap<String, Value>;

/// Every table with its columns and its rows.
fn tables(vault: &mut Vault) -> BTreeMap<String, (Vec<String>, Vec<Row>)> {
    let connection = vault.connection();
    let mut tables = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND sql NOT LIKE 'CREATE VIRTUAL%'")
        .unwrap();
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect();
    let read = |name: String| {
        let mut statement = connection.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let row = |row: &rusqlite::Row<'_>| {
            let cell = |(at, column): (usize, &String)| Some((column.clone(), plain(row.get_ref(at).unwrap())?));
            Ok(columns.iter().enumerate().filter_map(cell).collect())
        };
        let rows = statement.query_map([], row).unwrap().map(std::result::Result::unwrap).collect();
        (name, (columns, rows))
    };
    names.into_iter().map(read).collect()
}

/// A value of the store as the data has it; an id is its text there.
fn plain(value: ValueRef<'_>) -> Option<Value> {
    Some(match value {
        ValueRef::Null => return None,
        ValueRef::Integer(number) => json!(number),
        ValueRef::Real(number) => json!(number),
        ValueRef::Text(text) => json!(std::str::from_utf8(text).unwrap()),
        ValueRef::Blob(bytes) => uuid::Uuid::from_slice(bytes).map_or(json!(bytes), |id| json!(id)),
    })
}

fn is_left(table: &str, column: &str) -> bool {
    let (whole, any) = (format!("{table}.{column}"), format!(".{column}"));
    LEFT.iter().any(|(left, _)| [table, &whole, &any].contains(left))
}

/// A row with the names that the data has for what it holds.
fn named(table: &str, mut row: Row) -> Row {
    for (column, name) in [("person_id", "person"), ("intention_id", "intention")] {
        if let Some(id) = row.remove(column) {
            row.insert(name.into(), id);
        }
    }
    // A text stands under the name of its field, and what lies in the bin is kept as the data that it was.
    match table {
        "conversation_text" => [(row["field"].as_str().unwrap().to_owned(), row["body"].clone())].into(),
        "bin_item" => {
            let piece: Value = serde_json::from_str(row.remove("body").unwrap().as_str().unwrap()).unwrap();
            let was = ["item", "agreement", "approach"].iter().find_map(|what| piece[what].as_object()).unwrap();
            row.extend(was.iter().map(|(name, value)| (format!("was.{name}"), value.clone())));
            row
        }
        _ => row,
    }
}

/// Every value in the data by the names that lead to it; whatever is one of several stands under the same names.
fn values(value: &Value, path: &str, all: &mut BTreeMap<String, Vec<Value>>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| self::values(value, path, all)),
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            self::values(value, format!("{path}.{name}").trim_start_matches('.'), all);
        }),
        value => all.entry(path.to_owned()).or_default().push(value.clone()),
    }
}

/// What says something of values, in one order: a yes is a 1 in the store, and an instant has digits that say nothing.
fn alike(values: impl IntoIterator<Item = Value>) -> Vec<String> {
    let plain = |value: Value| match value {
        Value::Null => None,
        Value::Bool(yes) => Some(i64::from(yes).to_string()),
        Value::String(text) => match text.parse::<chrono::DateTime<chrono::Utc>>() {
            Ok(instant) => Some(instant.to_rfc3339()),
            Err(_) => Some(text).filter(|text| !text.is_empty()),
        },
        value => Some(value.to_string()),
    };
    let mut all: Vec<String> = values.into_iter().filter_map(plain).collect();
    all.sort();
    all
}

/// All that the store holds and is not left, and all that the data has of it, by conversation, table and name.
#[test]
fn every_value_in_every_column_of_every_table_is_in_the_data_where_it_belongs() {
    let mut device = Device::filled();
    let data: Value = serde_json::from_str(&device.taken()["alles.json"]).unwrap();
    let tables = tables(device.session.vault().unwrap());
    let is_column = |left: &str| match left.split_once('.') {
        None => tables.contains_key(left),
        Some((of, column)) => tables
            .iter()
            .any(|(table, (columns, _))| (of.is_empty() || of == table) && columns.iter().any(|one| one == column)),
    };
    LEFT.iter().for_each(|(left, _)| assert!(is_column(left), "{left} is no column"));
    for (table, (columns, rows)) in &tables {
        let columns: Vec<&String> = columns.iter().filter(|column| !is_left(table, column)).collect();
        for column in &columns {
            let says = |row: &Row| row.get(*column).is_some_and(|value| *value != json!("") && *value != json!(0));
            assert!(rows.iter().any(says), "nothing stands in {table}.{column}: this test proves nothing of it");
        }
        let Some((_, place)) = PLACES.iter().find(|(of, _)| of == table) else {
            assert!(columns.is_empty(), "{table} stands nowhere");
            continue;
        };
        for talk in data["conversations"].as_array().unwrap() {
            let belongs = |row: &&Row| match (table.as_str(), row.get("conversation_id")) {
                ("person", _) => true,
                ("conversation", _) => row["id"] == talk["id"],
                (_, of) => of == Some(&talk["id"]),
            };
            let mut stored: BTreeMap<String, Vec<Value>> = BTreeMap::new();
            for row in rows.iter().filter(belongs) {
                let row = row.clone().into_iter().filter(|(column, _)| !is_left(table, column)).collect();
                named(table, row).into_iter().for_each(|(name, value)| stored.entry(name).or_default().push(value));
            }
            let mut there = BTreeMap::new();
            values(if table == "person" { &data } else { talk }, "", &mut there);
            for (name, values) in stored {
                let path = format!("{place}.{name}");
                let there = there.remove(path.trim_start_matches('.')).unwrap_or_default();
                assert_eq!(alike(there), alike(values), "{table}: {path}");
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
    let backups = dispatch(&mut device.session, "backup_list", "null").unwrap().value;
    assert_eq!(backups["running"], Value::Null, "it is no backup that is made");
    device.session.lock().unwrap();
    drop(work.run());
    assert!(!Path::new(&device.file("alles.zip")).exists(), "it was locked before it began");
}
