//! What addresses the other is written twice: once for *jij* and once for *u*.

use super::*;

const INFORMAL: [&str; 6] = ["je", "jij", "jou", "jouw", "jezelf", "jullie"];
const FORMAL: [&str; 3] = ["u", "uw", "uzelf"];

/// Verbs as *jij* has them after it, which *u* needs another form of.
const INFORMAL_VERBS: [&str; 12] =
    ["ben", "denk", "doe", "geloof", "heb", "hebt", "kun", "neem", "vind", "voel", "wil", "zie"];

/// A text of a card, for *jij* and for *u*.
struct Pair<'a> {
    card: &'a Card,
    informal: &'a str,
    formal: Option<&'a str>,
}

/// What the cards say to the other: every sentence to say, and every text but that of a card that says what to do.
fn said_to_the_other() -> Vec<Pair<'static>> {
    let texts = method().cards.iter().filter(|card| card.kind != CardKind::Do).map(|card| Pair {
        card,
        informal: &card.text,
        formal: card.text_u.as_deref(),
    });
    let says = method().cards.iter().map(|card| Pair { card, informal: &card.say, formal: card.say_u.as_deref() });
    texts.chain(says).collect()
}

/// Those of them that are written for *u* as well.
fn written_twice() -> Vec<(&'static Card, &'static str, &'static str)> {
    let pairs: Vec<_> =
        said_to_the_other().into_iter().filter_map(|pair| Some((pair.card, pair.informal, pair.formal?))).collect();
    assert!(!pairs.is_empty());
    pairs
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn has_any(text: &str, of: &[&str]) -> bool {
    words(text).iter().any(|word| of.contains(&word.as_str()))
}

#[test]
fn whatever_says_jij_to_the_other_is_written_for_u_as_well() {
    for Pair { card, informal, formal } in said_to_the_other() {
        assert!(formal.is_some() || !has_any(informal, &INFORMAL), "card {}: {informal}", card.id);
    }
}

#[test]
fn jij_and_u_never_meet_in_one_text() {
    for Pair { card, informal, .. } in said_to_the_other() {
        assert!(!has_any(informal, &FORMAL), "card {}: {informal}", card.id);
    }
    for (card, _, formal) in written_twice() {
        assert!(!has_any(formal, &INFORMAL), "card {}: {formal}", card.id);
    }
}

#[test]
fn a_text_for_u_says_u_and_is_no_copy() {
    for (card, informal, formal) in written_twice() {
        assert!(has_any(formal, &FORMAL), "card {}: {formal}", card.id);
        assert_ne!(words(informal), words(formal), "card {}", card.id);
    }
}

#[test]
fn a_text_for_u_conjugates_for_u() {
    for (card, _, formal) in written_twice() {
        for pair in words(formal).windows(2).filter(|pair| pair.contains(&"u".to_owned())) {
            assert!(!pair.iter().any(|word| INFORMAL_VERBS.contains(&word.as_str())), "card {}: {formal}", card.id);
        }
    }
}

#[test]
fn a_card_that_says_what_to_do_speaks_to_the_professional_alone() {
    for card in method().cards.iter().filter(|card| card.kind == CardKind::Do) {
        assert_eq!(card.text_u, None, "card {}", card.id);
    }
}

#[test]
fn a_card_is_read_as_the_other_is_addressed() {
    let twice = method().card("k1").unwrap();
    assert_eq!(twice.text_for(false), twice.text);
    assert_eq!(Some(twice.text_for(true)), twice.text_u.as_deref());
    assert_eq!(twice.say_for(false), twice.say);
    assert_eq!(Some(twice.say_for(true)), twice.say_u.as_deref());
    let once = method().card("k4").unwrap();
    assert_eq!((once.text_for(true), once.say_for(true)), (once.text.as_str(), once.say.as_str()));
}
