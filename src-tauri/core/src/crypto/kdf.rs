//! From a passphrase to the key of a slot: Argon2id, slow on purpose.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Reading;
use crate::error::{Code, Error, Result};

/// The fewest characters that a passphrase may have.
const SHORTEST: u32 = 14;
/// The most characters that a passphrase may have.
pub(super) const LONGEST: u32 = 1024;

/// How much work it takes to try one passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes; they run one after the other, so more than one gains nothing.
    pub lanes: u32,
}

impl KdfCost {
    /// What a new vault gets: 128 MiB, 4 passes, 1 lane; a few tenths of a second.
    pub const RECOMMENDED: Self = Self { memory_kib: 128 * 1024, passes: 4, lanes: 1 };
    /// The least that is accepted: 64 MiB, 3 passes, 1 lane. A planted header cannot make guessing cheaper.
    pub const FLOOR: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
    /// What a vault of this crate's own tests takes: a thousandth of a second. No other build knows it.
    #[cfg(test)]
    pub(crate) const OF_TESTS: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };
    /// The most that is accepted: 1 GiB, 20 passes, 4 lanes. A planted header cannot exhaust the device.
    const CEILING: Self = Self { memory_kib: 1024 * 1024, passes: 20, lanes: 4 };

    /// Whether this lies between the floor and the ceiling. Nothing is derived when it does not.
    pub(crate) fn is_acceptable(self) -> bool {
        #[cfg(test)]
        if self == Self::OF_TESTS {
            return true;
        }
        (Self::FLOOR.memory_kib..=Self::CEILING.memory_kib).contains(&self.memory_kib)
            && (Self::FLOOR.passes..=Self::CEILING.passes).contains(&self.passes)
            && (Self::FLOOR.lanes..=Self::CEILING.lanes).contains(&self.lanes)
    }
}

/// Derives the key that wraps the vault key, from the passphrase in this reading.
///
/// A fault when `cost` is not acceptable or the memory is not there; `TooLarge` for more than any screen takes.
pub(super) fn derive_kek(
    passphrase: &str,
    reading: Reading,
    salt: &[u8; 16],
    cost: KdfCost,
) -> Result<Zeroizing<[u8; 32]>> {
    if !cost.is_acceptable() {
        return Err(Error::Fault("the cost of a key derivation is between its floor and its ceiling"));
    }
    let passphrase = reading.of(passphrase)?;
    #[cfg(test)]
    tests::DERIVED.with(|count| count.set(count.get() + 1));
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| Error::Fault("Argon2 takes an acceptable cost"))?;
    let mut kek = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, kek.as_mut_slice())
        .map_err(|_| Error::Fault("the device has the memory for a key derivation"))?;
    Ok(kek)
}

/// Whether a new vault may have this passphrase. `PassphraseTooShort` below 14 characters, `TooLarge` above 1024.
///
/// Counted are Unicode scalar values as they are read, without the spaces at either end, which are easily typed unseen.
pub(crate) fn check_length(passphrase: &str) -> Result<()> {
    match characters(passphrase)? {
        ..SHORTEST => Err(Code::PassphraseTooShort.into()),
        SHORTEST..=LONGEST => Ok(()),
        _ => Err(Code::TooLarge.into()),
    }
}

/// The characters as [`check_length`] counts them. `TooLarge` when there are too many to look at.
pub(super) fn characters(passphrase: &str) -> Result<u32> {
    let count = Reading::Present.of(passphrase)?.trim().chars().count();
    u32::try_from(count).map_err(|_| Code::TooLarge.into())
}

#[cfg(test)]
pub(super) mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        /// How often this thread derived a key.
        pub(super) static DERIVED: Cell<u64> = const { Cell::new(0) };
    }

    /// How often this thread derived a key.
    pub(crate) fn derivations() -> u64 {
        DERIVED.with(Cell::get)
    }

    #[test]
    fn costs_outside_the_range_are_refused_before_deriving() {
        let ok = KdfCost::FLOOR;
        assert!(ok.is_acceptable() && KdfCost::RECOMMENDED.is_acceptable() && KdfCost::CEILING.is_acceptable());
        for bad in [
            KdfCost { memory_kib: ok.memory_kib - 1, ..ok },
            KdfCost { memory_kib: 1024 * 1024 + 1, ..ok },
            KdfCost { memory_kib: u32::MAX, ..ok },
            KdfCost { passes: 2, ..ok },
            KdfCost { passes: 21, ..ok },
            KdfCost { lanes: 0, ..ok },
            KdfCost { lanes: 5, ..ok },
        ] {
            assert!(matches!(derive_kek("een zin die lang is", Reading::Present, &[0; 16], bad), Err(Error::Fault(_))));
        }
    }

    /// Computed apart from this code, with libargon2 (Python's argon2-cffi).
    #[test]
    fn derivation_matches_the_known_answer_in_either_reading() {
        let salt = std::array::from_fn(|i| i as u8);
        let derive = |text, reading| derive_kek(text, reading, &salt, KdfCost::FLOOR).unwrap();
        let composed = derive("caf\u{e9} aan de kade", Reading::Former);
        assert_eq!(composed, derive("cafe\u{301} aan\u{a0}de kade", Reading::Present));
        assert_eq!(
            crate::crypto::Hex(*composed).text(),
            "69a070465d51a0dd4b27eab1fcb8147a01ff39d801705ecd4fc969f9fa273522"
        );
        assert_ne!(composed, derive("caf\u{e9} aan\u{a0}de kade", Reading::Former));
        assert_ne!(composed, derive("caf\u{e9} aan de kade ", Reading::Present));
    }

    #[test]
    fn length_is_counted_in_characters() {
        let code = |text: &str| check_length(text).err().map(|error| error.code());
        assert_eq!(code("dertien teken"), Some(Code::PassphraseTooShort));
        assert_eq!(code("veertien teken"), None);
        assert_eq!(code("  dertien teken  "), Some(Code::PassphraseTooShort));
        assert_eq!(code(&" ".repeat(40)), Some(Code::PassphraseTooShort));
        assert_eq!(code(&"e\u{301}".repeat(13)), Some(Code::PassphraseTooShort));
        assert_eq!(code(&"e\u{301}".repeat(1024)), None);
        assert_eq!(code(&"😀".repeat(1024)), None);
        assert_eq!(code(&"a".repeat(1025)), Some(Code::TooLarge));
        assert_eq!(code(&"a".repeat(1_000_000)), Some(Code::TooLarge));
    }
}
