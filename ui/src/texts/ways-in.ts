import type { Misread } from "../bindings/api";

const SIGNS = 35;

export const waysIn = {
  title: "Toegang",
  passphrase: {
    section: "Wachtwoord",
    help: "Kies een nieuw wachtwoord als iemand het kan weten. Aan je gesprekken verandert niets.",
    go: "Wijzig wachtwoord",
    title: "Wachtwoord wijzigen",
    old: "Daarna werkt je oude wachtwoord niet meer.",
    save: "Bewaar wachtwoord",
    done: "Je nieuwe wachtwoord is bewaard. Het oude werkt niet meer.",
    sheet: "Je herstelblad blijft gewoon werken.",
  },
  sheet: {
    section: "Herstelblad",
    what: "Wachtwoord vergeten? Met de code op je herstelblad kom je er weer in.",
    made: (day: string) => `Je herstelblad is van ${day}.`,
    none: "Je hebt nog geen herstelblad.",
    old: "Maak je een nieuw blad? Dan opent het oude de app niet meer.",
    copies: "Een reservekopie van vóór die dag gaat nog open met het oude blad. Maak eerst een nieuwe kopie, en dan dat blad stuk.",
    make: "Maak herstelblad",
    renew: "Maak nieuw blad",
  },
} as const;

/** Another wachtwoord. */
export const present = {
  field: "Je wachtwoord van nu",
  empty: "Vul eerst je wachtwoord van nu in.",
  fresh: "Je nieuwe wachtwoord",
} as const;

/** To who opened a vault without a herstelblad. */
export const offer = {
  text: "Je hebt nog geen herstelblad. Vergeet je je wachtwoord, dan ben je alles kwijt.",
  make: "Maak herstelblad",
  later: "Nu niet",
} as const;

export const sheet = {
  title: "Je herstelblad",
  why: "Wachtwoord vergeten? Met deze code kom je er toch weer in.",
  ask: "Typ eerst je wachtwoord. Dan maken we een nieuw blad.",
  field: "Wachtwoord",
  make: "Maak blad",
  making: "Even wachten…",
  paper: {
    title: "Herstelblad van de Kijk-en-doe-wijzer",
    made: (day: string) => `Gemaakt op ${day}.`,
    use: "Nodig? Open de app en kies: Wachtwoord vergeten?",
    typing: "Een 0 is een nul. Een 1 is het cijfer één.",
    danger: "Wie dit blad en je apparaat heeft, kan alles lezen.",
    belongs: "Dit blad hoort bij:",
  },
  keep: "Druk het blad af of schrijf de code over. Leg het op een veilige plek, niet bij dit apparaat.",
  warn: "Maak er geen foto van. Ook geven we de code nooit aan een ander programma.",
  written: "Controleer je papier",
  print: "Druk af",
  refuse: "Liever geen blad",
  later: "Nu niet",
  back: {
    title: "Klopt je papier?",
    help: "Typ twee groepen over van je papier. Zo weet je zeker dat ze kloppen.",
    group: (n: number) => `Groep ${n}`,
    empty: (n: number) => `Typ groep ${n} over.`,
    save: "Bewaar blad",
    look: "Toon code",
  },
  done: {
    title: "Je herstelblad werkt",
    text: "Bewaar het papier goed. Een nieuw blad maak je bij Meer, onder Toegang.",
    old: "Je oude blad opent de app niet meer, maar een oude kopie nog wel. Maak dat blad dus stuk.",
    on: "Verder",
  },
  without: {
    title: "Zonder herstelblad?",
    text: "Vergeet je je wachtwoord? Dan gaan je gesprekken nooit meer open. Ook wij kunnen ze niet openen.",
    later: "Je kunt later toch een blad maken, bij Meer, onder Toegang.",
    back: "Toch een blad",
    sure: "Geen blad",
  },
} as const;

export const forgotten = {
  title: "Wachtwoord vergeten?",
  help: "Typ de code over van je herstelblad. Daarna kies je een nieuw wachtwoord.",
  field: "Code van je herstelblad",
  hint: "Zeven groepen van vijf. Kleine letters mogen ook.",
  empty: "Typ eerst de code over.",
  on: "Verder",
  checking: "Even wachten…",
  none: "Ik heb geen herstelblad",
  choose: "Kies een nieuw wachtwoord",
  chooseHelp: "Je code klopt. Met je nieuwe wachtwoord kom je straks weer in de app.",
  still: "Je herstelblad blijft daarna gewoon werken.",
  open: "Bewaar en open",
} as const;

const inWords = new Intl.ListFormat("nl", { type: "conjunction" });

/** What is wrong with a code as it was typed, by the numbers that stand on the paper. */
export function misreadText({ signs, groups, swapped }: Misread): string {
  const numbers = groups.map((place) => `${place + 1}`);
  const [first = "1"] = numbers;
  if (swapped) {
    return numbers.length === 2
      ? `Groep ${inWords.format(numbers)} staan op elkaars plek. Draai ze om.`
      : "De groepen staan niet op volgorde. Begin bij groep 1.";
  }
  if (signs !== SIGNS) {
    return `Je typte ${signs} tekens, op je blad staan er ${SIGNS}. Kijk groep ${first} na.`;
  }
  if (numbers.length === 1) return `Groep ${first} klopt niet. Kijk die nog eens na.`;
  return numbers.length < 5
    ? `Groep ${inWords.format(numbers)} kloppen niet. Kijk ze nog eens na.`
    : "Bijna geen enkele groep klopt. Heb je het goede blad?";
}

export const shutForGood = {
  title: "Je gegevens blijven dicht",
  text: "Dat is heel vervelend. Zonder wachtwoord en zonder blad kan niemand ze openen. Ook wij niet.",
  gone: {
    title: "Waar je niet meer bij kunt",
    items: ["Je gesprekken en je afspraken.", "Je voornemens en wat je ervan leerde."],
  },
  left: {
    title: "Wat je nog hebt",
    items: ["Alle kaarten.", "Wat je afdrukte of zelf ergens anders bewaarde."],
  },
  later: "We wissen niets. Vind je het blad terug? Dan gaat alles weer open. Ook als je het wachtwoord weer weet.",
  again: {
    title: "Opnieuw beginnen",
    text: "Je begint met een lege app, of met een reservekopie. Je oude gegevens bewaren we apart, op dit apparaat.",
    go: "Begin opnieuw",
    ask: "Wil je opnieuw beginnen?",
    sure: "Je oude gegevens krijgen een andere naam. Er wordt niets gewist.",
    not: "Nog niet",
  },
  done: {
    title: "Je kunt opnieuw beginnen",
    text: (name: string) => `Je oude gegevens staan nu in de map ${name}.`,
    help: "Kies nu een wachtwoord voor je nieuwe gegevens.",
    go: "Kies wachtwoord",
    restore: "Ik heb een reservekopie",
  },
} as const;
