//! What a plan and a look-back both say of a conversation.

use crate::conversations::Conversation;
use crate::method::method;
use crate::store::table::approach::Approach;
use crate::store::table::conversation_person::Participant;
use crate::terms::{LifeArea, Part, Role, SelfImage, TextField};

use super::page::Rows;
use super::texts;

/// A text with what is to be said of it: "bellen (moet, liever niet)".
pub(super) fn marked(text: &str, marks: &[impl AsRef<str>]) -> String {
    if marks.is_empty() {
        return text.trim().to_owned();
    }
    let marks: Vec<&str> = marks.iter().map(AsRef::as_ref).collect();
    format!("{} ({})", text.trim(), marks.join(", "))
}

/// The labels of everyone.
pub(super) fn labels(people: &[Participant]) -> String {
    people.iter().map(|one| one.label.as_str()).collect::<Vec<_>>().join(", ")
}

/// Everyone by label when labels go along, and by part when they stay at home.
pub(super) fn people(people: &[Participant], label: bool) -> String {
    let name = |one: &Participant| match (label, one.part) {
        (true, Part::Other) => one.label.clone(),
        (true, part) => marked(&one.label, &[texts::part(part)]),
        (false, part) => texts::part(part).to_owned(),
    };
    people.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The sort of conversation and where it is held.
pub(super) fn sort(conversation: &Conversation) -> String {
    let kind = conversation.kind.map(texts::talk_kind);
    let channel = conversation.channel.map(texts::channel);
    kind.into_iter().chain(channel).collect::<Vec<_>>().join(" · ")
}

/// The texts that say something, each with its name.
pub(super) fn written(conversation: &Conversation, fields: &[TextField]) -> Rows {
    fields.iter().fold(Rows::default(), |rows, field| rows.put(texts::field(*field), conversation.texts.get(field)))
}

/// The approaches, each with the name of its area; people come in the order in which they were added.
pub(super) fn approaches(conversation: &Conversation, label: bool) -> Vec<(String, &Approach)> {
    let place = |one: &Approach| conversation.people.iter().position(|present| Some(present.person) == one.person);
    let mut all: Vec<(Option<usize>, &Approach)> =
        conversation.approaches.iter().map(|one| (place(one), one)).collect();
    all.sort_by_key(|(place, one)| (*place, one.area));
    let name = |(place, one): (Option<usize>, &'_ Approach)| {
        let person = place.filter(|_| conversation.people.len() > 1).map(|place| &conversation.people[place]);
        let whose = person.map(|person| people(std::slice::from_ref(person), label));
        [Some(area(one.area).to_owned()), whose].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    all.into_iter().map(|row| (name(row), row.1)).collect()
}

/// What an area of life is called.
pub(super) fn area(area: LifeArea) -> &'static str {
    method().areas.iter().find(|one| one.id == area).map_or("", |one| one.label.as_str())
}

/// What a role is called.
pub(super) fn role(role: Role) -> &'static str {
    method().roles.iter().find(|one| one.id == role).map_or("", |one| one.label.as_str())
}

/// How a self-image sounds.
pub(super) fn self_image(image: SelfImage) -> &'static str {
    method().self_images.iter().find(|one| one.id == image).map_or("", |one| one.label.as_str())
}
