//! The code on a recovery sheet: 140 bits on paper, and a way in for who has lost the passphrase. It is as hard to guess as
//! a key, so HKDF will do: opening with it takes no wait.
//!
//! Seven groups of five signs: four that are drawn and one that checks them, their place, and which sheet it is.

use std::fmt;

use hkdf::Hkdf;
use serde::Serialize;
use sha2::Sha256;
use ts_rs::TS;
use zeroize::Zeroizing;

use super::make_random;
use crate::error::{Error, Result};

/// Crockford's base32: no I, L, O or U, which are misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Groups of a code.
pub(super) const GROUPS: usize = 7;
/// Signs of a group that are drawn, five bits each.
const DRAWN: usize = 4;
/// Signs of a group: the last one checks the others.
const GROUP: usize = DRAWN + 1;
/// The numbers that a sheet can have: 0 alone, or 1 to 3.
const SHEETS: u8 = 4;
/// Stands for a sign that is of no code.
const STRANGE: u8 = 255;

/// The code of one sheet. It never prints itself, and is wiped when dropped. It has a place of its own: moving it leaves no
/// copy behind.
pub(crate) struct RecoveryCode {
    signs: Box<Zeroizing<[u8; GROUPS * GROUP]>>,
    /// Which of three sheets; 0 for a sheet that opens the vault by itself.
    sheet: u8,
}

/// Why what was typed cannot be a recovery code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Misread {
    /// How many signs were typed; a code has 35.
    pub signs: usize,
    /// The places of the groups that do not fit, counted from 0. Of a text that is too long or too short, and in which
    /// no groups can be told apart, only the first.
    pub groups: Vec<usize>,
    /// Whether those groups are right, but stand in each other's place.
    pub swapped: bool,
    /// Whether it is the code of the second sheet.
    pub second: bool,
}

/// What the check of a group says of where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Home {
    sheet: u8,
    place: usize,
}

impl RecoveryCode {
    /// A new one that opens the vault by itself, from the system's random source.
    pub(crate) fn make() -> Result<Self> {
        let drawn = Zeroizing::new(make_random::<{ GROUPS * DRAWN }>()?);
        Ok(Self::of(drawn.iter().map(|random| random % 32), 0))
    }

    /// The code of a sheet with these drawn signs.
    pub(super) fn of(mut drawn: impl Iterator<Item = u8>, sheet: u8) -> Self {
        let mut signs = Box::new(Zeroizing::new([0; GROUPS * GROUP]));
        for (place, group) in signs.chunks_exact_mut(GROUP).enumerate() {
            group.iter_mut().zip(drawn.by_ref().take(DRAWN)).for_each(|(sign, drawn)| *sign = drawn);
            let check = sum(group) ^ Home { sheet, place }.sign();
            group.iter_mut().skip(DRAWN).for_each(|sign| *sign = check);
        }
        Self { signs, sheet }
    }

    /// Reads one as a person types it: small letters, spaces and dashes anywhere, O for 0, I and L for 1.
    ///
    /// Any one wrong sign in a group is noticed, two neighbours that changed places, and every group in another place.
    pub(crate) fn parse(typed: &str) -> std::result::Result<Self, Misread> {
        let mut all = Zeroizing::new(Vec::with_capacity(typed.len()));
        all.extend(typed.chars().filter(|c| !is_between(*c)).map(value));
        let apart: Vec<usize> =
            typed.split(is_between).filter(|part| !part.is_empty()).map(|part| part.chars().count()).collect();
        let (told_apart, whole) = (apart.len() == GROUPS, all.len() == GROUPS * GROUP);
        let lengths = if told_apart { apart } else { vec![GROUP; GROUPS] };

        let mut from = 0;
        let mut groups: Vec<&[u8]> = Vec::new();
        for length in lengths {
            let to = (from + length).min(all.len());
            groups.push(all.get(from..to).unwrap_or_default());
            from = to;
        }
        let homes: Vec<Option<Home>> = groups.iter().map(|group| home(group)).collect();
        let fits = |place: usize, sheet: u8| homes.get(place).copied().flatten() == Some(Home { sheet, place });
        // Which sheet it is, most of its groups tell; where they cannot be told apart, those before a sign that is missing.
        let of = |sheet: u8| {
            let in_place = (0..GROUPS).filter(|place| fits(*place, sheet)).count();
            let leading = (0..GROUPS).take_while(|place| fits(*place, sheet)).count();
            let anywhere = homes.iter().flatten().filter(|home| home.sheet == sheet).count();
            (if told_apart || whole { in_place } else { leading }, anywhere)
        };
        let sheet = (0..SHEETS).rev().max_by_key(|sheet| of(*sheet)).unwrap_or_default();
        let mut wrong: Vec<usize> = (0..GROUPS).filter(|place| !fits(*place, sheet)).collect();
        if wrong.is_empty() && whole {
            let mut signs = Box::new(Zeroizing::new([0; GROUPS * GROUP]));
            signs.iter_mut().zip(all.iter()).for_each(|(sign, typed)| *sign = *typed);
            return Ok(Self { signs, sheet });
        }
        // Each of them fits in the place of one of the others.
        let at_home = |at: &usize| homes.get(*at).copied().flatten().filter(|home| home.sheet == sheet);
        let mut found: Vec<_> = wrong.iter().filter_map(at_home).map(|home| home.place).collect();
        found.sort_unstable();
        let swapped = !wrong.is_empty() && found == wrong;
        if !told_apart && !whole {
            wrong.truncate(1);
        }
        Err(Misread { signs: all.len(), groups: wrong, swapped, second: false })
    }

    /// Which of three sheets it stands on; 0 for one that opens the vault by itself.
    pub(crate) fn sheet(&self) -> u8 {
        self.sheet
    }

    /// The signs that were drawn, in order, each below 32.
    pub(super) fn drawn(&self) -> impl Iterator<Item = &u8> {
        self.signs.chunks_exact(GROUP).flat_map(|group| group.iter().take(DRAWN))
    }

    /// Its groups, in order.
    pub(crate) fn groups(&self) -> impl Iterator<Item = Zeroizing<String>> {
        self.signs.chunks_exact(GROUP).map(|group| text(group.iter()))
    }

    /// Whether this is its group at `place`, typed as [`RecoveryCode::parse`] takes it.
    pub(crate) fn has_group(&self, place: usize, typed: &str) -> bool {
        let mut signs = typed.chars().filter(|c| !is_between(*c)).map(value);
        self.signs
            .chunks_exact(GROUP)
            .nth(place)
            .is_some_and(|group| signs.by_ref().take(GROUP).eq(group.iter().copied()))
            && signs.next().is_none()
    }

    /// The key that wraps the vault key: HKDF-SHA256 without salt over the drawn signs as capitals.
    pub(super) fn derive_kek(&self) -> Result<Zeroizing<[u8; 32]>> {
        let drawn = text(self.drawn());
        let mut bytes = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, drawn.as_bytes())
            .expand(b"kijk-en-doe-wijzer/v1/recovery-slot", bytes.as_mut_slice())
            .map_err(|_| Error::Fault("32 bytes are within what HKDF gives"))?;
        Ok(bytes)
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

fn text<'s>(signs: impl Iterator<Item = &'s u8>) -> Zeroizing<String> {
    // Room for all of it: a string that grows leaves its beginning behind in memory.
    let mut text = Zeroizing::new(String::with_capacity(GROUPS * GROUP));
    text.extend(signs.filter_map(|sign| ALPHABET.get(usize::from(*sign))).map(|byte| char::from(*byte)));
    text
}

/// What stands between groups: white space, any dash, a point, and what pasting brings along unseen.
fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '_' | '.' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200b}' | '\u{2060}' | '\u{feff}'
        )
}

fn value(typed: char) -> u8 {
    let capital = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|byte| char::from(*byte) == capital);
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(STRANGE)
}

impl Home {
    /// What the check of a group carries of it: the place, from 1 to 7, and eight times the number of the sheet.
    fn sign(self) -> u8 {
        u8::try_from(self.place + 1).unwrap_or_default() | self.sheet << 3
    }
}

/// Where five signs say that they stand; `None` when they are no group.
fn home(group: &[u8]) -> Option<Home> {
    if group.len() != GROUP || group.iter().any(|sign| *sign >= 32) {
        return None;
    }
    let sign = sum(group) ^ group.last()?;
    Some(Home { sheet: sign >> 3, place: usize::from(sign & 7).checked_sub(1)? })
}

/// The sum of the four drawn signs of a group in the field of 32 elements, each with a factor of its own that is neither 0
/// nor 1. With the place added to it, one other sign, two that change places and the same group elsewhere each give
/// another check.
fn sum(group: &[u8]) -> u8 {
    (2..).zip(group.iter().take(DRAWN)).fold(0, |sum, (factor, sign)| sum ^ times(*sign, factor))
}

/// The product in the field of 32 elements, modulo x⁵ + x² + 1.
fn times(a: u8, b: u8) -> u8 {
    (0..5).rev().fold(0, |product, bit| {
        let doubled = product << 1;
        let reduced = if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 };
        if b >> bit & 1 == 1 { reduced ^ a } else { reduced }
    })
}

#[cfg(test)]
mod tests;
