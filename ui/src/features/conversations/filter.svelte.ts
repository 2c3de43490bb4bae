import type { Lens, Period, PersonId } from "../../bindings/api";

interface Chosen {
  person: PersonId | "";
  period: Period | "";
}

/** What the list shows: stays until the app is locked. */
export const filter = $state<Chosen>({ person: "", period: "" });

/** What was searched for, and where: stays until the app is locked. */
export const searched = $state<Chosen & { lens: Lens | ""; words: string }>({ person: "", period: "", lens: "", words: "" });
