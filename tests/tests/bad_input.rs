//! Bad input: a code, no panic, and nothing changed.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use kdw_core::api::{COMMANDS, Command, Gate, MAX_REQUEST, dispatch};
use kdw_core::error::Code;
use kdw_tests::{Device, PASSPHRASE};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn a_locked_vault_answers_only_that_it_is_locked() {
    let mut device = Device::new();
    for command in COMMANDS.iter().filter(|command| command.gate == Gate::Vault) {
        for request in [json!(null), json!({ "conversation": "x" }), json!([1, 2])] {
            assert_eq!(device.call(command.name, request), Err(Code::Locked), "{}", command.name);
        }
    }
    assert!(!device.data().exists(), "and nothing was made");
}

#[test]
fn every_command_refuses_an_oversized_or_malformed_request() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let before = device.read(&talk);
    let huge = format!("\"{}\"", "a".repeat(MAX_REQUEST));
    let malformed =
        ["", "{", "[]", "[null]", "1", "\"\"", "true", "nul", "null null", "{\"no_such_field\":1}", "{\"\\ud800\":1}"];
    for Command { name, .. } in COMMANDS {
        assert_eq!(dispatch(&mut device.session, name, &huge).unwrap_err(), Code::TooLarge, "{name}");
        for request in malformed {
            assert_eq!(dispatch(&mut device.session, name, request).unwrap_err(), Code::BadRequest, "{name} {request}");
        }
    }
    for name in ["no_such_command", "", "conversation_get ", "Search"] {
        assert_eq!(dispatch(&mut device.session, name, "null").unwrap_err(), Code::BadRequest, "{name}");
    }
    assert!(device.session.is_open(), "the vault is as it was");
    assert_eq!(device.read(&talk), before);
}

#[test]
fn a_request_with_a_wrong_value_or_one_too_many_is_refused() {
    let mut device = Device::with_vault();
    for request in [
        "null",
        "{\"query\":1}",
        "{\"query\":\"a\",\"person\":null,\"lens\":null,\"period\":null,\"more\":1}",
        "{\"query\":\"a\",\"query\":\"b\",\"person\":null,\"lens\":null,\"period\":null}",
        "{\"query\":\"\\ud800\",\"person\":null,\"lens\":null,\"period\":null}",
    ] {
        assert_eq!(dispatch(&mut device.session, "search", request).unwrap_err(), Code::BadRequest, "{request}");
    }
    let talk = device.begin("plan", &[]);
    let body = "a".repeat(200_001);
    let long = device.call("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": body }));
    assert_eq!(long, Err(Code::TooLarge));
    for time in ["9:00", "24:00", "09:60", "nu", "09:00:00"] {
        let change = json!({ "field": "planned_time", "value": time });
        let set = device.call("conversation_set", json!({ "conversation": talk, "change": change }));
        assert_eq!(set, Err(Code::BadRequest), "{time}");
    }
}

#[test]
fn a_long_strange_text_comes_back_as_it_was() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    for body in ["é\u{301}\u{202e}שלום\u{0}\u{fffd}\r\n<script>'--", &"woord ".repeat(16_000)] {
        device.ok("conversation_text_set", json!({ "conversation": talk, "field": "doubts", "body": body }));
        device.relock();
        assert_eq!(device.read(&talk)["texts"]["doubts"], body);
    }
}

#[test]
fn a_hundred_thousand_characters_are_kept_in_every_text_field_or_refused_whole() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    let long = format!("{} kachelpijp", "woord ".repeat(16_666));
    let field = |field: &str, body: &str| json!({ "field": field, "value": body });
    let agreement = device.ok("agreement_add", json!({ "conversation": talk, "body": long }));
    let item = device.ok("agenda_add", json!({ "conversation": talk, "side": "mine", "body": "x", "origin": null }));
    let words = device.ok("together_words", json!({ "conversation": talk, "body": "y" }));
    for text in kdw_core::terms::TextField::ALL {
        device.ok("conversation_text_set", json!({ "conversation": talk, "field": text, "body": long }));
    }
    for (command, request) in [
        (
            "agreement_edit",
            json!({ "conversation": talk, "agreement": agreement, "change": field("their_words", &long) }),
        ),
        ("answer_set", json!({ "conversation": talk, "question": "V1.b", "change": field("note", &long) })),
        (
            "approach_set",
            json!({ "conversation": talk, "person": person, "area": "work", "change": field("quote", &long) }),
        ),
        ("intention_set", json!({ "conversation": talk, "change": field("body", &long) })),
    ] {
        device.ok(command, request);
    }
    device.relock();
    let read = device.read(&talk);
    let kept = [
        &read["agreements"][0]["body"],
        &read["agreements"][0]["their_words"],
        &read["answers"][0]["note"],
        &read["approaches"][0]["quote"],
        &read["intention"]["body"],
    ];
    for text in kept.into_iter().chain(read["texts"].as_object().unwrap().values()) {
        assert!(*text == long, "kept to the last character");
    }
    let finds = device.ok("search", json!({ "query": "kachelpijp", "person": null, "lens": null, "period": null }));
    assert_eq!(finds.as_array().unwrap().len(), 5 + kdw_core::terms::TextField::ALL.len(), "also its last word");
    let line = device.ok("intention_list", Value::Null)[0]["line"].as_str().unwrap().to_owned();
    assert_eq!(kdw_core::method::line_fault(&line), None, "{line}");

    let before = device.read(&talk);
    let whom = json!({ "kind": "new", "value": long });
    for (command, request) in [
        ("agenda_add", json!({ "conversation": talk, "side": "mine", "body": long, "origin": null })),
        ("agenda_edit", json!({ "conversation": talk, "item": item, "change": field("body", &long) })),
        ("together_words", json!({ "conversation": talk, "body": long })),
        ("together_edit", json!({ "conversation": talk, "item": words, "change": field("words", &long) })),
        ("participant_add", json!({ "conversation": talk, "whom": whom, "part": "other" })),
        ("person_rename", json!({ "person": person, "label": long })),
        ("intention_set", json!({ "conversation": talk, "change": field("line", &long) })),
        ("search", json!({ "query": long, "person": null, "lens": null, "period": null })),
    ] {
        assert_eq!(device.call(command, request), Err(Code::TooLarge), "{command}: a short text");
    }
    assert!(device.read(&talk) == before, "and nothing changed");
}

#[test]
fn a_word_is_found_however_its_letters_are_put_together() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    for (typed, sought) in [
        ("caf\u{e9}", "cafe\u{301}"),
        ("cafe\u{301}huis", "caf\u{e9}hu"),
        ("co\u{f6}rdinatie", "coordin"),
        ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}", "\u{d55c}"),
        ("\u{d55c}\u{ae00}", "\u{1112}\u{1161}\u{11ab}"),
        ("\u{5e9}\u{5c1}\u{5b8}\u{5dc}\u{5d5}\u{5b9}\u{5dd}", "\u{5e9}\u{5c1}\u{5b8}\u{5dc}"),
        ("\u{645}\u{631}\u{62d}\u{628}\u{627}", "\u{645}\u{631}\u{62d}"),
        ("\u{202e}omgekeerd\u{202c}", "omgekeerd"),
        ("qx\u{30c}y", "qxy"),
        ("qxyz", "qx\u{30c}y"),
    ] {
        device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": typed }));
        assert_eq!(device.read(&talk)["texts"]["stakes"], typed, "it is kept as it was typed");
        let finds = device.ok("search", json!({ "query": sought, "person": null, "lens": null, "period": null }));
        assert_eq!(finds.as_array().unwrap().len(), 1, "{typed} by {sought}");
    }
}

#[test]
fn an_agenda_of_two_thousand_items_is_kept_in_order() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let mut items = Vec::new();
    for number in 0..2_000 {
        let body = format!("punt {number}");
        let request = json!({ "conversation": talk, "side": "mine", "body": body, "origin": null });
        items.push(device.ok("agenda_add", request));
    }
    for (item, direction) in [(0, "down"), (1_999, "up"), (1_000, "up")] {
        device.ok("agenda_move", json!({ "conversation": talk, "item": items[item], "direction": direction }));
    }
    let mut expected = items.clone();
    expected.swap(0, 1);
    expected.swap(1_999, 1_998);
    expected.swap(1_000, 999);
    device.relock();
    let read = device.read(&talk);
    let order: Vec<Value> = read["agenda"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect();
    assert!(order == expected);
    let copy = device.ok("conversation_copy", json!({ "conversation": talk }));
    assert_eq!(device.read(&copy)["agenda"].as_array().unwrap().len(), 2_000);
}

#[test]
fn a_clock_that_is_set_back_between_writes_loses_nothing() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    for number in 0..6 {
        device.clock.advance(chrono::Duration::hours(if number % 2 == 0 { -30 } else { 1 }));
        device.ok("agreement_add", json!({ "conversation": talk, "body": format!("afspraak {number}") }));
        let body = format!("tekst {number}");
        device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": body }));
    }
    device.ok("during_start", json!({ "conversation": talk }));
    device.clock.advance(chrono::Duration::days(-1));
    device.ok("moment_add", json!({ "conversation": talk, "lens": "how" }));
    device.ok("during_stop", json!({ "conversation": talk }));
    device.ok("look_back_finish", json!({ "conversation": talk }));
    let read = device.read(&talk);
    let bodies: Vec<&Value> = read["agreements"].as_array().unwrap().iter().map(|one| &one["body"]).collect();
    assert_eq!(bodies, ["afspraak 0", "afspraak 1", "afspraak 2", "afspraak 3", "afspraak 4", "afspraak 5"]);
    assert_eq!((&read["texts"]["stakes"], &read["moments"][0]["minute"]), (&json!("tekst 5"), &json!(0)));
    let change = json!({ "field": "body", "value": "langer stil zijn" });
    device.ok("intention_set", json!({ "conversation": talk, "change": change }));
    device.clock.advance(chrono::Duration::days(-3));
    let next = device.begin("plan", &[person]);
    assert_eq!(device.read(&next)["brought"].as_array().unwrap().len(), 1, "a plan gets it whatever the clock said");
    while device.ok("undo", Value::Null) != Value::Null {}
    assert_eq!(device.read(&talk)["agreements"], json!([]));
}

#[test]
fn ids_of_another_conversation_are_not_found() {
    let mut device = Device::with_vault();
    let (one, two) = (device.begin("plan", &[]), device.begin("now", &[]));
    let item = device.ok("agenda_add", json!({ "conversation": one, "side": "mine", "body": "x", "origin": null }));
    let agreement = device.ok("agreement_add", json!({ "conversation": one, "body": "y" }));
    let entry = device.read(&one)["deck"][0]["id"].clone();
    for (command, request) in [
        ("agenda_delete", json!({ "conversation": two, "item": item })),
        ("agreement_delete", json!({ "conversation": two, "agreement": agreement })),
        ("deck_remove", json!({ "conversation": two, "entry": entry })),
        ("deck_add", json!({ "conversation": two, "card": "no-such-card" })),
        ("answer_set", json!({ "conversation": two, "question": "V9", "change": { "field": "note", "value": "x" } })),
        (
            "participant_add",
            json!({ "conversation": two, "part": "other",
            "whom": { "kind": "known", "value": "00000000-0000-4000-8000-000000000000" } }),
        ),
    ] {
        assert_eq!(device.call(command, request), Err(Code::NotFound), "{command}");
    }
}

#[test]
fn a_vault_is_never_made_over_another() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    assert_eq!(device.call("vault_create", json!({ "passphrase": PASSPHRASE })), Err(Code::VaultExists));
    device.ok("vault_lock", Value::Null);
    assert_eq!(device.call("vault_create", json!({ "passphrase": PASSPHRASE })), Err(Code::VaultExists));
    device.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    device.read(&talk);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,24}".prop_map(Value::from),
        Just(json!("00000000-0000-4000-8000-000000000000")),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let names = prop::sample::select(vec![
            "conversation",
            "change",
            "field",
            "value",
            "item",
            "body",
            "side",
            "person",
            "area",
            "query",
            "start",
            "people",
            "position",
            "aside",
            "lens",
            "card",
            "entry",
            "direction",
            "origin",
            "part",
            "whom",
            "kind",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(names, inner, 0..5)
                .prop_map(|map| Value::from_iter(map.into_iter().map(|(name, value)| (name.to_owned(), value)))),
        ]
    })
}

#[test]
fn no_request_makes_a_command_panic_or_change_what_it_refuses() {
    let mut device = Device::with_vault();
    let list = json!({ "person": null, "period": null });
    let before = device.ok("conversation_list", list.clone());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(3_000)
    });
    let device = std::cell::RefCell::new(device);
    let harmless = |name: &str| !matches!(name, "vault_lock" | "vault_unlock" | "vault_create" | "conversation_create");
    let commands: Vec<_> = COMMANDS.iter().filter(|command| harmless(command.name)).collect();
    runner
        .run(&(prop::sample::select(commands), any_json()), |(command, request)| {
            let _ = device.borrow_mut().call(command.name, request);
            Ok(())
        })
        .unwrap();
    assert_eq!(device.into_inner().ok("conversation_list", list), before);
}
