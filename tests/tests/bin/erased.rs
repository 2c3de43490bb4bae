//! What was erased is gone, and nothing leads to it.

use kdw_core::error::Code;
use kdw_tests::Device;
use serde_json::{Value, json};

use crate::{Talk, bin, restore, talk};

#[test]
fn what_was_erased_is_gone_and_no_step_back_leads_to_it() {
    let mut device = Device::with_vault();
    let Talk { id, person, deletions } = talk(&mut device);
    let other = device.begin("plan", &[]);
    let stays = device.meet(&other, "de slager");
    device.ok(
        "participant_add",
        json!({ "conversation": id, "whom": { "kind": "known", "value": stays }, "part": "partner" }),
    );
    device.ok(deletions[0].1, deletions[0].2.clone());
    assert_eq!(device.call("bin_erase", json!({ "entry": id })), Err(Code::NotFound), "only what is in the bin");
    device.ok("conversation_delete", json!({ "conversation": id }));
    device.ok("bin_erase", json!({ "entry": id }));
    assert_eq!(bin(&mut device), Vec::<Value>::new());
    assert_eq!(device.ok("undo", Value::Null), Value::Null);
    for command in ["bin_restore", "bin_erase"] {
        assert_eq!(device.call(command, json!({ "entry": id })), Err(Code::NotFound));
    }
    let people = device.ok("person_list", Value::Null);
    assert_eq!(people.as_array().unwrap().iter().map(|row| &row["id"]).collect::<Vec<_>>(), [&stays]);
    let gone = json!({ "start": "plan", "people": [person] });
    assert_eq!(device.call("conversation_create", gone), Err(Code::NotFound), "a label does not outlive its words");
    assert_eq!(device.ok("search", json!({ "query": "bakker" })), json!([]));
    assert_eq!(device.ok("search", json!({ "query": "slager" })).as_array().unwrap().len(), 1);
    assert_eq!(device.session.vault().unwrap().stray_writes(), 0);
    device.relock();
    assert_eq!(bin(&mut device), Vec::<Value>::new());
}

#[test]
fn a_person_in_a_conversation_that_lies_in_the_bin_stays() {
    let mut device = Device::with_vault();
    let first = device.begin("plan", &[]);
    let person = device.meet(&first, "de bakker");
    let second = device.begin("plan", std::slice::from_ref(&person));
    for talk in [&first, &second] {
        device.ok("conversation_delete", json!({ "conversation": talk }));
    }
    device.ok("bin_erase", json!({ "entry": first }));
    restore(&mut device, &second);
    assert_eq!(device.read(&second)["people"][0]["label"], "de bakker");
}
