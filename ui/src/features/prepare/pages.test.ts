import { expect, it } from "vitest";
import type { Conversation, Participant } from "../../bindings/api";
import { afterStep, next, pagesOf, placeOf, previous } from "./pages";

const person = (id: string, part: Participant["part"] = "other"): Participant => ({ person: id, label: id, part });

function plan(people: Participant[] = []): Conversation {
  return { people, approaches: [] } as unknown as Conversation;
}

const at = (step: 1 | 2 | 3 | 4, page = 0) => ({ name: "prepare", id: "c", step, page }) as const;

it("asks one thing a page on a phone, and puts both agendas beside each other on a laptop", () => {
  expect(pagesOf(2, plan(), false).map(({ key }) => key)).toEqual(["mine", "theirs", "gains", "goal"]);
  expect(pagesOf(2, plan(), true).map(({ key }) => key)).toEqual(["agenda", "gains", "goal"]);
});

it("guesses for each of the others, not for who is there to help", () => {
  expect(pagesOf(3, plan(), false)).toHaveLength(1);
  const people = [person("a"), person("b", "partner"), person("t", "interpreter"), person("c", "colleague")];
  expect(pagesOf(3, plan(people), false).map((page) => page.person)).toEqual(["a", "b"]);
});

it("keeps a guess that was made in sight when someone turns out to be a colleague", () => {
  const noted = { ...plan([person("c", "colleague")]), approaches: [{ person: "c" }] } as unknown as Conversation;
  expect(pagesOf(3, noted, false)[0]?.person).toBe("c");
});

it("goes on page by page, then step by step, and ends at the door", () => {
  expect(next(at(2, 0), 4, false)).toEqual(at(2, 1));
  expect(next(at(2, 3), 4, false)).toMatchObject({ step: 3 });
  expect(next(at(2, 0), 3, true)).toMatchObject({ step: 3 });
  expect(afterStep(at(4, 0))).toEqual({ name: "at_the_door", id: "c" });
});

it("goes back to the last page of the step before", () => {
  expect(previous(at(1), plan(), false)).toBeUndefined();
  expect(previous(at(3), plan(), false)).toEqual(at(2, 3));
  expect(previous(at(3), plan(), true)).toEqual(at(2, 0));
});

it("knows on which page each text of a plan and each side of the agenda stands", () => {
  expect(placeOf("place")).toEqual({ step: 1, page: 7 });
  expect(placeOf("theirs")).toEqual({ step: 2, page: 1 });
  expect(placeOf("opening")).toEqual({ step: 4, page: 2 });
  expect(placeOf("note_how")).toBeUndefined();
  expect(placeOf(null)).toBeUndefined();
});
