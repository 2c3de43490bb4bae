import type { ListRow } from "../../bindings/api";
import { dateWords } from "../../components/dates";
import { conversations as words } from "../../texts/conversations";
import { channels, talkKinds } from "../../texts/terms";

/** Whom it is with, as the professional named them. */
export function whoOf(people: readonly string[]): string {
  return people.join(", ") || words.nobody;
}

/** The day, the time and the sort, as far as they are known. */
export function factsOf(row: ListRow): string {
  const day = row.dated ? dateWords(row.on) : undefined;
  const when = day && row.planned_time ? words.at(day, row.planned_time) : day;
  const kind = row.kind ? talkKinds[row.kind] : undefined;
  const channel = row.channel ? channels[row.channel] : undefined;
  return [when ?? words.noDate, kind, channel].filter(Boolean).join(" · ");
}
