// Waiting for what must become true, with a complaint that says what was there instead.
import { setTimeout as sleep } from "node:timers/promises";

const plain = (text) => text.replaceAll("\u00ad", "").replace(/\s+/g, " ");

/** Waits until this text can be read in the element. */
export async function expect(locator, text, patience = 8000) {
  const end = Date.now() + patience;
  for (;;) {
    const now = plain(await locator.innerText());
    if (now.includes(text)) return;
    if (Date.now() > end) throw new Error(`“${text}” never came. There was: ${now.slice(0, 600)}`);
    await sleep(25);
  }
}

/** Waits until the answer is true. */
export async function eventually(ask, what, patience = 8000) {
  const end = Date.now() + patience;
  while (!(await ask())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await sleep(25);
  }
}
