import { replace } from "./router.svelte";
import { readStatus } from "./session.svelte";

/** The vault has just been opened: a conversation that was cut off goes on at the card where it was. */
export async function enter(): Promise<void> {
  const { running } = await readStatus();
  await replace(running ? { name: "during", id: running } : { name: "conversations" });
}
