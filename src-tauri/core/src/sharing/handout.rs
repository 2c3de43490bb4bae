//! *Geef mee* and the agreements for the case system. Neither is ever given a label: all they get is a day and the
//! agreements themselves.

use chrono::NaiveDate;

use crate::document::Document;
use crate::store::table::agreement::Agreement;
use crate::terms::AgreementState;

use super::dates::long;
use super::page::{Page, Rows};
use super::texts;

/// The agreements for the other, in their own words where those were written down.
pub(super) fn handout(on: NaiveDate, agreements: &[Agreement], formal: bool) -> Document {
    let mut page = Page::new(texts::HANDOUT_TITLE);
    let made = standing(agreements);
    if made.is_empty() {
        page.paragraph(texts::HANDOUT_EMPTY);
        return page.done();
    }
    page.paragraph(&texts::conversation_of(&long(on)));
    for (index, agreement) in made.iter().enumerate() {
        if made.len() > 1 {
            page.heading(texts::agreement_number(index + 1));
        }
        if agreement.their_words.trim().is_empty() {
            page.paragraph(&agreement.body);
        } else {
            page.quote(&agreement.their_words);
        }
        page.rows(
            Rows::default()
                .put(texts::WHO, agreement.who.map(|who| texts::who_to_other(who, formal)))
                .put(texts::WHEN, agreement.due_on.map(long))
                .put(texts::STANDING, done(agreement)),
        );
    }
    page.done()
}

/// The agreements in short lines: what, who and when.
pub(super) fn agreements(on: NaiveDate, agreements: &[Agreement]) -> Document {
    let mut page = Page::new(texts::AGREEMENTS);
    page.paragraph(&texts::conversation_of(&long(on)));
    let made = standing(agreements);
    if made.is_empty() {
        page.paragraph(texts::AGREEMENTS_EMPTY);
    }
    page.list(made.into_iter().map(line).collect());
    page.done()
}

/// The agreements that still hold and say something.
fn standing(agreements: &[Agreement]) -> Vec<&Agreement> {
    let says = |agreement: &Agreement| !agreement.body.trim().is_empty() || !agreement.their_words.trim().is_empty();
    agreements.iter().filter(|one| one.state != AgreementState::Dropped && says(one)).collect()
}

fn done(agreement: &Agreement) -> Option<&'static str> {
    (agreement.state == AgreementState::Done).then_some(texts::DONE)
}

fn line(agreement: &Agreement) -> String {
    let what = if agreement.body.trim().is_empty() { &agreement.their_words } else { &agreement.body };
    let what = what.split_whitespace().collect::<Vec<_>>().join(" ");
    let who = agreement.who.map(|who| texts::who(who).to_owned());
    let facts = [who, agreement.due_on.map(long), done(agreement).map(str::to_owned)];
    super::facts::marked(&what, &facts.into_iter().flatten().collect::<Vec<_>>())
}

#[cfg(test)]
mod tests;
