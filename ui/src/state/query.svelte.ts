import { untrack } from "svelte";
import type { Api, Tag } from "../bindings/api";
import { ApiError } from "../errors";
import { call } from "./call";
import { watch } from "./tags";

export interface Query<T> {
  /** The last answer; stays while a newer one is on its way. */
  readonly data: T | undefined;
  readonly error: ApiError | undefined;
  readonly loading: boolean;
  reread(): void;
}

/**
 * Reads a command for as long as the component lives, again when the request changes or a tag is spoiled.
 * A request of `null` reads only for commands that take nothing; `undefined` waits.
 */
export function query<K extends keyof Api>(
  command: K,
  request: () => Api[K][0] | undefined,
  tags: readonly Tag[],
): Query<Api[K][1]> {
  let data = $state.raw<Api[K][1] | undefined>(undefined);
  let error = $state.raw<ApiError | undefined>(undefined);
  let loading = $state(true);
  let turn = 0;
  const key = $derived(JSON.stringify(request()));

  async function read(): Promise<void> {
    const asked = untrack(request);
    const mine = ++turn;
    if (asked === undefined) return;
    loading = true;
    try {
      const answer = await call(command, asked);
      if (mine !== turn) return;
      data = answer;
      error = undefined;
    } catch (cause) {
      if (mine !== turn) return;
      const refusal = ApiError.from(cause);
      // Two that were asked at once may have arrived the other way round: this one is the newest.
      if (refusal.code === "superseded") return read();
      error = refusal;
    }
    loading = false;
  }

  $effect(() => {
    void key;
    untrack(() => void read());
  });
  $effect(() => {
    const stop = watch(tags, () => void read());
    return () => {
      stop();
      turn++;
    };
  });

  return {
    get data() {
      return data;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    reread: () => void read(),
  };
}
