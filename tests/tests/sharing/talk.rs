//! A conversation with something in every field, and an export as it leaves.

use chrono::Duration;
use kdw_tests::Device;
use serde_json::{Value, json};

pub(crate) const KINDS: [&str; 5] = ["handout", "agreements", "calendar", "plan", "look_back"];
/// A label that stands nowhere else.
pub(crate) const CANARY: &str = "Kanariepiet";
/// What only I think, as it is written in [`talked`].
pub(crate) const PRIVATE: [&str; 8] = [
    "GEHEIM-vooraf",
    "GEHEIM-punt",
    "GEHEIM-twijfel",
    "GEHEIM-nota",
    "GEHEIM-gok",
    "GEHEIM-citaat",
    "GEHEIM-plan",
    "GEHEIM-vrij",
];

/// An export.
pub(crate) struct Taken {
    pub(crate) document: Value,
    pub(crate) files: Vec<(String, String)>,
}

impl Taken {
    /// Everything that leaves, names included.
    pub(crate) fn all(&self) -> String {
        let files: String = self.files.iter().map(|(name, body)| format!("{name}\n{body}")).collect();
        format!("{}\n{files}", self.document)
    }

    /// One of its files.
    pub(crate) fn file(&self, name: &str) -> &str {
        &self.files.iter().find(|(found, _)| found == name).unwrap().1
    }

    /// The names of everything that stands beside a name.
    pub(crate) fn names(&self) -> Vec<String> {
        let blocks = self.document["blocks"].as_array().unwrap();
        let rows = blocks.iter().filter_map(|block| block["rows"].as_array()).flatten();
        rows.map(|row| row[0].as_str().unwrap().to_owned()).collect()
    }
}

pub(crate) fn request(talk: &Value, what: &str, label: bool, formal: bool) -> Value {
    json!({ "conversation": talk, "what": what, "label": label, "formal": formal })
}

#[track_caller]
pub(crate) fn take(device: &mut Device, talk: &Value, what: &str, label: bool) -> Taken {
    let export = device.ok("export_get", request(talk, what, label, false));
    let words = |file: &Value, key: &str| file[key].as_str().unwrap().to_owned();
    let files = export["files"].as_array().unwrap().iter().map(|file| (words(file, "name"), words(file, "body")));
    Taken { files: files.collect(), document: export["document"].clone() }
}

pub(crate) fn set(device: &mut Device, command: &str, talk: &Value, more: Value, field: &str, value: Value) {
    let mut request = json!({ "conversation": talk, "change": { "field": field, "value": value } });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    device.ok(command, request);
}

pub(crate) fn agree(device: &mut Device, talk: &Value, body: &str, fields: &[(&str, Value)]) {
    let agreement = device.ok("agreement_add", json!({ "conversation": talk, "body": body }));
    for (field, value) in fields {
        set(device, "agreement_edit", talk, json!({ "agreement": agreement }), field, value.clone());
    }
}

/// A conversation with something in every field: planned, held and looked back on, with someone called [`CANARY`].
pub(crate) fn talked(device: &mut Device) -> Value {
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, CANARY);
    let scalars = [
        ("planned_on", json!("2026-11-19")),
        ("planned_time", json!("14:30")),
        ("kind", json!("progress")),
        ("channel", json!("home_visit")),
        ("purpose", json!("both")),
        ("energy", json!("mixed")),
        ("focus", json!("clear")),
        ("gain", json!("step")),
    ];
    for (field, value) in scalars {
        set(device, "conversation_set", &talk, json!({}), field, value);
    }
    let texts = [
        ("occasion", "De huur"),
        ("why_would_they_not", PRIVATE[0]),
        ("shared_goal", "Rust in huis"),
        ("opening", "Ik kom voor de huur."),
        ("doubts", PRIVATE[2]),
        ("note_frame", PRIVATE[7]),
        ("feedback_guess", PRIVATE[4]),
    ];
    for (field, body) in texts {
        device.ok("conversation_text_set", json!({ "conversation": talk, "field": field, "body": body }));
    }
    let add = |device: &mut Device, side: &str, body: &str| {
        device.ok("agenda_add", json!({ "conversation": talk, "side": side, "body": body, "origin": null }))
    };
    let mine = add(device, "mine", "de achterstand");
    set(device, "agenda_edit", &talk, json!({ "item": mine }), "must", json!(true));
    set(device, "agenda_edit", &talk, json!({ "item": mine }), "may_show", json!(true));
    let theirs = add(device, "theirs", PRIVATE[1]);
    set(device, "agenda_edit", &talk, json!({ "item": theirs }), "avoid", json!(true));
    let area = json!({ "person": person, "area": "housing" });
    for (field, value) in [
        ("guess_self_image", json!("learn")),
        ("guess_role", json!("teacher")),
        ("self_image", json!("help")),
        ("role_end", json!("guide")),
        ("quote", json!(PRIVATE[5])),
    ] {
        set(device, "approach_set", &talk, area.clone(), field, value);
    }
    device.ok("during_start", json!({ "conversation": talk }));
    device.clock.advance(Duration::minutes(12));
    device.ok("moment_add", json!({ "conversation": talk, "lens": "friction" }));
    device.ok("during_stop", json!({ "conversation": talk }));
    let question = json!({ "question": "V2.a" });
    set(device, "answer_set", &talk, question.clone(), "answer", json!("partly"));
    set(device, "answer_set", &talk, question, "note", json!(PRIVATE[3]));
    agree(
        device,
        &talk,
        "Ik bel de woningbouw",
        &[
            ("who", json!("me")),
            ("due_on", json!("2026-11-20")),
            ("i_believe", json!("no")),
            ("their_words", json!("Jij belt ze voor mij")),
        ],
    );
    agree(device, &talk, "Brieven bewaren", &[("who", json!("other")), ("other_believes", json!("partly"))]);
    agree(device, &talk, "Toch niet", &[("state", json!("dropped"))]);
    agree(device, &talk, " ", &[]);
    set(device, "intention_set", &talk, json!({}), "body", json!(PRIVATE[6]));
    set(device, "intention_set", &talk, json!({}), "line", json!("Eerst stil zijn."));
    talk
}
