//! Reads the compiled-in content once. A test reads it whole, so that a mistake in it never reaches a person.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::terms::{
    Answer, Channel, Energy, Focus, Gain, Lens, LifeArea, Purpose, Role, SelfImage, Side, TalkKind, TextField, Who,
};

use super::{AreaText, Card, Knob, Method, Question, RoleText, SelfImageText};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cards {
    card: Vec<Card>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Questions {
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Knobs {
    knob: Vec<Knob>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ApproachTexts {
    role: Vec<RoleText>,
    self_image: Vec<SelfImageText>,
    area: Vec<AreaText>,
}

/// The example conversation that every new vault holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The label of its person.
    pub label: String,
    /// Its scalars.
    pub conversation: ExampleConversation,
    /// Its long texts.
    pub texts: BTreeMap<TextField, String>,
    /// Both agendas.
    pub agenda: Vec<ExampleAgenda>,
    /// Its moments.
    pub moment: Vec<ExampleMoment>,
    /// Its answers.
    pub answer: Vec<ExampleAnswer>,
    /// What was guessed and heard.
    pub approach: Vec<ExampleApproach>,
    /// Its agreements.
    pub agreement: Vec<ExampleAgreement>,
    /// Its intention.
    pub intention: ExampleIntention,
    /// Energy, focus and result.
    pub words: ExampleWords,
}

/// The scalars of the example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleConversation {
    /// The sort of conversation.
    pub kind: TalkKind,
    /// Where.
    pub channel: Channel,
    /// To help, to check or both.
    pub purpose: Purpose,
}

/// An agenda item of the example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleAgenda {
    /// Whose.
    pub side: Side,
    /// What about.
    pub body: String,
    /// *Liever niet*.
    pub avoid: bool,
    /// *Moet*.
    pub must: bool,
    /// *Mag de ander zien*.
    pub may_show: bool,
    /// Whether it was parked; the others were talked about.
    pub parked: bool,
}

/// A moment of the example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleMoment {
    /// Minutes since the start.
    pub minute: u32,
    /// Its lens.
    pub lens: Lens,
}

/// An answer of the example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleAnswer {
    /// The sub-question's id.
    pub question: String,
    /// The answer.
    pub answer: Answer,
    /// The note beside it.
    pub note: String,
}

/// A life area of the example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleApproach {
    /// Which area.
    pub area: LifeArea,
    /// The self-image that was guessed.
    pub guess: SelfImage,
    /// The self-image that was heard.
    pub heard: SelfImage,
    /// The literal words.
    pub quote: String,
    /// The role at the start.
    pub role_start: Role,
    /// The role at the end.
    pub role_end: Role,
}

/// An agreement of the example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleAgreement {
    /// What was agreed.
    pub body: String,
    /// Who does it.
    pub who: Who,
    /// Whether I believe in it.
    pub i_believe: Answer,
    /// Whether the other does.
    pub other_believes: Answer,
}

/// The intention of the example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleIntention {
    /// What I do differently next time.
    pub body: String,
    /// The line on its card.
    pub line: String,
}

/// Energy, focus and result of the example.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleWords {
    /// Energy.
    pub energy: Energy,
    /// Focus.
    pub focus: Focus,
    /// Result.
    pub result: Gain,
}

#[expect(clippy::expect_used, reason = "the content is compiled in, and a test reads all of it")]
fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    toml::from_str(text).expect("the content that is compiled in is whole")
}

static METHOD: LazyLock<Method> = LazyLock::new(|| {
    let approach: ApproachTexts = read(include_str!("../../content/approach.toml"));
    Method {
        cards: read::<Cards>(include_str!("../../content/cards.toml")).card,
        questions: read::<Questions>(include_str!("../../content/questions.toml")).question,
        knobs: read::<Knobs>(include_str!("../../content/knobs.toml")).knob,
        roles: approach.role,
        self_images: approach.self_image,
        areas: approach.area,
    }
});

/// The method's content.
#[must_use]
pub fn method() -> &'static Method {
    &METHOD
}

impl Example {
    /// Reads the example from the content.
    #[must_use]
    pub fn read() -> Self {
        read(include_str!("../../content/example.toml"))
    }
}

#[cfg(test)]
mod tests;
