import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Lens } from "../../bindings/api";
import { Remember } from "./remember.svelte";

describe("Remember", () => {
  let log: string[];
  let refuse: boolean;
  let remember: Remember;

  beforeEach(() => {
    vi.useFakeTimers();
    log = [];
    refuse = false;
    let made = 0;
    remember = new Remember({
      add: (lens: Lens) => {
        if (refuse) return Promise.reject(new Error("disk_full"));
        made += 1;
        log.push(`add ${made} ${lens}`);
        return Promise.resolve(`${made}`);
      },
      remove: async (moment) => void log.push(`remove ${moment}`),
      say: (state) => log.push(state),
    });
  });
  afterEach(() => vi.useRealTimers());

  it("says so at once, for a second and a half", async () => {
    remember.tap("what");
    expect(remember.state).toBe("kept");
    await vi.advanceTimersByTimeAsync(1_499);
    expect(remember.state).toBe("kept");
    await vi.advanceTimersByTimeAsync(1);
    expect(remember.state).toBe("ready");
    expect(log).toEqual(["add 1 what", "kept"]);
  });

  it("takes the moment back within five seconds, and says so", async () => {
    remember.tap("what");
    await vi.advanceTimersByTimeAsync(4_999);
    remember.tap("what");
    await vi.advanceTimersByTimeAsync(0);
    expect(remember.state).toBe("gone");
    expect(log).toEqual(["add 1 what", "kept", "gone", "remove 1"]);
    remember.tap("what");
    expect(log.slice(4)).toEqual(["add 2 what", "kept"]);
  });

  it("keeps another moment after five seconds", async () => {
    remember.tap("what");
    await vi.advanceTimersByTimeAsync(5_000);
    remember.tap("how");
    expect(log).toEqual(["add 1 what", "kept", "add 2 how", "kept"]);
  });

  it("keeps another moment on another card, however soon", async () => {
    remember.tap("what");
    await vi.advanceTimersByTimeAsync(400);
    remember.turned();
    remember.tap("how");
    expect(log).toEqual(["add 1 what", "kept", "add 2 how", "kept"]);
  });

  it("says when nothing was kept, and the next tap tries again", async () => {
    refuse = true;
    remember.tap("what");
    await vi.advanceTimersByTimeAsync(0);
    expect(remember.state).toBe("failed");
    refuse = false;
    remember.tap("what");
    await vi.advanceTimersByTimeAsync(0);
    expect(remember.state).toBe("kept");
  });
});
