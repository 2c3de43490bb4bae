import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { icons } from "./build/icons.ts";
import { pruneTheme } from "./build/prune-theme.ts";

export default defineConfig({
  plugins: [svelte({ compilerOptions: { runes: true } }), icons(), pruneTheme()],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  // One document, one stylesheet, one script to start with, and one for every other area: see views/index.ts.
  build: {
    target: "safari16",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    // Which script needs which: scripts/bundle.mjs measures them.
    manifest: true,
  },
  // Runes need the client build of Svelte, also where there is no browser.
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
  test: { include: ["src/**/*.test.ts", "build/**/*.test.ts"], environment: "./build/test-environment.ts" },
});
