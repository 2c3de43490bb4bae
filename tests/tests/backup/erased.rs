//! What was erased does not come back when a copy of before is put back, and what was not does.

use super::over::{aside, erase, found, path, put_back, text};
use super::*;

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
fn a_life_area_is_known_by_itself_whoever_it_is_about_by_then() {
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
    // Written while no one had been added; in the bin, out of it, and once more: by the time it is erased it is about someone.
    set(&mut device, &Value::Null, "regenjas");
    let first = copied(&mut device, "eerst.kdw");
    let entry = remove(&mut device, &Value::Null);
    let binned = copied(&mut device, "in de prullenbak.kdw");
    device.ok("bin_restore", json!({ "entry": entry }));
    let person = device.meet(&talk, "de bakker");
    assert_eq!(remove(&mut device, &person), entry);
    set(&mut device, &person, "zonnehoed");
    let second = copied(&mut device, "tweede.kdw");
    erase(&mut device, &entry);
    let third = copied(&mut device, "derde.kdw");
    remove(&mut device, &person);
    for (file, new) in [(first, 0), (binned, 0), (second, 1), (third, 1)] {
        put_back(&mut device, &file).unwrap();
        assert_eq!((found(&mut device, "regenjas"), found(&mut device, "zonnehoed")), (0, new), "{}", file.display());
        assert_eq!(device.ok("bin_list", Value::Null), json!([]), "{}", file.display());
    }
}

#[test]
fn who_lives_on_in_a_later_conversation_is_there_again_when_that_comes_back() {
    let (mut device, _) = device();
    let first = device.begin("plan", &[]);
    let person = device.meet(&first, "de bakker");
    let file = made(&mut device);
    let later = device.begin("plan", std::slice::from_ref(&person));
    device.ok("conversation_delete", json!({ "conversation": first }));
    erase(&mut device, &first);
    let now = device.read(&later);
    put_back(&mut device, &file).unwrap();
    assert_eq!(device.ok("person_list", Value::Null), json!([]), "there is no conversation with them in that copy");
    for _ in 0..2 {
        let kept = list(&mut device)["backups"].as_array().unwrap().clone();
        let oldest = kept.iter().rfind(|one| one["aside"] == json!(true)).unwrap().clone();
        put_back(&mut device, &path(&oldest)).unwrap();
        assert_eq!(device.read(&later), now);
    }
}

#[test]
fn a_label_that_had_gone_into_another_is_no_one_who_was_erased() {
    let (mut device, _) = device();
    let talk = device.begin("plan", &[]);
    let gone = device.meet(&talk, "de bakker");
    let other = device.begin("plan", &[]);
    let keep = device.meet(&other, "meneer Kade");
    let unrelated = device.begin("plan", &[]);
    let file = made(&mut device);
    let then = device.read(&talk);
    device.ok("person_merge", json!({ "keep": keep, "gone": gone }));
    device.ok("conversation_delete", json!({ "conversation": unrelated }));
    erase(&mut device, &unrelated);
    put_back(&mut device, &file).unwrap();
    assert_eq!(device.read(&talk), then);
    assert_eq!(device.call("conversation_get", json!({ "conversation": unrelated })), Err(Code::NotFound));
}

#[test]
fn what_was_in_the_bin_then_does_not_go_by_itself_as_soon_as_it_is_back() {
    let (mut device, _) = device();
    let talk = device.begin("plan", &[]);
    device.ok("conversation_delete", json!({ "conversation": talk }));
    let file = made(&mut device);
    let kept = device.root().join("kopie.kdw");
    fs::copy(file, &kept).unwrap();
    device.ok("bin_restore", json!({ "entry": talk }));
    for _ in 0..3 {
        device.clock.advance(Duration::days(30));
        device.relock();
    }
    text(&mut device, &talk, "drie maanden werk");
    put_back(&mut device, &kept).unwrap();
    device.clock.advance(Duration::days(2));
    device.relock();
    assert_eq!(device.ok("bin_list", Value::Null)[0]["days_left"], json!(28));
    let kept = path(&aside(&mut device));
    put_back(&mut device, &kept).unwrap();
    assert_eq!(device.read(&talk)["texts"]["stakes"], "drie maanden werk");
}

#[test]
fn who_was_erased_in_one_state_is_there_in_another_where_they_live_on() {
    let (mut device, _) = device();
    let first = device.begin("plan", &[]);
    let person = device.meet(&first, "de bakker");
    let early = device.root().join("vroeg.kdw");
    fs::copy(made(&mut device), &early).unwrap();
    let later = device.begin("plan", std::slice::from_ref(&person));
    let late = device.root().join("laat.kdw");
    fs::copy(made(&mut device), &late).unwrap();
    // In the early state there is one conversation with them, and it is erased.
    put_back(&mut device, &early).unwrap();
    device.ok("conversation_delete", json!({ "conversation": first }));
    erase(&mut device, &first);
    put_back(&mut device, &late).unwrap();
    let label = |device: &mut Device| device.read(&later)["people"][0]["label"].clone();
    assert_eq!(label(&mut device), "de bakker");
    // Taken out here by mistake: a copy in which they take part has them.
    device.ok("participant_remove", json!({ "conversation": later, "person": person }));
    put_back(&mut device, &late).unwrap();
    assert_eq!(label(&mut device), "de bakker");
}

#[test]
fn labels_that_changed_hands_in_one_conversation_come_back_as_they_were() {
    let (mut device, _) = device();
    let talk = device.begin("plan", &[]);
    let (gone, keep) = (device.meet(&talk, "de bakker"), device.meet(&talk, "meneer Kade"));
    device.ok("participant_remove", json!({ "conversation": talk, "person": keep }));
    device.begin("plan", std::slice::from_ref(&keep));
    let unrelated = device.begin("plan", &[]);
    let file = made(&mut device);
    let then = device.read(&talk);
    device.ok("person_merge", json!({ "keep": keep, "gone": gone }));
    device.ok("conversation_delete", json!({ "conversation": unrelated }));
    erase(&mut device, &unrelated);
    put_back(&mut device, &file).unwrap();
    assert_eq!(device.read(&talk), then);
}
