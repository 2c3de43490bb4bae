// The app in a page: its own vault, its own bridge, the size of a phone or a laptop.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { PASSPHRASE } from "../../lib/fixture.mjs";
import { bridges, freshFolder, startBridge } from "./bridge.mjs";
import { LATE, pass, ready, watch } from "./ready.mjs";
import { PHONE } from "./sizes.mjs";

/** A page with this content and nothing of the app: to try the rulers on. */
export async function blankPage(scene, html, size = PHONE) {
  const context = await scene.browser.newContext({ viewport: size });
  scene.after(() => context.close());
  const page = await context.newPage();
  await page.setContent(html);
  return page;
}

/** Makes a vault past the screens. Unless `offer`, its user has said that no recovery sheet is needed. */
async function create({ api }, offer) {
  await api("prefs_set", { left_handed: false, sheet_seen: true, welcomed: true });
  await api("vault_create", { passphrase: PASSPHRASE });
  if (!offer) await api("recovery_refuse", null);
}

/** Gives the data folder of a vault to copy, which still offers a recovery sheet or does not. It is made when first asked for. */
export function vaultToCopy(scene) {
  const make = async (offer) => {
    const folder = freshFolder(scene);
    const bridge = await startBridge(scene, folder);
    await create(bridge, offer);
    await bridge.stop();
    return folder.data;
  };
  const made = {};
  return (offer) => (made[offer] ??= make(offer));
}

/** Starts a bridge with a vault that is "open", "locked" or, with "none", not there. Gives it and its folder. */
async function startVault(scene, { vault, offer, program, readOnly }) {
  const folder = freshFolder(scene);
  const copied = vault !== "none" && !program;
  if (copied) cpSync(await scene.newVault(offer), folder.data, { recursive: true });
  const bridge = await startBridge(scene, folder, { program, readOnly });
  if (copied && vault === "open") await bridge.api("vault_unlock", { passphrase: PASSPHRASE });
  // Another program keeps its data where nothing can be copied to.
  if (vault !== "none" && program) await create(bridge, offer);
  return { folder, bridge };
}

/**
 * Starts the app. `vault`: "open" (made past the screen; the default), "locked" or "none". Without `offer` its user has said
 * that no recovery sheet is needed. `realTime`: the page's clock is the device's, and no test can move it. `readOnly` and
 * `program` are for its bridge.
 * At the end of the test nothing may have gone wrong in the page: no error, no refused resource, no request elsewhere.
 */
export async function startApp(scene, options = {}) {
  const { size = scene.size, vault = "open", expectErrors = false, touch = false, realTime = false, offer = false, program, readOnly } = options;
  const context = await scene.browser.newContext({ viewport: size, locale: "nl-NL", hasTouch: touch });
  scene.after(() => context.close());
  await context.addInitScript(watch, LATE);
  // The page's time goes on as always, and a test can move it.
  if (!realTime) await context.clock.install();
  const { folder, bridge } = await startVault(scene, { vault, offer, program, readOnly });

  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(`error in the page: ${error.message}`));
  const bridgeOf = (url) => URL.canParse(url) && bridges.get(new URL(url).origin);
  page.on("console", (line) => {
    // What a bridge that was ended on purpose does not answer any more is no fault of the page.
    if (line.type() === "error" && !bridgeOf(line.location().url)?.ended) problems.push(`on the console: ${line.text()}`);
  });
  page.on("request", (request) => {
    if (!bridgeOf(request.url())) problems.push(`a request elsewhere: ${request.url()}`);
  });
  if (!expectErrors) scene.after(() => assert.deepEqual(problems, []));

  const app = {
    page, context, folder, bridge, problems,
    api: (command, request) => app.bridge.api(command, request),
    /** Waits until what was asked for has come, was drawn, and nothing moves. */
    ready: () => ready(page),
    /** Makes it so many milliseconds later in the page. */
    pass: (time) => pass(page, time),
    /** Opens the first screen, as starting the app does. */
    async open() {
      // The address of before differs only after the #: without this the page would stay as it is.
      // A page that finds its vault locked loads itself anew: who goes elsewhere at that moment, goes after that.
      await page.goto("about:blank").catch(() => page.goto("about:blank"));
      await page.goto(app.bridge.address);
      await page.getByRole("heading", { level: 1 }).waitFor();
    },
    /** Starts another bridge on the same folder, and looks at that one from now on. */
    async again(options) {
      app.bridge = await startBridge(scene, folder, { program, ...options });
    },
    /** The app dies and is started again on the same folder. */
    async crash() {
      await app.bridge.kill();
      await app.again();
      await app.open();
    },
    button: (name) => page.getByRole("button", { name, exact: true }),
    link: (name) => page.getByRole("link", { name, exact: true }),
    field: (name) => page.getByRole("textbox", { name, exact: true }),
    heading: (name) => page.getByRole("heading", { level: 1, name, exact: true }),
    /** Waits until this screen's title is there. */
    on: (name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor(),
    async unlock() {
      await page.getByLabel("Wachtwoord", { exact: true }).fill(PASSPHRASE);
      await page.getByRole("button", { name: "Ontgrendel", exact: true }).click();
    },
  };
  return app;
}
