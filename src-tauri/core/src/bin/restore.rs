//! Taking something out of the bin: to where it was, or right after whoever took its place.

use super::{Entry, forget_approach};
use crate::api::request::BinRef;
use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::index;
use crate::store::Db;
use crate::store::table::agenda_item::AgendaRow;
use crate::store::table::agreement::AgreementRow;
use crate::store::table::approach::Approach;
use crate::store::table::bin_item::{ApproachRow, Piece};
use crate::undo::Inverse;
use crate::vault::{Tx, Vault};

/// Takes something out of the bin, to where it was. Undo puts it in the bin again, so that the steps before it find
/// things as they left them.
///
/// `NotFound` when it is not in the bin, or when its conversation is.
pub fn bin_restore(vault: &mut Vault, request: BinRef) -> Result<()> {
    vault.transact(|tx| {
        let db = tx.db();
        match Entry::find(db, request.entry)? {
            Entry::Conversation(id) => conversation(tx, id),
            Entry::Piece(item) => {
                db.bin().delete(item.id)?;
                match &item.piece {
                    Piece::AgendaItem(row) => agenda_item(tx, row)?,
                    Piece::Agreement(row) => agreement(tx, row)?,
                    Piece::Approach(row) => approach(tx, row)?,
                }
                db.conversations().touch(item.piece.conversation(), tx.now())?;
                tx.undo_with(Inverse::BinItem(item));
                Ok(())
            }
        }
    })
}

fn conversation(tx: &Tx<'_>, id: ConversationId) -> Result<()> {
    let conversations = tx.db().conversations();
    if let Some(deleted_at) = conversations.binned_at(id)? {
        tx.undo_with(Inverse::ConversationBack(id, deleted_at));
    }
    conversations.bin(id, None)
}

fn agenda_item(tx: &Tx<'_>, row: &AgendaRow) -> Result<()> {
    tx.db().agenda().put_back(row)?;
    tx.undo_with(Inverse::AgendaItemMade(row.conversation, row.item.id));
    index::agenda_item(tx.db(), row.conversation, &row.item)
}

fn agreement(tx: &Tx<'_>, row: &AgreementRow) -> Result<()> {
    let (db, made) = (tx.db(), &row.agreement);
    db.agreements().put_back(row)?;
    tx.undo_with(Inverse::AgreementMade(row.conversation, made.id));
    index::agreement(db, row.conversation, made.id, &made.body)?;
    index::their_words(db, row.conversation, made.id, &made.their_words)
}

/// A life area has one place only: what stands there by now goes to the bin, so that neither is lost.
fn approach(tx: &Tx<'_>, row: &ApproachRow) -> Result<()> {
    let (db, conversation) = (tx.db(), row.conversation);
    let person = whose(db, conversation, row.approach.person)?;
    let approach = Approach { person, ..row.approach.clone() };
    let mut present = db.approaches().of(conversation)?.into_iter();
    if let Some(there) = present.find(|there| (there.person, there.area) == (person, approach.area)) {
        forget_approach(tx, ApproachRow { conversation, approach: there })?;
    }
    db.approaches().put(conversation, &approach)?;
    tx.undo_with(Inverse::ApproachMade(conversation, person, approach.area));
    index::quote(db, conversation, person, approach.area, &approach.quote)
}

/// Whom a life area is about by now: who it was, or the only one who takes part when it was no one yet or someone who
/// is not known any more. Among several it is left to no one, for whose words they are is never guessed.
fn whose(db: Db<'_>, conversation: ConversationId, was: Option<PersonId>) -> Result<Option<PersonId>> {
    if was.is_some_and(|person| db.people().label(person).is_ok()) {
        return Ok(was);
    }
    let present = db.participants().of(conversation)?;
    Ok(match present.as_slice() {
        [only] => Some(only.person),
        _ => None,
    })
}
