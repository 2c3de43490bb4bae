import { describe, expect, it } from "vitest";
import { measure, shownLine } from "./card-line";

describe("measure", () => {
  it("counts characters and words without the space around them", () => {
    expect(measure("  Zeg waarom je komt.  ")).toEqual({ chars: 19, words: 4, fault: null, longWord: undefined });
  });

  it("counts no mark as a word", () => {
    expect(measure("een – twee …").words).toBe(2);
  });

  it("names each fault in the order of the core", () => {
    expect(measure(" ").fault).toBe("empty");
    expect(measure("Overeenstemmingen")).toMatchObject({ fault: "word_too_long", longWord: "Overeenstemmingen" });
    expect(measure("een twee drie vier vijf zes zeven acht").fault).toBe("too_long");
    expect(measure("a b c d e f g h").fault).toBe("too_many_words");
  });

  it("takes the limits themselves", () => {
    expect(measure("a b c d e f g").fault).toBeNull();
    expect(measure(`${"x".repeat(12)} ${"x".repeat(12)} ${"x".repeat(10)}`)).toMatchObject({ chars: 36, fault: null });
    expect(measure("zorgverlener-nu").fault).toBe("word_too_long");
  });
});

describe("shownLine", () => {
  it("shows a line that fits as it is", () => {
    expect(shownLine(" Eerst vragen. ", "Ik vraag eerst.")).toBe("Eerst vragen.");
  });

  it("falls back on the first words of the sentence", () => {
    expect(shownLine("", "Volgende keer zeg ik meteen waarom ik er ben.")).toBe("Volgende keer zeg ik meteen waarom …");
    expect(shownLine("", "Eerst luisteren.")).toBe("Eerst luisteren.");
  });

  it("shortens a line that is too long, not the sentence behind it", () => {
    expect(shownLine("a b c d e f g h", "iets anders")).toBe("a b c d e f g …");
  });

  it("cuts a single word that fills the card", () => {
    expect(shownLine("x".repeat(50), "")).toBe(`${"x".repeat(34)} …`);
  });
});
