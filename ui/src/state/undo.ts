import { announce } from "./announce.svelte";
import { call } from "./call";
import { flushAll } from "./drafts";
import { common } from "../texts/common";

/** Takes back the last delete or move of this session. */
export async function undo(): Promise<void> {
  await flushAll();
  try {
    const done = await call("undo", null);
    announce(done === null ? common.nothingToUndo : common.undoneKinds[done]);
  } catch {
    announce(common.nothingToUndo);
  }
}
