//! Dates of birth. Most dates in a note are of appointments and letters, so one counts only if words say so or if
//! it lies a life ago.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

use super::numbers::{ends, separator};
use super::words::Text;

/// How many years ago a date is taken for a birthday without a word that says so.
const YEARS_AGO: RangeInclusive<i32> = 14..=110;
/// How far back a word is looked for, in words.
const BACK: usize = 4;
/// How far ahead a word is looked for: *op 3 mei 2021 in Utrecht geboren*.
const AHEAD: usize = 3;
/// Words that make a date a birthday.
const BORN: &str = "geboren geb geboortedatum geboortedag geboorte geboorte-datum gebdat";
/// Words that make a date from long ago something else.
const NOT_BORN: &str = "\
    sinds vanaf per ingang d dd brief besluit beschikking wet vonnis uitspraak contract diploma overleden \
    overleed gestorven getrouwd trouwde trouwden gehuwd huwelijk gescheiden verhuisd verhuisde verhuisden \
    gevlucht aangekomen ontslagen begonnen begon gestart tot";
const MONTHS: &[&[&str]] = &[
    &["januari", "jan"],
    &["februari", "feb", "febr"],
    &["maart", "mrt"],
    &["april", "apr"],
    &["mei"],
    &["juni", "jun"],
    &["juli", "jul"],
    &["augustus", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "okt"],
    &["november", "nov"],
    &["december", "dec"],
];

/// A civil date in a text.
pub(super) struct Date {
    /// Where it ends, in bytes.
    pub end: usize,
    day: NaiveDate,
}

/// The date with a year of four digits that begins at `at`.
pub(super) fn date(text: &str, at: usize) -> Option<Date> {
    let (day, end) = year_first(text, at).or_else(|| {
        let (day, month, end) = day_and_month(text, at)?;
        let (year, size) = number(text, end)?;
        (size == 4).then_some((NaiveDate::from_ymd_opt(year, month, day)?, end + size))
    })?;
    ends(text, end).then_some(Date { end, day })
}

/// Where the birthday with a year of two digits that begins at `at` ends; words must say that it is one.
pub(super) fn short_birth(text: &Text<'_>, at: usize, today: NaiveDate) -> Option<usize> {
    let (day, month, from) = day_and_month(text.whole, at)?;
    let (year, size) = number(text.whole, from)?;
    let end = from + size;
    let date = |century| NaiveDate::from_ymd_opt(century + year, month, day);
    date(2000).filter(|date| *date <= today).or_else(|| date(1900))?;
    (size == 2 && ends(text.whole, end) && is_near(text, at, end, BORN)).then_some(end)
}

/// Whether a date is taken for a birthday.
pub(super) fn is_birth(text: &Text<'_>, at: usize, date: &Date, today: NaiveDate) -> bool {
    date.day <= today
        && (is_near(text, at, date.end, BORN)
            || (YEARS_AGO.contains(&(today.year() - date.day.year())) && !is_near(text, at, date.end, NOT_BORN)))
}

/// `1987-03-12`.
fn year_first(text: &str, at: usize) -> Option<(NaiveDate, usize)> {
    let (year, size) = number(text, at)?;
    if size != 4 {
        return None;
    }
    let mark = text[at + size..].strip_prefix('-')?;
    let (month, size) = number(text, text.len() - mark.len())?;
    let mark = mark[size..].strip_prefix('-')?;
    let (day, size) = number(text, text.len() - mark.len())?;
    let date = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
    Some((date, text.len() - mark.len() + size))
}

/// `12-03-`, `12 / 3 / ` or `12 maart `: the day, the month, and where the year begins.
fn day_and_month(text: &str, at: usize) -> Option<(u32, u32, usize)> {
    let (day, size) = number(text, at).filter(|(_, size)| *size <= 2)?;
    let day = u32::try_from(day).ok()?;
    let rest = &text[at + size..];
    if let Some(mark) = separator(rest) {
        let from = at + size + mark;
        let (month, size) = number(text, from).filter(|(_, size)| *size <= 2)?;
        let again = separator(&text[from + size..])?;
        let year = from + size + again;
        return (text[from + size..year] == rest[..mark]).then_some((day, u32::try_from(month).ok()?, year));
    }
    let word = rest.trim_start_matches([' ', '\u{a0}', '-', '.']);
    let letters = word.bytes().take(12).take_while(u8::is_ascii_alphabetic).count();
    let name = word[..letters].to_ascii_lowercase();
    let month = (1_u32..).zip(MONTHS).find(|(_, names)| names.contains(&name.as_str()))?.0;
    let year = word[letters..].trim_start_matches([' ', '\u{a0}', '-', '.', '\'', '\u{2019}']);
    Some((day, month, text.len() - year.len()))
}

/// A number of at most four digits, and how many there are.
fn number(text: &str, at: usize) -> Option<(i32, usize)> {
    let size = text[at..].bytes().take(5).take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&size).then(|| text[at..at + size].parse().ok().map(|value| (value, size))).flatten()
}

/// Whether one of `words` stands close to the date, in the same sentence. A label on the line above is close too.
fn is_near(text: &Text<'_>, start: usize, end: usize, words: &str) -> bool {
    let is_one = |index: usize| words.split(' ').any(|word| word == text.words[index].folded);
    let count = text.words_before(start);
    let back = (count.saturating_sub(BACK)..count).rev();
    let joined = count.checked_sub(1).is_some_and(|last| leads_to(text, last, start));
    let first = text.first_from(end);
    let ahead = first..text.words.len().min(first + AHEAD);
    back.take_while(|index| if index + 1 == count { joined } else { !text.breaks(*index) }).any(is_one)
        || ahead.take_while(|index| !text.breaks(index - 1)).any(is_one)
}

/// Whether the word at `index` belongs to the date behind it; the full stop of *geb.* ends no sentence.
fn leads_to(text: &Text<'_>, index: usize, date: usize) -> bool {
    let word = &text.words[index];
    let gap = &text.whole[word.end..date];
    !gap.contains(['!', '?']) && (!gap.contains('.') || word.text.chars().count() <= 4)
}
