//! The list, page by page.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says where")]

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::Device;
use serde_json::{Value, json};

const GROUPS: [&str; 3] = ["upcoming", "to_look_back", "earlier"];

fn list(device: &mut Device, filter: &Value, after: &Value, size: u32) -> Value {
    let mut request = filter.clone();
    request["after"] = after.clone();
    request["size"] = json!(size);
    device.ok("conversation_list", request)
}

/// The day on which [`many`] ends.
const TODAY: &str = "2026-11-30";

/// Every row, in order, with the group that it stands in.
fn rows(list: &Value) -> Vec<(&'static str, Value)> {
    GROUPS.iter().flat_map(|group| list[group].as_array().unwrap().iter().map(|row| (*group, row.clone()))).collect()
}

/// All of a list by pages of this size.
fn by_pages(device: &mut Device, filter: &Value, size: u32) -> Vec<(&'static str, Value)> {
    let (mut all, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = list(device, filter, &after, size);
        let of_page = rows(&page);
        assert!(of_page.len() <= size as usize);
        all.extend(of_page);
        after = page["next"].clone();
        if after.is_null() {
            return all;
        }
        assert_eq!(rows(&page).len(), size as usize, "only the last page is short");
    }
}

/// A device with conversations in every group: on the same day and on others, with a time and without, of several people.
fn many() -> (Device, Value) {
    let mut device = Device::with_vault();
    let first = device.begin("plan", &[]);
    let person = device.meet(&first, "Zoë");
    for number in 0..60 {
        device.clock.advance(Duration::minutes(if number % 7 == 0 { 0 } else { 13 * number }));
        let known: &[Value] = if number % 3 == 0 { std::slice::from_ref(&person) } else { &[] };
        let talk =
            device.begin(["plan", "look_back", "look_back", "plan"][usize::try_from(number).unwrap() % 4], known);
        let mut set = |field: &str, value: Value| {
            device
                .ok("conversation_set", json!({ "conversation": talk, "change": { "field": field, "value": value } }));
        };
        if number % 5 != 0 {
            set("planned_on", json!(format!("2026-{:02}-{:02}", 10 + number / 3 % 3, 1 + number % 9)));
        }
        if number % 2 == 0 {
            set("planned_time", json!(format!("{:02}:30", number % 24)));
        }
        if number % 4 == 2 {
            device.ok("look_back_finish", json!({ "conversation": talk }));
        }
    }
    (device, person)
}

#[test]
fn pages_of_any_size_are_the_whole_list_in_its_order() {
    let (mut device, person) = many();
    let filters = [
        json!({ "person": null, "period": null }),
        json!({ "person": person, "period": null }),
        json!({ "person": null, "period": "month" }),
        json!({ "person": person, "period": "week" }),
    ];
    let total = list(&mut device, &filters[0], &Value::Null, 1)["total"].clone();
    for filter in filters {
        let whole = list(&mut device, &filter, &Value::Null, 1_000);
        assert_eq!(whole["next"], Value::Null);
        let expected = rows(&whole);
        assert_eq!((&whole["found"], &whole["total"]), (&json!(expected.len()), &total), "{filter}");
        assert!(expected.len() > 1, "{filter}");
        for size in [1, 7, u32::try_from(expected.len()).unwrap(), 59] {
            assert_eq!(by_pages(&mut device, &filter, size), expected, "{size} a page of {filter}");
        }
        for group in GROUPS {
            let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
            let of = |row: &Value| (row["dated"] == true, text(&row["on"]), text(&row["planned_time"]));
            let keys: Vec<_> = whole[group].as_array().unwrap().iter().map(of).collect();
            if group != "upcoming" {
                let days = keys.iter().map(|(_, on, time)| (on, time));
                assert!(days.is_sorted_by(|one, next| one >= next), "{group} of {filter}: {keys:?}");
                continue;
            }
            let is_coming = |(dated, on, _): &&(bool, String, String)| *dated && on.as_str() >= TODAY;
            let (coming, rest) = keys.split_at(keys.iter().take_while(is_coming).count());
            let (past, undated) = rest.split_at(rest.iter().take_while(|(dated, ..)| *dated).count());
            assert!(coming.is_sorted() && past.is_sorted_by(|one, next| one >= next), "{filter}: {keys:?}");
            let in_place =
                past.iter().all(|(_, on, _)| on.as_str() < TODAY) && undated.iter().all(|(dated, ..)| !dated);
            assert!(in_place, "{filter}: {keys:?}");
            if filter["period"].is_null() && filter["person"].is_null() {
                assert!(coming.len() > 2 && past.len() > 2 && undated.len() > 2, "all three: {keys:?}");
            }
        }
    }
}

#[test]
fn without_a_size_the_first_sixty_come_and_the_one_that_goes_on_is_always_there() {
    let (mut device, _) = many();
    let going = device.begin("now", &[]);
    let all = json!({ "person": null, "period": null });
    let first = device.ok("conversation_list", all.clone());
    assert_eq!((rows(&first).len(), &first["running"]["id"]), (60, &going));
    assert_eq!(first["found"].as_u64().unwrap() + 1, first["total"].as_u64().unwrap());
    let next = list(&mut device, &all, &first["next"], 60);
    assert_eq!((&next["next"], &next["running"]["id"]), (&Value::Null, &going));
    let found = usize::try_from(first["found"].as_u64().unwrap()).unwrap();
    assert_eq!(rows(&first).len() + rows(&next).len(), found);
}

#[test]
fn a_page_goes_on_where_it_was_when_its_last_row_is_gone() {
    let (mut device, _) = many();
    let all = json!({ "person": null, "period": null });
    let first = list(&mut device, &all, &Value::Null, 20);
    let expected = rows(&list(&mut device, &all, &first["next"], 1_000));
    let last = rows(&first).pop().unwrap().1["id"].clone();
    device.ok("conversation_delete", json!({ "conversation": last }));
    assert_eq!(rows(&list(&mut device, &all, &first["next"], 1_000)), expected);
}

#[test]
fn a_key_or_a_size_that_no_list_gave_is_refused() {
    let (mut device, _) = many();
    let all = json!({ "person": null, "period": null });
    let key = list(&mut device, &all, &Value::Null, 1)["next"].clone();
    for (pointer, value) in [
        ("/part", json!("later")),
        ("/part", json!(0)),
        ("/place/on", json!("morgen")),
        ("/place/time", json!("een tijd")),
    ] {
        let mut bad = key.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        let refused = device.call("conversation_list", json!({ "person": null, "period": null, "after": bad }));
        assert_eq!(refused, Err(Code::BadRequest), "{pointer}");
    }
    for size in [0, 1_001] {
        let refused = device.call("conversation_list", json!({ "person": null, "period": null, "size": size }));
        assert_eq!(refused, Err(Code::BadRequest), "{size}");
    }
}
