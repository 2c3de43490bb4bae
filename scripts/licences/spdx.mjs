// Licence expressions: which licences are relied on when a part offers a choice.

/** From most to least preferred where there is a choice: short conditions first, so that few texts have to be shown. */
const PREFERRED = ["MIT", "Zlib", "BSD-3-Clause", "Apache-2.0", "Unicode-3.0", "MPL-2.0", "CC-BY-3.0", "CC0-1.0"];

/** Writes an old `A/B` as `A OR B`. */
export const modern = (expression) => expression.replace(/\s*\/\s*/g, " OR ").trim();

/** The licences that are relied on: all of an AND, the most preferred of an OR. */
export function relied(expression) {
  const tokens = modern(expression).match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const rank = (ids) => Math.max(...ids.map((id) => (PREFERRED.indexOf(id) + 1 || PREFERRED.length + 1)));
  const term = () => {
    if (tokens[at] !== "(") {
      let id = tokens[at++];
      if (tokens[at] === "WITH") id = `${id} WITH ${tokens[(at += 2) - 1]}`;
      return [id];
    }
    at += 1;
    const inside = any();
    if (tokens[at++] !== ")") throw new Error(`not a licence expression: ${expression}`);
    return inside;
  };
  const all = () => {
    let ids = term();
    while (tokens[at] === "AND") {
      at += 1;
      ids = [...ids, ...term()];
    }
    return ids;
  };
  function any() {
    let best = all();
    while (tokens[at] === "OR") {
      at += 1;
      const next = all();
      if (rank(next) < rank(best)) best = next;
    }
    return best;
  }
  const ids = any();
  if (at !== tokens.length || ids.includes(undefined)) throw new Error(`not a licence expression: ${expression}`);
  return [...new Set(ids)].sort();
}
