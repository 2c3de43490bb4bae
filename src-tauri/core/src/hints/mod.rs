//! Quiet hints while writing: systeemtaal with a plain alternative, and words that tell who someone is.
//!
//! A hint never blocks and nothing of it is kept. A false alarm costs more than a miss: it teaches people to look away.

mod dates;
mod email;
mod iban;
mod jargon;
mod names;
mod numbers;
mod phone;
mod postcode;
mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::request::HintsFor;
use crate::conversations::{MAX_TEXT, within};
use crate::error::Result;
use crate::vault::Vault;
use words::Text;

/// Hints for one text, at most. What identifies someone goes before systeemtaal.
pub const MAX_HINTS: usize = 50;

/// What a hint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HintKind {
    /// Systeemtaal; [`Hint::instead`] says it plainly.
    Jargon,
    /// *Mevrouw*, *meneer* or an abbreviation of it, with the name.
    Name,
    /// A postcode with a house number.
    Address,
    /// A burgerservicenummer that passes the eleven-test.
    Bsn,
    /// A Dutch telephone number.
    Phone,
    /// A date of birth.
    BirthDate,
    /// An e-mail address of one person.
    Email,
    /// A bank account number whose check digits are right.
    Iban,
}

/// One place in a text to look at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Hint {
    /// Where it begins, in UTF-16 code units: the way a text field counts.
    pub start: u32,
    /// Where it ends, in UTF-16 code units; this unit no longer belongs to it.
    pub end: u32,
    /// What it is about.
    pub kind: HintKind,
    /// The exact words.
    pub found: String,
    /// The plain alternative in its dictionary form, for [`HintKind::Jargon`].
    pub instead: Option<String>,
}

/// A find, in bytes of the text.
struct Found {
    start: usize,
    end: usize,
    kind: HintKind,
    instead: Option<&'static str>,
}

impl Found {
    fn personal(start: usize, end: usize, kind: HintKind) -> Self {
        Self { start, end, kind, instead: None }
    }
}

/// Reads hints for a text that is being written.
pub fn hints_get(vault: &mut Vault, request: HintsFor) -> Result<Vec<Hint>> {
    within(&request.text, MAX_TEXT)?;
    Ok(hints(&request.text, vault.now().today()))
}

/// The hints for `text`, sorted and disjoint, [`MAX_HINTS`] at most. Takes time in proportion to the text.
#[must_use]
pub fn hints(text: &str, today: NaiveDate) -> Vec<Hint> {
    let read = Text::read(text);
    let mut found = iban::ibans(&read);
    found.extend(email::emails(text));
    found.extend(numbers::numbers(&read, today));
    found.extend(postcode::addresses(&read));
    found.extend(names::names(&read));
    found.extend(jargon::jargon(&read));
    let mut kept = disjoint(found);
    kept.sort_by_key(|one| (one.kind == HintKind::Jargon, one.start));
    kept.truncate(MAX_HINTS);
    kept.sort_by_key(|one| one.start);
    counted(text, &kept)
}

/// Of finds that overlap, the one whose kind is listed last in [`HintKind`]; of one kind, the first.
fn disjoint(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|one| (one.start, std::cmp::Reverse(one.end)));
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for one in found {
        match kept.last_mut() {
            Some(last) if one.start < last.end => {
                if one.kind > last.kind {
                    *last = one;
                }
            }
            _ => kept.push(one),
        }
    }
    kept
}

/// Counts in UTF-16 what was found in bytes.
fn counted(text: &str, found: &[Found]) -> Vec<Hint> {
    let units = |piece: &str| u32::try_from(piece.encode_utf16().count()).unwrap_or(u32::MAX);
    let (mut at, mut unit) = (0, 0_u32);
    found
        .iter()
        .map(|one| {
            let start = unit.saturating_add(units(&text[at..one.start]));
            let words = &text[one.start..one.end];
            (at, unit) = (one.end, start.saturating_add(units(words)));
            let instead = one.instead.map(str::to_owned);
            Hint { start, end: unit, kind: one.kind, found: words.to_owned(), instead }
        })
        .collect()
}

#[cfg(test)]
mod tests;
