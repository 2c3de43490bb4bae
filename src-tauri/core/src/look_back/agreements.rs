//! Agreements: who does what, by when, and whether both believe in it.

use crate::api::request::{AgreementAdd, AgreementChange, AgreementEdit, AgreementRef};
use crate::bin;
use crate::conversations::{MAX_TEXT, within};
use crate::error::Result;
use crate::id::AgreementId;
use crate::index;
use crate::store::table::agreement::Agreement;
use crate::store::table::bin_item::Piece;
use crate::terms::AgreementState;
use crate::undo::{Field, Inverse};
use crate::vault::Vault;

/// Adds an agreement at the end; its body may still be empty.
pub fn agreement_add(vault: &mut Vault, request: AgreementAdd) -> Result<AgreementId> {
    within(&request.body, MAX_TEXT)?;
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?;
        let agreement = Agreement {
            id: AgreementId::random(),
            body: request.body,
            who: None,
            due_on: None,
            i_believe: None,
            other_believes: None,
            state: AgreementState::Open,
            their_words: String::new(),
        };
        db.agreements().add(request.conversation, &agreement)?;
        index::agreement(db, request.conversation, agreement.id, &agreement.body)?;
        tx.undo_making(Inverse::AgreementMade(request.conversation, agreement.id));
        db.conversations().touch(request.conversation, tx.now())?;
        Ok(agreement.id)
    })
}

/// Changes one field of an agreement.
pub fn agreement_edit(vault: &mut Vault, request: AgreementEdit) -> Result<()> {
    if let AgreementChange::Body(text) | AgreementChange::TheirWords(text) = &request.change {
        within(text, MAX_TEXT)?;
    }
    vault.transact(|tx| {
        let db = tx.db();
        let before = Inverse::Agreement(db.agreements().get(request.conversation, request.agreement)?);
        match &request.change {
            AgreementChange::Body(body) => tx.undo_typing(Field::Body, body, before),
            AgreementChange::TheirWords(words) => tx.undo_typing(Field::TheirWords, words, before),
            _ => tx.undo_with(before),
        }
        db.agreements().edit(request.agreement, &request.change)?;
        if let AgreementChange::Body(body) = &request.change {
            index::agreement(db, request.conversation, request.agreement, body)?;
        }
        if let AgreementChange::TheirWords(words) = &request.change {
            index::their_words(db, request.conversation, request.agreement, words)?;
        }
        db.conversations().touch(request.conversation, tx.now())
    })
}

/// Moves an agreement to the bin; undo brings it back.
pub fn agreement_delete(vault: &mut Vault, request: AgreementRef) -> Result<()> {
    vault.transact(|tx| {
        let db = tx.db();
        let row = db.agreements().get(request.conversation, request.agreement)?;
        db.agreements().delete(request.agreement)?;
        index::agreement(db, request.conversation, request.agreement, "")?;
        index::their_words(db, request.conversation, request.agreement, "")?;
        tx.undo_with(Inverse::Agreement(row.clone()));
        bin::keep(tx, Piece::Agreement(row))
    })
}
