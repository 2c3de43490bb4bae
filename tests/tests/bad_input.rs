//! Bad input: a code, no panic, and nothing changed.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use kdw_core::api::{COMMANDS, Gate, MAX_REQUEST, dispatch};
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
fn an_oversized_or_malformed_request_is_refused() {
    let mut device = Device::with_vault();
    let huge = format!("\"{}\"", "a".repeat(MAX_REQUEST));
    assert_eq!(dispatch(&mut device.session, "search", &huge).unwrap_err(), Code::TooLarge);
    for request in [
        "",
        "{",
        "null",
        "[]",
        "{\"query\":1}",
        "{\"query\":\"a\",\"person\":null,\"lens\":null,\"period\":null,\"more\":1}",
        "{\"query\":\"\\ud800\"}",
    ] {
        assert_eq!(dispatch(&mut device.session, "search", request).unwrap_err(), Code::BadRequest, "{request}");
    }
    assert_eq!(dispatch(&mut device.session, "no_such_command", "null").unwrap_err(), Code::BadRequest);
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
