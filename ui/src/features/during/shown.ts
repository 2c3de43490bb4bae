import type { Card, Face, Lens } from "../../bindings/api";
import type { IconName } from "../../components/icons";
import { cardOf } from "../../state/method";
import { during } from "../../texts/during";
import { kinds } from "../../texts/terms";

/** A card as it is on screen. */
export interface Shown {
  key: string;
  eyebrow: string;
  icon: IconName;
  text: string;
  /** *Zeg het zo*. */
  say: string | undefined;
  private: boolean;
  /** What a moment on this card gets. */
  lens: Lens;
}

export function shownCard(card: Card): Shown {
  const { id, group, kind, text, say, lens } = card;
  const { name, icon } = kinds[kind];
  return { key: id, eyebrow: `${during.groups[group]} · ${name}`, icon, text, say, private: card.private, lens };
}

/** The core leaves out faces that the content no longer has, so there is one for each. */
export function shownFace(face: Face): Shown | undefined {
  if (face.type === "card") {
    const card = cardOf(face.card);
    return card && shownCard(card);
  }
  const { intention, line } = face;
  return {
    key: intention,
    eyebrow: during.intention,
    icon: "intention",
    text: line,
    say: undefined,
    private: true,
    lens: "friction",
  };
}
