import { host } from "../host/host";

const LINGER = 250;

let here = 0;
let told: boolean | undefined;
let line = Promise.resolve();

/** One after the other: an answer that overtakes another would leave the device awake. */
function tell(): void {
  const now = here > 0;
  if (now === told) return;
  told = now;
  line = line.then(() => host.presence(now)).catch(() => {});
}

// A page that is loaded again, as after locking, starts with nobody in a conversation.
tell();

/** Keeps the device awake while a conversation is on screen: `$effect(stay)`. Going from one such screen to the next is no leaving. */
export function stay(): () => void {
  here += 1;
  tell();
  return () => {
    here -= 1;
    setTimeout(tell, LINGER);
  };
}
