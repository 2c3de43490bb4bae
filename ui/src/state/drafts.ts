// Text that is on the screen and not yet stored. Nothing may lock, hide or leave a screen past this file.

export type DraftState = "clean" | "waiting" | "saving" | "failed";
export type Save = (value: string) => Promise<unknown>;

const DELAY_MS = 300;
/** Who types on and on is stored in between: a text waits no longer than this for its first key. */
const LONGEST_MS = 500;
const open = new Set<Draft>();

/** One field's text on its way to the store. */
export class Draft {
  state: DraftState = "clean";
  #pending: { value: string; save: Save } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  /** When the first key was pressed that is not being stored yet. */
  #since: number | undefined;
  readonly #tell: (state: DraftState, cause?: unknown) => void;
  readonly #delay: number | null;

  /** Without a delay nothing is stored while typing; only `flush` does it, at the latest when the screen is left. */
  constructor(tell: (state: DraftState, cause?: unknown) => void, delay: number | null = DELAY_MS) {
    this.#tell = tell;
    this.#delay = delay;
  }

  /** Takes what was typed last and stores it when the typing pauses, or after a while when it does not. */
  change(value: string, save: Save): void {
    this.#pending = { value, save };
    open.add(this);
    this.#be("waiting");
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#since ??= now;
    if (this.#delay === null) return;
    const wait = Math.max(0, Math.min(this.#delay, this.#since + LONGEST_MS - now));
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** Stores what is pending now. Never throws: a failure is a state, and the text stays pending. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    if (!this.#pending) return;
    this.#running ??= this.#store();
    await this.#running;
  }

  /** What is typed meanwhile is stored too; without a delay it waits for its own `flush`. */
  async #store(): Promise<void> {
    while (this.#pending) {
      const job = this.#pending;
      this.#since = undefined;
      this.#be("saving");
      try {
        await job.save(job.value);
      } catch (cause) {
        this.#running = undefined;
        this.#be("failed", cause);
        return;
      }
      if (this.#pending === job) this.#pending = undefined;
      else if (this.#delay === null) break;
    }
    this.#running = undefined;
    if (this.#pending) {
      this.#be("waiting");
      return;
    }
    open.delete(this);
    this.#be("clean");
  }

  /** The field leaves the screen: what is pending is stored; what cannot be stored is given up. */
  async close(): Promise<void> {
    await this.flush();
    open.delete(this);
  }

  #be(state: DraftState, cause?: unknown): void {
    this.state = state;
    this.#tell(state, cause);
  }
}

/** Stores everything that is pending. Says whether all of it is safe. */
export async function flushAll(): Promise<boolean> {
  const drafts = [...open];
  await Promise.all(drafts.map((draft) => draft.flush()));
  return drafts.every((draft) => draft.state === "clean");
}
