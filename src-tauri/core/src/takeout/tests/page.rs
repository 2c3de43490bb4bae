//! What stands on the page, `alles.html`.

use std::sync::Mutex;

use chrono::{DateTime, TimeZone, Utc};

use super::*;

/// A text as markup has it.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[test]
fn every_own_word_is_on_the_page_which_says_its_language_and_has_a_way_to_each_conversation() {
    let mut device = Device::filled();
    let page = device.taken().remove("alles.html").unwrap();
    let own = [
        "agenda_item.body",
        "agreement.body",
        "agreement.their_words",
        "answer.note",
        "approach.quote",
        "conversation_text.body",
        "intention.body",
        "intention.line",
        "person.label",
    ];
    let tables = tables(device.session.vault().unwrap());
    for own in own {
        let (table, column) = own.split_once('.').unwrap();
        for value in tables[table].1.iter().filter_map(|row| row[column].as_str()) {
            assert!(page.contains(&html(value)), "{own}: {value}");
        }
    }
    for said in ["dit gooi ik weg", "dit ging niet door", "ja hoor: dit ging niet door", "dit ligt in de bak"] {
        assert!(page.contains(said), "what lies in the bin: {said}");
    }
    assert!(
        page.contains("<html lang=\"nl\">")
            && page.contains("default-src &#39;none&#39;") | page.contains("default-src 'none'")
    );
    for markup in ["<b>", "<i>", "& \"co"] {
        assert!(!page.contains(markup), "what was typed is never markup: {markup}");
    }
    let ways: Vec<&str> = page.split("<a href=\"#").skip(1).map(|rest| rest.split_once('"').unwrap().0).collect();
    assert!(ways.len() >= 4, "{ways:?}");
    for way in ways {
        assert_eq!(page.matches(&format!("<h3 id=\"{way}\"")).count(), 1, "{way}");
    }
}

#[test]
fn how_an_intention_turned_out_stands_once_and_who_is_in_the_example_alone_is_marked() {
    let page = Device::filled().taken().remove("alles.html").unwrap();
    assert_eq!(page.matches("stil zijn na een vraag (paste deels)").count(), 1);
    assert!(page.contains("Keukentafel met post (voorbeeld)") && page.contains(">Meneer Kade</li>"));
    let facts: Vec<&str> = [">Gesprekken</dt>", ">In de prullenbak</dt>", ">Mensen</dt>"]
        .iter()
        .map(|name| page.split_once(name).unwrap().1.split_once("</dd>").unwrap().0)
        .map(|rest| rest.rsplit_once('>').unwrap().1)
        .collect();
    assert_eq!(facts, ["3", "1", "3"], "the example is a conversation, and no one is counted of it");
}

#[test]
fn with_nothing_but_the_bin_it_says_so_and_with_nothing_at_all_it_has_no_list_of_contents() {
    let mut device = Device::with_vault(Arc::new(SystemClock));
    let list = device.ok("conversation_list", json!({ "person": null, "period": null }));
    let example = list["earlier"][0]["id"].clone();
    device.ok("conversation_delete", json!({ "conversation": example }));
    let page = device.taken().remove("alles.html").unwrap();
    assert!(page.contains("<nav") && page.contains(">In de prullenbak</h2>") && !page.contains("nog geen gesprekken"));
    device.ok("bin_erase", json!({ "entry": example }));
    let page = device.taken().remove("alles.html").unwrap();
    assert!(!page.contains("<nav") && page.contains("Hier staan nog geen gesprekken."));
}

/// A device in the Netherlands in 2026, at an instant that is moved by hand.
struct Seasons(Mutex<DateTime<Utc>>);

impl Clock for Seasons {
    fn now(&self) -> Now {
        self.at(*self.0.lock().unwrap())
    }

    fn at(&self, instant: DateTime<Utc>) -> Now {
        let winter = Utc.with_ymd_and_hms(2026, 10, 25, 1, 0, 0).unwrap();
        Now { utc: instant, offset_minutes: if instant < winter { 120 } else { 60 } }
    }
}

#[test]
fn a_time_in_summer_is_told_in_winter_as_it_was() {
    let clock = Arc::new(Seasons(Mutex::new(Utc.with_ymd_and_hms(2026, 10, 24, 8, 0, 0).unwrap())));
    let mut device = Device::with_vault(Arc::<Seasons>::clone(&clock));
    let talk = device.begin("look_back", &[]);
    device.ok("look_back_finish", json!({ "conversation": talk }));
    let gone = device.begin("plan", &[]);
    device.ok("conversation_delete", json!({ "conversation": gone }));
    *clock.0.lock().unwrap() = Utc.with_ymd_and_hms(2026, 10, 26, 9, 0, 0).unwrap();
    let page = device.taken().remove("alles.html").unwrap();
    assert_eq!(page.matches("zaterdag 24 oktober 2026 om 10:00").count(), 3, "ended, looked back on, deleted");
    assert!(page.contains("maandag 26 oktober 2026 om 10:00"), "made");
}
