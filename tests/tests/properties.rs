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
    proptest!(config(80), |(acts in acts())| {
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

#[derive(Clone, Debug)]
enum Piece {
    Add(u8),
    Delete(u8, usize),
    Restore(usize),
    Undo,
}

/// What stands in the conversation, and what of it lies in the bin.
fn kept(device: &mut Device, talk: &Value) -> (Value, Vec<(Value, Value)>) {
    let rows = device.ok("bin_list", Value::Null);
    let pieces = rows.as_array().unwrap().iter().filter(|row| row["kind"] != "conversation");
    let pieces = pieces.map(|row| (row["entry"].clone(), row["body"].clone())).collect();
    (device.read(talk), pieces)
}

/// Every text that is anywhere, sorted.
fn texts((whole, bin): &(Value, Vec<(Value, Value)>)) -> Vec<String> {
    let fields = [("agenda", "body"), ("agreements", "body"), ("approaches", "quote")];
    let mut all: Vec<String> = bin.iter().map(|(_, body)| body.to_string()).collect();
    for (list, field) in fields {
        all.extend(whole[list].as_array().unwrap().iter().map(|row| row[field].to_string()));
    }
    all.sort();
    all
}

#[test]
fn between_a_conversation_and_the_bin_nothing_is_lost_or_doubled() {
    let device = std::cell::RefCell::new(Device::with_vault());
    let piece = prop_oneof![
        3 => (0u8..3).prop_map(Piece::Add),
        3 => ((0u8..3), (0usize..6)).prop_map(|(kind, index)| Piece::Delete(kind, index)),
        3 => (0usize..6).prop_map(Piece::Restore),
        2 => Just(Piece::Undo),
    ];
    proptest!(config(80), |(pieces in prop::collection::vec(piece, 1..30))| {
        let mut device = device.borrow_mut();
        let talk = device.begin("plan", &[]);
        let mut before = Vec::new();
        for (number, piece) in pieces.into_iter().enumerate() {
            // A pause, so that typing in one life area is a step each time.
            device.clock.advance(chrono::Duration::seconds(20));
            let state = kept(&mut device, &talk);
            let id = |list: &str, index: usize| state.0[list].get(index).map(|row| row["id"].clone());
            let text = format!("tekst {number}");
            let done = match piece {
                Piece::Add(0) => Some(("agenda_add", json!({ "side": "mine", "body": text, "origin": null }))),
                Piece::Add(1) => Some(("agreement_add", json!({ "body": text }))),
                Piece::Add(_) => state.0["approaches"].as_array().unwrap().is_empty().then(|| {
                    let change = json!({ "field": "quote", "value": text });
                    ("approach_set", json!({ "person": null, "area": "work", "change": change }))
                }),
                Piece::Delete(0, index) => id("agenda", index).map(|item| ("agenda_delete", json!({ "item": item }))),
                Piece::Delete(1, index) => {
                    id("agreements", index).map(|id| ("agreement_delete", json!({ "agreement": id })))
                }
                Piece::Delete(_, _) => state.0["approaches"].get(0).map(|_| {
                    ("approach_remove", json!({ "person": null, "area": "work" }))
                }),
                Piece::Restore(index) => {
                    state.1.get(index).map(|(entry, _)| ("bin_restore", json!({ "entry": entry })))
                }
                Piece::Undo => {
                    if let Some(earlier) = before.pop() {
                        prop_assert_ne!(device.ok("undo", Value::Null), Value::Null);
                        prop_assert_eq!(kept(&mut device, &talk), earlier, "a step back leads to where it was");
                    }
                    None
                }
            };
            let Some((command, mut request)) = done else { continue };
            if command != "bin_restore" {
                request["conversation"] = talk.clone();
            }
            device.ok(command, request);
            let mut expected = texts(&state);
            if command.ends_with("_add") || command == "approach_set" {
                expected.push(format!("{text:?}"));
                expected.sort();
            }
            let after = kept(&mut device, &talk);
            prop_assert_eq!(texts(&after), expected, "{} loses nothing and doubles nothing", command);
            before.push(state);
        }
        // What lies in the bin of this one is not listed any more.
        device.ok("conversation_delete", json!({ "conversation": talk }));
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

/// One write of the planner, of *Samen kijken* or of the look-back, on what is there.
fn write(device: &mut Device, talk: &Value, kind: usize, at: usize, up: bool) -> (&'static str, Value) {
    let read = device.read(talk);
    let pick = |of: &str| {
        let all = read[of].as_array().unwrap();
        all.get(at % all.len().max(1))
            .map_or_else(|| json!("00000000-0000-4000-8000-000000000000"), |one| one["id"].clone())
    };
    let (item, entry, agreement) = (pick("agenda"), pick("deck"), pick("agreements"));
    let (direction, words) = (direction(up), format!("woord {at}"));
    let side = if up { "mine" } else { "theirs" };
    let text = ["stakes", "place"][at % 2];
    let area = ["work", "money", "health"][at % 3];
    let change = |field: &str, value: Value| json!({ "field": field, "value": value });
    let on = |change: Value| json!({ "conversation": talk, "change": change });
    let edit = |change: Value| json!({ "conversation": talk, "item": item, "change": change });
    let card = &kdw_core::method::method().cards[at].id;
    match kind {
        0 => ("agenda_add", json!({ "conversation": talk, "side": side, "body": words, "origin": null })),
        1 => ("agenda_delete", json!({ "conversation": talk, "item": item })),
        2 => ("agenda_move", json!({ "conversation": talk, "item": item, "direction": direction })),
        3 => ("agenda_edit", edit(change("may_show", json!(up)))),
        4 => (
            "agenda_edit",
            edit(change(if up { "body" } else { "avoid" }, if up { json!(words) } else { json!(true) })),
        ),
        5 => ("together_move", json!({ "conversation": talk, "item": item, "direction": direction })),
        6 => ("together_words", json!({ "conversation": talk, "body": words })),
        7 => ("together_edit", edit(change("words", json!(if up { words } else { String::new() })))),
        8 => ("deck_add", json!({ "conversation": talk, "card": card })),
        9 => ("deck_remove", json!({ "conversation": talk, "entry": entry })),
        10 => ("deck_move", json!({ "conversation": talk, "entry": entry, "direction": direction })),
        11 => ("conversation_set", on(change("purpose", json!(["help", "check", "both"][at % 3])))),
        12 => {
            let body = if up { words } else { String::new() };
            ("conversation_text_set", json!({ "conversation": talk, "field": text, "body": body }))
        }
        13 => {
            let change = if up { change("quote", json!(words)) } else { change("self_image", json!("help")) };
            ("approach_set", json!({ "conversation": talk, "person": null, "area": area, "change": change }))
        }
        14 => ("approach_remove", json!({ "conversation": talk, "person": null, "area": area })),
        15 => {
            let change = if up { change("note", json!(words)) } else { change("answer", json!("no")) };
            let question = ["V1.b", "V2.a"][at % 2];
            ("answer_set", json!({ "conversation": talk, "question": question, "change": change }))
        }
        16 => ("agreement_add", json!({ "conversation": talk, "body": words })),
        17 => ("agreement_delete", json!({ "conversation": talk, "agreement": agreement })),
        18 => {
            let change = change(if up { "body" } else { "their_words" }, json!(words));
            ("agreement_edit", json!({ "conversation": talk, "agreement": agreement, "change": change }))
        }
        _ => ("intention_set", on(change(if up { "body" } else { "line" }, json!(words)))),
    }
}

#[test]
fn any_series_of_writes_is_taken_back_step_by_step() {
    let device = std::cell::RefCell::new(Device::with_vault());
    let writes = prop::collection::vec((0usize..20, 0usize..20, any::<bool>(), 0i64..15), 1..45);
    proptest!(config(30), |(writes in writes)| {
        let mut device = device.borrow_mut();
        let (talk, other) = (device.begin("plan", &[]), device.begin("plan", &[]));
        for number in 0..3 {
            let body = format!("punt {number}");
            device.ok("together_words", json!({ "conversation": talk, "body": body }));
        }
        // The step before the series, elsewhere: when that is taken back, all of the series has been.
        device.ok("together_words", json!({ "conversation": other, "body": "hier begint het" }));
        let shown = |device: &mut Device| {
            let together = device.ok("together_get", json!({ "conversation": talk, "formal": false }));
            let request = json!({ "query": "woord", "person": null, "lens": null, "period": null });
            let finds = device.ok("search", request);
            let here = finds.as_array().unwrap().iter().filter(|hit| hit["conversation"] == talk).count();
            (device.read(&talk), together, here)
        };
        // What stood on the screen before each step; typing that goes on is no step of its own.
        let mut before = vec![shown(&mut device)];
        for (kind, at, up, pause) in writes {
            device.clock.advance(chrono::Duration::seconds(pause));
            let (command, request) = write(&mut device, &talk, kind, at, up);
            let now = shown(&mut device);
            if device.call(command, request).is_ok() && before.last() != Some(&now) {
                before.push(now);
            }
        }
        let start = before[0].clone();
        loop {
            prop_assert_ne!(device.ok("undo", Value::Null), Value::Null, "none was dropped");
            if device.read(&other)["agenda"] == json!([]) {
                break;
            }
            prop_assert!(before.contains(&shown(&mut device)), "a step ends where a write began");
        }
        prop_assert_eq!(shown(&mut device), start);
    });
}

#[test]
fn the_joint_agenda_can_be_ordered_whatever_is_shown_and_hidden() {
    let device = std::cell::RefCell::new(Device::with_vault());
    let acts = prop::collection::vec((0usize..6, any::<bool>(), any::<bool>()), 1..40);
    proptest!(config(60), |(acts in acts)| {
        let mut device = device.borrow_mut();
        let talk = device.begin("plan", &[]);
        let items: Vec<Value> = (0..6)
            .map(|number| {
                let body = format!("punt {number}");
                device.ok("together_words", json!({ "conversation": talk, "body": body }))
            })
            .collect();
        let order = |device: &mut Device| -> Vec<Value> {
            let view = device.ok("together_get", json!({ "conversation": talk, "formal": false }));
            view["agenda"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect()
        };
        for (item, turn, up) in acts {
            let item = &items[item];
            let mut expected = order(&mut device);
            let place = expected.iter().position(|shown| shown == item);
            if turn {
                let change = json!({ "field": "may_show", "value": place.is_none() });
                device.ok("agenda_edit", json!({ "conversation": talk, "item": item, "change": change }));
                expected.retain(|shown| shown != item);
                let now = order(&mut device);
                let others: Vec<Value> = now.into_iter().filter(|shown| shown != item).collect();
                prop_assert_eq!(others, expected, "the others keep their order");
                continue;
            }
            let request = json!({ "conversation": talk, "item": item, "direction": direction(up) });
            let Some(index) = place else {
                prop_assert_eq!(device.call("together_move", request), Err(kdw_core::error::Code::NotFound));
                continue;
            };
            device.ok("together_move", request);
            let next = if up { index.checked_sub(1) } else { Some(index + 1).filter(|next| *next < expected.len()) };
            if let Some(next) = next {
                expected.swap(index, next);
            }
            prop_assert_eq!(order(&mut device), expected, "a move swaps two neighbours that are shown");
        }
    });
}
