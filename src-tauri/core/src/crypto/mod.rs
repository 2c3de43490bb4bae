//! The only module that touches keys.
//!
//! A passphrase opens a `Slot`, a slot holds the random `VaultKey`, and the vault key gives one `Subkey` per
//! `Purpose`. Callers name a purpose and never an algorithm. `derive_*` is deterministic, `make_*` draws random bytes.

mod hex;
mod kdf;
mod keys;
mod slot;
mod strength;
mod words;

pub use kdf::KdfCost;
pub use strength::{Strength, StrengthLevel, strength};
pub use words::MadePassphrase;

pub(crate) use hex::Hex;
pub(crate) use kdf::check_length;
pub(crate) use keys::{Purpose, Subkey, VaultKey};
pub(crate) use slot::Slot;

use crate::error::{Error, Result};

/// Random bytes of the system. A fault when it has none to give.
pub(crate) fn make_random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::Fault("the system gives random bytes"))?;
    Ok(bytes)
}
