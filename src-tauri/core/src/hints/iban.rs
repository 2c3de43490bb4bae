//! Bank account numbers: the length of the country, and check digits that leave 1 on division by 97 (ISO 13616).

use super::words::{Text, after, is_letter};
use super::{Found, HintKind};

/// How long an IBAN is, for the countries of the European payment area.
const LENGTHS: &[(usize, &str)] = &[
    (15, "NO"),
    (16, "BE"),
    (18, "DK FI NL"),
    (19, "SI"),
    (20, "AT EE LT LU"),
    (21, "CH HR LI LV"),
    (22, "BG DE GB IE VA"),
    (23, "GI"),
    (24, "AD CZ ES RO SE SK"),
    (25, "PT"),
    (26, "IS TR"),
    (27, "FR GR IT MC SM"),
    (28, "CY HU PL"),
    (29, "UA"),
    (31, "MT"),
];
/// Digits of an account, at the least: a sentence that happens to divide well has fewer.
const LEAST_DIGITS: usize = 8;

pub(super) fn ibans(text: &Text<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for word in &text.words {
        if found.last().is_some_and(|last| word.start < last.end) {
            continue;
        }
        if let Some(end) = iban(text.whole, word.start) {
            found.push(Found::personal(word.start, end, HintKind::Iban));
        }
    }
    found
}

/// Where the IBAN that begins at `start` ends. Spaces stand between groups of four.
fn iban(text: &str, start: usize) -> Option<usize> {
    let country = text.get(start..start + 2)?.to_ascii_uppercase();
    let (length, _) = LENGTHS.iter().find(|(_, countries)| countries.split(' ').any(|one| one == country))?;
    let mut kept = Vec::with_capacity(*length);
    let mut spaced = true;
    let mut end = start;
    for c in text[start..].chars() {
        match c {
            c if c.is_ascii_alphanumeric() => {
                kept.push(c.to_ascii_uppercase());
                spaced = false;
            }
            ' ' | '\u{a0}' if !spaced && kept.len() % 4 == 0 => spaced = true,
            _ => return None,
        }
        end += c.len_utf8();
        if kept.len() == *length {
            break;
        }
    }
    if kept.len() < *length {
        return None;
    }
    let (head, account) = kept.split_at(4);
    let digits = account.iter().filter(|c| c.is_ascii_digit()).count();
    let dutch = country != "NL" || (account[..4].iter().all(char::is_ascii_alphabetic) && digits == account.len() - 4);
    let whole = head[2..].iter().all(char::is_ascii_digit)
        && digits >= LEAST_DIGITS
        && dutch
        && !after(text, end).is_some_and(is_letter)
        && remainder(account.iter().chain(head)) == 1;
    whole.then_some(end)
}

fn remainder<'a>(kept: impl Iterator<Item = &'a char>) -> u32 {
    kept.filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shift = if value < 10 { 10 } else { 100 };
        (rest * shift + value) % 97
    })
}
