import type { Component } from "svelte";
import type { Route, RouteName, RouteOf } from "../state/routes";
import AtTheDoor from "./AtTheDoor.svelte";
import Conversation from "./Conversation.svelte";
import Conversations from "./Conversations.svelte";
import Done from "./Done.svelte";
import During from "./During.svelte";
import Intentions from "./Intentions.svelte";
import Library from "./Library.svelte";
import LibraryCard from "./LibraryCard.svelte";
import Lock from "./Lock.svelte";
import LookBack from "./LookBack.svelte";
import Neutral from "./Neutral.svelte";
import People from "./People.svelte";
import Person from "./Person.svelte";
import Prepare from "./Prepare.svelte";
import Search from "./Search.svelte";
import Together from "./Together.svelte";
import Welcome from "./Welcome.svelte";

type View<N extends RouteName> = Component<{ route: RouteOf<N> }> | Component<Record<string, never>>;
type Section = "conversations" | "library" | "learn" | "more";

interface Screen<N extends RouteName> {
  /** The view, or how to get it: what seldom comes is no part of the script that starts the app. */
  view: View<N> | (() => Promise<View<N>>);
  /** Whether `view` is still to be got. */
  later?: true;
  /** The section that navigation marks; without one there is no navigation on this screen. */
  section?: Section;
}

const more = () => import("./more");
const backup = () => import("./backup");
const waysIn = () => import("./ways-in");

function later<N extends RouteName>(view: () => Promise<View<N>>, section?: Section): Screen<N> {
  return { view, later: true, ...(section && { section }) };
}

/** Which view shows which route. */
export const screens: { [N in RouteName]: Screen<N> } = {
  welcome: { view: Welcome },
  lock: { view: Lock },
  sheet: later(async () => (await waysIn()).Sheet),
  ways_in: later(async () => (await waysIn()).WaysIn, "more"),
  new_sheet: later(async () => (await waysIn()).NewSheet, "more"),
  new_passphrase: later(async () => (await waysIn()).NewPassphrase, "more"),
  forgotten: later(async () => (await waysIn()).Forgotten),
  shut_for_good: later(async () => (await waysIn()).ShutForGood),
  backups: later(async () => (await backup()).Backups, "more"),
  restore: later(async () => (await backup()).Restore),
  library: { view: Library, section: "library" },
  library_card: { view: LibraryCard },
  conversations: { view: Conversations, section: "conversations" },
  search: { view: Search, section: "conversations" },
  people: { view: People, section: "conversations" },
  person: { view: Person, section: "conversations" },
  conversation: { view: Conversation, section: "conversations" },
  prepare: { view: Prepare, section: "conversations" },
  at_the_door: { view: AtTheDoor },
  during: { view: During },
  together: { view: Together },
  neutral: { view: Neutral },
  done: { view: Done, section: "conversations" },
  look_back: { view: LookBack, section: "conversations" },
  intentions: { view: Intentions, section: "learn" },
  bin: later(async () => (await more()).Bin, "more"),
  settings: later(async () => (await more()).Settings, "more"),
  take_away: later(async () => (await more()).TakeAway, "conversations"),
  about: later(async () => (await more()).About, "more"),
};

const got = new Map<RouteName, Component<{ route: Route }>>();

/** The view of a screen, once it is there. */
export function viewOf(name: RouteName): Component<{ route: Route }> | undefined {
  const { view, later } = screens[name];
  return later ? got.get(name) : (view as Component<{ route: Route }>);
}

/** Gets the view of a screen; `undefined` when it is there already. */
export function ready(name: RouteName): Promise<void> | undefined {
  if (viewOf(name)) return undefined;
  const { view } = screens[name] as { view: () => Promise<Component<{ route: Route }>> };
  return view().then((view) => void got.set(name, view));
}

/** Gets every view, so that no later screen has to wait. One that fails is asked for again when someone goes there. */
export async function readyAll(): Promise<void> {
  for (const name of Object.keys(screens) as RouteName[]) await ready(name)?.catch(() => {});
}
