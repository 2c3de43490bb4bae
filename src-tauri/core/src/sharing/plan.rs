//! The plan on paper, in the order of the planner.

use crate::conversations::{Conversation, Face};
use crate::document::Document;
use crate::method::method;
use crate::store::table::agenda_item::AgendaItem;
use crate::terms::{AgendaState, Side, TextField};

use super::dates::when;
use super::facts::{approaches, marked, people, role, self_image, sort, written};
use super::page::{Page, Rows};
use super::texts;

const WHY: &[TextField] = &[
    TextField::Occasion,
    TextField::WhyMe,
    TextField::WhyWouldThey,
    TextField::WhyWouldTheyNot,
    TextField::Stakes,
    TextField::LeadsTo,
    TextField::WhoAreWe,
    TextField::Place,
];

const GAINS: &[TextField] = &[TextField::GainMine, TextField::GainTheirs, TextField::SharedGoal, TextField::FirstStep];

/// The plan. Cards speak to someone who is addressed as *u* when `formal`.
pub(super) fn plan(conversation: &Conversation, label: bool, formal: bool) -> Document {
    let mut page = Page::new(texts::PLAN_TITLE);
    page.paragraph(texts::CONFIDENTIAL);
    page.rows(
        Rows::default()
            .put(texts::PEOPLE, Some(people(&conversation.people, label)))
            .put(texts::WHEN, when(conversation.planned_on, conversation.planned_time.as_deref()))
            .put(texts::SORT, Some(sort(conversation)))
            .put(texts::PURPOSE, conversation.purpose.map(texts::purpose)),
    );
    parts(&mut page, conversation, label, formal);
    if page.parts() == 1 {
        page.paragraph(texts::NOTHING_YET);
    }
    page.done()
}

/// What the plan says below its facts.
pub(super) fn parts(page: &mut Page, conversation: &Conversation, label: bool, formal: bool) {
    page.section(texts::WHY, |page| page.rows(written(conversation, WHY)));
    page.section(texts::MINE, |page| page.list(agenda(conversation, Side::Mine)));
    page.section(texts::THEIRS, |page| page.list(agenda(conversation, Side::Theirs)));
    page.section(texts::GAINS, |page| page.rows(written(conversation, GAINS)));
    page.section(texts::VIEW, |page| page.rows(guesses(conversation, label)));
    page.section(texts::DECK, |page| page.list(deck(conversation, formal)));
    page.section(texts::OPENING, |page| {
        page.paragraph(conversation.texts.get(&TextField::Opening).map_or("", String::as_str));
    });
}

fn agenda(conversation: &Conversation, side: Side) -> Vec<String> {
    conversation.agenda.iter().filter(|item| item.side == side).map(agenda_line).collect()
}

/// One item of an agenda with what was marked on it.
pub(super) fn agenda_line(item: &AgendaItem) -> String {
    let marks = [
        (item.must, texts::MUST),
        (item.avoid, texts::AVOID),
        (item.may_show, texts::MAY_SHOW),
        (item.own || item.literal, texts::OWN),
        (item.skip, texts::SKIP),
        (item.state == AgendaState::Done, texts::TALKED),
        (item.state == AgendaState::Parked, texts::LATER),
    ];
    let said: Vec<&str> = marks.into_iter().filter(|(on, _)| *on).map(|(_, mark)| mark).collect();
    marked(&item.body, &said)
}

fn guesses(conversation: &Conversation, label: bool) -> Rows {
    approaches(conversation, label).into_iter().fold(Rows::default(), |rows, (area, approach)| {
        let image = approach.guess_self_image.map(|image| self_image(image).to_owned());
        let help = approach.guess_role.map(|chosen| format!("{}: {}", texts::GUESS_ROLE, role(chosen)));
        let lines: Vec<String> = image.into_iter().chain(help).collect();
        rows.put(&area, Some(if lines.is_empty() { texts::UNKNOWN.to_owned() } else { lines.join("\n") }))
    })
}

fn deck(conversation: &Conversation, formal: bool) -> Vec<String> {
    let line = |face: &Face| match face {
        Face::Card { card } => method().card(card).map(|card| card.text_for(formal).to_owned()),
        Face::Intention { line, .. } => Some(texts::intention_card(line)),
    };
    conversation.deck.iter().filter_map(|entry| line(&entry.face)).collect()
}
