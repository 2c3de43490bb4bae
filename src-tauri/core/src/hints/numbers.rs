//! Whatever begins with a digit, read from left to right: a date, a telephone number, a BSN, or none of these.

use chrono::NaiveDate;

use super::words::{Text, after, before, is_letter};
use super::{Found, HintKind, dates, phone};

/// Words before a number that say that it is something else, beside those that end in *nummer* or *nr*.
const OTHER_NUMBERS: &[&str] =
    &["zaak", "dossier", "kenmerk", "betalingskenmerk", "factuur", "referentie", "rsin", "kvk"];
/// Words in *nummer* that say what is looked for.
const OWN_NUMBERS: &[&str] = &["burgerservice", "bsn", "bsn-", "sofi", "sofi-", "telefoon", "tel", "mobiel", "06-", ""];

/// Finds dates of birth, telephone numbers and BSNs.
pub(super) fn numbers(text: &Text<'_>, today: NaiveDate) -> Vec<Found> {
    let bytes = text.whole.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let digit = bytes[at].is_ascii_digit();
        if !digit && !matches!(bytes[at], b'+' | b'(') {
            at += 1;
            continue;
        }
        if begins(text.whole, at)
            && let Some((end, kind)) = number(text, at, today)
        {
            found.extend(kind.map(|kind| Found::personal(at, end, kind)));
            at = end;
            continue;
        }
        at += if digit { bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count() } else { 1 };
    }
    found
}

/// Where a number ends and what it is; a date that is nobody's birthday has no kind, and is no part of anything else.
fn number(text: &Text<'_>, at: usize, today: NaiveDate) -> Option<(usize, Option<HintKind>)> {
    if let Some(date) = dates::date(text.whole, at) {
        return Some((date.end, dates::is_birth(text, at, &date, today).then_some(HintKind::BirthDate)));
    }
    if !is_labelled(text, at) {
        if let Some(end) = phone::phone(text.whole, at) {
            return Some((end, Some(HintKind::Phone)));
        }
        if let Some(end) = bsn(text.whole, at) {
            return Some((end, Some(HintKind::Bsn)));
        }
    }
    let end = dates::short_birth(text, at, today)?;
    Some((end, Some(HintKind::BirthDate)))
}

/// Whether the words before a number say that it is something else: *zaaknummer*, or the bank of an IBAN (*ABNA*).
fn is_labelled(text: &Text<'_>, at: usize) -> bool {
    let before = &text.words[..text.words_before(at)];
    let other = |word: &str| {
        let kind = word.strip_suffix("nummer").or_else(|| word.strip_suffix("nr"));
        OTHER_NUMBERS.contains(&word) || kind.is_some_and(|kind| !OWN_NUMBERS.contains(&kind))
    };
    before.iter().rev().take(2).any(|word| other(&word.folded))
        || before.last().is_some_and(|word| word.text.len() == 4 && word.text.bytes().all(|b| b.is_ascii_uppercase()))
}

/// Where the BSN that begins at `at` ends: nine digits, as `1234.56.782`, `123 456 782` or together.
fn bsn(text: &str, at: usize) -> Option<usize> {
    let number = Digits::read(text, at, 9)?;
    let between: Vec<char> = text[at..number.end].chars().filter(|c| !c.is_ascii_digit()).collect();
    let grouped = match between.as_slice() {
        [] => true,
        ['.', '.'] => number.groups == [4, 2, 3],
        [' ', ' '] => [[4, 2, 3], [3, 3, 3]].iter().any(|known| number.groups == *known),
        _ => false,
    };
    let rest = text[number.end..].trim_start_matches([' ', '\u{a0}']);
    let money = rest.starts_with(['€', '%']) || rest.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("eur"));
    (grouped && !money && ends(text, number.end) && eleven(&number.digits)).then_some(number.end)
}

/// The eleven-test of a BSN: weights 9 to 2, and -1 for the last digit.
fn eleven(digits: &[u8]) -> bool {
    let values = || digits.iter().map(|digit| i32::from(digit - b'0'));
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    values().any(|value| value > 0)
        && values().zip(weights).map(|(value, weight)| value * weight).sum::<i32>() % 11 == 0
}

/// Whether a number may begin at `at`: not inside a word, a code, an amount or another number.
fn begins(text: &str, at: usize) -> bool {
    let Some(last) = before(text, at) else { return true };
    let mut earlier = text[..at].chars().rev().skip(1);
    match last {
        '_' | '#' | '@' | '€' | '+' => false,
        '-' | '–' => !earlier.next().is_some_and(is_letter),
        '.' | ',' | ':' | '/' => !earlier.next().is_some_and(|c| c.is_ascii_digit()),
        ' ' | '\u{a0}' => earlier.next() != Some('€'),
        other => !is_letter(other),
    }
}

/// Whether a number may end at `end`: no word, code, decimal or time goes on from there.
pub(super) fn ends(text: &str, end: usize) -> bool {
    let Some(next) = after(text, end) else { return true };
    match next {
        '-' | '–' => !after(text, end + next.len_utf8()).is_some_and(is_letter),
        '.' | ',' | ':' => !after(text, end + 1).is_some_and(|c| c.is_ascii_digit()),
        other => !is_letter(other) && !matches!(other, '_' | '@'),
    }
}

/// Digits in groups, as numbers are written.
pub(super) struct Digits {
    /// The digits, as ASCII.
    pub digits: Vec<u8>,
    /// How many digits each group has.
    pub groups: Vec<usize>,
    /// Where the last digit ends, in bytes.
    pub end: usize,
}

impl Digits {
    /// Reads exactly `count` digits from `start`; none, if there are fewer or more follow without a gap.
    pub fn read(text: &str, start: usize, count: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut read = Self { digits: Vec::with_capacity(count), groups: Vec::new(), end: start };
        loop {
            let group = bytes[read.end..].iter().take(count + 1).take_while(|byte| byte.is_ascii_digit()).count();
            read.digits.extend(&bytes[read.end..read.end + group]);
            read.groups.push(group);
            read.end += group;
            if group == 0 || read.digits.len() >= count {
                return (read.digits.len() == count).then_some(read);
            }
            read.end += separator(&text[read.end..])?;
        }
    }
}

/// The length of what stands between two groups: a space, a mark, or a mark with a space on both sides.
pub(super) fn separator(text: &str) -> Option<usize> {
    let rest = text.strip_prefix([' ', '\u{a0}']).unwrap_or(text);
    let rest = rest.strip_prefix(['-', '–', '\u{2011}', '.', '/']).unwrap_or(rest);
    let rest = rest.strip_prefix([' ', '\u{a0}']).unwrap_or(rest);
    (rest.len() < text.len() && rest.starts_with(|c: char| c.is_ascii_digit())).then_some(text.len() - rest.len())
}
