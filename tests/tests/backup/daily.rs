//! A backup every day by itself: which stay, what is said when one cannot be made, and what the list says.

use super::*;

/// Unlocks on another day, as the screen does, and tells whether a backup was made.
fn on_another_day(device: &mut Device, days: i64) -> bool {
    device.ok("vault_lock", Value::Null);
    device.clock.advance(Duration::days(days));
    device.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    !device.ok("backup_daily", Value::Null).is_null()
}

/// Lets so many months go by, with the vault opened in each: the clock runs on steadily.
fn months_later(device: &mut Device, months: usize) {
    for _ in 0..months {
        device.clock.advance(Duration::days(31));
        device.relock();
    }
}

/// What the list says of backups.
fn said(device: &mut Device) -> Value {
    device.ok("app_status", Value::Null)["backup"].clone()
}

fn count(device: &mut Device) -> usize {
    list(device)["backups"].as_array().unwrap().len()
}

#[test]
fn one_is_made_every_day_once_a_folder_was_chosen_until_it_is_turned_off() {
    let mut device = Device::with_vault();
    assert_eq!(device.ok("backup_daily", Value::Null), Value::Null, "there is no folder");
    assert_eq!(device.call("backup_daily_set", json!({ "daily": true })), Err(Code::BackupFolderGone));
    let place = device.root().join("stick");
    fs::create_dir(&place).unwrap();
    device.ok("backup_folder_set", json!({ "folder": place }));
    assert_eq!(list(&mut device)["daily"], json!(true));

    let first = device.ok("backup_daily", Value::Null);
    assert!(place.join(first["name"].as_str().unwrap()).exists());
    assert_eq!(device.ok("backup_daily", Value::Null), Value::Null, "one a day");
    // At 23:59 it is still the same day where the device is, and two minutes later it is not.
    device.clock.advance(Duration::minutes(14 * 60 + 59));
    assert_eq!(device.ok("backup_daily", Value::Null), Value::Null);
    device.clock.advance(Duration::minutes(2));
    assert!(device.ok("backup_daily", Value::Null).is_object());
    assert_eq!(names(&place).len(), 2);

    device.ok("backup_daily_set", json!({ "daily": false }));
    assert!(!on_another_day(&mut device, 1));
    let other = device.root().join("andere");
    fs::create_dir(&other).unwrap();
    device.ok("backup_folder_set", json!({ "folder": other }));
    assert_eq!(list(&mut device)["daily"], json!(false), "another folder turns nothing on");
    device.ok("backup_daily_set", json!({ "daily": true }));
    assert!(device.ok("backup_daily", Value::Null).is_object());
    assert!(!on_another_day(&mut device, 0));
    assert_eq!((names(&place).len(), names(&other).len()), (2, 1));
}

#[test]
fn a_day_on_which_one_was_asked_for_needs_no_other() {
    let (mut device, place) = device();
    made(&mut device);
    assert_eq!(device.ok("backup_daily", Value::Null), Value::Null);
    device.clock.advance(Duration::hours(1));
    let later = made(&mut device);
    assert_eq!(names(&place), [later.file_name().unwrap().to_str().unwrap()], "of one day the last stays");
    assert!(on_another_day(&mut device, 1));
    assert_eq!(names(&place).len(), 2);
}

#[test]
fn in_the_folder_of_before_none_stays_for_more_than_a_year_but_the_newest() {
    let (mut device, place) = device();
    let old = made(&mut device);
    device.clock.advance(Duration::days(1));
    let newest = made(&mut device);
    let other = device.root().join("andere");
    fs::create_dir(&other).unwrap();
    device.ok("backup_folder_set", json!({ "folder": other }));
    assert!(on_another_day(&mut device, 0));
    months_later(&mut device, 11);
    // The folder is not there on the day that the year is over: then it stays known.
    let aside = device.root().join("in de la");
    fs::rename(&place, &aside).unwrap();
    assert!(on_another_day(&mut device, 26));
    device.ok("backup_expire", Value::Null);
    let facts = list(&mut device)["backups"].as_array().unwrap().clone();
    let oldest = facts.last().unwrap();
    assert_eq!((&oldest["present"], &oldest["too_old"]), (&json!(false), &json!(true)));
    fs::rename(&aside, &place).unwrap();
    assert!(!on_another_day(&mut device, 0));
    device.ok("backup_expire", Value::Null);
    assert!(!old.exists() && newest.exists(), "the newest may be the only one when this disk breaks");
    let facts = list(&mut device)["backups"].as_array().unwrap().clone();
    let too_old = facts.iter().filter(|fact| fact["too_old"] == json!(true)).count();
    assert_eq!((too_old, facts.iter().filter(|fact| fact["present"] == json!(false)).count()), (1, 0));
}

#[test]
fn the_file_that_was_put_back_stays_whatever_its_age() {
    let (mut device, _) = device();
    let (file, made_at) = (made(&mut device), list(&mut device)["backups"][0]["made_at"].clone());
    let mut other = Device::new();
    other.clock.advance(Duration::days(3));
    other.ok("backup_restore", json!({ "file": file, "secret": PASSPHRASE }));
    other.clock.advance(Duration::days(15));
    assert_eq!(
        said(&mut other),
        json!({ "kind": "old", "value": made_at }),
        "when it was made, not when it was put back"
    );
    let place = other.root().join("stick");
    fs::create_dir(&place).unwrap();
    other.ok("backup_folder_set", json!({ "folder": place }));
    months_later(&mut other, 12);
    assert!(other.ok("backup_daily", Value::Null).is_object());
    other.ok("backup_expire", Value::Null);
    assert!(file.exists() && list(&mut other)["backups"][1]["too_old"] == json!(true));
}

#[test]
fn two_sticks_that_take_turns_in_one_place_keep_each_their_own() {
    let (mut device, place) = device();
    let [one, other] = ["een", "ander"].map(|name| device.root().join(name));
    fs::create_dir(&other).unwrap();
    for turn in 0..12 {
        device.clock.advance(Duration::days(1));
        assert!(device.ok("backup_daily", Value::Null).is_object());
        let (out, next) = if turn % 2 == 0 { (&one, &other) } else { (&other, &one) };
        fs::rename(&place, out).unwrap();
        fs::rename(next, &place).unwrap();
    }
    fs::rename(&place, &one).unwrap();
    assert_eq!((names(&one).len(), names(&other).len(), count(&mut device)), (6, 6, 12));
}

#[test]
fn what_changed_while_a_folder_was_looked_for_is_heeded() {
    let (mut device, place) = device();
    let elsewhere = device.root().join("elders");
    fs::create_dir(&elsewhere).unwrap();
    let begin =
        |device: &mut Device| kdw_core::backup::backup_daily(device.session.vault().unwrap(), ()).unwrap().run();
    let noted = |device: &mut Device, looked: kdw_core::apart::Noting<_>| {
        let next = looked.note(device.session.vault().unwrap()).unwrap();
        assert_eq!(list(device)["running"], Value::Null, "none was begun");
        drop::<kdw_core::apart::Next<_>>(next);
    };
    let looked = begin(&mut device);
    device.ok("backup_daily_set", json!({ "daily": false }));
    noted(&mut device, looked);
    device.ok("backup_daily_set", json!({ "daily": true }));
    let looked = begin(&mut device);
    device.ok("backup_folder_set", json!({ "folder": elsewhere }));
    noted(&mut device, looked);
    device.ok("backup_folder_set", json!({ "folder": place }));
    let looked = begin(&mut device);
    made(&mut device);
    noted(&mut device, looked);
    let looked = begin(&mut device);
    fs::rename(&place, device.root().join("weg")).unwrap();
    noted(&mut device, looked);
    assert_eq!((names(&elsewhere).len(), list(&mut device)["trouble"].clone()), (0, Value::Null));
}

#[test]
fn a_clock_that_jumped_removes_nothing_before_it_ran_on_for_a_day() {
    let (mut device, place) = device();
    for _ in 0..3 {
        assert!(on_another_day(&mut device, 1));
    }
    assert!(on_another_day(&mut device, 2_000));
    assert_eq!(names(&place).len(), 4);
    // It was wrong, and is put right: what was made meanwhile is of a time to come.
    assert!(on_another_day(&mut device, -1_999));
    assert_eq!(names(&place).len(), 5);
    assert!(on_another_day(&mut device, 1) && on_another_day(&mut device, 1));
    assert_eq!(names(&place).len(), 7);
    // It was right: a day later what is of years ago goes.
    assert!(on_another_day(&mut device, 1_998) && !on_another_day(&mut device, 0));
    assert_eq!(names(&place).len(), 8);
    assert!(on_another_day(&mut device, 1));
    assert_eq!(names(&place).len(), 3, "the two of now, and one that is still to come");
}

#[test]
fn a_folder_that_is_gone_is_said_once_and_looked_for_at_each_unlock() {
    let (mut device, place) = device();
    assert!(on_another_day(&mut device, 1));
    let aside = device.root().join("in de jas");
    fs::rename(&place, &aside).unwrap();
    assert!(!on_another_day(&mut device, 1));
    let gone = json!({ "kind": "trouble", "value": "backup_folder_gone" });
    assert_eq!(said(&mut device), gone);
    assert!(!on_another_day(&mut device, 1), "it is said until it was put aside");
    assert_eq!(said(&mut device), gone);
    device.ok("backup_daily_set", json!({ "daily": false }));
    assert_eq!(said(&mut device), Value::Null, "or until none is wanted");
    device.ok("backup_daily_set", json!({ "daily": true }));
    device.ok("backup_notice_seen", Value::Null);
    for _ in 0..3 {
        assert!(!on_another_day(&mut device, 1));
        assert_eq!(said(&mut device), Value::Null);
        assert_eq!(list(&mut device)["trouble"], gone["value"], "its own screen goes on saying it");
    }
    fs::rename(&aside, &place).unwrap();
    assert!(on_another_day(&mut device, 0), "the same day, once it is there");
    assert_eq!(list(&mut device)["trouble"], Value::Null);
    // It is gone again, another time.
    fs::rename(&place, &aside).unwrap();
    assert!(!on_another_day(&mut device, 1));
    assert_eq!(said(&mut device), gone);
    // Another folder is chosen.
    fs::create_dir(&place).unwrap();
    device.ok("backup_folder_set", json!({ "folder": place }));
    assert_eq!(said(&mut device), Value::Null);
}

#[test]
fn what_was_read_by_who_asked_is_not_said_again() {
    let (mut device, place) = device();
    fs::remove_dir(&place).unwrap();
    assert_eq!(device.call("backup_make", Value::Null), Err(Code::BackupFolderGone));
    assert!(!on_another_day(&mut device, 1));
    assert_eq!(said(&mut device), Value::Null);
    fs::create_dir(&place).unwrap();
    let file = made(&mut device);
    assert_eq!(list(&mut device)["trouble"], Value::Null);
    // The copy was made while that was still so. Where it is put back, nothing was tried yet.
    let (mut other, restored) = fresh(&file, PASSPHRASE);
    restored.unwrap();
    assert_eq!(list(&mut other)["trouble"], Value::Null);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_not_be_written_is_tried_once_a_day_and_is_another_trouble_than_one_that_is_gone() {
    let (mut device, place) = device();
    fs::remove_dir(&place).unwrap();
    assert!(!on_another_day(&mut device, 1));
    device.ok("backup_notice_seen", Value::Null);
    // Not even root may make a file here.
    std::os::unix::fs::symlink("/sys/kernel", &place).unwrap();
    assert!(!on_another_day(&mut device, 1));
    let read_only = json!({ "kind": "trouble", "value": "backup_folder_read_only" });
    assert_eq!(said(&mut device), read_only);
    device.ok("backup_notice_seen", json!({ "kind": "trouble", "value": "backup_folder_gone" }));
    assert_eq!(said(&mut device), read_only, "who read of the other trouble has not read of this one");
    device.ok("backup_notice_seen", read_only);
    assert_eq!(said(&mut device), Value::Null);

    // Put right the same day: the next day is soon enough, and who asks need not wait for that.
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();
    assert!(!on_another_day(&mut device, 0));
    assert_eq!(said(&mut device), Value::Null);
    assert!(on_another_day(&mut device, 1));
    assert_eq!((names(&place).len(), list(&mut device)["trouble"].clone()), (1, Value::Null));
}

#[test]
fn after_two_weeks_without_one_the_list_says_of_when_the_last_is() {
    let mut device = Device::with_vault();
    on_another_day(&mut device, 60);
    assert_eq!(said(&mut device), Value::Null, "there is nothing but the example");
    device.begin("plan", &[]);
    on_another_day(&mut device, 14);
    assert_eq!(said(&mut device), Value::Null);
    on_another_day(&mut device, 1);
    assert_eq!(said(&mut device), json!({ "kind": "never" }));
    device.ok("backup_notice_seen", Value::Null);
    assert_eq!(said(&mut device)["kind"], "never", "that is not put aside");

    let place = device.root().join("stick");
    fs::create_dir(&place).unwrap();
    device.ok("backup_folder_set", json!({ "folder": place }));
    device.ok("backup_daily_set", json!({ "daily": false }));
    let proved = device.ok("backup_make", Value::Null)["proved_at"].clone();
    on_another_day(&mut device, 14);
    assert_eq!(said(&mut device), Value::Null);
    device.clock.advance(Duration::minutes(1));
    assert_eq!(said(&mut device), json!({ "kind": "old", "value": proved }));
    made(&mut device);
    assert_eq!(said(&mut device), Value::Null);
    device.ok("vault_lock", Value::Null);
    assert_eq!(said(&mut device), Value::Null);
    device.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));

    // One that was made while the clock ran ahead does not keep the list silent, nor make it speak.
    let made_at = list(&mut device)["backups"][0]["made_at"].clone();
    on_another_day(&mut device, 400);
    made(&mut device);
    on_another_day(&mut device, -380);
    assert_eq!(said(&mut device), json!({ "kind": "old", "value": made_at }));
    made(&mut device);
    assert_eq!(said(&mut device), Value::Null);
    assert!(count(&mut device) > 2);
}

#[test]
fn a_vault_in_a_folder_that_is_synchronised_is_said_once() {
    let mut device = Device::with_vault();
    device.ok("vault_lock", Value::Null);
    fs::write(device.root().join(".stfolder"), "").unwrap();
    device.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    let synchronised = json!({ "kind": "synchronised" });
    assert_eq!(said(&mut device), synchronised);
    let view = list(&mut device);
    assert_eq!((&view["synchronised"], &view["location"]), (&json!(true), &Value::Null));
    device.ok("backup_notice_seen", Value::Null);
    assert_eq!(said(&mut device), Value::Null);
    device.relock();
    assert_eq!(said(&mut device), Value::Null);
}

#[test]
fn copies_on_a_stick_that_is_lost_can_be_taken_off_the_list() {
    let (mut device, place) = device();
    for _ in 0..3 {
        assert!(on_another_day(&mut device, 1));
    }
    let other = device.root().join("andere");
    fs::create_dir(&other).unwrap();
    device.ok("backup_folder_set", json!({ "folder": other }));
    assert!(on_another_day(&mut device, 1));
    let (lost, taken) = (device.root().join("kwijt"), names(&place)[0].clone());
    let forget = |device: &mut Device, folder: &Path| device.ok("backup_forget", json!({ "folder": folder }));
    fs::rename(place.join(&taken), device.root().join(&taken)).unwrap();
    assert_eq!(forget(&mut device, &place), json!(1));
    assert_eq!(count(&mut device), 3, "those that are there stay known");
    fs::rename(&place, &lost).unwrap();
    assert_eq!(forget(&mut device, &place), json!(2));
    assert_eq!(forget(&mut device, &place), json!(0));
    let facts = list(&mut device)["backups"].clone();
    assert_eq!((facts.as_array().unwrap().len(), &facts[0]["folder"]), (1, &json!(other.canonicalize().unwrap())));
    assert_eq!(names(&lost).len(), 2, "no file was touched");
}

#[test]
fn where_the_folder_lies_is_told() {
    let (mut device, place) = device();
    assert_eq!(list(&mut device)["location"], "same_disk");
    fs::write(place.join(".dropbox.cache"), "").unwrap();
    let view = list(&mut device);
    assert_eq!((&view["location"], &view["synchronised"]), (&json!("synchronised"), &json!(false)));
    fs::remove_dir_all(&place).unwrap();
    assert_eq!(list(&mut device)["location"], Value::Null);
}

#[test]
fn two_devices_with_one_vault_and_one_folder_leave_each_others_files_alone() {
    let (mut device, place) = device();
    let first = made(&mut device);
    let (mut other, restored) = fresh(&first, PASSPHRASE);
    restored.unwrap();
    device.clock.advance(Duration::days(1));
    other.clock.advance(Duration::days(1));
    // At the same instant: neither takes the other's place, nor what the other has not finished.
    let running = kdw_core::backup::backup_make(other.session.vault().unwrap(), ()).unwrap();
    let ours = made(&mut device);
    running.run().note(other.session.vault().unwrap()).unwrap();
    assert_eq!(names(&place).len(), 3);
    // A person copied one by hand: it is not known, so it never goes.
    let kept = ours.with_file_name(format!("{} (kopie).kdw", ours.file_stem().unwrap().to_str().unwrap()));
    fs::copy(&ours, &kept).unwrap();
    made(&mut device);
    assert!(!ours.exists() && kept.exists(), "of one day the last stays");
    assert_eq!(count(&mut device), 2);
}
