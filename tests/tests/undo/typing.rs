//! Typing: one step per field as long as no one pauses or takes anything away.

use chrono::Duration;
use kdw_tests::Device;
use serde_json::{Value, json};

use crate::rich::Rich;

fn text(device: &mut Device, talk: &Value, body: &str) {
    device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": body }));
}

#[test]
fn typing_in_one_field_is_one_step_until_a_pause() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    for (seconds, body) in [(0, "d"), (10, "de"), (10, "de z"), (11, "de zaak"), (1, "de hele zaak")] {
        device.clock.advance(Duration::seconds(seconds));
        text(&mut device, &talk, body);
    }
    text(&mut device, &talk, "de hele zaak");
    device.ok("undo", Value::Null);
    assert_eq!(device.read(&talk)["texts"]["stakes"], "de z", "a pause of more than ten seconds begins a step");
    device.ok("undo", Value::Null);
    assert_eq!(device.read(&talk)["texts"], json!({}));
    assert_eq!(device.ok("undo", Value::Null), Value::Null, "the same text once more is no step");
}

#[test]
fn a_clock_that_is_set_back_splits_typing_and_loses_nothing() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    text(&mut device, &talk, "een");
    device.clock.advance(Duration::hours(-2));
    text(&mut device, &talk, "een twee");
    device.ok("undo", Value::Null);
    assert_eq!(device.read(&talk)["texts"]["stakes"], "een");
}

/// Types the values in turn, one second apart, and tells how many steps that makes.
fn steps(device: &mut Device, command: &str, requests: &[Value]) -> usize {
    device.relock();
    for request in requests {
        device.clock.advance(Duration::seconds(1));
        device.ok(command, request.clone());
    }
    std::iter::from_fn(|| (device.ok("undo", Value::Null) != Value::Null).then_some(())).count()
}

/// A field that is typed in: what writes it, and the request that makes it read `words`.
type Typed = (&'static str, Box<dyn Fn(&str) -> Value>);

/// Every kind of field that is typed in, empty or not, and another one beside each where there are more of its kind.
fn fields(rich: &Rich) -> Vec<[Typed; 2]> {
    let Rich { talk, person, mine, theirs, agreement, earlier, .. } = rich;
    let typed = |command: &'static str, request: Value, field: &'static str| -> Typed {
        let with = move |words: &str| {
            let mut request = request.clone();
            request["change"] = json!({ "field": field, "value": words });
            request
        };
        (command, Box::new(with))
    };
    let long = |field: &'static str| -> Typed {
        let talk = talk.clone();
        let with = move |words: &str| json!({ "conversation": talk, "field": field, "body": words });
        ("conversation_text_set", Box::new(with))
    };
    let item = |item: &Value| json!({ "conversation": talk, "item": item });
    let agreed = || json!({ "conversation": talk, "agreement": agreement });
    let area = |area: &str| json!({ "conversation": talk, "person": person, "area": area });
    let question = |question: &str| json!({ "conversation": talk, "question": question });
    let meant = |talk: &Value| json!({ "conversation": talk });
    vec![
        [long("stakes"), long("leads_to")],
        [typed("agenda_edit", item(mine), "body"), typed("agenda_edit", item(theirs), "body")],
        [typed("agreement_edit", agreed(), "body"), typed("agreement_edit", agreed(), "their_words")],
        [typed("approach_set", area("money"), "quote"), typed("approach_set", area("work"), "quote")],
        [typed("answer_set", question("V2.a"), "note"), typed("answer_set", question("V1.b"), "note")],
        [typed("intention_set", meant(talk), "body"), typed("intention_set", meant(talk), "line")],
        [typed("intention_set", meant(talk), "line"), typed("intention_set", meant(earlier), "body")],
    ]
}

#[test]
fn every_field_that_is_typed_in_joins_its_own_typing_and_no_other() {
    let mut rich = Rich::new();
    for [(command, one), (other, two)] in fields(&rich) {
        let device = &mut rich.device;
        // Whatever stood there is taken away first: a step of its own.
        let requests = [one("q"), one("de"), one("de huur"), one("de hoge huur")];
        assert_eq!(steps(device, command, &requests), 3, "{command}");
        device.relock();
        let before = rich.all();
        let device = &mut rich.device;
        let mut made = 0;
        for (command, request) in
            [(command, one("zq")), (other, two("zq")), (command, one("zq.")), (command, one("zq.."))]
        {
            device.clock.advance(Duration::seconds(1));
            device.ok(command, request);
        }
        while device.ok("undo", Value::Null) != Value::Null {
            made += 1;
        }
        assert_eq!((command, made), (command, 3), "one, the other, and the one again");
        assert_eq!(rich.all(), before, "{command}");
    }
}

#[test]
fn what_is_taken_away_or_replaced_comes_back_whole_from_every_field() {
    let mut rich = Rich::new();
    for [one, two] in fields(&rich) {
        for (command, with) in [one, two] {
            for gone in ["", "iets anders", "de huur is te", "huur is te hoog", "de huur was te hoog"] {
                let device = &mut rich.device;
                device.ok(command, with("de huur is te hoog"));
                device.clock.advance(Duration::seconds(3));
                let before = rich.all();
                let device = &mut rich.device;
                device.ok(command, with(gone));
                device.clock.advance(Duration::seconds(1));
                // Typing goes on after it, and does not join it.
                device.ok(command, with(&format!("{gone} en meer")));
                device.ok("undo", Value::Null);
                device.ok("undo", Value::Null);
                assert_eq!(rich.all(), before, "{command}: {gone}");
            }
        }
    }
}

#[test]
fn what_was_made_and_its_first_words_are_one_step() {
    let mut rich = Rich::new();
    rich.device.relock();
    let talk = rich.talk.clone();
    let edit = |thing: &str, id: &Value, field: &str, words: &str| json!({ "conversation": talk, thing: id, "change": { "field": field, "value": words } });
    let agenda = json!({ "conversation": talk, "side": "mine", "body": "Huur", "origin": null });
    let empty = json!({ "conversation": talk, "body": "" });
    for (make, request, thing, pause, then, field) in [
        ("agenda_add", agenda.clone(), "item", 1, "agenda_edit", "body"),
        ("together_words", json!({ "conversation": talk, "body": "Huur" }), "item", 1, "together_edit", "words"),
        ("agreement_add", json!({ "conversation": talk, "body": "Huur" }), "agreement", 1, "agreement_edit", "body"),
        ("agreement_add", empty.clone(), "agreement", 90, "agreement_edit", "body"),
        ("agreement_add", empty, "agreement", 90, "agreement_edit", "their_words"),
    ] {
        let before = rich.all();
        let device = &mut rich.device;
        let id = device.ok(make, request);
        device.clock.advance(Duration::seconds(pause));
        device.ok(then, edit(thing, &id, field, "Huur betalen of niet"));
        device.clock.advance(Duration::seconds(1));
        device.ok(then, edit(thing, &id, field, "Huur betalen of niet?"));
        device.ok("undo", Value::Null);
        assert_eq!(rich.all(), before, "{make}");
        assert_eq!(rich.device.ok("undo", Value::Null), Value::Null, "{make}: one step");
    }
    // Other words than it was made with, or the same words later, are taken back without it.
    for (pause, words) in [(1, "Zorg"), (60, "Huur en meer")] {
        let device = &mut rich.device;
        let id = device.ok("agenda_add", agenda.clone());
        let made = rich.all();
        let device = &mut rich.device;
        device.clock.advance(Duration::seconds(pause));
        device.ok("agenda_edit", edit("item", &id, "body", words));
        device.ok("undo", Value::Null);
        assert_eq!(rich.all(), made, "{words}");
    }
}

#[test]
fn words_typed_in_what_came_back_from_the_bin_are_taken_back_before_it() {
    let mut rich = Rich::new();
    let (talk, mine) = (rich.talk.clone(), rich.mine.clone());
    rich.device.ok("agenda_delete", json!({ "conversation": talk, "item": mine }));
    let bin = rich.device.ok("bin_list", Value::Null)[0]["entry"].clone();
    rich.device.ok("bin_restore", json!({ "entry": bin }));
    let back = rich.all();
    let item =
        rich.device.read(&talk)["agenda"].as_array().unwrap().iter().find(|item| item["id"] == mine).cloned().unwrap();
    let words = format!("{} erbij", item["body"].as_str().unwrap());
    let change = json!({ "field": "body", "value": words });
    rich.device.ok("agenda_edit", json!({ "conversation": talk, "item": mine, "change": change }));
    rich.device.ok("undo", Value::Null);
    assert_eq!(rich.all(), back);
}

#[test]
fn typing_an_intention_away_and_back_leaves_the_decks_that_it_joined_as_they_were() {
    let mut device = Device::with_vault();
    let plan = device.begin("plan", &[]);
    let person = device.meet(&plan, "de bakker");
    let late = device.begin("look_back", &[person]);
    let before = device.read(&plan)["deck"].clone();
    let meant = |body: &str| json!({ "conversation": late, "change": { "field": "body", "value": body } });
    let bodies = ["n", "nieuw", "", "nieuwer"];
    device.ok("intention_set", meant("nieuw"));
    assert_eq!(device.read(&plan)["deck"][3]["face"]["line"], "nieuw");
    assert_eq!(steps(&mut device, "intention_set", &bodies.map(meant)), 4);
    assert_eq!(device.read(&plan)["deck"][3]["face"]["line"], "nieuw", "it is back");

    device.ok("intention_set", meant(""));
    assert_eq!(device.read(&plan)["deck"], before);
    assert_eq!(steps(&mut device, "intention_set", &bodies.map(meant)), 3, "the first two are one");
    for card in ["k1", "k2", "k3", "k4"] {
        device.ok("deck_add", json!({ "conversation": plan, "card": card }));
    }
    assert_eq!(device.read(&plan)["deck"].as_array().unwrap().len(), 7, "nothing unseen takes room");
}
