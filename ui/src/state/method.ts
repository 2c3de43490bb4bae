import type { Card, Method } from "../bindings/api";
import { call } from "./call";

let written: Method | undefined;
let content: Method | undefined;
let cards = new Map<string, Card>();
let formal = false;

/** Reads the method once, before the first screen. It is the same for everyone and needs no unlocking. */
export async function readMethod(): Promise<void> {
  written = await call("method_get", null);
  fill();
}

/** Cards speak to the other as *u* or as *jij*; both texts are written out, and nothing is conjugated here. */
export function address(asU: boolean): void {
  formal = asU;
  fill();
}

function fill(): void {
  if (!written) return;
  const spoken = (card: Card): Card => ({ ...card, text: card.text_u ?? card.text, say: card.say_u ?? card.say });
  content = formal ? { ...written, cards: written.cards.map(spoken) } : written;
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
