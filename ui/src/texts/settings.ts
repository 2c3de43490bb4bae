import type { AboutPage } from "../bindings/api";

export const settings = {
  title: "Meer",
  look: "Weergave",
  theme: "Kleuren",
  themes: { system: "Zoals je apparaat", light: "Licht", dark: "Donker", contrast: "Hoog contrast" },
  size: "Grootte van de tekst",
  during: "In gesprek",
  address: "Op kaarten spreek je de ander aan met",
  addressHelp: "Kaarten hebben voor allebei een eigen tekst.",
  addresses: [
    { value: "jij", label: "jij" },
    { value: "u", label: "u" },
  ],
  switches: [
    { key: "dark_screen", label: "Donker scherm", help: "Dan geeft je scherm in een gesprek weinig licht." },
    { key: "left_handed", label: "Linkshandig", help: "De knoppen in een gesprek staan dan gespiegeld." },
    { key: "letter_keys", label: "Losse letters als toets", help: "Bijvoorbeeld S voor Samen. Zet dit uit als je per ongeluk typt." },
  ],
  writing: "Schrijven",
  writingHelp: "De app let mee op systeemtaal en op gegevens die iemand herkenbaar maken. Dat gebeurt alleen op dit apparaat.",
  hints: "Waar wil je hints?",
  hintFields: [
    { key: "plan", label: "Plan" },
    { key: "agenda", label: "Agenda" },
    { key: "look_back", label: "Terugkijken" },
    { key: "agreements", label: "Afspraken" },
    { key: "intentions", label: "Voornemens" },
  ],
  safety: "Veiligheid",
  access: "Toegang",
  accessHelp: "Wachtwoord en herstelblad",
  backups: "Reservekopie",
  backupsHelp: "Voor als dit apparaat stuk of weg is",
  lockHelp: "Vergrendelen sluit je gegevens af. Je hebt dan je wachtwoord nodig.",
  lock: "Vergrendel nu",
  bin: "Prullenbak",
  keys: "Toetsen",
  keyList: [
    ["Alt + 1, 2, 3, 4", "Gesprekken, Kaarten, Leren, Meer"],
    ["Ctrl + N", "Nieuw gesprek"],
    ["Ctrl + F", "Zoeken"],
    ["Ctrl + Enter", "Volgende stap"],
    ["Ctrl + Z", "Ongedaan maken"],
    ["Ctrl + +, −, 0", "Tekst groter, kleiner, gewoon"],
    ["Ctrl + Shift + L", "Vergrendelen"],
    ["→ ←", "Volgende en vorige kaart"],
    ["G, M, S, O, D", "In gesprek: Stroef, Onthoud, Samen, Overzicht, Donker"],
    ["Esc", "Terug"],
  ],
  about: "Over deze app",
} as const;

export const about = {
  pages: {
    app: "Over deze app",
    method: "Over de methode",
    storage: "Wat de app bewaart",
    accessibility: "Toegan\u00adkelijkheid",
    licences: "Licenties",
  } satisfies Record<AboutPage, string>,
} as const;
