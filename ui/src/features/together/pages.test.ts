import { expect, it } from "vitest";
import { Pages } from "./pages.svelte";

it("begins at the card that was on screen and stays within the cards", () => {
  const pages = new Pages(() => ({ cards: ["a", "b", "c"], start: 1 }));
  expect(pages.index).toBe(1);
  pages.next();
  pages.next();
  expect([pages.index, pages.atLast]).toEqual([2, true]);
  pages.previous();
  expect(pages.index).toBe(1);
  pages.first();
  pages.previous();
  expect([pages.index, pages.atFirst]).toEqual([0, true]);
});

it("has a place before anything was read", () => {
  const pages = new Pages(() => undefined);
  expect([pages.index, pages.atFirst, pages.atLast]).toEqual([0, true, true]);
});
