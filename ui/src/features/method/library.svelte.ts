import type { Card, CardGroup } from "../../bindings/api";
import { method } from "../../state/method";
import { groups } from "../../texts/terms";

/** The group that the library shows; stays while you look at a card. */
export const filter = $state<{ group: CardGroup | undefined }>({ group: undefined });

export const groupNames = Object.keys(groups) as CardGroup[];

const isKey = (card: Card): card is Card & { key: number } => card.key !== null;

/** The three key questions, in their order. */
export function keyCards(): Card[] {
  return method().cards.filter(isKey).sort((a, b) => a.key - b.key);
}

export function cardsOf(group: CardGroup): Card[] {
  return method().cards.filter((card) => card.group === group);
}

/** The cards in the order in which the library shows them now: what Vorige and Volgende walk through. */
export function shownCards(): Card[] {
  if (filter.group) return cardsOf(filter.group);
  const rest = groupNames.flatMap(cardsOf).filter((card) => !isKey(card));
  return [...keyCards(), ...rest];
}
