//! The intention: made here, brought to the next conversation with the same person, and marked there.

use crate::api::request::{IntentionChange, IntentionEdit, OutcomeSet};
use crate::conversations::{MAX_SHORT, MAX_TEXT, within};
use crate::error::{Code, Result};
use crate::id::IntentionId;
use crate::index;
use crate::prepare::join_planned;
use crate::undo::{Field, Inverse};
use crate::vault::Vault;

/// Sets one field of the intention that this look-back makes. A line that does not fit a card is kept as typed. Plans
/// for the same people that lie ready already get it in their deck.
pub fn intention_set(vault: &mut Vault, request: IntentionEdit) -> Result<IntentionId> {
    match &request.change {
        IntentionChange::Body(body) => within(body, MAX_TEXT)?,
        IntentionChange::Line(line) => within(line, MAX_SHORT)?,
    }
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?;
        let before = db.intentions().made_in(request.conversation)?.map(|row| (row.body, row.line));
        let (field, words) = match &request.change {
            IntentionChange::Body(body) => (Field::Body, body),
            IntentionChange::Line(line) => (Field::Line, line),
        };
        tx.undo_typing(field, words, Inverse::Intention(request.conversation, before));
        let id = db.intentions().set(request.conversation, &request.change, tx.now())?;
        match &request.change {
            IntentionChange::Body(body) => index::intention(db, request.conversation, id, body)?,
            IntentionChange::Line(line) => index::intention_line(db, request.conversation, id, line)?,
        }
        join_planned(tx)?;
        db.conversations().touch(request.conversation, tx.now())?;
        Ok(id)
    })
}

/// Says how an intention turned out in this conversation; absent takes that back.
pub fn intention_outcome_set(vault: &mut Vault, request: OutcomeSet) -> Result<()> {
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?;
        if !db.intentions().brought_to(request.conversation)?.iter().any(|row| row.id == request.intention) {
            return Err(Code::NotFound.into());
        }
        let before = db.intentions().outcome(request.intention, request.conversation)?;
        tx.undo_with(Inverse::Outcome(request.conversation, request.intention, before));
        db.intentions().mark(request.intention, request.conversation, request.outcome, tx.now())
    })
}
