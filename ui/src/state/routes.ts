import type { AboutPage, ExportKind, TakenAlong } from "../bindings/api";

/** Every screen, with what it needs to know. Nothing of this ever stands in the address. */
export type Route =
  | { name: "welcome"; page: 1 | 2 | 3 }
  | { name: "lock" }
  /** The recovery sheet of a vault that was just made or opened; then the first card, or the conversations. */
  | { name: "sheet"; next: "card" | "home" }
  | { name: "ways_in" }
  | { name: "new_sheet"; three?: boolean }
  /** The way back, tried on a copy. */
  | { name: "rehearsal" }
  | { name: "new_passphrase" }
  | { name: "forgotten" }
  | { name: "shut_for_good" }
  /** The backups; `clear` are those that are to be cleared out, for something was erased that they can hold. */
  | { name: "backups"; clear?: string[] }
  /** A backup is put back, where there is no vault yet. */
  | { name: "restore" }
  /** A backup is put back while the app is open: this file, or one that is chosen. */
  | { name: "put_back"; file?: string }
  /** Everything in one file; `taken` once it is there, sealed with a wachtwoord or not. */
  | { name: "take_all"; taken?: TakenAlong & { file: string; sealed: boolean } }
  | { name: "library"; locked?: boolean }
  | { name: "library_card"; card: string; locked?: boolean }
  | { name: "conversations" }
  | { name: "search" }
  | { name: "people" }
  | { name: "person"; id: string }
  | { name: "intentions" }
  | { name: "bin" }
  | { name: "take_away"; id: string; what: ExportKind }
  | { name: "conversation"; id: string }
  | { name: "prepare"; id: string; step: 1 | 2 | 3 | 4; page?: number }
  | { name: "at_the_door"; id: string }
  | { name: "during"; id: string }
  | { name: "together"; id: string }
  | { name: "neutral"; id: string }
  | { name: "done"; id: string }
  | { name: "look_back"; id: string; mode: "quick" | "calm" }
  | { name: "settings" }
  | { name: "about"; page?: AboutPage };

export type RouteName = Route["name"];
export type RouteOf<N extends RouteName> = Extract<Route, { name: N }>;

/** Two routes with the same key keep the same view on screen: only its content changes. */
export function viewKey(route: Route): string {
  return "id" in route ? `${route.name} ${route.id}` : route.name;
}
