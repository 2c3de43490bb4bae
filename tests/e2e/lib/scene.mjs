// What a test has started and has to end: every folder, bridge and page registers its end here.

/** A scene with these things at hand. `end` ends what `after` was told of, the last first, whatever goes wrong on the way. */
export function scene(things = {}) {
  const ends = [];
  const end = async () => {
    const faults = [];
    for (const one of ends.reverse()) await Promise.resolve().then(one).catch((cause) => faults.push(cause));
    if (faults.length > 0) throw faults[0];
  };
  return { ...things, after: (one) => ends.push(one), end };
}
