/** Samen kijken: the other holds or sees the screen. Every word here is for two. */
export const together = {
  title: "Samen kijken",
  turn: "Draai beeld",
  stop: "Stop samen kijken",
  agenda: "Onze agenda",
  agendaHelp: "Zet samen bovenaan wat eerst komt.",
  list: "Hier praten we over",
  previous: "Vorige",
  next: "Volgende",
  cards: "Kaarten",
  empty: "Er is nu niets om samen te zien.",
  nothing: "Hier staat nog niets.",
  own: "Dit is van mij",
  skip: "Hier liever niet over",
  aside: "Nu niet",
  edit: "Wijzig",
  editWhat: (what: string) => `Wijzig: ${what}`,
  remove: "Haal weg",
  removeWhat: (what: string) => `Haal weg: ${what}`,
  removed: (what: string) => `‘${what}’ is weggehaald.`,
  add: "Zet erbij",
  keep: "Bewaar",
  cancel: "Niet doen",
  noWords: "Schrijf eerst iets op.",
  neutral: "Even rust",
  goOn: "Verder",
} as const;

/** How the other is addressed at the one field of this screen. */
export const toOther = {
  jij: { words: "Jouw woorden", ask: "Wat wil jij bespreken?", help: "Het komt er precies zo te staan als jij het zegt." },
  u: { words: "Uw woorden", ask: "Wat wilt u bespreken?", help: "Het komt er precies zo te staan als u het zegt." },
} as const;

/** What the other said of an item, for wherever the agenda is read back. */
export function saidOf({ own, skip }: { own: boolean; skip: boolean }): string[] {
  return [...(own ? ["van de ander zelf"] : []), ...(skip ? ["liever niet, zegt de ander"] : [])];
}
