//! Recovery sheets: one that opens the vault by itself, or three of which any two do and one alone tells nothing.
//!
//! Three sheets share 128 random bits after Shamir, each byte on a line of its own over the field of 256 elements, with
//! the numbers of the sheets as places on it. Their codes begin with twelve bits that they have in common and that say
//! nothing but that they were made together.

use getrandom::SysRng;
use hkdf::Hkdf;
use rand_core::UnwrapErr;
use sha2::Sha256;
use vsss_rs::Gf256;
use zeroize::Zeroizing;

use super::recovery::{Misread, RecoveryCode};
use super::{Secret, make_random};
use crate::error::{Code, Error, Result};

/// Bytes that the sheets share.
const SHARED: usize = 16;
/// Bits that tell which sheets were made together.
const SET_BITS: usize = 12;
/// Sheets that are made together, and how many of them open the vault.
const SHEETS: usize = 3;
const ENOUGH: usize = 2;

/// The sheets that are made at once: one, or three.
#[derive(Debug)]
pub(crate) struct Sheets(Vec<RecoveryCode>);

/// Sheets that were drawn and are shown one by one. They count once two groups of each were typed back.
#[derive(Debug)]
pub(crate) struct Drawn {
    sheets: Sheets,
    at: usize,
    asked: [usize; 2],
}

/// What was typed from paper: the code of a sheet, or those of two of three.
#[derive(Debug)]
pub(crate) struct Paper {
    first: RecoveryCode,
    second: Option<RecoveryCode>,
}

/// Why what was typed from paper can open nothing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// There is a typing error in it.
    Misread(Misread),
    /// It is the same sheet twice.
    Same,
    /// The sheets were not made together.
    Apart,
}

impl Sheets {
    /// Draws them, from the system's random source.
    pub(crate) fn make(three: bool) -> Result<Self> {
        if !three {
            return Ok(Self(vec![RecoveryCode::make()?]));
        }
        let (set, shared) = (u16::from_be_bytes(make_random()?), Zeroizing::new(make_random::<SHARED>()?));
        // The system has just given random bytes; that it stops now is no state to go on in.
        let shares = Gf256::split_bytes(ENOUGH, SHEETS, shared.as_slice(), UnwrapErr(SysRng)).map_err(of_crate)?;
        let codes = shares.into_iter().map(Zeroizing::new).zip(1..).map(|(share, sheet)| {
            // The first byte is the place, which the check signs carry.
            RecoveryCode::of(in_fives(set, share.get(1..).unwrap_or_default()), sheet)
        });
        Ok(Self(codes.collect()))
    }

    /// The codes, in order.
    #[cfg(test)]
    pub(crate) fn codes(&self) -> &[RecoveryCode] {
        &self.0
    }

    /// Everything that is to open the vault: the one, or each two of the three.
    pub(crate) fn secrets(&self) -> Vec<Secret<'_>> {
        match self.0.as_slice() {
            [only] => vec![Secret::Recovery(only)],
            [first, second, third] => {
                [(first, second), (first, third), (second, third)].map(|(one, other)| Secret::Sheets(one, other)).into()
            }
            _ => Vec::new(),
        }
    }
}

impl Drawn {
    /// Draws them; the first is shown.
    pub(crate) fn make(three: bool) -> Result<Self> {
        Ok(Self { sheets: Sheets::make(three)?, at: 0, asked: ask()? })
    }

    /// The sheet that is shown, and the places of the two groups of it that are asked back, counted from 0, the first one
    /// first.
    pub(crate) fn shown(&self) -> Result<(&RecoveryCode, [usize; 2])> {
        Ok((self.sheets.0.get(self.at).ok_or(Error::Fault("one of them is shown"))?, self.asked))
    }

    /// Whether these are the two groups that are asked.
    pub(crate) fn accepts(&self, first: &str, second: &str) -> bool {
        let [one, other] = self.asked;
        self.shown().is_ok_and(|(code, _)| code.has_group(one, first) && code.has_group(other, second))
    }

    /// Shows the next one. `false` when the last is shown.
    pub(crate) fn go_on(&mut self) -> Result<bool> {
        if self.at + 1 == self.sheets.0.len() {
            return Ok(false);
        }
        (self.at, self.asked) = (self.at + 1, ask()?);
        Ok(true)
    }

    /// All of them.
    pub(crate) fn sheets(&self) -> &Sheets {
        &self.sheets
    }
}

/// Two places of a code, the first one first.
fn ask() -> Result<[usize; 2]> {
    let places = super::recovery::GROUPS;
    let [first, step] = make_random::<2>()?.map(usize::from);
    let (one, other) = (first % places, (first + 1 + step % (places - 1)) % places);
    Ok([one.min(other), one.max(other)])
}

impl Paper {
    /// Reads what was typed: one code, or two. An empty second one counts as none.
    pub(crate) fn parse(first: &str, second: Option<&str>) -> std::result::Result<Self, Unread> {
        let first = RecoveryCode::parse(first).map_err(Unread::Misread)?;
        let Some(second) = second.filter(|typed| !typed.trim().is_empty()) else {
            return Ok(Self { first, second: None });
        };
        let second =
            RecoveryCode::parse(second).map_err(|misread| Unread::Misread(Misread { second: true, ..misread }))?;
        if first.drawn().eq(second.drawn()) {
            return Err(Unread::Same);
        }
        if set(&first) != set(&second) || set(&first).is_none() || first.sheet() == second.sheet() {
            return Err(Unread::Apart);
        }
        Ok(Self { first, second: Some(second) })
    }

    /// What it opens slots with.
    pub(crate) fn secret(&self) -> Secret<'_> {
        match &self.second {
            None => Secret::Recovery(&self.first),
            Some(second) => Secret::Sheets(&self.first, second),
        }
    }
}

impl From<Unread> for Error {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Misread(_) => Code::RecoveryCodeMistyped,
            Unread::Same => Code::SameSheet,
            Unread::Apart => Code::SheetsApart,
        }
        .into()
    }
}

/// What tells which of three sheets were made together: no secret. `None` for a sheet by itself.
pub(super) fn set(code: &RecoveryCode) -> Option<u16> {
    (code.sheet() > 0).then(|| parts(code).0)
}

/// The key that wraps the vault key under two of three sheets: HKDF-SHA256 without salt over what they share.
pub(super) fn derive_kek(one: &RecoveryCode, other: &RecoveryCode) -> Result<Zeroizing<[u8; 32]>> {
    let share = |code: &RecoveryCode| {
        let mut share = vec![code.sheet()];
        share.extend(parts(code).1.iter());
        share
    };
    let shares = Zeroizing::new(vec![share(one), share(other)]);
    let shared = Zeroizing::new(Gf256::combine_bytes(&*shares).map_err(of_crate)?);
    let mut bytes = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, &shared)
        .expand(b"kijk-en-doe-wijzer/v1/recovery-two-of-three", bytes.as_mut_slice())
        .map_err(|_| Error::Fault("32 bytes are within what HKDF gives"))?;
    Ok(bytes)
}

/// The signs of a sheet of three, each below 32: twelve bits of the set, and then the share.
fn in_fives(set: u16, share: &[u8]) -> impl Iterator<Item = u8> {
    let mut bits = (0..SET_BITS)
        .rev()
        .map(move |bit| set >> bit & 1)
        .chain(share.iter().flat_map(|byte| (0..8).rev().map(move |bit| u16::from(byte >> bit & 1))));
    std::iter::from_fn(move || {
        let first = bits.next()?;
        let sign = bits.by_ref().take(4).fold(first, |sign, bit| sign << 1 | bit);
        u8::try_from(sign).ok()
    })
}

/// The set and the share that the signs of a sheet are made of.
fn parts(code: &RecoveryCode) -> (u16, Zeroizing<[u8; SHARED]>) {
    let mut bits = code.drawn().flat_map(|sign| (0..5).rev().map(move |bit| sign >> bit & 1));
    let set = bits.by_ref().take(SET_BITS).fold(0, |set, bit| set << 1 | u16::from(bit));
    let mut share = Zeroizing::new([0; SHARED]);
    share.iter_mut().for_each(|byte| *byte = bits.by_ref().take(8).fold(0, |byte, bit| byte << 1 | bit));
    (set, share)
}

/// Two sheets of other numbers, and a secret of sixteen bytes, are all that it takes.
fn of_crate(_: vsss_rs::Error) -> Error {
    Error::Fault("sheets of other numbers are shared and joined")
}

#[cfg(test)]
mod tests;
