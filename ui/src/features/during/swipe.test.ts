import { beforeEach, describe, expect, it } from "vitest";
import { Swipe, type Touch } from "./swipe";

const touch = (clientX: number, clientY: number, timeStamp: number, rest: Partial<Touch> = {}): Touch => ({
  pointerId: 1,
  pointerType: "touch",
  isPrimary: true,
  clientX,
  clientY,
  timeStamp,
  ...rest,
});

describe("Swipe", () => {
  let swipe: Swipe;

  beforeEach(() => (swipe = new Swipe()));

  const draw = (from: Touch, to: Touch): string | undefined => {
    swipe.down(from);
    return swipe.up(to);
  };

  it("goes on to the left and back to the right", () => {
    expect(draw(touch(250, 300, 0), touch(150, 310, 200))).toBe("next");
    expect(draw(touch(150, 300, 0), touch(250, 290, 200))).toBe("previous");
  });

  it("lets taps, scrolls, long presses and mice be", () => {
    expect(draw(touch(150, 300, 0), touch(140, 300, 100))).toBeUndefined();
    expect(draw(touch(150, 300, 0), touch(90, 420, 200))).toBeUndefined();
    expect(draw(touch(250, 300, 0), touch(150, 300, 900))).toBeUndefined();
    const mouse = { pointerType: "mouse" };
    expect(draw(touch(250, 300, 0, mouse), touch(150, 300, 200, mouse))).toBeUndefined();
  });

  it("lets a second finger, a foreign finger and a cancelled one be", () => {
    swipe.down(touch(250, 300, 0));
    swipe.down(touch(100, 300, 10, { pointerId: 2, isPrimary: false }));
    expect(swipe.up(touch(150, 300, 200))).toBeUndefined();
    expect(draw(touch(250, 300, 0), touch(150, 300, 200, { pointerId: 7 }))).toBeUndefined();
    swipe.down(touch(250, 300, 0));
    swipe.cancel();
    expect(swipe.up(touch(150, 300, 200))).toBeUndefined();
  });
});
