// Vitest in plain node, but with the modules as a browser gets them: runes then work as in the app.
import type { Environment } from "vitest/runtime";

export default {
  name: "kdw-client",
  viteEnvironment: "client",
  setup: () => ({ teardown() {} }),
} satisfies Environment;
