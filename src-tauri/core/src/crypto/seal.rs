//! Sealing a file outside the vault, in the age format: what the vault key seals, only the vault key opens.

use std::fmt;
use std::io::{Chain, Cursor, Read, Write};
use std::str::FromStr;

use age::stream::{StreamReader, StreamWriter};
use age::{Decryptor, Encryptor, x25519};
use zeroize::Zeroizing;

use super::Subkey;
use crate::error::{Code, Error, Result};

/// How age writes the first part of an identity.
const PREFIX: &str = "age-secret-key-";
/// Bytes in front of what is sealed, at most: sealed to one recipient, with the random line that age adds, it is less
/// than half of that. The time that age takes to read them grows with their square, and anyone may have written them.
const FRONT: usize = 1024;
/// How the line begins that ends them.
const END: &[u8] = b"\n--- ";

/// Seals and opens: an X25519 identity of age. Both halves stay in here; the other half is told to no one.
pub(crate) struct Identity(x25519::Identity);

/// What is being sealed. Nothing is whole before it is finished.
pub(crate) type Sealing<W> = StreamWriter<W>;
/// What is read of something sealed: its front, which was looked at, and the rest.
pub(crate) type Opening<R> = StreamReader<Chain<Cursor<Vec<u8>>, R>>;

impl Identity {
    /// The identity that these bytes are.
    pub(super) fn new(key: &Subkey) -> Result<Self> {
        let fault = || Error::Fault("32 bytes are an identity");
        let prefix = bech32::Hrp::parse(PREFIX).map_err(|_| fault())?;
        let text = bech32::encode::<bech32::Bech32>(prefix, key.bytes()).map(Zeroizing::new).map_err(|_| fault())?;
        let upper = Zeroizing::new(text.to_uppercase());
        Ok(Self(x25519::Identity::from_str(&upper).map_err(|_| fault())?))
    }

    /// Seals what is written, into `output`.
    pub(crate) fn sealing<W: Write>(&self, output: W) -> Result<Sealing<W>> {
        let recipient = self.0.to_public();
        let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient));
        Ok(encryptor.map_err(|_| Error::Fault("something is sealed to someone"))?.wrap_output(output)?)
    }

    /// Opens what was sealed; reading from it fails where it was changed, or ends too soon.
    ///
    /// `BackupDamaged` for anything that this identity did not seal: it comes out of the same file, so another identity
    /// cannot be the reason. A failure to read is told as what it is.
    pub(crate) fn opening<R: Read>(&self, mut sealed: R) -> Result<Opening<R>> {
        let damaged = || Error::Coded(Code::BackupDamaged);
        let mut front = Vec::with_capacity(FRONT);
        sealed.by_ref().take(FRONT as u64).read_to_end(&mut front)?;
        if !front.windows(END.len()).any(|bytes| bytes == END) {
            return Err(damaged());
        }
        let decryptor = Decryptor::new(Cursor::new(front).chain(sealed)).map_err(|_| damaged())?;
        decryptor.decrypt(std::iter::once(&self.0 as &dyn age::Identity)).map_err(|_| damaged())
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{Purpose, VaultKey};

    fn identity() -> Identity {
        VaultKey::make().unwrap().identity(Purpose::Backup).unwrap()
    }

    fn seal(identity: &Identity, plain: &[u8]) -> Vec<u8> {
        let mut sealed = Vec::new();
        let mut writer = identity.sealing(&mut sealed).unwrap();
        writer.write_all(plain).unwrap();
        writer.finish().unwrap();
        sealed
    }

    fn open(identity: &Identity, sealed: &[u8]) -> Option<Vec<u8>> {
        let mut plain = Vec::new();
        identity.opening(sealed).ok()?.read_to_end(&mut plain).ok()?;
        Some(plain)
    }

    #[test]
    fn what_is_sealed_is_opened_by_its_owner_and_no_one_else() {
        let (one, other) = (identity(), identity());
        let sealed = seal(&one, b"een zin");
        assert!(sealed.starts_with(b"age-encryption.org/v1\n"));
        assert!(!sealed.windows(7).any(|window| window == b"een zin"));
        assert_eq!(open(&one, &sealed).unwrap(), b"een zin");
        assert_eq!(open(&other, &sealed), None);
    }

    #[test]
    fn every_truncation_and_every_flipped_bit_is_refused() {
        let one = identity();
        let sealed = seal(&one, b"een zin");
        for length in 0..sealed.len() {
            assert_eq!(open(&one, &sealed[..length]), None, "{length} bytes");
        }
        for bit in 0..8 * sealed.len() {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(open(&one, &flipped), None, "bit {bit}");
        }
    }

    #[test]
    fn a_long_front_is_refused_unread_and_no_own_front_comes_near() {
        let one = identity();
        for _ in 0..300 {
            let sealed = seal(&one, b"");
            let front = sealed.windows(END.len()).position(|bytes| bytes == END).unwrap() + 64;
            assert!(front <= FRONT / 2, "{front} bytes");
        }
        let long = ["age-encryption.org/v1\n", &"-> vreemd\n\n".repeat(300)].concat();
        let mut unread = long.as_bytes();
        assert_eq!(one.opening(&mut unread).err().unwrap().code(), Code::BackupDamaged);
        assert_eq!(long.len() - unread.len(), FRONT);
    }

    /// X25519 with the base point, of the key that HKDF gives; computed apart from this code, with Python's cryptography
    /// module: another app that knows age could open a backup with it.
    #[test]
    fn the_same_vault_key_is_the_same_identity() {
        let identity = VaultKey::counting().identity(Purpose::Backup).unwrap();
        assert_eq!(identity.0.to_public().to_string(), OF_COUNTING);
        assert_eq!(format!("{identity:?}"), "***");
    }

    const OF_COUNTING: &str = "age1hk8fafa7prcarhteffzc7g0mhshneuxh0szwl987ufnhnlk88cqqrsvjw6";
}
