//! What goes into the full-text index, and under which name. A name never holds content.

use crate::error::Result;
use crate::id::{AgreementId, ConversationId, IntentionId, PersonId};
use crate::store::Db;
use crate::store::table::agenda_item::AgendaItem;
use crate::store::table::approach::person_key;
use crate::terms::{LifeArea, TextField};

/// The prefix of the source name of a long text; the field's name follows.
pub const TEXT: &str = "text.";
/// The source name of agenda items.
pub const AGENDA: &str = "agenda";
/// The source name of notes beside answers.
pub const ANSWER: &str = "answer";
/// The source name of agreements.
pub const AGREEMENT: &str = "agreement";
/// The source name of agreements in the other's words.
pub const THEIR_WORDS: &str = "agreement.their_words";
/// The source name of an intention's body.
pub const INTENTION: &str = "intention";
/// The source name of an intention's card line.
pub const INTENTION_LINE: &str = "intention.line";
/// The source name of the other's literal words.
pub const QUOTE: &str = "quote";
/// The source name of labels.
pub const PERSON: &str = "person";

/// Indexes a long text.
pub fn text(db: Db<'_>, conversation: ConversationId, field: TextField, body: &str) -> Result<()> {
    let source = format!("{TEXT}{}", field.as_str());
    db.search().put(Some(conversation), &source, &conversation.0.simple().to_string(), body)
}

/// Indexes an agenda item.
pub fn agenda_item(db: Db<'_>, conversation: ConversationId, item: &AgendaItem) -> Result<()> {
    db.search().put(Some(conversation), AGENDA, &item.id.0.simple().to_string(), &item.body)
}

/// Indexes the note beside an answer.
pub fn answer(db: Db<'_>, conversation: ConversationId, question: &str, note: &str) -> Result<()> {
    db.search().put(Some(conversation), ANSWER, &format!("{}.{question}", conversation.0.simple()), note)
}

/// Indexes an agreement.
pub fn agreement(db: Db<'_>, conversation: ConversationId, id: AgreementId, body: &str) -> Result<()> {
    db.search().put(Some(conversation), AGREEMENT, &id.0.simple().to_string(), body)
}

/// Indexes an agreement in the other's words.
pub fn their_words(db: Db<'_>, conversation: ConversationId, id: AgreementId, words: &str) -> Result<()> {
    db.search().put(Some(conversation), THEIR_WORDS, &id.0.simple().to_string(), words)
}

/// Indexes an intention's body.
pub fn intention(db: Db<'_>, conversation: ConversationId, id: IntentionId, body: &str) -> Result<()> {
    db.search().put(Some(conversation), INTENTION, &id.0.simple().to_string(), body)
}

/// Indexes an intention's card line.
pub fn intention_line(db: Db<'_>, conversation: ConversationId, id: IntentionId, line: &str) -> Result<()> {
    db.search().put(Some(conversation), INTENTION_LINE, &id.0.simple().to_string(), line)
}

/// Indexes the other's literal words in one area.
pub fn quote(
    db: Db<'_>,
    conversation: ConversationId,
    person: Option<PersonId>,
    area: LifeArea,
    body: &str,
) -> Result<()> {
    let reference = format!("{}.{}.{}", conversation.0.simple(), person_key(person).0.simple(), area.as_str());
    db.search().put(Some(conversation), QUOTE, &reference, body)
}

/// Indexes a label; a find leads to every conversation with this person.
pub fn person(db: Db<'_>, id: PersonId, label: &str) -> Result<()> {
    db.search().put(None, PERSON, &id.0.simple().to_string(), label)
}
