import type { Lens } from "../../bindings/api";

const SHOWN = 1_500;
const UNDO = 5_000;

export type RememberState = "ready" | "kept" | "gone" | "failed";

interface Acts {
  add: (lens: Lens) => Promise<string>;
  remove: (moment: string) => Promise<unknown>;
  say: (state: Exclude<RememberState, "ready">) => void;
}

/** *Onthoud*: one blind tap keeps a moment, a second within five seconds takes it back. */
export class Remember {
  state = $state<RememberState>("ready");
  #kept: { id: Promise<string>; until: number } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #acts: Acts;

  constructor(acts: Acts) {
    this.#acts = acts;
  }

  tap(lens: Lens, now = performance.now()): void {
    const kept = this.#kept;
    if (kept && now < kept.until) {
      this.#kept = undefined;
      this.#show("gone");
      kept.id.then((id) => this.#acts.remove(id)).catch(() => this.#show("failed"));
      return;
    }
    const id = this.#acts.add(lens);
    const mine = (this.#kept = { id, until: now + UNDO });
    this.#show("kept");
    id.catch(() => {
      if (this.#kept !== mine) return;
      this.#kept = undefined;
      this.#show("failed");
    });
  }

  /** On another card a tap is about that card, however soon it comes. */
  turned(): void {
    this.#kept = undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #show(state: Exclude<RememberState, "ready">): void {
    this.state = state;
    this.#acts.say(state);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.state = "ready"), SHOWN);
  }
}
