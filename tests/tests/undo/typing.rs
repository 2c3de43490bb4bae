//! Typing: one step per field as long as no one pauses.

use chrono::Duration;
use kdw_tests::Device;
use serde_json::{Value, json};

use crate::rich::{Rich, state};

fn text(device: &mut Device, talk: &Value, body: &str) {
    device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": body }));
}

#[test]
fn typing_in_one_field_is_one_step_until_a_pause() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    for (seconds, body) in [(0, "d"), (10, "de"), (10, "de z"), (11, "de zaak"), (1, "de zaken")] {
        device.clock.advance(Duration::seconds(seconds));
        text(&mut device, &talk, body);
    }
    text(&mut device, &talk, "de zaken");
    device.ok("undo", Value::Null);
    assert_eq!(device.read(&talk)["texts"]["stakes"], "de z", "a pause of more than ten seconds begins a step");
    device.ok("undo", Value::Null);
    assert_eq!(device.read(&talk)["texts"], json!({}));
    assert_eq!(device.ok("undo", Value::Null), Value::Null, "the same text once more is no step");
}

#[test]
fn a_clock_that_is_set_back_splits_typing_and_loses_nothing() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    text(&mut device, &talk, "een");
    device.clock.advance(Duration::hours(-2));
    text(&mut device, &talk, "een twee");
    device.ok("undo", Value::Null);
    assert_eq!(device.read(&talk)["texts"]["stakes"], "een");
}

/// Types the values in turn, one second apart, and tells how many steps that makes.
fn steps(device: &mut Device, command: &str, requests: &[Value]) -> usize {
    device.relock();
    for request in requests {
        device.clock.advance(Duration::seconds(1));
        device.ok(command, request.clone());
    }
    std::iter::from_fn(|| (device.ok("undo", Value::Null) != Value::Null).then_some(())).count()
}

#[test]
fn every_field_that_is_typed_in_joins_its_own_typing_and_no_other() {
    let mut rich = Rich::new();
    let Rich { device, talk, person, mine, theirs, agreement, earlier, .. } = &mut rich;
    let change = |field: &str, value: &str| json!({ "field": field, "value": value });
    let agenda =
        |item: &Value, value: &str| json!({ "conversation": talk, "item": item, "change": change("body", value) });
    let agreed = |field: &str, value: &str| json!({ "conversation": talk, "agreement": agreement, "change": change(field, value) });
    let quote = |area: &str, value: &str| json!({ "conversation": talk, "person": person, "area": area, "change": change("quote", value) });
    let note = |question: &str, value: &str| json!({ "conversation": talk, "question": question, "change": change("note", value) });
    let meant =
        |talk: &Value, field: &str, value: &str| json!({ "conversation": talk, "change": change(field, value) });
    for (command, requests, expected) in [
        ("agenda_edit", vec![agenda(mine, "a"), agenda(mine, "ab"), agenda(theirs, "c")], 2),
        ("agreement_edit", vec![agreed("body", "a"), agreed("body", "ab"), agreed("their_words", "c")], 2),
        ("approach_set", vec![quote("money", "a"), quote("money", "ab"), quote("work", "c")], 2),
        ("answer_set", vec![note("V2.a", "a"), note("V2.a", "ab"), note("V1.b", "c")], 2),
        ("intention_set", vec![meant(talk, "body", "a"), meant(talk, "body", "ab"), meant(talk, "line", "c")], 2),
        ("intention_set", vec![meant(talk, "body", "a"), meant(earlier, "body", "b"), meant(talk, "body", "ab")], 3),
    ] {
        let before = state(device, &[talk.clone(), earlier.clone()]);
        assert_eq!(steps(device, command, &requests), expected, "{command}");
        assert_eq!(state(device, &[talk.clone(), earlier.clone()]), before, "{command}");
    }
}

#[test]
fn typing_an_intention_away_and_back_leaves_the_decks_that_it_joined_as_they_were() {
    let mut device = Device::with_vault();
    let plan = device.begin("plan", &[]);
    let person = device.meet(&plan, "de bakker");
    let late = device.begin("look_back", &[person]);
    let before = device.read(&plan)["deck"].clone();
    let meant = |body: &str| json!({ "conversation": late, "change": { "field": "body", "value": body } });
    let bodies = ["n", "nieuw", "", "nieuwer"];
    device.ok("intention_set", meant("nieuw"));
    assert_eq!(device.read(&plan)["deck"][3]["face"]["line"], "nieuw");
    assert_eq!(steps(&mut device, "intention_set", &bodies.map(meant)), 1);
    assert_eq!(device.read(&plan)["deck"][3]["face"]["line"], "nieuw", "it is back");

    device.ok("intention_set", meant(""));
    assert_eq!(device.read(&plan)["deck"], before);
    assert_eq!(steps(&mut device, "intention_set", &bodies.map(meant)), 1);
    for card in ["k1", "k2", "k3", "k4"] {
        device.ok("deck_add", json!({ "conversation": plan, "card": card }));
    }
    assert_eq!(device.read(&plan)["deck"].as_array().unwrap().len(), 7, "nothing unseen takes room");
}
