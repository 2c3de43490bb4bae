//! How each inverse does its work.

use super::Inverse;
use crate::api::request::{AnswerChange, IntentionChange};
use crate::error::Result;
use crate::index;
use crate::people;
use crate::prepare;
use crate::store::table::agenda_item::AgendaItem;
use crate::vault::Tx;

impl Inverse {
    /// Does it.
    pub fn apply(&self, tx: &Tx<'_>) -> Result<()> {
        let db = tx.db();
        match self {
            Self::Conversation(id) => db.conversations().bin(*id, None),
            Self::ConversationBack(id, deleted_at) => db.conversations().bin(*id, Some(*deleted_at)),
            Self::BinItem(item) => db.bin().put(item),
            Self::BinItemMade(item) => db.bin().delete(item.id),
            Self::Scalars(row, deck) => {
                db.conversations().put_scalars(row)?;
                prepare::put_deck(tx, row.id, deck)
            }
            Self::Text(conversation, field, body) => {
                db.texts().set(*conversation, *field, body)?;
                index::text(db, *conversation, *field, body)
            }
            Self::Cast(cast) => cast.write(db),
            Self::PersonMade(conversation, person) => people::forget(db, *conversation, *person),
            Self::Part(conversation, person, part) => db.participants().part(*conversation, *person, *part),
            Self::AgendaItem(row) => {
                db.agenda().delete(row.item.id)?;
                db.agenda().put_back(row)?;
                index::agenda_item(db, row.conversation, &row.item)
            }
            Self::AgendaItemMade(conversation, id) => {
                let row = db.agenda().get(*conversation, *id)?;
                db.agenda().delete(*id)?;
                index::agenda_item(db, *conversation, &AgendaItem { body: String::new(), ..row.item })
            }
            Self::Order(places) => places.iter().try_for_each(|(id, rank)| db.agenda().set_joint(*id, rank.as_ref())),
            Self::Card(row) => prepare::put_back(tx, row),
            Self::CardMade(id) => db.deck().delete(*id),
            Self::Moment(row) => db.moments().put(row),
            Self::MomentMade(id) => db.moments().delete(*id),
            Self::Agreement(row) => {
                let (id, made) = (row.agreement.id, &row.agreement);
                db.agreements().delete(id)?;
                db.agreements().put_back(row)?;
                index::agreement(db, row.conversation, id, &made.body)?;
                index::their_words(db, row.conversation, id, &made.their_words)
            }
            Self::AgreementMade(conversation, id) => {
                db.agreements().delete(*id)?;
                index::agreement(db, *conversation, *id, "")?;
                index::their_words(db, *conversation, *id, "")
            }
            Self::Approach(conversation, approach) => {
                db.approaches().put(*conversation, approach)?;
                index::quote(db, *conversation, approach.person, approach.area, &approach.quote)
            }
            Self::ApproachMade(conversation, person, area) => {
                db.approaches().delete(*conversation, *person, *area)?;
                index::quote(db, *conversation, *person, *area, "")
            }
            Self::Answer(conversation, answer) => {
                let note = AnswerChange::Note(answer.note.clone());
                db.answers().set(*conversation, &answer.question, &AnswerChange::Answer(answer.answer))?;
                db.answers().set(*conversation, &answer.question, &note)?;
                index::answer(db, *conversation, &answer.question, &answer.note)
            }
            Self::Intention(conversation, before) => {
                let (body, line) = before.clone().unwrap_or_default();
                let intentions = db.intentions();
                let id = intentions.set(*conversation, &IntentionChange::Body(body.clone()), tx.now())?;
                intentions.set(*conversation, &IntentionChange::Line(line.clone()), tx.now())?;
                index::intention(db, *conversation, id, &body)?;
                index::intention_line(db, *conversation, id, &line)?;
                if before.is_none() { intentions.delete(id) } else { Ok(()) }
            }
            Self::Outcome(conversation, id, outcome) => db.intentions().mark(*id, *conversation, *outcome, tx.now()),
            Self::Label(person, label) => {
                db.people().rename(*person, label)?;
                index::person(db, *person, label)
            }
            Self::Unmerge(gone) => people::bring_back(db, *gone),
        }
    }
}
