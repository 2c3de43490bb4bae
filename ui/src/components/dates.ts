/** Whole days and times of the clock on the wall: no zones, no Date arithmetic outside this file. */
import { dates } from "../texts/common";

export interface DateParts {
  day: string;
  month: string;
  year: string;
}

export interface TimeParts {
  hour: string;
  minute: string;
}

export type Parsed =
  | { kind: "empty" }
  | { kind: "incomplete" | "wrong"; complaint: string }
  | { kind: "ok"; value: string };

/** A kind of value that is typed in parts. */
export interface PartedKind<P> {
  split: (value: string | null) => P;
  read: (parts: P) => Parsed;
  /** Whether no more signs are to come in any part: 1 may become 11, 4 is a whole day. */
  isWhole: (parts: P) => boolean;
}

const two = (n: number): string => String(n).padStart(2, "0");

export function isoOf(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Today, or that many days later. */
export function dayFromNow(days: number, now: Date = new Date()): string {
  return isoOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}

export const dateKind: PartedKind<DateParts> = {
  split(value) {
    const [year = "", month = "", day = ""] = value?.split("-") ?? [];
    return { day: day.replace(/^0/, ""), month: month.replace(/^0/, ""), year };
  },

  read(parts) {
    const [day, month, year] = [parts.day, parts.month, parts.year].map((part) => part.trim());
    if (!day && !month && !year) return { kind: "empty" };
    if (!day || !month || !year) return { kind: "incomplete", complaint: dates.incomplete };
    if (!/^\d{4}$/.test(year)) return { kind: "wrong", complaint: dates.shortYear };
    if (Number(year) < 1900) return { kind: "wrong", complaint: dates.noSuchYear };
    const wrong: Parsed = { kind: "wrong", complaint: dates.noSuchDate };
    if (![day, month].every((part) => /^\d{1,2}$/.test(part))) return wrong;
    const [y, m, d] = [Number(year), Number(month), Number(day)];
    const date = new Date(2000, 0, 1);
    date.setFullYear(y, m - 1, d);
    if (date.getFullYear() !== y || date.getMonth() !== m - 1 || date.getDate() !== d) return wrong;
    return { kind: "ok", value: `${year}-${two(m)}-${two(d)}` };
  },

  isWhole: ({ day, month, year }) => /^(\d\d|[4-9])$/.test(day) && /^(\d\d|[2-9])$/.test(month) && /^\d{4}$/.test(year),
};

export const timeKind: PartedKind<TimeParts> = {
  split: (value) => ({ hour: value?.slice(0, 2) ?? "", minute: value?.slice(3, 5) ?? "" }),

  read(parts) {
    const [hour, minute] = [parts.hour, parts.minute].map((part) => part.trim());
    if (!hour && !minute) return { kind: "empty" };
    if (!hour || !minute) return { kind: "incomplete", complaint: dates.incompleteTime };
    const digits = [hour, minute].every((part) => /^\d{1,2}$/.test(part));
    if (!digits || Number(hour) > 23 || Number(minute) > 59) return { kind: "wrong", complaint: dates.noSuchTime };
    return { kind: "ok", value: `${two(Number(hour))}:${two(Number(minute))}` };
  },

  isWhole: ({ hour, minute }) => /^(\d\d|[3-9])$/.test(hour) && /^\d\d$/.test(minute),
};

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
