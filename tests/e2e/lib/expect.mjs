// Waiting for what must become true, with a complaint that says what was there instead.
import { until } from "../../lib/poll.mjs";

const plain = (text) => text.replaceAll("\u00ad", "").replace(/\s+/g, " ");

/** Waits until this text can be read in the element. */
export async function expect(locator, text) {
  let now = "";
  await until(async () => (now = plain(await locator.innerText())).includes(text), `“${text}”`).catch((cause) => {
    throw new Error(`${cause.message}\n  There was: ${now.slice(0, 600)}`);
  });
}

/** Waits until the answer is true. */
export const eventually = until;
