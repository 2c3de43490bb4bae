//! Again: a plan that repeats, a conversation that begins from an intention, and finds that are narrowed.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use chrono::Duration;
use kdw_core::terms::{Lens, TextField};
use kdw_tests::Device;
use serde_json::{Value, json};

fn set(device: &mut Device, talk: &Value, field: &str, value: &str) {
    let change = json!({ "field": field, "value": value });
    device.ok("conversation_set", json!({ "conversation": talk, "change": change }));
}

fn bodies(read: &Value, of: &str) -> Vec<String> {
    read[of].as_array().unwrap().iter().map(|one| one["body"].as_str().unwrap().to_owned()).collect()
}

fn copy(device: &mut Device, talk: &Value) -> Value {
    let copy = device.ok("conversation_copy", json!({ "conversation": talk }));
    assert_ne!(&copy, talk);
    copy
}

#[test]
fn a_copy_has_the_plan_and_nothing_of_the_day() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "de bakker");
    let away = device.meet(&talk, "de molenaar");
    device.ok("participant_part", json!({ "conversation": talk, "person": person, "part": "parent" }));
    device.ok("participant_remove", json!({ "conversation": talk, "person": away }));
    for (field, value) in [
        ("planned_on", "2026-12-01"),
        ("planned_time", "09:30"),
        ("kind", "intake"),
        ("channel", "phone"),
        ("purpose", "check"),
        ("energy", "low"),
    ] {
        set(&mut device, &talk, field, value);
    }
    for field in TextField::ALL {
        device.ok(
            "conversation_text_set",
            json!({ "conversation": talk, "field": field, "body": format!("kachel {}", field.as_str()) }),
        );
    }
    for (side, body) in [("theirs", "rust"), ("mine", "post"), ("mine", "huur")] {
        let item = device.ok("agenda_add", json!({ "conversation": talk, "side": side, "body": body, "origin": null }));
        for (field, value) in [
            ("must", json!(true)),
            ("may_show", json!(true)),
            ("state", json!(if body == "huur" { "parked" } else { "done" })),
        ] {
            let change = json!({ "field": field, "value": value });
            device.ok("agenda_edit", json!({ "conversation": talk, "item": item, "change": change }));
        }
        let change = json!({ "field": "skip", "value": true });
        device.ok("together_edit", json!({ "conversation": talk, "item": item, "change": change }));
    }
    device.ok("together_words", json!({ "conversation": talk, "body": "slapen" }));
    device.ok("deck_add", json!({ "conversation": talk, "card": "k3" }));
    let deck = device.read(&talk)["deck"].clone();
    device.ok("deck_remove", json!({ "conversation": talk, "entry": deck[1]["id"] }));
    device.ok("deck_move", json!({ "conversation": talk, "entry": deck[4]["id"], "direction": "up" }));
    let quote = json!({ "field": "quote", "value": "kachelquote" });
    device.ok("approach_set", json!({ "conversation": talk, "person": person, "area": "work", "change": quote }));
    let note = json!({ "field": "note", "value": "kachelnotitie" });
    device.ok("answer_set", json!({ "conversation": talk, "question": "V1.b", "change": note }));
    device.ok("agreement_add", json!({ "conversation": talk, "body": "kachelafspraak" }));
    let body = json!({ "field": "body", "value": "langer stil zijn" });
    device.ok("intention_set", json!({ "conversation": talk, "change": body }));
    device.ok("during_start", json!({ "conversation": talk }));
    device.ok("moment_add", json!({ "conversation": talk, "lens": "how" }));
    device.ok("look_back_finish", json!({ "conversation": talk }));
    device.clock.advance(Duration::days(3));

    let copy = copy(&mut device, &talk);
    let (old, new) = (device.read(&talk), device.read(&copy));
    for same in ["kind", "channel", "purpose", "people"] {
        assert_eq!(new[same], old[same], "{same}");
    }
    for empty in ["planned_on", "planned_time", "started_at", "ended_at", "looked_back_at", "energy", "intention"] {
        assert_eq!(new[empty], Value::Null, "{empty}");
    }
    for empty in ["approaches", "answers", "agreements", "moments"] {
        assert_eq!(new[empty], json!([]), "{empty}");
    }
    let fields: Vec<&String> = new["texts"].as_object().unwrap().keys().collect();
    assert_eq!(fields.len(), 13, "{fields:?}");
    assert!(fields.iter().all(|field| !["went_", "note_", "doubt", "feedb"].contains(&&field[..5.min(field.len())])));
    assert_eq!(bodies(&new, "agenda"), bodies(&old, "agenda"));
    for item in new["agenda"].as_array().unwrap() {
        let flags = (&item["own"], &item["literal"], &item["skip"], &item["state"], &item["may_show"]);
        assert_eq!(flags, (&json!(false), &json!(false), &json!(false), &json!("open"), &json!(true)));
    }
    let musts: Vec<&Value> = new["agenda"].as_array().unwrap().iter().map(|item| &item["must"]).collect();
    assert_eq!(musts, [true, true, true, false]);
    let offered = bodies(&new, "carry_over");
    assert_eq!(offered, ["kachelafspraak"], "a parked item stands on the agenda already, an open agreement is offered");
    let faces = |read: &Value| -> Vec<Value> {
        let deck = read["deck"].as_array().unwrap().iter().map(|entry| entry["face"].clone());
        deck.filter(|face| face["type"] == "card").collect()
    };
    assert_eq!(faces(&new), faces(&old));
    assert_eq!(new["brought"][0]["in_deck"], true, "and the intention joins as in any plan");
    assert!(new["deck"].as_array().unwrap().iter().all(|entry| entry["seen"] == false));

    let words = json!({ "query": "kachel", "person": null, "lens": null, "period": null });
    let hits = device.ok("search", words);
    assert_eq!(
        hits.as_array().unwrap().iter().filter(|hit| hit["conversation"] == copy).count(),
        13,
        "and it is found"
    );
    let list = device.ok("conversation_list", json!({ "person": null, "period": null }));
    assert_eq!(list["upcoming"][0]["id"], copy);
}

#[test]
fn a_copy_of_the_example_is_a_real_plan_with_no_one_in_it() {
    let mut device = Device::with_vault();
    let list = device.ok("conversation_list", json!({ "person": null, "period": null }));
    let copy = copy(&mut device, &list["earlier"][0]["id"]);
    let read = device.read(&copy);
    assert_eq!((&read["example"], &read["people"], &read["brought"]), (&json!(false), &json!([]), &json!([])));
    assert_ne!(read["agenda"], json!([]));
    assert_eq!(device.ok("person_list", Value::Null), json!([]));
    assert_eq!(device.ok("intention_list", Value::Null), json!([]), "nor is its intention one of mine");
}

#[test]
fn intentions_are_open_until_they_were_tried() {
    let mut device = Device::with_vault();
    let made = |device: &mut Device, people: &[Value], body: &str| {
        device.clock.advance(Duration::days(1));
        let talk = device.begin("look_back", people);
        let change = json!({ "field": "body", "value": body });
        let id = device.ok("intention_set", json!({ "conversation": talk, "change": change }));
        (talk, id)
    };
    let (first, old) = made(&mut device, &[], "Ik wil de volgende keer eerst vragen hoe het met de ander gaat");
    let person = device.meet(&first, "de bakker");
    let (second, new) = made(&mut device, &[], "langer stil zijn");
    made(&mut device, &[], "  ");
    let ids = |device: &mut Device| -> Vec<Value> {
        device.ok("intention_list", Value::Null).as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
    };
    assert_eq!(ids(&mut device), [new.clone(), old.clone()], "the latest first, and none that says nothing");
    let row = device.ok("intention_list", Value::Null)[1].clone();
    assert_eq!(row["line"], "Ik wil de volgende keer eerst …");
    assert_eq!(
        (&row["on"], &row["people"][0]["person"], &row["planned"]),
        (&json!("2026-11-17"), &person, &Value::Null)
    );
    assert_eq!(row["conversation"], first);

    let late = device.begin("plan", std::slice::from_ref(&person));
    set(&mut device, &late, "planned_on", "2026-12-24");
    let soon = device.begin("plan", std::slice::from_ref(&person));
    set(&mut device, &soon, "planned_on", "2026-12-01");
    let planned =
        |device: &mut Device, index: usize| device.ok("intention_list", Value::Null)[index]["planned"].clone();
    assert_eq!(planned(&mut device, 0), soon, "both plans hold the latest: the nearest counts");
    assert_eq!(planned(&mut device, 1), Value::Null, "one intention joins by itself");
    device.ok("deck_add_intention", json!({ "conversation": late, "intention": old }));
    assert_eq!(planned(&mut device, 1), late);
    device.ok("during_start", json!({ "conversation": soon }));
    assert_eq!(planned(&mut device, 0), late, "what has begun is no plan");

    let mark = |device: &mut Device, outcome: Value| {
        device.ok("intention_outcome_set", json!({ "conversation": soon, "intention": old, "outcome": outcome }));
    };
    for (outcome, open) in [("fitted", 1), ("partly", 1), ("not_fitted", 1), ("not_done", 2)] {
        mark(&mut device, json!(outcome));
        assert_eq!(ids(&mut device).len(), open, "{outcome}");
    }
    mark(&mut device, json!("fitted"));
    device.ok("conversation_delete", json!({ "conversation": soon }));
    assert_eq!(ids(&mut device).len(), 2, "what lies in the bin does not count");
    device.ok("conversation_delete", json!({ "conversation": second }));
    assert_eq!(ids(&mut device), [old]);
}

fn search(device: &mut Device, query: &str, person: &Value, lens: Option<Lens>, period: Option<&str>) -> Vec<Value> {
    let request = json!({ "query": query, "person": person, "lens": lens, "period": period });
    device.ok("search", request).as_array().unwrap().clone()
}

#[test]
fn finds_are_narrowed_to_a_person_and_a_period_before_they_are_counted() {
    let mut device = Device::with_vault();
    let old = device.begin("look_back", &[]);
    let person = device.meet(&old, "de bakker");
    device.ok("agreement_add", json!({ "conversation": old, "body": "kachelpijp vegen, maar pas heel veel later" }));
    device.clock.advance(Duration::days(40));
    let recent = device.begin("look_back", &[]);
    device.meet(&recent, "de molenaar");
    for number in 0..120 {
        device.ok("agreement_add", json!({ "conversation": recent, "body": format!("kachelpijp {number}") }));
    }
    assert_eq!(search(&mut device, "kachelpijp", &Value::Null, None, None).len(), 100);
    let his = search(&mut device, "kachelpijp", &person, None, None);
    assert_eq!((his.len(), &his[0]["conversation"], &his[0]["people"]), (1, &old, &json!(["de bakker"])));
    assert_eq!(search(&mut device, "kachelpijp", &person, None, Some("month")).len(), 0);
    assert_eq!(search(&mut device, "kachelpijp", &person, None, Some("year")).len(), 1);
    let month = search(&mut device, "k", &Value::Null, None, Some("month"));
    assert!(month.len() == 100 && month.iter().all(|hit| hit["conversation"] == recent), "one letter will do");
    for query in ["", " ", "-"] {
        assert!(search(&mut device, query, &person, Some(Lens::What), Some("year")).is_empty());
    }
    device.ok("participant_remove", json!({ "conversation": old, "person": person }));
    assert!(search(&mut device, "kachelpijp", &person, None, None).is_empty(), "they do not take part any more");
}

#[test]
fn a_find_tells_its_place_and_belongs_to_one_lens_or_to_none() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let person = device.meet(&talk, "kachel label");
    let item =
        device.ok("agenda_add", json!({ "conversation": talk, "side": "mine", "body": "kachel", "origin": null }));
    let agreed = device.ok("agreement_add", json!({ "conversation": talk, "body": "kachel" }));
    let change = json!({ "field": "their_words", "value": "kachel" });
    device.ok("agreement_edit", json!({ "conversation": talk, "agreement": agreed, "change": change }));
    let change = json!({ "field": "body", "value": "kachel" });
    let intention = device.ok("intention_set", json!({ "conversation": talk, "change": change }));
    let change = json!({ "field": "quote", "value": "kachel" });
    device.ok("approach_set", json!({ "conversation": talk, "person": person, "area": "money", "change": change }));
    for field in TextField::ALL {
        device.ok("conversation_text_set", json!({ "conversation": talk, "field": field, "body": "kachel" }));
    }
    for question in &kdw_core::method::method().questions {
        for sub in &question.subs {
            let change = json!({ "field": "note", "value": "kachel" });
            device.ok("answer_set", json!({ "conversation": talk, "question": sub.id, "change": change }));
        }
    }
    let place = |hit: &Value| {
        let parts = ["kind", "field", "item", "question", "area"];
        parts.iter().map(|part| hit[part].as_str().unwrap_or("-").to_owned()).collect::<Vec<_>>().join(" ")
    };
    let mut all: Vec<String> = search(&mut device, "kachel", &Value::Null, None, None).iter().map(place).collect();
    let id = |value: &Value| value.as_str().unwrap().to_owned();
    for expected in [
        format!("agenda - {} - -", id(&item)),
        format!("agreement - {} - -", id(&agreed)),
        format!("intention - {} - -", id(&intention)),
        "quote - - - money".to_owned(),
        "answer - - V1.b -".to_owned(),
        "text stakes - - -".to_owned(),
        "person - - - -".to_owned(),
    ] {
        assert!(all.contains(&expected), "{expected}: {all:?}");
    }
    for (lens, some) in [
        (Lens::Friction, vec!["text note_friction", "answer - - V1.b"]),
        (Lens::Frame, vec!["text occasion", "text opening", "text note_frame", "agenda", "answer - - V2.a"]),
        (Lens::Genuine, vec!["text note_genuine", "answer - - V3.b1"]),
        (Lens::What, vec!["text gain_mine", "text first_step", "text note_what", "agreement", "answer - - V4.b"]),
        (Lens::How, vec!["text note_how", "quote", "answer - - V5.a"]),
    ] {
        let hits: Vec<String> =
            search(&mut device, "kachel", &Value::Null, Some(lens), None).iter().map(place).collect();
        for start in some {
            assert!(hits.iter().any(|hit| hit.starts_with(start)), "{lens:?} {start}: {hits:?}");
        }
        let count = all.len();
        all.retain(|hit| !hits.contains(hit));
        assert_eq!(all.len(), count - hits.len(), "{lens:?} shares nothing");
    }
    let mut rest: Vec<&str> = all.iter().map(|hit| hit.split(" -").next().unwrap()).collect();
    rest.sort_unstable();
    let none = [
        "intention",
        "person",
        "text doubts",
        "text feedback_answer",
        "text feedback_guess",
        "text went_less",
        "text went_well",
    ];
    assert_eq!(rest, none);
}
