//! Every Dutch word of an export. What has a name on a screen has the same name here: see `ui/src/texts/`.

use crate::terms::{
    AgreementState, Answer, Channel, Energy, Focus, Gain, Lens, Outcome, Part, Purpose, TalkKind, TextField, Who,
};

pub(super) const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
pub(super) const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// A day with a time.
pub(super) fn at(day: &str, time: &str) -> String {
    format!("{day} om {time}")
}

pub(super) const CONFIDENTIAL: &str = "Vertrouwelijk";
pub(super) const NOTHING_YET: &str = "Nog leeg";
pub(super) const UNKNOWN: &str = "Weet ik niet";

pub(super) const HANDOUT_TITLE: &str = "Wat we afspraken";
pub(super) const HANDOUT_EMPTY: &str = "We hebben nog niets afgesproken. Dat mag ook later.";
pub(super) const AGREEMENTS: &str = "Afspraken";
pub(super) const AGREEMENTS_EMPTY: &str = "Er zijn nog geen afspraken.";
pub(super) const WHO: &str = "Wie";
pub(super) const WHEN: &str = "Wanneer";
pub(super) const STANDING: &str = "Hoe staat het ermee?";
pub(super) const DONE: &str = "is gedaan";

/// The day of a conversation, on paper.
pub(super) fn conversation_of(day: &str) -> String {
    format!("Gesprek van {day}")
}

/// One of several agreements on paper, counted from 1.
pub(super) fn agreement_number(number: usize) -> String {
    format!("Afspraak {number}")
}

/// Who does it, said to the one who takes the paper home: *ik* would be whoever reads it.
pub(super) const fn who_to_other(who: Who, formal: bool) -> &'static str {
    match (who, formal) {
        (Who::Me, false) => "degene die jou dit gaf",
        (Who::Me, true) => "degene die u dit gaf",
        (Who::Other, false) => "jij",
        (Who::Other, true) => "u",
        (Who::Both, _) => "samen",
        (Who::Someone, _) => "iemand anders",
    }
}

pub(super) const ENTRY: &str = "Gesprek";

/// What a calendar shows when the labels go along.
pub(super) fn entry_with(labels: &str) -> String {
    format!("Gesprek met {labels}")
}

pub(super) const PLAN_TITLE: &str = "Het plan";
pub(super) const PEOPLE: &str = "Met";
pub(super) const SORT: &str = "Soort";
pub(super) const PURPOSE: &str = "Ik kom";
pub(super) const WHY: &str = "Waarom praten jullie?";
pub(super) const MINE: &str = "Agenda: van mij";
pub(super) const THEIRS: &str = "Agenda: van de ander (denk ik)";
pub(super) const GAINS: &str = "Wat moet het opleveren?";
pub(super) const VIEW: &str = "Hoe kijkt de ander, denk je?";
pub(super) const GUESS_ROLE: &str = "Zo wil ik helpen";
pub(super) const DECK: &str = "Je stapel";
pub(super) const OPENING: &str = "Je eerste zin";
pub(super) const MUST: &str = "moet";
pub(super) const AVOID: &str = "liever niet";
pub(super) const MAY_SHOW: &str = "mag de ander zien";
pub(super) const OWN: &str = "van de ander zelf";
pub(super) const SKIP: &str = "de ander liever niet";
pub(super) const TALKED: &str = "besproken";
pub(super) const LATER: &str = "voor later";

/// The intention as a card of the deck.
pub(super) fn intention_card(line: &str) -> String {
    format!("Voornemen: {line}")
}

pub(super) const LOOK_BACK_TITLE: &str = "Terugblik";
pub(super) const CAME: &str = "Je kwam";
pub(super) const BROUGHT: &str = "Je voornemen van vorige keer";
pub(super) const SHORT: &str = "In het kort";
pub(super) const MOMENTS: &str = "Momenten";
pub(super) const GUESSED: &str = "Vooraf dacht je";
pub(super) const PLANNED_ROLE: &str = "Vooraf koos je";
pub(super) const SOUNDED: &str = "Zo klonk de ander";
pub(super) const ROLE_START: &str = "Zo hielp ik aan het begin";
pub(super) const ROLE_END: &str = "Zo hielp ik aan het eind";
pub(super) const WHO_DOES: &str = "Wie doet het?";
pub(super) const DUE: &str = "Wanneer?";
pub(super) const I_BELIEVE: &str = "Geloof ik erin?";
pub(super) const OTHER_BELIEVES: &str = "Gelooft de ander erin?";
pub(super) const AFTERWARDS: &str = "Hoe was het voor jou?";
pub(super) const ENERGY: &str = "Energie";
pub(super) const FOCUS: &str = "Focus";
pub(super) const GAIN: &str = "Resultaat";
pub(super) const FEEDBACK: &str = "Hoe vond de ander dit gesprek?";
pub(super) const NEXT_TIME: &str = "Voor de volgende keer";
pub(super) const CARD_LINE: &str = "Zo staat het op je kaart";

/// One moment: "12 min: gedoe".
pub(super) fn moment(minute: u32, lens: Lens) -> String {
    let lens = match lens {
        Lens::Friction => "gedoe",
        Lens::Frame => "kader",
        Lens::Genuine => "echt",
        Lens::What => "wat",
        Lens::How => "hoe",
    };
    format!("{minute} min: {lens}")
}

pub(super) const AREA: &str = "Leefgebied";
pub(super) const QUOTE: &str = "Letterlijk";

/// The heading above what was heard in one area of life.
pub(super) fn area_heading(area: &str) -> String {
    format!("{AREA}: {area}")
}

/// What a long text is called where it stands.
pub(super) const fn field(field: TextField) -> &'static str {
    match field {
        TextField::Occasion => "Aanleiding",
        TextField::WhyMe => "Waarom ik",
        TextField::WhyWouldThey => "Waarom wel met mij",
        TextField::WhyWouldTheyNot => "Waarom niet met mij",
        TextField::Stakes => "Wat op het spel staat",
        TextField::LeadsTo => "Waar het toe kan leiden",
        TextField::WhoAreWe => "Wie we voor elkaar zijn",
        TextField::Place => "Plek",
        TextField::GainMine => "Wat het mij oplevert",
        TextField::GainTheirs => "Wat het de ander oplevert",
        TextField::SharedGoal => "Doel van ons samen",
        TextField::FirstStep => "Eerste stap",
        TextField::Opening => "Openingszin",
        TextField::WentWell => "Wat ging goed?",
        TextField::WentLess => "Wat ging minder?",
        TextField::Doubts => "Waar twijfel je over?",
        TextField::NoteFriction
        | TextField::NoteFrame
        | TextField::NoteGenuine
        | TextField::NoteWhat
        | TextField::NoteHow => "Wat viel je hierbij op?",
        TextField::FeedbackGuess => "Mijn inschatting",
        TextField::FeedbackAnswer => "Het antwoord",
    }
}

pub(super) const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Help => "helpen",
        Purpose::Check => "controleren",
        Purpose::Both => "helpen en controleren",
    }
}

pub(super) const fn talk_kind(kind: TalkKind) -> &'static str {
    match kind {
        TalkKind::Acquaintance => "Kennismaking",
        TalkKind::Intake => "Intake",
        TalkKind::Progress => "Voortgang",
        TalkKind::Evaluation => "Evaluatie",
        TalkKind::HardNews => "Moeilijk nieuws",
        TalkKind::Other => "Ander gesprek",
    }
}

pub(super) const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Office => "Spreekkamer",
        Channel::HomeVisit => "Huisbezoek",
        Channel::Outdoors => "Buiten",
        Channel::Phone => "Telefoon",
        Channel::Video => "Beeldbellen",
        Channel::Chat => "App",
    }
}

pub(super) const fn part(part: Part) -> &'static str {
    match part {
        Part::Other => "de ander",
        Part::Partner => "partner",
        Part::Parent => "ouder",
        Part::Child => "kind",
        Part::Interpreter => "tolk",
        Part::Colleague => "collega",
        Part::Someone => "iemand anders",
    }
}

pub(super) const fn who(who: Who) -> &'static str {
    match who {
        Who::Me => "ik",
        Who::Other => "de ander",
        Who::Both => "samen",
        Who::Someone => "iemand anders",
    }
}

pub(super) const fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Ja",
        Answer::Partly => "Deels",
        Answer::No => "Nee",
        Answer::Unknown => UNKNOWN,
    }
}

pub(super) const fn agreement_state(state: AgreementState) -> &'static str {
    match state {
        AgreementState::Open => "staat nog open",
        AgreementState::Done => DONE,
        AgreementState::Dropped => "hoeft niet meer",
    }
}

pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fitted => "paste",
        Outcome::Partly => "paste deels",
        Outcome::NotFitted => "paste niet",
        Outcome::NotDone => "kwam er niet van",
    }
}

pub(super) const fn energy(energy: Energy) -> &'static str {
    match energy {
        Energy::Low => "Weinig",
        Energy::Mixed => "Wisselend",
        Energy::High => "Veel",
    }
}

pub(super) const fn focus(focus: Focus) -> &'static str {
    match focus {
        Focus::Searching => "Zoekend",
        Focus::Fair => "Redelijk",
        Focus::Clear => "Helder",
    }
}

pub(super) const fn gain(gain: Gain) -> &'static str {
    match gain {
        Gain::Little => "Weinig",
        Gain::Start => "Een begin",
        Gain::Step => "Een stap verder",
    }
}
