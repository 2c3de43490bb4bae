import { describe, expect, test } from "vitest";
import { dates } from "../texts/common";
import { dateKind, dateWords, dayFromNow, timeKind } from "./dates";

describe("dates", () => {
  test("a whole date is read, with or without leading zeros", () => {
    expect(dateKind.read({ day: "3", month: "12", year: "2026" })).toEqual({ kind: "ok", value: "2026-12-03" });
    expect(dateKind.read({ day: "03", month: "02", year: "2026" })).toEqual({ kind: "ok", value: "2026-02-03" });
    expect(dateKind.read({ day: "29", month: "2", year: "2028" })).toEqual({ kind: "ok", value: "2028-02-29" });
  });

  test.each([
    ["30", "2", "2026"],
    ["29", "2", "2026"],
    ["31", "4", "2026"],
    ["0", "4", "2026"],
    ["1", "13", "2026"],
    ["1", "1", "26"],
    ["een", "1", "2026"],
    ["1", "1", "0026"],
  ])("%s-%s-%s does not exist", (day, month, year) => {
    expect(dateKind.read({ day, month, year }).kind).toBe("wrong");
  });

  test("nothing typed is empty, half typed is incomplete", () => {
    expect(dateKind.read({ day: "", month: " ", year: "" }).kind).toBe("empty");
    expect(dateKind.read({ day: "3", month: "", year: "" }).kind).toBe("incomplete");
  });

  test.each([["2", dates.shortYear], ["26", dates.shortYear], ["jaar", dates.shortYear], ["0026", dates.noSuchYear], ["1899", dates.noSuchYear]])(
    "the year %s is what is wrong",
    (year, complaint) => expect(dateKind.read({ day: "3", month: "12", year })).toEqual({ kind: "wrong", complaint }),
  );

  test.each([
    ["3", "12", "2026", false],
    ["03", "12", "2026", true],
    ["31", "1", "2026", false],
    ["4", "2", "2026", true],
    ["4", "2", "202", false],
    ["", "2", "2026", false],
  ])("whether %s-%s-%s is whole: %s", (day, month, year, whole) => {
    expect(dateKind.isWhole({ day, month, year })).toBe(whole);
  });

  test("a stored date comes back as it is typed", () => {
    expect(dateKind.split("2026-02-03")).toEqual({ day: "3", month: "2", year: "2026" });
    expect(dateKind.split(null)).toEqual({ day: "", month: "", year: "" });
  });

  test("tomorrow crosses the end of a month and of a year", () => {
    expect(dayFromNow(1, new Date(2026, 11, 31))).toBe("2027-01-01");
    expect(dayFromNow(0, new Date(2026, 1, 28, 23, 59))).toBe("2026-02-28");
  });

  test("a day of this year has its weekday, another year is named", () => {
    const now = new Date(2026, 10, 23);
    expect(dateWords("2026-12-03", now)).toBe("donderdag 3 december");
    expect(dateWords("2025-12-03", now)).toBe("3 december 2025");
  });
});

describe("times", () => {
  test("a time is read and padded", () => {
    expect(timeKind.read({ hour: "9", minute: "5" })).toEqual({ kind: "ok", value: "09:05" });
    expect(timeKind.read({ hour: "", minute: "" })).toEqual({ kind: "empty" });
    expect(timeKind.read({ hour: "9", minute: "" })).toEqual({ kind: "incomplete", complaint: dates.incompleteTime });
  });

  test.each([["24", "0"], ["9", "60"], ["9", "x"], ["-1", "0"]])("%s:%s does not exist", (hour, minute) => {
    expect(timeKind.read({ hour, minute }).kind).toBe("wrong");
  });

  test.each([
    ["09", "", false],
    ["09", "3", false],
    ["09", "30", true],
    ["1", "30", false],
    ["9", "30", true],
  ])("whether %s:%s is whole: %s", (hour, minute, whole) => {
    expect(timeKind.isWhole({ hour, minute })).toBe(whole);
  });
});
