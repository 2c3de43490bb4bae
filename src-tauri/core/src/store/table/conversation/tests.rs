//! The day of a conversation in SQL is its day in Rust.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use chrono::TimeZone;
use proptest::prelude::*;

use super::*;

/// An instant with its nanoseconds and the device's offset.
fn moment() -> impl Strategy<Value = Now> {
    (0i64..4_000_000_000, 0u32..1_000_000_000, -840i32..=840).prop_map(|(second, nano, offset_minutes)| Now {
        utc: Utc.timestamp_opt(second, nano).unwrap(),
        offset_minutes,
    })
}

fn both(made: Now, started: Option<Now>, planned: Option<NaiveDate>) -> (NaiveDate, NaiveDate) {
    let connection = Connection::open_in_memory().unwrap();
    crate::store::migrate::migrate(&connection, None).unwrap();
    let conversations = Conversations(&connection);
    let id = ConversationId::random();
    conversations.add(id, made, false).unwrap();
    conversations.edit(id, &ConversationChange::PlannedOn(planned)).unwrap();
    if let Some(started) = started {
        conversations.start(id, started).unwrap();
    }
    let sql = format!("SELECT {ON} FROM conversation c");
    let told = connection.query_row(&sql, [], |row| row.get(0)).unwrap();
    (told, conversations.get(id).unwrap().on())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_expression_tells_the_day_that_the_row_tells(
        made in moment(), started in prop::option::of(moment()), planned in prop::option::of(0i32..30_000)
    ) {
        let planned = planned.and_then(NaiveDate::from_epoch_days);
        let (told, on) = both(made, started, planned);
        prop_assert_eq!(told, on);
    }
}

#[test]
fn a_day_ends_at_midnight_and_not_half_a_millisecond_before() {
    let last = Utc.with_ymd_and_hms(2026, 3, 1, 23, 29, 59).unwrap() + chrono::Duration::nanoseconds(999_999_999);
    for offset_minutes in [30, 0, -60] {
        let (told, on) = both(Now { utc: last, offset_minutes }, None, None);
        assert_eq!(told, on, "{offset_minutes}");
    }
}

/// The steps that SQLite takes for a page of a list of so many conversations, from its start and from its middle.
fn steps(conversations: u32) -> Vec<u32> {
    let mut connection = Connection::open_in_memory().unwrap();
    crate::store::migrate::migrate(&connection, None).unwrap();
    let count = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
    let counted = std::sync::Arc::clone(&count);
    let tell = move || {
        counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        false
    };
    let fill = connection.transaction().unwrap();
    for number in 0..conversations {
        let now =
            Now { utc: Utc.timestamp_opt(1_700_000_000 + i64::from(number) * 3_600, 0).unwrap(), offset_minutes: 60 };
        let (id, list) = (ConversationId::random(), Conversations(&fill));
        list.add(id, now, false).unwrap();
        match number % 4 {
            0 => {}
            1 => list.edit(id, &ConversationChange::PlannedOn(Some(now.today()))).unwrap(),
            2 => list.stop(id, now).unwrap(),
            _ => list.looked_back(id, now).unwrap(),
        }
    }
    fill.commit().unwrap();
    connection.progress_handler(1, Some(tell)).unwrap();
    let list = Conversations(&connection);
    let which = Which { person: None, since: None, but: None };
    let mut steps = Vec::new();
    for part in Part::ALL {
        // Half of what is planned is past.
        let today =
            NaiveDate::from_ymd_opt(2023, 11, 15).unwrap() + chrono::Duration::hours(i64::from(conversations) / 2);
        let rows = list.page(part, today, &which, None, 50).unwrap();
        assert_eq!(rows.len(), 50);
        steps.push(count.swap(0, std::sync::atomic::Ordering::Relaxed));
        let after = rows.last().unwrap().1.clone();
        assert_eq!(list.page(part, today, &which, Some(&after), 10).unwrap().len(), 10);
        steps.push(count.swap(0, std::sync::atomic::Ordering::Relaxed));
    }
    steps
}

#[test]
fn a_page_takes_as_many_steps_in_a_long_list_as_in_a_short_one() {
    let (short, long) = (steps(500), steps(4_000));
    for (short, long) in short.iter().zip(&long) {
        assert!(*long < short + short / 4, "{short} steps in a short list, {long} in a long one");
    }
}
