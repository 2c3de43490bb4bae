//! The loop: prepare, during, look back, and prepare again with what was learned.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use chrono::Duration;
use kdw_tests::Device;
use serde_json::{Value, json};

fn cards(conversation: &Value) -> Vec<String> {
    let entries = conversation["deck"].as_array().unwrap();
    entries
        .iter()
        .map(|entry| match entry["face"]["type"].as_str().unwrap() {
            "card" => entry["face"]["card"].as_str().unwrap().to_owned(),
            _ => entry["face"]["line"].as_str().unwrap().to_owned(),
        })
        .collect()
}

/// Holds a conversation and looks back on it with this intention; returns conversation and person.
fn first_time(device: &mut Device, body: &str, line: &str) -> (Value, Value) {
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    device.ok("during_start", json!({ "conversation": talk }));
    device.clock.advance(Duration::minutes(45));
    device.ok("during_stop", json!({ "conversation": talk }));
    device.ok("intention_set", json!({ "conversation": talk, "change": { "field": "body", "value": body } }));
    device.ok("intention_set", json!({ "conversation": talk, "change": { "field": "line", "value": line } }));
    device.ok("look_back_finish", json!({ "conversation": talk }));
    device.clock.advance(Duration::days(7));
    (talk, person)
}

#[test]
fn a_new_plan_opens_with_the_three_key_cards() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    assert_eq!(cards(&device.read(&talk)), ["e8", "w1", "h1"]);
}

#[test]
fn the_intention_comes_back_in_the_next_plan_and_deck_with_the_same_person() {
    let mut device = Device::with_vault();
    let (_, person) = first_time(&mut device, "Eerst zeggen waarom ik kom", "Zeg eerst waarom je komt.");

    let next = device.begin("plan", &[]);
    assert_eq!(device.read(&next)["brought"], json!([]), "nobody is named yet");
    let whom = json!({ "kind": "known", "value": person });
    device.ok("participant_add", json!({ "conversation": next, "whom": whom, "part": "other" }));

    let plan = device.read(&next);
    assert_eq!(plan["brought"][0]["body"], "Eerst zeggen waarom ik kom");
    assert_eq!(plan["brought"][0]["in_deck"], true);
    assert_eq!(cards(&plan), ["e8", "w1", "h1", "Zeg eerst waarom je komt."], "after the key cards");

    let other = device.begin("plan", &[]);
    device.meet(&other, "iemand anders");
    assert_eq!(device.read(&other)["brought"], json!([]), "an intention for one person stays with that person");
}

#[test]
fn a_plan_that_lay_ready_before_the_look_back_gets_the_intention_too() {
    let mut device = Device::with_vault();
    let next = device.begin("plan", &[]);
    let person = device.meet(&next, "de bakker");
    device.clock.advance(Duration::days(1));
    let talk = device.begin("look_back", &[person]);
    let body = json!({ "field": "body", "value": "Langer stil zijn" });
    device.ok("intention_set", json!({ "conversation": talk, "change": body }));
    assert_eq!(cards(&device.read(&next)), ["e8", "w1", "h1", "Langer stil zijn"]);
    let empty = json!({ "field": "body", "value": "" });
    device.ok("intention_set", json!({ "conversation": talk, "change": empty }));
    assert_eq!(cards(&device.read(&next)), ["e8", "w1", "h1"], "an intention that says nothing is none");
    assert_eq!(device.read(&talk)["brought"], json!([]), "it does not come along to where it was made");
}

#[test]
fn an_intention_that_was_tried_is_closed_and_one_that_did_not_happen_stays_open() {
    let mut device = Device::with_vault();
    for (outcome, comes_back) in [("fitted", false), ("partly", false), ("not_fitted", false), ("not_done", true)] {
        let (_, person) = first_time(&mut device, outcome, "");
        let second = device.begin("plan", std::slice::from_ref(&person));
        let intention = device.read(&second)["brought"][0]["id"].clone();
        device
            .ok("intention_outcome_set", json!({ "conversation": second, "intention": intention, "outcome": outcome }));
        assert_eq!(device.read(&second)["brought"][0]["outcome"], outcome, "it can still be read and changed here");
        device.clock.advance(Duration::days(1));
        let third = device.begin("plan", &[person]);
        assert_eq!(!device.read(&third)["brought"].as_array().unwrap().is_empty(), comes_back, "{outcome}");
    }
}

#[test]
fn a_line_that_does_not_fit_is_kept_and_the_card_shows_its_first_words() {
    let mut device = Device::with_vault();
    let long = "Ik wil de volgende keer eerst vragen hoe het met de ander gaat";
    let (talk, person) = first_time(&mut device, "", long);
    let made = device.read(&talk)["intention"].clone();
    assert_eq!((made["line"].as_str().unwrap(), made["fault"].as_str().unwrap()), (long, "too_long"));
    let next = device.begin("plan", &[person]);
    assert_eq!(cards(&device.read(&next))[3], "Ik wil de volgende keer eerst …");
}

#[test]
fn checking_brings_its_card_along_and_helping_takes_it_out() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let set = |device: &mut Device, purpose: &str| {
        device.ok(
            "conversation_set",
            json!({ "conversation": talk, "change": { "field": "purpose", "value": purpose } }),
        );
        cards(&device.read(&talk))
    };
    assert_eq!(set(&mut device, "both"), ["e8", "w1", "h1", "k9"]);
    assert_eq!(set(&mut device, "check"), ["e8", "w1", "h1", "k9"], "once");
    assert_eq!(set(&mut device, "help"), ["e8", "w1", "h1"]);
}

#[test]
fn a_deck_holds_seven_cards_and_an_undone_removal_is_back_in_its_place() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    for card in ["k1", "k2", "k3", "k4"] {
        device.ok("deck_add", json!({ "conversation": talk, "card": card }));
    }
    let full = device.call("deck_add", json!({ "conversation": talk, "card": "k5" })).unwrap_err();
    assert_eq!(full, kdw_core::error::Code::DeckFull);
    let plan = device.read(&talk);
    device.ok("deck_remove", json!({ "conversation": talk, "entry": plan["deck"][1]["id"] }));
    assert_eq!(cards(&device.read(&talk)).len(), 6);
    assert_eq!(device.ok("undo", Value::Null), "card");
    assert_eq!(cards(&device.read(&talk)), cards(&plan));
}

#[test]
fn parked_items_and_open_agreements_of_last_time_are_offered_until_they_are_taken() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    let add = |device: &mut Device, side: &str, body: &str| {
        device.ok("agenda_add", json!({ "conversation": talk, "side": side, "body": body, "origin": null }))
    };
    let parked = add(&mut device, "theirs", "de oven");
    add(&mut device, "mine", "het formulier");
    device.ok("during_start", json!({ "conversation": talk }));
    let state = json!({ "field": "state", "value": "parked" });
    device.ok("agenda_edit", json!({ "conversation": talk, "item": parked, "change": state }));
    device.ok("during_stop", json!({ "conversation": talk }));
    let agreed = device.ok("agreement_add", json!({ "conversation": talk, "body": "bellen met de bank" }));
    device.clock.advance(Duration::days(7));

    let next = device.begin("plan", &[person]);
    let offers = device.read(&next)["carry_over"].clone();
    assert_eq!(offers.as_array().unwrap().len(), 2);
    assert_eq!(offers[0]["body"], "de oven");
    assert_eq!((&offers[1]["kind"], &offers[1]["origin"]), (&json!("agreement"), &agreed));

    let (side, body, origin) = (&offers[0]["side"], &offers[0]["body"], &offers[0]["origin"]);
    device.ok("agenda_add", json!({ "conversation": next, "side": side, "body": body, "origin": origin }));
    assert_eq!(device.read(&next)["carry_over"].as_array().unwrap().len(), 1, "what is taken is offered no more");
    let done = json!({ "field": "state", "value": "done" });
    device.ok("agreement_edit", json!({ "conversation": talk, "agreement": agreed, "change": done }));
    assert_eq!(device.read(&next)["carry_over"], json!([]));
}

#[test]
fn the_person_of_the_example_is_not_offered_for_real_conversations() {
    let mut device = Device::with_vault();
    assert_eq!(device.ok("person_list", Value::Null), json!([]));
    let talk = device.begin("plan", &[]);
    device.meet(&talk, "de bakker");
    assert_eq!(device.ok("person_list", Value::Null)[0]["label"], "de bakker");
}

#[test]
fn a_conversation_can_start_or_be_looked_back_on_without_a_plan() {
    let mut device = Device::with_vault();
    let now = device.begin("now", &[]);
    assert_eq!(device.ok("app_status", Value::Null)["running"], now);
    device.ok("during_stop", json!({ "conversation": now }));
    device.begin("look_back", &[]);
    let list = device.ok("conversation_list", json!({ "person": null, "period": null }));
    assert_eq!(list["to_look_back"].as_array().unwrap().len(), 2);
    assert_eq!(list["running"], Value::Null);
}

#[test]
fn what_was_noted_before_anyone_was_named_becomes_theirs() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let quote = json!({ "field": "quote", "value": "ik weet het niet meer" });
    device.ok("approach_set", json!({ "conversation": talk, "person": null, "area": "work", "change": quote }));
    let person = device.meet(&talk, "de bakker");
    let approach = device.read(&talk)["approaches"][0].clone();
    assert_eq!((&approach["person"], &approach["quote"]), (&person, &json!("ik weet het niet meer")));
    assert_eq!(approach["self_image"], Value::Null, "unknown stays unknown");
}

#[test]
fn one_persons_self_images_do_not_reach_another_conversation() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    for (field, value) in [("self_image", "help"), ("guess_self_image", "learn"), ("quote", "unieke-woorden")] {
        let change = json!({ "field": field, "value": value });
        device.ok("approach_set", json!({ "conversation": talk, "person": person, "area": "work", "change": change }));
    }
    device.ok("look_back_finish", json!({ "conversation": talk }));
    device.clock.advance(Duration::days(7));
    let next = device.begin("plan", &[person]);
    let whole = device.read(&next);
    assert_eq!(whole["approaches"], json!([]));
    assert!(!whole.to_string().contains("unieke-woorden"));
}
