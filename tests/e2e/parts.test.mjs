// A date and a time that are typed in parts: stored once they are whole or left, and never half.
import assert from "node:assert/strict";
import { LAPTOP } from "./lib/sizes.mjs";
import { expect, test } from "./lib/test.mjs";

/** A plan at its first step. `stored` is every value that was ever stored of this field. */
async function planning(startApp, field) {
  const app = await startApp({ size: LAPTOP });
  app.conversation = await app.api("conversation_create", { start: "plan", people: [] });
  await app.api("participant_add", { conversation: app.conversation, whom: { kind: "new", value: "Meneer Kade" }, part: "other" });
  app.stored = [];
  app.page.on("request", (request) => {
    if (!request.url().endsWith("/call/conversation_set")) return;
    const { change } = request.postDataJSON();
    if (change.field === field) app.stored.push(change.value);
  });
  await app.open();
  await app.page.locator("li").getByRole("button", { name: /Meneer Kade/ }).first().click();
  await app.on("Gesprek");
  await app.page.getByRole("button", { name: /^(Voorbereiden|Plan aanpassen)$/ }).first().click();
  await app.on("Waarom praten jullie?");
  app.now = async () => (await app.api("conversation_get", { conversation: app.conversation }))[field];
  return app;
}

/** Types over what stands in a field, key by key, and waits until what that stores is stored. */
async function type(app, label, text) {
  await app.field(label).selectText();
  await app.field(label).pressSequentially(text);
  await app.ready();
}

test("a time is stored when it is whole, and is taken away by one Ctrl+Z", async ({ startApp }) => {
  const app = await planning(startApp, "planned_time");
  await app.field("Uur").pressSequentially("09");
  await app.field("Minuten").pressSequentially("30");
  await app.ready();
  assert.deepEqual(app.stored, ["09:30"]);
  await app.field("Minuten").blur();
  await app.ready();
  assert.deepEqual(app.stored, ["09:30"], "leaving it stores nothing more");
  await app.page.keyboard.press("Control+z");
  await expect(app.field("Uur")).toHaveValue("");
  assert.equal(await app.now(), null);
});

test("a time that is changed never passes one that no one meant, and a short one counts when it is left", async ({ startApp }) => {
  const app = await planning(startApp, "planned_time");
  await type(app, "Uur", "10");
  await type(app, "Minuten", "30");
  await type(app, "Uur", "11");
  await type(app, "Minuten", "45");
  await app.ready();
  assert.deepEqual(app.stored, ["10:30", "11:30", "11:45"]);
  await type(app, "Uur", "1");
  await app.ready();
  assert.equal(await app.now(), "11:45", "1 may become 12");
  // Its parts are emptied on the way to another time: not stored either.
  await type(app, "Minuten", "5");
  await app.field("Minuten").blur();
  await expect.poll(app.now).toBe("01:05");
  assert.deepEqual(app.stored.slice(3), ["01:05"]);
});

test("a year is not complained of while it is typed, and what is said then is about the year", async ({ startApp }) => {
  const app = await planning(startApp, "planned_on");
  const said = app.page.locator(".utrecht-form-field-error-message");
  await app.field("Dag").pressSequentially("3");
  await app.field("Maand").pressSequentially("12");
  for (const digit of "26") {
    await app.field("Jaar").pressSequentially(digit);
    await app.ready();
    assert.equal(await said.count(), 0);
  }
  await app.field("Jaar").blur();
  await expect(said).toRead("Schrijf het jaar met vier cijfers.");
  assert.deepEqual(app.stored, []);
  await type(app, "Jaar", "2026");
  await app.field("Jaar").blur();
  await expect.poll(app.now).toBe("2026-12-03");
  assert.equal(await said.count(), 0);

  await type(app, "Dag", "31");
  await type(app, "Maand", "02");
  await expect(said).toRead("Deze datum bestaat niet. Kijk de dag en de maand na.");
  assert.equal(await app.now(), "2026-12-31", "what stood there stays");
  // Locking while the field has focus leaves it as well.
  await type(app, "Maand", "1");
  await app.button("Vergrendelen").click();
  await app.on("Welkom terug");
  assert.deepEqual(app.stored, ["2026-12-03", "2026-12-31", "2026-01-31"]);
});
