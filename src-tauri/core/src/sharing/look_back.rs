//! The look-back on paper, in the order of its screen.

use crate::conversations::Conversation;
use crate::document::Document;
use crate::method::{Question, method};
use crate::store::table::agreement::Agreement;
use crate::store::table::answer::QuestionAnswer;
use crate::store::table::approach::Approach;
use crate::terms::{Lens, TextField};

use super::dates::long;
use super::facts::{approaches, marked, people, role, self_image, sort, written};
use super::page::{Page, Rows};
use super::texts;

/// The look-back.
pub(super) fn look_back(conversation: &Conversation, label: bool) -> Document {
    let mut page = Page::new(texts::LOOK_BACK_TITLE);
    page.paragraph(texts::CONFIDENTIAL);
    page.rows(
        Rows::default()
            .put(texts::PEOPLE, Some(people(&conversation.people, label)))
            .put(texts::WHEN, Some(long(conversation.on)))
            .put(texts::SORT, Some(sort(conversation)))
            .put(texts::CAME, conversation.purpose.map(texts::purpose)),
    );
    parts(&mut page, conversation, label);
    page.done()
}

/// What the look-back says below its facts.
pub(super) fn parts(page: &mut Page, conversation: &Conversation, label: bool) {
    page.section(texts::BROUGHT, |page| page.list(brought(conversation)));
    page.section(texts::SHORT, |page| {
        page.rows(written(conversation, &[TextField::WentWell, TextField::WentLess, TextField::Doubts]));
    });
    page.section(texts::MOMENTS, |page| {
        page.list(conversation.moments.iter().map(|one| texts::moment(one.minute, one.lens)).collect());
    });
    for question in &method().questions {
        page.section(&question.title, |page| page.rows(answers(conversation, question)));
        if question.lens == Lens::How {
            approaches(conversation, label).into_iter().for_each(|(area, one)| heard(page, &area, one));
        }
    }
    page.section(texts::AGREEMENTS, |page| conversation.agreements.iter().for_each(|one| agreed(page, one)));
    page.section(texts::AFTERWARDS, |page| {
        page.rows(
            Rows::default()
                .put(texts::ENERGY, conversation.energy.map(texts::energy))
                .put(texts::FOCUS, conversation.focus.map(texts::focus))
                .put(texts::GAIN, conversation.gain.map(texts::gain)),
        );
    });
    page.section(texts::FEEDBACK, |page| {
        page.rows(written(conversation, &[TextField::FeedbackGuess, TextField::FeedbackAnswer]));
    });
    page.section(texts::NEXT_TIME, |page| {
        if let Some(made) = &conversation.intention {
            page.paragraph(&made.body);
            page.rows(Rows::default().put(texts::CARD_LINE, Some(&made.line)));
        }
    });
}

/// The intentions that were taken along, each with how it turned out.
fn brought(conversation: &Conversation) -> Vec<String> {
    let taken = conversation.brought.iter().filter(|one| one.in_deck || one.outcome.is_some());
    taken
        .map(|one| {
            let text = if one.body.trim().is_empty() { &one.line } else { &one.body };
            marked(text, one.outcome.map(texts::outcome).as_slice())
        })
        .collect()
}

fn answers(conversation: &Conversation, question: &Question) -> Rows {
    let given = |id: &str| conversation.answers.iter().find(|one| one.question == id).map(answer);
    let rows = question.subs.iter().fold(Rows::default(), |rows, sub| rows.put(&sub.text, given(&sub.id)));
    let note = TextField::note_of(question.lens);
    rows.put(texts::field(note), conversation.texts.get(&note))
}

fn answer(given: &QuestionAnswer) -> String {
    let chosen = given.answer.map(texts::answer).unwrap_or_default();
    format!("{chosen}\n{}", given.note)
}

fn heard(page: &mut Page, area: &str, approach: &Approach) {
    page.heading(texts::area_heading(area));
    page.rows(
        Rows::default()
            .put(texts::GUESSED, approach.guess_self_image.map(self_image))
            .put(texts::SOUNDED, Some(approach.self_image.map_or(texts::UNKNOWN, self_image)))
            .put(texts::PLANNED_ROLE, approach.guess_role.map(role))
            .put(texts::ROLE_START, approach.role_start.map(role))
            .put(texts::ROLE_END, approach.role_end.map(role)),
    );
    page.quote(&approach.quote);
}

/// One agreement, when it says something.
pub(super) fn agreed(page: &mut Page, agreement: &Agreement) {
    if agreement.body.trim().is_empty() && agreement.their_words.trim().is_empty() {
        return;
    }
    page.paragraph(&agreement.body);
    page.quote(&agreement.their_words);
    page.rows(
        Rows::default()
            .put(texts::WHO_DOES, agreement.who.map(texts::who))
            .put(texts::DUE, agreement.due_on.map(long))
            .put(texts::I_BELIEVE, agreement.i_believe.map(texts::answer))
            .put(texts::OTHER_BELIEVES, agreement.other_believes.map(texts::answer))
            .put(texts::STANDING, Some(texts::agreement_state(agreement.state))),
    );
}
