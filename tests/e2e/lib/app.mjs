// The app in a page: its own vault, its own bridge, the size of a phone or a laptop.
import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { PASSPHRASE } from "../../lib/fixture.mjs";
import { bridges, freshFolder, startBridge } from "./bridge.mjs";
import { pass, ready, watch } from "./ready.mjs";

export const PHONE = { width: 360, height: 740 };
export const SMALL = { width: 320, height: 568 };
export const SIDEWAYS = { width: 740, height: 360 };
export const LAPTOP = { width: 1366, height: 768 };
export const SIZES = { "320×568": SMALL, "360×740": PHONE, "740×360": SIDEWAYS, "1366×768": LAPTOP };

const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

let browser;
async function sharedBrowser() {
  browser ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
  return browser;
}
export const closeBrowser = async () => (await browser)?.close();
after(closeBrowser);

/** A page with this content and nothing of the app: to try the rulers on. */
export async function blankPage(t, html, size = PHONE) {
  const context = await (await sharedBrowser()).newContext({ viewport: size });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.setContent(html);
  return page;
}

/**
 * Starts the app. Without `offer` its user has said that no recovery sheet is needed. `realTime`: the page's clock is the device's, and no test can move it. `vault`: "open" (made past the screen; the default), "locked" or "none".
 * At the end of the test nothing may have gone wrong in the page: no error, no refused resource, no request elsewhere.
 */
export async function startApp(t, options = {}) {
  const { size = PHONE, vault = "open", folder = freshFolder(t), expectErrors = false, touch = false, readOnly = false, realTime = false, offer = false } = options;
  const context = await (await sharedBrowser()).newContext({ viewport: size, locale: "nl-NL", hasTouch: touch });
  t.after(() => context.close());
  await context.addInitScript(watch);
  // The page's time goes on as always, and a test can move it.
  if (!realTime) await context.clock.install();
  const bridge = await startBridge(t, folder, { readOnly });
  if (vault !== "none") {
    await bridge.api("prefs_set", { left_handed: false, sheet_seen: true, welcomed: true });
    await bridge.api("vault_create", { passphrase: PASSPHRASE });
    if (!offer) await bridge.api("recovery_refuse", null);
  }
  if (vault === "locked") await bridge.api("vault_lock", null);

  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
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
  if (!expectErrors) t.after(() => assert.deepEqual(problems, []));

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
      await page.goto("about:blank");
      await page.goto(app.bridge.address);
      await page.getByRole("heading", { level: 1 }).waitFor();
    },
    /** The app dies and is started again on the same folder. */
    async crash() {
      await app.bridge.kill();
      app.bridge = await startBridge(t, folder);
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
