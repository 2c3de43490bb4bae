//! The example conversation: whole, and marked as one.

use chrono::Duration;

use crate::api::request::{AnswerChange, ApproachChange, ConversationChange, IntentionChange};
use crate::clock::Now;
use crate::error::Result;
use crate::id::{AgendaItemId, AgreementId, MomentId};
use crate::index;
use crate::method::Example;
use crate::people::{add_participant, person_add};
use crate::prepare::join_purpose_card;
use crate::store::table::agenda_item::AgendaItem;
use crate::store::table::agreement::Agreement;
use crate::store::table::moment::MomentRow;
use crate::terms::{AgendaState, AgreementState, Part};
use crate::vault::Tx;

use super::begin::blank;

/// How long before now the example was held.
const AGO: Duration = Duration::days(2);
/// How long it lasted.
const LASTED: Duration = Duration::minutes(40);

/// Writes the example into a new vault: planned, held and looked back on.
pub fn write_example(tx: &Tx<'_>) -> Result<()> {
    let example = Example::read();
    let (db, now) = (tx.db(), tx.now());
    let id = blank(tx, true)?;
    let started = Now { utc: now.utc - AGO, ..now };
    let ended = Now { utc: started.utc + LASTED, ..now };

    let person = person_add(tx, &example.label)?;
    add_participant(tx, id, person, Part::Other)?;
    for change in [
        ConversationChange::PlannedOn(Some(started.today())),
        ConversationChange::Kind(Some(example.conversation.kind)),
        ConversationChange::Channel(Some(example.conversation.channel)),
        ConversationChange::Purpose(Some(example.conversation.purpose)),
        ConversationChange::Energy(Some(example.words.energy)),
        ConversationChange::Focus(Some(example.words.focus)),
        ConversationChange::Gain(Some(example.words.result)),
    ] {
        db.conversations().edit(id, &change)?;
    }
    join_purpose_card(tx, id, Some(example.conversation.purpose))?;
    for (field, body) in &example.texts {
        db.texts().set(id, *field, body)?;
        index::text(db, id, *field, body)?;
    }
    for item in &example.agenda {
        let state = if item.parked { AgendaState::Parked } else { AgendaState::Done };
        let item = AgendaItem {
            id: AgendaItemId::random(),
            side: item.side,
            body: item.body.clone(),
            avoid: item.avoid,
            must: item.must,
            may_show: item.may_show,
            own: false,
            literal: false,
            skip: false,
            state: if item.avoid { AgendaState::Open } else { state },
            origin: None,
        };
        db.agenda().add(id, &item)?;
        index::agenda_item(db, id, &item)?;
    }
    for moment in &example.moment {
        let at = started.utc + Duration::minutes(i64::from(moment.minute));
        db.moments().put(&MomentRow { id: MomentId::random(), conversation: id, at, lens: moment.lens })?;
    }
    for answer in &example.answer {
        db.answers().set(id, &answer.question, &AnswerChange::Answer(Some(answer.answer)))?;
        db.answers().set(id, &answer.question, &AnswerChange::Note(answer.note.clone()))?;
        index::answer(db, id, &answer.question, &answer.note)?;
    }
    for approach in &example.approach {
        for change in [
            ApproachChange::GuessSelfImage(Some(approach.guess)),
            ApproachChange::SelfImage(Some(approach.heard)),
            ApproachChange::Quote(approach.quote.clone()),
            ApproachChange::RoleStart(Some(approach.role_start)),
            ApproachChange::RoleEnd(Some(approach.role_end)),
        ] {
            db.approaches().set(id, Some(person), approach.area, &change)?;
        }
        index::quote(db, id, Some(person), approach.area, &approach.quote)?;
    }
    for agreement in &example.agreement {
        let row = Agreement {
            id: AgreementId::random(),
            body: agreement.body.clone(),
            who: Some(agreement.who),
            due_on: None,
            i_believe: Some(agreement.i_believe),
            other_believes: Some(agreement.other_believes),
            state: AgreementState::Open,
            their_words: String::new(),
        };
        db.agreements().add(id, &row)?;
        index::agreement(db, id, row.id, &row.body)?;
    }
    let intention = db.intentions().set(id, &IntentionChange::Body(example.intention.body.clone()), ended)?;
    db.intentions().set(id, &IntentionChange::Line(example.intention.line.clone()), ended)?;
    index::intention(db, id, intention, &example.intention.body)?;
    index::intention_line(db, id, intention, &example.intention.line)?;
    db.conversations().start(id, started)?;
    db.conversations().stop(id, ended)?;
    db.conversations().looked_back(id, ended)
}
