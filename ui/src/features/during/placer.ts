import type { Spot } from "./deck.svelte";

/** Tells the core where the deck stands, in order, without anyone waiting for it. */
export class Placer {
  #line: Promise<unknown> = Promise.resolve();
  readonly #send: (spot: Spot) => Promise<unknown>;

  constructor(send: (spot: Spot) => Promise<unknown>) {
    this.#send = send;
  }

  /** A refusal is no reason to hold up a conversation: the next card tells the place again. */
  put(spot: Spot): void {
    this.#line = this.#line.then(() => this.#send(spot)).catch(() => {});
  }

  /** When the core knows where we are. */
  async settled(): Promise<void> {
    await this.#line;
  }
}
