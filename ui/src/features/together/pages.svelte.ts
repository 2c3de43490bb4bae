/** Which of the cards that are looked at together is on screen. */
export class Pages {
  #chosen = $state<number>();
  readonly #read: () => { cards: readonly unknown[]; start: number } | undefined;

  constructor(read: () => { cards: readonly unknown[]; start: number } | undefined) {
    this.#read = read;
  }

  get #last(): number {
    return Math.max((this.#read()?.cards.length ?? 0) - 1, 0);
  }

  get index(): number {
    return Math.min(this.#chosen ?? this.#read()?.start ?? 0, this.#last);
  }

  get atFirst(): boolean {
    return this.index === 0;
  }

  get atLast(): boolean {
    return this.index === this.#last;
  }

  next(): void {
    this.#chosen = Math.min(this.index + 1, this.#last);
  }

  previous(): void {
    this.#chosen = Math.max(this.index - 1, 0);
  }

  first(): void {
    this.#chosen = 0;
  }
}
