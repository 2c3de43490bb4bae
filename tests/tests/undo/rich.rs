//! A set-up with something of everything, and every write that can be taken back.

use chrono::Duration;
use kdw_tests::Device;
use serde_json::{Value, json};

/// A plan with something of everything, a person from an earlier conversation, and that conversation.
pub struct Rich {
    pub device: Device,
    pub talk: Value,
    pub earlier: Value,
    pub person: Value,
    pub other: Value,
    pub intention: Value,
    pub mine: Value,
    pub theirs: Value,
    pub agreement: Value,
    pub moment: Value,
}

impl Rich {
    pub fn new() -> Self {
        let mut device = Device::with_vault();
        let earlier = device.begin("look_back", &[]);
        let person = device.meet(&earlier, "de bakker");
        let intention = device.ok(
            "intention_set",
            json!({ "conversation": earlier, "change": { "field": "body", "value": "stil zijn" } }),
        );
        device.clock.advance(Duration::days(1));
        let talk = device.begin("plan", std::slice::from_ref(&person));
        let other = device.meet(&talk, "de buurvrouw");
        let set = |device: &mut Device, field: &str, value: Value| {
            let change = json!({ "field": field, "value": value });
            device.ok("conversation_set", json!({ "conversation": talk, "change": change }));
        };
        set(&mut device, "planned_on", json!("2026-12-01"));
        set(&mut device, "purpose", json!("check"));
        device.ok("deck_add", json!({ "conversation": talk, "card": "k2" }));
        device.ok("conversation_text_set", json!({ "conversation": talk, "field": "stakes", "body": "de zaak" }));
        let mut add = |side: &str, body: &str| {
            let request = json!({ "conversation": talk, "side": side, "body": body, "origin": null });
            let item = device.ok("agenda_add", request);
            let change = json!({ "field": "may_show", "value": true });
            device.ok("agenda_edit", json!({ "conversation": talk, "item": item, "change": change }));
            item
        };
        let (mine, _, theirs, _) =
            (add("mine", "een"), add("mine", "twee"), add("theirs", "drie"), add("theirs", "vier"));
        let quote = json!({ "field": "quote", "value": "nou ja" });
        device.ok("approach_set", json!({ "conversation": talk, "person": person, "area": "work", "change": quote }));
        let note = json!({ "field": "note", "value": "een beetje" });
        device.ok("answer_set", json!({ "conversation": talk, "question": "V1.b", "change": note }));
        let agreement = device.ok("agreement_add", json!({ "conversation": talk, "body": "bellen" }));
        device.ok("agreement_add", json!({ "conversation": talk, "body": "schrijven" }));
        let line = json!({ "field": "line", "value": "Eerst vragen" });
        device.ok("intention_set", json!({ "conversation": talk, "change": line }));
        device.ok("during_start", json!({ "conversation": talk }));
        let moment = device.ok("moment_add", json!({ "conversation": talk, "lens": "how" }));
        let words = json!({ "conversation": talk, "body": "in mijn woorden" });
        device.ok("together_words", words);
        device.clock.advance(Duration::minutes(1));
        Self { device, talk, earlier, person, other, intention, mine, theirs, agreement, moment }
    }

    /// Everything that a screen can show.
    pub fn all(&mut self) -> Value {
        state(&mut self.device, &[self.talk.clone(), self.earlier.clone()])
    }

    /// Every write that is a step, with a request that changes something.
    pub fn writes(&mut self) -> Vec<(&'static str, Value)> {
        let plan = self.device.read(&self.talk);
        let entry = |index: usize| plan["deck"][index]["id"].clone();
        let words =
            plan["agenda"].as_array().unwrap().iter().find(|item| item["literal"] == true).unwrap()["id"].clone();
        let Self { talk, person, other, intention, mine, theirs, agreement, moment, .. } = self;
        let new = json!({ "kind": "new", "value": "de buurman" });
        let mut writes = vec![
            ("participant_add", json!({ "conversation": talk, "whom": new, "part": "partner" })),
            (
                "participant_add",
                json!({ "conversation": talk, "whom": { "kind": "known", "value": person }, "part": "child" }),
            ),
            ("participant_remove", json!({ "conversation": talk, "person": person })),
            ("participant_part", json!({ "conversation": talk, "person": other, "part": "parent" })),
            ("person_rename", json!({ "person": person, "label": "de molenaar" })),
            ("agenda_add", json!({ "conversation": talk, "side": "mine", "body": "vijf", "origin": null })),
            ("agenda_move", json!({ "conversation": talk, "item": mine, "direction": "down" })),
            ("agenda_delete", json!({ "conversation": talk, "item": mine })),
            ("deck_add", json!({ "conversation": talk, "card": "k3" })),
            ("deck_move", json!({ "conversation": talk, "entry": entry(3), "direction": "up" })),
            ("deck_remove", json!({ "conversation": talk, "entry": entry(3) })),
            ("approach_remove", json!({ "conversation": talk, "person": person, "area": "work" })),
            ("moment_add", json!({ "conversation": talk, "lens": "what" })),
            ("moment_remove", json!({ "conversation": talk, "moment": moment })),
            ("together_move", json!({ "conversation": talk, "item": theirs, "direction": "up" })),
            ("together_words", json!({ "conversation": talk, "body": "nog iets" })),
            ("agreement_add", json!({ "conversation": talk, "body": "mailen" })),
            ("agreement_delete", json!({ "conversation": talk, "agreement": agreement })),
            ("intention_outcome_set", json!({ "conversation": talk, "intention": intention, "outcome": "fitted" })),
            ("conversation_delete", json!({ "conversation": talk })),
        ];
        for (field, value) in
            [("own", json!(false)), ("skip", json!(true)), ("words", json!("anders")), ("words", json!(""))]
        {
            let change = json!({ "field": field, "value": value });
            writes.push(("together_edit", json!({ "conversation": talk, "item": words, "change": change })));
        }
        for (field, value) in [
            ("planned_on", json!("2026-12-02")),
            ("planned_time", json!("09:30")),
            ("kind", json!("intake")),
            ("channel", json!("phone")),
            ("purpose", json!("help")),
            ("energy", json!("low")),
            ("focus", json!("clear")),
            ("gain", json!("step")),
        ] {
            let change = json!({ "field": field, "value": value });
            writes.push(("conversation_set", json!({ "conversation": talk, "change": change })));
        }
        for (field, value) in [
            ("body", json!("anders")),
            ("avoid", json!(true)),
            ("must", json!(true)),
            ("may_show", json!(false)),
            ("state", json!("parked")),
        ] {
            let change = json!({ "field": field, "value": value });
            writes.push(("agenda_edit", json!({ "conversation": talk, "item": mine, "change": change })));
        }
        for area in ["work", "money"] {
            for (field, value) in [
                ("guess_self_image", json!("learn")),
                ("guess_role", json!("guide")),
                ("self_image", json!("help")),
                ("quote", json!("anders")),
                ("role_start", json!("teacher")),
                ("role_end", json!("guide")),
            ] {
                let change = json!({ "field": field, "value": value });
                let request = json!({ "conversation": talk, "person": person, "area": area, "change": change });
                writes.push(("approach_set", request));
            }
        }
        for (question, field, value) in
            [("V1.b", "answer", "no"), ("V1.b", "note", "anders"), ("V2.a", "answer", "yes"), ("V2.a", "note", "nieuw")]
        {
            let change = json!({ "field": field, "value": value });
            writes.push(("answer_set", json!({ "conversation": talk, "question": question, "change": change })));
        }
        for (field, value) in [
            ("body", json!("anders")),
            ("who", json!("both")),
            ("due_on", json!("2026-12-24")),
            ("i_believe", json!("yes")),
            ("other_believes", json!("no")),
            ("their_words", json!("doen we")),
            ("state", json!("done")),
        ] {
            let change = json!({ "field": field, "value": value });
            writes.push(("agreement_edit", json!({ "conversation": talk, "agreement": agreement, "change": change })));
        }
        for (field, value) in [("body", "anders"), ("line", "Anders")] {
            let change = json!({ "field": field, "value": value });
            writes.push(("intention_set", json!({ "conversation": talk, "change": change })));
        }
        for (field, body) in [("stakes", "anders"), ("stakes", ""), ("opening", "Dag")] {
            writes.push(("conversation_text_set", json!({ "conversation": talk, "field": field, "body": body })));
        }
        writes
    }
}

/// What screens show of these conversations, of the people, and of what can be found.
pub fn state(device: &mut Device, talks: &[Value]) -> Value {
    let mut shown = vec![device.ok("person_list", Value::Null), device.ok("intention_list", Value::Null)];
    for talk in talks {
        let read = device.call("conversation_get", json!({ "conversation": talk }));
        shown.push(read.unwrap_or(Value::Null));
        let request = json!({ "conversation": talk, "formal": false });
        shown.push(device.call("together_get", request).unwrap_or(Value::Null));
    }
    let words = ["anders", "nou", "bellen", "een", "de", "doen", "stil", "eerst", "nieuw", "vijf", "nog", "bakker"];
    for query in words {
        let finds = device.ok("search", json!({ "query": query, "person": null, "lens": null, "period": null }));
        let mut finds: Vec<String> = finds.as_array().unwrap().iter().map(Value::to_string).collect();
        finds.sort();
        shown.push(json!(finds));
    }
    Value::from(shown)
}
