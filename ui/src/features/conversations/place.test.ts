import { expect, it } from "vitest";
import type { Span } from "../../bindings/api";
import { rangeOf } from "./place";

const plain = (text: string): Span => ({ text, hit: false });
const found = (text: string): Span => ({ text, hit: true });

it("finds the words where the snippet has them, not where they come first", () => {
  const text = "De huur. Later weer de huur van maart, en dan de huur van april.";
  const [start, end] = rangeOf(text, [plain("…de "), found("huur"), plain(" van maart")]) ?? [];
  expect(text.slice(start, end)).toBe("huur");
  expect(start).toBe(3);
  expect(rangeOf(text, [plain("…weer de "), found("huur"), plain(" van maart…")])?.[0]).toBe(23);
});

it("does not mind how a mark was put on a letter", () => {
  const text = "Zij zei: ge\u0301e\u0301n tijd";
  const [start, end] = rangeOf(text, [found("géén"), plain(" tijd")]) ?? [];
  expect(text.slice(start, end)).toBe("ge\u0301e\u0301n");
  expect(rangeOf("Café", [found("Café")])).toEqual([0, 4]);
});

it("says so when the words are not there", () => {
  expect(rangeOf("iets anders", [found("huur")])).toBeUndefined();
  expect(rangeOf("iets anders", [plain("iets")])).toBeUndefined();
});
