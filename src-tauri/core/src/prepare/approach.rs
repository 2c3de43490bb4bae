//! The HOE per life area: guessed before, heard during, looked back on after.

use crate::api::request::{ApproachChange, ApproachEdit, ApproachRef};
use crate::bin;
use crate::conversations::{MAX_TEXT, within};
use crate::error::{Code, Result};
use crate::index;
use crate::store::table::bin_item::ApproachRow;
use crate::undo::{Field, Inverse};
use crate::vault::Vault;

/// Sets one field in one life area of one person.
pub fn approach_set(vault: &mut Vault, request: ApproachEdit) -> Result<()> {
    if let ApproachChange::Quote(quote) = &request.change {
        within(quote, MAX_TEXT)?;
    }
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?;
        if let Some(person) = request.person
            && !db.participants().of(request.conversation)?.iter().any(|participant| participant.person == person)
        {
            return Err(Code::NotFound.into());
        }
        let present = db.approaches().of(request.conversation)?;
        let before = present.into_iter().find(|row| row.person == request.person && row.area == request.area);
        let inverse = match before {
            Some(row) => Inverse::Approach(request.conversation, row),
            None => Inverse::ApproachMade(request.conversation, request.person, request.area),
        };
        match &request.change {
            ApproachChange::Quote(quote) => tx.undo_typing(Field::Quote, quote, inverse),
            _ => tx.undo_with(inverse),
        }
        db.approaches().set(request.conversation, request.person, request.area, &request.change)?;
        if let ApproachChange::Quote(quote) = &request.change {
            index::quote(db, request.conversation, request.person, request.area, quote)?;
        }
        db.conversations().touch(request.conversation, tx.now())
    })
}

/// Moves one life area of one person to the bin; undo brings it back.
pub fn approach_remove(vault: &mut Vault, request: ApproachRef) -> Result<()> {
    vault.transact(|tx| {
        let db = tx.db();
        let approach = db
            .approaches()
            .of(request.conversation)?
            .into_iter()
            .find(|row| row.person == request.person && row.area == request.area)
            .ok_or(Code::NotFound)?;
        bin::forget_approach(tx, ApproachRow { conversation: request.conversation, approach })
    })
}
