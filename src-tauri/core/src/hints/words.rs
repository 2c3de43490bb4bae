//! A text as words. A hyphen or an apostrophe between letters belongs to the word; an accent always does.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of a text.
pub(super) struct Word<'a> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// As it is written.
    pub text: &'a str,
    /// To compare with: small letters, accents composed, one sort of hyphen and of apostrophe.
    pub folded: Cow<'a, str>,
}

impl Word<'_> {
    /// Whether it begins with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is written in capitals only: an abbreviation, or shouting.
    pub fn is_shouted(&self) -> bool {
        !self.text.chars().any(char::is_lowercase)
    }
}

/// A text with its words.
pub(super) struct Text<'a> {
    /// The whole text.
    pub whole: &'a str,
    /// Its words, in order.
    pub words: Vec<Word<'a>>,
}

impl<'a> Text<'a> {
    /// Reads the words of a text.
    pub fn read(whole: &'a str) -> Self {
        let mut words = Vec::new();
        let mut chars = whole.char_indices().peekable();
        let mut begin = None;
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().is_some_and(|(_, next)| is_letter(*next));
            let belongs = is_letter(c) || (begin.is_some() && next && is_joiner(c));
            match begin {
                None if belongs => begin = Some(at),
                Some(start) if !belongs => {
                    words.push(word(whole, start, at));
                    begin = None;
                }
                _ => {}
            }
        }
        words.extend(begin.map(|start| word(whole, start, whole.len())));
        Self { whole, words }
    }

    /// What stands between the word at `index` and the next one; none after the last.
    pub fn gap(&self, index: usize) -> Option<&'a str> {
        let next = self.words.get(index + 1)?;
        Some(&self.whole[self.words[index].end..next.start])
    }

    /// How many words end at or before `at`.
    pub fn words_before(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.end <= at)
    }

    /// The index of the first word that begins at or after `at`.
    pub fn first_from(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.start < at)
    }

    /// Whether a sentence or a line ends between the word at `index` and the next one.
    pub fn breaks(&self, index: usize) -> bool {
        let Some(gap) = self.gap(index) else { return true };
        gap.contains(['\n', '!', '?']) || (gap.contains('.') && self.words[index + 1].is_capitalised())
    }
}

/// Whether a gap between words is nothing but space on one line.
pub(super) fn is_space(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(|c| c.is_whitespace() && !matches!(c, '\n' | '\r'))
}

/// The character before `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character at `at`.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// Whether a character is part of a word: letters, digits, and the accents on them.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}')
}

fn word(whole: &str, start: usize, end: usize) -> Word<'_> {
    let text = &whole[start..end];
    Word { start, end, text, folded: fold(text) }
}

/// The form in which words are compared.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let plain = |c| match c {
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2019}' => '\'',
        other => other,
    };
    Cow::Owned(text.chars().map(plain).nfc().flat_map(char::to_lowercase).collect())
}
