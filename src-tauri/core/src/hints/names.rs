//! Names behind *mevrouw* and *meneer*. An initial alone is no name: it was left out on purpose.

use super::words::{Text, is_space};
use super::{Found, HintKind};

/// Forms of address, written out.
const TITLES: &[&str] = &["mevrouw", "meneer", "mijnheer"];
/// Forms of address that may have a full stop.
const SHORT_TITLES: &[&str] = &["dhr", "mevr", "mw"];
/// Degrees between a form of address and a name.
const DEGREES: &[&str] = &["dr", "drs", "mr", "ir", "ing", "prof"];
/// Small words that begin a surname.
const PARTICLES: &[&str] = &["van", "de", "der", "den", "ten", "ter", "t", "el", "al", "von", "la", "le", "ben"];
/// Capitalised words that are no name: beginnings of sentences, and whom people are of.
const NO_NAMES: &str = "\
    aan alle als beide bij buurtteam daar daarna dan dat de deze die dit door dus een eerst en er gaat geen \
    gemeente graag haar heeft heel helaas het hier hij hoe hun ik in is ja je jeugdzorg jij jullie kan maar \
    meneer met mevrouw mijn moet na naar nee niet nog nu of om omdat ook op over politie sinds soms straks te \
    thuiszorg toch toen tot uit van vandaag veel vindt volgens voor vraagt waar waarom wanneer want wat we wel \
    wie wij wijkteam wil wordt zal ze zegt zei zelf zij zijn zo zou";
/// Words before a form of address that make *van* part of a description: *die mevrouw van de Bank*.
const ARTICLES: &[&str] = &["de", "die", "deze", "een", "'n", "n"];
/// Words of one name, at most.
const MAX_WORDS: usize = 8;

pub(super) fn names(text: &Text<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    for index in 0..text.words.len() {
        if index < from {
            continue;
        }
        if let Some(last) = name(text, index) {
            found.push(Found::personal(text.words[index].start, text.words[last].end, HintKind::Name));
            from = last + 1;
        }
    }
    found
}

/// The last word of the name that the form of address at `index` begins.
fn name(text: &Text<'_>, index: usize) -> Option<usize> {
    let title = text.words[index].folded.as_ref();
    let earlier = index.checked_sub(1).map(|earlier| text.words[earlier].folded.as_ref());
    let sir = title == "heer" && earlier == Some("de");
    let short = SHORT_TITLES.contains(&title);
    if !sir && !short && !TITLES.contains(&title) {
        return None;
    }
    let shouted = text.words[index].is_shouted();
    let described = !sir && earlier.is_some_and(|word| ARTICLES.contains(&word));
    let mut at = next(text, index, short)?;
    let end = (index + MAX_WORDS).min(text.words.len());
    while at < end {
        let word = &text.words[at];
        let folded = word.folded.as_ref();
        at = if DEGREES.contains(&folded) || is_initial(text, at) {
            next(text, at, true)?
        } else if PARTICLES.contains(&folded) && starts_name(text, at, described) {
            next(text, at, false)?
        } else if is_name(text, at) && !(shouted && word.is_shouted()) {
            return Some(rest_of_name(text, at, end));
        } else {
            return None;
        };
    }
    None
}

/// The next word on this line, if only a space stands before it, or a full stop where that may be.
fn next(text: &Text<'_>, index: usize, stop: bool) -> Option<usize> {
    let gap = text.gap(index)?;
    let gap = if stop { gap.strip_prefix('.').unwrap_or(gap) } else { gap };
    // Of *van 't Hof*.
    let gap = gap.strip_suffix(['\'', '\u{2018}', '\u{2019}']).unwrap_or(gap);
    (is_space(gap) || (stop && gap.is_empty())).then_some(index + 1)
}

/// A capital with a full stop behind it.
fn is_initial(text: &Text<'_>, index: usize) -> bool {
    let word = &text.words[index];
    word.is_capitalised() && word.text.chars().count() == 1 && text.gap(index).is_some_and(|gap| gap.starts_with('.'))
}

/// Whether a particle leads to a name: a capitalised word follows, or another particle does.
fn starts_name(text: &Text<'_>, index: usize, described: bool) -> bool {
    let Some(following) = next(text, index, false).map(|next| &text.words[next]) else { return false };
    let capital = following.is_capitalised() && !following.is_shouted();
    let particle = PARTICLES.contains(&following.folded.as_ref());
    (capital || particle) && (!described || text.words[index].is_capitalised())
}

/// A capitalised word of at least two letters that is no ordinary word.
fn is_name(text: &Text<'_>, index: usize) -> bool {
    let word = &text.words[index];
    word.is_capitalised() && word.text.chars().count() > 1 && !NO_NAMES.split(' ').any(|other| other == word.folded)
}

/// Goes on over a first name: *Ali Yilmaz*, *Anna de Vries*.
fn rest_of_name(text: &Text<'_>, mut last: usize, end: usize) -> usize {
    while let Some(mut at) = next(text, last, false) {
        while at < end && PARTICLES[..6].contains(&text.words[at].folded.as_ref()) {
            let Some(following) = next(text, at, false) else { return last };
            at = following;
        }
        if at >= end || !is_name(text, at) || text.words[at].is_shouted() {
            break;
        }
        last = at;
    }
    last
}
