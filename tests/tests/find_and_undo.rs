//! Find it again, and take it back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says where")]

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::Device;
use serde_json::{Value, json};

fn words(query: &str) -> Value {
    json!({ "query": query, "person": null, "lens": null, "period": null })
}

fn found(device: &mut Device, query: &str) -> Vec<String> {
    let hits = device.ok("search", words(query));
    hits.as_array().unwrap().iter().map(|hit| hit["kind"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn everything_written_is_found_by_the_beginning_of_a_word_without_accents() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "Qiëfamilie");
    device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": "Een qiëltje" }));
    device.ok("agenda_add", json!({ "conversation": talk, "side": "mine", "body": "qiëagenda", "origin": null }));
    let note = json!({ "field": "note", "value": "qiënotitie" });
    device.ok("answer_set", json!({ "conversation": talk, "question": "V1.b", "change": note }));
    device.ok("agreement_add", json!({ "conversation": talk, "body": "qiëafspraak" }));
    for field in ["body", "line"] {
        let change = json!({ "field": field, "value": "qiëvoornemen" });
        device.ok("intention_set", json!({ "conversation": talk, "change": change }));
    }
    let quote = json!({ "field": "quote", "value": "qiëquote" });
    device.ok("approach_set", json!({ "conversation": talk, "person": person, "area": "work", "change": quote }));
    let mut kinds = found(&mut device, "QIE");
    kinds.sort();
    assert_eq!(kinds, ["agenda", "agreement", "answer", "intention", "intention", "person", "quote", "text"]);
    assert_eq!(found(&mut device, "ieltje"), Vec::<String>::new(), "the beginning of a word, not its end");
    assert_eq!(found(&mut device, "qie\u{308}ltje"), ["text"], "a combining accent is an accent");
}

#[test]
fn what_is_changed_or_removed_is_no_longer_found() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    for (body, hits) in [("kachelpijp", 1), ("iets anders", 0), ("", 0)] {
        device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": body }));
        assert_eq!(found(&mut device, "kachelpijp").len(), hits);
    }
    let item =
        device.ok("agenda_add", json!({ "conversation": talk, "side": "mine", "body": "kachelpijp", "origin": null }));
    device.ok("agenda_delete", json!({ "conversation": talk, "item": item }));
    assert_eq!(found(&mut device, "kachelpijp").len(), 0);
    assert_eq!(device.ok("undo", Value::Null), "agenda_item");
    assert_eq!(found(&mut device, "kachelpijp").len(), 1, "undo brings the index along");
}

#[test]
fn nothing_typed_has_a_meaning_of_its_own() {
    let mut device = Device::with_vault();
    for query in ["\"", "a OR", "NEAR(", "*", "body:x", "-", "'; DROP TABLE person; --", "\u{0}", "\u{202e}abc"] {
        device.ok("search", words(query));
    }
}

#[test]
fn a_deleted_conversation_is_gone_from_lists_and_search_and_comes_back_whole() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": "kachelpijp" }));
    let before = device.read(&talk);
    device.ok("conversation_delete", json!({ "conversation": talk }));
    assert_eq!(device.call("conversation_get", json!({ "conversation": talk })), Err(Code::NotFound));
    assert_eq!(found(&mut device, "kachelpijp"), Vec::<String>::new());
    assert_eq!(found(&mut device, "bakker"), Vec::<String>::new());
    let list = device.ok("conversation_list", json!({ "person": person, "period": null }));
    assert_eq!(list["upcoming"], json!([]));
    assert_eq!(device.ok("undo", Value::Null), "conversation");
    assert_eq!(device.read(&talk), before);
    assert_eq!(found(&mut device, "kachelpijp").len(), 1);
    for kind in [json!("text"), json!("participant"), Value::Null] {
        assert_eq!(device.ok("undo", Value::Null), kind, "until nothing is left to take back");
    }
}

#[test]
fn undo_steps_are_gone_after_a_lock() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    device.ok("conversation_delete", json!({ "conversation": talk }));
    device.relock();
    assert_eq!(device.ok("undo", Value::Null), Value::Null);
}

#[test]
fn the_list_can_be_narrowed_to_a_person_and_a_period() {
    let mut device = Device::with_vault();
    let old = device.begin("look_back", &[]);
    let person = device.meet(&old, "de bakker");
    device.clock.advance(chrono::Duration::days(40));
    let recent = device.begin("look_back", std::slice::from_ref(&person));
    device.begin("look_back", &[]);
    let mut count = |person: &Value, period: &str| {
        let period = if period.is_empty() { Value::Null } else { json!(period) };
        let list = device.ok("conversation_list", json!({ "person": person, "period": period }));
        list["to_look_back"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(count(&Value::Null, "").len(), 3);
    assert_eq!(count(&Value::Null, "month").len(), 2);
    assert_eq!(count(&person, "").len(), 2);
    assert_eq!(count(&person, "month"), [recent]);
}

#[test]
fn every_write_goes_through_the_one_way_to_write() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    device.meet(&talk, "de bakker");
    device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": "kachelpijp" }));
    device.ok("conversation_delete", json!({ "conversation": talk }));
    device.ok("undo", Value::Null);
    device.ok("search", words("kachel"));
    assert_eq!(device.session.vault().unwrap().stray_writes(), 0);
}

#[test]
fn a_label_and_what_is_newest_are_found_however_often_a_word_was_written() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    device.meet(&talk, "Meneer Kade");
    let later = device.begin("plan", &[]);
    for number in 0..450 {
        device.ok("agreement_add", json!({ "conversation": later, "body": format!("Kade bellen {number}") }));
    }
    let hits = device.ok("search", words("kade"));
    let hits = hits.as_array().unwrap();
    assert_eq!(hits.len(), 100);
    assert_eq!(
        (&hits[0]["kind"], &hits[0]["conversation"]),
        (&json!("person"), &talk),
        "the label first: it is shortest"
    );
    for number in [0, 250, 449] {
        let one = device.ok("search", words(&format!("kade {number}")));
        assert_eq!(one[0]["snippet"][2]["text"], json!(number.to_string()), "each is found by its own words");
    }

    // A label leads to the newest conversations with its person first.
    let known = device.ok("person_list", Value::Null)[0]["id"].clone();
    let talks: Vec<Value> = (0..3)
        .map(|_| {
            device.clock.advance(Duration::days(1));
            device.begin("plan", std::slice::from_ref(&known))
        })
        .collect();
    let led: Vec<Value> = device
        .ok("search", words("meneer"))
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["conversation"].clone())
        .collect();
    assert_eq!(led, [talks[2].clone(), talks[1].clone(), talks[0].clone(), talk]);
    // With another person, or another time, the label is no less found.
    let mut narrowed = words("kade");
    narrowed["person"] = known;
    narrowed["period"] = json!("week");
    let hits = device.ok("search", narrowed);
    assert_eq!(hits.as_array().unwrap().len(), 4, "the agreements are of a conversation with no one");
}
