//! The ways into the vault, over the wire: a recovery code on paper, another passphrase, and what is left without either.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::{Device, PASSPHRASE};
use serde_json::{Value, json};

const NEW: &str = "een heel andere zin";

/// Draws a code and returns its groups and the two that are asked.
fn make(device: &mut Device, passphrase: Option<&str>) -> (Vec<String>, [String; 2]) {
    let sheet = device.ok("recovery_make", json!({ "passphrase": passphrase }));
    let groups: Vec<String> = serde_json::from_value(sheet["groups"].clone()).unwrap();
    let asked: [usize; 2] = serde_json::from_value(sheet["ask"].clone()).unwrap();
    assert!(asked[0] < asked[1]);
    let asked = asked.map(|place| groups.get(place).unwrap().clone());
    (groups, asked)
}

fn confirm(device: &mut Device, [first, second]: &[String; 2]) -> Result<Value, Code> {
    device.call("recovery_confirm", json!({ "first": first, "second": second }))
}

/// A device with a code on paper.
fn with_code() -> (Device, String) {
    let mut device = Device::with_vault();
    let (groups, asked) = make(&mut device, None);
    confirm(&mut device, &asked).unwrap();
    (device, groups.join("-"))
}

fn check(device: &mut Device, code: &str) -> Result<Value, Code> {
    device.call("recovery_check", json!({ "code": code }))
}

fn unlock(device: &mut Device, passphrase: &str) -> Result<Value, Code> {
    device.call("vault_unlock", json!({ "passphrase": passphrase }))
}

fn state(made: Value, sheets: u8, asks: bool) -> Value {
    json!({ "made": made, "sheets": sheets, "rehearsed": null, "refused": false, "asks": asks })
}

fn offered(device: &mut Device) -> bool {
    device.ok("app_status", Value::Null)["offer_recovery"] == json!(true)
}

#[test]
fn a_code_counts_once_two_groups_were_typed_back() {
    let mut device = Device::with_vault();
    let asked = ["AAAA", "BBBB"].map(str::to_owned);
    assert_eq!(confirm(&mut device, &asked), Err(Code::NotFound), "none was drawn");
    let (groups, asked) = make(&mut device, None);
    assert_eq!((groups.len(), groups.iter().all(|group| group.len() == 5)), (7, true));
    let swapped = [asked[1].clone(), asked[0].clone()];
    assert_eq!(confirm(&mut device, &swapped), Err(Code::WrongGroups));
    assert_eq!(device.ok("recovery_get", Value::Null), state(Value::Null, 0, false));
    assert!(offered(&mut device));
    // As a person types it, and with what was drawn still there after a mistake.
    let loose = asked.map(|group| format!(" {} ", group.to_lowercase().replace('0', "o").replace('1', "l")));
    confirm(&mut device, &loose).unwrap();
    assert_eq!(device.ok("recovery_get", Value::Null), state(json!("2026-11-16"), 1, true));
    assert!(!offered(&mut device));
    assert_eq!(confirm(&mut device, &loose), Err(Code::NotFound), "it is kept once");
    device.ok("vault_lock", Value::Null);
    assert_eq!(check(&mut device, &groups.concat()), Ok(Value::Null));
}

#[test]
fn what_was_drawn_and_not_kept_is_gone_when_it_locks() {
    let mut device = Device::with_vault();
    let (groups, asked) = make(&mut device, None);
    device.relock();
    assert_eq!(confirm(&mut device, &asked), Err(Code::NotFound));
    device.ok("vault_lock", Value::Null);
    let code = groups.join(" ");
    assert_eq!(check(&mut device, &code), Err(Code::RecoveryCodeMissing));
    assert_eq!(
        device.call("recovery_unlock", json!({ "code": code, "passphrase": NEW })),
        Err(Code::RecoveryCodeMissing)
    );
}

#[test]
fn refusing_is_kept_with_the_vault_and_can_be_thought_better_of() {
    let mut device = Device::with_vault();
    device.relock();
    assert!(offered(&mut device), "a vault without a code offers one at each unlock");
    device.ok("recovery_refuse", Value::Null);
    device.relock();
    assert!(!offered(&mut device));
    assert_eq!(device.ok("recovery_get", Value::Null)["refused"], json!(true));
    let (_, asked) = make(&mut device, None);
    confirm(&mut device, &asked).unwrap();
    assert!(!offered(&mut device));
}

#[test]
fn who_did_not_just_type_the_passphrase_is_asked_for_it() {
    let mut device = Device::with_vault();
    for (moved, asks) in [(Duration::minutes(9), false), (Duration::minutes(2), true), (Duration::days(-1), true)] {
        device.clock.advance(moved);
        assert_eq!(device.ok("recovery_get", Value::Null)["asks"], json!(asks));
        let drawn = device.call("recovery_make", json!({ "passphrase": null }));
        assert_eq!(drawn.err(), asks.then_some(Code::WrongPassphrase));
    }
    for wrong in ["", NEW, &"a".repeat(100_000)] {
        let drawn = device.call("recovery_make", json!({ "passphrase": wrong }));
        assert_eq!(drawn, Err(Code::WrongPassphrase));
    }
    let (_, asked) = make(&mut device, Some(PASSPHRASE));
    confirm(&mut device, &asked).unwrap();
    let (mut device, _) = with_code();
    assert_eq!(device.call("recovery_make", json!({ "passphrase": null })), Err(Code::WrongPassphrase));
}

#[test]
fn a_new_code_ends_the_former_and_not_before() {
    let (mut device, former) = with_code();
    let (groups, asked) = make(&mut device, Some(PASSPHRASE));
    assert_eq!(check(&mut device, &former), Ok(Value::Null));
    confirm(&mut device, &asked).unwrap();
    device.ok("vault_lock", Value::Null);
    assert_eq!(check(&mut device, &former), Err(Code::WrongRecoveryCode));
    assert_eq!(check(&mut device, &groups.concat()), Ok(Value::Null));
}

#[test]
fn the_passphrase_is_changed_by_who_knows_the_present_one() {
    let (mut device, code) = with_code();
    let talk = device.begin("plan", &[]);
    let change = |device: &mut Device, present: &str, passphrase: &str| {
        device.call("passphrase_change", json!({ "present": present, "passphrase": passphrase }))
    };
    assert_eq!(change(&mut device, NEW, NEW), Err(Code::WrongPassphrase));
    assert_eq!(change(&mut device, PASSPHRASE, "dertien teken"), Err(Code::PassphraseTooShort));
    assert_eq!(change(&mut device, PASSPHRASE, &"a".repeat(1025)), Err(Code::TooLarge));
    assert_eq!(change(&mut device, &code, NEW), Err(Code::WrongPassphrase), "the code is no passphrase");
    change(&mut device, PASSPHRASE, NEW).unwrap();
    assert_eq!(change(&mut device, PASSPHRASE, NEW), Err(Code::WrongPassphrase));
    device.ok("vault_lock", Value::Null);
    assert_eq!(unlock(&mut device, PASSPHRASE), Err(Code::WrongPassphrase));
    unlock(&mut device, NEW).unwrap();
    assert_eq!(device.read(&talk)["id"], talk);
    device.ok("vault_lock", Value::Null);
    assert_eq!(check(&mut device, &code), Ok(Value::Null));
}

#[test]
fn who_lost_the_passphrase_opens_with_the_code_and_chooses_another() {
    let (mut device, code) = with_code();
    let talk = device.begin("plan", &[]);
    device.ok("vault_lock", Value::Null);
    let recover = |device: &mut Device, code: &str, passphrase: &str| {
        device.call("recovery_unlock", json!({ "code": code, "passphrase": passphrase }))
    };
    let mut typo = code.clone().into_bytes();
    typo[0] = if typo[0] == b'A' { b'B' } else { b'A' };
    let typo = String::from_utf8(typo).unwrap();
    for (wrong, groups, signs) in [
        (typo.as_str(), json!([0]), 35),
        ("", json!([0]), 0),
        ("0123", json!([0]), 4),
        (&"0".repeat(10_000), json!([0]), 10_000),
    ] {
        assert_eq!(
            check(&mut device, wrong),
            Ok(json!({ "signs": signs, "groups": groups, "swapped": false, "second": false }))
        );
        assert_eq!(recover(&mut device, wrong, NEW), Err(Code::RecoveryCodeMistyped));
    }
    let (_, other) = with_code();
    assert_eq!(recover(&mut device, &other, NEW), Err(Code::WrongRecoveryCode));
    assert_eq!(recover(&mut device, &code, "te kort"), Err(Code::PassphraseTooShort));
    unlock(&mut device, PASSPHRASE).unwrap();
    device.ok("vault_lock", Value::Null);

    recover(&mut device, &code.to_lowercase().replace('-', " "), NEW).unwrap();
    assert_eq!(device.read(&talk)["id"], talk);
    assert_eq!(device.ok("recovery_get", Value::Null)["made"], json!("2026-11-16"));
    device.ok("vault_lock", Value::Null);
    assert_eq!(unlock(&mut device, PASSPHRASE), Err(Code::WrongPassphrase));
    unlock(&mut device, NEW).unwrap();
    assert_eq!(recover(&mut device, &typo, PASSPHRASE), Err(Code::RecoveryCodeMistyped));
    assert_eq!(device.read(&talk)["id"], talk, "a typing error does not lock what is open");
}

#[test]
fn without_either_a_new_start_is_made_beside_the_old_vault() {
    let (mut device, code) = with_code();
    assert_eq!(device.call("vault_set_aside", Value::Null), Err(Code::VaultInUse), "never while it is open");
    device.ok("vault_lock", Value::Null);
    assert_eq!(device.ok("vault_set_aside", Value::Null), json!("kluis.apart-1"));
    assert_eq!(device.ok("app_status", Value::Null)["vault"], json!("missing"));
    assert_eq!(device.call("vault_set_aside", Value::Null), Err(Code::VaultMissing));
    assert_eq!(check(&mut device, &code), Err(Code::VaultMissing));
    device.ok("vault_create", json!({ "passphrase": NEW }));
    device.ok("vault_lock", Value::Null);
    assert_eq!(unlock(&mut device, PASSPHRASE), Err(Code::WrongPassphrase));
    // What was put aside opens as it did.
    let data = device.data();
    std::fs::rename(data.join("kluis"), data.join("elders")).unwrap();
    std::fs::rename(data.join("kluis.apart-1"), data.join("kluis")).unwrap();
    unlock(&mut device, PASSPHRASE).unwrap();
}
