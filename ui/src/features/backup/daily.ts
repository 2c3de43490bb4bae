import { call } from "../../state/call";

/** Has the backup of today made, if it is time for one, and old ones removed. What goes wrong is noted by the core: the list says it. */
export async function makeDaily(): Promise<void> {
  await call("backup_daily", null).catch(() => {});
  // Apart: the answer waits for every folder that there is.
  await call("backup_expire", null).catch(() => {});
}
