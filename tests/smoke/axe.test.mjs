// axe in the real window: the main screens, in every theme, as a phone and as a laptop. UX criterion 16.
import assert from "node:assert/strict";
import test from "node:test";
import { fill } from "../e2e/lib/screens.mjs";
import { PASSPHRASE } from "../lib/fixture.mjs";
import { tap } from "../lib/loop.mjs";
import { unlock } from "../lib/story.mjs";
import { freshHome, startApp } from "./lib/app.mjs";
import { violations } from "./lib/axe.mjs";

const THEMES = ["light", "dark", "contrast"];
const SIZES = [[360, 740], [1366, 768]];

/** A window on a filled vault, and the way to measure what it shows. */
async function filled(t) {
  const me = await startApp(freshHome(t));
  const faults = [];
  let seen = 0;
  const axe = async (title, name = title, themes = THEMES) => {
    await me.on(title);
    await me.settle();
    seen += 1;
    for (const fault of await violations(me, themes, name)) faults.push(`${name}, ${fault}`);
  };
  await axe("Welkom");
  await me.click("button", "Verder");
  await me.on("Alles blijft op dit apparaat");
  await me.click("button", "Bewaar wachtwoord");
  await me.sees("Kijk dit nog even na");
  await axe("Alles blijft op dit apparaat", "a form with an error");
  const api = (command, request) => me.call(command, request);
  const { prefs } = await api("app_status", null);
  await api("prefs_set", { ...prefs, sheet_seen: true, welcomed: true });
  await api("vault_create", { passphrase: PASSPHRASE });
  const { coming } = await fill({ api });
  await me.reload();
  return { me, api, axe, coming, faults, seen: () => seen };
}

for (const [width, height] of SIZES) {
  test(`axe has no complaint in the window at ${width} px, in any theme`, async (t) => {
    const { me, api, axe, coming, faults, seen } = await filled(t);
    await me.resize(width, height);
    const home = async () => {
      await me.reload();
      await me.on("Gesprekken");
    };
    await axe("Gesprekken");
    await me.click("button", "Zoeken");
    await me.type("Wat zoek je?", "tekst");
    await me.sees("keer gevonden");
    await axe("Zoeken");
    await home();
    await me.click("button", "Mensen");
    await axe("Mensen");
    await me.click("button", "Leren");
    await axe("Voornemens");
    await me.click("button", "Kaarten");
    await axe("Kaarten");
    await me.choose("De drie kernvragen", "Wat willen we samen bereiken?");
    await axe("Kaart");
    await home();
    await me.click("button", "Meer");
    await axe("Meer");
    await me.click("button", "Prullenbak");
    await axe("Prullenbak");
    await me.click("button", "Meer");
    await me.click("button", "Over deze app");
    await axe("Over deze app");
    await home();
    await me.clickRow("Familie Brink");
    await axe("Gesprek");
    await me.click("button", "Plan aanpassen");
    await axe(width < 1024 ? "Met wie praat je?" : "Waarom praten jullie?", "plan");
    await home();
    await me.clickRow("Familie Brink");
    await me.click("button", "Voor de deur");
    await axe("Voor de deur");
    await home();
    await me.clickRow("Meneer Kade");
    await me.click("button", "Terugblik bekijken");
    await axe("Terugkijken");

    await api("during_start", { conversation: coming.conversation });
    await home();
    await me.click("button", "Ga verder met je gesprek");
    await axe("Tijdens het gesprek", "agenda");
    await tap(me, "Volgende");
    await axe("Tijdens het gesprek", "card");
    await tap(me, "Stroef");
    await axe("Tijdens het gesprek", "stuck");
    await tap(me, "Terug");
    await tap(me, "Samen");
    await axe("Samen kijken", "Samen kijken", ["light"]);
    await me.gap();
    await me.clickRow("Onze agenda");
    await me.sees("Zet samen bovenaan");
    await axe("Samen kijken", "Samen kijken, agenda", ["light"]);
    await tap(me, "Stop samen kijken");
    await axe("Even rust");
    await tap(me, "Verder");
    await tap(me, "Stoppen");
    await axe("Klaar");
    await api("vault_lock", null);
    await me.reload();
    await axe("Welkom terug");
    await unlock(me);
    assert.deepEqual(faults, []);
    assert.ok(seen() >= 20, `${seen()} screens`);
  });
}

test("axe finds a button without a name in the window, too", async (t) => {
  const me = await startApp(freshHome(t));
  await me.on("Welkom");
  await me.run(`() => { document.querySelector("main").append(document.createElement("button")); }`);
  const found = await violations(me, ["light"], "Welkom");
  assert.ok(found.some((one) => one.includes("button-name")), found.join("\n"));
});
