/** What was taken away last, so that the place where it stood can offer it back. Only one offer stands at a time. */
export const removed = $state<{ last: { id: string; place: string; what: string } | undefined }>({ last: undefined });

/** Remembers what was taken away, and from which list. */
export function tookAway(place: string, id: string, what: string): void {
  removed.last = { place, id, what };
}
