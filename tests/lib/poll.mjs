// The one place in the tests that waits between two questions: to the real window and to the core, which send no events.
// Everything else waits for what it waits for. A time here is how long to keep asking, never how fast something must be.
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE = 30_000;
const BETWEEN = 25;

/** Asks until the answer is true, and gives it. The complaint names every way in which asking failed. */
export async function until(ask, what, patience = PATIENCE) {
  const end = performance.now() + patience;
  const failures = new Set();
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (cause) {
      failures.add(cause.message);
    }
    if (performance.now() > end) throw new Error([`waited in vain for ${what}`, ...failures].join("\n  "));
    await sleep(BETWEEN);
  }
}

/** Asks until so many answers in a row are the same: nothing goes on any more. Gives that answer. */
export async function still(ask, what, rounds = 40) {
  let [last, same] = [await ask(), 0];
  await until(async () => {
    const now = await ask();
    same = now === last ? same + 1 : 0;
    last = now;
    return same >= rounds;
  }, what);
  return last;
}

/**
 * Lets the 300 ms pass in which a second tap is dropped. For the real window, whose clock no test can move; on a slow
 * machine it takes longer, which does no harm.
 */
export const gap = () => sleep(320);
