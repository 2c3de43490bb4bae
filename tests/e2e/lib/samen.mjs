// Samen kijken, opened as two people would, and read as the core holds it.
import { lookBack, plan } from "../../lib/fixture.mjs";
import { PHONE } from "./sizes.mjs";
import { tap } from "./talk.mjs";
import { eventually } from "./test.mjs";

export const SHOWN = { mine_shown: "De huur", theirs_shown: "Rust in huis" };
let count = 0;
export const word = (kind) => SHOWN[kind] ?? `kanarie${kind}${count++}`;

/** A second conversation with someone, full of words that the other may not see, and running. */
export async function running(startApp, size = PHONE) {
  const app = await startApp({ size });
  const first = await plan(app.api, word, "kanarielabel");
  await app.api("during_start", { conversation: first.conversation });
  await app.api("during_stop", { conversation: first.conversation });
  await lookBack(app.api, first, word, "kanarieregel");
  await app.bridge.later(60 * 24);
  const second = await plan(app.api, word, "kanarieander");
  const whom = { kind: "known", value: first.person };
  await app.api("participant_add", { conversation: second.conversation, whom, part: "partner" });
  for (const card of ["h2", "e1"]) await app.api("deck_add", { conversation: second.conversation, card });
  await app.api("during_start", { conversation: second.conversation });
  await app.open();
  await app.button("Ga verder met je gesprek").click();
  await app.button("Samen").waitFor();
  await app.ready();
  return Object.assign(app, { conversation: second.conversation, ids: second.agenda });
}

/** The joint agenda as the core holds it. */
export const joint = async (app) => (await app.api("together_get", { conversation: app.conversation, formal: false })).agenda;
export const bodies = async (app) => (await joint(app)).map(({ body }) => body);
export const becomes = (app, wanted) => eventually(async () => (await bodies(app)).join() === wanted.join(), `the agenda is ${wanted}`);
export const shared = (app) => app.page.getByRole("button", { name: /^Onze agenda/ });

/** Samen kijken, with the joint agenda open. */
export async function atAgenda(startApp, size) {
  const app = await running(startApp, size);
  await tap(app, "Samen");
  await tap(app, shared(app));
  await app.page.getByRole("list", { name: "Hier praten we over" }).waitFor();
  return app;
}

export const item = (app, body) => app.page.getByRole("listitem").filter({ hasText: body });
/** A tap on what the other says of an item. */
export async function says(app, body, label) {
  await tap(app, item(app, body).getByRole("button", { name: label, exact: true }));
}
export async function write(app, words) {
  await tap(app, "Jouw woorden");
  await app.field("Jouw woorden").fill(words);
  await tap(app, "Zet erbij");
  await item(app, words).waitFor();
}
export const fields = (app) => app.page.locator("input, textarea, select, [contenteditable]").count();
export const focused = (app) => app.page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.getAttribute("aria-label"));

export const everything = (page) =>
  page.evaluate(() => {
    const values = [...document.querySelectorAll("*")].flatMap((e) => [...e.attributes].map((a) => a.value));
    const fields = [...document.querySelectorAll("input, textarea")].map((e) => e.value);
    return [document.title, location.href, document.documentElement.outerHTML, ...values, ...fields].join("\n");
  });
