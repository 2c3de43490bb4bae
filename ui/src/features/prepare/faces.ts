import type { Card, Face } from "../../bindings/api";
import type { IconName } from "../../components/icons";
import { cardOf } from "../../state/method";
import { prepare } from "../../texts/prepare";
import { groups, kinds } from "../../texts/terms";

/** How an entry of the deck is named and shown. */
export interface Shown {
  text: string;
  /** "Vraag · Wat" */
  sort: string;
  icon: IconName;
  private: boolean;
}

export function shownCard(card: Card): Shown {
  const { name, icon } = kinds[card.kind];
  return { text: card.text, sort: `${name} · ${groups[card.group].name}`, icon, private: card.private };
}

export function shownFace(face: Face): Shown {
  if (face.type === "intention") {
    return { text: face.line, sort: prepare.ownIntention, icon: "intention", private: true };
  }
  const card = cardOf(face.card);
  return card ? shownCard(card) : { text: "", sort: "", icon: "cards", private: false };
}
