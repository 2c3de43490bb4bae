use std::fs;
use std::path::PathBuf;

use chrono::{Duration, TimeZone};
use proptest::prelude::*;

use super::*;

/// 09:00 in the Netherlands on a Wednesday.
fn now() -> Now {
    Now { utc: Utc.with_ymd_and_hms(2027, 6, 16, 7, 0, 0).unwrap(), offset_minutes: 120 }
}

fn ago(days: i64) -> DateTime<Utc> {
    now().utc - Duration::days(days)
}

/// How many days ago those were made that stay, out of these.
fn kept(days: impl IntoIterator<Item = i64>) -> Vec<i64> {
    let days: Vec<i64> = days.into_iter().collect();
    let staying = staying(days.iter().map(|days| ago(*days)), now());
    days.into_iter().zip(staying).filter(|(_, stays)| *stays).map(|(days, _)| days).collect()
}

#[test]
fn of_a_year_and_more_with_one_every_day_seven_days_four_weeks_and_twelve_months_are_left() {
    // Sundays end a week; the last of a month is that of its last day.
    let months = [16, 47, 77, 108, 136, 167, 198, 228, 259, 289, 320];
    let days = [0, 1, 2, 3, 4, 5, 6];
    let mut expected: Vec<i64> = days.into_iter().chain([10, 17]).chain(months).collect();
    expected.sort_unstable();
    assert_eq!(kept(0..800), expected);
}

#[test]
fn with_one_now_and_then_a_day_counts_when_there_is_one_of_it() {
    assert_eq!(kept([0, 9, 30, 61, 90, 200]), [0, 9, 30, 61, 90, 200], "seven or fewer days");
    assert_eq!(kept([365, 366, 700]), [365], "but none of more than a year ago");
    assert_eq!(kept([]), [0; 0]);
}

#[test]
fn of_one_day_the_last_stays_and_the_day_is_that_of_the_device() {
    let made = [now().utc, now().utc - Duration::hours(8), now().utc - Duration::hours(10)];
    assert_eq!(staying(made.into_iter(), now()), [true, false, true], "before midnight is another day");
}

#[test]
fn one_of_a_time_to_come_stays_and_counts_for_nothing() {
    let made = (-30..0).chain(0..10).map(ago);
    let staying = staying(made, now());
    assert!(staying[..30].iter().all(|stays| *stays));
    assert_eq!(staying[30..].iter().filter(|stays| **stays).count(), 7);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_was_made_when_there_are_never_more_than_seven_four_and_twelve_and_the_newest_stays(
        mut hours in prop::collection::vec(0_i64..20_000, 1..120)
    ) {
        hours.sort_unstable();
        let made: Vec<_> = hours.iter().map(|hours| now().utc - Duration::hours(*hours)).collect();
        let stays = staying(made.iter().copied(), now());
        let left: Vec<_> = made.iter().copied().zip(&stays).filter(|(_, stays)| **stays).map(|(at, _)| at).collect();
        prop_assert!(left.len() <= DAYS + WEEKS + MONTHS);
        prop_assert!(left.iter().all(|at| !is_too_old(*at, now())));
        prop_assert!(stays[0] || is_too_old(made[0], now()));
        // Deciding again changes nothing, so it does not matter how often that is done.
        prop_assert!(staying(left.iter().copied(), now()).iter().all(|stays| *stays));
    }

    #[test]
    fn day_by_day_it_leaves_a_way_back_to_each_of_the_last_seven_days_and_some_twelve_months(days in 1_i64..500) {
        // As it happens: one more every day, and after each what need not stay goes.
        let mut left: Vec<DateTime<Utc>> = Vec::new();
        let start = now().utc;
        for day in 0..=days {
            let now = Now { utc: start + Duration::days(day), ..now() };
            left.insert(0, now.utc);
            let stays = staying(left.iter().copied(), now);
            left = left.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(at, _)| at).collect();
        }
        let end = start + Duration::days(days);
        let age = |at: &DateTime<Utc>| (end - *at).num_days();
        prop_assert!((0..days.min(7)).all(|day| left.iter().any(|at| age(at) == day)));
        // From each month there is one, and what was first made is a month or less further back.
        let gaps = left.windows(2).map(|pair| (pair[0] - pair[1]).num_days());
        prop_assert!(gaps.max().unwrap_or_default() <= 31, "{:?}", left);
        prop_assert!(left.iter().map(age).max().unwrap_or_default() >= (days - 31).min(304), "{:?}", left);
    }
}

/// A folder with a backup of each of so many days ago; of the one with a minus before it the file is not there.
fn folder(days: &[i64]) -> (tempfile::TempDir, Vec<BackupRow>) {
    let place = tempfile::tempdir().unwrap();
    let rows = days.iter().map(|day| {
        let name = format!("{}.kdw", day.abs());
        if *day >= 0 {
            fs::write(place.path().join(&name), "kijk-en-doe-wijzer kluis\n").unwrap();
        }
        BackupRow {
            id: Uuid::new_v4(),
            folder: place.path().to_str().unwrap().to_owned(),
            name,
            made_at: ago(day.abs()),
            proved_at: ago(day.abs()),
            bytes: 25,
            generation: 1,
            aside: false,
        }
    });
    let rows = rows.collect();
    (place, rows)
}

fn path(row: &BackupRow) -> PathBuf {
    Path::new(&row.folder).join(&row.name)
}

#[test]
fn files_that_do_not_stay_go_and_so_does_what_is_known_of_them() {
    let (place, rows) = folder(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 366]);
    fs::write(place.path().join("vakantie.jpg"), "x").unwrap();
    let gone = remove_surplus(&rows, rows[0].id, now());
    let left: Vec<bool> = rows.iter().map(|row| path(row).exists()).collect();
    assert_eq!(left, rows.iter().map(|row| !gone.contains(&row.id)).collect::<Vec<_>>());
    assert_eq!(left.iter().filter(|there| **there).count(), 7);
    assert!(place.path().join("vakantie.jpg").exists());
    assert!(remove_surplus(&rows[..7], rows[0].id, now()).is_empty());
}

#[test]
fn the_one_that_was_just_made_stays_whatever_its_date() {
    let (_place, rows) = folder(&[0, 800]);
    assert!(remove_surplus(&rows, rows[1].id, now()).is_empty());
    assert!(path(&rows[1]).exists());
}

#[test]
fn what_is_not_there_makes_nothing_go_and_stays_known() {
    // Of both days the later file is not there: it is on the other stick, or was taken away.
    let (_place, mut rows) = folder(&[-3, 3, -500]);
    rows[0].made_at += Duration::hours(1);
    rows[0].name = "weg.kdw".to_owned();
    assert!(remove_surplus(&rows, Uuid::nil(), now()).is_empty());
    assert!(path(&rows[1]).exists());
}

#[test]
fn what_stands_under_its_name_and_is_not_what_was_written_is_left_alone() {
    let (_place, rows) = folder(&[0, 366, 367, 368]);
    fs::remove_file(path(&rows[1])).unwrap();
    fs::create_dir(path(&rows[1])).unwrap();
    fs::write(path(&rows[2]), "een ander bestand").unwrap();
    fs::write(path(&rows[3]), "kijk-en-doe-wijzer kluis\nvan een ander, of van later").unwrap();
    assert!(remove_surplus(&rows, rows[0].id, now()).is_empty() && remove_too_old(&rows, now()).is_empty());
    assert!(rows.iter().all(|row| path(row).exists()));
}

#[test]
fn what_is_too_old_goes_from_every_folder_but_the_newest_of_it() {
    let (here, rows) = folder(&[1, 300, 366, 800]);
    let (_other, others) = folder(&[400, 500, -600]);
    let (away, more) = folder(&[500, 600]);
    let mut all: Vec<BackupRow> = rows.iter().chain(&others).chain(&more).cloned().collect();
    all.sort_by_key(|row| std::cmp::Reverse(row.made_at));
    let aside = away.path().with_extension("weg");
    fs::rename(away.path(), &aside).unwrap();
    let mut gone = remove_too_old(&all, now());
    let mut expected = [rows[2].id, rows[3].id, others[1].id];
    expected.sort_unstable();
    gone.sort_unstable();
    assert_eq!(gone, expected);
    assert!(path(&rows[1]).exists() && path(&others[0]).exists() && !path(&others[1]).exists());
    fs::rename(&aside, away.path()).unwrap();
    assert_eq!(remove_too_old(&all, now()), [more[1].id], "once it is there");
    drop(here);
}
