//! The content keeps its promises: limits, unique ids, and links that lead somewhere.

use std::collections::BTreeSet;

use crate::method::line_fault;
use crate::terms::{CardGroup, CardKind, LifeArea, Role, SelfImage};

use super::*;

mod address;

/// Lines of at most 15 characters that `text` takes.
fn lines(text: &str) -> usize {
    let mut lines = 1;
    let mut used = 0;
    for word in text.split_whitespace().map(|word| word.chars().count()) {
        if used > 0 && used + 1 + word > 15 {
            lines += 1;
            used = word;
        } else {
            used += word + usize::from(used > 0);
        }
    }
    lines
}

#[test]
fn every_card_can_be_read_at_a_glance() {
    for card in &method().cards {
        for formal in [false, true] {
            let (text, say) = (card.text_for(formal), card.say_for(formal));
            assert_eq!(line_fault(text), None, "card {}: {text}", card.id);
            assert!(lines(text) <= 3, "card {}: {text}", card.id);
            let count = say.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
            assert!((1..=12).contains(&count), "card {}: say it so has {count} words", card.id);
            assert_ne!(text, say, "card {}", card.id);
        }
    }
}

#[test]
fn the_deck_is_large_enough_and_every_kind_and_group_is_in_it() {
    let cards = &method().cards;
    assert!(cards.len() >= 50, "{} cards", cards.len());
    for group in CardGroup::ALL {
        assert!(cards.iter().filter(|card| card.group == *group).count() >= 4, "{group:?}");
    }
    for kind in CardKind::ALL {
        assert!(cards.iter().any(|card| card.kind == *kind), "{kind:?}");
    }
}

#[test]
fn ids_are_unique_and_links_lead_somewhere() {
    let method = method();
    let ids: BTreeSet<&str> = method.cards.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids.len(), method.cards.len());
    let subs: Vec<&str> = method.questions.iter().flat_map(|q| q.subs.iter().map(|sub| sub.id.as_str())).collect();
    assert_eq!(subs.iter().collect::<BTreeSet<_>>().len(), subs.len());
    for knob in &method.knobs {
        assert!(method.card(&knob.card).is_some(), "knob {}", knob.id);
    }
}

#[test]
fn the_three_key_questions_are_there_in_their_order() {
    let keys = method().key_cards();
    assert_eq!(keys.iter().map(|card| card.key).collect::<Vec<_>>(), [Some(1), Some(2), Some(3)]);
    let cited: Vec<&str> = keys.iter().flat_map(|card| card.sources.iter().map(String::as_str)).collect();
    for source in ["W.2a", "W.2b", "W.2c"] {
        assert!(cited.contains(&source), "{source} is cited by a key card");
    }
}

#[test]
fn every_lens_has_a_card_that_is_no_key_card() {
    for lens in Lens::ALL {
        assert!(method().cards.iter().any(|card| card.lens == *lens && card.key.is_none()), "{lens:?}");
    }
}

#[test]
fn cards_that_judge_or_name_what_i_hear_are_never_shared() {
    for card in method().cards.iter().filter(|card| card.private || card.kind == CardKind::Do) {
        assert!(!card.share, "card {}", card.id);
    }
    assert!(method().cards.iter().any(|card| card.private));
}

#[test]
fn the_four_roles_self_images_and_knobs_are_whole() {
    let method = method();
    assert_eq!(method.roles.iter().map(|role| role.id).collect::<BTreeSet<_>>().len(), Role::ALL.len());
    assert_eq!(method.self_images.iter().map(|image| image.id).collect::<BTreeSet<_>>().len(), SelfImage::ALL.len());
    assert_eq!(method.areas.iter().map(|area| area.id).collect::<BTreeSet<_>>().len(), LifeArea::ALL.len());
    assert_eq!(method.knobs.len(), 4);
    assert_eq!(method.questions.len(), 5);
}

#[test]
fn the_example_refers_to_questions_that_exist() {
    let example = Example::read();
    for answer in &example.answer {
        assert!(method().has_sub_question(&answer.question), "{}", answer.question);
    }
    assert_eq!(line_fault(&example.intention.line), None);
}
