// The real app with a home of its own: whatever it writes, it writes where the test can find it.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openWindow } from "./webdriver.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");

export const BINARY = join(TARGET, "debug/kdw");

/**
 * A fresh home, and the environment that keeps the app inside it. The app finds its own data folder there.
 * At the end of the test every window on it is closed and the home is removed.
 */
export function freshHome(t) {
  const home = mkdtempSync(join(tmpdir(), "kdw-smoke-"));
  const own = (name, mode = 0o755) => {
    const folder = join(home, name);
    mkdirSync(folder, { mode });
    return folder;
  };
  const env = {
    PATH: process.env.PATH,
    DISPLAY: process.env.DISPLAY,
    DBUS_SESSION_BUS_ADDRESS: process.env.DBUS_SESSION_BUS_ADDRESS,
    GDK_BACKEND: "x11",
    NO_AT_BRIDGE: "1",
    LIBGL_ALWAYS_SOFTWARE: "1",
    LANG: "C.UTF-8",
    HOME: home,
    XDG_DATA_HOME: own("data"),
    XDG_CONFIG_HOME: own("config"),
    XDG_CACHE_HOME: own("cache"),
    XDG_STATE_HOME: own("state"),
    XDG_RUNTIME_DIR: own("run", 0o700),
    TMPDIR: own("tmp"),
  };
  const windows = [];
  const end = async () => {
    for (const window of windows) await window.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  t?.after(end);
  return { home, env, windows, end };
}

/** Starts the app on its home. `extra` is added to its environment; `before` goes before its command. */
export async function startApp(home, extra = {}, before = []) {
  const window = await openWindow(BINARY, { ...home.env, ...extra }, before);
  home.windows.push(window);
  return window;
}
