//! After thirty days the bin empties itself, but never on the word of a clock that jumped.

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::Device;
use serde_json::{Value, json};

use crate::{bin, restore, talk};

/// Opens the vault every ten days.
fn days(device: &mut Device, days: i64) {
    for _ in 0..days / 10 {
        device.clock.advance(Duration::days(10));
        device.relock();
    }
}

#[test]
fn after_thirty_days_the_bin_empties_itself() {
    let mut device = Device::with_vault();
    let talk = talk(&mut device);
    let other = device.begin("plan", &[]);
    for (_, delete, request) in &talk.deletions {
        device.ok(delete, request.clone());
    }
    device.ok("conversation_delete", json!({ "conversation": other }));
    for left in [30, 20, 10] {
        assert_eq!(bin(&mut device).iter().map(|row| row["days_left"].clone()).collect::<Vec<_>>(), [left; 4]);
        days(&mut device, 10);
    }
    assert_eq!(bin(&mut device).iter().map(|row| row["days_left"].clone()).collect::<Vec<_>>(), [0; 4]);
    device.clock.advance(Duration::seconds(1));
    device.relock();
    assert_eq!(bin(&mut device), Vec::<Value>::new());
    assert_eq!(device.call("bin_erase", json!({ "entry": other })), Err(Code::NotFound));
    device.read(&talk.id);
    assert_eq!(device.session.vault().unwrap().stray_writes(), 0);
}

#[test]
fn a_clock_that_jumped_erases_nothing_until_it_has_run_steadily_for_a_day() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    device.ok("conversation_delete", json!({ "conversation": talk }));
    device.clock.advance(Duration::days(400));
    for _ in 0..3 {
        device.relock();
        assert_eq!(bin(&mut device)[0]["days_left"], 0);
        device.clock.advance(Duration::minutes(5));
    }
    // Set right again: back is a jump too.
    device.clock.advance(Duration::days(-399));
    for _ in 0..3 {
        device.relock();
        assert_eq!(bin(&mut device)[0]["days_left"], 29);
        device.clock.advance(Duration::minutes(5));
    }
    days(&mut device, 20);
    assert_eq!(bin(&mut device).len(), 1);
    days(&mut device, 10);
    assert_eq!(bin(&mut device).len(), 0, "and from then on the bin empties itself as ever");
}

#[test]
fn a_clock_that_was_set_back_gives_no_extra_days_and_takes_none() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    device.ok("conversation_delete", json!({ "conversation": talk }));
    device.clock.advance(Duration::days(-3000));
    device.relock();
    assert_eq!(bin(&mut device)[0]["days_left"], 30);
    device.clock.advance(Duration::days(3000));
    device.relock();
    assert_eq!(bin(&mut device)[0]["days_left"], 30);
    restore(&mut device, &talk);
    device.read(&talk);
}

#[test]
fn after_a_long_absence_the_first_day_erases_nothing() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    device.ok("conversation_delete", json!({ "conversation": talk }));
    device.clock.advance(Duration::days(90));
    device.relock();
    assert_eq!(bin(&mut device).len(), 1);
    device.clock.advance(Duration::days(1));
    device.relock();
    assert_eq!(bin(&mut device).len(), 0);
}

#[test]
fn a_piece_goes_when_its_own_days_are_over() {
    let mut device = Device::with_vault();
    let talk = talk(&mut device);
    let (_, delete, request) = &talk.deletions[0];
    device.ok(delete, request.clone());
    days(&mut device, 20);
    device.ok("conversation_delete", json!({ "conversation": talk.id }));
    days(&mut device, 20);
    assert_eq!(bin(&mut device)[0]["days_left"], 10);
    restore(&mut device, &talk.id);
    assert_eq!(bin(&mut device), Vec::<Value>::new());
}

#[test]
fn a_bin_that_cannot_be_emptied_keeps_no_vault_shut() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    device.ok("conversation_delete", json!({ "conversation": talk }));
    days(&mut device, 30);
    // A folder in the place of a copy cannot be removed as a file.
    let copy = device.data().join("kluis/kluis.db.before-1");
    std::fs::create_dir(&copy).unwrap();
    device.clock.advance(Duration::days(1));
    device.relock();
    assert_eq!(bin(&mut device).len(), 1);
    assert!(device.call("bin_erase", json!({ "entry": talk })).is_err());
    assert_eq!(bin(&mut device).len(), 1, "an erase that fails can be tried again");
    std::fs::remove_dir(&copy).unwrap();
    device.relock();
    assert_eq!(bin(&mut device).len(), 0);
}
