//! Everything as data: the shape of `alles.json`. `content/export.schema.json` says the same in JSON Schema; the doc comments here are
//! its descriptions. A field that gets another name, here or in a row that is taken as it is, makes `FORMAT` go up.

use std::cell::RefCell;
use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde::ser::{Error as _, SerializeSeq, Serializer};

use super::source::{Source, Taken};
use crate::conversations::card_line;
use crate::error::{Code, Error, Result};
use crate::id::{ConversationId, DeckEntryId, IntentionId, MomentId, PersonId};
use crate::method::method;
use crate::store::Db;
use crate::store::table::agenda_item::AgendaItem;
use crate::store::table::agreement::Agreement;
use crate::store::table::answer::QuestionAnswer;
use crate::store::table::approach::Approach;
use crate::store::table::bin_item::{BinItem, Piece};
use crate::store::table::conversation_person::Participant;
use crate::store::table::deck_card::{DeckItem, DeckRow};
use crate::terms::{Channel, Energy, Focus, Gain, Lens, Outcome, Purpose, TalkKind, TextField};

/// The version of this shape. It goes up when a reader of the one before would misunderstand it.
const FORMAT: u32 = 1;

/// Everything that was written in one vault of the Kijk-en-doe-wijzer. Instants are in UTC (RFC 3339); a civil date is the one on the
/// device. What is absent is null, and means that nothing was said.
#[derive(Serialize, JsonSchema)]
pub(super) struct Everything<'s> {
    /// The version of this shape: 1.
    format: u32,
    /// The version of the app that wrote it.
    app: &'static str,
    /// When it was written.
    made_at: DateTime<Utc>,
    /// Everyone who is known by a label.
    people: Vec<Person>,
    /// The sub-questions of the look-back, by the id that `answers` name.
    questions: BTreeMap<&'static str, &'static str>,
    /// Every conversation, the latest first; those in the bin come last.
    #[schemars(with = "Vec<Conversation>")]
    conversations: Each<'s>,
}

/// Someone whom the professional talks with.
#[derive(Serialize, JsonSchema)]
struct Person {
    /// Which person: `people` of a conversation name it.
    id: PersonId,
    /// The label that the professional recognises.
    label: String,
}

/// One conversation: planned, held or looked back on.
#[derive(Serialize, JsonSchema)]
struct Conversation {
    /// Which conversation.
    id: ConversationId,
    /// The civil date it belongs to: held, else planned, else made.
    on: NaiveDate,
    /// Whether it is the example that every vault begins with.
    example: bool,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// Since when it is in the bin; null when it is not.
    deleted_at: Option<DateTime<Utc>>,
    /// The civil date it is planned on.
    planned_on: Option<NaiveDate>,
    /// The time of day, HH:MM.
    planned_time: Option<String>,
    /// The sort of conversation.
    kind: Option<TalkKind>,
    /// Where or through what.
    channel: Option<Channel>,
    /// To help, to check or both.
    purpose: Option<Purpose>,
    /// The others who take part.
    people: Vec<Participant>,
    /// The long texts that say something, by the name of their field.
    texts: BTreeMap<TextField, String>,
    /// Both agendas, each side in its order.
    agenda: Vec<AgendaItem>,
    /// The deck, in its order.
    deck: Vec<Card>,
    /// What was guessed and heard, per person and life area.
    approaches: Vec<Approach>,
    /// When it began.
    started_at: Option<DateTime<Utc>>,
    /// When it ended.
    ended_at: Option<DateTime<Utc>>,
    /// When looking back was finished.
    looked_back_at: Option<DateTime<Utc>>,
    /// The moments that were kept while it was held.
    moments: Vec<Moment>,
    /// The answers to sub-questions.
    answers: Vec<QuestionAnswer>,
    /// The agreements, in their order.
    agreements: Vec<Agreement>,
    /// Energy afterwards.
    energy: Option<Energy>,
    /// Focus afterwards.
    focus: Option<Focus>,
    /// Result afterwards.
    gain: Option<Gain>,
    /// The intention that its look-back made.
    intention: Option<Intention>,
    /// How intentions of earlier conversations turned out in this one.
    outcomes: Vec<Turned>,
    /// What was deleted out of it and is in the bin.
    bin: Vec<Deleted>,
}

/// One card of a deck.
#[derive(Serialize, JsonSchema)]
struct Card {
    /// Which place in the deck.
    id: DeckEntryId,
    /// The card's id in the method; null for an intention.
    card: Option<String>,
    /// The intention that it shows; null for a card of the method.
    intention: Option<IntentionId>,
    /// What stands on it, said to someone who is addressed as *jij*; null when it is no longer there.
    text: Option<String>,
    /// Whether it has been on screen in the conversation.
    seen: bool,
}

/// One moment that was kept by a tap.
#[derive(Serialize, JsonSchema)]
struct Moment {
    /// Which moment.
    id: MomentId,
    /// When.
    at: DateTime<Utc>,
    /// The lens of the card that was on screen.
    lens: Lens,
}

/// What the professional does differently next time.
#[derive(Serialize, JsonSchema)]
struct Intention {
    /// Which intention.
    id: IntentionId,
    /// When it was made.
    created_at: DateTime<Utc>,
    /// What I do differently next time.
    body: String,
    /// The line on its card, as typed.
    line: String,
}

/// How an intention turned out.
#[derive(Serialize, JsonSchema)]
struct Turned {
    /// Which intention.
    intention: IntentionId,
    /// How it turned out.
    outcome: Outcome,
}

/// Something that was deleted out of a conversation.
#[derive(Serialize, JsonSchema)]
struct Deleted {
    /// When it was deleted.
    deleted_at: DateTime<Utc>,
    /// What it was.
    #[serde(flatten)]
    what: What,
}

/// What was deleted, as it was.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "kind", content = "was", rename_all = "snake_case")]
enum What {
    /// An item of the agenda.
    AgendaItem(AgendaItem),
    /// An agreement.
    Agreement(Agreement),
    /// A life area with what was guessed and heard in it.
    Approach(Approach),
}

/// The conversations, each read when its turn comes: a vault of many years is never held in memory whole.
struct Each<'s> {
    source: &'s Source<'s>,
    /// What kept one from being read: serde has no room for it.
    failed: &'s RefCell<Option<Error>>,
}

impl Serialize for Each<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut all = serializer.serialize_seq(Some(self.source.conversations().len()))?;
        for taken in self.source.conversations() {
            let read = self.source.keep_on().and_then(|()| conversation(self.source, taken));
            match read {
                Ok(one) => all.serialize_element(&one)?,
                Err(error) => {
                    self.failed.replace(Some(error));
                    return Err(S::Error::custom("a conversation could not be read"));
                }
            }
        }
        all.end()
    }
}

/// Writes all of it as JSON, one line for each conversation and for all that comes before them.
pub(super) fn write(source: &Source<'_>, to: &mut dyn std::io::Write) -> Result<()> {
    let failed = RefCell::new(None);
    let everything = Everything {
        format: FORMAT,
        app: env!("CARGO_PKG_VERSION"),
        made_at: source.now().utc,
        people: source.people()?.into_iter().map(|(id, label)| Person { id, label }).collect(),
        questions: method().questions.iter().flat_map(|one| &one.subs).map(|sub| (&*sub.id, &*sub.text)).collect(),
        conversations: Each { source, failed: &failed },
    };
    let mut serializer = serde_json::Serializer::with_formatter(&mut *to, Lines::default());
    let written = everything.serialize(&mut serializer);
    match (written, failed.into_inner()) {
        (Err(_), Some(error)) => Err(error),
        (Err(error), None) => Err(std::io::Error::from(error).into()),
        (Ok(()), _) => Ok(to.write_all(b"\n")?),
    }
}

/// The JSON Schema of what is written. `make bindings` writes it to `content/export.schema.json`.
#[must_use]
pub fn export_schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<Everything<'_>>();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn conversation(source: &Source<'_>, Taken { row, deleted_at }: &Taken) -> Result<Conversation> {
    let (db, id) = (source.db(), row.id);
    Ok(Conversation {
        id,
        on: row.on(),
        example: row.example,
        created_at: row.created_at,
        deleted_at: *deleted_at,
        planned_on: row.planned_on,
        planned_time: row.planned_time.clone(),
        kind: row.kind,
        channel: row.channel,
        purpose: row.purpose,
        people: db.participants().of(id)?,
        texts: db.texts().of(id)?,
        agenda: db.agenda().of(id)?,
        deck: db.deck().of(id)?.into_iter().map(|row| card(db, row)).collect::<Result<_>>()?,
        approaches: db.approaches().of(id)?,
        started_at: row.started_at,
        ended_at: row.ended_at,
        looked_back_at: row.looked_back_at,
        moments: db
            .moments()
            .of(id)?
            .into_iter()
            .map(|one| Moment { id: one.id, at: one.at, lens: one.lens })
            .collect(),
        answers: db.answers().of(id)?,
        agreements: db.agreements().of(id)?,
        energy: row.energy,
        focus: row.focus,
        gain: row.gain,
        intention: db.intentions().made_in(id)?.map(|made| Intention {
            id: made.id,
            created_at: made.created_at,
            body: made.body,
            line: made.line,
        }),
        outcomes: db
            .intentions()
            .outcomes_in(id)?
            .into_iter()
            .map(|(intention, outcome)| Turned { intention, outcome })
            .collect(),
        bin: source.bin_of(id).iter().map(deleted).collect(),
    })
}

fn card(db: Db<'_>, row: DeckRow) -> Result<Card> {
    let DeckRow { id, item, seen, .. } = row;
    Ok(match item {
        DeckItem::Card(card) => {
            let text = method().card(&card).map(|card| card.text_for(false).to_owned());
            Card { id, card: Some(card), intention: None, text, seen }
        }
        DeckItem::Intention(intention) => {
            let text = match db.intentions().get(intention) {
                Ok(row) => Some(card_line(&row)),
                Err(error) if error.code() == Code::NotFound => None,
                Err(error) => return Err(error),
            };
            Card { id, card: None, intention: Some(intention), text, seen }
        }
    })
}

fn deleted(item: &BinItem) -> Deleted {
    let what = match &item.piece {
        Piece::AgendaItem(row) => What::AgendaItem(row.item.clone()),
        Piece::Agreement(row) => What::Agreement(row.agreement.clone()),
        Piece::Approach(row) => What::Approach(row.approach.clone()),
    };
    Deleted { deleted_at: item.deleted_at, what }
}

/// A line for each conversation: a file of many megabytes can be looked into with any editor.
#[derive(Default)]
struct Lines {
    depth: usize,
}

impl serde_json::ser::Formatter for Lines {
    fn begin_array<W: ?Sized + std::io::Write>(&mut self, writer: &mut W) -> std::io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn end_array<W: ?Sized + std::io::Write>(&mut self, writer: &mut W) -> std::io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + std::io::Write>(&mut self, writer: &mut W, first: bool) -> std::io::Result<()> {
        let apart: &[u8] = match (first, self.depth) {
            (true, 1) => b"\n",
            (true, _) => b"",
            (false, 1) => b",\n",
            (false, _) => b",",
        };
        writer.write_all(apart)
    }
}
