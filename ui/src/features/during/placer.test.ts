import { expect, it } from "vitest";
import { Placer } from "./placer";

it("tells the core one place after the other, and a refusal stops nothing", async () => {
  const told: number[] = [];
  const answers: (() => void)[] = [];
  const placer = new Placer(({ position }) => {
    told.push(position);
    return new Promise<void>((resolve, reject) => answers.push(position === 2 ? reject : resolve));
  });
  for (const position of [1, 2, 3]) placer.put({ position, aside: null });
  const settled = placer.settled();
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resume) => setTimeout(resume));
    expect(told).toHaveLength(turn + 1);
    answers[turn]?.();
  }
  await settled;
  expect(told).toEqual([1, 2, 3]);
});
