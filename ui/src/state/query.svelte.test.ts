import { flushSync } from "svelte";
import { afterEach, expect, test, vi } from "vitest";

const replies = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../host/host", () => ({ host: { call: replies.call } }));

import { call } from "./call";
import { query } from "./query.svelte";

const settle = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
  flushSync();
};

afterEach(() => replies.call.mockReset());

test("a query reads, and reads again when its tag is spoiled", async () => {
  replies.call.mockImplementation(async (command: string) =>
    command === "person_list" ? { value: [{ id: "1", label: "A" }], changed: [] } : { value: null, changed: ["people"] },
  );
  let people: ReturnType<typeof query<"person_list">> | undefined;
  const stop = $effect.root(() => {
    people = query("person_list", () => null, ["people"]);
  });
  flushSync();
  expect(people?.loading).toBe(true);
  await settle();
  expect(people?.data).toEqual([{ id: "1", label: "A" }]);
  expect(people?.loading).toBe(false);
  await call("undo", null);
  await settle();
  expect(replies.call.mock.calls.map(([command]) => command)).toEqual(["person_list", "undo", "person_list"]);
  stop();
  await call("undo", null);
  expect(replies.call).toHaveBeenCalledTimes(4);
});

test("a new request reads again, and a late answer to the old one is dropped", async () => {
  const answers: ((value: unknown) => void)[] = [];
  replies.call.mockImplementation(() => new Promise((done) => answers.push((value) => done({ value, changed: [] }))));
  let words = $state("a");
  let found: ReturnType<typeof query<"search">> | undefined;
  const stop = $effect.root(() => {
    found = query("search", () => ({ query: words, person: null, lens: null, period: null }), ["conversations"]);
  });
  flushSync();
  words = "ab";
  flushSync();
  answers[1]?.(["second"]);
  await settle();
  answers[0]?.(["first"]);
  await settle();
  expect(found?.data).toEqual(["second"]);
  stop();
});

test("the newest request is asked again when an older one overtook it on the way", async () => {
  let words = $state("a");
  const asked: string[] = [];
  replies.call.mockImplementation(async (_: string, request: { query: string }) => {
    asked.push(request.query);
    if (asked.length < 3) throw { code: "superseded" };
    return { value: [request.query], changed: [] };
  });
  let found: ReturnType<typeof query<"search">> | undefined;
  const stop = $effect.root(() => {
    found = query("search", () => ({ query: words, person: null, lens: null, period: null }), ["conversations"]);
  });
  flushSync();
  words = "ab";
  flushSync();
  for (let turns = 0; turns < 4; turns++) await settle();
  expect(asked).toEqual(["a", "ab", "ab"]);
  expect([found?.data, found?.error, found?.loading]).toEqual([["ab"], undefined, false]);
  stop();
});

test("a refusal is an error with its code, and the last data stays", async () => {
  replies.call.mockResolvedValueOnce({ value: [], changed: [] });
  let people: ReturnType<typeof query<"person_list">> | undefined;
  const stop = $effect.root(() => {
    people = query("person_list", () => null, ["people"]);
  });
  flushSync();
  await settle();
  replies.call.mockRejectedValueOnce({ code: "locked" });
  people?.reread();
  await settle();
  expect(people?.error?.code).toBe("locked");
  expect(people?.data).toEqual([]);
  stop();
});
