//! Changes to the scalars and the long texts of a conversation.

use chrono::NaiveTime;

use crate::api::request::{ConversationChange, ConversationEdit, ConversationRef, TextEdit};
use crate::error::{Code, Result};
use crate::index;
use crate::prepare::join_purpose_card;
use crate::undo::{Field, Inverse};
use crate::vault::Vault;

use super::{MAX_TEXT, within};

/// Changes one scalar. A time of day is `HH:MM`; anything else is a bad request.
pub fn conversation_set(vault: &mut Vault, request: ConversationEdit) -> Result<()> {
    if let ConversationChange::PlannedTime(Some(time)) = &request.change {
        let whole = time.len() == 5 && NaiveTime::parse_from_str(time, "%H:%M").is_ok();
        if !whole {
            return Err(Code::BadRequest.into());
        }
    }
    vault.transact(|tx| {
        let conversations = tx.db().conversations();
        let before = conversations.get(request.conversation)?;
        let deck = tx.db().deck().of(request.conversation)?;
        tx.undo_with(Inverse::Scalars(Box::new(before), deck));
        conversations.edit(request.conversation, &request.change)?;
        conversations.touch(request.conversation, tx.now())?;
        match request.change {
            ConversationChange::Purpose(purpose) => join_purpose_card(tx, request.conversation, purpose),
            _ => Ok(()),
        }
    })
}

/// Stores the whole body of one long text.
pub fn conversation_text_set(vault: &mut Vault, request: TextEdit) -> Result<()> {
    within(&request.body, MAX_TEXT)?;
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?;
        let before = db.texts().of(request.conversation)?.remove(&request.field).unwrap_or_default();
        if before == request.body {
            return Ok(());
        }
        tx.undo_typing(Field::Body, &request.body, Inverse::Text(request.conversation, request.field, before));
        db.texts().set(request.conversation, request.field, &request.body)?;
        index::text(db, request.conversation, request.field, &request.body)?;
        db.conversations().touch(request.conversation, tx.now())
    })
}

/// Puts a conversation in the bin. Nothing of it is lost; undo takes it out again.
pub fn conversation_delete(vault: &mut Vault, request: ConversationRef) -> Result<()> {
    vault.transact(|tx| {
        let conversations = tx.db().conversations();
        conversations.get(request.conversation)?;
        conversations.bin(request.conversation, Some(tx.now().utc))?;
        tx.undo_with(Inverse::Conversation(request.conversation));
        Ok(())
    })
}
