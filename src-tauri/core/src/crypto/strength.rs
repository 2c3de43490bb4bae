//! How well a passphrase resists guessing, told while it is typed.

use std::sync::LazyLock;

use serde::Serialize;
use ts_rs::TS;
use zeroize::Zeroizing;

use super::kdf::{characters, check_length};
use super::{Reading, words};

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

/// What zxcvbn should know, first what is tried first: [`COMMON`], then the list that passphrases are made from. It is
/// public, so a guesser has it too.
static KNOWN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    // One word must stand here once: its last place is the one that counts.
    COMMON.iter().chain(words::all().iter().filter(|word| !COMMON.contains(word))).copied().collect()
});

/// How a passphrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Strength {
    /// Whether a vault may have it.
    pub long_enough: bool,
    /// How hard it is to guess.
    pub level: StrengthLevel,
    /// Its characters, without spaces at the ends: Unicode scalar values as they are read.
    pub characters: u32,
    /// Whether it begins or ends with a space that counts.
    pub spaced: bool,
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
    let read = Reading::Present.of(passphrase).unwrap_or_default();
    let level = if long_enough { level(read.trim()) } else { StrengthLevel::Weak };
    Strength { long_enough, level, characters, spaced: read.trim().len() < read.len() }
}

fn level(passphrase: &str) -> StrengthLevel {
    let mut start = Zeroizing::new(String::with_capacity(4 * LOOKED_AT));
    start.extend(passphrase.chars().take(LOOKED_AT));
    let estimate = zxcvbn::zxcvbn(&start, &KNOWN).guesses_log10();
    // zxcvbn takes spaces for a find. Words of the list alone are worth what drawing them is worth, and no more.
    let bits = |words: &str| words.split_whitespace().map(|_| f64::from(words::BITS_A_WORD)).sum::<f64>();
    let drawn = words::if_listed(passphrase).map_or(f64::INFINITY, |words| bits(&words) * std::f64::consts::LOG10_2);
    match estimate.min(drawn) {
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
    fn six_words_of_the_list_are_very_strong() {
        let all = words::all();
        // Neighbours first, which zxcvbn ranks lowest; then words from all over the list, as they are drawn.
        let near = all.windows(words::WORDS).step_by(16).map(|six| six.join(" "));
        let far = (0..100).map(|_| words::make_words().unwrap().to_string());
        for text in near.chain(far) {
            assert_eq!(strength(&text).level, StrengthLevel::VeryStrong, "{text}");
        }
    }

    #[test]
    fn one_or_two_words_of_the_list_are_weak() {
        let all = words::all();
        let mut looked_at = 0;
        for (one, other) in all.iter().zip(all.iter().rev()).step_by(5) {
            for text in [format!("{one} {other}"), format!("{one}-{other}"), format!("{one}{other}"), one.repeat(4)] {
                looked_at += u32::from(strength(&text).long_enough);
                assert_eq!(strength(&text).level, StrengthLevel::Weak, "{text}");
            }
        }
        assert!(looked_at > 500, "not weak for being short: {looked_at}");
    }

    #[test]
    fn words_of_the_list_are_worth_their_bits() {
        for (text, expected) in [
            ("ladder citroen knoop", StrengthLevel::Weak),
            ("Ladder-Citroen-Knoop-Dolfijn", StrengthLevel::Strong),
            ("ladder citroen knoop dolfijn gitaar", StrengthLevel::VeryStrong),
            ("ladder citroen knoop dolfijn 1893", StrengthLevel::VeryStrong),
        ] {
            assert_eq!(strength(text).level, expected, "{text}");
        }
    }

    #[test]
    fn length_is_told_apart() {
        assert_eq!(
            strength("x9#kQ!2vLp@7"),
            Strength { long_enough: false, level: StrengthLevel::Weak, characters: 12, spaced: false }
        );
        assert!(strength("paard ladder citroen").long_enough);
        assert_eq!(strength(" e\u{301}e\u{301} ").characters, 2);
        let long = strength(&"q7".repeat(500));
        assert_eq!((long.long_enough, long.characters), (true, 1000));
        let huge = strength(&"a".repeat(1_000_000));
        assert_eq!((huge.long_enough, huge.characters), (false, u32::MAX));
    }

    #[test]
    fn a_space_at_an_end_is_told_where_it_counts() {
        for spaced in ["een zin die ik onthoud ", "\u{a0}een zin die ik onthoud", " "] {
            assert!(strength(spaced).spaced, "{spaced:?}");
        }
        for plain in ["een zin die ik onthoud", " ladder citroen knoop  dolfijn ", ""] {
            assert!(!strength(plain).spaced, "{plain:?}");
        }
    }

    #[test]
    fn it_goes_over_the_wire_in_snake_case() {
        let json = serde_json::to_string(&strength("paard ladder citroen knoop wolk")).unwrap();
        assert_eq!(json, r#"{"long_enough":true,"level":"very_strong","characters":31,"spaced":false}"#);
    }
}
