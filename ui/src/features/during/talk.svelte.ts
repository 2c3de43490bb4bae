import type { DuringView, Lens } from "../../bindings/api";
import { announce } from "../../state/announce.svelte";
import { call } from "../../state/call";
import { cardOf } from "../../state/method";
import { Taps } from "../../state/taps";
import { during } from "../../texts/during";
import { Deck } from "./deck.svelte";
import { Placer } from "./placer";
import { Remember } from "./remember.svelte";
import { shownCard, shownFace, type Shown } from "./shown";

type Panel = "card" | "stuck" | "overview";

/** A conversation while it is held: the deck, what is on screen, and what the buttons do. */
export class Talk {
  view = $state.raw<DuringView>();
  panel = $state<Panel>("card");
  failed = $state(false);
  readonly taps = new Taps();
  readonly #conversation: string;
  readonly #placer = new Placer((spot) => call("during_place", { conversation: this.#conversation, ...spot }));
  readonly deck = new Deck((spot) => this.#placer.put(spot));
  readonly remember = new Remember({
    add: (lens) => call("moment_add", { conversation: this.#conversation, lens }),
    remove: (moment) => call("moment_remove", { conversation: this.#conversation, moment }),
    say: (state) => announce(during.remember[state]),
  });

  readonly faces = $derived<(Shown | undefined)[]>(this.view?.faces.map(shownFace) ?? []);
  readonly aside = $derived.by(() => {
    const card = this.deck.aside === null ? undefined : cardOf(this.deck.aside);
    return card && shownCard(card);
  });
  /** The card on screen; on the agenda there is none. */
  readonly card = $derived(this.aside ?? this.faces[this.deck.position - 1]);
  /** On the agenda a moment is about what runs badly. */
  readonly lens = $derived<Lens>(this.card?.lens ?? "friction");

  constructor(conversation: string) {
    this.#conversation = conversation;
  }

  read(view: DuringView): void {
    this.view = view;
    this.deck.read(view.faces.length, view);
  }

  next(): void {
    this.#turn(this.deck.next(), during.last);
  }

  previous(): void {
    this.#turn(this.deck.previous(), during.first);
  }

  to(position: number, revealed = false): void {
    this.panel = "card";
    this.#turn(this.deck.to(position));
    this.deck.revealed = revealed;
  }

  show(card: string, revealed = false): void {
    this.panel = "card";
    this.#turn(this.deck.show(card));
    this.deck.revealed = revealed;
  }

  reveal(): void {
    this.deck.revealed = true;
  }

  open(panel: Panel): void {
    this.panel = panel;
    this.taps.hold();
  }

  keep(): void {
    this.remember.tap(this.lens);
  }

  /** A fitting card of a lens. The core looks from where the deck stands, so it must know that first. */
  async stuck(lens: Lens): Promise<void> {
    await this.#try(async () => {
      await this.#placer.settled();
      this.show(await call("during_stuck", { conversation: this.#conversation, lens }));
    });
  }

  async stop(): Promise<boolean> {
    return this.#try(async () => {
      await this.#placer.settled();
      await call("during_stop", { conversation: this.#conversation });
    });
  }

  async settled(): Promise<void> {
    await this.#placer.settled();
  }

  async item(item: string, value: "open" | "done" | "parked"): Promise<void> {
    const change = { field: "state", value } as const;
    const done = await this.#try(() => call("agenda_edit", { conversation: this.#conversation, item, change }));
    if (done) announce(during.agendaSpoken[value]);
  }

  #turn(changed: boolean, end?: string): void {
    this.failed = false;
    if (changed) this.remember.turned();
    else if (end !== undefined) announce(end);
  }

  async #try(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      this.failed = false;
      return true;
    } catch {
      this.failed = true;
      return false;
    }
  }
}
