// What a person does outside the page: the system's own dialogs and windows, through the keyboard and the display.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { until } from "../../lib/poll.mjs";

const run = promisify(execFile);

/** Hands for the display of this home. */
export function desktop({ env }) {
  const xdotool = async (...args) => (await run("xdotool", args, { env })).stdout.trim();
  const find = async (title) => (await xdotool("search", "--onlyvisible", "--name", `^${title}$`).catch(() => "")).split("\n").filter(Boolean);
  return {
    /** Waits for the window with exactly this title and gives it the keyboard. */
    async on(title) {
      const [window] = await until(async () => (await find(title)).length === 1 && find(title), `the window “${title}”`);
      await xdotool("windowfocus", "--sync", window);
    },
    /** How many windows with exactly this title can be seen. */
    count: async (title) => (await find(title)).length,
    keys: (...names) => xdotool("key", ...names),
    type: (text) => xdotool("type", text),
    /** The process whose window has the keyboard. */
    front: async () => Number(await xdotool("getwindowfocus", "getwindowpid").catch(() => "0")),
  };
}
