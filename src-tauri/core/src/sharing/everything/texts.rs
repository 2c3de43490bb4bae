//! Every Dutch word of *Alles meenemen* that no other export has.

pub(super) const TITLE: &str = "Alles uit je Kijk-en-doe-wijzer";
pub(super) const OF_EVERYONE: &str = "Hierin staat iets over iedereen over wie je schreef. Geef het aan niemand. Vraagt iemand wat je bewaart? Meld dat bij je organisatie.";
pub(super) const MADE: &str = "Gemaakt op";
pub(super) const CONVERSATIONS: &str = "Gesprekken";
pub(super) const PEOPLE: &str = "Mensen";
pub(super) const BIN: &str = "In de prullenbak";
pub(super) const CONTENTS: &str = "Inhoud";
pub(super) const NONE: &str = "Hier staan nog geen gesprekken.";
pub(super) const CONVERSATION: &str = "Gesprek";
pub(super) const EXAMPLE: &str = "voorbeeld";
pub(super) const BEGAN: &str = "Begonnen";
pub(super) const ENDED: &str = "Afgelopen";
pub(super) const LOOKED_BACK: &str = "Teruggekeken";
pub(super) const DELETED: &str = "Weggegooid";
pub(super) const TURNED: &str = "Hoe je voornemens uitpakten";
pub(super) const FROM_THIS: &str = "Hieruit weggegooid";
pub(super) const MY_ITEM: &str = "Agendapunt van mij";
pub(super) const THEIR_ITEM: &str = "Agendapunt van de ander";

/// One conversation in the list of contents and above its text.
pub(super) fn named(day: &str, with: &str) -> String {
    format!("{day} · {with}")
}
