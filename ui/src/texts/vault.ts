import type { StrengthLevel } from "../bindings/api";

export const welcome = {
  skip: "Sla over",
  on: "Verder",
  have: "Ik heb een reservekopie",
  hello: {
    title: "Welkom",
    text: "Deze app helpt je bij gesprekken met mensen. Vooral als het even stroef gaat.",
    loop: [
      { icon: "intention", name: "Voorbereiden", text: "Je bedenkt waarom en waarover jullie praten." },
      { icon: "cards", name: "In gesprek", text: "Je hebt korte vragen bij de hand." },
      { icon: "look", name: "Terugkijken", text: "Je kiest wat je de volgende keer doet." },
    ],
  },
  keep: {
    title: "Alles blijft op dit apparaat",
    text: "Er gaat niets naar internet. Je leidinggevende kijkt niet mee.",
    warning: "Hierna maak je een herstelblad, voor als je het wachtwoord vergeet.",
    choose: "Kies je wachtwoord",
    hint: "Minstens 14 tekens. Een zin werkt het best.",
    make: "Bewaar wachtwoord",
    making: "Even wachten…",
    left: (n: number) => (n === 1 ? "Nog 1 teken." : `Nog ${n} tekens.`),
    empty: "Vul eerst een wachtwoord in.",
    spaced: "Je wachtwoord begint of eindigt met een spatie, en die telt mee. Bedoel je dat, kies dan dezelfde knop nog een keer.",
  },
  made: {
    draw: "Maak er een",
    title: "Jouw zes woorden",
    help: "Schrijf ze op en bewaar ze op een veilige plek. Een verhaaltje helpt je ze te onthouden.",
    ready: "Typ ze over",
    again: "Andere woorden",
    own: "Zelf kiezen",
    back: "Typ je zes woorden over",
    backHelp: "Met een spatie ertussen. Zo weet je zeker dat ze kloppen.",
    look: "Toon woorden",
    other: "Dit zijn niet de zes woorden. Kijk ze nog eens na.",
  },
  card: {
    title: "Probeer een kaart",
    text: "Begin met terugkijken. Kaarten in het gesprek komen later.",
    start: "Aan de slag",
  },
} as const;

/** A wachtwoord that is typed twice. */
export const repeat = {
  field: "Typ dit wachtwoord nog een keer",
  empty: "Typ dit wachtwoord nog een keer.",
  other: "Dit is niet twee keer hetzelfde. Typ het nog eens.",
} as const;

export const strengths: Record<StrengthLevel, string> = {
  weak: "Zwak: dit is makkelijk te raden.",
  fair: "Redelijk: maak het langer.",
  strong: "Sterk: dit is moeilijk te raden.",
  very_strong: "Heel sterk: dit raadt niemand.",
};

export const lockScreen = {
  title: "Welkom terug",
  tagline: "Kijk samen. Vraag door. Leer ervan.",
  field: "Wachtwoord",
  show: "Toon",
  hide: "Verberg",
  capsLock: "Caps Lock staat aan.",
  unlock: "Ontgrendel",
  unlocking: "Even wachten…",
  forgotten: "Wachtwoord vergeten?",
  cards: "Kaarten bekijken",
  cardsHelp: "De kaarten kun je altijd bekijken. Ook zonder wachtwoord.",
  empty: "Vul je wachtwoord in.",
} as const;
