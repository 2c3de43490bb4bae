// Every screen, once at every size, with every ruler laid on it. Its states without content and with an error: states.
import { walk } from "./lib/look.mjs";
import { calm, fill, firstRun, going, shut, visit } from "./lib/screens.mjs";
import { test } from "./lib/test.mjs";

for (const [name, part] of Object.entries({ "with an open vault": calm, "in a conversation": going })) {
  test(`every screen ${name}`, async ({ startApp }) => {
    const app = await startApp();
    const screens = part(app, await fill(app));
    await walk(screens, (screen) => visit(app, screen));
  });
}

for (const [vault, screens] of Object.entries(shut)) {
  test(`every screen with the vault ${vault === "none" ? "not there" : vault}`, async ({ startApp }) => {
    const app = await startApp({ vault });
    await walk(screens, (screen) => visit(app, screen));
  });
}

test("every screen of a first run", async ({ startApp }) => {
  const app = await startApp({ vault: "none" });
  await walk(firstRun, (screen) => visit(app, screen));
});
