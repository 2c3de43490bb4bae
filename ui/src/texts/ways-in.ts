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
    whatThree: "Wachtwoord vergeten? Met twee van je drie bladen kom je er weer in.",
    unfinished: "Je was nog niet klaar, dus er is niets veranderd. Wat je net opschreef of afdrukte, werkt niet. Maak alleen dat stuk.",
    made: (day: string) => `Je herstelblad is van ${day}.`,
    three: (day: string) => `Je drie herstelbladen zijn van ${day}.`,
    none: "Je hebt nog geen herstelblad.",
    old: "Maak je een nieuw blad? Dan opent het oude de app niet meer.",
    oldThree: "Maak je nieuwe bladen? Dan openen de oude de app niet meer.",
    copies: "Een reservekopie van vóór die dag gaat nog open met wat je toen had. Maak eerst een nieuwe kopie, en dan dat papier stuk.",
    make: "Maak herstelblad",
    renew: "Maak nieuw blad",
    makeThree: "Maak drie bladen",
    renewThree: "Maak drie nieuwe bladen",
  },
  rehearse: {
    section: "Oefen het herstel",
    what: "Zie nu al of je er met je papier weer in komt. We oefenen op een kopie.",
    done: (day: string) => `Op ${day} werkte dit papier.`,
    not: "Je probeerde dit papier nog niet.",
    go: "Oefen het herstel",
  },
} as const;

/** Another wachtwoord. */
export const present = {
  field: "Je wachtwoord van nu",
  empty: "Vul eerst je wachtwoord van nu in.",
  fresh: "Je nieuwe wachtwoord",
} as const;

/** To who opened a vault without a herstelblad, or with one that was never tried. */
export const offer = {
  text: "Je hebt nog geen herstelblad. Vergeet je je wachtwoord, dan ben je alles kwijt.",
  make: "Maak herstelblad",
  rehearse: "Werkt je herstelblad echt? Oefen het één keer op een kopie. Later kan ook, bij Meer.",
  try: "Oefen het herstel",
  later: "Nu niet",
} as const;

export const sheet = {
  title: "Je herstelblad",
  titleThree: "Je drie herstelbladen",
  /** Of three sheets. */
  of: (n: number) => `Blad ${n} van 3`,
  why: "Wachtwoord vergeten? Met deze code kom je er toch weer in.",
  whyThree: "Wachtwoord vergeten? Met twee van je drie bladen kom je er toch weer in.",
  ask: "Typ eerst je wachtwoord. Dan maken we een nieuw blad.",
  askThree: "Typ eerst je wachtwoord. Dan maken we drie nieuwe bladen.",
  field: "Wachtwoord",
  make: "Maak blad",
  makeThree: "Maak bladen",
  making: "Even wachten…",
  paper: {
    title: "Herstelblad van de Kijk-en-doe-wijzer",
    made: (day: string) => `Gemaakt op ${day}.`,
    use: "Nodig? Open de app en kies: Wachtwoord vergeten?",
    typing: "Een 0 is een nul. Een 1 is het cijfer één.",
    danger: "Wie dit blad en je apparaat heeft, kan alles lezen.",
    rescue: "Start de app niet meer? Vraag je ICT-afdeling om het programma kdw-rescue. Typ de code zelf in.",
    belongs: "Dit blad hoort bij:",
    of: (n: number) => `Herstelblad ${n} van 3 van de Kijk-en-doe-wijzer`,
    useTwo: "Nodig? Open de app en kies: Wachtwoord vergeten? Je hebt twee van de drie bladen nodig.",
    dangerTwo: "Wie twee bladen en je apparaat heeft, kan alles lezen. Eén blad verraadt niets.",
    same: "De eerste twee tekens zijn op alle drie de bladen gelijk. Zo zie je dat ze bij elkaar horen.",
  },
  keep: "Druk het blad af of schrijf de code over. Leg het op een veilige plek, niet bij dit apparaat.",
  warn: "Maak er geen foto van. Ook geven we de code nooit aan een ander programma.",
  counts: "Het blad werkt pas als je de code hebt gecontroleerd.",
  countsThree: "De bladen werken pas als je ze alle drie hebt gecontroleerd.",
  written: "Controleer je papier",
  print: "Druk af",
  refuse: "Liever geen blad",
  three: "Liever drie bladen",
  later: "Nu niet",
  apart: "Geef elk blad een eigen plek: thuis, op je werk, of bij iemand die je vertrouwt.",
  choice: {
    title: "Drie bladen, twee zijn genoeg",
    text: "Vertrouw je één papier niet? Maak er drie. Met twee ervan kom je er weer in.",
    lost: "Raak je er één kwijt? Met de andere twee kom je er nog in. Maak dan wel nieuwe bladen. Wie er één vindt, heeft er niets aan.",
    make: "Maak drie bladen",
    one: "Toch één blad",
  },
  back: {
    title: "Klopt je papier?",
    titleOf: (n: number) => `Klopt blad ${n}?`,
    help: "Typ twee groepen over van je papier. Zo weet je zeker dat ze kloppen.",
    group: (n: number) => `Groep ${n}`,
    empty: (n: number) => `Typ groep ${n} over.`,
    save: "Bewaar blad",
    next: (n: number) => `Naar blad ${n}`,
    saveThree: "Bewaar de bladen",
    look: "Toon code",
  },
  done: {
    title: "Je herstelblad werkt",
    titleThree: "Je drie bladen werken",
    text: "Bewaar het papier goed. Een nieuw blad maak je bij Meer, onder Toegang.",
    textThree: "Bewaar elk blad op een eigen plek. Nieuwe bladen maak je bij Meer, onder Toegang.",
    old: "Je oude blad opent de app niet meer, maar een oude kopie nog wel. Maak dat blad dus stuk.",
    oldThree: "Je oude bladen openen de app niet meer, maar een oude kopie nog wel. Maak ze dus stuk.",
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

/** A code that is typed over from paper. */
export const typing = {
  field: "Code van je herstelblad",
  hint: "Zeven groepen van vijf. Kleine letters mogen ook.",
  empty: "Typ eerst de code over.",
  other: "Code van een tweede blad",
  otherHint: "Dit was één van je drie bladen. Pak er nog een bij.",
  otherEmpty: "Typ ook de code van een tweede blad over.",
  on: "Verder",
  checking: "Even wachten…",
} as const;

export const rehearsal = {
  title: "Oefen het herstel",
  help: "Stel, je wachtwoord is weg. Pak je herstelblad en typ de code over.",
  safe: "We proberen de code op een kopie en gooien die weer weg. Aan je gesprekken en je wachtwoord verandert niets.",
  try: "Probeer de code",
  trying: "Even wachten…",
  none: "Je hebt nog geen herstelblad. Maak er eerst een, dan kun je oefenen.",
  make: "Naar Toegang",
  done: {
    title: "Het werkt",
    text: (what: string) => `Met je papier ging de kopie open. Alles staat erin: ${what}.`,
    two: "Het derde blad was niet nodig. Oefen later eens met een ander paar.",
    back: "Leg je papier terug op zijn plek. Je wachtwoord is nog hetzelfde.",
    on: "Klaar",
  },
} as const;

export const forgotten = {
  title: "Wachtwoord vergeten?",
  help: "Typ de code over van je herstelblad. Daarna kies je een nieuw wachtwoord.",
  none: "Ik heb geen herstelblad",
  noneOther: "Ik heb geen tweede blad",
  choose: "Kies een nieuw wachtwoord",
  chooseHelp: "Je code klopt. Met je nieuwe wachtwoord kom je straks weer in de app.",
  still: "Je herstelblad blijft daarna gewoon werken.",
  open: "Bewaar en open",
} as const;

const inWords = new Intl.ListFormat("nl", { type: "conjunction" });

/** What is wrong with a code as it was typed, by the numbers that stand on the paper. */
export function misreadText({ signs, groups, swapped }: Omit<Misread, "second">): string {
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
  three: "Had je drie bladen? Dan zijn er twee genoeg. Vraag een blad terug bij wie er een voor je bewaart.",
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
