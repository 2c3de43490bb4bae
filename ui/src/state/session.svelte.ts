import type { AppStatus, Prefs } from "../bindings/api";
import { host } from "../host/host";
import { call } from "./call";
import { flushAll } from "./drafts";
import { look } from "./look";
import { watch } from "./tags";

/** What the app knows before anything is unlocked. */
export const session = $state<{
  status: AppStatus | undefined;
  /** Seconds until the app locks by itself, once that is near and no one touched anything since. */
  locksIn: number | undefined;
  /** Whether the offer of a recovery sheet, or of trying it, was put away since the vault was opened. */
  offered: boolean;
  /** Whether recovery sheets were just left before the last was typed back. */
  unfinished: boolean;
}>({ status: undefined, locksIn: undefined, offered: false, unfinished: false });

/** Choices that are being stored, one after the other: the last is the one that is kept. */
let line: Promise<unknown> = Promise.resolve();
let storing = 0;

export async function readStatus(): Promise<AppStatus> {
  const before = storing;
  const status = await call("app_status", null);
  // What was read meanwhile may be older than what was chosen.
  if (session.status && before + storing > 0) status.prefs = session.status.prefs;
  session.status = status;
  look(status.prefs);
  return status;
}

/** Changes some settings. What was chosen shows at once, also when it cannot be kept. */
export async function choose(change: Partial<Prefs>): Promise<void> {
  if (!session.status) return;
  session.status.prefs = { ...session.status.prefs, ...change };
  const { prefs } = session.status;
  look(prefs);
  storing += 1;
  const stored = line.then(() => call("prefs_set", prefs)).finally(() => (storing -= 1));
  line = stored.catch(() => {});
  await stored;
}

/** The sizes of text there are, in percent. */
export const SIZES = [100, 120, 140, 160, 180, 200] as const;

/** One size larger or smaller, or the usual one. */
export async function resize(step: 1 | -1 | 0): Promise<void> {
  const at = SIZES.findIndex((size) => size === session.status?.prefs.text_size);
  const size = step === 0 ? SIZES[0] : SIZES[at + step];
  if (size) await choose({ text_size: size }).catch(() => {});
}

/** Locks now. Reloading the page wipes everything that was on it. Says false when something could not be stored. */
export async function lock(): Promise<boolean> {
  if (!(await flushAll())) return false;
  await call("vault_lock", null).catch(() => {});
  location.reload();
  return true;
}

function touched(): void {
  session.locksIn = undefined;
  host.activity();
}

/** Listens to the shell and to the window. Called once. */
export function startSession(): void {
  watch(["vault", "prefs", "conversations", "backups"], () => void readStatus().catch(() => {}));
  host.onWarning((seconds) => (session.locksIn = seconds));
  host.onLocking(() => void flushAll());
  host.onLocked(() => {
    if (session.status?.vault === "open") location.reload();
  });
  for (const kind of ["pointerdown", "keydown"]) {
    window.addEventListener(kind, touched, { passive: true });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) void flushAll();
  });
  window.addEventListener("pagehide", () => void flushAll());
}
