//! What goes into the full-text index, and under which name. A name never holds content.

use uuid::Uuid;

use crate::error::Result;
use crate::id::{AgreementId, ConversationId, IntentionId, PersonId};
use crate::method::method;
use crate::store::Db;
use crate::store::table::agenda_item::AgendaItem;
use crate::store::table::approach::person_key;
use crate::store::table::search_doc::Kinds;
use crate::terms::{Lens, LifeArea, TextField};

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

/// Takes out whatever an agenda item or an agreement says.
pub fn forget_item(db: Db<'_>, id: Uuid) -> Result<()> {
    let reference = id.simple().to_string();
    [AGENDA, AGREEMENT, THEIR_WORDS].iter().try_for_each(|source| db.search().put(None, source, &reference, ""))
}

/// Indexes a label; a find leads to every conversation with this person.
pub fn person(db: Db<'_>, id: PersonId, label: &str) -> Result<()> {
    db.search().put(None, PERSON, &id.0.simple().to_string(), label)
}

/// Which agenda item, agreement or intention a reference names.
#[must_use]
pub fn item_of(source: &str, reference: &str) -> Option<Uuid> {
    let named = matches!(source, AGENDA | AGREEMENT | THEIR_WORDS | INTENTION | INTENTION_LINE);
    named.then(|| Uuid::parse_str(reference).ok()).flatten()
}

/// Which sub-question a reference names.
#[must_use]
pub fn question_of(source: &str, reference: &str) -> Option<String> {
    let (_, question) = reference.split_once('.').filter(|_| source == ANSWER)?;
    Some(question.to_owned())
}

/// Which life area a reference names.
#[must_use]
pub fn area_of(source: &str, reference: &str) -> Option<LifeArea> {
    let (_, area) = reference.rsplit_once('.').filter(|_| source == QUOTE)?;
    LifeArea::from_text(area)
}

/// The kinds of text that belong to a lens. Labels, intentions, and how it went belong to none.
#[must_use]
pub fn kinds_of(lens: Lens) -> Kinds {
    let fields = TextField::ALL.iter().filter(|field| lens_of(**field) == Some(lens));
    let mut sources: Vec<String> = fields.map(|field| format!("{TEXT}{}", field.as_str())).collect();
    let others: &[&str] = match lens {
        Lens::Frame => &[AGENDA],
        Lens::What => &[AGREEMENT, THEIR_WORDS],
        Lens::How => &[QUOTE],
        Lens::Friction | Lens::Genuine => &[],
    };
    sources.extend(others.iter().map(|source| (*source).to_owned()));
    let questions = method().questions.iter().filter(|question| question.lens == lens);
    let endings = questions.flat_map(|question| &question.subs).map(|sub| sub.id.clone()).collect();
    Kinds { sources, partly: ANSWER, endings }
}

/// The lens to which a long text belongs, if it does to one.
const fn lens_of(field: TextField) -> Option<Lens> {
    match field {
        TextField::Occasion
        | TextField::WhyMe
        | TextField::WhyWouldThey
        | TextField::WhyWouldTheyNot
        | TextField::Stakes
        | TextField::LeadsTo
        | TextField::WhoAreWe
        | TextField::Place
        | TextField::Opening
        | TextField::NoteFrame => Some(Lens::Frame),
        TextField::GainMine
        | TextField::GainTheirs
        | TextField::SharedGoal
        | TextField::FirstStep
        | TextField::NoteWhat => Some(Lens::What),
        TextField::NoteFriction => Some(Lens::Friction),
        TextField::NoteGenuine => Some(Lens::Genuine),
        TextField::NoteHow => Some(Lens::How),
        TextField::WentWell
        | TextField::WentLess
        | TextField::Doubts
        | TextField::FeedbackGuess
        | TextField::FeedbackAnswer => None,
    }
}
