// What a professional does with the app, told once, for any window: a page in Chromium or the real one in WebKitGTK.
// A `hand` does it: click, type, choose, wait for a screen. `shot` is called on every screen on
// the way; its second argument says that what has focus must be in view.
import { PASSPHRASE } from "./fixture.mjs";

/** The recovery sheet goes on paper, and two groups of its code are typed back. Gives the code. */
export async function keepSheet(hand) {
  await hand.on("Je herstelblad");
  await hand.sees("Gemaakt op");
  const groups = (await hand.text()).match(/\b[0-9A-HJKMNP-TV-Z]{5}\b/g).slice(0, 7);
  await hand.shot("herstelblad");
  await hand.click("button", "Controleer je papier");
  await hand.on("Klopt je papier?");
  for (const name of await hand.fields()) await hand.type(name, groups[Number(name.replace("Groep ", "")) - 1].toLowerCase());
  await hand.shot("klopt-je-papier");
  await hand.click("button", "Bewaar blad");
  await hand.on("Je herstelblad werkt");
  await hand.shot("herstelblad-werkt");
  await hand.click("button", "Verder");
  return groups.join("-");
}

/** Three sheets instead of one, each on paper and typed back. Gives their codes. */
export async function keepThreeSheets(hand) {
  await hand.on("Je herstelblad");
  await hand.click("button", "Liever drie bladen");
  await hand.on("Drie bladen, twee zijn genoeg");
  await hand.click("button", "Maak drie bladen");
  const codes = [];
  for (const number of [1, 2, 3]) {
    await hand.on(`Blad ${number} van 3`);
    await hand.sees(`Herstelblad ${number} van 3`);
    const groups = (await hand.text()).match(/\b[0-9A-HJKMNP-TV-Z]{5}\b/g).slice(0, 7);
    codes.push(groups.join("-"));
    await hand.click("button", "Controleer je papier");
    await hand.on(`Klopt blad ${number}?`);
    for (const name of await hand.fields()) await hand.type(name, groups[Number(name.replace("Groep ", "")) - 1].toLowerCase());
    await hand.click("button", number < 3 ? `Naar blad ${number + 1}` : "Bewaar de bladen");
  }
  await hand.on("Je drie bladen werken");
  await hand.click("button", "Verder");
  return codes;
}

/** Goes without a recovery sheet. */
export async function refuseSheet(hand) {
  await hand.on("Je herstelblad");
  await hand.click("button", "Liever geen blad");
  await hand.on("Zonder herstelblad?");
  await hand.click("button", "Geen blad");
}

/** First run: a passphrase, a recovery sheet, a card, the first list. Gives the code of the sheet. */
export async function firstRun(hand) {
  await hand.on("Welkom");
  await hand.shot("welkom");
  await hand.click("button", "Verder");
  await hand.on("Alles blijft op dit apparaat");
  await hand.click("button", "Maak er een");
  await hand.sees("Jouw zes woorden");
  await hand.shot("zes-woorden");
  await hand.click("button", "Zelf kiezen");
  await hand.type("Kies je wachtwoord", PASSPHRASE);
  await hand.sees("Heel sterk");
  await hand.shot("wachtwoord");
  await hand.click("button", "Bewaar wachtwoord");
  const code = await keepSheet(hand);
  await hand.on("Probeer een kaart");
  await hand.shot("probeer-een-kaart");
  await hand.click("button", "Aan de slag");
  await hand.on("Gesprekken");
  await hand.sees("Voorbeeld");
  await hand.shot("gesprekken");
  return code;
}

/** The plan as it is typed on a phone: one question a page. */
export const PLAN = [
  ["Waarom nu, en waarom jij?", {
    "Wat is de aanleiding?": "De huur is twee maanden niet betaald",
    "Waarom ik?": "Ik ken het gezin van vorig jaar",
  }],
  ["Wil de ander dit gesprek?", {
    "Waarom zou de ander wel met mij willen praten?": "Er moet iets gebeuren voor de winter",
    "Waarom zou de ander niet met mij willen praten?": "Eerder beloofden wij te veel",
  }],
  ["Wat hangt ervan af?", {
    "Wat staat er op het spel?": "De woning, en rust in huis",
    "Waar kan het toe leiden?": "Een regeling met de verhuurder",
  }],
  ["Wie zijn jullie, en waar zit je?", {
    "Wie zijn we voor elkaar?": "Bekenden, nog geen vertrouwen",
    "Waar, en hoe zitten we?": "Aan de keukentafel, schuin naast elkaar",
  }],
];

/** Turns to the next page of the plan. */
async function next(hand, title) {
  await hand.click("button", "Volgende");
  await hand.on(title);
}

async function fill(hand, texts) {
  for (const [name, text] of Object.entries(texts)) await hand.type(name, text);
}

async function agenda(hand, field, items) {
  for (const [text, flag] of items) {
    await hand.type(field, text);
    await hand.click("button", "Zet erbij");
    await hand.sees(text);
    if (flag) await hand.click("button", flag, `Kies bij ${text}`);
  }
}

/** Prepares a home visit with a new person, on a phone, from the list to the door. */
export async function prepareHomeVisit(hand, label) {
  await hand.click("button", "Voorbereiden");
  await hand.on("Met wie praat je?");
  await hand.type("Wie is de ander?", label);
  await hand.click("button", "Voeg toe");
  await hand.sees(label);
  await hand.shot("met-wie");
  await next(hand, "Wanneer is het?");
  await hand.click("button", "Vandaag");
  await hand.shot("wanneer");
  await next(hand, "Wat voor gesprek is het?");
  await hand.choose("Soort gesprek", "Voortgang");
  await hand.choose("Waar of waarmee", "Huisbezoek");
  await hand.shot("wat-voor-gesprek");
  await next(hand, "Wat kom je doen?");
  await hand.choose("Wat kom je doen?", "Allebei");
  await hand.sees("Ik kom ook iets controleren.");
  await hand.shot("helpen-of-controleren");
  for (const [title, texts] of PLAN) {
    await next(hand, title);
    await fill(hand, texts);
    await hand.shot(title === PLAN[0][0] ? "aanleiding" : undefined);
  }
  await next(hand, "Wat wil jij bespreken?");
  await agenda(hand, "Nieuw punt van mij", [["De huur", "Mag de ander zien"], ["De kamer van de jongste", "Liever niet"]]);
  await hand.shot("agenda-van-mij");
  await next(hand, "Wat wil de ander bespreken?");
  await agenda(hand, "Nieuw punt van de ander", [["Rust", "Mag de ander zien"]]);
  await hand.shot("agenda-van-de-ander");
  await next(hand, "Wat moet het opleveren?");
  await fill(hand, { "Voor mij": "Een afspraak over de huur", "Voor de ander (denk ik)": "Minder zorgen" });
  await next(hand, "Wat willen jullie samen?");
  await fill(hand, { "Gezamenlijk doel": "In de woning blijven", "Eerste stap": "Samen de verhuurder bellen" });
  await hand.shot("samen-willen");
  await next(hand, "Hoe kijkt de ander, denk je?");
  await hand.click("button", "Wonen");
  await hand.choose("Zo kijkt de ander, denk ik", "Het lukt me niet meer. Help.");
  await hand.choose("Zo wil ik helpen", "Samen oefenen");
  await hand.shot("hoe-kijkt-de-ander");
  await next(hand, "Je stapel");
  await hand.shot("je-stapel");
  await next(hand, "Kaarten erbij");
  await hand.shot("kaarten-erbij");
  await next(hand, "Je eerste zin");
  await hand.type("Wat zeg je als eerste?", "Ik kom praten over de huur, en ik wil horen hoe het gaat.");
  await hand.click("button", "Voor de deur");
  await hand.on("Voor de deur");
  await hand.sees("Ik kom praten over de huur");
  await hand.shot("voor-de-deur");
}

/** Begins, from the door or the conversation itself; the first time a sheet asks to be silent. */
export async function begin(hand, first) {
  await hand.click("button", "Start gesprek");
  if (first) {
    await hand.sees("Niet storen staat aan");
    await hand.shot("voor-je-begint");
    await hand.click("button", "Start gesprek");
  }
  await hand.on("Tijdens het gesprek");
}

/** A tap during a conversation: taps within 300 ms of each other, or of a new screen, count as one. */
export async function tap(hand, name) {
  await hand.gap();
  await hand.click("button", name);
}

/** The joint agenda: the other adds words of their own, and what comes first is put first. */
async function together(hand) {
  await hand.on("Samen kijken");
  await hand.shot("samen-kijken");
  await hand.gap();
  await hand.clickRow("Onze agenda");
  await hand.sees("Hier liever niet over");
  await tap(hand, "Jouw woorden");
  await hand.type("Jouw woorden", "De bel doet het niet");
  await hand.shot("jouw-woorden");
  await tap(hand, "Zet erbij");
  await hand.sees("Dit is van mij");
  await tap(hand, "De bel doet het niet omhoog");
  await hand.sees("De bel doet het niet is omhoog gezet.");
  await hand.shot("onze-agenda");
  await tap(hand, "Kaarten");
  await hand.sees("De bel doet het niet");
}

/** Holds it: the agenda, a moment, stuck and on, looking together. Leaves on the third card. */
export async function during(hand) {
  await hand.sees("De huur");
  await hand.shot("tijdens-agenda");
  await tap(hand, "Volgende");
  await tap(hand, "Zeg het zo");
  await tap(hand, "Onthoud");
  await hand.sees("Onthouden");
  await hand.shot("tijdens-kaart");
  await tap(hand, "Stroef");
  await hand.sees("Komen we zo verder?");
  await hand.shot("stroef");
  await tap(hand, "Kader");
  await hand.sees("Kader ·");
  await hand.shot("stroef-kaart");
  await tap(hand, "Terug");
  await tap(hand, "Samen");
  await together(hand);
  await tap(hand, "Stop samen kijken");
  await hand.on("Even rust");
  await hand.shot("even-rust");
  await tap(hand, "Verder");
  await hand.on("Tijdens het gesprek");
  await tap(hand, "Volgende");
}
