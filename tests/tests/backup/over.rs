//! Put back in the vault that is open: all as it was then, but for what was erased; what stood there is kept aside.

use kdw_core::apart::Next;

use super::*;

/// Makes the vault that is open hold what this backup holds; nothing is typed.
pub(super) fn put_back(device: &mut Device, file: &Path) -> Result<Value, Code> {
    device.call("backup_put_back", json!({ "file": file }))
}

pub(super) fn text(device: &mut Device, talk: &Value, body: &str) {
    device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": body }));
}

pub(super) fn found(device: &mut Device, word: &str) -> usize {
    device.ok("search", json!({ "query": word })).as_array().unwrap().len()
}

pub(super) fn erase(device: &mut Device, entry: &Value) {
    device.ok("bin_erase", json!({ "entry": entry }));
}

/// The one backup that lies aside.
pub(super) fn aside(device: &mut Device) -> Value {
    let all = list(device)["backups"].as_array().unwrap().clone();
    let aside: Vec<_> = all.into_iter().filter(|one| one["aside"] == json!(true)).collect();
    let [one] = &aside[..] else { panic!("one lies aside: {aside:?}") };
    one.clone()
}

pub(super) fn path(fact: &Value) -> PathBuf {
    Path::new(fact["folder"].as_str().unwrap()).join(fact["name"].as_str().unwrap())
}

#[test]
fn everything_is_as_it_was_and_what_stood_there_can_be_had_back() {
    let (mut device, place) = device();
    let talk = device.begin("plan", &[]);
    text(&mut device, &talk, "het huis");
    let file = made(&mut device);
    let then = device.read(&talk);
    let writes = |device: &mut Device| device.ok("conversation_list", json!({ "person": null, "period": null }));
    let list_then = writes(&mut device);

    device.clock.advance(Duration::hours(3));
    text(&mut device, &talk, "de tuin");
    let later = device.begin("plan", &[]);
    device.meet(&later, "de bakker");
    let now = (device.read(&talk), device.read(&later));
    let change = json!({ "present": PASSPHRASE, "passphrase": OTHER });
    device.ok("passphrase_change", change);
    device.ok("recovery_refuse", Value::Null);

    let contents = device.ok("backup_contents", json!({ "file": file }));
    assert_eq!(contents["holds"]["conversations"], 2, "the example is one");
    put_back(&mut device, &file).unwrap();
    assert_eq!((device.read(&talk), writes(&mut device)), (then.clone(), list_then));
    assert_eq!(device.call("conversation_get", json!({ "conversation": later })), Err(Code::NotFound));
    assert_eq!((found(&mut device, "huis"), found(&mut device, "tuin"), found(&mut device, "bakker")), (1, 0, 0));
    assert_eq!(device.ok("undo", Value::Null), Value::Null, "no step of before leads on from here");
    assert_eq!(names(&device.data()), ["kluis", "kluis.lock"]);
    let own = ["kluis.db", "kluis.db-wal", "kluis.hdr", "kluis.hdr.2", "vervangen"];
    assert_eq!(names(&device.data().join("kluis")), own);

    // What opens the vault today goes on to, no former secret comes back with a copy, and what was decided about them stands.
    assert_eq!(device.ok("app_status", Value::Null)["offer_recovery"], json!(false));
    device.ok("vault_lock", Value::Null);
    assert_eq!(device.call("vault_unlock", json!({ "passphrase": PASSPHRASE })), Err(Code::WrongPassphrase));
    device.ok("vault_unlock", json!({ "passphrase": OTHER }));
    assert_eq!(device.read(&talk), then);
    text(&mut device, &talk, "de schuur");

    let kept = aside(&mut device);
    assert_eq!((&kept["present"], &kept["former"], &kept["too_old"]), (&json!(true), &json!(false), &json!(false)));
    put_back(&mut device, &path(&kept)).unwrap();
    assert_eq!((device.read(&talk), device.read(&later)), now);
    assert_eq!((found(&mut device, "tuin"), found(&mut device, "bakker"), found(&mut device, "schuur")), (1, 1, 0));
    let view = list(&mut device);
    assert_eq!((&view["folder"], view["backups"].as_array().unwrap().len()), (&json!(place), 3));
    assert_eq!(device.session.vault().unwrap().stray_writes(), 0);
}

#[test]
fn what_is_refused_changes_nothing_and_puts_nothing_aside() {
    let (mut device, place) = device();
    let talk = device.begin("plan", &[]);
    text(&mut device, &talk, "het huis");
    let file = made(&mut device);
    let bytes = fs::read(&file).unwrap();
    let mut other = Device::new();
    other.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
    other.ok("backup_folder_set", json!({ "folder": other.root() }));
    let others = made(&mut other);
    text(&mut device, &talk, "de tuin");
    let now = (device.read(&talk), list(&mut device));

    let damaged = |at: usize| {
        let (mut bytes, path) = (bytes.clone(), place.join(format!("{at}.kdw")));
        bytes[at] ^= 1;
        fs::write(&path, bytes).unwrap();
        path
    };
    let strange = place.join("brief.kdw");
    fs::write(&strange, "Beste mevrouw").unwrap();
    for (file, code) in [
        (others, Code::OtherVault),
        (damaged(40), Code::BackupDamaged),
        (damaged(bytes.len() / 2), Code::BackupDamaged),
        (damaged(bytes.len() - 1), Code::BackupDamaged),
        (strange, Code::NotABackup),
        (place.join("weg.kdw"), Code::NotFound),
    ] {
        assert_eq!(put_back(&mut device, &file), Err(code), "{}", file.display());
        // Of what is damaged further on, nothing is known before it is read.
        let looked = device.call("backup_contents", json!({ "file": file }));
        assert!(looked == Err(code) || code == Code::BackupDamaged, "{}: {looked:?}", file.display());
    }
    let running = kdw_core::backup::backup_make(device.session.vault().unwrap(), ()).unwrap();
    assert_eq!(put_back(&mut device, &file), Err(Code::BackupRunning));
    drop(running);
    assert_eq!((device.read(&talk), list(&mut device)), now);
    let kept = device.data().join("kluis/vervangen");
    assert!(!kept.exists() || names(&kept).is_empty());
    device.ok("vault_lock", Value::Null);
    assert_eq!(put_back(&mut device, &file), Err(Code::Locked));
}

#[test]
fn what_lies_aside_stays_until_it_is_removed_and_counts_as_no_backup() {
    let (mut device, place) = device();
    device.begin("plan", &[]);
    let file = made(&mut device);
    device.clock.advance(Duration::days(1));
    device.relock();
    put_back(&mut device, &file).unwrap();
    assert!(device.ok("backup_daily", Value::Null).is_object(), "today has none yet");
    // For more than a year: the clock runs on steadily.
    for _ in 0..14 {
        device.clock.advance(Duration::days(31));
        device.relock();
        device.ok("backup_daily", Value::Null);
        device.ok("backup_expire", Value::Null);
    }
    let kept = aside(&mut device);
    assert_eq!((&kept["present"], &kept["too_old"]), (&json!(true), &json!(false)));
    assert!(!file.exists(), "what is in the folder goes as ever");
    for file in names(&place) {
        fs::remove_file(place.join(file)).unwrap();
    }
    device.ok("backup_forget", json!({ "folder": place }));
    assert_eq!(device.ok("app_status", Value::Null)["backup"], json!({ "kind": "never" }));
    device.ok("backup_remove", json!({ "backup": kept["id"] }));
    assert!(!path(&kept).exists());
    assert_eq!(list(&mut device)["backups"], json!([]));
}

#[test]
fn a_file_of_ones_own_keeping_is_left_alone_and_what_was_forgotten_stays_so() {
    let (mut device, place) = device();
    device.begin("plan", &[]);
    let first = made(&mut device);
    let elsewhere = device.root().canonicalize().unwrap().join("archief.kdw");
    fs::rename(&first, &elsewhere).unwrap();
    device.ok("backup_forget", json!({ "folder": place }));
    device.clock.advance(Duration::days(1));
    let second = made(&mut device);
    let id = list(&mut device)["backups"][0]["id"].clone();
    put_back(&mut device, &elsewhere).unwrap();
    let files: Vec<PathBuf> = list(&mut device)["backups"].as_array().unwrap().iter().map(path).collect();
    assert!(files.contains(&second) && !files.contains(&elsewhere) && files.len() == 2, "{files:?}");
    device.ok("backup_remove", json!({ "backup": id }));
    let kept = path(&aside(&mut device));
    put_back(&mut device, &kept).unwrap();
    let view = list(&mut device);
    let known: Vec<_> = view["backups"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert!(!known.contains(&id), "the copy knows of it, this vault does not");
    assert!(elsewhere.exists());
}

#[test]
fn what_a_killed_app_had_put_aside_is_known_at_the_next_unlock_and_what_is_half_goes() {
    let (mut device, _) = device();
    let file = made(&mut device);
    put_back(&mut device, &file).unwrap();
    let kept = aside(&mut device);
    let bytes = fs::read(path(&kept)).unwrap();
    device.ok("backup_remove", json!({ "backup": kept["id"] }));
    let folder = path(&kept).parent().unwrap().to_owned();
    assert_eq!(names(&folder), [""; 0]);
    fs::write(path(&kept), bytes).unwrap();
    fs::write(folder.join("reservekopie-2026-11-16-090000-0011aabb.kdw.onaf"), "half").unwrap();
    fs::write(folder.join("brief.txt"), "van iemand zelf").unwrap();
    device.relock();
    assert_eq!(aside(&mut device)["id"], kept["id"]);
    assert_eq!(names(&folder), ["brief.txt", kept["name"].as_str().unwrap()]);
}

#[test]
fn what_lies_aside_moves_with_the_vault_and_opens_with_no_former_secret() {
    let mut device = Device::new();
    device.ok("vault_create", json!({ "passphrase": PASSPHRASE }));
    let place = device.root().join("stick");
    fs::create_dir(&place).unwrap();
    device.ok("backup_folder_set", json!({ "folder": place }));
    let talk = device.begin("plan", &[]);
    text(&mut device, &talk, "het huis");
    let file = made(&mut device);
    text(&mut device, &talk, "de tuin");
    put_back(&mut device, &file).unwrap();
    device.ok("passphrase_change", json!({ "present": PASSPHRASE, "passphrase": OTHER }));
    let kept = path(&aside(&mut device));
    assert_eq!(fresh(&kept, PASSPHRASE).1, Err(Code::WrongPassphrase));
    let code = device.make_sheet_with(OTHER);
    let kept = aside(&mut device);
    assert_eq!((&kept["present"], &kept["former"]), (&json!(true), &json!(false)));
    let copy = made(&mut device);
    let (mut other, restored) = fresh(&copy, OTHER);
    restored.unwrap();
    let elsewhere = list(&mut other)["backups"].as_array().unwrap().clone();
    assert!(
        elsewhere.iter().all(|one| one["aside"] == json!(false)),
        "it lies with the vault that it was put aside in"
    );
    // Its header is the vault's: the former passphrase opens the copy on the stick, and not the one beside the database.
    for (secret, opens) in [(PASSPHRASE, false), (OTHER, true), (code.as_str(), true)] {
        let (mut other, restored) = fresh(&path(&kept), secret);
        assert_eq!(restored.is_ok(), opens, "{secret}");
        assert!(!opens || other.read(&talk)["texts"]["stakes"] == "de tuin");
    }

    device.ok("vault_lock", Value::Null);
    let moved = device.root().join("verhuisd");
    fs::rename(device.data(), &moved).unwrap();
    let mut device = Device::at(&moved);
    device.ok("vault_unlock", json!({ "passphrase": OTHER }));
    let kept = aside(&mut device);
    assert_eq!(kept["present"], json!(true));
    put_back(&mut device, &path(&kept)).unwrap();
    assert_eq!(device.read(&talk)["texts"]["stakes"], "de tuin");
}

#[test]
fn what_is_written_while_it_is_put_back_is_kept_aside_with_the_rest() {
    let (mut device, _) = device();
    let talk = device.begin("plan", &[]);
    let file = made(&mut device);
    let vault = device.session.vault().unwrap();
    let request = serde_json::from_value(json!({ "file": file })).unwrap();
    let read = kdw_core::backup::backup_put_back(vault, request).unwrap().run();
    let Next::More(keep) = read.note(vault).unwrap() else { panic!("what stands there is kept aside first") };
    let kept = keep.run();
    text(&mut device, &talk, "op het nippertje");
    let vault = device.session.vault().unwrap();
    let Next::More(again) = kept.note(vault).unwrap() else { panic!("something was written: it is made again") };
    let Next::Done(()) = again.run().note(vault).unwrap() else { panic!("nothing was written") };
    assert_eq!(device.read(&talk)["texts"], json!({}));
    let kept = path(&aside(&mut device));
    put_back(&mut device, &kept).unwrap();
    assert_eq!(device.read(&talk)["texts"]["stakes"], "op het nippertje");

    // Locked meanwhile, also when it is open again: nothing is replaced.
    let vault = device.session.vault().unwrap();
    let request = serde_json::from_value(json!({ "file": file })).unwrap();
    let read = kdw_core::backup::backup_put_back(vault, request).unwrap().run();
    let Next::More(keep) = read.note(vault).unwrap() else { panic!("what stands there is kept aside first") };
    let kept = keep.run();
    device.relock();
    let stopped = kept.note(device.session.vault().unwrap()).err().map(|error| error.code());
    assert_eq!(stopped, Some(Code::BackupStopped));
    assert_eq!(device.read(&talk)["texts"]["stakes"], "op het nippertje");
    device.relock();
    let kept = list(&mut device)["backups"].as_array().unwrap().clone();
    assert!(kept.iter().all(|one| one["present"] == json!(true)), "what was taken away is not on the list: {kept:?}");

    // Also while the file was still being read, or when something was erased by then.
    for already_read in [false, true] {
        let vault = device.session.vault().unwrap();
        let request = serde_json::from_value(json!({ "file": file })).unwrap();
        let work = kdw_core::backup::backup_put_back(vault, request).unwrap();
        let read = if already_read {
            let read = work.run();
            device.relock();
            read
        } else {
            let gone = device.begin("plan", &[]);
            device.ok("conversation_delete", json!({ "conversation": gone }));
            erase(&mut device, &gone);
            work.run()
        };
        let stopped = read.note(device.session.vault().unwrap()).err().map(|error| error.code());
        assert_eq!(stopped, Some(Code::BackupStopped));
    }
    assert_eq!(device.read(&talk)["texts"]["stakes"], "op het nippertje");
}

#[test]
fn a_way_in_that_is_changed_meanwhile_is_the_only_one_into_what_lies_aside() {
    let (mut device, _) = device();
    let file = made(&mut device);
    let vault = device.session.vault().unwrap();
    let request = serde_json::from_value(json!({ "file": file })).unwrap();
    let read = kdw_core::backup::backup_put_back(vault, request).unwrap().run();
    let Next::More(keep) = read.note(vault).unwrap() else { panic!("what stands there is kept aside first") };
    device.ok("passphrase_change", json!({ "present": PASSPHRASE, "passphrase": OTHER }));
    let vault = device.session.vault().unwrap();
    let Next::Done(()) = keep.run().note(vault).unwrap() else { panic!("no row was written") };
    let kept = path(&aside(&mut device));
    assert_eq!(fresh(&kept, PASSPHRASE).1, Err(Code::WrongPassphrase));
    fresh(&kept, OTHER).1.unwrap();
}

#[test]
fn which_copies_can_hold_what_is_about_to_be_erased_and_until_when() {
    let (mut device, _) = device();
    let before = made(&mut device);
    device.clock.advance(Duration::days(1));
    let talk = device.begin("plan", &[]);
    let held = |device: &mut Device, entry: &Value| {
        let held = device.ok("backup_holding", json!({ "entry": entry }));
        (held["backups"].as_array().unwrap().len(), held["until"].clone(), held["stay"].clone())
    };
    assert_eq!(held(&mut device, &talk), (0, Value::Null, json!(0)), "it was made the day before");
    for _ in 0..2 {
        made(&mut device);
        device.clock.advance(Duration::days(1));
    }
    assert_eq!(held(&mut device, &talk), (2, json!("2027-11-19"), json!(0)));
    let item = json!({ "conversation": talk, "side": "mine", "body": "kachelpijp", "origin": null });
    let item = device.ok("agenda_add", item);
    device.ok("agenda_delete", json!({ "conversation": talk, "item": item }));
    assert_eq!(held(&mut device, &item).0, 2);
    put_back(&mut device, &before).unwrap();
    let kept = path(&aside(&mut device));
    put_back(&mut device, &kept).unwrap();
    device.ok("conversation_delete", json!({ "conversation": talk }));
    assert_eq!(held(&mut device, &talk), (4, json!("2027-11-19"), json!(2)));
    device.clock.advance(Duration::days(400));
    assert_eq!(held(&mut device, &talk).1, json!("2027-12-25"), "not in the past: it goes with a newer one");
    erase(&mut device, &talk);
    assert_eq!(device.call("backup_holding", json!({ "entry": talk })), Err(Code::NotFound));
}
