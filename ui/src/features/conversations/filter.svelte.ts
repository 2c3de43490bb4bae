import type { Period, PersonId } from "../../bindings/api";

/** What the list shows and what was searched for: stays until the app is locked. */
export const filter = $state<{ person: PersonId | ""; period: Period | ""; words: string }>({
  person: "",
  period: "",
  words: "",
});
