//! The end of looking back: the conversation moves to *Eerder*, and can still be changed there.

use crate::api::request::ConversationRef;
use crate::error::Result;
use crate::vault::Vault;

/// Notes that looking back is finished.
pub fn look_back_finish(vault: &mut Vault, request: ConversationRef) -> Result<()> {
    vault.transact(|tx| {
        tx.db().conversations().get(request.conversation)?;
        tx.db().conversations().looked_back(request.conversation, tx.now())
    })
}
