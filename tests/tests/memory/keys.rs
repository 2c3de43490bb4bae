//! The keys of a vault, derived from its header and its passphrase apart from the core.

use std::fs;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hkdf::Hkdf;
use rusqlite::Connection;
use serde_json::Value;
use sha2::Sha256;

/// What the core makes of a recovery code to open its slot: of the four drawn signs of each group.
pub fn of_code(groups: &[String]) -> [u8; 32] {
    let drawn: String = groups.iter().map(|group| &group[..4]).collect();
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, drawn.as_bytes()).expand(b"kijk-en-doe-wijzer/v1/recovery-slot", &mut key).unwrap();
    key
}

/// What stands on the first two of three sheets, what they share, and what the core makes of that to open their slot.
pub fn of_sheets(sheets: &[Vec<String>; 3]) -> [Vec<u8>; 4] {
    // The share of a sheet follows twelve bits of its 28 drawn signs.
    let share = |groups: &[String]| -> Vec<u8> {
        let bits: String =
            groups.iter().flat_map(|group| group[..4].bytes()).map(|sign| format!("{:05b}", value(sign))).collect();
        (12..140).step_by(8).map(|at| u8::from_str_radix(&bits[at..at + 8], 2).unwrap()).collect()
    };
    // At 0, on the line through the places 1 and 2: twice the first and once the second, both divided by three.
    let third = (0..=255).find(|byte| times(*byte, 3) == 1).unwrap();
    let at_zero = |(one, other): (u8, u8)| times(third, times(2, one) ^ other);
    let [one, other] = [0, 1].map(|at| share(&sheets[at]));
    let shared: Vec<u8> = one.iter().copied().zip(other.iter().copied()).map(at_zero).collect();
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, &shared).expand(b"kijk-en-doe-wijzer/v1/recovery-two-of-three", &mut key).unwrap();
    [one, other, shared, key.to_vec()]
}

/// Which of 32 a sign stands for.
pub fn value(sign: u8) -> u8 {
    let at = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".iter().position(|letter| *letter == sign);
    u8::try_from(at.unwrap()).unwrap()
}

/// The product in the field of 256 elements that AES uses.
fn times(a: u8, b: u8) -> u8 {
    (0..8).rev().fold(0, |product: u8, bit| {
        let doubled = product << 1 ^ if product & 128 == 0 { 0 } else { 0x1b };
        doubled ^ if b >> bit & 1 == 1 { a } else { 0 }
    })
}

/// Every key that the core holds at some time while it opens a vault.
pub struct Keys {
    /// What the passphrase gives.
    pub slot: [u8; 32],
    /// What the slot holds.
    pub vault: [u8; 32],
    /// What SQLCipher gets.
    pub database: [u8; 32],
    /// What the header is sealed with.
    pub header: [u8; 32],
    /// What backups are sealed with.
    pub backup: [u8; 32],
    salt: Vec<u8>,
}

fn bytes(value: &Value) -> Vec<u8> {
    let digits = value.as_str().unwrap().replace('-', "");
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}

fn number(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

impl Keys {
    /// Reads the header in `vault` and opens its first slot.
    pub fn derive(vault: &Path, passphrase: &str) -> Self {
        let text = fs::read_to_string(vault.join("kluis.hdr")).unwrap();
        let header: Value = serde_json::from_str(text.lines().nth(1).unwrap()).unwrap();
        let (slot, cost) = (&header["slots"][0], &header["slots"][0]["cost"]);
        let costs = ["memory_kib", "passes", "lanes"].map(|name| number(&cost[name]));
        let [memory, passes, lanes] = costs;

        let mut kek = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(memory, passes, lanes, Some(32)).unwrap())
            .hash_password_into(passphrase.as_bytes(), &bytes(&slot["salt"]), &mut kek)
            .unwrap();

        let mut bound = b"kijk-en-doe-wijzer/v1/slot".to_vec();
        bound.extend(bytes(&header["vault_id"]));
        bound.extend(bytes(&slot["id"]));
        bound.push(1);
        bound.extend(costs.iter().flat_map(|number| number.to_be_bytes()));
        bound.extend(bytes(&slot["salt"]));
        let nonce: [u8; 24] = bytes(&slot["nonce"]).try_into().unwrap();
        let opened = XChaCha20Poly1305::new_from_slice(&kek)
            .unwrap()
            .decrypt(&nonce.into(), Payload { msg: &bytes(&slot["wrapped"]), aad: &bound })
            .unwrap();

        let derived = |name: &str| {
            let mut key = [0; 32];
            let info = format!("kijk-en-doe-wijzer/v1/{name}");
            Hkdf::<Sha256>::new(None, &opened).expand(info.as_bytes(), &mut key).unwrap();
            key
        };
        Self {
            slot: kek,
            database: derived("db"),
            header: derived("header"),
            backup: derived("backup"),
            salt: bytes(&header["cipher_salt"]),
            vault: opened.clone().try_into().unwrap(),
        }
    }

    /// Opens the database with them: they are the right ones when this says how many rows it has.
    pub fn count(&self, vault: &Path, table: &str) -> i64 {
        let digits: String = self.database.iter().chain(&self.salt).map(|byte| format!("{byte:02x}")).collect();
        let connection = Connection::open(vault.join("kluis.db")).unwrap();
        connection.pragma_update(None, "key", format!("x'{digits}'")).unwrap();
        connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    }
}
