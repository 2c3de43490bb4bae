//! Hints while writing, through the one door.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::Device;
use serde_json::json;

#[test]
fn a_text_gets_its_hints_and_nothing_of_it_is_kept() {
    let mut device = Device::with_vault();
    let text = "😀 Een traject voor mevrouw Kwibus, bsn 123456782.";
    assert_eq!(
        device.ok("hints_get", json!({ "text": text })),
        json!([
            { "start": 7, "end": 14, "kind": "jargon", "found": "traject", "instead": "plan met stappen" },
            { "start": 20, "end": 34, "kind": "name", "found": "mevrouw Kwibus", "instead": null },
            { "start": 40, "end": 49, "kind": "bsn", "found": "123456782", "instead": null },
        ])
    );
    assert_eq!(device.ok("search", json!({ "query": "kwibus" })), json!([]));
    assert_eq!(device.call("hints_get", json!({ "text": "a".repeat(200_001) })), Err(Code::TooLarge));
    assert_eq!(device.ok("hints_get", json!({ "text": "é".repeat(200_000) })), json!([]));
}

#[test]
fn what_is_a_life_ago_is_told_by_the_clock_of_the_device() {
    let mut device = Device::with_vault();
    let ask = json!({ "text": "12-03-2030" });
    assert_eq!(device.ok("hints_get", ask.clone()), json!([]));
    device.clock.advance(Duration::days(366 * 20));
    assert_eq!(device.ok("hints_get", ask)[0]["kind"], "birth_date");
}
