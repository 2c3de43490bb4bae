//! Addresses: a postcode with a house number behind it, or with a street and a house number before it.

use super::words::{Text, Word, is_space};
use super::{Found, HintKind};

/// Words between a postcode and a house number.
const LABELS: &[&str] = &["nr", "nummer", "huisnummer", "huisnr"];
/// Small words that may follow a house number. Any other small word makes it an ordinary number.
const GOES_ON: &[&str] = &["te", "in", "en", "is", "woont"];
/// Addition to a house number, written apart.
const ADDITIONS: &[&str] = &["a", "b", "c", "d", "e", "f", "bis", "hs", "i", "ii", "iii"];
/// What stands before a number that is nobody's house.
const NO_STREETS: &[&str] = &["postbus", "antwoordnummer", "postcode", "telefoon", "bedrag", "artikel", "kamer"];

pub(super) fn addresses(text: &Text<'_>) -> Vec<Found> {
    (0..text.words.len())
        .filter_map(|index| {
            let last = postcode(text, index)?;
            let street = before(text, index);
            let house = behind(text, last);
            let start = text.words[street.unwrap_or(index)].start;
            let end = text.words[house.unwrap_or(last)].end;
            (street.is_some() || house.is_some()).then(|| Found::personal(start, end, HintKind::Address))
        })
        .collect()
}

/// The last word of the postcode that begins at `index`. Small letters count only when written together: *2019 in*.
fn postcode(text: &Text<'_>, index: usize) -> Option<usize> {
    let word = text.words[index].text;
    let digits = word.as_bytes().first_chunk::<4>()?;
    if digits[0] == b'0' || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let (letters, last) = match &word[4..] {
        "" => {
            let next = text.words.get(index + 1)?.text;
            (Some(next).filter(|_| text.gap(index).is_some_and(is_space) && is_capitals(next))?, index + 1)
        }
        letters => (letters, index),
    };
    let fine = letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let fine = fine && !["SA", "SD", "SS"].contains(&letters.to_ascii_uppercase().as_str());
    fine.then_some(last)
}

fn is_capitals(letters: &str) -> bool {
    letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The house number behind the postcode that ends with the word at `last`.
fn behind(text: &Text<'_>, last: usize) -> Option<usize> {
    let mut index = joined(text, last)?;
    if LABELS.contains(&text.words[index].folded.as_ref()) {
        text.gap(index).filter(|gap| gap.chars().all(|c| matches!(c, ' ' | '.' | ':')))?;
        index += 1;
    }
    let fine = is_house(&text.words[index]) && postcode(text, index).is_none() && {
        let rest = &text.whole[text.words[index].end..];
        let mut marks = rest.chars();
        match marks.next() {
            None | Some('\n' | '\r' | ';' | ')') => true,
            Some('.' | ',') => !marks.next().is_some_and(|c| c.is_ascii_digit() || c == '-'),
            Some(c) if c.is_whitespace() => {
                rest.chars().all(char::is_whitespace)
                    || text.words.get(index + 1).is_some_and(|next| {
                        let spaced = text.gap(index).is_some_and(is_space);
                        spaced && (next.is_capitalised() || GOES_ON.contains(&next.folded.as_ref()))
                    })
            }
            Some(_) => false,
        }
    };
    fine.then_some(index)
}

/// The street before the house number before the postcode that begins with the word at `index`.
fn before(text: &Text<'_>, index: usize) -> Option<usize> {
    let close = |left: usize| text.gap(left).is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || c == ','));
    let mut house = index.checked_sub(1).filter(|house| close(*house))?;
    if ADDITIONS.contains(&text.words[house].folded.as_ref()) {
        house = house.checked_sub(1).filter(|house| text.gap(*house).is_some_and(is_space))?;
    }
    let street = house.checked_sub(1).filter(|street| text.gap(*street).is_some_and(is_space))?;
    let word = &text.words[street];
    let fine = is_house(&text.words[house])
        && word.is_capitalised()
        && word.text.chars().count() >= 4
        && !NO_STREETS.contains(&word.folded.as_ref());
    fine.then_some(street)
}

/// The next word, if only spaces and commas stand before it.
fn joined(text: &Text<'_>, index: usize) -> Option<usize> {
    let gap = text.gap(index)?;
    (!gap.is_empty() && gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | ','))).then_some(index + 1)
}

/// `12`, `12a` or `12-2`; no year and no date.
fn is_house(word: &Word<'_>) -> bool {
    let digits = word.text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word.text[digits..];
    (1..=4).contains(&digits)
        && !word.text.starts_with('0')
        && rest.chars().count() <= 3
        && rest.matches('-').count() <= 1
        && rest.chars().all(|c| c == '-' || c.is_ascii_alphanumeric())
}
