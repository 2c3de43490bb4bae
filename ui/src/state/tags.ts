import type { Tag } from "../bindings/api";

type Reader = { tags: readonly Tag[]; reread: () => void };

const readers = new Set<Reader>();

/** Calls `reread` whenever something with one of these tags was changed. Returns the way to stop. */
export function watch(tags: readonly Tag[], reread: () => void): () => void {
  const reader = { tags, reread };
  readers.add(reader);
  return () => void readers.delete(reader);
}

/** Tells every reader of these tags to read again. */
export function spoil(changed: readonly Tag[]): void {
  for (const reader of [...readers]) {
    if (reader.tags.some((tag) => changed.includes(tag))) reader.reread();
  }
}
