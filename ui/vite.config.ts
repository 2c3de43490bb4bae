import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { icons } from "./build/icons.ts";
import { leanSvelte } from "./build/lean-svelte.ts";
import { pruneTheme } from "./build/prune-theme.ts";

export default defineConfig({
  plugins: [
    // Short class names: the long hash of every component is half a kilobyte of script.
    svelte({ compilerOptions: { runes: true, discloseVersion: false, cssHash: ({ hash, filename }) => `s${hash(filename ?? "")}` } }),
    leanSvelte(),
    icons(),
    pruneTheme(),
  ],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  // One document, one stylesheet, one script to start with, and one for what seldom comes: see views/index.ts.
  build: {
    target: "safari16",
    modulePreload: false,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    // Svelte's custom elements are not used here; without this they come along for what they do when they are loaded.
    rollupOptions: { treeshake: { moduleSideEffects: (id) => !id.includes("/svelte/src/internal/client/dom/elements/custom-element") } },
    // 4% smaller than the built-in minifier. Not `pure_getters`: an effect reads some state only to depend on it.
    minify: "terser",
    terserOptions: { ecma: 2020, module: true, compress: { passes: 3, ecma: 2020, unsafe_arrows: true } },
  },
  // Runes need the client build of Svelte, also where there is no browser.
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
  test: { include: ["src/**/*.test.ts", "build/**/*.test.ts"], environment: "./build/test-environment.ts" },
});
