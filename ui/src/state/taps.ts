const GAP = 300;

/** A double tap counts once: a second tap on the same control within 300 ms is dropped. */
export class Taps {
  readonly #last = new Map<string, number>();
  #from = -Infinity;

  /** Whether this tap counts. */
  accept(control: string, now = performance.now()): boolean {
    if (now < this.#from) return false;
    const last = this.#last.get(control);
    if (last !== undefined && now - last < GAP) return false;
    this.#last.set(control, now);
    return true;
  }

  /** A new screen has come under the finger: what follows within 300 ms was meant for the old one. */
  hold(now = performance.now()): this {
    this.#from = now + GAP;
    return this;
  }
}
