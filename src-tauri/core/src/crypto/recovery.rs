//! The recovery code: 140 random bits on paper, and a way in for who has lost the passphrase. It is as hard to guess as
//! a key, so HKDF will do: opening with it takes no wait.
//!
//! Seven groups of five signs: four that are drawn and one that checks them and their place.

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
const GROUPS: usize = 7;
/// Signs of a group that are drawn, five bits each.
const DRAWN: usize = 4;
/// Signs of a group: the last one checks the others.
const GROUP: usize = DRAWN + 1;
/// Stands for a sign that is of no code.
const STRANGE: u8 = 255;

/// A recovery code. It never prints itself, and is wiped when dropped. It has a place of its own: moving it leaves no
/// copy behind.
pub(crate) struct RecoveryCode(Box<Zeroizing<[u8; GROUPS * GROUP]>>);

/// A code that was drawn and shown, and counts only once two of its groups were typed back.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// The code.
    pub(crate) code: RecoveryCode,
    /// The places of the two groups that are asked back, counted from 0, the first one first.
    pub(crate) asked: [usize; 2],
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
}

impl Drawn {
    /// A new code, and which of its groups to ask.
    pub(crate) fn make() -> Result<Self> {
        let [first, step] = make_random::<2>()?.map(usize::from);
        let (one, other) = (first % GROUPS, (first + 1 + step % (GROUPS - 1)) % GROUPS);
        Ok(Self { code: RecoveryCode::make()?, asked: [one.min(other), one.max(other)] })
    }
}

impl RecoveryCode {
    /// A new one, from the system's random source.
    pub(crate) fn make() -> Result<Self> {
        let random = Zeroizing::new(make_random::<{ GROUPS * DRAWN }>()?);
        let mut signs = Box::new(Zeroizing::new([0; GROUPS * GROUP]));
        for (place, (group, random)) in signs.chunks_exact_mut(GROUP).zip(random.chunks_exact(DRAWN)).enumerate() {
            group.iter_mut().zip(random).for_each(|(sign, random)| *sign = random % 32);
            let check = check(group, place);
            group.iter_mut().skip(DRAWN).for_each(|sign| *sign = check);
        }
        Ok(Self(signs))
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
        let mut wrong: Vec<usize> = (0..GROUPS).filter(|place| !fits(groups.get(*place), *place)).collect();
        if wrong.is_empty() && whole {
            let mut signs = Box::new(Zeroizing::new([0; GROUPS * GROUP]));
            signs.iter_mut().zip(all.iter()).for_each(|(sign, typed)| *sign = *typed);
            return Ok(Self(signs));
        }
        // Each of them fits in the place of one of the others.
        let mut homes: Vec<_> =
            wrong.iter().filter_map(|at| (0..GROUPS).find(|place| fits(groups.get(*at), *place))).collect();
        homes.sort_unstable();
        let swapped = !wrong.is_empty() && homes == wrong;
        if !told_apart && !whole {
            wrong.truncate(1);
        }
        Err(Misread { signs: all.len(), groups: wrong, swapped })
    }

    /// Its groups, in order.
    pub(crate) fn groups(&self) -> impl Iterator<Item = Zeroizing<String>> {
        self.0.chunks_exact(GROUP).map(|group| text(group.iter()))
    }

    /// Whether this is its group at `place`, typed as [`RecoveryCode::parse`] takes it.
    pub(crate) fn has_group(&self, place: usize, typed: &str) -> bool {
        let mut signs = typed.chars().filter(|c| !is_between(*c)).map(value);
        self.0.chunks_exact(GROUP).nth(place).is_some_and(|group| signs.by_ref().take(GROUP).eq(group.iter().copied()))
            && signs.next().is_none()
    }

    /// The key that wraps the vault key: HKDF-SHA256 without salt over the drawn signs as capitals.
    pub(super) fn derive_kek(&self) -> Result<Zeroizing<[u8; 32]>> {
        let drawn = text(self.0.chunks_exact(GROUP).flat_map(|group| group.iter().take(DRAWN)));
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

/// Whether these are the five signs of a group at `place`.
fn fits(group: Option<&&[u8]>, place: usize) -> bool {
    group.is_some_and(|group| {
        group.len() == GROUP && group.iter().all(|sign| *sign < 32) && group.last() == Some(&check(group, place))
    })
}

/// The sign that checks the first four of a group and its place: their sum in the field of 32 elements, each with a factor
/// of its own that is neither 0 nor 1, and the place. So one other sign, two that change places and the same group
/// elsewhere each give another check.
fn check(group: &[u8], place: usize) -> u8 {
    let place = u8::try_from(place + 1).unwrap_or_default();
    (2..).zip(group.iter().take(DRAWN)).fold(place, |sum, (factor, sign)| sum ^ times(*sign, factor))
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
