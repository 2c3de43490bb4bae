//! The intentions that are still open, so that a conversation can begin from one.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::conversations::card_line;
use crate::error::Result;
use crate::id::{ConversationId, IntentionId};
use crate::store::table::conversation_person::Participant;
use crate::vault::Vault;

/// An intention that was not marked as tried.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OpenIntention {
    /// Which intention.
    pub id: IntentionId,
    /// What I wanted to do differently.
    pub body: String,
    /// Its line, within the glance limits.
    pub line: String,
    /// The conversation whose look-back made it.
    pub conversation: ConversationId,
    /// That conversation's civil date.
    pub on: NaiveDate,
    /// The others in it: whom a conversation that begins from this intention is with.
    pub people: Vec<Participant>,
    /// The planned conversation whose deck holds it already, if there is one.
    pub planned: Option<ConversationId>,
}

/// The open intentions, the latest first.
pub fn intention_list(vault: &mut Vault, (): ()) -> Result<Vec<OpenIntention>> {
    let db = vault.db();
    db.intentions()
        .open()?
        .into_iter()
        .map(|(row, planned)| {
            Ok(OpenIntention {
                id: row.id,
                line: card_line(&row),
                on: db.conversations().get(row.conversation)?.on(),
                people: db.participants().of(row.conversation)?,
                conversation: row.conversation,
                body: row.body,
                planned,
            })
        })
        .collect()
}
