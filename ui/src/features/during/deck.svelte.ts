/** Where the deck stands: 0 is the agenda, 1 the first card; an aside is a card beside it. */
export interface Spot {
  position: number;
  aside: string | null;
}

/** The deck as it is turned. What is on screen changes at once; the core is told afterwards. */
export class Deck {
  position = $state(0);
  aside = $state<string | null>(null);
  /** Whether a private card has been opened; it closes by itself on the next card. */
  revealed = $state(false);
  #cards = $state(0);
  #begun = false;
  readonly #place: (spot: Spot) => void;

  constructor(place: (spot: Spot) => void) {
    this.#place = place;
  }

  /** The agenda and the cards. */
  get size(): number {
    return this.#cards + 1;
  }

  get atFirst(): boolean {
    return this.aside === null && this.position === 0;
  }

  get atLast(): boolean {
    return this.aside === null && this.position === this.#cards;
  }

  /** What was read: the first time it says where we are, after that only how many cards there are. */
  read(cards: number, spot: Spot): void {
    this.#cards = cards;
    if (!this.#begun) {
      this.#begun = true;
      this.position = spot.position;
      this.aside = spot.aside;
    }
    this.position = Math.min(this.position, cards);
  }

  /** The next card; from an aside, the one after where we were. Says whether anything changed. */
  next(): boolean {
    return this.#go(Math.min(this.position + 1, this.#cards), null);
  }

  /** The card before; from an aside, the very card where we were. */
  previous(): boolean {
    return this.#go(this.aside === null ? Math.max(this.position - 1, 0) : this.position, null);
  }

  to(position: number): boolean {
    return this.#go(Math.max(0, Math.min(position, this.#cards)), null);
  }

  /** A card beside the deck. */
  show(card: string): boolean {
    return this.#go(this.position, card);
  }

  #go(position: number, aside: string | null): boolean {
    this.revealed = false;
    if (position === this.position && aside === this.aside) return false;
    this.position = position;
    this.aside = aside;
    this.#place({ position, aside });
    return true;
  }
}
