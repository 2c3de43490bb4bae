//! People: another label, and two labels that turn out to be one person.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::Device;
use serde_json::{Value, json};

fn finds(device: &mut Device, query: &str) -> Vec<Value> {
    let found = device.ok("search", json!({ "query": query, "person": null, "lens": null, "period": null }));
    found.as_array().unwrap().iter().map(|hit| hit["conversation"].clone()).collect()
}

fn people(device: &mut Device) -> Vec<(String, u64, Value)> {
    let list = device.ok("person_list", Value::Null);
    let row = |row: &Value| {
        let label = row["label"].as_str().unwrap().to_owned();
        (label, row["conversations"].as_u64().unwrap(), row["last_on"].clone())
    };
    list.as_array().unwrap().iter().map(row).collect()
}

fn remove(device: &mut Device, talk: &Value, person: &Value) {
    device.ok("participant_remove", json!({ "conversation": talk, "person": person }));
}

fn quote(device: &mut Device, talk: &Value, person: &Value, area: &str, words: &str) {
    let change = json!({ "field": "quote", "value": words });
    device.ok("approach_set", json!({ "conversation": talk, "person": person, "area": area, "change": change }));
}

fn merge(device: &mut Device, keep: &Value, gone: &Value) -> Result<Value, Code> {
    device.call("person_merge", json!({ "keep": keep, "gone": gone }))
}

/// The quotes of one person in a conversation, by area.
fn quotes(device: &mut Device, talk: &Value, person: &Value) -> Vec<(String, String)> {
    let read = device.read(talk);
    let all = read["approaches"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    all.iter().filter(|a| &a["person"] == person).map(|a| (text(&a["area"]), text(&a["quote"]))).collect()
}

#[test]
fn people_are_listed_with_how_often_and_how_lately() {
    let mut device = Device::with_vault();
    let first = device.begin("look_back", &[]);
    let baker = device.meet(&first, "de bakker");
    device.clock.advance(Duration::days(2));
    let second = device.begin("now", std::slice::from_ref(&baker));
    let planned = device.begin("plan", std::slice::from_ref(&baker));
    let day = json!({ "field": "planned_on", "value": "2026-12-01" });
    device.ok("conversation_set", json!({ "conversation": planned, "change": day }));
    device.meet(&second, "Aannemer");
    assert_eq!(
        people(&mut device),
        [("Aannemer".into(), 1, json!("2026-11-18")), ("de bakker".into(), 3, json!("2026-12-01"))]
    );
    device.ok("conversation_delete", json!({ "conversation": planned }));
    remove(&mut device, &first, &baker);
    assert_eq!(people(&mut device)[1], ("de bakker".into(), 1, json!("2026-11-18")), "neither binned nor removed");
    remove(&mut device, &second, &baker);
    assert_eq!(people(&mut device)[1], ("de bakker".into(), 0, Value::Null));
}

#[test]
fn another_label_stands_everywhere_and_is_found() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    device.ok("person_rename", json!({ "person": person, "label": "  de molenaar \n" }));
    assert_eq!(device.read(&talk)["people"][0]["label"], "de molenaar");
    assert_eq!((finds(&mut device, "bakker").len(), finds(&mut device, "molenaar").len()), (0, 1));
    assert_eq!(device.ok("undo", Value::Null), "label");
    assert_eq!((finds(&mut device, "bakker").len(), finds(&mut device, "molenaar").len()), (1, 0));
    for (label, code) in
        [(String::new(), Code::BadRequest), (" \n".into(), Code::BadRequest), ("a".repeat(2_001), Code::TooLarge)]
    {
        assert_eq!(device.call("person_rename", json!({ "person": person, "label": label })), Err(code));
    }
    let nobody = json!({ "person": "00000000-0000-4000-8000-000000000000", "label": "x" });
    assert_eq!(device.call("person_rename", nobody), Err(Code::NotFound));
}

#[test]
fn a_label_that_was_made_by_mistake_is_gone_when_it_is_taken_back() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    device.meet(&talk, "typefuot");
    device.ok("undo", Value::Null);
    assert_eq!(device.ok("person_list", Value::Null), json!([]));
    let person = device.meet(&talk, "de bakker");
    device.begin("plan", std::slice::from_ref(&person));
    device.ok("undo", Value::Null);
    assert_eq!(device.read(&talk)["people"], json!([]));
    assert_eq!(people(&mut device)[0].1, 1, "who is known elsewhere by now stays known");
}

#[test]
fn whoever_takes_part_already_still_does_after_an_undo() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    let whom = json!({ "kind": "known", "value": person });
    device.ok("participant_add", json!({ "conversation": talk, "whom": whom, "part": "child" }));
    device.ok("undo", Value::Null);
    let read = device.read(&talk);
    assert_eq!((read["people"].as_array().unwrap().len(), &read["people"][0]["part"]), (1, &json!("other")));
}

#[test]
fn what_was_noted_before_anyone_was_named_goes_back_to_no_one() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    quote(&mut device, &talk, &Value::Null, "work", "kachelpijp");
    let before = device.read(&talk);
    device.meet(&talk, "de bakker");
    device.ok("undo", Value::Null);
    assert_eq!(device.read(&talk), before);
    assert_eq!(finds(&mut device, "kachelpijp").len(), 1);
}

#[test]
fn who_comes_back_keeps_their_own_words_and_those_of_no_one_stay() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    quote(&mut device, &talk, &person, "work", "eigenwoord");
    remove(&mut device, &talk, &person);
    quote(&mut device, &talk, &Value::Null, "work", "niemandswoord");
    let whom = json!({ "kind": "known", "value": person });
    device.ok("participant_add", json!({ "conversation": talk, "whom": whom, "part": "other" }));
    assert_eq!(quotes(&mut device, &talk, &person), [("work".into(), "eigenwoord".into())]);
    assert_eq!((finds(&mut device, "eigenwoord").len(), finds(&mut device, "niemandswoord").len()), (1, 1));
}

#[test]
fn two_labels_become_one_in_every_conversation_and_two_again() {
    let mut device = Device::with_vault();
    let one = device.begin("look_back", &[]);
    let keep = device.meet(&one, "de bakker");
    let two = device.begin("look_back", &[]);
    let gone = device.meet(&two, "de man van de broden");
    quote(&mut device, &two, &gone, "work", "kachelpijp");
    let intention = json!({ "field": "body", "value": "langer stil zijn" });
    device.ok("intention_set", json!({ "conversation": two, "change": intention }));
    let binned = device.begin("look_back", std::slice::from_ref(&gone));
    device.ok("conversation_delete", json!({ "conversation": binned }));
    let plan = device.begin("plan", std::slice::from_ref(&keep));
    let all = |device: &mut Device| {
        let mut all = vec![device.ok("person_list", Value::Null), device.ok("intention_list", Value::Null)];
        all.extend([&one, &two, &plan].map(|talk| device.read(talk)));
        all.extend(["broden", "bakker", "kachelpijp"].map(|query| json!(finds(device, query))));
        all
    };
    let before = all(&mut device);
    assert_eq!(device.read(&plan)["brought"], json!([]));

    merge(&mut device, &keep, &gone).unwrap();
    assert_eq!(people(&mut device).len(), 1);
    assert_eq!(people(&mut device)[0].1, 3);
    assert_eq!(device.read(&two)["people"][0]["person"], keep);
    assert_eq!(quotes(&mut device, &two, &keep), [("work".into(), "kachelpijp".into())]);
    assert_eq!((finds(&mut device, "broden").len(), finds(&mut device, "bakker").len()), (0, 3));
    assert_eq!(finds(&mut device, "kachelpijp").len(), 1);
    assert_eq!(device.read(&plan)["brought"][0]["in_deck"], true, "the intention comes along now");
    assert_eq!(device.ok("intention_list", Value::Null)[0]["planned"], plan);
    assert_eq!(device.call("person_rename", json!({ "person": gone, "label": "x" })), Err(Code::NotFound));

    assert_eq!(device.ok("undo", Value::Null), "label");
    assert_eq!(all(&mut device), before);
    assert_eq!(device.ok("undo", Value::Null), "conversation", "what was in the bin is with the label that went");
    assert_eq!(device.read(&binned)["people"][0]["person"], gone);
    let whom = json!({ "kind": "known", "value": gone });
    device.ok("participant_add", json!({ "conversation": plan, "whom": whom, "part": "other" }));
}

#[test]
fn who_met_are_two_people_also_in_the_bin() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let (keep, gone) = (device.meet(&talk, "de bakker"), device.meet(&talk, "de molenaar"));
    let before = device.read(&talk);
    assert_eq!(merge(&mut device, &keep, &gone), Err(Code::PeopleMet));
    assert_eq!(merge(&mut device, &keep, &keep), Err(Code::BadRequest));
    assert_eq!(device.read(&talk), before, "nothing changed");
    assert_eq!(people(&mut device).len(), 2);
    device.ok("conversation_delete", json!({ "conversation": talk }));
    assert_eq!(merge(&mut device, &keep, &gone), Err(Code::PeopleMet));
    let example = device.ok("conversation_list", json!({ "person": null, "period": null }))["earlier"][0]["id"].clone();
    let example = device.read(&example)["people"][0]["person"].clone();
    for (one, two) in [(&keep, &example), (&example, &keep)] {
        assert_eq!(merge(&mut device, one, two), Err(Code::NotFound), "the example stays by itself");
    }
}

/// A conversation that knows both, each with notes about work and one more area; `out` says who was taken out again.
fn both(device: &mut Device, out: [bool; 2]) -> (Value, Value, Value) {
    let talk = device.begin("plan", &[]);
    let (keep, gone) = (device.meet(&talk, "blijft"), device.meet(&talk, "gaat"));
    let request = json!({ "conversation": talk, "person": gone, "part": "partner" });
    device.ok("participant_part", request);
    for (person, area, words) in [
        (&keep, "work", "blijftwerk"),
        (&keep, "money", "blijftgeld"),
        (&gone, "work", "gaatwerk"),
        (&gone, "health", "gaatzorg"),
    ] {
        quote(device, &talk, person, area, words);
    }
    for (person, out) in [&keep, &gone].into_iter().zip(out) {
        if out {
            remove(device, &talk, person);
        }
    }
    (talk, keep, gone)
}

#[test]
fn where_both_are_known_the_row_that_counts_wins_and_nothing_is_lost() {
    for (out, parts, work) in [
        ([false, true], vec!["other"], "blijftwerk"),
        ([true, false], vec!["partner"], "gaatwerk"),
        ([true, true], vec![], "blijftwerk"),
    ] {
        let mut device = Device::with_vault();
        let (talk, keep, gone) = both(&mut device, out);
        let before = device.read(&talk);
        merge(&mut device, &keep, &gone).unwrap();
        let read = device.read(&talk);
        let now: Vec<&str> =
            read["people"].as_array().unwrap().iter().map(|one| one["part"].as_str().unwrap()).collect();
        assert_eq!(now, parts, "{out:?}");
        let pair = |area: &str, words: &str| (area.to_owned(), words.to_owned());
        let expected = [pair("work", work), pair("money", "blijftgeld"), pair("health", "gaatzorg")];
        assert_eq!(quotes(&mut device, &talk, &keep), expected, "{out:?}");
        for words in ["blijftwerk", "gaatwerk", "blijftgeld", "gaatzorg"] {
            assert_eq!(finds(&mut device, words).len(), 1, "{out:?}: {words} is not lost");
        }
        let whom = json!({ "kind": "known", "value": keep });
        device.ok("participant_add", json!({ "conversation": talk, "whom": whom, "part": "other" }));
        device.ok("undo", Value::Null);
        assert_eq!(device.ok("undo", Value::Null), "label");
        assert_eq!(device.read(&talk), before, "{out:?}");
        for words in ["blijftwerk", "gaatwerk", "blijftgeld", "gaatzorg"] {
            assert_eq!(finds(&mut device, words).len(), 1, "{out:?}: {words} is found again");
        }
    }
}
