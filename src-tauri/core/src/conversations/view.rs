//! One conversation as the planner and the look-back read it. *Samen kijken* has a view of its own in `during`.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::api::request::ConversationRef;
use crate::error::Result;
use crate::id::{ConversationId, DeckEntryId, IntentionId, MomentId};
use crate::method::{LineFault, MAX_CHARS, MAX_WORDS, line_fault, method};
use crate::prepare::carry_over;
use crate::store::Db;
use crate::store::table::agenda_item::AgendaItem;
use crate::store::table::agreement::Agreement;
use crate::store::table::answer::QuestionAnswer;
use crate::store::table::approach::Approach;
use crate::store::table::conversation::ConversationRow;
use crate::store::table::conversation_person::Participant;
use crate::store::table::deck_card::DeckItem;
use crate::store::table::intention::IntentionRow;
use crate::terms::{Channel, Energy, Focus, Gain, Lens, Outcome, Purpose, Side, TalkKind, TextField};
use crate::vault::Vault;

/// What a card shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Face {
    /// A card of the content.
    Card {
        /// Its id in the content.
        card: String,
    },
    /// My intention: shows only *Voor mij* until it is tapped.
    Intention {
        /// Which intention.
        intention: IntentionId,
        /// Its line, within the glance limits.
        line: String,
    },
}

/// One entry of the deck.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DeckEntry {
    /// Which entry.
    pub id: DeckEntryId,
    /// What it shows.
    pub face: Face,
    /// Whether it has been on screen in this conversation.
    pub seen: bool,
}

/// One moment, told from the start of the conversation.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Moment {
    /// Which moment.
    pub id: MomentId,
    /// Whole minutes since the start.
    pub minute: u32,
    /// The lens of the card that was on screen.
    pub lens: Lens,
}

/// The intention that this look-back makes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MadeIntention {
    /// Which intention.
    pub id: IntentionId,
    /// What I do differently next time.
    pub body: String,
    /// The line on its card, as typed.
    pub line: String,
    /// What keeps the line from fitting on a card.
    pub fault: Option<LineFault>,
}

/// An intention that comes along from an earlier conversation.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BroughtIntention {
    /// Which intention.
    pub id: IntentionId,
    /// What I wanted to do differently.
    pub body: String,
    /// Its line, within the glance limits.
    pub line: String,
    /// The civil date of the conversation it came from.
    pub on: NaiveDate,
    /// How it turned out in this conversation.
    pub outcome: Option<Outcome>,
    /// Whether it is in the deck of this conversation.
    pub in_deck: bool,
}

/// What an offer of last time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CarryKind {
    /// An agenda item that was parked.
    Parked,
    /// An agreement that is still open.
    Agreement,
}

/// Something of the last time that is offered for the agenda.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Carry {
    /// The item or agreement; the origin of the agenda item that takes it up.
    #[ts(type = "string")]
    pub origin: Uuid,
    /// What it is.
    pub kind: CarryKind,
    /// What it says.
    pub body: String,
    /// Whose it was.
    pub side: Side,
    /// The conversation it stands in.
    pub conversation: ConversationId,
    /// That conversation's civil date.
    pub on: NaiveDate,
}

/// One conversation, whole.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Conversation {
    /// Which conversation.
    pub id: ConversationId,
    /// Whether it is the built-in example.
    pub example: bool,
    /// The civil date it belongs to.
    pub on: NaiveDate,
    /// The civil date it is planned on.
    pub planned_on: Option<NaiveDate>,
    /// The time of day, `HH:MM`.
    pub planned_time: Option<String>,
    /// The sort of conversation.
    pub kind: Option<TalkKind>,
    /// Where or through what.
    pub channel: Option<Channel>,
    /// To help, to check or both.
    pub purpose: Option<Purpose>,
    /// The others.
    pub people: Vec<Participant>,
    /// The long texts that say something.
    #[ts(type = "{ [field in TextField]?: string }")]
    pub texts: BTreeMap<TextField, String>,
    /// Both agendas.
    pub agenda: Vec<AgendaItem>,
    /// The deck.
    pub deck: Vec<DeckEntry>,
    /// What is guessed and heard per life area.
    pub approaches: Vec<Approach>,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// When looking back was finished.
    pub looked_back_at: Option<DateTime<Utc>>,
    /// The moments.
    pub moments: Vec<Moment>,
    /// The answers to sub-questions.
    pub answers: Vec<QuestionAnswer>,
    /// The agreements.
    pub agreements: Vec<Agreement>,
    /// Energy afterwards.
    pub energy: Option<Energy>,
    /// Focus afterwards.
    pub focus: Option<Focus>,
    /// Result afterwards.
    pub gain: Option<Gain>,
    /// The intention that this look-back makes.
    pub intention: Option<MadeIntention>,
    /// The open intentions that come along, the latest first.
    pub brought: Vec<BroughtIntention>,
    /// What is offered from the last time.
    pub carry_over: Vec<Carry>,
}

/// Reads one conversation.
pub fn conversation_get(vault: &mut Vault, request: ConversationRef) -> Result<Conversation> {
    let db = vault.db();
    let row = db.conversations().get(request.conversation)?;
    let carry_over = carry_over(db, row.id)?;
    Ok(Conversation { carry_over, ..whole(db, &row)? })
}

/// One conversation, in the bin or not, without what is offered for it.
pub(crate) fn whole(db: Db<'_>, row: &ConversationRow) -> Result<Conversation> {
    let id = row.id;
    let deck = deck(db, id)?;
    Ok(Conversation {
        id,
        example: row.example,
        on: row.on(),
        planned_on: row.planned_on,
        planned_time: row.planned_time.clone(),
        kind: row.kind,
        channel: row.channel,
        purpose: row.purpose,
        people: db.participants().of(id)?,
        texts: db.texts().of(id)?,
        agenda: db.agenda().of(id)?,
        approaches: db.approaches().of(id)?,
        started_at: row.started_at,
        ended_at: row.ended_at,
        looked_back_at: row.looked_back_at,
        moments: moments(db, row)?,
        answers: db.answers().of(id)?,
        agreements: db.agreements().of(id)?,
        energy: row.energy,
        focus: row.focus,
        gain: row.gain,
        intention: db.intentions().made_in(id)?.map(made),
        brought: brought(db, id, &deck)?,
        carry_over: Vec::new(),
        deck,
    })
}

fn made(row: IntentionRow) -> MadeIntention {
    let fault = line_fault(&row.line);
    MadeIntention { id: row.id, body: row.body, line: row.line, fault }
}

fn brought(db: Db<'_>, id: ConversationId, deck: &[DeckEntry]) -> Result<Vec<BroughtIntention>> {
    db.intentions()
        .brought_to(id)?
        .into_iter()
        .map(|row| {
            let in_deck = deck
                .iter()
                .any(|entry| matches!(&entry.face, Face::Intention { intention, .. } if *intention == row.id));
            Ok(BroughtIntention {
                id: row.id,
                line: card_line(&row),
                on: db.conversations().get(row.conversation)?.on(),
                outcome: db.intentions().outcome(row.id, id)?,
                body: row.body,
                in_deck,
            })
        })
        .collect()
}

fn deck(db: Db<'_>, id: ConversationId) -> Result<Vec<DeckEntry>> {
    let mut entries = Vec::new();
    for row in db.deck().of(id)? {
        if let Some(face) = face(db, &row.item)? {
            entries.push(DeckEntry { id: row.id, face, seen: row.seen });
        }
    }
    Ok(entries)
}

/// What an entry shows; nothing when the card or the intention behind it is gone.
pub(crate) fn face(db: Db<'_>, item: &DeckItem) -> Result<Option<Face>> {
    match item {
        DeckItem::Card(card) => Ok(method().card(card).map(|card| Face::Card { card: card.id.clone() })),
        DeckItem::Intention(id) => match db.intentions().get(*id) {
            Ok(row) => Ok(Some(Face::Intention { intention: row.id, line: card_line(&row) })),
            Err(error) if error.code() == crate::error::Code::NotFound => Ok(None),
            Err(error) => Err(error),
        },
    }
}

/// The line on an intention's card: the one that was written if it fits, else as many first words as do.
pub(crate) fn card_line(row: &IntentionRow) -> String {
    if line_fault(&row.line).is_none() {
        return row.line.trim().to_owned();
    }
    let text = if row.line.trim().is_empty() { &row.body } else { &row.line };
    let mut line = String::new();
    for word in text.split_whitespace().take(MAX_WORDS) {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if longer.chars().count() + 2 > MAX_CHARS {
            break;
        }
        line = longer;
    }
    if line.is_empty() {
        line = text.trim().chars().take(MAX_CHARS - 2).collect();
    }
    if line == text.trim() { line } else { format!("{line} …") }
}

/// The moments of a conversation, in minutes since its start.
pub(crate) fn moments(db: Db<'_>, row: &ConversationRow) -> Result<Vec<Moment>> {
    let start = row.started_at.unwrap_or(row.created_at);
    Ok(db
        .moments()
        .of(row.id)?
        .into_iter()
        .map(|moment| Moment {
            id: moment.id,
            minute: u32::try_from((moment.at - start).num_minutes()).unwrap_or(0),
            lens: moment.lens,
        })
        .collect())
}
