// How the browser suite runs: the interface over the real core in Debian's Chromium.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { CHROMIUM } from "./e2e/lib/chromium.mjs";
import { LAPTOP, PHONE, SIZES } from "./e2e/lib/sizes.mjs";

const only = Boolean(process.env.ONLY);
const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../target", import.meta.url));
/** How long one thing may be waited for before something must be wrong. Not how fast anything has to be: see bench/. */
const PATIENCE = 30_000;

export default defineConfig({
  testDir: "e2e",
  outputDir: `${target}/test/traces`,
  fullyParallel: true,
  forbidOnly: true,
  // A retry hides a test that fails without reason: that is a fault of the test, and is mended.
  retries: 0,
  workers: availableParallelism(),
  timeout: 20 * PATIENCE,
  expect: { timeout: PATIENCE, toPass: { timeout: PATIENCE, intervals: [25] } },
  reporter: [["list"], ["./e2e/lib/report.mjs"]],
  use: {
    actionTimeout: PATIENCE,
    navigationTimeout: PATIENCE,
    // Of what is on the page at every step only where one test is looked at: it takes half as much time again.
    trace: { mode: "retain-on-failure", snapshots: only, screenshots: only, sources: only },
    screenshot: "only-on-failure",
    launchOptions: CHROMIUM,
  },
  // The walk takes longest, so it comes first: every screen, once at every size; in its states on a phone and a laptop.
  projects: [
    ...Object.entries(SIZES).map(([name, size]) => {
      const states = size === PHONE || size === LAPTOP;
      return { name, testMatch: ["walk.test.mjs", ...(states ? ["states.test.mjs"] : [])], use: { size } };
    }),
    { name: "app", testIgnore: ["walk.test.mjs", "states.test.mjs"] },
  ],
});
