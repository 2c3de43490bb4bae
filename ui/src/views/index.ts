import type { Component } from "svelte";
import type { Route, RouteName, RouteOf } from "../state/routes";
import * as start from "./areas/start";

type View<N extends RouteName> = Component<{ route: RouteOf<N> }> | Component<Record<string, never>>;
/** What an area exports: its views, each under the name of its route. */
type Area<N extends RouteName> = Record<N, View<N>>;
type Section = "conversations" | "library" | "learn" | "more";

interface Screen<N extends RouteName> {
  /** Where the view comes from; all but what starts the app is a script of its own, got when it is asked for. */
  area: Area<N> | (() => Promise<Area<N>>);
  /** The section that navigation marks; without one there is no navigation on this screen. */
  section?: Section;
}

const backups = () => import("./areas/backups");
const cards = () => import("./areas/cards");
const during = () => import("./areas/during");
const learn = () => import("./areas/learn");
const lookBack = () => import("./areas/look-back");
const more = () => import("./areas/more");
const prepare = () => import("./areas/prepare");
const records = () => import("./areas/records");
const together = () => import("./areas/together");
const waysIn = () => import("./areas/ways-in");

/** Every screen, in the order in which what they need is got behind the first: a conversation cannot wait. */
export const screens: { [N in RouteName]: Screen<N> } = {
  welcome: { area: start },
  lock: { area: start },
  conversations: { area: start, section: "conversations" },
  during: { area: during },
  neutral: { area: during },
  done: { area: during, section: "conversations" },
  together: { area: together },
  library: { area: cards, section: "library" },
  library_card: { area: cards },
  prepare: { area: prepare, section: "conversations" },
  at_the_door: { area: prepare },
  look_back: { area: lookBack, section: "conversations" },
  conversation: { area: records, section: "conversations" },
  search: { area: records, section: "conversations" },
  people: { area: records, section: "conversations" },
  person: { area: records, section: "conversations" },
  take_away: { area: records, section: "conversations" },
  intentions: { area: learn, section: "learn" },
  settings: { area: more, section: "more" },
  bin: { area: more, section: "more" },
  about: { area: more, section: "more" },
  sheet: { area: waysIn },
  forgotten: { area: waysIn },
  shut_for_good: { area: waysIn },
  ways_in: { area: waysIn, section: "more" },
  new_sheet: { area: waysIn, section: "more" },
  new_passphrase: { area: waysIn, section: "more" },
  rehearsal: { area: waysIn, section: "more" },
  backups: { area: backups, section: "more" },
  restore: { area: backups },
  put_back: { area: backups, section: "more" },
  take_all: { area: backups, section: "more" },
};

/** The views that are there. */
const views: { [N in RouteName]?: View<N> } = { ...start };

/** The view of a screen, once it is there. */
export function viewOf(name: RouteName): Component<{ route: Route }> | undefined {
  return views[name] as Component<{ route: Route }> | undefined;
}

/** Gets the view of a screen, and with it all of its area; `undefined` when it is there already. */
export function ready(name: RouteName): Promise<void> | undefined {
  const { area } = screens[name];
  if (views[name] || typeof area !== "function") return undefined;
  return area().then((got) => void Object.assign(views, got));
}

/** Gets every view, so that no later screen has to wait. One that fails is asked for again when someone goes there. */
export async function readyAll(): Promise<void> {
  for (const name of Object.keys(screens) as RouteName[]) await ready(name)?.catch(() => {});
}
