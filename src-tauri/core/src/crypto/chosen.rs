//! Sealing a file outside the vault with a passphrase of its own, in the age format: any program that knows age opens it, in any year.

use std::io::{Read, Write};
use std::iter::once;

use age::secrecy::SecretString;
use age::stream::StreamReader;
use age::{DecryptError, Decryptor, Encryptor, scrypt};

use super::kdf::check_length;
use super::{Reading, Sealing};
use crate::error::{Code, Error, Result};

/// The work that one guess takes: scrypt with N = 2^17, which is 128 MiB of memory. Fixed, and not measured on this device:
/// what a fast one can do, a slow one must be able to open.
const WORK: u8 = if cfg!(test) { 4 } else { 17 };
/// The most work that is done to open one. Anyone may have written the file.
const MOST_WORK: u8 = 20;

/// Seals what is written, into `output`. `PassphraseTooShort` or `TooLarge` for the passphrase.
///
/// It is taken as it was typed, with plain spaces and in NFC: another program knows no list of words, so capitals count.
pub(crate) fn seal_with<W: Write>(passphrase: &str, output: W) -> Result<Sealing<W>> {
    check_length(passphrase)?;
    let mut recipient = scrypt::Recipient::new(secret(passphrase)?);
    recipient.set_work_factor(WORK);
    let encryptor = Encryptor::with_recipients(once(&recipient as &dyn age::Recipient));
    Ok(encryptor.map_err(|_| Error::Fault("something is sealed to someone"))?.wrap_output(output)?)
}

/// Opens what [`seal_with`] sealed; reading from it fails where it was changed, or ends too soon.
///
/// `WrongPassphrase` when it was sealed with another one, `BackupDamaged` for anything else that does not open.
pub(crate) fn open_with<R: Read>(passphrase: &str, sealed: R) -> Result<StreamReader<R>> {
    let mut identity = scrypt::Identity::new(secret(passphrase)?);
    identity.set_max_work_factor(MOST_WORK);
    let opened = Decryptor::new(sealed).and_then(|one| one.decrypt(once(&identity as &dyn age::Identity)));
    opened.map_err(|error| match error {
        DecryptError::DecryptionFailed => Code::WrongPassphrase.into(),
        DecryptError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => error.into(),
        _ => Code::BackupDamaged.into(),
    })
}

fn secret(passphrase: &str) -> Result<SecretString> {
    Ok(SecretString::from(Reading::Elsewhere.of(passphrase)?.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSPHRASE: &str = "een zin voor dit bestand";

    fn sealed(passphrase: &str) -> Vec<u8> {
        let mut sealed = Vec::new();
        let mut writer = seal_with(passphrase, &mut sealed).unwrap();
        writer.write_all(b"een woord").unwrap();
        writer.finish().unwrap();
        sealed
    }

    fn open(passphrase: &str, sealed: &[u8]) -> std::result::Result<Vec<u8>, Code> {
        let mut plain = Vec::new();
        let mut opened = open_with(passphrase, sealed).map_err(|error| error.code())?;
        opened.read_to_end(&mut plain).map(|_| plain).map_err(|_| Code::BackupDamaged)
    }

    #[test]
    fn what_is_sealed_with_a_passphrase_opens_with_it_however_its_letters_are_put_together() {
        let bytes = sealed("caf\u{e9} aan de kade, om drie uur");
        assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "));
        assert_eq!(open("cafe\u{301} aan\u{a0}de kade, om drie uur", &bytes), Ok(b"een woord".to_vec()));
        assert_eq!(open("cafe aan de kade, om drie uur", &bytes), Err(Code::WrongPassphrase));
        let words = sealed("Ladder Citroen Knoop Dolfijn Gitaar Appel");
        assert!(open("Ladder Citroen Knoop Dolfijn Gitaar Appel", &words).is_ok());
        assert_eq!(
            open("ladder citroen knoop dolfijn gitaar appel", &words),
            Err(Code::WrongPassphrase),
            "as elsewhere"
        );
    }

    #[test]
    fn every_truncation_and_every_flipped_bit_is_refused() {
        let bytes = sealed(PASSPHRASE);
        for length in 0..bytes.len() {
            assert!(open(PASSPHRASE, &bytes[..length]).is_err(), "{length} bytes");
        }
        for bit in 0..8 * bytes.len() {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(open(PASSPHRASE, &flipped).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn a_passphrase_is_as_long_as_that_of_a_vault() {
        let refused = |passphrase: &str| seal_with(passphrase, Vec::new()).err().map(|error| error.code());
        assert_eq!(refused("dertien teken"), Some(Code::PassphraseTooShort));
        assert_eq!(refused(&"a".repeat(1025)), Some(Code::TooLarge));
    }

    #[test]
    fn more_work_than_a_device_can_be_asked_is_refused_before_it_is_done() {
        let bytes = String::from_utf8_lossy(&sealed(PASSPHRASE)).into_owned();
        let line = bytes.lines().nth(1).unwrap();
        assert!(line.ends_with(&format!(" {WORK}")), "{line}");
        let asked = bytes.replacen(&format!("{line}\n"), &format!("{} 21\n", line.rsplit_once(' ').unwrap().0), 1);
        assert_eq!(open(PASSPHRASE, asked.as_bytes()), Err(Code::BackupDamaged));
    }
}
