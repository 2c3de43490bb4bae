import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Draft, flushAll } from "./drafts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const silent = (): void => {};

describe("drafts", () => {
  test("typing is stored once, 300 ms after the last key", async () => {
    const save = vi.fn(async () => {});
    const draft = new Draft(silent);
    draft.change("h", save);
    await vi.advanceTimersByTimeAsync(200);
    draft.change("ho", save);
    await vi.advanceTimersByTimeAsync(299);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save).toHaveBeenCalledExactlyOnceWith("ho");
    expect(draft.state).toBe("clean");
  });

  test("who types without a pause is stored every half second", async () => {
    const stored: [string, number][] = [];
    const save = async (value: string): Promise<void> => void stored.push([value, performance.now()]);
    const draft = new Draft(silent);
    const begin = performance.now();
    for (let key = 1; key <= 40; key++) {
      draft.change("x".repeat(key), save);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(stored.length).toBeGreaterThanOrEqual(3);
    for (const [value, at] of stored) expect(at - begin - 50 * (value.length - 1)).toBeLessThanOrEqual(500);
    await vi.advanceTimersByTimeAsync(500);
    expect(stored.at(-1)?.[0]).toBe("x".repeat(40));
  });

  test("flushing everything waits for all fields and says that they are safe", async () => {
    const stored: string[] = [];
    const save = async (value: string): Promise<void> => void stored.push(value);
    new Draft(silent).change("a", save);
    new Draft(silent).change("b", save);
    expect(await flushAll()).toBe(true);
    expect(stored).toEqual(["a", "b"]);
  });

  test("what was typed during a save is stored after it, in order", async () => {
    const stored: string[] = [];
    let finish = silent;
    const draft = new Draft(silent);
    const save = (value: string): Promise<void> =>
      new Promise((done) => {
        finish = () => {
          stored.push(value);
          done();
        };
      });
    draft.change("a", save);
    const first = draft.flush();
    draft.change("ab", save);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    finish();
    await first;
    expect(stored).toEqual(["a", "ab"]);
  });

  test("without a delay, what was typed during a save waits until it is flushed itself", async () => {
    const stored: string[] = [];
    let finish = silent;
    const save = (value: string): Promise<void> =>
      new Promise((done) => {
        finish = () => {
          stored.push(value);
          done();
        };
      });
    const draft = new Draft(silent, null);
    draft.change("11", save);
    const first = draft.flush();
    draft.change("11 4", save);
    finish();
    await first;
    expect([stored, draft.state]).toEqual([["11"], "waiting"]);
    const all = flushAll();
    await vi.advanceTimersByTimeAsync(0);
    finish();
    expect(await all).toBe(true);
    expect(stored).toEqual(["11", "11 4"]);
  });

  test("a failed save keeps the text and is tried again", async () => {
    const states: string[] = [];
    let works = false;
    const save = vi.fn(async () => {
      if (!works) throw new Error("disk");
    });
    const draft = new Draft((state) => states.push(state));
    draft.change("a", save);
    expect(await flushAll()).toBe(false);
    expect(draft.state).toBe("failed");
    works = true;
    expect(await flushAll()).toBe(true);
    expect(save).toHaveBeenLastCalledWith("a");
    expect(states).toEqual(["waiting", "saving", "failed", "saving", "clean"]);
  });

  test("each text goes where it was typed, also when the field moves on", async () => {
    const first = vi.fn(async () => {});
    const second = vi.fn(async () => {});
    const draft = new Draft(silent);
    draft.change("one", first);
    await draft.flush();
    draft.change("two", second);
    await draft.close();
    expect(first).toHaveBeenCalledExactlyOnceWith("one");
    expect(second).toHaveBeenCalledExactlyOnceWith("two");
  });
});
