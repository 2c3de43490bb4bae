//! A backup is made while someone goes on writing, and stops when it must.

use std::sync::Mutex;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::atomic::{AtomicBool, AtomicU32};

use std::process::{Child, Command, Stdio};

use kdw_core::api::dispatch_shared;
use kdw_core::shared::Shared;

use super::*;

fn call(session: &Shared, command: &str, request: &Value) -> Result<Value, Code> {
    dispatch_shared(session, command, &request.to_string()).map(|reply| reply.value)
}

#[test]
fn fifty_backups_made_while_writing_each_hold_all_that_was_acknowledged_before_it_began() {
    // Or more, on request: as many as this says.
    let copies = std::env::var("KDW_COPIES").map_or(50, |count| count.parse::<u32>().unwrap());
    // So many writes for each at most, and one of so many is put back: all were compared when they were made.
    let (writes, every) = if copies > 50 { (1, 100) } else { (4, 10) };
    let (mut device, _) = device();
    let code = device.make_sheet();
    let talk = device.begin("plan", &[]);
    let session = Shared::new(std::mem::replace(&mut device.session, Device::new().session));
    let (made, said, may) = (Mutex::new(Vec::new()), AtomicU32::new(0), AtomicU32::new(0));
    let seen = AtomicBool::new(false);
    std::thread::scope(|scope| {
        // As fast as they go once it is being made.
        scope.spawn(|| {
            while said.load(SeqCst) < writes * copies {
                let number = said.load(SeqCst) + 1;
                let running = call(&session, "backup_list", &Value::Null).unwrap()["running"].is_object();
                seen.fetch_or(running, SeqCst);
                let its_own_is_made = || made.lock().unwrap().len() as u32 * writes >= number;
                if number > may.load(SeqCst) || !running && !its_own_is_made() {
                    std::thread::yield_now();
                    continue;
                }
                let request = json!({ "conversation": talk, "body": format!("afspraak {number}") });
                call(&session, "agreement_add", &request).unwrap();
                said.store(number, SeqCst);
            }
        });
        for copy in 0..copies {
            let before = said.load(SeqCst);
            may.fetch_add(writes, SeqCst);
            let backup = call(&session, "backup_make", &Value::Null).unwrap();
            let file = Path::new(backup["folder"].as_str().unwrap()).join(backup["name"].as_str().unwrap());
            // Of one day only the last stays.
            let kept = file.with_extension(copy.to_string());
            if copy % every == 0 {
                fs::copy(&file, &kept).unwrap();
            }
            made.lock().unwrap().push((before, said.load(SeqCst), kept));
        }
    });
    let made = made.into_inner().unwrap();
    assert!(seen.into_inner(), "someone wrote, and looked, while one was made");
    for (before, after, file) in made.iter().step_by(every as usize) {
        let (mut other, restored) = fresh(file, &code);
        restored.unwrap();
        let agreements = other.read(&talk)["agreements"].as_array().unwrap().clone();
        let count = u32::try_from(agreements.len()).unwrap();
        // One more may have been written and not counted yet.
        assert!((*before..=*after + 1).contains(&count), "{before} <= {count} <= {after} + 1");
        for (number, agreement) in (1..).zip(&agreements) {
            assert_eq!(agreement["body"], json!(format!("afspraak {number}")));
        }
    }
}

/// Begins a backup, does something else before it is run, and tells what came of it.
fn interrupted(device: &mut Device, meanwhile: impl FnOnce(&mut Device)) -> Result<(), Code> {
    let job = kdw_core::backup::backup_make(device.session.vault().unwrap(), ()).unwrap();
    meanwhile(device);
    let made = job.run();
    let vault = device.session.vault().map_err(|error| error.code())?;
    made.note(vault).map(|_| ()).map_err(|error| error.code())
}

#[test]
fn it_stops_and_leaves_nothing_when_the_vault_is_locked_or_something_is_erased() {
    let (mut device, place) = device();
    let talk = device.begin("plan", &[]);
    let locked = interrupted(&mut device, |device| drop(device.ok("vault_lock", Value::Null)));
    assert_eq!(locked, Err(Code::Locked));
    assert_eq!(names(&place), [""; 0]);
    assert_eq!(names(&device.data().join("kluis")), ["kluis.db", "kluis.hdr", "kluis.hdr.2"]);

    device.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(interrupted(&mut device, Device::relock), Err(Code::BackupStopped), "also when it is open again");
    let erased = interrupted(&mut device, |device| {
        device.ok("conversation_delete", json!({ "conversation": talk }));
        device.ok("bin_erase", json!({ "entry": talk }));
    });
    assert_eq!(erased, Err(Code::BackupStopped), "it would hold what was just erased");
    assert_eq!(names(&place), [""; 0]);
    assert_eq!(names(&device.data().join("kluis")), ["kluis.db", "kluis.db-wal", "kluis.hdr", "kluis.hdr.2"]);
    assert_eq!(list(&mut device)["backups"], json!([]));
}

#[test]
fn what_is_erased_between_its_name_and_its_note_takes_it_along() {
    let (mut device, place) = device();
    let talk = device.begin("plan", &[]);
    device.ok("conversation_delete", json!({ "conversation": talk }));
    let job = kdw_core::backup::backup_make(device.session.vault().unwrap(), ()).unwrap();
    let made = job.run();
    assert_eq!(names(&place).len(), 1);
    device.ok("bin_erase", json!({ "entry": talk }));
    let noted = made.note(device.session.vault().unwrap()).err().map(|error| error.code());
    assert_eq!(noted, Some(Code::BackupStopped));
    assert_eq!(names(&place), [""; 0]);
}

#[test]
fn of_two_at_once_the_second_is_refused_and_how_far_the_first_is_can_be_seen() {
    let (mut device, place) = device();
    let job = kdw_core::backup::backup_make(device.session.vault().unwrap(), ()).unwrap();
    assert_eq!(list(&mut device)["running"], json!({ "done": 0, "of": 0 }));
    assert_eq!(device.call("backup_make", Value::Null), Err(Code::BackupRunning));
    let made = job.run();
    let running = list(&mut device)["running"].clone();
    assert!(running["of"].as_u64().unwrap() > 100_000 && running["done"] == running["of"], "{running}");
    made.note(device.session.vault().unwrap()).unwrap();
    assert_eq!(list(&mut device)["running"], Value::Null);
    device.clock.advance(Duration::days(1));
    device.ok("backup_make", Value::Null);
    assert_eq!(names(&place).len(), 2);
}

/// Starts a process that does this with the data folder, and one that does it at the same time.
fn two_at_once(data: &Path, words: &[&str]) -> [String; 2] {
    let start = || {
        let mut process = Command::new(env!("CARGO_BIN_EXE_copies"));
        process.arg(data).args(words).stdout(Stdio::piped()).stderr(Stdio::piped());
        process.spawn().unwrap()
    };
    let end = |process: Child| {
        let done = process.wait_with_output().unwrap();
        String::from_utf8([done.stdout, done.stderr].concat()).unwrap()
    };
    [start(), start()].map(end)
}

#[test]
fn of_two_processes_that_put_back_where_there_is_no_vault_one_does() {
    let (mut device, _) = device();
    let code = device.make_sheet();
    let talk = device.begin("plan", &[]);
    let (file, read) = (made(&mut device), device.read(&talk));
    for _ in 0..5 {
        let mut other = Device::new();
        let said = two_at_once(&other.data(), &["restore", file.to_str().unwrap(), &code]);
        let done = said.iter().filter(|said| said.as_str() == "done\n").count();
        let refused = |said: &&String| said.contains("VaultInUse") || said.contains("VaultExists");
        assert_eq!((done, said.iter().filter(refused).count()), (1, 1), "{said:?}");
        other.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
        assert_eq!(other.read(&talk), read);
        assert_eq!(names(&other.data()), ["kluis", "kluis.lock"]);
    }
}

#[test]
fn of_two_processes_that_put_back_in_one_vault_the_second_finds_it_in_use_or_done() {
    let (mut device, _) = device();
    let talk = device.begin("plan", &[]);
    let (file, read) = (made(&mut device), device.read(&talk));
    device.ok("agreement_add", json!({ "conversation": talk, "body": "later" }));
    let later = device.read(&talk);
    device.ok("vault_lock", Value::Null);
    let said = two_at_once(&device.data(), &["over", file.to_str().unwrap()]);
    let done = said.iter().filter(|said| said.as_str() == "done\n").count();
    assert!(done > 0 && said.iter().all(|said| said == "done\n" || said.contains("VaultInUse")), "{said:?}");
    device.ok("vault_unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(device.read(&talk), read);
    let kept = list(&mut device)["backups"].as_array().unwrap().clone();
    let kept: Vec<_> = kept.into_iter().filter(|one| one["aside"] == json!(true)).collect();
    assert_eq!(kept.len(), done);
    let oldest = kept.last().unwrap();
    device.ok("backup_put_back", json!({ "file": oldest["file"] }));
    assert_eq!(device.read(&talk), later);
}
