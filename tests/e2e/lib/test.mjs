// A test of the interface: what it may ask for, and what it can wait for.
import { expect as base, test as plain } from "@playwright/test";
import { blankPage, startApp, vaultToCopy } from "./app.mjs";
import { freshFolder, startBridge } from "./bridge.mjs";
import { scene } from "./scene.mjs";
import { PHONE } from "./sizes.mjs";

/** Runs what needs a scene, and ends that scene. */
async function inScene(things, use) {
  const all = scene(things);
  await use(all);
  await all.end();
}

export const test = plain.extend({
  /** The size of what is on screen where a test asks for no other. */
  size: [PHONE, { option: true }],
  /** What stands before every bridge, and starts it. */
  program: [undefined, { option: true }],
  /** Gives a vault as it is when it was just made: made once, and copied by every test that begins with one. */
  newVault: [async ({}, use) => inScene({}, (all) => use(vaultToCopy(all))), { scope: "worker" }],
  scene: async ({ browser, newVault, size }, use) => inScene({ browser, newVault, size }, use),
  /** Starts the app in a page, see `startApp` in app.mjs. */
  startApp: async ({ scene, program }, use) => use((options) => startApp(scene, { program, ...options })),
  /** A page with this content and nothing of the app: to try the rulers on. */
  blankPage: async ({ scene }, use) => use((html, size) => blankPage(scene, html, size)),
  freshFolder: async ({ scene }, use) => use(() => freshFolder(scene)),
  startBridge: async ({ scene }, use) => use((folder, options) => startBridge(scene, folder, options)),
});

export const expect = base.extend({
  /** Whether this can be read in the element; the places where a word may break do not count. */
  async toRead(locator, text) {
    const is = this.isNot ? base(locator).not : base(locator);
    await is.toContainText(text, { useInnerText: true });
    return { pass: !this.isNot };
  },
});

/** Waits until the answer is true. To ask may fail meanwhile: what is asked about is not there yet. */
export const eventually = (ask, what) => base(async () => base(await ask(), what).toBeTruthy()).toPass();
