//! Systeemtaal: the words of the list, each with its plain alternative.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::words::{Text, after, before, fold, is_letter, is_space};
use super::{Found, HintKind};

/// One entry of the list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// The word or set phrase.
    pub term: String,
    /// What to say instead.
    pub plain: String,
    /// Other forms of the same word, with the same alternative.
    #[serde(default)]
    pub forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    word: Vec<Entry>,
}

/// Everything after the first word of a phrase, and what to say instead.
struct Phrase {
    rest: Vec<String>,
    plain: &'static str,
}

#[expect(clippy::expect_used, reason = "the content is compiled in, and a test reads all of it")]
static LIST: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let list: List = toml::from_str(include_str!("../../content/systeemtaal.toml"))
        .expect("the content that is compiled in is whole");
    list.word
});

/// Phrases by their first word, the longest first.
static PHRASES: LazyLock<HashMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
    for entry in entries() {
        for form in std::iter::once(&entry.term).chain(&entry.forms) {
            let mut words = form.split(' ').map(|word| fold(word).into_owned());
            let first = words.next().unwrap_or_default();
            phrases.entry(first).or_default().push(Phrase { rest: words.collect(), plain: &entry.plain });
        }
    }
    phrases.values_mut().for_each(|same| same.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len())));
    phrases
});

/// The list, as the content has it.
pub(super) fn entries() -> &'static [Entry] {
    &LIST
}

/// Finds whole words and set phrases of the list, the longest first.
pub(super) fn jargon(text: &Text<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(word) = text.words.get(index) {
        let hit = PHRASES.get(word.folded.as_ref()).and_then(|same| {
            same.iter().find(|phrase| {
                follows(text, index, &phrase.rest) && stands_alone(text, index, index + phrase.rest.len())
            })
        });
        if let Some(phrase) = hit {
            let last = index + phrase.rest.len();
            let (start, end) = (word.start, text.words[last].end);
            found.push(Found { start, end, kind: HintKind::Jargon, instead: Some(phrase.plain) });
            index = last;
        }
        index += 1;
    }
    found
}

fn follows(text: &Text<'_>, index: usize, rest: &[String]) -> bool {
    rest.iter().zip(index..).all(|(expected, at)| {
        text.gap(at).is_some_and(is_space) && text.words.get(at + 1).is_some_and(|word| word.folded == *expected)
    })
}

/// Whether words are no part of a longer one (*traject-*, *-traject*), of a web address or of a tag.
fn stands_alone(text: &Text<'_>, first: usize, last: usize) -> bool {
    let (start, end) = (text.words[first].start, text.words[last].end);
    let rest = &text.whole[end..];
    let ahead = match before(text.whole, start) {
        // At the start of a line it is a bullet.
        Some('-') => text.whole[..start - 1].chars().rev().find(|c| *c != ' ').is_none_or(|c| c == '\n'),
        Some(c) => !matches!(c, '.' | '@' | '_' | '#'),
        None => true,
    };
    ahead
        && match rest.chars().next() {
            Some('.') => !after(rest, 1).is_some_and(is_letter),
            Some(c) => !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '@' | '_'),
            None => true,
        }
}
