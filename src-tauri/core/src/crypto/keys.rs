//! The keys themselves: never copied, cloned, printed or sent, and wiped when dropped.

use std::fmt;

use hkdf::Hkdf;
use hkdf::hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::hex::digit;
use super::{Identity, make_random};
use crate::error::{Error, Result};

/// What a [`Subkey`] is for. Closed: a purpose that is not listed has no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Encrypts the database.
    Database,
    /// Authenticates the header.
    Header,
    /// Seals backups.
    Backup,
}

impl Purpose {
    fn info(self) -> &'static [u8] {
        match self {
            Self::Database => b"kijk-en-doe-wijzer/v1/db",
            Self::Header => b"kijk-en-doe-wijzer/v1/header",
            Self::Backup => b"kijk-en-doe-wijzer/v1/backup",
        }
    }
}

/// The vault's own key: 32 random bytes, drawn once, never changed.
pub(crate) struct VaultKey(pub(super) Zeroizing<[u8; 32]>);

/// A key with one purpose, derived from the vault key.
pub(crate) struct Subkey(Zeroizing<[u8; 32]>);

impl VaultKey {
    /// A new key from the system's random source.
    pub(crate) fn make() -> Result<Self> {
        Ok(Self(Zeroizing::new(make_random()?)))
    }

    /// Whether the other is the same key.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// The key for `purpose`: HKDF-SHA256 without salt.
    pub(crate) fn derive(&self, purpose: Purpose) -> Result<Subkey> {
        let mut bytes = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, self.0.as_slice())
            .expand(purpose.info(), bytes.as_mut_slice())
            .map_err(|_| Error::Fault("32 bytes are within what HKDF gives"))?;
        Ok(Subkey(bytes))
    }

    /// The identity for `purpose`: what is sealed with it, only this vault key opens.
    pub(crate) fn identity(&self, purpose: Purpose) -> Result<Identity> {
        Identity::new(&self.derive(purpose)?)
    }

    /// A key that everyone knows, for known answers.
    #[cfg(test)]
    pub(super) fn counting() -> Self {
        Self(Zeroizing::new(std::array::from_fn(|i| i as u8)))
    }
}

impl Subkey {
    /// The key itself, for what else of this module makes something of it.
    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// HMAC-SHA256 over `message`.
    pub(crate) fn derive_mac(&self, message: &[u8]) -> Result<[u8; 32]> {
        Ok(self.mac(message)?.finalize().into_bytes().into())
    }

    /// Whether `mac` belongs to `message`; compares in constant time.
    pub(crate) fn accepts_mac(&self, message: &[u8], mac: &[u8; 32]) -> Result<bool> {
        Ok(self.mac(message)?.verify_slice(mac).is_ok())
    }

    /// Appends the key itself in hexadecimal. The one way out of this module, for the one function that opens a database.
    pub(crate) fn write_secret_hex(&self, out: &mut Zeroizing<String>) {
        for byte in self.0.iter() {
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }

    fn mac(&self, message: &[u8]) -> Result<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_slice())
            .map_err(|_| Error::Fault("HMAC takes a key of any length"))?;
        mac.update(message);
        Ok(mac)
    }
}

impl fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Debug for Subkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(key: &Subkey) -> String {
        let mut text = Zeroizing::new(String::new());
        key.write_secret_hex(&mut text);
        text.to_string()
    }

    /// Computed apart from this code, with Python's hmac module: key 00..1f, RFC 5869 with a salt of 32 zero bytes.
    #[test]
    fn subkeys_match_the_known_answers() {
        assert_eq!(
            hex(&VaultKey::counting().derive(Purpose::Database).unwrap()),
            "ab85c5255b58ade2e947f58507f990bd37b2fd00ea47798d98f524bcdf97bdb3"
        );
        assert_eq!(
            hex(&VaultKey::counting().derive(Purpose::Header).unwrap()),
            "c626fe8e68ab0aa22d86d00e462fe18263793ca5dde54b06257351eff7c02b82"
        );
    }

    #[test]
    fn the_mac_matches_the_known_answer_and_refuses_all_else() {
        let key = VaultKey::counting().derive(Purpose::Header).unwrap();
        let mac = key.derive_mac(b"kluis").unwrap();
        assert_eq!(crate::crypto::Hex(mac).text(), "3d66d60d2b996782cdcdcaa094406d5898550fd573a288ff24ff3ea81c76491d");
        assert!(key.accepts_mac(b"kluis", &mac).unwrap());
        assert!(!key.accepts_mac(b"kluiz", &mac).unwrap());
        assert!(!VaultKey::counting().derive(Purpose::Database).unwrap().accepts_mac(b"kluis", &mac).unwrap());
        let mut other = mac;
        other[31] ^= 1;
        assert!(!key.accepts_mac(b"kluis", &other).unwrap());
    }

    #[test]
    fn keys_are_random_and_do_not_print() {
        let (a, b) = (VaultKey::make().unwrap(), VaultKey::make().unwrap());
        assert_ne!(a.0, b.0);
        assert_eq!(format!("{a:?} {:?}", a.derive(Purpose::Header).unwrap()), "*** ***");
    }
}
