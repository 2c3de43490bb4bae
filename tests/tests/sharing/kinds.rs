//! Each kind of export says what it should, in its order.

use chrono::Duration;
use kdw_core::error::Code;
use kdw_tests::Device;
use serde_json::{Value, json};

use crate::talk::*;

#[test]
fn every_export_has_its_files_with_neutral_names() {
    let mut device = Device::with_vault();
    let talk = talked(&mut device);
    let names: Vec<Vec<String>> = KINDS
        .iter()
        .map(|what| take(&mut device, &talk, what, true).files.into_iter().map(|(name, _)| name).collect())
        .collect();
    let expected: [&[&str]; 5] = [
        &["geef-mee.html", "geef-mee.txt"],
        &["afspraken.txt"],
        &["gesprek.ics"],
        &["plan.html", "plan.txt"],
        &["terugblik.html", "terugblik.txt"],
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_handout_holds_the_agreements_in_the_words_of_the_other() {
    let mut device = Device::with_vault();
    let talk = talked(&mut device);
    let taken = take(&mut device, &talk, "handout", true);
    assert_eq!(
        taken.file("geef-mee.txt"),
        "Wat we afspraken\n================\n\nGesprek van maandag 16 november 2026\n\n\
         Afspraak 1\n----------\n\n“Jij belt ze voor mij”\n\nWie: degene die jou dit gaf\n\
         Wanneer: vrijdag 20 november 2026\n\n\
         Afspraak 2\n----------\n\nBrieven bewaren\n\nWie: jij\n"
    );
    assert!(taken.file("geef-mee.html").contains("size: A5"));
    let formal = device.ok("export_get", request(&talk, "handout", false, true)).to_string();
    assert!(formal.contains("degene die u dit gaf") && !formal.contains("jij\""), "{formal}");
    assert_eq!(
        take(&mut device, &talk, "agreements", true).file("afspraken.txt"),
        "Afspraken\n=========\n\nGesprek van maandag 16 november 2026\n\n\
         - Ik bel de woningbouw (ik, vrijdag 20 november 2026)\n- Brieven bewaren (de ander)\n"
    );
}

#[test]
fn a_calendar_entry_says_when_and_nothing_else() {
    let mut device = Device::with_vault();
    let talk = talked(&mut device);
    let entry =
        |device: &mut Device, label: bool| take(device, &talk, "calendar", label).file("gesprek.ics").to_owned();
    let plain = entry(&mut device, false);
    for line in ["DTSTART:20261119T143000", "DTEND:20261119T153000", "SUMMARY:Gesprek", "CLASS:PRIVATE"] {
        assert!(plain.split("\r\n").any(|found| found == line), "{line} in {plain}");
    }
    assert!(plain.contains("\r\nDTSTAMP:20261116T081200Z\r\n"), "{plain}");
    for word in ["DESCRIPTION", "LOCATION", "huur", "Huisbezoek", "GEHEIM", "Voortgang"] {
        assert!(!plain.contains(word), "{word}");
    }
    assert!(entry(&mut device, true).contains(&format!("\r\nSUMMARY:Gesprek met {CANARY}\r\n")));
    assert_ne!(plain, entry(&mut device, false), "each has an id of its own");

    set(&mut device, "conversation_set", &talk, json!({}), "planned_time", Value::Null);
    assert!(entry(&mut device, false).contains("\r\nDTSTART;VALUE=DATE:20261119\r\n"));
    for day in [Value::Null, json!("+12345-01-01")] {
        set(&mut device, "conversation_set", &talk, json!({}), "planned_on", day);
        assert_eq!(device.call("export_get", request(&talk, "calendar", false, false)), Err(Code::NotFound));
    }
}

#[test]
fn a_long_label_in_a_calendar_comes_back_whole() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    let label = format!("{}; a, b\\c", "🙋🏽é".repeat(50));
    device.meet(&talk, &label);
    set(&mut device, "conversation_set", &talk, json!({}), "planned_on", json!("2026-12-01"));
    let taken = take(&mut device, &talk, "calendar", true);
    let file = taken.file("gesprek.ics");
    assert!(file.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let unfolded = file.replace("\r\n ", "");
    let summary = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
    let plain = summary.replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\");
    assert_eq!(plain, format!("Gesprek met {label}"));
}

#[test]
fn a_plan_stands_in_the_order_of_the_planner() {
    let mut device = Device::with_vault();
    let talk = talked(&mut device);
    let taken = take(&mut device, &talk, "plan", false);
    assert_eq!(taken.document["blocks"][0]["text"], "Vertrouwelijk");
    let text = taken.file("plan.txt");
    let parts = [
        "Vertrouwelijk",
        "Wanneer: donderdag 19 november 2026 om 14:30",
        "Soort: Voortgang · Huisbezoek",
        "Ik kom: helpen en controleren",
        "Aanleiding: De huur",
        "Waarom niet met mij: GEHEIM-vooraf",
        "- de achterstand (moet, mag de ander zien)",
        "Agenda: van de ander (denk ik)",
        "- GEHEIM-punt (liever niet)",
        "Doel van ons samen: Rust in huis",
        "Wonen: Ik wil wel, maar hoe dan?\n  Zo wil ik helpen: ",
        "Je stapel",
        "Ik kom voor de huur.",
    ];
    let places: Vec<usize> = parts.iter().map(|part| text.find(part).unwrap_or_else(|| panic!("{part}"))).collect();
    assert!(places.is_sorted(), "{text}");
    assert!(taken.file("plan.html").contains("size: A4"));
    assert!(!text.contains(PRIVATE[2]), "what came after is no part of it");
}

#[test]
fn cards_of_a_plan_speak_to_the_other_as_they_are_addressed() {
    let mut device = Device::with_vault();
    let talk = device.begin("plan", &[]);
    device.ok("deck_add", json!({ "conversation": talk, "card": "k1" }));
    let taken = |device: &mut Device, formal: bool| {
        device.ok("export_get", request(&talk, "plan", false, formal))["document"].to_string()
    };
    assert!(taken(&mut device, false).contains("Wil jij dit gesprek ook?"));
    assert!(taken(&mut device, true).contains("Wilt u dit gesprek ook?"));
}

#[test]
fn a_look_back_stands_in_the_order_of_its_screen() {
    let mut device = Device::with_vault();
    let talk = talked(&mut device);
    let taken = take(&mut device, &talk, "look_back", false);
    assert_eq!(taken.document["blocks"][0]["text"], "Vertrouwelijk");
    let text = taken.file("terugblik.txt");
    let parts = [
        "Wanneer: maandag 16 november 2026",
        "Je kwam: helpen en controleren",
        "Waar twijfel je over? GEHEIM-twijfel",
        "- 12 min: gedoe",
        "Wilden jullie dit gesprek allebei? Deels\n  GEHEIM-nota",
        "Wat viel je hierbij op? GEHEIM-vrij",
        "Leefgebied: Wonen",
        "Zo klonk de ander: ",
        "Zo hielp ik aan het eind: ",
        "“GEHEIM-citaat”",
        "Ik bel de woningbouw",
        "“Jij belt ze voor mij”",
        "Wie doet het? ik",
        "Geloof ik erin? Nee",
        "Gelooft de ander erin? Deels",
        "Hoe staat het ermee? hoeft niet meer",
        "Energie: Wisselend",
        "Mijn inschatting: GEHEIM-gok",
        "GEHEIM-plan",
        "Zo staat het op je kaart: Eerst stil zijn.",
    ];
    let places: Vec<usize> = parts.iter().map(|part| text.find(part).unwrap_or_else(|| panic!("{part}"))).collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn an_intention_that_was_taken_along_says_how_it_turned_out() {
    let mut device = Device::with_vault();
    let first = talked(&mut device);
    let person = device.read(&first)["people"][0]["person"].clone();
    device.ok("look_back_finish", json!({ "conversation": first }));
    device.clock.advance(Duration::days(7));
    let next = device.begin("plan", &[person]);
    assert!(take(&mut device, &next, "plan", false).all().contains("Voornemen: Eerst stil zijn."));
    let intention = device.read(&next)["brought"][0]["id"].clone();
    device.ok("intention_outcome_set", json!({ "conversation": next, "intention": intention, "outcome": "partly" }));
    let taken = take(&mut device, &next, "look_back", false);
    assert!(taken.file("terugblik.txt").contains("- GEHEIM-plan (paste deels)"), "{}", taken.file("terugblik.txt"));
}

#[test]
fn an_empty_conversation_makes_a_page_and_not_an_error() {
    let mut device = Device::with_vault();
    let talk = device.begin("look_back", &[]);
    for entry in device.read(&talk)["deck"].as_array().unwrap() {
        device.ok("deck_remove", json!({ "conversation": talk, "entry": entry["id"] }));
    }
    let blocks = |taken: &Taken| taken.document["blocks"].as_array().unwrap().len();
    let handout = take(&mut device, &talk, "handout", true);
    assert_eq!(blocks(&handout), 1);
    assert!(handout.file("geef-mee.html").contains("nog niets afgesproken"));
    assert!(take(&mut device, &talk, "agreements", true).file("afspraken.txt").contains("nog geen afspraken"));
    let plan = take(&mut device, &talk, "plan", true);
    assert_eq!((blocks(&plan), &plan.document["blocks"][1]["text"]), (2, &json!("Nog leeg")));
    assert_eq!(blocks(&take(&mut device, &talk, "look_back", true)), 2, "only when it was");
    assert_eq!(device.call("export_get", request(&talk, "calendar", true, true)), Err(Code::NotFound));

    device.ok("conversation_delete", json!({ "conversation": talk }));
    for what in KINDS {
        assert_eq!(device.call("export_get", request(&talk, what, true, true)), Err(Code::NotFound), "{what}");
    }
}

#[test]
fn what_has_a_name_on_a_screen_has_the_same_name_on_paper() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/texts");
    let screens: String = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let mut device = Device::with_vault();
    let talk = talked(&mut device);
    let questions = device.ok("method_get", Value::Null)["questions"].to_string();
    let areas = device.ok("method_get", Value::Null)["areas"].to_string();
    for what in ["plan", "look_back"] {
        for name in take(&mut device, &talk, what, false).names() {
            let known = screens.contains(&name) || questions.contains(&name) || areas.contains(&name);
            assert!(known, "{name} in {what}");
        }
    }
}
