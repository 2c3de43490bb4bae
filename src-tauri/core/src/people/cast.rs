//! Who takes part in one conversation, and what was noted about them there: what a merge changes and undo puts back.

use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::index;
use crate::store::Db;
use crate::store::table::approach::Approach;
use crate::store::table::conversation_person::ParticipantRow;
use crate::terms::LifeArea;

/// The people of one conversation, also those who were taken out of it, with the approach to each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cast {
    conversation: ConversationId,
    people: Vec<ParticipantRow>,
    approaches: Vec<Approach>,
}

impl Cast {
    /// As it stands now; the conversation may be in the bin.
    pub fn read(db: Db<'_>, conversation: ConversationId) -> Result<Self> {
        let people = db.participants().rows(conversation)?;
        Ok(Self { conversation, people, approaches: db.approaches().of(conversation)? })
    }

    /// Makes it so, in the rows and in the index.
    pub fn write(&self, db: Db<'_>) -> Result<()> {
        db.participants().put_rows(self.conversation, &self.people)?;
        for old in db.approaches().of(self.conversation)? {
            db.approaches().delete(self.conversation, old.person, old.area)?;
            index::quote(db, self.conversation, old.person, old.area, "")?;
        }
        for approach in &self.approaches {
            db.approaches().put(self.conversation, approach)?;
            index::quote(db, self.conversation, approach.person, approach.area, &approach.quote)?;
        }
        Ok(())
    }

    /// Whether this person takes part now.
    pub fn has(&self, person: PersonId) -> bool {
        self.people.iter().any(|row| row.person == person && !row.removed)
    }

    /// Gives what was noted while no one had been added to this person, except where they have notes of their own.
    pub fn adopt(&mut self, person: PersonId) {
        let own = self.areas(Some(person));
        for approach in &mut self.approaches {
            if approach.person.is_none() && !own.contains(&approach.area) {
                approach.person = Some(person);
            }
        }
    }

    /// Makes `gone` the same person as `keep`. They never both take part here, but both can have rows:
    ///
    /// - only `gone` has a row: it becomes `keep`'s, with its part, its place and whether it was taken out;
    /// - `gone` takes part and `keep` was taken out: their rows change hands, so that `keep` takes part and the row of
    ///   who was taken out stays as it is, under the label that goes;
    /// - `gone` was taken out: `keep`'s row stays what it is, and so does the other.
    ///
    /// Notes about `gone` become notes about `keep`. In an area in which both have notes, those of the row that counts
    /// are `keep`'s and the others stay with the other row. So no row is written over and none is lost.
    pub fn merge(&mut self, keep: PersonId, gone: PersonId) {
        let both = self.people.iter().any(|row| row.person == keep);
        let change_hands = !both || self.has(gone);
        if change_hands {
            for row in &mut self.people {
                row.person = other_of(row.person, keep, gone);
            }
        }
        let (ours, theirs) = (self.areas(Some(keep)), self.areas(Some(gone)));
        for approach in &mut self.approaches {
            let Some(person) = approach.person else { continue };
            let doubled = ours.contains(&approach.area) && theirs.contains(&approach.area);
            if doubled && change_hands {
                approach.person = Some(other_of(person, keep, gone));
            } else if !doubled && person == gone {
                approach.person = Some(keep);
            }
        }
    }

    fn areas(&self, person: Option<PersonId>) -> Vec<LifeArea> {
        self.approaches.iter().filter(|approach| approach.person == person).map(|approach| approach.area).collect()
    }
}

/// The one for the other; anyone else stays who they are.
fn other_of(person: PersonId, one: PersonId, two: PersonId) -> PersonId {
    match person {
        _ if person == one => two,
        _ if person == two => one,
        _ => person,
    }
}
