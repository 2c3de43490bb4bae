import type { AgendaItemId, ConversationId, Direction, TogetherChange, TogetherItem } from "../../bindings/api";
import { Attempt } from "../../state/attempt.svelte";
import { call } from "../../state/call";
import { removed, tookAway } from "../../state/removed.svelte";
import { undo } from "../../state/undo";
import { together } from "../../texts/together";
import { Words } from "./words.svelte";

/** As much of an item as is said aloud or stands in one line. */
export function short(body: string): string {
  return body.length > 60 ? `${body.slice(0, 57).trimEnd()}…` : body;
}

/** The joint agenda on screen: what is open, and what the two of them do to it. */
export class Joint {
  panel = $state<"cards" | "agenda" | "words">("cards");
  words = $state.raw<Words>();
  /** The id of the element that gets focus as soon as it is there. */
  focus = $state<string>();
  readonly attempt = new Attempt();
  /** Only what was done on this screen can be taken back here: what lies further back may be private. */
  #steps = 0;
  #busy = false;

  constructor(readonly conversation: ConversationId) {}

  get place(): string {
    return `samen ${this.conversation}`;
  }

  get #offered(): boolean {
    return removed.last?.place === this.place;
  }

  cards(): void {
    this.panel = "cards";
    this.focus = "samen-agenda";
  }

  agenda(focus = "samen-list"): void {
    this.panel = "agenda";
    this.words = undefined;
    this.focus = focus;
  }

  /** Opens the one field: for new words, or to correct the words of an item. */
  open(item?: TogetherItem): void {
    this.words = new Words(this.conversation, item);
    this.panel = "words";
    this.focus = "samen-field";
  }

  /** The offer is for what was done last: with the next thing done it goes. */
  async #do(act: () => Promise<unknown>): Promise<boolean> {
    if (!(await this.attempt.run(act))) return false;
    this.#done();
    return true;
  }

  #done(): void {
    this.#steps += 1;
    if (this.#offered) {
      removed.last = undefined;
      this.#steps += 1;
    }
  }

  move(item: AgendaItemId, direction: Direction): Promise<boolean> {
    return this.#do(() => call("together_move", { conversation: this.conversation, item, direction }));
  }

  say(item: AgendaItemId, field: "own" | "skip", value: boolean): Promise<boolean> {
    return this.#do(() => this.#edit(item, { field, value }));
  }

  #edit(item: AgendaItemId, change: TogetherChange): Promise<unknown> {
    return call("together_edit", { conversation: this.conversation, item, change });
  }

  async remove(item: AgendaItemId, body: string): Promise<void> {
    if (!(await this.attempt.run(() => this.#edit(item, { field: "words", value: "" })))) return;
    if (this.#offered) this.#steps += 1;
    tookAway(this.place, item, short(body));
  }

  /** Puts the words on the agenda as they were typed. Emptied words are taken away. */
  async keep(): Promise<void> {
    const { words } = this;
    if (!words || this.#busy) return;
    this.#busy = true;
    const { item, before } = words;
    if (words.text.trim() !== "") {
      if (await words.keep()) {
        if (words.text.trim() !== before) this.#done();
        this.agenda(words.item);
      }
    } else if (item !== undefined && before !== "") {
      await this.leave();
      await this.remove(item, before);
    } else {
      words.error = together.noWords;
      this.focus = "samen-field";
    }
    this.#busy = false;
  }

  async leave(): Promise<void> {
    const { words } = this;
    this.agenda(words?.item ?? "samen-words");
    await words?.drop();
  }

  undo(): void {
    if (!this.#offered) {
      if (this.#steps === 0) return;
      this.#steps -= 1;
    }
    void undo();
  }
}
