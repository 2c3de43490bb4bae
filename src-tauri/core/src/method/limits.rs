//! The glance limits of a card: what can be read in two seconds at arm's length.

use serde::Serialize;
use ts_rs::TS;

/// Words on a card, at most.
pub const MAX_WORDS: usize = 7;
/// Characters on a card, at most, spaces and marks included.
pub const MAX_CHARS: usize = 36;
/// Letters in one word of a card, at most.
pub const MAX_LETTERS: usize = 12;

/// Why a line does not fit on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineFault {
    /// Nothing is written yet.
    Empty,
    /// More than [`MAX_CHARS`] characters.
    TooLong,
    /// More than [`MAX_WORDS`] words.
    TooManyWords,
    /// A word of more than [`MAX_LETTERS`] letters.
    WordTooLong,
}

/// What keeps `line` from fitting on a card, if anything does.
#[must_use]
pub fn line_fault(line: &str) -> Option<LineFault> {
    let line = line.trim();
    if line.is_empty() {
        return Some(LineFault::Empty);
    }
    if line.split_whitespace().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > MAX_LETTERS) {
        return Some(LineFault::WordTooLong);
    }
    if line.chars().count() > MAX_CHARS {
        return Some(LineFault::TooLong);
    }
    if line.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count() > MAX_WORDS {
        return Some(LineFault::TooManyWords);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_is_named() {
        assert_eq!(line_fault(""), Some(LineFault::Empty));
        assert_eq!(line_fault("Wat willen we samen bereiken?"), None);
        assert_eq!(line_fault("Overeenstemmingen"), Some(LineFault::WordTooLong));
        assert_eq!(line_fault("een twee drie vier vijf zes zeven acht"), Some(LineFault::TooLong));
        assert_eq!(line_fault("a b c d e f g h"), Some(LineFault::TooManyWords));
    }

    #[test]
    fn an_ellipsis_is_no_word() {
        assert_eq!(line_fault("Ik wil het hebben over dit …"), None);
    }
}
