//! What is deleted goes into the bin, in the transaction that deletes it.

use crate::error::Result;
use crate::index;
use crate::store::table::approach::Approach;
use crate::store::table::bin_item::{ApproachRow, BinItem, Piece};
use crate::undo::Inverse;
use crate::vault::Tx;

/// Keeps a row that is being deleted; undo takes it out of the bin. One that says nothing is not kept.
///
/// Call it after the inverse that brings the row back was noted: that one names the step.
pub(crate) fn keep(tx: &Tx<'_>, piece: Piece) -> Result<()> {
    if says_nothing(&piece) {
        return Ok(());
    }
    let id = match &piece {
        Piece::AgendaItem(row) => row.item.id.0,
        Piece::Agreement(row) => row.agreement.id.0,
        Piece::Approach(row) => row.approach.id,
    };
    let item = BinItem { id, deleted_at: tx.now().utc, piece };
    tx.db().bin().put(&item)?;
    tx.undo_with(Inverse::BinItemMade(Box::new(item)));
    Ok(())
}

/// Moves a life area to the bin in a way that can be taken back.
pub(crate) fn forget_approach(tx: &Tx<'_>, row: ApproachRow) -> Result<()> {
    let (db, approach) = (tx.db(), &row.approach);
    db.approaches().delete(row.conversation, approach.person, approach.area)?;
    index::quote(db, row.conversation, approach.person, approach.area, "")?;
    tx.undo_with(Inverse::Approach(row.conversation, approach.clone()));
    keep(tx, Piece::Approach(row))
}

fn says_nothing(piece: &Piece) -> bool {
    match piece {
        Piece::AgendaItem(row) => row.item.body.trim().is_empty(),
        Piece::Agreement(row) => (row.agreement.body.trim().is_empty()) && row.agreement.their_words.trim().is_empty(),
        Piece::Approach(row) => {
            let Approach {
                id: _,
                person: _,
                area: _,
                guess_self_image,
                guess_role,
                self_image,
                quote,
                role_start,
                role_end,
            } = &row.approach;
            quote.trim().is_empty()
                && guess_self_image.or(*self_image).is_none()
                && guess_role.or(*role_start).or(*role_end).is_none()
        }
    }
}
