import { mount } from "svelte";
import type { AppStatus } from "./bindings/api";
import App from "./App.svelte";
import { announce } from "./state/announce.svelte";
import { startKeys } from "./state/keys";
import { readMethod } from "./state/method";
import { startRouter } from "./state/router.svelte";
import type { Route } from "./state/routes";
import { readStatus, startSession } from "./state/session.svelte";
import "./styles/main.css";
import { common } from "./texts/common";
import { ready, readyAll } from "./views";

/** Without a vault the cards still open: who skipped the first pages lands there. */
function first(status: AppStatus | undefined): Route {
  if (status?.vault === "open") return { name: "conversations" };
  if (status?.vault === "missing") {
    return status.prefs.welcomed ? { name: "library", locked: true } : { name: "welcome", page: 1 };
  }
  return { name: "lock" };
}

async function start(): Promise<void> {
  const [status] = await Promise.all([readStatus().catch(() => undefined), readMethod().catch(() => {})]);
  const route = first(status);
  await ready(route.name);
  startRouter(route, () => announce(common.stay), ({ name }) => ready(name));
  startSession();
  startKeys();
  mount(App, { target: document.getElementById("app")! });
  // After the first screen has been painted.
  setTimeout(() => void readyAll());
}

void start();
