//! A full disk: a code, nothing changed, nothing lost. On Linux, where a small disk is easily had.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use std::fs::{DirEntry, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use kdw_core::error::Code;
use kdw_tests::{Device, PASSPHRASE};
use serde_json::{Value, json};

/// Set in the process that a story runs in: how its disk is kept small.
const INSIDE: &str = "KDW_SMALL_DISK";
const MOUNT: &str = r#"mount -t tmpfs -o size=4m,mode=700 none "$TMPDIR" 2>/dev/null || exit 77; exec "$@""#;
const LIMIT: &str = r#"trap '' XFSZ; exec "$@""#;

/// A disk of four megabytes. Where no one may mount one, not even in a namespace, the size of files is limited instead;
/// SQLite does not tell why a write failed then, so the code is another.
struct Disk {
    root: PathBuf,
    mounted: bool,
}

/// Runs the test of this name once more, in a process whose temporary folder is a small disk; there `story` runs.
fn on_a_small_disk(name: &str, story: impl FnOnce(&mut Device, &Disk)) {
    if let Some(way) = std::env::var_os(INSIDE) {
        let mut device = Device::new();
        let disk = Disk { root: device.root().to_owned(), mounted: way == "mount" };
        return story(&mut device, &disk);
    }
    let folder = tempfile::tempdir().unwrap();
    for (way, command) in [
        ("mount", ["unshare", "-m", "sh", "-c", MOUNT, "sh"].as_slice()),
        ("mount", &["unshare", "-U", "-r", "-m", "sh", "-c", MOUNT, "sh"]),
        ("limit", &["sh", "-c", LIMIT, "sh"]),
    ] {
        let test = std::env::current_exe().unwrap();
        let mut process = Command::new(command[0]);
        process.args(&command[1..]).arg(test).args(["--exact", name, "--nocapture"]);
        let done = process.env(INSIDE, way).env("TMPDIR", folder.path()).output().unwrap();
        let said = String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned();
        match done.status.code() {
            Some(0) => return assert!(said.contains("1 passed"), "{said}"),
            // 1 is what `unshare` says when it may not, 77 is what the mount says; a story that fails says 101.
            Some(1 | 77) if way == "mount" => {}
            _ => panic!("{name}: {}\n{said}", done.status),
        }
    }
}

impl Disk {
    /// The code of a write that does not fit.
    fn full(&self) -> Code {
        Code::DiskFull
    }

    /// Takes all room but so many bytes.
    fn fill(&self, room: u64) {
        if !self.mounted {
            return limit(&format!("{}:", if room == 0 { 0 } else { largest(&self.root) + room }));
        }
        let mut filler = File::create(self.root.join("filler")).unwrap();
        loop {
            match filler.write_all(&[7; 4096]) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::StorageFull => break,
                Err(error) => panic!("{error}"),
            }
        }
        let length = filler.metadata().unwrap().len();
        filler.set_len(length.saturating_sub(room)).unwrap();
    }

    fn make_room(&self) {
        if self.mounted {
            std::fs::remove_file(self.root.join("filler")).unwrap();
        } else {
            limit("unlimited:");
        }
    }
}

/// Limits the size of the files of this process; `bytes` with a colon leaves the hard limit as it is.
fn limit(bytes: &str) {
    let process = std::process::id().to_string();
    let done = Command::new("prlimit").args(["--pid", &process, &format!("--fsize={bytes}")]).status();
    assert!(done.unwrap().success());
}

/// The size of the largest file below this folder.
fn largest(folder: &Path) -> u64 {
    let size = |entry: std::io::Result<DirEntry>| {
        let entry = entry.unwrap();
        let about = entry.metadata().unwrap();
        if about.is_dir() { largest(&entry.path()) } else { about.len() }
    };
    std::fs::read_dir(folder).unwrap().map(size).max().unwrap_or(0)
}

fn write(device: &mut Device, talk: &Value, body: &str) -> Result<Value, Code> {
    device.call("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": body }))
}

#[test]
fn a_write_that_does_not_fit_is_refused_whole_and_goes_well_with_room() {
    on_a_small_disk("a_write_that_does_not_fit_is_refused_whole_and_goes_well_with_room", |device, disk| {
        device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
        let talk = device.begin("plan", &[]);
        write(device, &talk, "eerst").unwrap();
        let whom = json!({ "kind": "new", "value": "x".repeat(1_900) });
        disk.fill(0);
        for (command, request) in [
            ("participant_add", json!({ "conversation": talk, "part": "other", "whom": whom })),
            ("conversation_delete", json!({ "conversation": talk })),
            ("undo", Value::Null),
        ] {
            assert_eq!(device.call(command, request), Err(disk.full()), "{command}");
        }
        let list = device.ok("conversation_list", json!({ "person": null, "period": null }));
        assert_eq!(list["upcoming"].as_array().unwrap().len(), 1, "reading needs no room");
        disk.make_room();
        disk.fill(100_000);
        let long = "woord ".repeat(30_000);
        assert_eq!(write(device, &talk, &long), Err(disk.full()));
        assert_eq!(device.read(&talk)["texts"]["stakes"], "eerst");
        disk.make_room();
        device.ok("undo", Value::Null);
        assert_eq!(device.read(&talk)["texts"], json!({}), "what was refused is no step to take back");
        write(device, &talk, &long).unwrap();
        device.relock();
        assert_eq!(device.read(&talk)["texts"]["stakes"], long);
    });
}

#[test]
fn a_rehearsal_that_does_not_fit_says_so_and_leaves_nothing() {
    on_a_small_disk("a_rehearsal_that_does_not_fit_says_so_and_leaves_nothing", |device, disk| {
        device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
        let code = device.make_sheet();
        let vault = device.data().join("kluis");
        let names = || {
            let mut names: Vec<_> =
                std::fs::read_dir(&vault).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        let before = names();
        let mut refused = 0;
        for room in (0..3_000_000).step_by(24_576) {
            disk.fill(room);
            let tried = device.call("recovery_rehearse", json!({ "code": code }));
            assert_eq!(names(), before, "with room for {room}");
            disk.make_room();
            match tried {
                Ok(_) => break,
                Err(code) => assert_eq!(code, disk.full(), "with room for {room}"),
            }
            refused += 1;
        }
        assert!(refused > if disk.mounted { 5 } else { 0 }, "{refused}");
        assert_ne!(device.ok("recovery_get", Value::Null)["rehearsed"], Value::Null, "and with room it goes well");
        device.relock();
    });
}

#[test]
fn what_was_committed_survives_a_lock_or_an_end_on_a_full_disk() {
    on_a_small_disk("what_was_committed_survives_a_lock_or_an_end_on_a_full_disk", |device, disk| {
        device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
        let talk = device.begin("plan", &[]);
        for ending in ["lock", "end"] {
            let body = format!("{ending} {}", "woord ".repeat(8_000));
            write(device, &talk, &body).unwrap();
            disk.fill(0);
            if ending == "lock" {
                // Moving the log into the file may fail; the vault is shut all the same.
                let _ = device.call("vault_lock", Value::Null);
            } else {
                device.restart();
            }
            assert_eq!(device.ok("app_status", Value::Null)["vault"], "locked");
            device.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
            assert_eq!(device.read(&talk)["texts"]["stakes"], body, "{ending}: read on the full disk");
            disk.make_room();
            device.relock();
            assert_eq!(device.read(&talk)["texts"]["stakes"], body);
        }
    });
}

#[test]
fn a_vault_that_does_not_fit_leaves_nothing_behind() {
    on_a_small_disk("a_vault_that_does_not_fit_leaves_nothing_behind", |device, disk| {
        for room in (0..=240_000).step_by(20_000) {
            disk.fill(room);
            let made = device.call("vault_create", json!({ "passphrase": PASSPHRASE }));
            disk.make_room();
            if made.is_ok() {
                assert!(room > 40_000, "a disk of {room} bytes cannot hold a vault");
                device.relock();
                return;
            }
            assert_eq!(made, Err(disk.full()), "{room} bytes");
            let left: Vec<_> = std::fs::read_dir(device.data())
                .into_iter()
                .flatten()
                .map(|entry| entry.unwrap().file_name())
                .collect();
            assert!(left.iter().all(|name| name == "kluis.lock"), "{room} bytes: {left:?}");
            assert_eq!(device.ok("app_status", Value::Null)["vault"], "missing");
        }
        device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
    });
}

#[test]
fn settings_that_do_not_fit_leave_those_that_were() {
    on_a_small_disk("settings_that_do_not_fit_leave_those_that_were", |device, disk| {
        device.ok("prefs_set", json!({ "text_size": 120 }));
        disk.fill(0);
        assert_eq!(device.call("prefs_set", json!({ "text_size": 140 })), Err(disk.full()));
        device.restart();
        assert_eq!(device.ok("app_status", Value::Null)["prefs"]["text_size"], 120);
        disk.make_room();
        device.ok("prefs_set", json!({ "text_size": 140 }));
        assert_eq!(device.ok("app_status", Value::Null)["prefs"]["text_size"], 140);
    });
}

/// Makes backups with more and more room on the small disk until one fits, and tells the codes of those that did not.
/// Nothing is left of them, and no word of the vault is lost.
fn until_it_fits(device: &mut Device, disk: &Disk, place: &Path) -> Vec<Code> {
    device.ok("backup_folder_set", json!({ "folder": place }));
    let talk = device.begin("plan", &[]);
    write(device, &talk, &"woord ".repeat(8_000)).unwrap();
    // The log is in the file: only the backup wants room now.
    device.relock();
    let read = device.read(&talk);
    let count = |folder: &Path| std::fs::read_dir(folder).unwrap().count();
    let (there, own) = (count(place), device.data().join("kluis"));
    let mut codes = Vec::new();
    for room in (0..2_000_000).step_by(24_000) {
        disk.fill(room);
        let made = device.call("backup_make", Value::Null);
        disk.make_room();
        assert_eq!(device.read(&talk), read);
        assert_eq!(count(&own), 4, "{room} bytes: the vault, its log and two headers");
        match made {
            Ok(_) => return codes,
            Err(code) => codes.push(code),
        }
        assert_eq!(count(place), there, "{room} bytes");
        assert_eq!(device.ok("backup_list", Value::Null)["backups"], json!([]));
    }
    panic!("it fits at last: {codes:?}");
}

#[test]
fn a_backup_that_does_not_fit_in_its_folder_leaves_nothing_behind() {
    on_a_small_disk("a_backup_that_does_not_fit_in_its_folder_leaves_nothing_behind", |small, disk| {
        let elsewhere = tempfile::tempdir_in("/var/tmp").unwrap();
        let mut device = Device::at(elsewhere.path());
        device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
        let codes = until_it_fits(&mut device, disk, small.root());
        // Where the size of all files is limited, the vault's own copy is too large before the backup is.
        let full = if disk.mounted { Code::BackupFolderFull } else { Code::DiskFull };
        assert!(codes.len() > 5 && codes.contains(&full), "{codes:?}");
        assert!(!disk.mounted || codes.iter().all(|code| *code == full), "{codes:?}");
    });
}

#[test]
fn a_backup_for_which_the_vault_has_no_room_leaves_nothing_behind() {
    on_a_small_disk("a_backup_for_which_the_vault_has_no_room_leaves_nothing_behind", |device, disk| {
        let elsewhere = tempfile::tempdir_in("/var/tmp").unwrap();
        device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
        let codes = until_it_fits(device, disk, elsewhere.path());
        // Where the size of all files is limited, a little more than the vault has is soon enough.
        assert!(codes.len() > if disk.mounted { 5 } else { 0 }, "{codes:?}");
        assert!(codes.iter().all(|code| *code == Code::DiskFull), "{codes:?}");
    });
}

#[test]
fn a_backup_that_cannot_be_put_back_for_want_of_room_leaves_what_is_there() {
    on_a_small_disk("a_backup_that_cannot_be_put_back_for_want_of_room_leaves_what_is_there", |device, disk| {
        let elsewhere = tempfile::tempdir_in("/var/tmp").unwrap();
        device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
        device.ok("backup_folder_set", json!({ "folder": elsewhere.path() }));
        let talk = device.begin("plan", &[]);
        write(device, &talk, &"woord ".repeat(8_000)).unwrap();
        let then = device.read(&talk);
        let made = device.ok("backup_make", Value::Null);
        let file = elsewhere.path().join(made["name"].as_str().unwrap());
        write(device, &talk, "later").unwrap();
        device.relock();
        let now = (device.read(&talk), device.ok("backup_list", Value::Null));
        let mut refused = 0;
        for room in (0..3_000_000).step_by(36_000) {
            disk.fill(room);
            let back = device.call("backup_put_back", json!({ "file": file }));
            disk.make_room();
            let Err(code) = back else { break };
            assert_eq!(code, Code::DiskFull, "{room} bytes");
            assert_eq!((device.read(&talk), device.ok("backup_list", Value::Null)), now, "{room} bytes");
            let aside = std::fs::read_dir(device.data().join("kluis/vervangen"));
            assert_eq!(aside.into_iter().flatten().count(), 0, "{room} bytes");
            refused += 1;
        }
        assert!(refused > if disk.mounted { 5 } else { 0 }, "{refused}");
        // It is the last one, the one that went well, that stands on the disk.
        device.relock();
        assert_eq!(device.read(&talk), then);
        assert_eq!(device.ok("backup_list", Value::Null)["backups"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn what_is_taken_along_and_does_not_fit_leaves_nothing_behind() {
    on_a_small_disk("what_is_taken_along_and_does_not_fit_leaves_nothing_behind", |small, disk| {
        let elsewhere = tempfile::tempdir_in("/var/tmp").unwrap();
        let mut device = Device::at(elsewhere.path());
        device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
        let talk = device.begin("plan", &[]);
        // Nothing that could be written shorter.
        let mut bytes = [0; 30_000];
        getrandom::fill(&mut bytes).unwrap();
        let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        write(&mut device, &talk, &text).unwrap();
        device.relock();
        let (place, mut codes, mut fitted) = (small.root().to_owned(), Vec::new(), false);
        let there = std::fs::read_dir(&place).unwrap().count();
        for room in (0..2_000_000).step_by(8_192) {
            disk.fill(room);
            let taken = device.call("export_all", json!({ "file": place.join("alles.zip"), "passphrase": null }));
            disk.make_room();
            match taken {
                Ok(told) => {
                    let bytes = std::fs::metadata(place.join("alles.zip")).unwrap().len();
                    assert_eq!(told["bytes"], bytes);
                    fitted = true;
                    break;
                }
                Err(code) => codes.push(code),
            }
            assert_eq!(std::fs::read_dir(&place).unwrap().count(), there, "{room} bytes");
        }
        assert!(fitted, "{codes:?}");
        // Where the size of all files is limited, the vault's own copy is too large before the file is.
        let full = if disk.mounted { Code::BackupFolderFull } else { Code::DiskFull };
        assert!(codes.len() > 5 && codes.iter().all(|code| *code == full), "{codes:?}");
    });
}
