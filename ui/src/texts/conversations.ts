import type { Period } from "../bindings/api";

export const conversations = {
  title: "Gesprekken",
  search: "Zoeken",
  start: "Nieuw gesprek",
  plan: "Voorbereiden",
  now: "Nu een gesprek",
  lookBack: "Terugkijken",
  lookBackLong: "Terugkijken zonder plan",
  running: "Je bent in gesprek",
  resume: "Ga verder met je gesprek",
  upcoming: "Komend",
  toLookBack: "Nog terugkijken",
  earlier: "Eerder",
  example: "Voorbeeld",
  nobody: "Nog niemand gekozen",
  at: (day: string, time: string) => `${day} om ${time}`,
  noDate: "Nog geen datum",
  empty: "Je hebt nog geen gesprekken. Bereid er een voor.",
  filtered: "Er is niets met deze keuze.",
  showAll: "Toon alles",
  filter: "Kies wat je ziet",
  person: "Met wie",
  anyone: "Iedereen",
  period: "Wanneer",
  always: "Altijd",
  remove: "Wis gesprek",
  removeOf: (who: string) => `Wis gesprek: ${who}`,
  keep: "Niet wissen",
  removeTitle: "Wil je dit gesprek wissen?",
  removeText: "Je kunt het terughalen tot de app vergrendelt.",
  removed: (who: string) => `Gewist: ${who}.`,
} as const;

export const periods: Record<Period, string> = {
  week: "Afgelopen week",
  month: "Afgelopen maand",
  year: "Afgelopen jaar",
};

export const search = {
  title: "Zoeken",
  field: "Wat zoek je?",
  help: "Zoek in alles wat je hebt opgeschreven.",
  nothing: "Niets gevonden. Probeer een ander woord.",
  found: (n: number) => (n === 1 ? "1 keer gevonden" : `${n} keer gevonden`),
  least: "Typ minstens twee letters.",
} as const;
