//! A vault of the version before opens with everything in it, and is offered what it does not have yet.
//!
//! `tests/fixtures/vault-1` was made by the app of 29 November 2026, the last one that knew no recovery sheet: a header of
//! format 1, and `read.json` with what that app read from it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says where")]

use std::fs;
use std::path::Path;

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::killed::copy;
use kdw_tests::{Device, PASSPHRASE, holds};
use serde_json::{Value, json};

fn assert_whole(device: &mut Device, read: &Value) {
    for (id, old) in read["conversations"].as_object().unwrap() {
        let new = device.read(&json!(id));
        assert!(holds(&new, old), "{new:#}\n is not\n{old:#}");
    }
    for (command, part) in [("person_list", "people"), ("intention_list", "intentions"), ("bin_list", "bin")] {
        let new = device.ok(command, Value::Null);
        assert!(holds(&new, &read[part]), "{command}: {new:#}\n is not\n{:#}", read[part]);
    }
    let found = device.ok("search", json!({ "query": "quote", "person": null, "lens": null, "period": null }));
    assert!(!found.as_array().unwrap().is_empty(), "it is found");
    for person in read["people"].as_array().unwrap() {
        let hits =
            device.ok("search", json!({ "query": person["label"], "person": null, "lens": null, "period": null }));
        let labels = hits.as_array().unwrap().iter().filter(|hit| hit["kind"] == "person").count();
        assert_eq!(json!(labels), person["conversations"], "each conversation by the label of who was there");
    }
}

#[test]
fn it_opens_with_everything_in_it_and_gets_a_recovery_sheet() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/vault-1");
    let read: Value = serde_json::from_slice(&fs::read(fixture.join("read.json")).unwrap()).unwrap();
    let mut device = Device::new();
    device.clock.advance(Duration::days(15));
    copy(&fixture.join("kluis"), &device.data().join("kluis")).unwrap();
    let header = || fs::read_to_string(fixture.join("kluis/kluis.hdr")).unwrap();
    assert!(header().contains("\"format\":1,"));

    let unlock = |device: &mut Device| device.call("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    device.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    assert_whole(&mut device, &read);
    assert_eq!(fs::read_to_string(device.data().join("kluis/kluis.hdr")).unwrap(), header(), "the way in is as it was");
    device.ok("vault_lock", Value::Null);
    let none = device.call("recovery_check", json!({ "code": "01235-45676-89AB7-CDEF0-GHJK1-MNPQ2-RSTV3" }));
    assert_eq!(none, Err(Code::RecoveryCodeMissing));

    unlock(&mut device).unwrap();
    assert_eq!(device.ok("app_status", Value::Null)["offer_recovery"], json!(true));
    let sheet = device.ok("recovery_make", json!({ "passphrase": null }));
    let group = |place: &Value| sheet["groups"][usize::try_from(place.as_u64().unwrap()).unwrap()].clone();
    let [first, second] = [0, 1].map(|at| group(&sheet["ask"][at]));
    device.ok("recovery_confirm", json!({ "first": first, "second": second }));
    device.ok("vault_lock", Value::Null);

    let code: Vec<&str> = sheet["groups"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    device.ok("recovery_unlock", json!({ "code": code.join(" "), "passphrase": "een heel andere zin" }));
    assert_whole(&mut device, &read);
    device.ok("vault_lock", Value::Null);
    assert_eq!(unlock(&mut device), Err(Code::WrongPassphrase));
}
