//! Put back in the vault that is open: all as it was then, but for what was erased; what stood there is kept aside.

use super::*;

/// Makes the vault that is open hold what this backup holds; nothing is typed.
fn put_back(device: &mut Device, file: &Path) -> Result<Value, Code> {
    device.call("backup_restore", json!({ "file": file, "secret": "" }))
}

fn text(device: &mut Device, talk: &Value, body: &str) {
    device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": body }));
}

fn found(device: &mut Device, word: &str) -> usize {
    device.ok("search", json!({ "query": word })).as_array().unwrap().len()
}

fn erase(device: &mut Device, entry: &Value) {
    device.ok("bin_erase", json!({ "entry": entry }));
}

/// The one backup that lies aside.
fn aside(device: &mut Device) -> Value {
    let all = list(device)["backups"].as_array().unwrap().clone();
    let aside: Vec<_> = all.into_iter().filter(|one| one["aside"] == json!(true)).collect();
    let [one] = &aside[..] else { panic!("one lies aside: {aside:?}") };
    one.clone()
}

fn path(fact: &Value) -> PathBuf {
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

    let contents = device.ok("backup_inspect", json!({ "file": file, "secret": "" }));
    assert_eq!(contents["holds"]["conversations"], 2, "the example is one");
    put_back(&mut device, &file).unwrap();
    assert_eq!((device.read(&talk), writes(&mut device)), (then.clone(), list_then));
    assert_eq!(device.call("conversation_get", json!({ "conversation": later })), Err(Code::NotFound));
    assert_eq!((found(&mut device, "huis"), found(&mut device, "tuin"), found(&mut device, "bakker")), (1, 0, 0));
    assert_eq!(device.ok("undo", Value::Null), Value::Null, "no step of before leads on from here");
    assert_eq!(names(&device.data()), ["kluis", "kluis.lock"]);
    let own = ["kluis.db", "kluis.db-wal", "kluis.hdr", "kluis.hdr.2", "vervangen"];
    assert_eq!(names(&device.data().join("kluis")), own);

    // What opens the vault today goes on to, and no former secret comes back with a copy.
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
fn what_was_erased_since_does_not_come_back() {
    let (mut device, _) = device();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    let stays = device.begin("plan", std::slice::from_ref(&person));
    let slager = device.meet(&stays, "de slager");
    text(&mut device, &talk, "xylofoonkwartet");
    let item = json!({ "conversation": stays, "side": "mine", "body": "kachelpijp", "origin": null });
    let item = device.ok("agenda_add", item);
    let agreement = device.ok("agreement_add", json!({ "conversation": stays, "body": "borstelwerk" }));
    let quote = |device: &mut Device, person: &Value, area: &str, words: &str| {
        let change = json!({ "field": "quote", "value": words });
        device.ok("approach_set", json!({ "conversation": stays, "person": person, "area": area, "change": change }));
    };
    quote(&mut device, &slager, "work", "regenjas");
    quote(&mut device, &slager, "health", "paraplu");
    let file = made(&mut device);
    let kept = device.root().join("kopie.kdw");
    fs::copy(&file, &kept).unwrap();

    device.clock.advance(Duration::days(1));
    device.ok("conversation_delete", json!({ "conversation": talk }));
    erase(&mut device, &talk);
    let of_stays = |device: &mut Device, command: &str, name: &str, id: &Value| {
        device.ok(command, json!({ "conversation": stays, name: id }));
        erase(device, id);
    };
    of_stays(&mut device, "agenda_delete", "item", &item);
    of_stays(&mut device, "agreement_delete", "agreement", &agreement);
    device.ok("approach_remove", json!({ "conversation": stays, "person": slager, "area": "work" }));
    let entry = device.ok("bin_list", Value::Null)[0]["entry"].clone();
    erase(&mut device, &entry);
    // Of what was written there since, the copy knows nothing.
    quote(&mut device, &slager, "work", "zonnehoed");
    // Someone who takes part in nothing any more goes with the last conversation.
    device.ok("participant_remove", json!({ "conversation": stays, "person": person }));
    let last = device.begin("plan", std::slice::from_ref(&person));
    device.ok("conversation_delete", json!({ "conversation": last }));
    erase(&mut device, &last);
    assert_eq!(found(&mut device, "bakker"), 0);

    put_back(&mut device, &kept).unwrap();
    let gone = ["xylofoonkwartet", "kachelpijp", "borstelwerk", "regenjas", "bakker"];
    for word in gone {
        assert_eq!(found(&mut device, word), 0, "{word}");
    }
    assert_eq!((found(&mut device, "paraplu"), found(&mut device, "zonnehoed")), (1, 0));
    let read = device.read(&stays);
    assert_eq!((&read["agenda"], &read["agreements"]), (&json!([]), &json!([])));
    let areas: Vec<_> = read["approaches"].as_array().unwrap().iter().map(|one| one["area"].clone()).collect();
    assert_eq!(areas, ["health"]);
    let people: Vec<_> = read["people"].as_array().unwrap().iter().map(|one| one["label"].clone()).collect();
    assert_eq!(people, ["de slager"]);
    assert_eq!(device.call("conversation_get", json!({ "conversation": talk })), Err(Code::NotFound));
    let known = device.ok("person_list", Value::Null);
    assert_eq!(known.as_array().unwrap().iter().map(|one| &one["label"]).collect::<Vec<_>>(), ["de slager"]);

    // Nor with what was kept aside, nor by putting the same copy back once more.
    let before = path(&aside(&mut device));
    for file in [&before, &kept] {
        put_back(&mut device, file).unwrap();
        for word in gone {
            assert_eq!(found(&mut device, word), 0, "{word}, of {}", file.display());
        }
    }
}

#[test]
fn a_life_area_that_stands_there_anew_is_not_the_one_that_was_erased() {
    let (mut device, _) = device();
    let talk = device.begin("plan", &[]);
    let set = |device: &mut Device, person: &Value, words: &str| {
        let change = json!({ "field": "quote", "value": words });
        device.ok("approach_set", json!({ "conversation": talk, "person": person, "area": "work", "change": change }));
    };
    let remove = |device: &mut Device, person: &Value| {
        device.ok("approach_remove", json!({ "conversation": talk, "person": person, "area": "work" }));
        device.ok("bin_list", Value::Null)[0]["entry"].clone()
    };
    let copied = |device: &mut Device, name: &str| {
        let file = device.root().join(name);
        fs::copy(made(device), &file).unwrap();
        file
    };
    // Written while no one had been added: by the time it is erased it is about someone.
    set(&mut device, &Value::Null, "regenjas");
    let first = copied(&mut device, "eerst.kdw");
    let person = device.meet(&talk, "de bakker");
    let entry = remove(&mut device, &person);
    set(&mut device, &person, "zonnehoed");
    let second = copied(&mut device, "tweede.kdw");
    erase(&mut device, &entry);
    let third = copied(&mut device, "derde.kdw");
    remove(&mut device, &person);
    for (file, old, new) in [(first, 0, 0), (second, 0, 1), (third, 0, 1)] {
        put_back(&mut device, &file).unwrap();
        assert_eq!((found(&mut device, "regenjas"), found(&mut device, "zonnehoed")), (old, new), "{}", file.display());
        assert_eq!(device.ok("bin_list", Value::Null), json!([]), "{}", file.display());
    }
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
    }
    let running = kdw_core::backup::backup_make(device.session.vault().unwrap(), ()).unwrap();
    assert_eq!(put_back(&mut device, &file), Err(Code::BackupRunning));
    drop(running);
    assert_eq!((device.read(&talk), list(&mut device)), now);
    let kept = device.data().join("kluis/vervangen");
    assert!(!kept.exists() || names(&kept).is_empty());
    // A lock in between, and it is a vault as any.
    device.ok("vault_lock", Value::Null);
    assert_eq!(put_back(&mut device, &file), Err(Code::VaultExists));
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
    // For two years: the clock runs on steadily.
    for _ in 0..24 {
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
fn a_file_that_came_from_elsewhere_is_known_from_then_on_and_one_that_was_forgotten_stays_so() {
    let (mut device, place) = device();
    device.begin("plan", &[]);
    let first = made(&mut device);
    let elsewhere = device.root().canonicalize().unwrap().join("van de stick.kdw");
    fs::rename(&first, &elsewhere).unwrap();
    device.ok("backup_forget", json!({ "folder": place }));
    device.clock.advance(Duration::days(1));
    let second = made(&mut device);
    let id = list(&mut device)["backups"][0]["id"].clone();
    put_back(&mut device, &elsewhere).unwrap();
    let view = list(&mut device);
    let files: Vec<PathBuf> = view["backups"].as_array().unwrap().iter().map(path).collect();
    assert!(files.contains(&second) && files.contains(&elsewhere) && files.len() == 3, "{files:?}");
    device.ok("backup_remove", json!({ "backup": id }));
    let kept = path(&aside(&mut device));
    put_back(&mut device, &kept).unwrap();
    let view = list(&mut device);
    assert!(view["backups"].as_array().unwrap().iter().all(|one| one["id"] != id), "a copy knows of it, this vault does not");
}

#[test]
fn what_a_killed_app_had_put_aside_goes_at_the_next_unlock() {
    let (mut device, _) = device();
    let file = made(&mut device);
    put_back(&mut device, &file).unwrap();
    let folder = device.data().join("kluis/vervangen");
    let known = names(&folder);
    fs::write(folder.join("reservekopie-x.kdw"), "x").unwrap();
    device.relock();
    assert_eq!(names(&folder), known);
    assert_eq!(known.len(), 1);
}

#[test]
fn which_copies_can_hold_what_is_about_to_be_erased_and_until_when() {
    let (mut device, _) = device();
    let before = made(&mut device);
    device.clock.advance(Duration::days(1));
    let talk = device.begin("plan", &[]);
    let held = |device: &mut Device, entry: &Value| {
        let held = device.ok("backup_holding", json!({ "entry": entry }));
        (held["backups"].as_array().unwrap().len(), held["until"].clone(), held["aside"].clone())
    };
    assert_eq!(held(&mut device, &talk), (0, Value::Null, json!(0)), "it was made the day before");
    for _ in 0..2 {
        made(&mut device);
        device.clock.advance(Duration::days(1));
    }
    assert_eq!(held(&mut device, &talk), (2, json!("2027-11-18"), json!(0)));
    let item = json!({ "conversation": talk, "side": "mine", "body": "kachelpijp", "origin": null });
    let item = device.ok("agenda_add", item);
    device.ok("agenda_delete", json!({ "conversation": talk, "item": item }));
    assert_eq!(held(&mut device, &item).0, 2);
    put_back(&mut device, &before).unwrap();
    let kept = path(&aside(&mut device));
    put_back(&mut device, &kept).unwrap();
    device.ok("conversation_delete", json!({ "conversation": talk }));
    assert_eq!(held(&mut device, &talk), (4, json!("2027-11-18"), json!(2)));
    erase(&mut device, &talk);
    assert_eq!(device.call("backup_holding", json!({ "entry": talk })), Err(Code::NotFound));
}
