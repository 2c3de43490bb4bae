//! A calendar entry by RFC 5545: when, and nothing of what it is about.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};
use uuid::Uuid;

use super::render::clean;

/// Octets of one line, at most, its end not counted.
const MAX_LINE: usize = 75;
const PRODUCT: &str = "-//Kijk-en-doe-wijzer//NL";

/// What an entry says.
pub(super) struct Entry<'a> {
    /// What a calendar shows.
    pub summary: &'a str,
    /// The day.
    pub day: NaiveDate,
    /// The time of day on the wall, `HH:MM`; without one the entry lasts the day and blocks none of it.
    pub time: Option<&'a str>,
}

/// The whole file; nothing when a calendar has no way to write the day. `made` is when it was written.
pub(super) fn file(entry: &Entry<'_>, made: DateTime<Utc>) -> Option<String> {
    // Four digits; an hour later must have them too.
    if !(1..9999).contains(&entry.day.year()) {
        return None;
    }
    let day = entry.day.format("%Y%m%d");
    let time = entry.time.and_then(|time| NaiveTime::parse_from_str(time, "%H:%M").ok());
    let when = match time {
        Some(time) => {
            let start = entry.day.and_time(time);
            let end = start + TimeDelta::hours(1);
            vec![format!("DTSTART:{}", start.format(CLOCK)), format!("DTEND:{}", end.format(CLOCK))]
        }
        None => vec![format!("DTSTART;VALUE=DATE:{day}"), "TRANSP:TRANSPARENT".to_owned()],
    };
    let head = ["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned(), format!("PRODID:{PRODUCT}")];
    let event = [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", Uuid::new_v4()),
        format!("DTSTAMP:{}Z", made.format(CLOCK)),
        format!("SUMMARY:{}", escaped(entry.summary)),
        "CLASS:PRIVATE".to_owned(),
    ];
    let end = ["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()];
    Some(head.iter().chain(&event).chain(&when).chain(&end).map(|line| folded(line)).collect())
}

const CLOCK: &str = "%Y%m%dT%H%M%S";

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// The line with its end, broken where it is too long and never within a character.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > MAX_LINE {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry<'a>(summary: &'a str, time: Option<&'a str>) -> Entry<'a> {
        Entry { summary, day: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(), time }
    }

    fn made() -> DateTime<Utc> {
        DateTime::from_timestamp(1_794_816_000, 0).unwrap()
    }

    /// The properties of a file, as a calendar reads them: unfolded, and the texts without their escapes.
    fn read(file: &str) -> Vec<(String, String)> {
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.ends_with("\r\n"));
        let lines = unfolded.strip_suffix("\r\n").unwrap().split("\r\n");
        lines
            .map(|line| {
                let (name, value) = line.split_once(':').unwrap();
                let mut plain = String::new();
                let mut chars = value.chars();
                while let Some(c) = chars.next() {
                    match c {
                        '\\' => match chars.next().unwrap() {
                            'n' | 'N' => plain.push('\n'),
                            escaped => plain.push(escaped),
                        },
                        _ => plain.push(c),
                    }
                }
                (name.to_owned(), plain)
            })
            .collect()
    }

    fn value(file: &str, name: &str) -> Option<String> {
        read(file).into_iter().find(|(found, _)| found == name).map(|(_, value)| value)
    }

    #[test]
    fn a_summary_comes_back_as_it_was_whatever_stands_in_it() {
        for summary in ["a;b,c\\d\\n\ne: \"f\"", &"🙋🏽‍♀️é;".repeat(40), &"x".repeat(200), ""] {
            let file = file(&entry(summary, None), made()).unwrap();
            assert_eq!(value(&file, "SUMMARY").unwrap(), summary);
            for line in file.split("\r\n") {
                assert!(line.len() <= MAX_LINE, "{} octets", line.len());
                assert!(!line.contains(['\r', '\n']), "a line break of its own");
            }
        }
    }

    #[test]
    fn nothing_typed_becomes_a_property() {
        let file = file(&entry("x\r\nATTACH:a\rb\nEND:VEVENT\u{0}\u{85}", None), made()).unwrap();
        let names: Vec<String> = read(&file).into_iter().map(|(name, _)| name).collect();
        let plain = ["BEGIN", "VERSION", "PRODID", "BEGIN", "UID", "DTSTAMP", "SUMMARY", "CLASS", "DTSTART;VALUE=DATE"];
        assert_eq!(names[..9], plain);
        assert_eq!(names[9..], ["TRANSP", "END", "END"]);
        assert!(!file.contains(['\u{0}', '\u{85}']));
    }

    #[test]
    fn a_time_is_that_of_the_clock_on_the_wall_and_lasts_an_hour() {
        let file = file(&entry("s", Some("23:30")), made()).unwrap();
        assert_eq!(value(&file, "DTSTART").unwrap(), "20261231T233000");
        assert_eq!(value(&file, "DTEND").unwrap(), "20270101T003000");
        assert_eq!(value(&file, "DTSTAMP").unwrap(), "20261116T080000Z");
        assert_eq!(value(&file, "CLASS").unwrap(), "PRIVATE");
        assert_eq!(value(&file, "TRANSP"), None);
    }

    #[test]
    fn without_a_time_it_is_a_whole_day_and_every_file_has_its_own_id() {
        let [one, two] = [0, 1].map(|_| file(&entry("s", None), made()).unwrap());
        assert_eq!(value(&one, "DTSTART;VALUE=DATE").unwrap(), "20261231");
        assert_eq!(value(&one, "DTEND"), None);
        assert_eq!(Uuid::parse_str(&value(&one, "UID").unwrap()).unwrap().get_version_num(), 4);
        assert_ne!(value(&one, "UID"), value(&two, "UID"));
    }

    #[test]
    fn a_year_that_a_calendar_cannot_write_makes_no_file() {
        for year in [-1, 0, 9999, 12_345] {
            let day = NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
            assert!(file(&Entry { summary: "s", day, time: Some("23:59") }, made()).is_none(), "{year}");
        }
    }
}
