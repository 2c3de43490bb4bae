//! The method as typed content: compiled in, public, and readable without any key.

mod limits;
mod load;

pub use limits::{LineFault, MAX_CHARS, MAX_LETTERS, MAX_WORDS, line_fault};
pub use load::{
    Example, ExampleAgenda, ExampleAgreement, ExampleAnswer, ExampleApproach, ExampleConversation, ExampleIntention,
    ExampleMoment, ExampleWords, method,
};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::terms::{CardGroup, CardKind, Lens, LifeArea, Purpose, Role, SelfImage};

/// A glanceable prompt.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Its stable id.
    pub id: String,
    /// Where the library lists it.
    pub group: CardGroup,
    /// The lens that a moment on this card gets.
    pub lens: Lens,
    /// What it asks of the professional.
    pub kind: CardKind,
    /// The text on the card, within the glance limits.
    pub text: String,
    /// The text for someone who is addressed as *u*; absent when the text does not address the other.
    #[serde(default)]
    pub text_u: Option<String>,
    /// *Zeg het zo*: one sentence to say aloud.
    pub say: String,
    /// The sentence for someone who is addressed as *u*; absent when the sentence does not address the other.
    #[serde(default)]
    pub say_u: Option<String>,
    /// Whether the other may see it.
    pub share: bool,
    /// Whether it shows only *Voor mij* until it is tapped.
    #[serde(default)]
    pub private: bool,
    /// 1, 2 or 3 for the three key questions, in their order.
    #[serde(default)]
    pub key: Option<u8>,
    /// The purpose that brings this card along, if one does.
    #[serde(default)]
    pub purpose: Option<Purpose>,
    /// The items of the method that it carries.
    #[serde(rename(deserialize = "bron"), default)]
    pub sources: Vec<String>,
}

impl Card {
    /// The text for someone who is addressed as *u* (`formal`) or as *jij*.
    #[must_use]
    pub fn text_for(&self, formal: bool) -> &str {
        addressed(&self.text, self.text_u.as_deref(), formal)
    }

    /// The sentence to say aloud to someone who is addressed as *u* (`formal`) or as *jij*.
    #[must_use]
    pub fn say_for(&self, formal: bool) -> &str {
        addressed(&self.say, self.say_u.as_deref(), formal)
    }
}

fn addressed<'a>(informal: &'a str, with_u: Option<&'a str>, formal: bool) -> &'a str {
    with_u.filter(|_| formal).unwrap_or(informal)
}

/// One of the five questions.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id in the method.
    pub id: String,
    /// Its lens.
    pub lens: Lens,
    /// The question.
    pub title: String,
    /// The lens's short name.
    pub name: String,
    /// One sentence of help.
    pub help: String,
    /// The items of the method that it carries.
    #[serde(rename(deserialize = "bron"), default)]
    pub sources: Vec<String>,
    /// What it falls apart into.
    #[serde(rename(deserialize = "sub"))]
    pub subs: Vec<SubQuestion>,
}

/// A sub-question of the calm look-back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SubQuestion {
    /// Its stable id.
    pub id: String,
    /// The question, about a conversation that is over.
    pub text: String,
    /// The items of the method that it carries.
    #[serde(rename(deserialize = "bron"), default)]
    pub sources: Vec<String>,
}

/// One of the four things that can be turned in a conversation.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Knob {
    /// Its stable id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What to try.
    pub text: String,
    /// A fitting card.
    pub card: String,
    /// The items of the method that it carries.
    #[serde(rename(deserialize = "bron"), default)]
    pub sources: Vec<String>,
}

/// How a role is called.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoleText {
    /// Which role.
    pub id: Role,
    /// Its name.
    pub label: String,
    /// What it is.
    pub text: String,
    /// The items of the method that it carries.
    #[serde(rename(deserialize = "bron"), default)]
    pub sources: Vec<String>,
}

/// How a self-image sounds.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SelfImageText {
    /// Which self-image.
    pub id: SelfImage,
    /// How it sounds, in the first person.
    pub label: String,
    /// Three words at most.
    pub short: String,
    /// The items of the method that it carries.
    #[serde(rename(deserialize = "bron"), default)]
    pub sources: Vec<String>,
}

/// How a life area is called.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AreaText {
    /// Which area.
    pub id: LifeArea,
    /// Its name.
    pub label: String,
}

/// Everything of the method that screens show.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Method {
    /// The card library, in the order of the content.
    pub cards: Vec<Card>,
    /// The five questions.
    pub questions: Vec<Question>,
    /// The four things to turn.
    pub knobs: Vec<Knob>,
    /// The four roles.
    pub roles: Vec<RoleText>,
    /// The four self-images.
    pub self_images: Vec<SelfImageText>,
    /// The life areas.
    pub areas: Vec<AreaText>,
}

impl Method {
    /// The card with this id, if the content has it.
    #[must_use]
    pub fn card(&self, id: &str) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id)
    }

    /// The three key cards, in their order.
    #[must_use]
    pub fn key_cards(&self) -> Vec<&Card> {
        let mut keys: Vec<&Card> = self.cards.iter().filter(|card| card.key.is_some()).collect();
        keys.sort_by_key(|card| card.key);
        keys
    }

    /// Whether there is a sub-question with this id.
    #[must_use]
    pub fn has_sub_question(&self, id: &str) -> bool {
        self.questions.iter().any(|question| question.subs.iter().any(|sub| sub.id == id))
    }
}
