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

/** Those who are known already. */
export const known = {
  title: "Mensen",
  empty: "Je kent hier nog niemand. Dat komt met je eerste gesprek.",
  facts: (n: number, day: string | null) =>
    [n === 0 ? "Geen gesprekken" : n === 1 ? "1 gesprek" : `${n} gesprekken`, day && `laatste: ${day}`].filter(Boolean).join(" · "),
  one: "Gesprekken samen",
  none: "Er is nu geen gesprek met deze persoon.",
  label: "De naam",
  rename: "Andere naam",
  save: "Bewaar",
  noLabel: "Vul een woord in dat jij herkent.",
  renamed: "De nieuwe naam is bewaard.",
  merge: "Samenvoegen",
  mergeWith: "Voeg samen met",
  mergeNow: "Voeg samen",
  choose: "Kies iemand",
  mergeTitle: "Is dit dezelfde persoon?",
  mergeText: (gone: string, keep: string) => `Alle gesprekken met ${gone} worden gesprekken met ${keep}. De naam ${gone} verdwijnt.`,
  merged: (gone: string) => `Samengevoegd: ${gone}.`,
} as const;
