import { beforeEach, describe, expect, it } from "vitest";
import { Deck, type Spot } from "./deck.svelte";

describe("Deck", () => {
  let placed: Spot[];
  let deck: Deck;

  beforeEach(() => {
    placed = [];
    deck = new Deck((spot) => placed.push(spot));
    deck.read(4, { position: 0, aside: null });
  });

  it("begins where it was left, and reading again does not move it", () => {
    const later = new Deck(() => {});
    later.read(4, { position: 2, aside: "h6" });
    expect([later.position, later.aside, later.size]).toEqual([2, "h6", 5]);
    later.previous();
    later.next();
    later.read(4, { position: 2, aside: "h6" });
    expect([later.position, later.aside]).toEqual([3, null]);
  });

  it("goes from the agenda to the last card and no further", () => {
    const seen = [0];
    expect(deck.atFirst).toBe(true);
    while (deck.next()) seen.push(deck.position);
    expect(seen).toEqual([0, 1, 2, 3, 4]);
    expect(deck.atLast).toBe(true);
    expect(deck.next()).toBe(false);
    expect(placed.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    deck.to(0);
    expect(deck.previous()).toBe(false);
  });

  it("returns from an aside to the very card, or goes on after it", () => {
    deck.to(2);
    deck.show("k2");
    expect([deck.position, deck.aside, deck.atFirst, deck.atLast]).toEqual([2, "k2", false, false]);
    deck.previous();
    expect([deck.position, deck.aside]).toEqual([2, null]);
    deck.show("k2");
    deck.show("w4");
    deck.next();
    expect([deck.position, deck.aside]).toEqual([3, null]);
    expect(placed.at(-1)).toEqual({ position: 3, aside: null });
  });

  it("leaves an aside on the last card by going on", () => {
    deck.to(4);
    deck.show("k2");
    expect(deck.next()).toBe(true);
    expect([deck.position, deck.aside]).toEqual([4, null]);
  });

  it("closes a private card on the next one", () => {
    deck.to(1);
    deck.revealed = true;
    deck.next();
    expect(deck.revealed).toBe(false);
    deck.previous();
    expect(deck.revealed).toBe(false);
  });

  it("stays inside a deck that became smaller", () => {
    deck.to(4);
    deck.read(2, { position: 4, aside: null });
    expect([deck.position, deck.atLast]).toEqual([2, true]);
  });
});
