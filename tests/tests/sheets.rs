//! Three recovery sheets of which any two open the vault, and the way back tried out, over the wire.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says where")]

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::{Device, PASSPHRASE, typed_back};
use serde_json::{Value, json};

const NEW: &str = "een heel andere zin";

fn code(sheet: &Value) -> String {
    let groups: Vec<String> = serde_json::from_value(sheet["groups"].clone()).unwrap();
    groups.join("-")
}

fn with_three() -> (Device, [String; 3]) {
    let mut device = Device::with_vault();
    let codes = make_three(&mut device);
    (device, codes)
}

fn make_three(device: &mut Device) -> [String; 3] {
    device.make_three_sheets().try_into().unwrap()
}

fn check(device: &mut Device, code: &str, other: &str) -> Result<Value, Code> {
    device.call("recovery_check", json!({ "code": code, "other": other }))
}

fn offered(device: &mut Device) -> bool {
    device.ok("app_status", Value::Null)["offer_rehearsal"] == json!(true)
}

#[test]
fn three_sheets_are_shown_one_by_one_and_count_once_the_last_was_typed_back() {
    let mut device = Device::with_vault();
    let former = device.make_sheet();
    let mut sheet = device.ok("recovery_make", json!({ "passphrase": PASSPHRASE, "three": true }));
    let mut codes = Vec::new();
    for number in 1..=3 {
        assert_eq!((&sheet["number"], &sheet["made"]), (&json!(number), &json!("2026-11-16")));
        let wrong = json!({ "first": "AAAAA", "second": "BBBBB" });
        assert_eq!(device.call("recovery_confirm", wrong), Err(Code::WrongGroups));
        assert_eq!(device.ok("recovery_get", Value::Null)["sheets"], json!(1), "nothing is kept so far");
        assert_eq!(check(&mut device, &former, ""), Ok(Value::Null), "and the former one goes on to open it");
        codes.push(code(&sheet));
        sheet = device.ok("recovery_confirm", typed_back(&sheet));
    }
    assert_eq!(sheet, Value::Null);
    assert_eq!(device.ok("recovery_get", Value::Null)["sheets"], json!(3));
    assert_eq!(check(&mut device, &former, ""), Err(Code::WrongRecoveryCode));
    assert_eq!(check(&mut device, &codes[0], &codes[2]), Ok(Value::Null));
    assert_eq!(
        device.call("recovery_confirm", typed_back(&json!({ "groups": ["a"], "ask": [0, 0] }))),
        Err(Code::NotFound)
    );
}

#[test]
fn who_stops_halfway_keeps_what_there_was() {
    let mut device = Device::with_vault();
    let first = device.ok("recovery_make", json!({ "passphrase": null, "three": true }));
    let second = device.ok("recovery_confirm", typed_back(&first));
    device.relock();
    assert_eq!(device.call("recovery_confirm", typed_back(&second)), Err(Code::NotFound));
    assert_eq!(device.ok("recovery_get", Value::Null)["sheets"], json!(0));
    assert_eq!(check(&mut device, &code(&first), &code(&second)), Err(Code::RecoveryCodeMissing));
    // Who chose one sheet after all begins anew.
    device.ok("recovery_make", json!({ "passphrase": null, "three": true }));
    let only = device.ok("recovery_make", json!({ "passphrase": null }));
    assert_eq!(only["number"], json!(0));
    assert_eq!(device.ok("recovery_confirm", typed_back(&only)), Value::Null);
    assert_eq!(check(&mut device, &code(&only), ""), Ok(Value::Null));
}

#[test]
fn a_forgotten_passphrase_any_two_sheets_and_what_is_said_of_others() {
    let (mut device, [one, two, three]) = with_three();
    let (_, [strange, stranger, _]) = with_three();
    let talk = device.begin("plan", &[]);
    device.ok("vault_lock", Value::Null);
    let only = Device::with_vault().make_sheet();
    assert_eq!(check(&mut device, &one, ""), Err(Code::SecondSheetNeeded));
    assert_eq!(check(&mut device, &one, &one.to_lowercase()), Err(Code::SameSheet));
    assert_eq!(check(&mut device, &one, &only), Err(Code::SheetsApart));
    assert_eq!(check(&mut device, &strange, &stranger), Err(Code::WrongRecoveryCode));
    assert_eq!(check(&mut device, &only, ""), Err(Code::WrongRecoveryCode));
    let missing = json!({ "signs": 34, "groups": [6], "swapped": false, "second": true });
    assert_eq!(check(&mut device, &one, &two[..two.len() - 1]), Ok(missing));
    let recover = |device: &mut Device, code: &str, other: &str, passphrase: &str| {
        device.call("recovery_unlock", json!({ "code": code, "other": other, "passphrase": passphrase }))
    };
    assert_eq!(recover(&mut device, &one, "", NEW), Err(Code::SecondSheetNeeded));
    assert_eq!(recover(&mut device, &one, &one, NEW), Err(Code::SameSheet));
    assert_eq!(recover(&mut device, &one, "x", NEW), Err(Code::RecoveryCodeMistyped));
    for (code, other) in [(&three, &one), (&one, &two), (&two, &three)] {
        recover(&mut device, code, other, NEW).unwrap();
        assert_eq!(device.read(&talk)["id"], talk);
        device.ok("vault_lock", Value::Null);
    }
    assert_eq!(device.call("vault_unlock", json!({ "passphrase": PASSPHRASE })), Err(Code::WrongPassphrase));
    device.ok("vault_unlock", json!({ "passphrase": NEW }));
    device.clock.advance(Duration::days(40));
    assert!(!offered(&mut device), "they are known to work");
    assert_eq!(device.ok("recovery_get", Value::Null)["rehearsed"], json!("2026-11-16"));
}

#[test]
fn a_backup_opens_with_two_of_the_sheets_of_its_day() {
    let (mut device, [one, two, three]) = with_three();
    let place = device.root().join("stick");
    fs::create_dir(&place).unwrap();
    device.ok("backup_folder_set", json!({ "folder": place }));
    let made = device.ok("backup_make", Value::Null);
    let file = place.join(made["name"].as_str().unwrap());
    // Sheets that were made since open the vault, and not what was made before.
    let [new, newer, _] = loop {
        let sheets = make_three(&mut device);
        // One set in 4,096 begins as the former did: then a second sheet is asked before it is refused.
        if sheets[0][..3] != one[..3] {
            break sheets;
        }
    };
    let mut fresh = Device::new();
    let mut inspect = |secret: &str, other: &str| {
        fresh.call("backup_inspect", json!({ "file": file, "secret": secret, "other": other })).map(|_| ())
    };
    assert_eq!(inspect(&one, ""), Err(Code::SecondSheetNeeded));
    assert_eq!(inspect(&one, &one), Err(Code::SameSheet));
    assert_eq!(inspect(&one, "x"), Err(Code::RecoveryCodeMistyped));
    assert_eq!(inspect(&new, ""), Err(Code::WrongPassphrase));
    assert_eq!(inspect(&new, &newer), Err(Code::WrongPassphrase));
    assert_eq!(inspect(PASSPHRASE, ""), Ok(()));
    assert_eq!(inspect(&two, &three), Ok(()));
    fresh.ok("backup_restore", json!({ "file": file, "secret": three, "other": one }));
    assert_eq!(fresh.ok("conversation_list", json!({ "person": null, "period": null }))["total"], json!(1));
    fresh.ok("vault_lock", Value::Null);
    assert_eq!(check(&mut fresh, &one, &two), Ok(Value::Null), "it opens as it did on that day");
}

#[test]
fn the_way_back_is_tried_on_a_copy_and_nothing_changes_but_that_it_is_noted() {
    let (mut device, [one, two, _]) = with_three();
    let talk = device.begin("plan", &[]);
    device.meet(&talk, "Mevrouw Terp");
    let rehearse = |device: &mut Device, code: &str, other: &str| {
        device.call("recovery_rehearse", json!({ "code": code, "other": other }))
    };
    for (code, other, refusal) in [
        ("x", "", Code::RecoveryCodeMistyped),
        (one.as_str(), "", Code::SecondSheetNeeded),
        (one.as_str(), one.as_str(), Code::SameSheet),
    ] {
        assert_eq!(rehearse(&mut device, code, other), Err(refusal));
    }
    assert_eq!(device.ok("recovery_get", Value::Null)["rehearsed"], Value::Null, "that is no rehearsal");
    let header = || fs::read(device.data().join("kluis/kluis.hdr")).unwrap();
    let before = header();
    device.clock.advance(Duration::days(2));
    let (data, names) = (device.data(), ["kluis.db", "kluis.db-wal", "kluis.hdr", "kluis.hdr.2"]);
    let held = json!({ "conversations": 2, "people": 1, "first": "2026-11-14", "last": "2026-11-16" });
    assert_eq!(rehearse(&mut device, &two, &one), Ok(held));
    assert_eq!(fs::read(data.join("kluis/kluis.hdr")).unwrap(), before);
    let mut left: Vec<_> = fs::read_dir(data.join("kluis")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, names, "no copy is left");
    assert_eq!(device.ok("recovery_get", Value::Null)["rehearsed"], json!("2026-11-18"));
    device.relock();
    assert_eq!(device.read(&talk)["id"], talk, "the passphrase is what it was");
}

#[test]
fn trying_it_is_offered_once_a_month_after_the_sheet_was_made() {
    let mut device = Device::with_vault();
    let days = |device: &mut Device, days: i64| {
        device.clock.advance(Duration::days(days));
        offered(device)
    };
    assert!(!days(&mut device, 40), "without a sheet there is nothing to try");
    let sheet = device.make_sheet();
    assert!(!offered(&mut device) && !days(&mut device, 29) && days(&mut device, 1) && days(&mut device, 100));
    device.ok("rehearsal_decline", Value::Null);
    device.relock();
    assert!(!offered(&mut device) && !days(&mut device, 100), "once");

    // Of a new sheet no one knows yet that it works.
    let [one, two, _] = make_three(&mut device);
    assert!(!days(&mut device, 29) && days(&mut device, 1));
    device.ok("recovery_rehearse", json!({ "code": one, "other": two }));
    assert!(!offered(&mut device) && !days(&mut device, 400));
    assert_eq!(device.call("recovery_rehearse", json!({ "code": sheet })), Err(Code::WrongRecoveryCode));
    assert_ne!(device.ok("recovery_get", Value::Null)["rehearsed"], Value::Null);
    device.ok("recovery_make", json!({ "passphrase": PASSPHRASE }));
    device.clock.advance(Duration::days(1));
    device.make_sheet();
    assert_eq!(device.ok("recovery_get", Value::Null)["rehearsed"], Value::Null, "that was another sheet");
    device.ok("vault_lock", Value::Null);
    assert!(!offered(&mut device));
    assert_eq!(device.call("recovery_rehearse", json!({ "code": one, "other": two })), Err(Code::Locked));
}

#[test]
fn a_clock_that_ran_ahead_when_the_sheet_was_made_makes_no_offer_that_stays() {
    let mut device = Device::with_vault();
    device.clock.advance(Duration::days(1_000));
    let code = device.make_sheet();
    device.clock.advance(-Duration::days(1_000));
    assert!(!offered(&mut device));
    device.ok("recovery_rehearse", json!({ "code": code }));
    assert_ne!(device.ok("recovery_get", Value::Null)["rehearsed"], Value::Null, "it was tried");
    device.clock.advance(Duration::days(1_040));
    assert!(!offered(&mut device));
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}

#[test]
fn no_code_stands_in_any_file() {
    let mut device = Device::with_vault();
    let mut codes = vec![device.make_sheet()];
    codes.extend(device.make_three_sheets());
    let place = device.root().join("stick");
    fs::create_dir(&place).unwrap();
    device.ok("backup_folder_set", json!({ "folder": place }));
    device.ok("recovery_rehearse", json!({ "code": codes[1], "other": codes[3] }));
    device.ok("backup_make", Value::Null);
    device.ok("vault_lock", Value::Null);
    device.ok("recovery_unlock", json!({ "code": codes[2], "other": codes[3], "passphrase": NEW }));
    let all = files(device.root());
    assert!(all.iter().any(|path| path.ends_with("kluis.hdr")) && all.iter().any(|path| path.starts_with(&place)));
    for path in all {
        let bytes = fs::read(&path).unwrap().to_ascii_uppercase();
        for code in &codes {
            let groups: Vec<&str> = code.split([' ', '-']).collect();
            for pair in groups.windows(2) {
                for text in [pair.concat(), pair.join("-"), pair.join(" "), pair.join("\",\"")] {
                    let found = bytes.windows(text.len()).any(|window| window == text.as_bytes());
                    assert!(!found, "{}", path.display());
                }
            }
        }
    }
}
