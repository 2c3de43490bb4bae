//! Which writes are one step: typing that goes on, and what was just made with its first words. What takes anything away
//! of the words that stood there is a step of its own, so that they can always come back.

use chrono::{DateTime, Duration, Utc};

use super::{Inverse, Step};

/// Typing in one field is one step as long as no pause is longer than this.
const ONE_STEP: Duration = Duration::seconds(10);

/// A field of a row that is typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What it is about.
    Body,
    /// The line on a card.
    Line,
    /// The free text beside an answer.
    Note,
    /// What the other said, in a life area.
    Quote,
    /// What was agreed, in the other's words.
    TheirWords,
}

/// What was typed, or made to be typed in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typing {
    /// Where; absent for what was made and not typed in yet.
    field: Option<Field>,
    /// What it did to the words that stood there.
    did: Did,
    /// When last.
    at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Did {
    /// There were none.
    Began,
    /// They all stand there yet, in one piece or with something new between them.
    Added,
    /// Some do not.
    Removed,
}

impl Typing {
    /// `after` was typed in `field` of the row that `inverse` makes as it was.
    pub(super) fn new(field: Field, after: &str, inverse: &Inverse, at: DateTime<Utc>) -> Self {
        let before = inverse.words(field);
        let did = match before {
            "" => Did::Began,
            _ if keeps(before, after) => Did::Added,
            _ => Did::Removed,
        };
        Self { field: Some(field), did, at }
    }

    /// Something was made.
    pub(super) fn made(at: DateTime<Utc>) -> Self {
        Self { field: None, did: Did::Began, at }
    }

    /// Whether `next`, in the same row, needs no step of its own.
    fn goes_on_with(&self, next: &Self) -> bool {
        let pause = next.at - self.at;
        let soon = pause >= Duration::zero() && pause <= ONE_STEP;
        let adds = self.did != Did::Removed && next.did != Did::Removed;
        match self.field {
            // First words are one with what was made for them, however long someone thought.
            None => adds && next.field.is_some() && (soon || next.did == Did::Began),
            field => adds && soon && field == next.field,
        }
    }
}

impl Step {
    /// Takes `next` into this step when that is the same going on. Then this one goes back further, and takes along what
    /// else `next` did.
    pub(crate) fn goes_on(&mut self, next: &Self) -> bool {
        let (Some(typed), Some(more)) = (&self.typed, next.typed) else { return false };
        let same_row = self.inverses.first().zip(next.inverses.first()).is_some_and(|(a, b)| a.same_row(b));
        let goes_on = same_row && typed.goes_on_with(&more);
        if goes_on {
            self.typed = Some(more);
            self.inverses.extend(next.inverses.iter().skip(1).cloned());
        }
        goes_on
    }
}

impl Inverse {
    /// The words that it gives a field back.
    fn words(&self, field: Field) -> &str {
        match (self, field) {
            (Self::Text(_, _, body), Field::Body) => body,
            (Self::AgendaItem(row), Field::Body) => &row.item.body,
            (Self::Agreement(row), Field::Body) => &row.agreement.body,
            (Self::Agreement(row), Field::TheirWords) => &row.agreement.their_words,
            (Self::Approach(_, approach), Field::Quote) => &approach.quote,
            (Self::Answer(_, answer), Field::Note) => &answer.note,
            (Self::Intention(_, Some((body, _))), Field::Body) => body,
            (Self::Intention(_, Some((_, line))), Field::Line) => line,
            _ => "",
        }
    }

    /// Whether both are about the same row; what stood in it does not matter.
    fn same_row(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(a, field, _), Self::Text(b, other, _)) => (a, field) == (b, other),
            (Self::AgendaItem(a), Self::AgendaItem(b)) => a.item.id == b.item.id,
            (Self::AgendaItemMade(_, id), Self::AgendaItem(b)) => *id == b.item.id,
            (Self::Agreement(a), Self::Agreement(b)) => a.agreement.id == b.agreement.id,
            (Self::AgreementMade(_, id), Self::Agreement(b)) => *id == b.agreement.id,
            (Self::Approach(a, x), Self::Approach(b, y)) => (a, x.person, x.area) == (b, y.person, y.area),
            (Self::ApproachMade(a, person, area), Self::Approach(b, y)) => (a, *person, *area) == (b, y.person, y.area),
            (Self::Answer(a, x), Self::Answer(b, y)) => (a, &x.question) == (b, &y.question),
            (Self::Intention(a, ..), Self::Intention(b, ..)) => a == b,
            _ => false,
        }
    }
}

/// Whether all of `before` stands in `after`, with something new in at most one place.
fn keeps(before: &str, after: &str) -> bool {
    let start: usize = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
    after.len() >= before.len() && before.get(start..).is_some_and(|end| after.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_when_something_comes_before_between_or_after_them() {
        for after in ["de huur", "de hoge huur", "nu de huur", "de huur van mei", "de huurhuur", "dede huur"] {
            assert!(keeps("de huur", after), "{after}");
        }
        for after in ["", "de huu", "e huur", "de buur", "huur de", "DE HUUR", "de hur", "een zin"] {
            assert!(!keeps("de huur", after), "{after}");
        }
        assert!(keeps("e\u{301}\u{1f600}", "e\u{301} \u{1f600}") && !keeps("\u{1f600}", "\u{1f601}"));
        assert!(keeps("aa", "aaa") && !keeps("aaa", "aa"), "what is kept is not counted twice");
    }
}
