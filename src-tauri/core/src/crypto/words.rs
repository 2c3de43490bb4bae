//! A passphrase made for the user: words of a public list, drawn by the system's randomness.

use std::fmt;
use std::sync::LazyLock;

use serde::Serialize;
use ts_rs::TS;
use zeroize::{Zeroize, Zeroizing};

use super::make_random;
use crate::error::{Error, Result};

/// Words in a passphrase that is made.
pub const WORDS: usize = 6;
/// Words in the list: a power of two, so that random bits number them without bias.
pub const LIST: usize = 2048;
/// Bits of one word: log₂ of [`LIST`].
pub const BITS_A_WORD: u32 = LIST.ilog2();
/// Bits of chance in a passphrase that is made.
pub const BITS: u32 = WORDS as u32 * BITS_A_WORD;
/// Letters of the longest word.
const LONGEST: usize = 8;

static ALL: LazyLock<Vec<&'static str>> = LazyLock::new(|| include_str!("../../content/words.txt").lines().collect());

/// A passphrase that was made, on its way to the screen. It never prints itself and is wiped when dropped.
#[derive(Serialize, TS)]
pub struct MadePassphrase {
    /// The words, with single spaces between them.
    pub passphrase: String,
    /// How many bits of chance it holds.
    pub bits: u32,
}

impl fmt::Debug for MadePassphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MadePassphrase(***)")
    }
}

impl Drop for MadePassphrase {
    fn drop(&mut self) {
        self.passphrase.zeroize();
    }
}

impl MadePassphrase {
    /// Makes a new one. A fault when the system has no random bytes to give.
    pub(crate) fn make() -> Result<Self> {
        Ok(Self { passphrase: std::mem::take(&mut *make_words()?), bits: BITS })
    }
}

/// Draws [`WORDS`] words, each apart from the others: the same one may come twice.
pub(crate) fn make_words() -> Result<Zeroizing<String>> {
    // Room for all of it: a string that grows leaves its beginning behind in memory.
    let mut text = Zeroizing::new(String::with_capacity(WORDS * (LONGEST + 1)));
    for _ in 0..WORDS {
        let random = Zeroizing::new(make_random()?);
        let word = ALL.get(place(&random)).ok_or(Error::Fault("the list of words is whole"))?;
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    Ok(text)
}

/// The list, sorted.
pub(super) fn all() -> &'static [&'static str] {
    &ALL
}

/// The words of `text`, in small letters with one space between them, when it is made of nothing but words of the list,
/// in capitals or not, between white space or hyphens; `None` when anything else is in it.
pub(super) fn if_listed(text: &str) -> Option<Zeroizing<String>> {
    let mut words = Zeroizing::new(String::with_capacity(text.len()));
    for word in text.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()) {
        let lower = Zeroizing::new(word.to_ascii_lowercase());
        ALL.binary_search(&lower.as_str()).ok()?;
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&lower);
    }
    (!words.is_empty()).then_some(words)
}

/// The place in the list that two random bytes point at: their lowest [`BITS_A_WORD`] bits.
fn place(random: &[u8; 2]) -> usize {
    usize::from(u16::from_le_bytes(*random)) % LIST
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use sha2::{Digest, Sha256};

    use super::*;
    use crate::crypto::Hex;

    /// What is made of these words is read in another way than other text, when a vault is made and when it is opened.
    #[test]
    fn the_list_never_changes() {
        let sum: [u8; 32] = Sha256::digest(include_str!("../../content/words.txt")).into();
        assert_eq!(Hex(sum).text(), "b97cc082b77a07ab6b18070c5733a50103f387a8f60d2e0c674cf5f3996c95b5");
    }

    #[test]
    fn the_list_is_whole_sorted_and_easy_to_type() {
        assert_eq!(ALL.len(), LIST);
        assert!(ALL.is_sorted_by(|one, next| one < next), "sorted, and none twice");
        for word in all() {
            assert!((4..=LONGEST).contains(&word.len()), "{word}");
            assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn four_letters_tell_the_words_apart_and_one_slip_never_makes_another() {
        let starts: HashSet<_> = ALL.iter().filter_map(|word| word.get(..4)).collect();
        assert_eq!(starts.len(), LIST);
        let mut slips = HashMap::new();
        for word in all() {
            // With one letter left out or covered, two words at distance one give the same text.
            for at in 0..word.len() {
                let covered = format!("{}?{}", &word[..at], &word[at + 1..]);
                assert_eq!(slips.insert(covered, word), None, "{word}");
                let without = format!("{}{}", &word[..at], &word[at + 1..]);
                assert!(ALL.binary_search(&without.as_str()).is_err(), "{word}");
            }
        }
    }

    #[test]
    fn every_word_has_the_same_chance() {
        let mut hits = vec![0; LIST];
        for number in 0..=u16::MAX {
            hits[place(&number.to_be_bytes())] += 1;
        }
        assert!(hits.iter().all(|&hits| hits == 32));
    }

    #[test]
    fn six_words_of_the_list_are_drawn() {
        let made = MadePassphrase::make().unwrap();
        let words: Vec<_> = made.passphrase.split(' ').collect();
        assert_eq!((words.len(), made.bits), (6, 66));
        assert!(words.iter().all(|word| ALL.binary_search(word).is_ok()));
        assert_ne!(made.passphrase, MadePassphrase::make().unwrap().passphrase);
        assert_eq!(format!("{made:?}"), "MadePassphrase(***)");
    }

    #[test]
    fn over_many_draws_every_word_comes_about_as_often() {
        const DRAWS: u32 = 20_000;
        let mut hits: HashMap<String, u32> = HashMap::new();
        for _ in 0..DRAWS {
            let text = make_words().unwrap();
            assert!(text.capacity() < 2 * WORDS * (LONGEST + 1), "it never grew");
            for word in text.split(' ') {
                *hits.entry(word.to_owned()).or_default() += 1;
            }
        }
        assert_eq!(hits.len(), LIST);
        // 2,047 degrees of freedom: 2,047 is expected, with a standard deviation of 64. The bounds lie ten away.
        let expected = f64::from(DRAWS) * 6.0 / 2048.0;
        let chi: f64 = hits.values().map(|&hits| (f64::from(hits) - expected).powi(2) / expected).sum();
        assert!((1_407.0..2_687.0).contains(&chi), "{chi}");
    }

    #[test]
    fn only_words_of_the_list_are_taken() {
        let listed = |text| if_listed(text).map(|words| words.to_string());
        assert_eq!(listed("ladder  Citroen-KNOOP "), Some("ladder citroen knoop".into()));
        assert_eq!((listed(""), listed(" - ")), (None, None));
        for other in ["ladder citroen 7", "ladder, citroen", "laddercitroen", "ladder wachtwoord", "l\u{e4}dder"] {
            assert_eq!(listed(other), None, "{other}");
        }
    }
}
