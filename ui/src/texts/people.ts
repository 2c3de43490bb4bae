/** Choosing with whom. */
export const people = {
  list: "Bij dit gesprek",
  part: (label: string) => `Wie is ${label} in dit gesprek?`,
  first: "Wie is de ander?",
  another: "Komt er nog iemand bij?",
  help: "Kies een woord dat jij herkent. Een naam hoeft niet.",
  anotherHelp: "Bijvoorbeeld een partner, een tolk of een collega.",
  add: "Voeg toe",
  known: "Al bekend",
  knownOne: (label: string) => `${label}, al bekend`,
  same: "Je kent al iemand met dit woord.",
  sameKnown: "Dezelfde persoon",
  sameNew: "Iemand anders",
  more: (n: number) => `En nog ${n}. Typ verder om te zoeken.`,
  remove: (label: string) => `Haal ${label} weg`,
  added: (label: string) => `${label} is erbij gezet.`,
} as const;
