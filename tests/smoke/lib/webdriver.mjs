// The real window through WebKitWebDriver: as much of the W3C protocol as these tests need, over plain fetch.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { gap, still, until } from "../../lib/poll.mjs";
import { aim, controls } from "./page.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The processes of one group: the driver, the app and the helpers of its web view. */
export function group(leader) {
  const found = [];
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const [state, , pgrp] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (Number(pgrp) === leader && state !== "Z") found.push({ pid: Number(entry), binary: readlinkSync(`/proc/${entry}/exe`) });
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

/** Starts the app in its window. `env` is all it gets to know of the world besides the display; `before` goes before the command. */
export async function openWindow(binary, env, before = []) {
  const port = await freePort();
  const automation = { TAURI_AUTOMATION: "true", TAURI_WEBVIEW_AUTOMATION: "true" };
  const [command, ...words] = [...before, "WebKitWebDriver", `--port=${port}`, "--host=127.0.0.1"];
  const driver = spawn(command, words, {
    env: { ...env, ...automation },
    stdio: ["ignore", "ignore", process.env.KDW_DRIVER_LOG ? "inherit" : "ignore"],
    detached: true, // its own group, so that the app can be ended with it
  });
  const request = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: method === "POST" ? JSON.stringify(body ?? {}) : undefined,
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error} ${value.message}`);
    return value;
  };
  const endAll = async () => {
    try {
      process.kill(-driver.pid, "SIGKILL");
    } catch {
      // Nothing is left of it.
    }
    await until(() => group(driver.pid).length === 0, "the app's processes to end");
  };
  try {
    await until(() => request("GET", "/status"), "the driver");
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: [] } } };
    const { sessionId } = await request("POST", "/session", { capabilities });
    return new Window((method, path, body) => request(method, `/session/${sessionId}${path}`, body), {
      endAll,
      pids: () => group(driver.pid).filter((one) => one.binary === binary).map((one) => one.pid),
    });
  } catch (cause) {
    await endAll();
    throw cause;
  }
}

class Window {
  #request;
  #processes;

  constructor(request, processes) {
    this.#request = request;
    this.#processes = processes;
  }

  /** Runs a function in the page. */
  run(code, ...args) {
    return this.#request("POST", "/execute/sync", { script: `return (${code})(...arguments)`, args });
  }

  /** Runs a command of the core from the page, as the page itself does. */
  call(command, request) {
    const script = `const done = arguments[2]; window.__TAURI_INTERNALS__
      .invoke("call", { command: arguments[0], request: JSON.stringify(arguments[1]) })
      .then((reply) => done({ value: reply.value }), (fault) => done({ fault }));`;
    return this.#request("POST", "/execute/async", { script, args: [command, request] }).then((answer) => {
      if (answer.fault) throw Object.assign(new Error(`${command}: ${JSON.stringify(answer.fault)}`), answer.fault);
      return answer.value;
    });
  }

  /** The control with this role and name, once it can be seen. `loose`: its name begins so. */
  async control(role, name, within, loose) {
    return until(async () => (await this.run(controls, role, name, within ?? null, loose ?? false))[0]?.[ELEMENT], `${role} “${name}”`);
  }

  /** Whether such a control can be seen now. */
  async has(role, name, within) {
    return (await this.run(controls, role, name, within ?? null, false)).length > 0;
  }

  /** What WebKit tells a screen reader about a control. */
  async spoken(role, name) {
    const element = await this.control(role, name);
    return { role: await this.#request("GET", `/element/${element}/computedrole`), name: await this.#request("GET", `/element/${element}/computedlabel`) };
  }

  /** Lets the time pass in which a second tap is dropped. */
  gap = gap;

  async click(role, name, within) {
    await this.#press(role, name, within);
  }

  /**
   * Presses a control and gives it. Again when the screen was drawn anew between finding and pressing, or moved so that
   * the press fell beside it.
   */
  #press(role, name, within, loose) {
    return until(async () => {
      const element = await this.control(role, name, within, loose);
      await this.#request("POST", "/execute/async", { script: aim, args: [{ [ELEMENT]: element }] });
      await this.#request("POST", `/element/${element}/click`);
      // A page that was loaded anew by it knows nothing of it any more.
      const fell = await until(() => this.run(`() => window.kdwPress ?? "on it"`), "the press to arrive");
      if (fell !== "on it") throw new Error(`the press fell on ${fell}`);
      return element;
    }, `a press on ${role} “${name}”`);
  }

  /** A choice in a group, a radio button or one of a few buttons: by how its name begins. */
  async choose(group, name) {
    await this.#press("choice", name, group, true);
  }

  /** Types into a text field, as a keyboard does, over what stood there. */
  async type(name, text, within) {
    await until(async () => {
      const element = await this.#press("textbox", name, within);
      await this.run((one) => one.select(), { [ELEMENT]: element });
      await this.#request("POST", `/element/${element}/value`, { text });
      return true;
    }, `typing into “${name}”`);
  }

  /** Waits until this can be read on the screen. */
  async sees(text) {
    let now = "";
    const came = async () => (now = (await this.text()).replace(/\s+/g, " ")).includes(text);
    await until(came, `“${text}”`).catch((cause) => {
      throw new Error(`${cause.message}\n  There was: ${now.slice(0, 600)}`);
    });
  }

  /** Called on every screen of a story; the walk leaves a picture there. */
  async shot() {}

  /** Presses a key or a combination: `keys("Control", "Shift", "l")`. */
  async keys(...names) {
    const codes = { Control: "\ue009", Shift: "\ue008", Alt: "\ue00a", Enter: "\ue007", Tab: "\ue004", Escape: "\ue00c", ArrowRight: "\ue014", ArrowLeft: "\ue012" };
    const values = names.map((name) => codes[name] ?? name);
    const actions = [...values.map((value) => ({ type: "keyDown", value })), ...values.toReversed().map((value) => ({ type: "keyUp", value }))];
    await this.#request("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Opens the row of a list whose name begins so. */
  async clickRow(name) {
    await this.#press("button", name, undefined, true);
  }

  /** Puts the caret at the end of a field; gives what stands there. */
  async focusEnd(name) {
    const element = await this.#press("textbox", name);
    return this.run((one) => {
      one.setSelectionRange(one.value.length, one.value.length);
      return one.value;
    }, { [ELEMENT]: element });
  }

  /** Keys for whatever has focus. */
  async sendKeys(text) {
    const actions = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await this.#request("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** The text of the card on screen. */
  card() {
    return this.run(`() => document.querySelector("h2").innerText.replaceAll("\\u00ad", "").replace(/\\s+/g, " ").trim()`);
  }

  /** The names of the text fields on the screen. */
  async fields() {
    return this.run(`() => [...document.querySelectorAll("textarea, input[type=text], input[type=search]")]
      .filter((one) => one.checkVisibility()).map((one) => one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent.trim())`);
  }

  async reload() {
    await this.#request("POST", "/refresh");
  }

  /** Waits for the screen with this title. */
  async on(title) {
    let now;
    await until(async () => (now = await this.heading()) === title, `the screen “${title}”`).catch((cause) => {
      throw new Error(`${cause.message}\n  There was “${now}”`);
    });
  }

  heading() {
    return this.run(`() => document.querySelector("h1")?.innerText.replaceAll("\\u00ad", "").trim()`);
  }

  /** Everything that can be read on the screen. */
  text() {
    return this.run(`() => document.body.innerText.replaceAll("\\u00ad", "")`);
  }

  title() {
    return this.#request("GET", "/title");
  }

  async resize(width, height) {
    await this.#request("POST", "/window/rect", { x: 0, y: 0, width, height });
    await until(() => this.run(`(w, h) => innerWidth === w && innerHeight === h`, width, height), `a window of ${width}×${height}`);
  }

  /** Scrolls to the top, or to what has focus, and waits until all is there and was drawn. */
  async settle(atFocus = false) {
    await still(() => this.text(), "a text that stays as it is", 4);
    const script = `const [atFocus, done] = arguments; atFocus ? document.activeElement.scrollIntoView({ block: "center" }) : scrollTo(0, 0);
      const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done()));
      Promise.allSettled([document.fonts.ready, ...document.getAnimations().map((one) => one.finished)]).then(drawn);`;
    await this.#request("POST", "/execute/async", { script, args: [atFocus] });
  }

  async picture() {
    return Buffer.from(await this.#request("GET", "/screenshot"), "base64");
  }

  /** Ends the app at once, as a crash or an empty battery would. */
  async crash() {
    for (const pid of this.#processes.pids()) process.kill(pid, "SIGKILL");
    await this.#processes.endAll();
  }

  /** Closes the window, so that the app ends in good order; then whatever is left. */
  async close() {
    await this.#request("DELETE", "/window").catch(() => {});
    await until(() => this.#processes.pids().length === 0, "the app to end").catch(() => {});
    await this.#processes.endAll();
  }
}
