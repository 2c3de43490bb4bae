//! The only module that touches keys.
//!
//! A passphrase, or what stands on recovery sheets, opens a `Slot`, a slot holds the random `VaultKey`, and the vault key gives one
//! `Subkey` per `Purpose`. Callers name a purpose and never an algorithm. `derive_*` is deterministic, `make_*` draws random bytes.

mod chosen;
mod hex;
mod kdf;
mod keys;
mod reading;
mod recovery;
mod seal;
mod sheets;
mod slot;
mod strength;
mod words;

pub use kdf::KdfCost;
pub use recovery::Misread;
pub use strength::{Strength, StrengthLevel, strength};
pub use words::MadePassphrase;

pub(crate) use chosen::{open_with, seal_with};
pub(crate) use hex::Hex;
pub(crate) use kdf::check_length;
#[cfg(test)]
pub(crate) use kdf::tests::derivations;
pub(crate) use keys::{Purpose, Subkey, VaultKey};
pub(crate) use reading::{Reading, is_same};
#[cfg(test)]
pub(crate) use recovery::RecoveryCode;
pub(crate) use seal::{Identity, Opening, Sealing};
#[cfg(test)]
pub(crate) use sheets::Sheets;
pub(crate) use sheets::{Drawn, Paper, Unread};
pub(crate) use slot::{Secret, Slot};

use zeroize::zeroize_stack;

use crate::error::{Error, Result};

/// Bytes of the stack that are wiped where a secret was used: several times what that takes.
const USED_STACK: usize = 256 * 1024;

/// Random bytes of the system. A fault when it has none to give.
pub(crate) fn make_random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Error::Fault("the system gives random bytes"))?;
    Ok(bytes)
}

/// Does `work`, and then wipes the stack that it used: moving a key leaves a copy there, and so does deriving one.
pub(crate) fn leaving_no_trace<T>(work: impl FnOnce() -> T) -> T {
    // In a frame of its own, below which everything is wiped.
    #[inline(never)]
    fn apart<T>(work: impl FnOnce() -> T) -> T {
        work()
    }
    let done = apart(work);
    zeroize_stack::<USED_STACK>();
    done
}
