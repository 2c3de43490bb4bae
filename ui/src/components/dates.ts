/** Whole days and times of the clock on the wall: no zones, no Date arithmetic outside this file. */

export interface DateParts {
  day: string;
  month: string;
  year: string;
}

export type Parsed = { kind: "empty" } | { kind: "incomplete" } | { kind: "wrong" } | { kind: "ok"; value: string };

const two = (n: number): string => String(n).padStart(2, "0");

export function isoOf(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Today, or that many days later. */
export function dayFromNow(days: number, now: Date = new Date()): string {
  return isoOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

export function dateParts(value: string | null): DateParts {
  const [year = "", month = "", day = ""] = value?.split("-") ?? [];
  return { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
}

export function parseDate(parts: DateParts): Parsed {
  const [day, month, year] = [parts.day, parts.month, parts.year].map((part) => part.trim());
  if (!day && !month && !year) return { kind: "empty" };
  if (!day || !month || !year) return { kind: "incomplete" };
  if (![day, month].every((part) => /^\d{1,2}$/.test(part)) || !/^\d{4}$/.test(year)) return { kind: "wrong" };
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const date = new Date(2000, 0, 1);
  date.setFullYear(y, m - 1, d);
  if (y < 1900 || date.getFullYear() !== y || date.getMonth() !== m - 1 || date.getDate() !== d) return { kind: "wrong" };
  return { kind: "ok", value: `${year}-${two(m)}-${two(d)}` };
}

export function parseTime(hourText: string, minuteText: string): Parsed {
  const [hour, minute] = [hourText.trim(), minuteText.trim()];
  if (!hour && !minute) return { kind: "empty" };
  if (!hour || !minute) return { kind: "incomplete" };
  if (![hour, minute].every((part) => /^\d{1,2}$/.test(part))) return { kind: "wrong" };
  if (Number(hour) > 23 || Number(minute) > 59) return { kind: "wrong" };
  return { kind: "ok", value: `${two(Number(hour))}:${two(Number(minute))}` };
}

const long = new Intl.DateTimeFormat("nl-NL", { weekday: "long", day: "numeric", month: "long" });
const longYear = new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long", year: "numeric" });

/** "donderdag 3 december"; another year than this one is named: "3 december 2025". */
export function dateWords(value: string, now: Date = new Date()): string {
  const [y = 0, m = 1, d = 1] = value.slice(0, 10).split("-").map(Number);
  const date = new Date(y, m - 1, d);
  return (y === now.getFullYear() ? long : longYear).format(date);
}

const clock = new Intl.DateTimeFormat("nl-NL", { hour: "numeric", minute: "2-digit" });

/** "3 december 2026 om 9:05", by the clock of this device. */
export function momentWords(instant: string): string {
  const at = new Date(instant);
  return `${longYear.format(at)} om ${clock.format(at)}`;
}

/** "3 december 2026": for paper, which is read in another year. */
export function fullDate(value: string): string {
  const [y = 0, m = 1, d = 1] = value.split("-").map(Number);
  return longYear.format(new Date(y, m - 1, d));
}
