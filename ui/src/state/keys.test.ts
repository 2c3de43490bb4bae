import { beforeAll, beforeEach, expect, test, vi } from "vitest";

class FakeElement {}
class FakeInput extends FakeElement {
  constructor(readonly type: string) {
    super();
  }
}

let press: (event: object) => void;
let dialog: object | null = null;
let keys: typeof import("./keys");

beforeAll(async () => {
  vi.stubGlobal("window", { addEventListener: (_: string, listener: typeof press) => (press = listener) });
  vi.stubGlobal("document", { querySelector: () => dialog });
  vi.stubGlobal("HTMLElement", FakeElement);
  vi.stubGlobal("HTMLInputElement", FakeInput);
  vi.stubGlobal("HTMLTextAreaElement", class extends FakeElement {});
  vi.stubGlobal("HTMLSelectElement", class extends FakeElement {});
  keys = await import("./keys");
  keys.startKeys();
});
beforeEach(() => void (dialog = null));

const event = (key: string, more: object = {}): KeyboardEvent =>
  ({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, preventDefault() {}, ...more }) as KeyboardEvent;

test("combinations are written as in the table of shortcuts", () => {
  expect(keys.comboOf(event("l", { ctrlKey: true, shiftKey: true }))).toBe("Ctrl+Shift+L");
  expect(keys.comboOf(event("1", { altKey: true }))).toBe("Alt+1");
  expect(keys.comboOf(event("g"))).toBe("g");
  expect(keys.comboOf(event("Enter", { ctrlKey: true }))).toBe("Ctrl+Enter");
});

test("the last view to bind a key has it, until it leaves", () => {
  const [app, view] = [vi.fn(), vi.fn()];
  const stopApp = keys.bindKeys({ Escape: app });
  const stopView = keys.bindKeys({ Escape: view });
  press(event("Escape"));
  stopView();
  press(event("Escape"));
  stopApp();
  expect([app.mock.calls.length, view.mock.calls.length]).toEqual([1, 1]);
});

test("single letters and undo stay with the field that is typed in; nothing passes an open dialog", () => {
  const act = vi.fn();
  const stop = keys.bindKeys({ "g": act, "Ctrl+Z": act, "Ctrl+Enter": act });
  const target = new FakeInput("text");
  press(event("g", { target }));
  press(event("z", { ctrlKey: true, target }));
  expect(act).not.toHaveBeenCalled();
  press(event("g", { target: new FakeInput("radio") }));
  press(event("Enter", { ctrlKey: true, target }));
  expect(act).toHaveBeenCalledTimes(2);
  dialog = {};
  press(event("g"));
  expect(act).toHaveBeenCalledTimes(2);
  stop();
});
