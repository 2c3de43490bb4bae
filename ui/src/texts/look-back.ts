import type {
  AgendaState, AgreementState, Answer, Energy, Focus, Gain, LineFault, Outcome, TextField, Who,
} from "../bindings/api";

type Choices<T extends string> = readonly { value: T; label: string }[];

export const answers: Choices<Answer> = [
  { value: "yes", label: "Ja" },
  { value: "partly", label: "Deels" },
  { value: "no", label: "Nee" },
  { value: "unknown", label: "Weet ik niet" },
];

export const outcomes: Choices<Outcome> = [
  { value: "fitted", label: "Paste" },
  { value: "partly", label: "Paste deels" },
  { value: "not_fitted", label: "Paste niet" },
  { value: "not_done", label: "Kwam er niet van" },
];

export const whos: Choices<Who> = [
  { value: "me", label: "Ik" },
  { value: "other", label: "De ander" },
  { value: "both", label: "Samen" },
  { value: "someone", label: "Iemand anders" },
];

export const agreementStates: Choices<AgreementState> = [
  { value: "open", label: "Staat nog open" },
  { value: "done", label: "Is gedaan" },
  { value: "dropped", label: "Hoeft niet meer" },
];

export const agendaStates: Record<AgendaState, string> = {
  open: "Nog open",
  done: "Besproken",
  parked: "Voor later",
};

export const energies: Choices<Energy> = [
  { value: "low", label: "Weinig" },
  { value: "mixed", label: "Wisselend" },
  { value: "high", label: "Veel" },
];

export const focuses: Choices<Focus> = [
  { value: "searching", label: "Zoekend" },
  { value: "fair", label: "Redelijk" },
  { value: "clear", label: "Helder" },
];

export const gains: Choices<Gain> = [
  { value: "little", label: "Weinig" },
  { value: "start", label: "Een begin" },
  { value: "step", label: "Een stap verder" },
];

export const quickTexts: readonly { field: TextField; label: string }[] = [
  { field: "went_well", label: "Wat ging goed?" },
  { field: "went_less", label: "Wat ging minder?" },
  { field: "doubts", label: "Waar twijfel je over?" },
];

export const lookBack = {
  title: "Terugkijken",
  back: "Gesprek",
  how: "Hoe wil je terugkijken?",
  modes: { quick: "Kort", calm: "Uitgebreid" },
  again: "Je hebt al teruggekeken. Je kunt hier alles nog aanpassen.",
  mayRead: "Schrijf zo dat de ander het mag lezen.",
  who: "Met wie was dit gesprek?",
  finish: "Klaar met terugkijken",
  later: "Later verder",
  ready: "Klaar",
} as const;

/** What I wanted to do differently, and how that went. */
export const brought = {
  title: "Je voornemen van vorige keer",
  intended: (body: string) => `Je nam je voor: ${body}`,
  more: (n: number) => (n === 1 ? "Nog een voornemen" : `Nog ${n} voornemens`),
} as const;

export const lensChips = {
  title: "Wil je ergens langer bij stilstaan?",
  marked: "De app telde waar je een moment onthield.",
  moments: (n: number) => (n === 1 ? "1 moment" : `${n} momenten`),
  chip: (lens: string, moments: string | undefined) => (moments ? `${lens} · ${moments}` : lens),
} as const;

export const intention = {
  title: "Voor de volgende keer",
  body: "Wat doe je de volgende keer?",
  bodyHelp: "Eén ding is genoeg.",
  line: "Zo staat het op je kaart",
  lineHelp: "Hooguit zeven korte woorden, dan lees je het in één blik.",
  used: (chars: number, maxChars: number, words: number, maxWords: number) =>
    `${chars} van ${maxChars} tekens · ${words} van ${maxWords} woorden`,
  fits: "Dit past op je kaart.",
  bodyFits: "Je hele zin past op een kaart.",
  first: "De kaart toont de eerste woorden. Korter mag, hoeft niet.",
  faults: {
    too_long: (n: number) => (n === 1 ? "Nog 1 teken eraf, dan past het." : `Nog ${n} tekens eraf, dan past het.`),
    too_many_words: (n: number) => (n === 1 ? "Nog 1 woord eraf, dan past het." : `Nog ${n} woorden eraf, dan past het.`),
    word_too_long: (word: string) => `‘${word}’ is lang. Weet je een korter woord?`,
  } satisfies Record<Exclude<LineFault, "empty">, unknown>,
  preview: "Je kaart",
  forMe: "Voor mij",
  returns: {
    nobody: "Dit komt terug in je volgende plan en stapel.",
    one: "Dit komt terug in je volgende plan en stapel met deze persoon.",
    more: "Dit komt terug in je volgende plan en stapel met een van hen.",
  },
} as const;

/** The plan, the agenda and the moments beside the questions. */
export const background = {
  title: "Plan, agenda en momenten",
  moments: "Momenten",
  moment: (minute: number, lens: string) => `${minute} min: ${lens}`,
  momentsHelp: "Tik een moment aan voor de vraag erbij.",
  agenda: "Agenda",
  mine: "Van mij",
  theirs: "Van de ander",
  none: "Geen punten",
  plan: "Je plan",
  purpose: "Je kwam",
  purposes: { help: "helpen", check: "controleren", both: "helpen en controleren" },
  wholePlan: "Hele plan",
} as const;

export const questions = {
  title: "De vijf vragen",
  help: "Begin waar je wilt. Overslaan mag altijd.",
  short: "In het kort",
  shortMeta: (n: number, all: number) => `${n} van ${all} ingevuld`,
  answered: (n: number, all: number) => (n === 0 ? `${all} vragen` : `${n} van ${all} beantwoord`),
  write: "Schrijf erbij",
  noteShort: "Erbij geschreven",
  clearWhat: (question: string) => `Wis keuze: ${question}`,
  writeWhat: (question: string) => `Schrijf erbij: ${question}`,
  free: "Wat viel je hierbij op?",
} as const;

/** Past mijn hulp: per life area. */
export const heard = {
  title: "Per leefgebied",
  help: "Hulp kan bij wonen passen en bij werk niet.",
  areaOf: (area: string, person: string) => `${area} · ${person}`,
  add: "Bij welk leefgebied?",
  addMore: "Nog een leefgebied",
  addFor: (label: string, person: string) => `${label} (${person})`,
  added: (what: string) => `${what} staat erbij.`,
  remove: (what: string) => `Haal ${what} weg`,
  removed: (what: string) => `${what} is weggehaald.`,
  sounded: "Zo klonk de ander",
  guessed: (image: string) => `Vooraf dacht je: ${image}`,
  notGuessed: "Vooraf wist je het nog niet.",
  quote: "De letterlijke woorden",
  roleStart: "Zo hielp ik aan het begin",
  roleEnd: "Zo hielp ik aan het eind",
  planned: (role: string) => `Vooraf koos je: ${role}`,
  roleText: (role: string, text: string) => `${role}: ${text[0]?.toLowerCase()}${text.slice(1)}`,
  unknown: "Weet ik niet",
} as const;

export const agreements = {
  title: "Afspraken",
  empty: "Spraken jullie iets af? Schrijf op wie wat doet.",
  add: "Afspraak erbij",
  added: "Er is een lege afspraak bij gezet.",
  untitled: "Nieuwe afspraak",
  body: "Wat spraken jullie af?",
  theirWords: "In de woorden van de ander",
  theirWordsHelp: "Dit komt op het blad dat je meegeeft.",
  giveAway: "Geef mee",
  who: "Wie doet het?",
  due: "Wanneer?",
  dueHelp: "Als jullie een dag afspraken.",
  iBelieve: "Geloof ik erin?",
  otherBelieves: "Gelooft de ander erin?",
  state: "Hoe staat het ermee?",
  remove: "Wis afspraak",
  removeWhat: (what: string) => `Wis afspraak: ${what}`,
  removed: (what: string) => `${what} is weggehaald.`,
} as const;

export const afterwards = {
  title: "Hoe was het voor jou?",
  energy: "Energie",
  focus: "Focus",
  gain: "Resultaat",
  feedback: "Hoe vond de ander dit gesprek?",
  guess: "Mijn inschatting",
  answer: "Het antwoord",
  guessHelp: "Wat denk je zelf?",
  answerHelp: "Als je het vroeg.",
} as const;
