// A conversation that is going on, and the taps in it.
import { plan } from "../../lib/fixture.mjs";

/** Lets the deck hold these faces, more of them than a person may choose; `change` may touch the rest of the view. */
export async function withDeck(app, faces, change = () => {}) {
  await app.page.route("**/call/during_get", async (route) => {
    const answer = await route.fetch();
    const json = await answer.json();
    json.ok.value.faces = faces;
    change(json.ok.value);
    await route.fulfill({ response: answer, json });
  });
}

/** Starts a planned conversation past the screen and shows it. */
export async function startTalk(app, ids) {
  const { conversation } = ids ?? (await plan(app.api));
  await app.api("during_start", { conversation });
  await app.open();
  await app.button("Ga verder met je gesprek").click();
  await app.on("Tijdens het gesprek");
  await app.page.locator("h2, ul").first().waitFor();
  return conversation;
}

/** A tap on a button, by its name or as a locator: those within 300 ms of each other, or of a new screen, count as one. */
export async function tap(app, button) {
  const target = typeof button === "string" ? app.button(button) : button;
  await target.waitFor();
  await app.ready();
  await app.pass(300);
  await target.click();
}
