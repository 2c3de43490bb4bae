import { describe, expect, test } from "vitest";
import { dateParts, dateWords, dayFromNow, parseDate, parseTime } from "./dates";

describe("dates", () => {
  test("a whole date is read, with or without leading zeros", () => {
    expect(parseDate({ day: "3", month: "12", year: "2026" })).toEqual({ kind: "ok", value: "2026-12-03" });
    expect(parseDate({ day: "03", month: "02", year: "2026" })).toEqual({ kind: "ok", value: "2026-02-03" });
    expect(parseDate({ day: "29", month: "2", year: "2028" })).toEqual({ kind: "ok", value: "2028-02-29" });
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
    expect(parseDate({ day, month, year }).kind).toBe("wrong");
  });

  test("nothing typed is empty, half typed is incomplete", () => {
    expect(parseDate({ day: "", month: " ", year: "" }).kind).toBe("empty");
    expect(parseDate({ day: "3", month: "", year: "" }).kind).toBe("incomplete");
  });

  test("a stored date comes back as it is typed", () => {
    expect(dateParts("2026-02-03")).toEqual({ day: "3", month: "2", year: "2026" });
    expect(dateParts(null)).toEqual({ day: "", month: "", year: "" });
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
    expect(parseTime("9", "5")).toEqual({ kind: "ok", value: "09:05" });
    expect(parseTime("", "")).toEqual({ kind: "empty" });
    expect(parseTime("9", "")).toEqual({ kind: "incomplete" });
  });

  test.each([["24", "0"], ["9", "60"], ["9", "x"], ["-1", "0"]])("%s:%s does not exist", (hour, minute) => {
    expect(parseTime(hour, minute).kind).toBe("wrong");
  });
});
