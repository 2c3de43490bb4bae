//! How well a passphrase resists guessing, told while it is typed.

use serde::Serialize;
use ts_rs::TS;
use zeroize::Zeroizing;

use super::kdf::{characters, check_length};

/// The most characters that are looked at: guessing what follows only gets harder, and the check stays quick.
const LOOKED_AT: usize = 100;

/// Dutch words that a guesser tries first; zxcvbn itself knows English ones.
const COMMON: &[&str] = &[
    "kijk",
    "doe",
    "wijzer",
    "kijkendoewijzer",
    "kluis",
    "wachtwoord",
    "wachtzin",
    "geheim",
    "welkom",
    "welkom01",
    "gemeente",
    "werk",
    "gesprek",
    "mijn",
    "goedemorgen",
    "hallo",
    "lente",
    "zomer",
    "herfst",
    "winter",
    "januari",
    "februari",
    "maart",
    "april",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "amsterdam",
    "rotterdam",
    "utrecht",
    "groningen",
    "nederland",
    "voetbal",
    "ajax",
    "feyenoord",
    "liefde",
    "schatje",
    "qwertz",
    "azerty",
];

/// How a passphrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Strength {
    /// Whether a vault may have it.
    pub long_enough: bool,
    /// How hard it is to guess.
    pub level: StrengthLevel,
    /// Its characters: Unicode scalar values in NFC, without white space at the ends.
    pub characters: u32,
}

/// How hard a passphrase is to guess, by zxcvbn's estimate. One guess costs a few tenths of a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StrengthLevel {
    /// Fewer than 10¹⁰ guesses, or too short.
    Weak,
    /// Fewer than 10¹² guesses.
    Fair,
    /// Fewer than 10¹⁴ guesses.
    Strong,
    /// More guesses than that.
    VeryStrong,
}

/// Tells how strong `passphrase` is. One that no vault may have is never better than weak.
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let long_enough = check_length(passphrase).is_ok();
    let characters = characters(passphrase).unwrap_or(u32::MAX);
    let level = if long_enough { level(passphrase.trim()) } else { StrengthLevel::Weak };
    Strength { long_enough, level, characters }
}

fn level(passphrase: &str) -> StrengthLevel {
    let mut start = Zeroizing::new(String::with_capacity(4 * LOOKED_AT));
    start.extend(passphrase.chars().take(LOOKED_AT));
    match zxcvbn::zxcvbn(&start, COMMON).guesses_log10() {
        guesses if guesses < 10.0 => StrengthLevel::Weak,
        guesses if guesses < 12.0 => StrengthLevel::Fair,
        guesses if guesses < 14.0 => StrengthLevel::Strong,
        _ => StrengthLevel::VeryStrong,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_follow_how_guessable_it_is() {
        for (text, expected) in [
            ("", StrengthLevel::Weak),
            ("aaaaaaaaaaaaaaaaaaaaaa", StrengthLevel::Weak),
            ("wachtwoord2026", StrengthLevel::Weak),
            ("kijkendoewijzer", StrengthLevel::Weak),
            ("x9#kQ!2vLp@7", StrengthLevel::Weak),
            ("paard ladder citroen knoop wolk", StrengthLevel::VeryStrong),
        ] {
            assert_eq!(strength(text).level, expected, "{text}");
        }
    }

    #[test]
    fn length_is_told_apart() {
        assert_eq!(
            strength("x9#kQ!2vLp@7"),
            Strength { long_enough: false, level: StrengthLevel::Weak, characters: 12 }
        );
        assert!(strength("paard ladder citroen").long_enough);
        assert_eq!(strength(" e\u{301}e\u{301} ").characters, 2);
        let long = strength(&"q7".repeat(500));
        assert_eq!((long.long_enough, long.characters), (true, 1000));
        let huge = strength(&"a".repeat(1_000_000));
        assert_eq!((huge.long_enough, huge.characters), (false, u32::MAX));
    }

    #[test]
    fn it_goes_over_the_wire_in_snake_case() {
        let json = serde_json::to_string(&strength("paard ladder citroen knoop wolk")).unwrap();
        assert_eq!(json, r#"{"long_enough":true,"level":"very_strong","characters":31}"#);
    }
}
