// When a page is ready: what it asked for has come and was drawn, and nothing on it moves. And the page's own clock.

/** How many milliseconds later than they could be answers come at most, one more and another less: `make burn` asks for that. */
export const LATE = Number(process.env.LATE ?? 0);

/**
 * Runs in every page before anything else. It keeps the real frames and the real time: those of the page run on a clock that
 * tests move.
 */
export const watch = (late) => {
  const frame = window.requestAnimationFrame.bind(window);
  const ask = window.fetch.bind(window);
  const after = window.setTimeout.bind(window);
  let [asked, wait] = [0, 1];
  window.fetch = async (...request) => {
    asked += 1;
    try {
      if (late > 0) {
        wait = (wait * 16_807 + 1) % 2_147_483_647;
        await new Promise((done) => after(done, wait % late));
      }
      const answer = await ask(...request);
      return new Response(await answer.arrayBuffer(), answer);
    } finally {
      // Once whoever asked has had the answer.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (asked -= 1);
      port2.postMessage(null);
    }
  };
  const moves = () => document.getAnimations().some((one) => one.playState === "running");
  window.kdwReady = async () => {
    await document.fonts.ready;
    for (let calm = 0; calm < 2; ) {
      await new Promise(frame);
      calm = asked === 0 && !moves() ? calm + 1 : 0;
    }
  };
};

/** Waits until the page is ready. */
export const ready = (page) => page.evaluate(() => window.kdwReady());

/**
 * Makes it so many milliseconds later in the page, and waits until what that set off is done. What would have come by
 * then is there afterwards; what is not there did not come.
 */
export async function pass(page, time) {
  await page.clock.runFor(time);
  await ready(page);
}

/** Stops the page's clock, a minute from now: from here on time passes only with `pass`. */
export const stopClock = async (page) => page.clock.pauseAt((await page.evaluate(() => Date.now())) + 60_000);
