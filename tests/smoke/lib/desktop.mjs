// What a person does outside the page: the system's own dialogs and windows, through the keyboard and the display.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { still, until } from "../../lib/poll.mjs";

const run = promisify(execFile);

/** Hands for the display of this home. */
export function desktop({ env }) {
  const xdotool = async (...args) => (await run("xdotool", args, { env })).stdout.trim();
  const keys = (...names) => xdotool("key", ...names);
  const find = async (title) => (await xdotool("search", "--onlyvisible", "--name", `^${title}$`).catch(() => "")).split("\n").filter(Boolean);
  const count = async (title) => (await find(title)).length;
  return {
    /** Waits for the window with exactly this title and gives it the keyboard. */
    async on(title) {
      const [window] = await until(async () => (await find(title)).length === 1 && find(title), `the window “${title}”`);
      await xdotool("windowfocus", "--sync", window);
    },
    /** How many windows with exactly this title can be seen. */
    count,
    keys,
    /** Ends a dialog with a key. One that still looks into a folder takes the key for a choice of its own: then again. */
    async leave(title, key) {
      await until(async () => {
        await keys(key);
        return (await still(() => count(title), `“${title}” to stay or go`, 10)) === 0;
      }, `“${title}” to go`);
    },
    type: (text) => xdotool("type", text),
    /** The process whose window has the keyboard. */
    front: async () => Number(await xdotool("getwindowfocus", "getwindowpid").catch(() => "0")),
  };
}
