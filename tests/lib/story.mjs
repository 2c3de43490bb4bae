// The second half of the story: looking back, the next conversation with the same person, finding it again, the lock.
import { PASSPHRASE } from "./fixture.mjs";
import { tap } from "./loop.mjs";

export const INTENTION = { body: "De volgende keer laat ik langer stilte vallen.", line: "Laat langer stilte vallen" };

/** Stops the running conversation and looks back in two minutes. */
export async function stopAndLookBack(hand) {
  await tap(hand, "Stoppen");
  await hand.on("Klaar");
  await hand.shot("klaar");
  await hand.click("button", "Nu 2 minuten terugkijken");
  await hand.on("Terugkijken");
  await hand.type("Wat ging goed?", "We belden samen de verhuurder");
  await hand.type("Wat ging minder?", "Ik praatte te snel");
  await hand.type("Waar twijfel je over?", "Of de regeling haalbaar is");
  await hand.type("Wat doe je de volgende keer?", INTENTION.body);
  await hand.type("Zo staat het op je kaart", INTENTION.line);
  await hand.sees("Dit past op je kaart.");
  await hand.shot("kort-terugkijken");
  await hand.click("button", "Klaar met terugkijken");
  await hand.on("Gesprekken");
}

/** What is open to do differently, and the person with whom it will be tried. */
export async function openIntention(hand, label) {
  await hand.click("button", "Leren");
  await hand.on("Voornemens");
  await hand.sees(INTENTION.body);
  await hand.sees(`Met ${label}`);
  await hand.shot("voornemens");
  await hand.click("button", "Gesprekken");
  await hand.on("Gesprekken");
}

/** The next conversation with someone known: the intention stands on top of the plan, at the door and in the deck. */
export async function secondTime(hand, label) {
  await hand.click("button", "Voorbereiden");
  await hand.on("Met wie praat je?");
  await hand.click("button", `${label}, al bekend`);
  await hand.sees("Dit nam je je voor");
  await hand.sees(INTENTION.body);
  await hand.shot("tweede-plan");
  await hand.click("button", "Gesprek");
  await hand.on("Gesprek");
  await hand.shot("gesprek");
  await hand.click("button", "Start gesprek");
  await hand.on("Tijdens het gesprek");
  for (let card = 0; card < 4; card++) await tap(hand, "Volgende");
  await hand.sees("Voor mij");
  await tap(hand, "Voor mij");
  await hand.sees(INTENTION.line);
  await hand.shot("tijdens-voornemen");
}

/** Looks back at length on the second conversation: the five questions, what was agreed, how the intention went. */
export async function lookBackCalmly(hand) {
  await tap(hand, "Stoppen");
  await hand.on("Klaar");
  await hand.click("button", "Nu 2 minuten terugkijken");
  await hand.on("Terugkijken");
  await hand.choose("Hoe wil je terugkijken?", "Uitgebreid");
  await hand.sees("De vijf vragen");
  await hand.choose("Je voornemen van vorige keer", "Paste deels");
  await hand.shot("uitgebreid-terugkijken");
  await hand.click("button", "Afspraak erbij");
  await hand.type("Wat spraken jullie af?", "Volgende week samen naar de verhuurder");
  await hand.shot("afspraak", true);
  await hand.click("button", "Klaar met terugkijken");
  await hand.on("Gesprekken");
  await hand.shot("gesprekken-na-afloop");
}

/** Finds a word again, whatever its accents, goes to where it stands, and gives what was agreed there to the other. */
export async function search(hand) {
  await hand.click("button", "Zoeken");
  await hand.on("Zoeken");
  await hand.type("Wat zoek je?", "verhuur");
  await hand.sees("keer gevonden");
  await hand.sees("We belden samen de verhuurder");
  await hand.shot("zoeken");
  await hand.clickRow("Afspraak");
  await hand.on("Terugkijken");
  await hand.shot("gevonden", true);
  await hand.click("button", "Geef mee");
  await hand.on("Geef mee");
  await hand.sees("Volgende week samen naar de verhuurder");
  await hand.shot("geef-mee");
}

/** Locks, sees the cards without unlocking, and comes back in. */
export async function lockAndReturn(hand) {
  await hand.keys("Control", "Shift", "L");
  await hand.on("Welkom terug");
  await hand.shot("slot");
  await hand.click("button", "Kaarten bekijken");
  await hand.on("Kaarten");
  await hand.sees("Wat willen we samen bereiken?");
  await hand.shot("kaarten-zonder-ontgrendelen");
  await hand.click("button", "Ontgrendelen");
  await hand.on("Welkom terug");
  await unlock(hand);
}

/** Unlocks; a conversation that was going on comes back at once. */
export async function unlock(hand, to = "Gesprekken") {
  await hand.type("Wachtwoord", PASSPHRASE);
  await hand.click("button", "Ontgrendel");
  await hand.on(to);
}

/** Deletes a conversation, and has it back from the bin. */
export async function binAndBack(hand, label) {
  await hand.clickRow(`Wis gesprek: ${label}`);
  await hand.sees("Wil je dit gesprek wissen?");
  await hand.shot("wissen");
  await hand.click("button", "Wis gesprek");
  await hand.sees(`Gewist: ${label}.`);
  await hand.click("button", "Prullenbak");
  await hand.on("Prullenbak");
  await hand.sees("nog 30 dagen");
  await hand.shot("prullenbak");
  await hand.clickRow("Zet terug");
  await hand.sees("De prullenbak is leeg.");
  await hand.click("button", "Gesprekken");
  await hand.on("Gesprekken");
}

/** Everyone who is known, and the conversations with one of them. */
export async function people(hand, label) {
  await hand.click("button", "Mensen");
  await hand.on("Mensen");
  await hand.sees("2 gesprekken");
  await hand.shot("mensen");
  await hand.clickRow(label);
  await hand.on("Gesprekken samen");
  await hand.shot("persoon");
}

async function card(hand) {
  await hand.click("button", "Kaarten");
  await hand.on("Kaarten");
  await hand.choose("De drie kernvragen", "Wat willen we samen bereiken?");
  await hand.on("Kaart");
}

/** The screens that the loop itself does not pass, two of them in the dark. */
export async function otherScreens(hand) {
  await hand.click("button", "Kaarten");
  await hand.on("Kaarten");
  await hand.shot("kaarten");
  await card(hand);
  await hand.click("button", "Zeg het zo");
  await hand.shot("kaart");
  await hand.keys("Escape");
  await hand.on("Kaarten");
  await hand.click("button", "Meer");
  await hand.on("Meer");
  await hand.shot("meer");
  await hand.click("button", "Alles meenemen Eén bestand om te lezen, ook zonder de app");
  await hand.on("Alles meenemen");
  await hand.shot("alles-meenemen");
  await hand.click("button", "Terug");
  await hand.on("Meer");
  await hand.click("button", "Over deze app");
  await hand.on("Over deze app");
  await hand.shot("over-deze-app");
  await hand.click("button", "Meer");
  await hand.on("Meer");
  await hand.choose("Kleuren", "Donker");
  await card(hand);
  await hand.shot("kaart-donker");
  await hand.keys("Escape");
  await hand.on("Kaarten");
  await hand.click("button", "Gesprekken");
  await hand.on("Gesprekken");
  await hand.shot("gesprekken-donker");
}

/** Tries the way back with what is on paper, and makes three sheets of one. */
export async function wayBack(hand, code) {
  const more = async (row) => {
    await hand.click("button", "Meer");
    await hand.on("Meer");
    await hand.click("button", row);
  };
  await more("Oefen het herstel Zie of je herstelblad werkt");
  await hand.on("Oefen het herstel");
  await hand.type("Code van je herstelblad", code);
  await hand.shot("oefen-het-herstel");
  await hand.click("button", "Probeer de code");
  await hand.on("Het werkt");
  await hand.shot("herstel-geoefend");
  await hand.click("button", "Klaar");
  await hand.on("Meer");
  await more("Toegang Wachtwoord en herstelblad");
  await hand.on("Toegang");
  await hand.shot("toegang");
  await hand.click("button", "Maak drie nieuwe bladen");
  await hand.on("Drie bladen, twee zijn genoeg");
  await hand.shot("drie-bladen");
  await hand.click("button", "Maak drie bladen");
  await hand.type("Wachtwoord", PASSPHRASE);
  await hand.click("button", "Maak bladen");
  await hand.on("Blad 1 van 3");
  await hand.sees("Herstelblad 1 van 3");
  await hand.shot("blad-1-van-3");
}

/** Backups: no folder yet, and one that was made; `call` asks the core what the system's dialog would have said. */
export async function backup(hand, call, folder) {
  const open = async () => {
    await hand.click("button", "Meer");
    await hand.on("Meer");
    await hand.click("button", "Reservekopie Voor als dit apparaat stuk of weg is");
    await hand.on("Reservekopie");
  };
  await open();
  await hand.shot("reservekopie");
  await call("backup_folder_set", { folder });
  await hand.click("button", "Terug");
  await hand.on("Meer");
  await open();
  await hand.click("button", "Maak een kopie");
  await hand.sees("Je kopie is klaar. We lazen hem terug: alles staat erin.");
  await hand.shot("reservekopie-gemaakt");
}
