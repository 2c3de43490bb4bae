//! Two labels for one person become one label.

use crate::api::request::PersonMerge;
use crate::error::{Code, Result};
use crate::index;
use crate::prepare::join_planned;
use crate::undo::Inverse;
use crate::vault::Vault;

use super::Cast;

/// Makes two labels one: every conversation with `gone`, also one in the bin, is with `keep` from now on, and open
/// intentions come along to plans with `keep`. See [`Cast::merge`] for what happens where both are known.
///
/// [`Code::PeopleMet`] when both take part in one conversation: then they are two people. [`Code::NotFound`] for someone
/// who is only in the example.
pub fn person_merge(vault: &mut Vault, request: PersonMerge) -> Result<()> {
    let PersonMerge { keep, gone } = request;
    if keep == gone {
        return Err(Code::BadRequest.into());
    }
    vault.transact(|tx| {
        let db = tx.db();
        let known = db.people().all()?;
        if [keep, gone].iter().any(|id| !known.iter().any(|person| person.id == *id)) {
            return Err(Code::NotFound.into());
        }
        tx.undo_with(Inverse::Unmerge(gone));
        index::person(db, gone, "")?;
        db.people().put_aside(gone, Some(tx.now().utc))?;
        for conversation in db.participants().conversations(gone)? {
            let before = Cast::read(db, conversation)?;
            if before.has(keep) && before.has(gone) {
                return Err(Code::PeopleMet.into());
            }
            let mut merged = before.clone();
            merged.merge(keep, gone);
            merged.write(db)?;
            tx.undo_with(Inverse::Cast(before));
        }
        join_planned(tx)
    })
}
