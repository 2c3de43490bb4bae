import { groups, lenses } from "./terms";

/** Tijdens and Klaar. The other may read along: no word here labels anyone. */
export const during = {
  title: "Tijdens het gesprek",
  stop: "Stoppen",
  together: "Samen",
  back: "Terug",
  place: (now: number, all: number) => `${now} van ${all}`,
  overviewOf: (now: number, all: number) => `${now} van ${all}, overzicht`,
  forMe: "Voor mij",
  hide: "Verberg",
  say: "Zeg het zo",
  last: "Dit is de laatste kaart.",
  first: "Dit is de eerste kaart.",
  stuck: "Stroef",
  remember: { ready: "Onthoud", kept: "Onthouden", gone: "Weer weg", failed: "Niet gelukt" },
  stuckTitle: "Komen we zo verder?",
  stuckHelp: "Kies waar je even naar kijkt.",
  /** *Gedoe* would label the other, so here it is *Stroef*. */
  groups: { ...Object.fromEntries(Object.entries(groups).map(([key, { name }]) => [key, name])), friction: "Stroef" } as Record<
    keyof typeof groups,
    string
  >,
  lenses,
  intention: "Voornemen",
  agenda: "Agenda",
  mine: "Van mij",
  theirs: "Van de ander",
  must: "moet",
  later: "Later",
  laterWhat: (what: string) => `Later: ${what}`,
  agendaSpoken: { open: "Staat weer open.", done: "Besproken.", parked: "Bewaard voor later." },
  emptyAgenda: "Er staat niets op de agenda.",
  ask: "Waar wil jij het over hebben?",
  askWhy: "Dat weet ik nog niet: vraag het",
  failed: "Dit lukte niet. Probeer het nog een keer.",
} as const;

export const overview = {
  title: "Overzicht",
  dark: "Donker scherm",
  back: "Terug naar je kaart",
  since: (time: string) => `Begonnen om ${time}`,
  moments: (count: number) => (count === 1 ? "1 moment onthouden" : `${count} momenten onthouden`),
  cards: "Kaarten",
  here: "Hier ben je",
  knobs: "Probeer iets anders",
  forMe: "Voor mij",
  forMeHelp: "Deze kaarten zijn alleen voor jou.",
  show: "Toon kaarten",
} as const;

export const done = {
  title: "Klaar",
  text: "Je gesprek is gestopt. Alles is bewaard.",
  moments: (count: number) => (count === 1 ? "Je onthield 1 moment." : `Je onthield ${count} momenten.`),
  lookBack: "Nu 2 minuten terugkijken",
  later: "Straks",
  laterHelp: "Kies je Straks? Dan vind je het bij Nog terugkijken.",
  goOn: "Toch nog verder",
} as const;
