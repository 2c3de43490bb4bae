// A date or a time that is typed in parts: it counts once it is whole, or when its fields are left.
import { onDestroy } from "svelte";
import { Draft } from "../state/drafts";
import type { PartedKind } from "./dates";

export class Parted<P extends object> {
  parts: P;
  /** Whether none of its fields has focus. */
  left: boolean;
  readonly #kind: PartedKind<P>;
  readonly #put: (value: string | null) => Promise<boolean>;
  readonly #draft = new Draft(() => {}, null);
  #known: string | null;

  constructor(kind: PartedKind<P>, value: () => string | null, put: (value: string | null) => Promise<boolean>) {
    this.#kind = kind;
    this.#put = put;
    this.#known = value();
    this.parts = $state(kind.split(this.#known));
    this.left = $state(true);
    // A value from outside replaces what stands here only when it is really another one, and never what is being typed.
    let seen = this.#known;
    $effect(() => {
      const stored = value();
      if (stored === seen) return;
      seen = stored;
      if (stored === this.#known || this.#draft.state !== "clean") return;
      this.#known = stored;
      this.parts = kind.split(stored);
    });
    onDestroy(() => void this.#draft.close());
  }

  /** What is wrong with it, once it is time to say so. */
  get complaint(): string | undefined {
    const read = this.#kind.read(this.parts);
    const said = this.left || (read.kind === "wrong" && this.#kind.isWhole(this.parts));
    return said && "complaint" in read ? read.complaint : undefined;
  }

  get isEmpty(): boolean {
    return this.#kind.read(this.parts).kind === "empty";
  }

  type(part: keyof P, text: P[keyof P]): void {
    // What is left over while something is taken away is no value that anyone meant.
    const grows = String(text).length > String(this.parts[part]).length;
    this.parts[part] = text;
    this.#wait();
    if (grows && this.#kind.isWhole(this.parts)) void this.#draft.flush();
  }

  choose(value: string | null): void {
    this.parts = this.#kind.split(value);
    this.#wait();
    void this.#draft.flush();
  }

  readonly enter = (): void => {
    this.left = false;
  };

  readonly leave = (event: FocusEvent): void => {
    this.left = !(event.currentTarget as Element).contains(event.relatedTarget as Node | null);
    if (this.left) void this.#draft.flush();
  };

  #wait(): void {
    this.#draft.change("", () => this.#store());
  }

  /** Half a value is not stored: what stood there stays, and the fields say what is missing. */
  async #store(): Promise<void> {
    const read = this.#kind.read(this.parts);
    if (read.kind !== "ok" && read.kind !== "empty") return;
    const [next, before] = [read.kind === "ok" ? read.value : null, this.#known];
    if (next === before) return;
    this.#known = next;
    if (await this.#put(next)) return;
    this.#known = before;
    throw new Error("not stored");
  }
}
