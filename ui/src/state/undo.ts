import { tick } from "svelte";
import { announce } from "./announce.svelte";
import { call } from "./call";
import { flushAll } from "./drafts";
import { removed } from "./removed.svelte";
import { common } from "../texts/common";

/** Takes back the last delete or move of this session. */
export async function undo(): Promise<void> {
  await flushAll();
  try {
    const done = await call("undo", null);
    announce(done === null ? common.nothingToUndo : common.undoneKinds[done]);
    if (done !== null) removed.last = undefined;
    // The button that was tapped is gone with its offer: focus goes to the title, never nowhere.
    await tick();
    if (document.activeElement === document.body) document.querySelector<HTMLElement>("#main h1")?.focus({ preventScroll: true });
  } catch {
    announce(common.nothingToUndo);
  }
}
