// The real app as a screen reader has it: its tree of roles and names, and the actions in it. No driver, no page script.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { gap, until } from "../../lib/poll.mjs";
import { BINARY, freshHome } from "./app.mjs";

const READER = fileURLToPath(new URL("tree.py", import.meta.url));
// Debian's own: it knows the system's AT-SPI.
const PYTHON = "/usr/bin/python3";

/** Starts the app with its tree open; it ends with the test. Gives a hand that can do what a story asks for. */
export async function startTree(t) {
  const home = freshHome();
  const env = { ...home.env, NO_AT_BRIDGE: "0", GTK_MODULES: "gail:atk-bridge" };
  const app = spawn(BINARY, [], { env, stdio: "ignore", detached: true });
  const reader = spawn(PYTHON, ["-W", "ignore", READER, String(app.pid)], { env, stdio: ["pipe", "pipe", "inherit"] });
  t.after(async () => {
    reader.kill("SIGKILL");
    if (app.exitCode === null) {
      process.kill(-app.pid, "SIGKILL"); // with the helpers of its web view
      await once(app, "exit");
    }
    await until(() => home.end().then(() => true), "the home to be removed");
  });
  const lines = createInterface({ input: reader.stdout })[Symbol.asyncIterator]();
  let turn = Promise.resolve();
  /** One command after the other. A page that was drawn anew in the middle of one is asked again by who waits. */
  const ask = (command) => {
    const answer = turn.then(async () => {
      reader.stdin.write(`${JSON.stringify(command)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error("the reader of the tree ended");
      const { ok, fault } = JSON.parse(value);
      if (fault) throw new Error(fault);
      return ok;
    });
    turn = answer.catch(() => {});
    return answer;
  };
  const tree = new Tree(ask);
  await until(async () => (await tree.nodes()).length > 0, "the page in the tree");
  return tree;
}

class Tree {
  #ask;

  constructor(ask) {
    this.#ask = ask;
  }

  /** Every node of the page that is shown. */
  nodes() {
    return this.#ask({ do: "read" });
  }

  /** The lines that live regions said since the last time. */
  heard() {
    return this.#ask({ do: "heard" });
  }

  /** Lets the time pass in which a second tap is dropped. */
  gap = gap;

  async #act(what, command) {
    await until(() => this.#ask({ do: "act", ...command }), what);
  }

  click(role, name, within) {
    return this.#act(`${role} “${name}”`, { roles: [role], name, within });
  }

  async type(name, text, within) {
    await this.#act(`the field “${name}”`, { roles: ["textbox"], name, within, text });
    // Keys may still be on their way: another field that got focus now would get the rest of them.
    const typed = (node) => node.role === "textbox" && node.name === name && (node.text === text || node.text === "•".repeat(text.length));
    await until(async () => (await this.nodes()).some(typed), `“${text}” in “${name}”`);
  }

  choose(group, name) {
    return this.#act(`“${name}” in “${group}”`, { roles: ["radio", "button"], name, within: group, loose: true });
  }

  async on(title) {
    const there = (node) => node.level === 1 && node.name === title;
    await until(async () => (await this.nodes()).some(there), `the screen “${title}”`);
  }

  async sees(text) {
    const said = (node) => [node.name, node.text, node.description].some((one) => one.includes(text));
    let nodes = [];
    await until(async () => (nodes = await this.nodes()).some(said), `“${text}”`).catch((cause) => {
      const there = nodes.map(({ role, name, text }) => `${role} “${name}” ${text}`).join("\n  ");
      throw new Error(`${cause.message}\n  There was:\n  ${there}`);
    });
  }

  /** Everything that can be read on the screen. What is told as a name and as a text, or by a row and what is in it, stands there once. */
  async text() {
    return [...new Set((await this.nodes()).flatMap(({ name, text }) => [name, text.replaceAll("\ufffc", "")]))].join("\n");
  }

  /** The names of the text fields on the screen. */
  async fields() {
    return (await this.nodes()).filter(({ role }) => role === "textbox").map(({ name }) => name);
  }

  /** Called on every screen of a story. */
  async shot() {}
}
