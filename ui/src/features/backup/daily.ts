import { call } from "../../state/call";

/** Has the backup of today made, if it is time for one. What keeps it from being made is noted by the core, and the list says it. */
export function makeDaily(): void {
  void call("backup_daily", null).catch(() => {});
}
