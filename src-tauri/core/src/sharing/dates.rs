//! Days and times as Dutch words.

use chrono::{Datelike, NaiveDate};

use super::texts::{MONTHS, WEEKDAYS, at};

/// "donderdag 12 maart 2026".
pub(super) fn long(day: NaiveDate) -> String {
    let weekday = WEEKDAYS[day.weekday().num_days_from_monday() as usize];
    let month = MONTHS[day.month0() as usize];
    format!("{weekday} {} {month} {}", day.day(), day.year())
}

/// "donderdag 12 maart 2026 om 10:00"; nothing while neither is known.
pub(super) fn when(day: Option<NaiveDate>, time: Option<&str>) -> Option<String> {
    match (day.map(long), time) {
        (Some(day), Some(time)) => Some(at(&day, time)),
        (day, time) => day.or_else(|| time.map(str::to_owned)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_day_is_written_out_whole() {
        assert_eq!(long(day(2026, 3, 12)), "donderdag 12 maart 2026");
        assert_eq!(long(day(2024, 2, 29)), "donderdag 29 februari 2024");
        assert_eq!(long(day(2027, 8, 1)), "zondag 1 augustus 2027");
    }

    #[test]
    fn what_is_not_known_of_a_day_and_a_time_is_left_out() {
        let friday = day(2026, 12, 4);
        assert_eq!(when(Some(friday), Some("09:30")).unwrap(), "vrijdag 4 december 2026 om 09:30");
        assert_eq!(when(Some(friday), None).unwrap(), "vrijdag 4 december 2026");
        assert_eq!(when(None, Some("09:30")).unwrap(), "09:30");
        assert_eq!(when(None, None), None);
    }
}
