// The list of conversations: as many pages of it as were asked for, read again from its start when anything changes.
import { untrack } from "svelte";
import type { ConversationList, ListFilter, Tag } from "../../bindings/api";
import { ApiError } from "../../errors";
import { call } from "../../state/call";
import { watch } from "../../state/tags";

const PAGE = 60;
/** The core gives no more rows at a time. */
const LARGEST = 1_000;

/** How many rows a list had, by its filter: who comes back finds as many, until the app is locked. */
const had = new Map<string, number>();

const sizeOf = (list: ConversationList): number => list.upcoming.length + list.to_look_back.length + list.earlier.length;

const joined = (list: ConversationList, page: ConversationList): ConversationList => ({
  ...page,
  upcoming: [...list.upcoming, ...page.upcoming],
  to_look_back: [...list.to_look_back, ...page.to_look_back],
  earlier: [...list.earlier, ...page.earlier],
});

export class Pages {
  /** The last answer; stays while a newer one is on its way. */
  list = $state.raw<ConversationList>();
  error = $state.raw<ApiError>();
  readonly #filter: () => ListFilter;
  /** What the list that is shown was asked with. */
  #shown: ListFilter | undefined;
  #turn = 0;
  #adding: Promise<void> | undefined;

  constructor(filter: () => ListFilter, tags: readonly Tag[]) {
    this.#filter = filter;
    const key = $derived(JSON.stringify(filter()));
    $effect(() => {
      untrack(() => void this.#read(Math.min(had.get(key) ?? PAGE, LARGEST)));
      void key;
    });
    $effect(() => {
      const stop = watch(tags, () => void this.reread());
      return () => {
        stop();
        this.#turn++;
      };
    });
  }

  reread(): Promise<void> {
    return this.#read(this.list ? Math.max(PAGE, sizeOf(this.list)) : PAGE);
  }

  async #read(wanted: number): Promise<void> {
    const filter = untrack(this.#filter);
    const mine = ++this.#turn;
    try {
      let list = await call("conversation_list", { ...filter, size: Math.min(wanted, LARGEST) });
      while (mine === this.#turn && list.next && sizeOf(list) < wanted) {
        const size = Math.min(wanted - sizeOf(list), LARGEST);
        list = joined(list, await call("conversation_list", { ...filter, after: list.next, size }));
      }
      if (mine !== this.#turn) return;
      this.list = list;
      this.#shown = filter;
      this.error = undefined;
    } catch (cause) {
      if (mine === this.#turn) this.error = ApiError.from(cause);
    }
  }

  /** Adds the next page to the list that is shown. When that was read again meanwhile, nothing is added. */
  more(): Promise<void> {
    return (this.#adding ??= this.#add().finally(() => (this.#adding = undefined)));
  }

  async #add(): Promise<void> {
    const { list } = this;
    const filter = this.#shown;
    if (!list?.next || !filter) return;
    const page = await call("conversation_list", { ...filter, after: list.next, size: PAGE });
    if (this.list !== list) return;
    this.list = joined(list, page);
    had.set(JSON.stringify(filter), sizeOf(this.list));
  }
}
