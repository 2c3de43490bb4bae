use super::*;
use crate::document::Block;
use crate::id::AgreementId;
use crate::sharing::render;
use crate::terms::{Answer, Who};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 12).unwrap()
}

fn agreed(body: &str, their_words: &str, who: Who) -> Agreement {
    Agreement {
        id: AgreementId::random(),
        body: body.into(),
        who: Some(who),
        due_on: NaiveDate::from_ymd_opt(2026, 3, 17),
        i_believe: Some(Answer::No),
        other_believes: Some(Answer::Unknown),
        state: AgreementState::Open,
        their_words: their_words.into(),
    }
}

fn rows(document: &Document) -> Vec<&str> {
    let pairs = document.blocks.iter().filter_map(|block| match block {
        Block::Pairs { rows } => Some(rows),
        _ => None,
    });
    pairs.flatten().map(|(_, text)| text.as_str()).collect()
}

#[test]
fn the_words_of_the_other_come_before_mine() {
    let made = [agreed("ik bel de bank", "jij belt de bank voor mij", Who::Me)];
    let page = handout(day(), &made, false);
    assert!(page.blocks.contains(&Block::Quote { text: "jij belt de bank voor mij".into() }));
    let text = render::text(&page);
    assert!(!text.contains("ik bel de bank"), "{text}");
    assert!(text.contains("Gesprek van donderdag 12 maart 2026"), "{text}");
}

#[test]
fn who_is_said_to_the_one_who_takes_it_home() {
    let made: Vec<Agreement> = Who::ALL.iter().map(|who| agreed("a", "", *who)).collect();
    let day = "dinsdag 17 maart 2026";
    let said = ["degene die jou dit gaf", day, "jij", day, "samen", day, "iemand anders", day];
    assert_eq!(rows(&handout(self::day(), &made, false)), said);
    let said = ["degene die u dit gaf", day, "u", day, "samen", day, "iemand anders", day];
    assert_eq!(rows(&handout(self::day(), &made, true)), said);
}

#[test]
fn whether_anyone_believes_in_it_stays_at_home() {
    let mut made = [agreed("bellen", "", Who::Both)];
    let before = [render::text(&handout(day(), &made, false)), render::text(&agreements(day(), &made))];
    for answer in Answer::ALL {
        made[0].i_believe = Some(*answer);
        made[0].other_believes = None;
        assert_eq!(before, [render::text(&handout(day(), &made, false)), render::text(&agreements(day(), &made))]);
    }
}

#[test]
fn what_was_dropped_or_says_nothing_is_left_out_and_what_is_done_says_so() {
    let mut made = [agreed("vervallen", "", Who::Me), agreed(" \n", " ", Who::Me), agreed("gebeld", "", Who::Me)];
    made[0].state = AgreementState::Dropped;
    made[2].state = AgreementState::Done;
    let page = handout(day(), &made, false);
    assert!(!page.blocks.iter().any(|block| matches!(block, Block::Heading { .. })), "one needs no number");
    assert_eq!(rows(&page).last(), Some(&"is gedaan"));
    let lines = vec!["gebeld (ik, dinsdag 17 maart 2026, is gedaan)".to_owned()];
    assert_eq!(agreements(day(), &made).blocks.last(), Some(&Block::List { items: lines }));
}

#[test]
fn a_line_for_the_case_system_is_one_line() {
    let mut made = [agreed("eerst bellen\n\ndan  schrijven", "", Who::Other), agreed("", "ik kom", Who::Other)];
    for one in &mut made {
        (one.due_on, one.who) = (None, (one.body.is_empty()).then_some(Who::Other));
    }
    assert_eq!(
        render::text(&agreements(day(), &made)),
        "Afspraken\n=========\n\nGesprek van donderdag 12 maart 2026\n\n- eerst bellen dan schrijven\n- ik kom (de ander)\n"
    );
}

#[test]
fn without_agreements_it_says_so_kindly() {
    let page = handout(day(), &[], true);
    assert_eq!(page.blocks.len(), 1);
    assert!(matches!(&page.blocks[0], Block::Paragraph { text } if text == texts::HANDOUT_EMPTY));
    assert!(render::text(&agreements(day(), &[])).contains(texts::AGREEMENTS_EMPTY));
}
