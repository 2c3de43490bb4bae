import type { Card, Method } from "../bindings/api";
import { call } from "./call";

let content: Method | undefined;
let cards = new Map<string, Card>();

/** Reads the method once, before the first screen. It is the same for everyone and needs no unlocking. */
export async function readMethod(): Promise<void> {
  content = await call("method_get", null);
  cards = new Map(content.cards.map((card) => [card.id, card]));
}

const EMPTY: Method = { cards: [], questions: [], knobs: [], roles: [], self_images: [], areas: [] };

/** The method as data: cards, questions, knobs, roles, self-images, life areas. */
export function method(): Method {
  return content ?? EMPTY;
}

/** The card with this id; absent when newer content no longer has it. */
export function cardOf(id: string): Card | undefined {
  return cards.get(id);
}
