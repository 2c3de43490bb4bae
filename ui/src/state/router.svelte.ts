import { flushAll } from "./drafts";
import { focusMark, type FocusMark } from "./focus";
import type { Route } from "./routes";

interface Entry {
  route: Route;
  scroll: number;
  focus: FocusMark | undefined;
}

/** How the present screen was reached: a page puts focus on its title, or back where it was. */
export interface Visit {
  number: number;
  restore: Pick<Entry, "scroll" | "focus"> | undefined;
}

const HOME: Route = { name: "conversations" };

let entries: Entry[] = [blank(HOME)];
let index = 0;
let base = 0;
let blocked = false;
let held = false;
let onBlocked = (): void => {};
let ready: (route: Route) => Promise<void> | undefined = () => undefined;

let current = $state.raw<Route>(HOME);
let visit = $state.raw<Visit>({ number: 0, restore: undefined });

/** The screen that is shown, and how it was reached. Read in views and components only. */
export const router = {
  get route(): Route {
    return current;
  },
  get visit(): Visit {
    return visit;
  },
  /** Whether `back()` has somewhere to go. */
  get canGoBack(): boolean {
    return visit.number >= 0 && index > 0;
  },
};

function blank(route: Route): Entry {
  return { route, scroll: 0, focus: undefined };
}

function show(restore: Visit["restore"]): void {
  current = entries[index]?.route ?? HOME;
  visit = { number: visit.number + 1, restore };
}

function leave(): void {
  const entry = entries[index];
  if (entry) Object.assign(entry, { scroll: window.scrollY, focus: focusMark() });
}

/** Stays on this screen until the work is done: what is written meanwhile would be written over, or its outcome belongs here. */
export async function holding<T>(work: () => Promise<T>): Promise<T> {
  held = true;
  try {
    return await work();
  } finally {
    held = false;
  }
}

/** Stores what is pending first. The first time that fails we stay; who then leaves again, leaves. */
async function mayLeave(): Promise<boolean> {
  if (held) return false;
  const safe = await flushAll();
  if (safe || blocked) {
    blocked = false;
    return true;
  }
  blocked = true;
  onBlocked();
  return false;
}

/** History holds a counter; the address shows nothing else. */
function mark(how: "push" | "replace"): void {
  const place = base + index;
  const state = { ...(history.state as object | null), place };
  if (how === "push") history.pushState(state, "", `#${place}`);
  else history.replaceState(state, "", `#${place}`);
}

/** Shows a next screen; back returns to this one. */
export async function go(route: Route): Promise<void> {
  await ready(route);
  if (!(await mayLeave())) return;
  leave();
  entries = [...entries.slice(0, index + 1), blank(route)];
  index += 1;
  mark("push");
  show(undefined);
}

/** Shows another screen in the place of this one. */
export async function replace(route: Route): Promise<void> {
  await ready(route);
  if (!(await mayLeave())) return;
  entries[index] = blank(route);
  mark("replace");
  show(undefined);
}

/** To where we came from; without that to `otherwise`. */
export async function back(otherwise: Route = HOME): Promise<void> {
  if (index > 0) history.back();
  else await replace(otherwise);
}

async function onPop(event: PopStateEvent): Promise<void> {
  const place = (event.state as { place?: number } | null)?.place;
  const target = (place ?? base) - base;
  if (target === index) return;
  if (!(await mayLeave())) {
    history.go(index - target);
    return;
  }
  leave();
  const entry = entries[target];
  if (entry) {
    index = target;
    show(entry);
    return;
  }
  // An entry of before a reload: its screen is gone from memory, so the present one takes its place.
  entries = [blank(HOME)];
  index = 0;
  base = place ?? 0;
  show(undefined);
}

/**
 * Begins at a screen. `stayed` is told when unsaved text keeps us on a screen; `gets` gets what a screen needs before it
 * is shown, when that is not there yet.
 */
export function startRouter(route: Route, stayed: () => void, gets: typeof ready = () => undefined): void {
  onBlocked = stayed;
  ready = gets;
  history.scrollRestoration = "manual";
  base = (history.state as { place?: number } | null)?.place ?? 0;
  entries = [blank(route)];
  index = 0;
  mark("replace");
  show(undefined);
  window.addEventListener("popstate", (event) => void onPop(event));
}
