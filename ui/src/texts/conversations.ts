import type { Period } from "../bindings/api";
import { fullDate } from "../components/dates";

export const conversations = {
  title: "Gesprekken",
  people: "Mensen",
  search: "Zoeken",
  bin: "Prullenbak",
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
  more: (left: number) => (left === 1 ? "Toon er nog 1" : `Toon meer, nog ${left}`),
  filter: "Kies wat je ziet",
  filterSearch: "Kies waar je zoekt",
  lens: "Bril",
  anyLens: "Alle brillen",
  person: "Met wie",
  anyone: "Iedereen",
  period: "Wanneer",
  always: "Altijd",
  removeOf: (who: string) => `Wis gesprek: ${who}`,
  removed: (who: string) => `Gewist: ${who}.`,
} as const;

/** Before something goes. */
export const removal = {
  title: "Wil je dit gesprek wissen?",
  text: "Je hebt 30 dagen om het terug te halen.",
  keep: "Niet wissen",
  remove: "Wis gesprek",
  erase: "Wis nu voorgoed",
  eraseTitle: "Wil je dit voorgoed wissen?",
  eraseText: "Dit en alles wat erbij hoort verdwijnt. Je kunt het niet meer terughalen.",
  /** In how many backups it can stand, until when, and how many of those stay until they are removed. */
  held: (n: number, until: string | null, stay: number) => {
    const goes = n === 1 ? "gaat die" : stay === 0 ? "gaan die" : n - stay === 1 ? "gaat er 1" : `gaan er ${n - stay}`;
    const stays = n === 1 ? "Die blijft" : stay === n ? "Die blijven" : stay === 1 ? "Eén blijft" : `Er blijven er ${stay}`;
    return [
      `In ${n === 1 ? "1 reservekopie" : `${n} reservekopieën`} kan dit nog staan.`,
      until ? `Zolang je nieuwe kopieën maakt, ${goes} vanzelf weg, uiterlijk op ${fullDate(until)}.` : "",
      stay > 0 ? `${stays} tot je die verwijdert.` : "",
    ].filter(Boolean).join(" ");
  },
  clear: (n: number) => (n === 1 ? "Ruim daarna ook die kopie op" : "Ruim daarna ook die kopieën op"),
  clearHelp: "Je gaat dan naar je kopieën.",
  erased: "Het is voorgoed gewist.",
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
  tooLong: "Dit is te lang om te zoeken. Typ een of twee woorden.",
  found: (n: number) => (n === 1 ? "1 keer gevonden" : `${n} keer gevonden`),
  least: "Typ minstens twee letters.",
} as const;
