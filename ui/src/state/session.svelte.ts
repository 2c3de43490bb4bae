import type { AppStatus } from "../bindings/api";
import { host } from "../host/host";
import { call } from "./call";
import { flushAll } from "./drafts";
import { watch } from "./tags";

/** What the app knows before anything is unlocked. */
export const session = $state<{ status: AppStatus | undefined }>({ status: undefined });

export async function readStatus(): Promise<AppStatus> {
  session.status = await call("app_status", null);
  return session.status;
}

/** Locks now. Reloading the page wipes everything that was on it. Says false when something could not be stored. */
export async function lock(): Promise<boolean> {
  if (!(await flushAll())) return false;
  await call("vault_lock", null).catch(() => {});
  location.reload();
  return true;
}

/** Listens to the shell and to the window. Called once. */
export function startSession(): void {
  watch(["vault", "prefs", "conversations"], () => void readStatus().catch(() => {}));
  host.onLocking(() => void flushAll());
  host.onLocked(() => {
    if (session.status?.vault === "open") location.reload();
  });
  for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, () => host.activity(), { passive: true });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) void flushAll();
  });
  window.addEventListener("pagehide", () => void flushAll());
}
