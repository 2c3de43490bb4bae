import type { CardGroup, CardKind, Channel, HitKind, Lens, Part, Purpose, TalkKind, TextField } from "../bindings/api";
import type { IconName } from "../components/icons";

// The closed vocabularies as people read them; the same word on every screen.

export const lenses: Record<Lens, string> = {
  friction: "Gedoe",
  frame: "Kader",
  genuine: "Echt",
  what: "Wat",
  how: "Hoe",
};

export const groups: Record<CardGroup, { name: string; help: string }> = {
  frame: { name: "Kader", help: "Waarom praten we?" },
  genuine: { name: "Echt", help: "Is dit wat de ander echt vindt?" },
  what: { name: "Wat", help: "Wat willen we samen?" },
  how: { name: "Hoe", help: "Past mijn hulp?" },
  friction: { name: "Gedoe", help: "Het loopt stroef. Wat nu?" },
  closing: { name: "Einde", help: "Zo sluit je samen af." },
};

export const kinds: Record<CardKind, { name: string; icon: IconName }> = {
  look: { name: "Kijk", icon: "look" },
  ask: { name: "Vraag", icon: "ask" },
  say: { name: "Zeg", icon: "say" },
  do: { name: "Doe", icon: "do" },
};

export const purposes: Record<Purpose, string> = { help: "Helpen", check: "Controleren", both: "Allebei" };

export const talkKinds: Record<TalkKind, string> = {
  acquaintance: "Kennismaking",
  intake: "Intake",
  progress: "Voortgang",
  evaluation: "Evaluatie",
  hard_news: "Moeilijk nieuws",
  other: "Ander gesprek",
};

export const channels: Record<Channel, string> = {
  office: "Spreekkamer",
  home_visit: "Huisbezoek",
  outdoors: "Buiten",
  phone: "Telefoon",
  video: "Beeldbellen",
  chat: "App",
};

export const parts: Record<Part, string> = {
  other: "De ander",
  partner: "Partner",
  parent: "Ouder",
  child: "Kind",
  interpreter: "Tolk",
  colleague: "Collega",
  someone: "Iemand anders",
};

/** What a search result is. */
export const hitKinds: Record<HitKind, string> = {
  text: "Notitie",
  agenda: "Agenda",
  answer: "Terugkijken",
  agreement: "Afspraak",
  intention: "Voornemen",
  quote: "Citaat",
  person: "Persoon",
};

/** The long texts, short: where a search result was found. */
export const textFields: Record<TextField, string> = {
  occasion: "Aanleiding",
  why_me: "Waarom ik",
  why_would_they: "Waarom wel met mij",
  why_would_they_not: "Waarom niet met mij",
  stakes: "Wat op het spel staat",
  leads_to: "Waar het toe kan leiden",
  who_are_we: "Wie we voor elkaar zijn",
  place: "Plek",
  gain_mine: "Wat het mij oplevert",
  gain_theirs: "Wat het de ander oplevert",
  shared_goal: "Doel van ons samen",
  first_step: "Eerste stap",
  opening: "Openingszin",
  went_well: "Wat ging goed",
  went_less: "Wat ging minder",
  doubts: "Waar ik over twijfel",
  note_friction: "Gedoe",
  note_frame: "Kader",
  note_genuine: "Echt",
  note_what: "Wat",
  note_how: "Hoe",
  feedback_guess: "Hoe de ander het vond, denk ik",
  feedback_answer: "Hoe de ander het vond",
};
