//! *Reservekopie*: made and proved, put back where there is no vault; whatever is refused changes nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says where")]

mod daily;
mod erased;
mod frozen;
mod meanwhile;
mod over;
mod refused;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::{Device, PASSPHRASE};
use serde_json::{Value, json};

const OTHER: &str = "een heel andere zin";

/// A device with a vault, and a folder for backups beside it.
fn device() -> (Device, PathBuf) {
    let mut device = Device::with_vault();
    let place = device.root().join("stick");
    fs::create_dir(&place).unwrap();
    device.ok("backup_folder_set", json!({ "folder": place }));
    (device, place.canonicalize().unwrap())
}

/// Names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Makes a backup and tells where it is.
fn made(device: &mut Device) -> PathBuf {
    let made = device.ok("backup_make", Value::Null);
    Path::new(made["folder"].as_str().unwrap()).join(made["name"].as_str().unwrap())
}

/// A fresh device that puts a backup back.
fn fresh(file: &Path, secret: &str) -> (Device, Result<Value, Code>) {
    let mut device = Device::new();
    let restored = device.call("backup_restore", json!({ "file": file, "secret": secret }));
    (device, restored)
}

fn list(device: &mut Device) -> Value {
    device.ok("backup_list", Value::Null)
}

#[test]
fn a_backup_is_one_file_that_was_read_back_and_its_name_says_no_more_than_a_date() {
    let (mut device, place) = device();
    let talk = device.begin("plan", &[]);
    device.meet(&talk, "xylofoonkwartet");
    let view = list(&mut device);
    assert_eq!((&view["folder"], &view["reachable"]), (&json!(place), &json!(true)));
    assert_eq!((&view["backups"], &view["running"]), (&json!([]), &Value::Null));
    device.clock.advance(Duration::seconds(7));
    let file = made(&mut device);

    let [name] = &names(&place)[..] else { panic!("one file, and nothing else is left there") };
    assert!(name.starts_with("reservekopie-2026-11-16-090007-") && name.ends_with(".kdw"), "{name}");
    let bytes = fs::read(&file).unwrap();
    let header = fs::read(device.data().join("kluis/kluis.hdr")).unwrap();
    let sealed = bytes.strip_prefix(header.as_slice()).expect("the vault's header comes first");
    assert!(sealed.starts_with(b"age-encryption.org/v1\n"), "and then an age file");
    for canary in [&b"xylofoonkwartet"[..], b"SQLite format 3", b"conversation", "Voorbeeld".as_bytes()] {
        assert!(!bytes.windows(canary.len()).any(|window| window == canary), "{}", String::from_utf8_lossy(canary));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
    let backup = &list(&mut device)["backups"][0];
    assert_eq!(
        (&backup["present"], &backup["former"], &backup["bytes"]),
        (&json!(true), &json!(false), &json!(bytes.len()))
    );
    assert_eq!(backup["proved_at"], backup["made_at"]);
    assert_eq!(names(&device.data().join("kluis")), ["kluis.db", "kluis.db-wal", "kluis.hdr", "kluis.hdr.2"]);

    // In the same second: of one day the last stays. And when it is gone.
    let second = made(&mut device);
    assert!(second.to_string_lossy().ends_with("-2.kdw") && !file.exists());
    device.clock.advance(Duration::days(1));
    made(&mut device);
    fs::remove_file(second).unwrap();
    let there: Vec<Value> =
        list(&mut device)["backups"].as_array().unwrap().iter().map(|one| one["present"].clone()).collect();
    assert!(there.contains(&json!(true)) && there.contains(&json!(false)));
}

#[test]
fn on_a_fresh_device_everything_is_as_it_was_and_the_app_goes_on() {
    let (mut device, _) = device();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": "het huis" }));
    device.ok("agreement_add", json!({ "conversation": talk, "body": "bellen" }));
    let binned = device.begin("plan", &[person]);
    device.ok("conversation_delete", json!({ "conversation": binned }));
    let file = made(&mut device);

    let contents = device.ok("backup_inspect", json!({ "file": file, "secret": PASSPHRASE }));
    assert_eq!(
        contents["holds"],
        json!({ "conversations": 2, "people": 1, "first": "2026-11-14", "last": "2026-11-16" })
    );
    let (mut other, restored) = fresh(&file, PASSPHRASE);
    restored.unwrap();
    assert_eq!(other.read(&talk), device.read(&talk));
    let find = json!({ "query": "huis", "person": null, "lens": null, "period": null });
    for (command, request) in [
        ("conversation_list", json!({ "person": null, "period": null })),
        ("search", find),
        ("person_list", Value::Null),
        ("bin_list", Value::Null),
        ("intention_list", Value::Null),
    ] {
        assert_eq!(other.ok(command, request.clone()), device.ok(command, request), "{command}");
    }
    assert_eq!(names(&other.data()), ["kluis", "kluis.lock"], "nothing is left beside it");
    assert_eq!(list(&mut other)["backups"], list(&mut device)["backups"], "it knows what it came from");

    other.relock();
    let next = other.begin("plan", &[]);
    let file = made(&mut other);
    let (mut third, restored) = fresh(&file, PASSPHRASE);
    restored.unwrap();
    assert_eq!(third.read(&next), other.read(&next));
}

#[test]
fn what_opened_the_vault_on_its_day_opens_a_backup_and_nothing_else_does() {
    let (mut device, _) = device();
    let talk = device.begin("plan", &[]);
    let without = made(&mut device);
    let code = device.make_sheet();
    device.clock.advance(Duration::days(1));
    let with = made(&mut device);
    device.ok("passphrase_change", json!({ "present": PASSPHRASE, "passphrase": OTHER }));
    let former: Vec<Value> =
        list(&mut device)["backups"].as_array().unwrap().iter().map(|one| one["former"].clone()).collect();
    assert_eq!(former, [json!(true), json!(true)], "both were made before the passphrase changed");
    device.clock.advance(Duration::days(1));
    made(&mut device);
    assert_eq!(list(&mut device)["backups"][0]["former"], json!(false));

    for (file, secret, opens) in [
        (&without, PASSPHRASE, true),
        (&without, code.as_str(), false),
        (&with, PASSPHRASE, true),
        (&with, &code.to_lowercase().replace(' ', ""), true),
        (&with, OTHER, false),
    ] {
        let (mut other, restored) = fresh(file, secret);
        if opens {
            restored.unwrap();
            other.read(&talk);
        } else {
            assert_eq!(restored, Err(Code::WrongPassphrase), "{secret}");
            let inspected = other.call("backup_inspect", json!({ "file": file, "secret": secret }));
            assert_eq!(inspected, Err(Code::WrongPassphrase));
            assert!(!other.data().join("kluis").exists());
        }
    }
}

#[test]
fn the_folder_is_chosen_and_kept_and_the_apps_own_is_refused() {
    let mut device = Device::with_vault();
    assert_eq!(device.call("backup_make", Value::Null), Err(Code::BackupFolderGone), "none was chosen");
    let set = |device: &mut Device, folder: &Path| device.call("backup_folder_set", json!({ "folder": folder }));
    let own = device.data().join("kluis");
    assert_eq!(set(&mut device, &own), Err(Code::BackupFolderOwn));
    let gone = device.root().join("weg");
    assert_eq!(set(&mut device, &gone), Err(Code::BackupFolderGone));
    assert_eq!(list(&mut device)["folder"], Value::Null);
    fs::create_dir(&gone).unwrap();
    set(&mut device, &gone).unwrap();
    device.relock();
    assert_eq!(list(&mut device)["folder"], json!(gone.canonicalize().unwrap()));
    fs::remove_dir(&gone).unwrap();
    assert_eq!(list(&mut device)["reachable"], json!(false));
    assert_eq!(device.call("backup_make", Value::Null), Err(Code::BackupFolderGone));
}

#[test]
fn a_backup_is_removed_with_its_file_and_no_one_elses_file_goes() {
    let (mut device, place) = device();
    let [first, second, third] = [(); 3].map(|()| {
        device.clock.advance(Duration::days(1));
        made(&mut device)
    });
    let id_of = |device: &mut Device, file: &Path| {
        let name = json!(file.file_name().unwrap().to_str().unwrap());
        let all = list(device)["backups"].as_array().unwrap().clone();
        all.iter().find(|one| one["name"] == name).map(|one| one["id"].clone()).unwrap()
    };
    let remove = |device: &mut Device, id: &Value| device.call("backup_remove", json!({ "backup": id }));
    let (one, two, three) = (id_of(&mut device, &first), id_of(&mut device, &second), id_of(&mut device, &third));
    remove(&mut device, &one).unwrap();
    assert!(!first.exists() && second.exists());
    assert_eq!(remove(&mut device, &one), Err(Code::NotFound));

    fs::write(&second, "van iemand anders").unwrap();
    fs::remove_file(&third).unwrap();
    let away = place.with_file_name("weg");
    fs::rename(&place, &away).unwrap();
    assert_eq!(remove(&mut device, &three), Err(Code::BackupFolderGone), "it may be on the stick in the drawer");
    fs::rename(&away, &place).unwrap();
    remove(&mut device, &two).unwrap();
    remove(&mut device, &three).unwrap();
    assert_eq!(fs::read_to_string(&second).unwrap(), "van iemand anders");
    assert_eq!(list(&mut device)["backups"], json!([]));
}
