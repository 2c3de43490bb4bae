//! *Onthoud*: one blind tap keeps the instant and the lens, and nothing else.

use crate::api::request::{MomentAdd, MomentRef};
use crate::error::{Code, Result};
use crate::id::MomentId;
use crate::store::table::moment::MomentRow;
use crate::undo::Inverse;
use crate::vault::Vault;

/// Keeps a moment; undo takes it away. [`Code::NotFound`] when the conversation has not started.
pub fn moment_add(vault: &mut Vault, request: MomentAdd) -> Result<MomentId> {
    vault.transact(|tx| {
        let db = tx.db();
        db.conversations().get(request.conversation)?.started_at.ok_or(Code::NotFound)?;
        let row = MomentRow {
            id: MomentId::random(),
            conversation: request.conversation,
            at: tx.now().utc,
            lens: request.lens,
        };
        db.moments().put(&row)?;
        tx.undo_with(Inverse::MomentMade(row.id));
        Ok(row.id)
    })
}

/// Takes a moment back; undo brings it back.
pub fn moment_remove(vault: &mut Vault, request: MomentRef) -> Result<()> {
    vault.transact(|tx| {
        let row = tx.db().moments().get(request.conversation, request.moment)?;
        tx.db().moments().delete(request.moment)?;
        tx.undo_with(Inverse::Moment(row));
        Ok(())
    })
}
