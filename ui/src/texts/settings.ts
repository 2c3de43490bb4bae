export const settings = {
  title: "Meer",
  during: "In gesprek",
  leftHanded: "Linkshandig",
  leftHandedHelp: "De knoppen in een gesprek staan dan gespiegeld.",
  safety: "Veiligheid",
  lockHelp: "Vergrendelen sluit je gegevens af. Je hebt dan je wachtwoord nodig.",
  lock: "Vergrendel nu",
  keys: "Toetsen",
  keyList: [
    ["Alt + 1, 2, 3", "Gesprekken, Kaarten, Meer"],
    ["Ctrl + N", "Nieuw gesprek"],
    ["Ctrl + F", "Zoeken"],
    ["Ctrl + Enter", "Volgende stap"],
    ["Ctrl + Z", "Ongedaan maken"],
    ["Ctrl + Shift + L", "Vergrendelen"],
    ["Esc", "Terug"],
  ],
  about: "Over deze app",
} as const;

export const about = {
  title: "Over deze app",
  version: (version: string) => `Versie ${version}`,
  text: "De Kijk-en-doe-wijzer helpt je kijken, vragen en leren.",
  local: "Alles wat je schrijft blijft versleuteld op dit apparaat.",
  licence: "Licentie",
  licenceText: "Deze app is vrij te gebruiken onder de licentie EUPL-1.2.",
  made: "Gemaakt met",
  parts: [
    ["NL Design System", "EUPL-1.2"],
    ["Noto Sans", "OFL-1.1"],
    ["Tabler Icons", "MIT"],
    ["Svelte", "MIT"],
    ["Tauri", "MIT en Apache-2.0"],
  ],
} as const;
