import { expect, it } from "vitest";
import { Taps } from "./taps";

it("counts two taps within 300 ms once, for each control", () => {
  const taps = new Taps();
  expect([0, 120, 299, 300, 599, 601].map((now) => taps.accept("next", now))).toEqual([true, false, false, true, false, true]);
  expect(taps.accept("previous", 610)).toBe(true);
});

it("drops what was meant for the screen before", () => {
  const taps = new Taps().hold(1_000);
  expect(taps.accept("stop", 1_299)).toBe(false);
  expect(taps.accept("stop", 1_300)).toBe(true);
});
