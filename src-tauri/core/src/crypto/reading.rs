//! How the text of a passphrase is read before a key is made of it: what looks alike, or sounds alike from paper, is alike.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::words;
use crate::error::{Code, Result};

/// The most bytes that are looked at: four for each of the most characters, and as much again for what NFC joins.
const LONGEST_BYTES: usize = 8 * super::kdf::LONGEST as usize;

/// How a passphrase is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As OpaqueString of RFC 8265 (section 4.2.2): every kind of space is a plain one, then NFC. A text of nothing but
    /// words of the list is those words, in small letters with one space between them. Spaces at the ends of any other
    /// text count as typed.
    Present,
    /// In NFC and no more, as every slot was made until December 2026.
    Former,
    /// As OpaqueString, and nothing of our own: for what other programs open, which know no list of words.
    Elsewhere,
}

impl Reading {
    /// The text that a key is made of. `TooLarge` for more than any screen takes.
    pub(super) fn of(self, typed: &str) -> Result<Zeroizing<String>> {
        if typed.len() > LONGEST_BYTES {
            return Err(Code::TooLarge.into());
        }
        // NFC makes text at most three times as long; a string that grows would leave copies behind.
        let mut text = Zeroizing::new(String::with_capacity(3 * typed.len()));
        match self {
            Self::Former => text.extend(typed.nfc()),
            Self::Present | Self::Elsewhere => {
                text.extend(typed.chars().map(|c| if is_space(c) { ' ' } else { c }).nfc());
            }
        }
        let words = if self == Self::Present { words::if_listed(&text) } else { None };
        Ok(words.unwrap_or(text))
    }
}

/// Whether both are read as the same passphrase. `TooLarge` as [`Reading::of`].
pub(crate) fn is_same(one: &str, other: &str) -> Result<bool> {
    Ok(Reading::Present.of(one)? == Reading::Present.of(other)?)
}

/// The spaces of Unicode: its category Zs.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWN: &str = "ladder citroen knoop dolfijn gitaar appel";

    fn present(typed: &str) -> String {
        Reading::Present.of(typed).unwrap().to_string()
    }

    #[test]
    fn drawn_words_are_the_same_however_they_are_typed_back() {
        for typed in [
            "ladder citroen knoop dolfijn gitaar appel",
            "Ladder  citroen knoop dolfijn gitaar appel ",
            " LADDER CITROEN KNOOP DOLFIJN GITAAR APPEL",
            "ladder\u{a0}citroen\u{3000}knoop\tdolfijn-gitaar \u{2009} appel",
        ] {
            assert_eq!(present(typed), DRAWN, "{typed}");
            assert!(is_same(typed, DRAWN).unwrap());
        }
        for other in ["ladder citroen knoop dolfijn gitaar", "laddercitroen knoop dolfijn gitaar appel", "citroen"] {
            assert!(!is_same(other, DRAWN).unwrap(), "{other}");
        }
    }

    #[test]
    fn every_space_of_unicode_is_a_plain_one_and_the_rest_stays_as_typed() {
        for space in ('\0'..=char::MAX).filter(|c| is_space(*c)) {
            let typed = format!("Een zin{space}met  iets erin{space}");
            assert_eq!(present(&typed), "Een zin met  iets erin ", "{space:?}");
        }
        assert_eq!(('\0'..=char::MAX).filter(|c| is_space(*c)).count(), 17, "category Zs of Unicode 16");
        assert_eq!(present("cafe\u{301} aan de Kade"), "caf\u{e9} aan de Kade");
        assert_eq!(present("Ladder Citroen 7"), "Ladder Citroen 7");
    }

    #[test]
    fn the_former_reading_is_nfc_alone() {
        let typed = "Ladder\u{a0}Citroen  cafe\u{301} ";
        assert_eq!(*Reading::Former.of(typed).unwrap(), "Ladder\u{a0}Citroen  caf\u{e9} ");
    }

    #[test]
    fn no_more_is_looked_at_than_a_screen_takes() {
        for reading in [Reading::Present, Reading::Former] {
            assert_eq!(reading.of(&"a".repeat(LONGEST_BYTES + 1)).unwrap_err().code(), Code::TooLarge);
            let text = reading.of(&"\u{fb2c}".repeat(LONGEST_BYTES / 3)).unwrap();
            assert!(text.capacity() <= 3 * LONGEST_BYTES, "it never grew");
        }
    }
}
