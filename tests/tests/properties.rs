//! Rules of the domain that hold after any series of actions.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use kdw_tests::Device;
use proptest::prelude::*;
use serde_json::{Value, json};

#[derive(Clone, Debug)]
enum Act {
    Add(usize),
    Remove(usize),
    Move(usize, bool),
    Purpose(usize),
    Undo,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        3 => (0usize..20).prop_map(Act::Add),
        2 => (0usize..8).prop_map(Act::Remove),
        2 => ((0usize..8), any::<bool>()).prop_map(|(index, up)| Act::Move(index, up)),
        1 => (0usize..3).prop_map(Act::Purpose),
        1 => Just(Act::Undo),
    ];
    prop::collection::vec(act, 1..25)
}

/// Failures are printed whole, so none is kept in a file.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

fn direction(up: bool) -> &'static str {
    if up { "up" } else { "down" }
}

#[test]
fn a_deck_never_holds_more_than_seven_cards_nor_one_card_twice() {
    let device = std::cell::RefCell::new(Device::with_vault());
    let cards: Vec<&str> = kdw_core::method::method().cards.iter().take(20).map(|card| card.id.as_str()).collect();
    proptest!(config(150), |(acts in acts())| {
        let mut device = device.borrow_mut();
        let talk = device.begin("plan", &[]);
        for act in acts {
            let deck = device.read(&talk)["deck"].as_array().unwrap().clone();
            let entry = |index: usize| deck.get(index).map(|entry| entry["id"].clone());
            let before: Vec<Value> = deck.iter().map(|entry| entry["id"].clone()).collect();
            match act {
                Act::Add(card) => drop(device.call("deck_add", json!({ "conversation": talk, "card": cards[card] }))),
                Act::Remove(index) => if let Some(entry) = entry(index) {
                    device.ok("deck_remove", json!({ "conversation": talk, "entry": entry }));
                },
                Act::Move(index, up) => if let Some(entry) = entry(index) {
                    device.ok("deck_move", json!({ "conversation": talk, "entry": entry, "direction": direction(up) }));
                    let after = device.read(&talk)["deck"].as_array().unwrap().clone();
                    let mut expected = before.clone();
                    let other = if up { index.checked_sub(1) } else { Some(index + 1).filter(|i| *i < expected.len()) };
                    if let Some(other) = other { expected.swap(index, other); }
                    let after: Vec<Value> = after.iter().map(|entry| entry["id"].clone()).collect();
                    prop_assert_eq!(after, expected, "a move swaps two neighbours and touches nothing else");
                },
                Act::Purpose(purpose) => {
                    let purpose = ["help", "check", "both"][purpose];
                    let change = json!({ "field": "purpose", "value": purpose });
                    device.ok("conversation_set", json!({ "conversation": talk, "change": change }));
                }
                Act::Undo => drop(device.call("undo", Value::Null)),
            }
            let deck = device.read(&talk)["deck"].as_array().unwrap().clone();
            prop_assert!(deck.len() <= 7, "{} cards", deck.len());
            let mut faces: Vec<String> = deck.iter().map(|entry| entry["face"].to_string()).collect();
            faces.sort();
            faces.dedup();
            prop_assert_eq!(faces.len(), deck.len(), "one card twice");
        }
    });
}

#[test]
fn what_may_be_seen_together_is_never_marked_rather_not_and_always_marked_may_show() {
    let device = std::cell::RefCell::new(Device::with_vault());
    let marks = prop::collection::vec((0usize..4, 0usize..3, any::<bool>()), 1..30);
    proptest!(config(100), |(marks in marks)| {
        let mut device = device.borrow_mut();
        let talk = device.begin("plan", &[]);
        let items: Vec<Value> = (0..4)
            .map(|number| {
                let side = if number % 2 == 0 { "mine" } else { "theirs" };
                let body = format!("punt {number}");
                device.ok("agenda_add", json!({ "conversation": talk, "side": side, "body": body, "origin": null }))
            })
            .collect();
        for (item, field, on) in marks {
            let field = ["avoid", "may_show", "must"][field];
            let change = json!({ "field": field, "value": on });
            device.ok("agenda_edit", json!({ "conversation": talk, "item": items[item], "change": change }));
        }
        let agenda = device.read(&talk)["agenda"].as_array().unwrap().clone();
        let together = device.ok("together_get", json!({ "conversation": talk, "formal": false }))["agenda"].clone();
        let together: Vec<Value> = together.as_array().unwrap().iter().map(|item| item["body"].clone()).collect();
        let expected: Vec<Value> = agenda
            .iter()
            .filter(|item| item["may_show"] == true && item["avoid"] == false)
            .map(|item| item["body"].clone())
            .collect();
        prop_assert_eq!(together, expected);
        prop_assert!(agenda.iter().all(|item| !(item["may_show"] == true && item["avoid"] == true)));
    });
}

#[test]
fn an_undone_delete_brings_every_kind_of_thing_back_as_it_was() {
    let mut device = Device::with_vault();
    let talk = device.begin("now", &[]);
    let person = device.meet(&talk, "de bakker");
    let item = device.ok("agenda_add", json!({ "conversation": talk, "side": "mine", "body": "een", "origin": null }));
    device.ok("agenda_add", json!({ "conversation": talk, "side": "mine", "body": "twee", "origin": null }));
    let agreement = device.ok("agreement_add", json!({ "conversation": talk, "body": "bellen" }));
    let moment = device.ok("moment_add", json!({ "conversation": talk, "lens": "how" }));
    let quote = json!({ "field": "quote", "value": "nou ja" });
    device.ok("approach_set", json!({ "conversation": talk, "person": person, "area": "work", "change": quote }));
    let entry = device.read(&talk)["deck"][1]["id"].clone();
    let whole = device.read(&talk);
    for (command, request) in [
        ("agenda_delete", json!({ "conversation": talk, "item": item })),
        ("agreement_delete", json!({ "conversation": talk, "agreement": agreement })),
        ("moment_remove", json!({ "conversation": talk, "moment": moment })),
        ("approach_remove", json!({ "conversation": talk, "person": person, "area": "work" })),
        ("deck_remove", json!({ "conversation": talk, "entry": entry })),
        ("participant_remove", json!({ "conversation": talk, "person": person })),
        ("conversation_delete", json!({ "conversation": talk })),
    ] {
        device.ok(command, request);
        assert_ne!(device.ok("undo", Value::Null), Value::Null, "{command}");
        assert_eq!(device.read(&talk), whole, "{command}");
    }
}
