import type { Card } from "../../bindings/api";
import { shownCard, type Shown } from "./shown";

/** The time of day of an instant, as the clock on the wall shows it. */
export function timeOf(instant: string): string {
  return new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", hour12: false }).format(new Date(instant));
}

/** What is only for me: the private cards of the deck with their place, then those of the library. */
export function privateCards(
  faces: readonly (Shown | undefined)[],
  library: readonly Card[],
): { card: Shown; position?: number }[] {
  const deck = faces.flatMap((card, index) => (card?.private ? [{ card, position: index + 1 }] : []));
  const there = new Set(deck.map(({ card }) => card.key));
  const others = library.filter((card) => card.private && !there.has(card.id)).map((card) => ({ card: shownCard(card) }));
  return [...deck, ...others];
}
