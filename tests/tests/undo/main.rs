//! Undo: whatever was done to a conversation can be taken back, and then everything is as it was.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod rich;
mod typing;

use chrono::Duration;
use kdw_core::api::{COMMANDS, Gate};
use kdw_tests::Device;
use rich::Rich;
use serde_json::{Value, json};

#[test]
fn whatever_changes_a_conversation_can_be_taken_back() {
    let mut rich = Rich::new();
    let before = rich.all();
    for (command, request) in rich.writes() {
        rich.device.ok(command, request.clone());
        assert_ne!(rich.all(), before, "{command} {request} changes something");
        assert_ne!(rich.device.ok("undo", Value::Null), Value::Null, "{command}");
        assert_eq!(rich.all(), before, "{command} {request}");
        rich.device.clock.advance(Duration::minutes(1));
    }
}

#[test]
fn every_command_that_changes_a_conversation_is_a_step_or_a_turn_of_the_loop() {
    let mut rich = Rich::new();
    let mut tried: Vec<&str> = rich.writes().into_iter().map(|(command, _)| command).collect();
    // Told apart below.
    tried.extend(["deck_add_intention", "person_merge"]);
    // Making a conversation and the turns of the loop are no steps: Ctrl+Z in a conversation never stops or unmakes it.
    // What opens the vault is no text: a wrong Ctrl+Z must not bring a former secret back. Its own screen changes it again.
    // A backup is a file on another disk: taking back a change to a text never removes one.
    // What leaves the bin can go back in; what is erased for good is gone; undo is no step of its own.
    let turns = [
        "conversation_create",
        "conversation_copy",
        "during_start",
        "during_stop",
        "look_back_finish",
        "bin_restore",
        "bin_erase",
        "recovery_confirm",
        "recovery_refuse",
        "passphrase_change",
        "recovery_rehearse",
        "rehearsal_decline",
        "backup_folder_set",
        "backup_daily",
        "backup_daily_set",
        "backup_notice_seen",
        "backup_make",
        "backup_remove",
        "backup_expire",
        "backup_forget",
        "backup_put_back",
        "undo",
    ];
    for command in COMMANDS.iter().filter(|command| command.gate == Gate::Vault && !command.changed.is_empty()) {
        let name = command.name;
        assert!(tried.contains(&name) != turns.contains(&name), "{name} is a step that is tried here, or a turn");
    }
}

#[test]
fn a_series_of_every_write_is_taken_back_to_its_start() {
    let mut rich = Rich::new();
    rich.device.relock();
    let before = rich.all();
    let writes = rich.writes();
    for part in writes.chunks(40) {
        for (command, request) in part {
            rich.device.clock.advance(Duration::minutes(1));
            drop(rich.device.call(command, request.clone()));
        }
        while rich.device.ok("undo", Value::Null) != Value::Null {}
        assert_eq!(rich.all(), before);
    }
}

#[test]
fn an_intention_that_was_taken_out_of_a_deck_stays_out_when_something_else_is_taken_back() {
    let mut rich = Rich::new();
    let talk = rich.device.begin("plan", std::slice::from_ref(&rich.person));
    let intention = rich.device.read(&talk)["deck"][3].clone();
    assert_eq!(intention["face"]["type"], "intention");
    let whole = rich.device.read(&talk);
    rich.device.ok("deck_remove", json!({ "conversation": talk, "entry": intention["id"] }));
    let without = rich.device.read(&talk);
    let change = json!({ "field": "body", "value": "stil zijn en wachten" });
    for (command, request) in [
        ("conversation_set", json!({ "conversation": talk, "change": { "field": "purpose", "value": "both" } })),
        ("participant_remove", json!({ "conversation": talk, "person": rich.person })),
        ("intention_set", json!({ "conversation": rich.earlier, "change": change })),
        ("deck_add_intention", json!({ "conversation": talk, "intention": rich.intention })),
    ] {
        rich.device.ok(command, request);
        rich.device.ok("undo", Value::Null);
        assert_eq!(rich.device.read(&talk), without, "{command}");
    }
    assert_eq!(rich.device.ok("undo", Value::Null), "card");
    assert_eq!(rich.device.read(&talk), whole);
}

#[test]
fn two_hundred_steps_are_kept_and_the_oldest_go_first() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    for number in 1..=205 {
        device.ok("agreement_add", json!({ "conversation": talk, "body": number.to_string() }));
    }
    for _ in 0..200 {
        assert_eq!(device.ok("undo", Value::Null), "agreement");
    }
    assert_eq!(device.ok("undo", Value::Null), Value::Null);
    assert_eq!(device.read(&talk)["agreements"].as_array().unwrap().len(), 5);
}

#[test]
fn a_move_at_the_edge_is_no_step() {
    let mut rich = Rich::new();
    rich.device.relock();
    let plan = rich.device.read(&rich.talk);
    let Rich { device, talk, mine, .. } = &mut rich;
    let entry = &plan["deck"][0]["id"];
    device.ok("agenda_move", json!({ "conversation": talk, "item": mine, "direction": "up" }));
    device.ok("together_move", json!({ "conversation": talk, "item": mine, "direction": "up" }));
    device.ok("deck_move", json!({ "conversation": talk, "entry": entry, "direction": "up" }));
    assert_eq!(device.ok("undo", Value::Null), Value::Null);
}
