import type { Conversation, PersonId, Side, TextField } from "../../bindings/api";
import type { Route } from "../../state/routes";
import { pages as titles, type fields } from "../../texts/prepare";

export type Step = 1 | 2 | 3 | 4;
export const STEPS: readonly Step[] = [1, 2, 3, 4];
export const MAX_DECK = 7;

export type PageKey = Exclude<keyof typeof titles, "approachOf">;

/** One question, or one tight group: a page on a phone, a part of the step on a laptop. */
export interface PlanPage {
  key: PageKey;
  /** What tells pages of one step apart. */
  id: string;
  title: string;
  /** Whom it is about, on a page about one person. */
  person?: PersonId;
}

const KEYS: Record<Exclude<Step, 3>, readonly PageKey[]> = {
  1: ["who", "when", "sort", "purpose", "occasion", "willing", "stakes", "between"],
  2: ["mine", "theirs", "gains", "goal"],
  4: ["deck", "library", "opening"],
};

/** The texts that a page asks for. */
export const FIELDS: Partial<Record<PageKey, readonly (keyof typeof fields)[]>> = {
  occasion: ["occasion", "why_me"],
  willing: ["why_would_they", "why_would_they_not"],
  stakes: ["stakes", "leads_to"],
  between: ["who_are_we", "place"],
  gains: ["gain_mine", "gain_theirs"],
  goal: ["shared_goal", "first_step"],
  opening: ["opening"],
};

/** Where one side of the agenda or a text stands on a phone; nowhere when it is no part of a plan. */
export function placeOf(what: Side | TextField | null | undefined): { step: Step; page: number } | undefined {
  for (const step of [1, 2, 4] as const) {
    const page = KEYS[step].findIndex((key) => key === what || FIELDS[key]?.some((field) => field === what));
    if (page >= 0) return { step, page };
  }
  return undefined;
}

const page = (key: PageKey): PlanPage => ({ key, id: key, title: titles[key] });

/** Whose view of the situation is guessed: not that of who is there to help. */
function seen(conversation: Conversation): Conversation["people"] {
  return conversation.people.filter(
    ({ person, part }) =>
      (part !== "interpreter" && part !== "colleague") ||
      conversation.approaches.some((approach) => approach.person === person),
  );
}

/** The pages of a step. A laptop shows both agendas beside each other, as one part. */
export function pagesOf(step: Step, conversation: Conversation, wide: boolean): PlanPage[] {
  if (step !== 3) {
    const all = KEYS[step].map(page);
    if (step !== 2 || !wide) return all;
    return [page("agenda"), ...all.slice(2)];
  }
  const people = seen(conversation);
  if (people.length === 0) return [page("approach")];
  return people.map(({ person, label }) => ({
    key: "approach",
    id: person,
    person,
    title: people.length > 1 ? titles.approachOf(label) : titles.approach,
  }));
}

type PrepareRoute = Extract<Route, { name: "prepare" }>;

/** The screen after this one; after the last step it is the door. */
export function next(route: PrepareRoute, count: number, wide: boolean): Route {
  const page = route.page ?? 0;
  if (!wide && page + 1 < count) return { ...route, page: page + 1 };
  return afterStep(route);
}

/** The screen after the whole step. */
export function afterStep({ id, step }: PrepareRoute): Route {
  return step === 4 ? { name: "at_the_door", id } : { name: "prepare", id, step: (step + 1) as Step };
}

/** The screen before this one; before the first there is none. */
export function previous(route: PrepareRoute, conversation: Conversation, wide: boolean): Route | undefined {
  const page = route.page ?? 0;
  if (!wide && page > 0) return { ...route, page: page - 1 };
  if (route.step === 1) return undefined;
  const step = (route.step - 1) as Step;
  return { name: "prepare", id: route.id, step, page: wide ? 0 : pagesOf(step, conversation, wide).length - 1 };
}
