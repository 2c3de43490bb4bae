import { beforeEach, expect, test, vi } from "vitest";

// A window with just enough history for the router.
class FakeWindow {
  stack: { state: unknown; url: string }[] = [{ state: null, url: "" }];
  at = 0;
  scrollY = 0;
  #pop: (event: { state: unknown }) => void = () => {};
  addEventListener(_: string, listener: (event: { state: unknown }) => void): void {
    this.#pop = listener;
  }
  get state(): unknown {
    return this.stack[this.at]?.state;
  }
  pushState(state: unknown, _: string, url: string): void {
    this.stack = [...this.stack.slice(0, this.at + 1), { state, url }];
    this.at += 1;
  }
  replaceState(state: unknown, _: string, url: string): void {
    this.stack[this.at] = { state, url };
  }
  go(by: number): void {
    this.at += by;
    this.#pop({ state: this.state });
  }
  back(): void {
    this.go(-1);
  }
}

let fake: FakeWindow;
let r: typeof import("./router.svelte");
let d: typeof import("./drafts");
const stayed = vi.fn();

beforeEach(async () => {
  vi.resetModules();
  stayed.mockReset();
  fake = new FakeWindow();
  vi.stubGlobal("window", fake);
  vi.stubGlobal("history", fake);
  vi.stubGlobal("document", { activeElement: null });
  r = await import("./router.svelte");
  d = await import("./drafts");
});

const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

test("going and coming back restores the screen and its scroll", async () => {
  r.startRouter({ name: "conversations" }, stayed);
  fake.scrollY = 120;
  await r.go({ name: "conversation", id: "secret" });
  fake.scrollY = 7;
  expect(r.router.route).toEqual({ name: "conversation", id: "secret" });
  await r.back();
  await settle();
  expect(r.router.route).toEqual({ name: "conversations" });
  expect(r.router.visit.restore?.scroll).toBe(120);
});

test("the address holds a counter and never an id", async () => {
  r.startRouter({ name: "conversations" }, stayed);
  await r.go({ name: "conversation", id: "secret" });
  await r.go({ name: "prepare", id: "secret", step: 1 });
  expect(JSON.stringify(fake.stack)).not.toContain("secret");
  expect(fake.stack.map((entry) => entry.url)).toEqual(["#0", "#1", "#2"]);
});

test("replace leaves no way back to what was replaced", async () => {
  r.startRouter({ name: "conversations" }, stayed);
  await r.go({ name: "during", id: "1" });
  await r.replace({ name: "done", id: "1" });
  await r.back();
  await settle();
  expect(r.router.route).toEqual({ name: "conversations" });
  await r.back({ name: "lock" });
  expect(r.router.route).toEqual({ name: "lock" });
});

test("a state that was there before stays beside the counter", async () => {
  fake.stack = [{ state: { token: "t", place: 4 }, url: "" }];
  r.startRouter({ name: "conversations" }, stayed);
  await r.go({ name: "search" });
  expect(fake.state).toEqual({ token: "t", place: 5 });
});

test("text that cannot be stored keeps us on the screen, once", async () => {
  r.startRouter({ name: "conversations" }, stayed);
  await r.go({ name: "prepare", id: "1", step: 1 });
  new d.Draft(() => {}).change("text", () => Promise.reject(new Error("disk")));
  await r.go({ name: "search" });
  expect(r.router.route.name).toBe("prepare");
  expect(stayed).toHaveBeenCalledOnce();
  await r.go({ name: "search" });
  expect(r.router.route.name).toBe("search");
});

test("an entry from before a reload leads home", async () => {
  fake.stack = [{ state: { place: 0 }, url: "#0" }, { state: { place: 1 }, url: "#1" }];
  fake.at = 1;
  r.startRouter({ name: "settings" }, stayed);
  await r.go({ name: "about" });
  fake.go(-2);
  await settle();
  expect(r.router.route).toEqual({ name: "conversations" });
  await r.go({ name: "search" });
  expect(r.router.route).toEqual({ name: "search" });
});
