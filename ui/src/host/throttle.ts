/** One call at most per `ms`; the others are dropped. */
export function throttled(ms: number, act: () => void): () => void {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last < ms) return;
    last = now;
    act();
  };
}
