//! Prullenbak: taken out whole, erased for good, and after thirty days gone by itself.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod erased;
mod thirty_days;

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::Device;
use serde_json::{Value, json};

fn bin(device: &mut Device) -> Vec<Value> {
    device.ok("bin_list", Value::Null).as_array().unwrap().clone()
}

fn kinds(device: &mut Device) -> Vec<String> {
    bin(device).iter().map(|row| row["kind"].as_str().unwrap().to_owned()).collect()
}

fn restore(device: &mut Device, entry: &Value) {
    device.ok("bin_restore", json!({ "entry": entry }));
}

/// A conversation with one of everything, and the three deletions of pieces of it.
struct Talk {
    id: Value,
    person: Value,
    deletions: [(&'static str, &'static str, Value); 3],
}

fn talk(device: &mut Device) -> Talk {
    let id = device.begin("now", &[]);
    let person = device.meet(&id, "de bakker");
    device.ok("conversation_text_set", json!({ "conversation": id, "field": "stakes", "body": "kachelpijp" }));
    let [_, item, _] = ["een", "twee", "drie"].map(|body| {
        device.ok("agenda_add", json!({ "conversation": id, "side": "theirs", "body": body, "origin": null }))
    });
    for change in [json!({ "field": "may_show", "value": true }), json!({ "field": "must", "value": true })] {
        device.ok("agenda_edit", json!({ "conversation": id, "item": item, "change": change }));
    }
    let [agreement, _] =
        ["bellen", "schrijven"].map(|body| device.ok("agreement_add", json!({ "conversation": id, "body": body })));
    let words = json!({ "field": "their_words", "value": "gewoon even bellen" });
    device.ok("agreement_edit", json!({ "conversation": id, "agreement": agreement, "change": words }));
    for change in [json!({ "field": "quote", "value": "nou ja" }), json!({ "field": "guess_role", "value": "teacher" })]
    {
        device.ok("approach_set", json!({ "conversation": id, "person": person, "area": "work", "change": change }));
    }
    let deletions = [
        ("agenda_item", "agenda_delete", json!({ "conversation": id, "item": item })),
        ("agreement", "agreement_delete", json!({ "conversation": id, "agreement": agreement })),
        ("approach", "approach_remove", json!({ "conversation": id, "person": person, "area": "work" })),
    ];
    Talk { id, person, deletions }
}

#[test]
fn what_was_deleted_comes_back_as_it_was() {
    let mut device = Device::with_vault();
    let talk = talk(&mut device);
    let whole = device.read(&talk.id);
    for (kind, delete, request) in &talk.deletions {
        device.ok(delete, request.clone());
        assert_ne!(device.read(&talk.id), whole);
        let rows = bin(&mut device);
        assert_eq!((rows.len(), &rows[0]["kind"]), (1, &json!(kind)));
        assert_eq!((&rows[0]["people"], &rows[0]["days_left"]), (&json!(["de bakker"]), &json!(30)));
        device.relock();
        assert_eq!(bin(&mut device), rows, "the bin outlives the session");
        restore(&mut device, &rows[0]["entry"]);
        assert_eq!(device.read(&talk.id), whole, "{kind}");
        assert_eq!(bin(&mut device), Vec::<Value>::new());
    }
    device.ok("conversation_delete", json!({ "conversation": talk.id }));
    let rows = bin(&mut device);
    assert_eq!((&rows[0]["kind"], &rows[0]["entry"]), (&json!("conversation"), &talk.id));
    assert_eq!((&rows[0]["body"], &rows[0]["people"]), (&json!(""), &json!(["de bakker"])));
    restore(&mut device, &talk.id);
    assert_eq!(device.read(&talk.id), whole);
    for word in ["kachelpijp", "twee", "gewoon", "nou", "bakker"] {
        let hits = device.ok("search", json!({ "query": word }));
        let here = hits.as_array().unwrap().iter().filter(|hit| hit["conversation"] == talk.id).count();
        assert_eq!(here, 1, "{word}");
    }
    assert_eq!(device.session.vault().unwrap().stray_writes(), 0);
}

#[test]
fn the_latest_comes_first_and_says_what_it_was() {
    let mut device = Device::with_vault();
    let talk = talk(&mut device);
    for (_, delete, request) in &talk.deletions {
        device.clock.advance(Duration::minutes(1));
        device.ok(delete, request.clone());
    }
    let said: Vec<_> = bin(&mut device).iter().map(|row| (row["body"].clone(), row["area"].clone())).collect();
    let none = Value::Null;
    assert_eq!(said, [(json!("nou ja"), json!("work")), (json!("bellen"), none.clone()), (json!("twee"), none)]);
    device.clock.advance(Duration::minutes(1));
    let other = device.begin("plan", &[]);
    device.ok("conversation_delete", json!({ "conversation": other }));
    assert_eq!(kinds(&mut device), ["conversation", "approach", "agreement", "agenda_item"]);
}

#[test]
fn ctrl_z_leaves_nothing_in_the_bin_and_a_restore_nothing_to_double() {
    let mut device = Device::with_vault();
    let talk = talk(&mut device);
    let whole = device.read(&talk.id);
    let mut deletions = talk.deletions.to_vec();
    deletions.push(("conversation", "conversation_delete", json!({ "conversation": talk.id })));
    for (kind, delete, request) in deletions {
        device.ok(delete, request.clone());
        assert_eq!(device.ok("undo", Value::Null), kind);
        assert_eq!((device.read(&talk.id), bin(&mut device)), (whole.clone(), vec![]));

        device.ok(delete, request);
        let rows = bin(&mut device);
        restore(&mut device, &rows[0]["entry"]);
        assert_eq!(device.ok("undo", Value::Null), kind, "undo takes the restore back first");
        assert_eq!(bin(&mut device), rows);
        assert_eq!(device.ok("undo", Value::Null), kind, "and then the deletion");
        assert_eq!((device.read(&talk.id), bin(&mut device)), (whole.clone(), vec![]));
    }
}

#[test]
fn what_says_nothing_does_not_go_to_the_bin() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let agreement = device.ok("agreement_add", json!({ "conversation": talk, "body": "" }));
    device.ok("agreement_delete", json!({ "conversation": talk, "agreement": agreement }));
    let quote = json!({ "field": "quote", "value": " " });
    device.ok("approach_set", json!({ "conversation": talk, "person": null, "area": "work", "change": quote }));
    device.ok("approach_remove", json!({ "conversation": talk, "person": null, "area": "work" }));
    let item = device.ok("agenda_add", json!({ "conversation": talk, "side": "mine", "body": "x", "origin": null }));
    let change = json!({ "field": "body", "value": "" });
    device.ok("agenda_edit", json!({ "conversation": talk, "item": item, "change": change }));
    device.ok("agenda_delete", json!({ "conversation": talk, "item": item }));
    assert_eq!(bin(&mut device), Vec::<Value>::new());
    assert_eq!(device.ok("undo", Value::Null), "agenda_item", "undo brings it back all the same");
}

#[test]
fn words_that_the_other_takes_back_while_looking_together_go_to_the_bin() {
    let mut device = Device::with_vault();
    let talk = device.begin("now", &[]);
    let item = device.ok("together_words", json!({ "conversation": talk, "body": "mijn hond" }));
    let change = json!({ "field": "words", "value": "" });
    device.ok("together_edit", json!({ "conversation": talk, "item": item, "change": change }));
    assert_eq!((kinds(&mut device), &bin(&mut device)[0]["body"]), (vec!["agenda_item".into()], &json!("mijn hond")));
}

#[test]
fn a_piece_waits_until_its_conversation_is_back() {
    let mut device = Device::with_vault();
    let talk = talk(&mut device);
    let (_, delete, request) = &talk.deletions[0];
    device.ok(delete, request.clone());
    let piece = bin(&mut device)[0]["entry"].clone();
    device.ok("conversation_delete", json!({ "conversation": talk.id }));
    assert_eq!(kinds(&mut device), ["conversation"]);
    for command in ["bin_restore", "bin_erase"] {
        assert_eq!(device.call(command, json!({ "entry": piece })), Err(Code::NotFound));
    }
    restore(&mut device, &talk.id);
    assert_eq!(kinds(&mut device), ["agenda_item"]);
    restore(&mut device, &piece);
    assert_eq!(device.call("bin_restore", json!({ "entry": piece })), Err(Code::NotFound), "not twice");
}

#[test]
fn what_took_its_place_stays() {
    let mut device = Device::with_vault();
    let talk = talk(&mut device);
    for (_, delete, request) in &talk.deletions {
        device.ok(delete, request.clone());
    }
    let quote = json!({ "field": "quote", "value": "iets anders" });
    let area = json!({ "conversation": talk.id, "person": talk.person, "area": "work", "change": quote });
    device.ok("approach_set", area);
    // Two neighbours change places, so that one of them may get the very rank that the deleted item had.
    let first = device.read(&talk.id)["agenda"][0]["id"].clone();
    for direction in ["down", "up", "down"] {
        device.ok("agenda_move", json!({ "conversation": talk.id, "item": first, "direction": direction }));
    }
    for row in bin(&mut device) {
        restore(&mut device, &row["entry"]);
    }
    let now = device.read(&talk.id);
    assert_eq!(now["approaches"][0]["quote"], "nou ja");
    let mut bodies: Vec<_> = now["agenda"].as_array().unwrap().iter().map(|item| item["body"].to_string()).collect();
    bodies.sort();
    assert_eq!(bodies, ["\"drie\"", "\"een\"", "\"twee\""]);
    assert_eq!(bin(&mut device)[0]["body"], "iets anders", "a life area has one place: the two changed places");
    assert_eq!(bin(&mut device).len(), 1);
    for direction in ["up", "up", "down", "down"] {
        device.ok("agenda_move", json!({ "conversation": talk.id, "item": first, "direction": direction }));
    }
}

#[test]
fn a_place_on_the_joint_agenda_that_was_taken_is_not_given_twice() {
    let mut device = Device::with_vault();
    let talk = device.begin("now", &[]);
    let words =
        |device: &mut Device, body: &str| device.ok("together_words", json!({ "conversation": talk, "body": body }));
    let items = ["een", "twee", "drie", "vier"].map(|body| words(&mut device, body));
    let shift = |device: &mut Device, item: &Value, direction: &str| {
        device.ok("together_move", json!({ "conversation": talk, "item": item, "direction": direction }));
    };
    // "vier" stands between "een" and "twee"; once it is gone, "drie" goes to the same place.
    shift(&mut device, &items[3], "up");
    shift(&mut device, &items[3], "up");
    device.ok("agenda_delete", json!({ "conversation": talk, "item": items[3] }));
    shift(&mut device, &items[2], "up");
    restore(&mut device, &items[3]);
    let bodies = |device: &mut Device| -> Vec<String> {
        let view = device.ok("together_get", json!({ "conversation": talk, "formal": false }));
        view["agenda"].as_array().unwrap().iter().map(|item| item["body"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(bodies(&mut device), ["een", "drie", "vier", "twee"]);
    shift(&mut device, &items[1], "up");
    assert_eq!(bodies(&mut device), ["een", "drie", "twee", "vier"]);
    shift(&mut device, &items[1], "up");
    assert_eq!(bodies(&mut device), ["een", "twee", "drie", "vier"]);
}

#[test]
fn a_life_area_of_no_one_yet_comes_back_to_the_one_who_takes_part_by_now() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let quote = json!({ "field": "quote", "value": "nou ja" });
    device.ok("approach_set", json!({ "conversation": talk, "person": null, "area": "work", "change": quote }));
    device.ok("approach_remove", json!({ "conversation": talk, "person": null, "area": "work" }));
    let person = device.meet(&talk, "de bakker");
    let entry = bin(&mut device)[0]["entry"].clone();
    restore(&mut device, &entry);
    assert_eq!(device.read(&talk)["approaches"][0]["person"], person);
}
