//! During: the deck, the moments, *Stroef*, and coming back after a kill.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::{Device, PASSPHRASE};
use serde_json::{Value, json};

#[test]
fn a_killed_app_comes_back_to_the_same_card_with_all_moments_and_the_clock_right() {
    let mut device = Device::with_vault();
    let talk = device.begin("now", &[]);
    let started = device.ok("during_get", json!({ "conversation": talk }))["started_at"].clone();
    for (minutes, lens) in [(4, "friction"), (8, "what")] {
        device.clock.advance(Duration::minutes(minutes));
        device.ok("moment_add", json!({ "conversation": talk, "lens": lens }));
    }
    device.ok("during_place", json!({ "conversation": talk, "position": 2, "aside": "k2" }));

    device.restart();
    assert_eq!(device.call("during_get", json!({ "conversation": talk })), Err(Code::Locked));
    device.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(device.ok("app_status", Value::Null)["running"], talk);
    let view = device.ok("during_get", json!({ "conversation": talk }));
    assert_eq!((&view["position"], &view["aside"], &view["started_at"]), (&json!(2), &json!("k2"), &started));
    let moments: Vec<_> =
        view["moments"].as_array().unwrap().iter().map(|m| (m["minute"].clone(), m["lens"].clone())).collect();
    assert_eq!(moments, [(json!(4), json!("friction")), (json!(12), json!("what"))]);
}

#[test]
fn stuck_gives_the_next_unseen_card_of_the_lens_in_the_deck_and_else_one_of_the_library() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    for card in ["k2", "k3"] {
        device.ok("deck_add", json!({ "conversation": talk, "card": card }));
    }
    device.ok("during_start", json!({ "conversation": talk }));
    let stuck =
        |device: &mut Device, lens: &str| device.ok("during_stuck", json!({ "conversation": talk, "lens": lens }));
    assert_eq!(stuck(&mut device, "frame"), "k2");
    device.ok("during_place", json!({ "conversation": talk, "position": 1, "aside": "k2" }));
    assert_eq!(stuck(&mut device, "frame"), "k3", "a card seen aside counts as seen");
    device.ok("during_place", json!({ "conversation": talk, "position": 5, "aside": null }));
    let library = stuck(&mut device, "frame");
    assert_eq!(library, "k1", "the deck is seen: the first of the library");
    assert_eq!(stuck(&mut device, "how"), "h1", "an unseen key card is in the deck");
}

#[test]
fn stuck_never_brings_a_card_of_the_library_that_has_to_be_opened_first() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    for entry in device.read(&talk)["deck"].as_array().unwrap() {
        device.ok("deck_remove", json!({ "conversation": talk, "entry": entry["id"] }));
    }
    device.ok("during_start", json!({ "conversation": talk }));
    for lens in kdw_core::terms::Lens::ALL {
        let id = device.ok("during_stuck", json!({ "conversation": talk, "lens": lens }));
        let card = kdw_core::method::method().card(id.as_str().unwrap()).unwrap();
        assert!(!card.private && card.lens == *lens, "{lens:?}: {id}");
    }
}

#[test]
fn a_moment_keeps_lens_and_minute_and_can_be_taken_back() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let early = device.call("moment_add", json!({ "conversation": talk, "lens": "what" }));
    assert_eq!(early, Err(Code::NotFound), "nothing has started");
    device.ok("during_start", json!({ "conversation": talk }));
    let moment = device.ok("moment_add", json!({ "conversation": talk, "lens": "what" }));
    device.ok("moment_remove", json!({ "conversation": talk, "moment": moment }));
    assert_eq!(device.read(&talk)["moments"], json!([]));
    assert_eq!(device.ok("undo", Value::Null), "moment");
    assert_eq!(device.read(&talk)["moments"][0]["id"], moment);
}

#[test]
fn a_clock_set_back_never_makes_a_negative_minute() {
    let mut device = Device::with_vault();
    let talk = device.begin("now", &[]);
    device.clock.advance(Duration::hours(-3));
    device.ok("moment_add", json!({ "conversation": talk, "lens": "how" }));
    assert_eq!(device.read(&talk)["moments"][0]["minute"], 0);
}

#[test]
fn stopping_and_going_on_keeps_the_clock() {
    let mut device = Device::with_vault();
    let talk = device.begin("now", &[]);
    let started = device.read(&talk)["started_at"].clone();
    device.clock.advance(Duration::minutes(5));
    device.ok("during_stop", json!({ "conversation": talk }));
    device.ok("during_start", json!({ "conversation": talk }));
    let talk = device.read(&talk);
    assert_eq!((&talk["started_at"], &talk["ended_at"]), (&started, &Value::Null));
}

#[test]
fn what_is_looked_at_together_holds_nothing_private() {
    const SECRET: &str = "kanarie";
    let mut device = Device::with_vault();
    let before = device.begin("plan", &[]);
    let person = device.meet(&before, "kanarie-label");
    let body = json!({ "field": "body", "value": "kanarie-voornemen" });
    device.ok("intention_set", json!({ "conversation": before, "change": body }));
    device.ok("look_back_finish", json!({ "conversation": before }));
    device.clock.advance(Duration::days(1));

    let talk = device.begin("plan", &[person]);
    for field in kdw_core::terms::TextField::ALL {
        device.ok("conversation_text_set", json!({ "conversation": talk, "field": field, "body": "kanarie-tekst" }));
    }
    for (side, body, change) in [
        ("mine", "De huur", Some("may_show")),
        ("theirs", "Rust in huis", Some("may_show")),
        ("theirs", "kanarie-gewoon", None),
        ("mine", "kanarie-liever-niet", Some("avoid")),
    ] {
        let item = device.ok("agenda_add", json!({ "conversation": talk, "side": side, "body": body, "origin": null }));
        if let Some(field) = change {
            let change = json!({ "field": field, "value": true });
            device.ok("agenda_edit", json!({ "conversation": talk, "item": item, "change": change }));
        }
    }
    for card in ["h2", "e1", "k3"] {
        device.ok("deck_add", json!({ "conversation": talk, "card": card }));
    }
    let quote = json!({ "field": "quote", "value": "kanarie-quote" });
    device.ok("approach_set", json!({ "conversation": talk, "person": null, "area": "work", "change": quote }));
    device.ok("during_start", json!({ "conversation": talk }));
    device.ok("during_place", json!({ "conversation": talk, "position": 2, "aside": null }));

    let wire = device.ok("together_get", json!({ "conversation": talk, "formal": false }));
    assert!(!wire.to_string().contains(SECRET), "{wire}");
    let bodies: Vec<&Value> = wire["agenda"].as_array().unwrap().iter().map(|item| &item["body"]).collect();
    assert_eq!(bodies, ["De huur", "Rust in huis"]);
    for item in wire["agenda"].as_array().unwrap() {
        let keys: Vec<&String> = item.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["body", "id", "literal", "own", "side", "skip"], "and so is one in its items");
    }
    assert_eq!(wire["cards"].as_array().unwrap().len(), 4, "three key cards and k3: {wire}");
    assert_eq!(wire["start"], 1);
    let keys: Vec<&String> = wire.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["agenda", "cards", "start"], "a new field in this view is a decision, not an accident");
}

#[test]
fn an_item_that_is_rather_not_talked_about_is_never_one_that_may_be_seen() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let item = device.ok("agenda_add", json!({ "conversation": talk, "side": "mine", "body": "x", "origin": null }));
    for (field, expected) in [("may_show", (false, true)), ("avoid", (true, false)), ("may_show", (false, true))] {
        let change = json!({ "field": field, "value": true });
        device.ok("agenda_edit", json!({ "conversation": talk, "item": item, "change": change }));
        let item = device.read(&talk)["agenda"][0].clone();
        assert_eq!((item["avoid"].as_bool().unwrap(), item["may_show"].as_bool().unwrap()), expected);
    }
}
