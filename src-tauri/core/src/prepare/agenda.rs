//! Both agendas: mine, and what I think is theirs.

use crate::api::request::{AgendaAdd, AgendaChange, AgendaEdit, AgendaMove, AgendaRef};
use crate::bin;
use crate::conversations::{MAX_SHORT, within};
use crate::error::{Code, Result};
use crate::id::AgendaItemId;
use crate::index;
use crate::store::table::agenda_item::{AgendaItem, AgendaRow};
use crate::store::table::bin_item::Piece;
use crate::terms::AgendaState;
use crate::undo::{Field, Inverse};
use crate::vault::{Tx, Vault};

/// Adds an item at the end of its side.
pub fn agenda_add(vault: &mut Vault, request: AgendaAdd) -> Result<AgendaItemId> {
    within(&request.body, MAX_SHORT)?;
    if request.body.trim().is_empty() {
        return Err(Code::BadRequest.into());
    }
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?;
        let item = AgendaItem {
            id: AgendaItemId::random(),
            side: request.side,
            body: request.body.trim().to_owned(),
            avoid: false,
            must: false,
            may_show: false,
            own: false,
            literal: false,
            skip: false,
            state: AgendaState::Open,
            origin: request.origin,
        };
        db.agenda().add(request.conversation, &item)?;
        index::agenda_item(db, request.conversation, &item)?;
        tx.undo_making(Inverse::AgendaItemMade(request.conversation, item.id));
        db.conversations().touch(request.conversation, tx.now())?;
        Ok(item.id)
    })
}

/// Changes one field of an item.
pub fn agenda_edit(vault: &mut Vault, request: AgendaEdit) -> Result<()> {
    if let AgendaChange::Body(body) = &request.change {
        within(body, MAX_SHORT)?;
    }
    vault.transact(|tx| {
        let db = tx.db();
        let before = Inverse::AgendaItem(db.agenda().get(request.conversation, request.item)?);
        db.agenda().edit(request.item, &request.change)?;
        if let AgendaChange::Body(body) = &request.change {
            index::agenda_item(db, request.conversation, &db.agenda().get(request.conversation, request.item)?.item)?;
            tx.undo_typing(Field::Body, body, before);
        } else {
            tx.undo_with(before);
        }
        db.conversations().touch(request.conversation, tx.now())
    })
}

/// Moves an item one place within its side.
pub fn agenda_move(vault: &mut Vault, request: AgendaMove) -> Result<()> {
    vault.transact(|tx| {
        let before = tx.db().agenda().get(request.conversation, request.item)?;
        if tx.db().agenda().shift(request.conversation, request.item, request.direction)? {
            tx.undo_with(Inverse::AgendaItem(before));
        }
        Ok(())
    })
}

/// Moves an item to the bin; undo brings it back.
pub fn agenda_delete(vault: &mut Vault, request: AgendaRef) -> Result<()> {
    vault.transact(|tx| forget_item(tx, tx.db().agenda().get(request.conversation, request.item)?))
}

/// Moves an item to the bin in a way that can be taken back.
pub(crate) fn forget_item(tx: &Tx<'_>, row: AgendaRow) -> Result<()> {
    let db = tx.db();
    db.agenda().delete(row.item.id)?;
    index::agenda_item(db, row.conversation, &AgendaItem { body: String::new(), ..row.item.clone() })?;
    tx.undo_with(Inverse::AgendaItem(row.clone()));
    bin::keep(tx, Piece::AgendaItem(row))
}

#[cfg(test)]
mod tests;
