import type { BinRow } from "../../bindings/api";
import { method } from "../../state/method";
import { conversations } from "../../texts/conversations";

/** What an entry of the bin is called: its own words, or else with whom it was. */
export function nameOf({ kind, body, area, people }: BinRow): string {
  if (kind === "conversation") return people.join(", ") || conversations.nobody;
  const name = method().areas.find(({ id }) => id === area)?.label;
  return [name, body.trim()].filter(Boolean).join(": ");
}
