import type { ExportForm, ExportKind } from "../bindings/api";

/** What leaves the vault. */
export const takeAway = {
  open: "Neem mee",
  titles: {
    handout: "Geef mee",
    agreements: "Afspraken kopiëren",
    calendar: "Zet in je agenda",
    plan: "Plan meenemen",
    look_back: "Terugblik meenemen",
  } satisfies Record<ExportKind, string>,
  help: {
    handout: "Dit blad is voor de ander. Er staat geen naam op.",
    agreements: "Plak deze tekst in je eigen systeem. Er staat geen naam in.",
    calendar: "Je agenda toont alleen ‘Gesprek’ en de tijd.",
    plan: "Je plan, om te lezen op papier.",
    look_back: "Je terugblik, om te bewaren of te bespreken.",
  } satisfies Record<ExportKind, string>,
  label: "Zet de naam erbij",
  labelHelp: "Doe dit alleen als niemand meekijkt.",
  print: "Print",
  copy: "Kopieer tekst",
  save: { html: "Bewaar pagina", text: "Bewaar tekst", calendar: "Bewaar afspraak" } satisfies Record<ExportForm, string>,
  copied: "De tekst staat op je klembord.",
  saved: "Het bestand is bewaard.",
  noPlace: "Hier mag de app geen bestand zetten. Kies een andere map.",
  outside: "Wat je meeneemt staat buiten de app en is niet versleuteld. Bewaar het goed.",
} as const;
