import type { ErrorCode, Holds } from "../bindings/api";
import { fullDate, momentWords } from "../components/dates";

const size = (bytes: number): string => {
  const mb = bytes / 1_000_000;
  return mb < 1 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${mb.toLocaleString("nl-NL", { maximumFractionDigits: 1 })} MB`;
};
const count = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

export const backups = {
  title: "Reservekopie",
  help: "Een reservekopie is één bestand met al je gesprekken. Het zit op slot, net als de app.",
  place: {
    section: "Waar",
    none: "Kies een map die niet op dit apparaat staat. Bijvoorbeeld op een stick of op het netwerk.",
    why: "Gaat dit apparaat stuk of raakt het kwijt? Dan heb je de kopie nog.",
    gone: "Deze map is er nu niet. Sluit de stick aan of kies een andere map.",
    choose: "Kies een map",
    other: "Andere map",
    same: "Deze map staat op hetzelfde apparaat. Gaat dat stuk of raakt het kwijt? Dan is je kopie ook weg. Een stick of het netwerk is beter.",
    shared: "Deze map wordt gesynchroniseerd, dus je kopieën komen ook ergens anders te staan. Ze zitten op slot. Oude kopieën kunnen daar langer blijven.",
  },
  daily: "Elke dag een kopie",
  dailyHelp: "Dat gaat vanzelf, als je voor het eerst op een dag ontgrendelt.",
  rotation: "We bewaren de laatste kopie van 7 dagen, 4 weken en 12 maanden, en niets dat ouder is dan een jaar.",
  trouble: "De vorige keer ging het mis.",
  make: "Maak een kopie",
  making: "Even wachten…",
  progress: "Zo ver is je kopie",
  meanwhile: "Je kunt gewoon doorgaan met schrijven.",
  made: "Je kopie is klaar. We lazen hem terug: alles staat erin.",
  list: "Jouw kopieën",
  none: "Je hebt nog geen reservekopie.",
  last: (at: string) => `Je laatste kopie is van ${momentWords(at)}.`,
  away: "Geen van je kopieën staat nu in zijn map.",
  proved: "Na het maken lazen we elke kopie terug. Alles stond erin.",
  of: momentWords,
  file: (name: string, bytes: number) => `${name} (${size(bytes)})`,
  absent: "Dit bestand staat nu niet in de map.",
  elsewhere: (folder: string) => `In de map ${folder}`,
  more: (n: number) => `Nog ${count(n, "kopie", "kopieën")}`,
  lost: "Deze kopieën zijn er nu niet. Zijn ze kwijt? Dan kun je ze van de lijst halen.",
  someLost: "Niet alle kopieën zijn er nu. Zijn die kwijt? Dan kun je ze van de lijst halen.",
  forget: "Haal van de lijst",
  forgetTitle: "Van de lijst halen?",
  forgetOf: (folder: string) => `Uit de map ${folder}`,
  forgetText: "De app weet dan niet meer dat deze kopieën er waren. Vindt iemand ze, dan gaan ze nog open met je wachtwoord of herstelblad van toen.",
  stay: "Laat staan",
  forgotten: "Deze kopieën staan niet meer op de lijst.",
  old: "Deze kopie is ouder dan een jaar. Je kunt hem verwijderen.",
  former: "Gaat open met je wachtwoord of herstelblad van die dag.",
  changed: "Je laatste kopie gaat open met je wachtwoord of herstelblad van die dag, precies zo getypt. Maak een nieuwe.",
  noSheet: "Je hebt geen herstelblad. Dan gaat een kopie alleen open met je wachtwoord.",
  toSheet: "Naar Toegang",
  remove: "Verwijder",
  removeTitle: "Deze kopie verwijderen?",
  removeText: "Het bestand gaat voorgoed weg. Je gesprekken in de app blijven.",
  keep: "Bewaar hem",
  removed: "De kopie is verwijderd.",
  aside: "Apart gezet",
  asideHelp: "Dit stond in de app voordat je een kopie terugzette. Het blijft tot je het verwijdert.",
  back: "Een kopie terugzetten",
  backHelp: "Kies hierboven een kopie, of kies een bestand.",
  backElsewhere: "Op een ander apparaat kies je bij het begin: Ik heb een reservekopie.",
  backFile: "Kies een bestand",
  putBack: "Zet terug",
  renew: "Je reservekopieën gaan nog open met wat je eerst had. Maak een nieuwe kopie.",
} as const;

export const putBack = {
  title: "Kopie terugzetten",
  then: [
    "Alles in de app wordt zoals het toen was.",
    "Wat je daarna schreef, zetten we apart. Zo kun je weer terug.",
    "Wat je daarna voorgoed wiste, blijft weg. Ook wat na 30 dagen uit de prullenbak ging.",
    "Ontgrendelen blijft gaan zoals nu.",
  ],
  leave: "Laat alles staan",
  other: "Wil je deze kopie toch hier? Vergrendel de app. Kies dan Wachtwoord vergeten?, Ik heb geen herstelblad, Begin opnieuw. Wat hier staat, bewaren we apart.",
  stopped: "Het terugzetten is gestopt, want er is iets gewist of vergrendeld. Hier is niets veranderd. Probeer het nog een keer.",
  done: (at: string) => `Je gesprekken zijn weer zoals toen. Deze kopie is van ${momentWords(at)}.`,
  aside: "Wat er net nog stond, vind je bij Reservekopie, onder Apart gezet.",
} as const;

/** Something was erased that these backups can hold. */
export const clearing = {
  held: (n: number) => `Het is gewist in de app. In ${count(n, "kopie", "kopieën")} kan het nog staan.`,
  first: (left: number) => `We maken eerst een nieuwe kopie. Daarna verwijderen we deze. Je houdt er ${left} over.`,
  aside: "Dat is wat je apart zette.",
  nowhere: "Er is nu geen map voor een nieuwe kopie. Sluit eerst de stick aan of kies een map. Dan kun je opruimen.",
  away: (n: number) => `Van ${count(n, "kopie", "kopieën")} staat het bestand nu niet in de map. Verwijder die later zelf, hieronder in de lijst.`,
  clear: "Ruim op",
  clearing: "Even wachten…",
  done: "Opgeruimd. Ook in deze kopieën staat het niet meer.",
  partly: "Opgeruimd wat er nu is.",
} as const;

/** How much is in it. */
export const held = ({ conversations, people }: Holds): string =>
  `${count(conversations, "gesprek", "gesprekken")} met ${count(people, "persoon", "personen")}`;

export const restoring = {
  title: "Reservekopie terugzetten",
  help: "Kies het bestand van je kopie. De naam begint met reservekopie.",
  choose: "Kies een bestand",
  other: "Ander bestand",
  chosen: (name: string) => `Gekozen: ${name}`,
  secret: "Wachtwoord of code van je herstelblad",
  secretHelp: "Zoals het was toen je deze kopie maakte.",
  empty: "Vul je wachtwoord of de code van je herstelblad in.",
  wrong: "Dit past niet bij deze kopie. Gebruik het wachtwoord van toen, of de code van je herstelblad.",
  gone: "Dit bestand is er niet meer. Sluit de stick aan of kies een ander bestand.",
  look: "Kijk wat erin zit",
  looking: "Even wachten…",
  found: "Dit zit erin",
  made: (at: string) => `De kopie is van ${momentWords(at)}.`,
  holds: (holds: Holds): string => {
    const [{ first, last }, what] = [holds, held(holds)];
    if (!first || !last) return `Er zitten nog geen gesprekken in.`;
    return first === last ? `${what}, van ${fullDate(first)}.` : `${what}, van ${fullDate(first)} tot en met ${fullDate(last)}.`;
  },
  act: "Zet terug",
  acting: "Even wachten…",
  done: {
    title: "Je kopie is terug",
    text: "We hebben alles nagekeken. Je gesprekken zijn zoals ze waren.",
    secret: "Ontgrendelen doe je met het wachtwoord van toen. Weet je dat niet? Kies dan bij het ontgrendelen: Wachtwoord vergeten?",
    next: "Maak straks ook hier een reservekopie, bij Meer.",
    on: "Naar je gesprekken",
  },
} as const;

/** Everything in one file. */
export const takeAll = {
  title: "Alles meenemen",
  help: "Je krijgt één bestand met al je gesprekken. Je hebt de app niet nodig om het te openen.",
  what: "Handig als je wilt nakijken wat je bewaart, of als je met de app stopt. Terugzetten kan niet: daarvoor is een reservekopie.",
  others: "Er staat iets in over iedereen over wie je schreef. Vraagt iemand wat je bewaart? Geef dan niet dit bestand. Meld de vraag meteen bij je organisatie: die geeft antwoord.",
  sealed: "Met een wachtwoord",
  needs: "Om het te openen heb je een extra programma nodig, zoals age of rage. Vraag eerst je ICT-afdeling of je dat krijgt.",
  field: "Kies een wachtwoord voor dit bestand",
  own: "Neem een ander wachtwoord dan dat van de app.",
  lost: "Raak je dit wachtwoord kwijt, dan gaat het bestand nooit meer open.",
  save: "Kies waar het komt",
  open: "Zonder wachtwoord",
  openHelp: "Dan kan iedereen die het bestand vindt alles lezen.",
  openGo: "Bewaar zonder wachtwoord",
  ask: {
    title: "Zonder wachtwoord bewaren?",
    text: "Wie dit bestand vindt, kan al je gesprekken lezen. Gooi je het weg, dan is het soms nog terug te halen. Kies geen map in de cloud, zoals OneDrive. Op je werk horen Bureaublad en Documenten daar vaak ook bij.",
    back: "Toch niet",
    sure: "Zonder wachtwoord",
  },
  busy: "Even wachten…",
  file: (day: string, sealed: boolean): string => `kijk-en-doe-wijzer-${day}.zip${sealed ? ".age" : ""}`,
  done: {
    title: "Je bestand is klaar",
    all: (conversations: number) => `Er ${conversations === 1 ? "zit" : "zitten"} ${count(conversations, "gesprek", "gesprekken")} in, ook wat in de prullenbak ligt. We lazen het bestand terug: alles staat erin.`,
    size: (bytes: number) => `(${size(bytes).replace(" ", "\u00a0")})`,
    sealed: "Het gaat open met het wachtwoord dat je net koos, in elk programma dat age kent.",
    open: "Het zit niet op slot. Bewaar het op een veilige plek en gooi het weg als je klaar bent.",
    later: "Wis je later iets in de app? In dit bestand blijft het staan.",
    how: "Zo open je het",
    guide: "Bewaar de uitleg erbij",
    guideHelp: "Met de uitleg erbij weet je later ook zonder de app hoe het open gaat.",
    guided: "De uitleg is bewaard.",
  },
  errors: {
    backup_failed: "We konden het bestand niet maken. Je gesprekken zijn veilig, kies een andere plek.",
    backup_folder_gone: "Die plek is er niet meer. Sluit de stick aan of kies een andere plek.",
    backup_folder_read_only: "Op die plek mogen we niets bewaren. Kies een andere plek.",
    backup_folder_full: "Op die plek is geen ruimte meer. Kies een andere plek.",
    backup_stopped: "Het is gestopt, want er is iets gewist of vergrendeld. Probeer het opnieuw.",
  } as Partial<Record<ErrorCode, string>>,
} as const;
