//! What never goes along, and what never becomes anything but text.

use kdw_tests::Device;
use serde_json::json;

use crate::talk::*;

#[test]
fn nothing_private_and_no_label_stands_in_what_is_handed_over() {
    let mut device = Device::with_vault();
    let talk = talked(&mut device);
    let plan = take(&mut device, &talk, "plan", true).all() + &take(&mut device, &talk, "look_back", true).all();
    for private in PRIVATE.iter().chain([&CANARY]) {
        assert!(plan.contains(private), "{private} is there to leak");
    }
    for what in ["handout", "agreements"] {
        for label in [true, false] {
            let all = take(&mut device, &talk, what, label).all();
            for word in PRIVATE.iter().chain([&CANARY, &"Deels", &"Nee", &"GEHEIM", &"Toch niet"]) {
                assert!(!all.contains(word), "{what} holds {word}");
            }
        }
    }
}

#[test]
fn a_label_goes_along_only_when_that_was_ticked_and_never_in_a_name_or_a_title() {
    let mut device = Device::with_vault();
    let talk = talked(&mut device);
    for what in ["calendar", "plan", "look_back"] {
        assert!(!take(&mut device, &talk, what, false).all().contains(CANARY), "{what}");
        let taken = take(&mut device, &talk, what, true);
        assert!(taken.files.iter().all(|(_, body)| body.contains(CANARY)), "{what}");
        assert!(!taken.document["title"].as_str().unwrap().contains(CANARY));
        for (name, body) in &taken.files {
            assert!(!name.contains(CANARY));
            let title = body.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or("");
            assert!(!title.contains(CANARY));
        }
    }
    device.meet(&talk, "Ooievaar");
    let area = json!({ "conversation": talk, "person": null, "area": "work", "change": { "field": "guess_role", "value": "guide" } });
    device.ok("approach_set", area);
    let plan = take(&mut device, &talk, "plan", false);
    assert!(plan.file("plan.txt").contains("\nMet: de ander, de ander\n"), "parts instead of labels");
    assert!(!plan.all().contains("Ooievaar"));
    assert!(take(&mut device, &talk, "plan", true).all().contains(&format!("Wonen · {CANARY}")));
}

#[test]
fn what_was_typed_is_never_markup_and_a_long_text_stays_whole() {
    let mut device = Device::with_vault();
    let talk = talked(&mut device);
    let nasty = "<script>alert(\"x\")</script>&amp; \u{202e}مرحبا\u{0}";
    let long = format!("{nasty}{}", "ë".repeat(100_000));
    for field in ["stakes", "went_well"] {
        device.ok("conversation_text_set", json!({ "conversation": talk, "field": field, "body": long }));
    }
    agree(&mut device, &talk, nasty, &[("their_words", json!(long))]);
    for (what, name) in [("handout", "geef-mee.html"), ("plan", "plan.html"), ("look_back", "terugblik.html")] {
        let taken = take(&mut device, &talk, what, true);
        let page = taken.file(name);
        assert!(page.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;amp; \u{202e}مرحبا"), "{name}");
        for tag in ["<script", "</script", "\u{0}", "<img", "http:", "https:", "<link"] {
            assert!(!page.contains(tag), "{name} holds {tag}");
        }
        assert!(page.matches('ë').count() >= 100_000);
        assert!(taken.files[1].1.matches('ë').count() >= 100_000);
    }
}

#[test]
fn making_an_export_changes_nothing() {
    let mut device = Device::with_vault();
    let talk = talked(&mut device);
    let before = device.read(&talk);
    for what in KINDS {
        take(&mut device, &talk, what, true);
    }
    assert_eq!(device.read(&talk), before);
    assert_eq!(device.session.vault().unwrap().stray_writes(), 0);
}
