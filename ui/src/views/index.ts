import type { Component } from "svelte";
import type { RouteName, RouteOf } from "../state/routes";
import About from "./About.svelte";
import AtTheDoor from "./AtTheDoor.svelte";
import Bin from "./Bin.svelte";
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
import Settings from "./Settings.svelte";
import TakeAway from "./TakeAway.svelte";
import Together from "./Together.svelte";
import Welcome from "./Welcome.svelte";

interface Screen<N extends RouteName> {
  view: Component<{ route: RouteOf<N> }> | Component<Record<string, never>>;
  /** The section that navigation marks; without one there is no navigation on this screen. */
  section?: "conversations" | "library" | "learn" | "more";
}

/** Which view shows which route. */
export const screens: { [N in RouteName]: Screen<N> } = {
  welcome: { view: Welcome },
  lock: { view: Lock },
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
  bin: { view: Bin, section: "more" },
  settings: { view: Settings, section: "more" },
  take_away: { view: TakeAway, section: "conversations" },
  about: { view: About, section: "more" },
};
