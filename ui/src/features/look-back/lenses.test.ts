import { describe, expect, it } from "vitest";
import type { Lens, Moment, Question, QuestionAnswer } from "../../bindings/api";
import { answeredIn, momentsPer, startLens } from "./lenses";

const moments = (...lenses: Lens[]): Moment[] => lenses.map((lens, minute) => ({ id: `${minute}`, minute, lens }));

describe("startLens", () => {
  it("begins at friction when nothing was marked", () => {
    expect(startLens([])).toBe("friction");
  });

  it("begins where most was marked", () => {
    expect(startLens(moments("friction", "how", "what", "how"))).toBe("how");
  });

  it("takes the first of equals in the order of the method", () => {
    expect(startLens(moments("how", "frame", "how", "frame"))).toBe("frame");
    expect(startLens(moments("what", "friction"))).toBe("friction");
  });
});

it("counts the moments of every lens", () => {
  expect(momentsPer(moments("what", "what", "how"))).toEqual({ friction: 0, frame: 0, genuine: 0, what: 2, how: 1 });
});

describe("answeredIn", () => {
  const sub = (id: string): Question["subs"][number] => ({ id, text: id, sources: [] });
  const question: Question = {
    id: "V1", lens: "friction", title: "", name: "", help: "", sources: [], subs: [sub("a"), sub("b"), sub("c")],
  };
  const answer = (id: string, given: QuestionAnswer["answer"], note = ""): QuestionAnswer =>
    ({ question: id, answer: given, note });

  it("counts every answer, also that it is not known", () => {
    expect(answeredIn(question, [answer("a", "yes"), answer("c", "unknown")])).toBe(2);
  });

  it("counts no note without an answer, and nothing of another question", () => {
    expect(answeredIn(question, [answer("a", null, "iets"), answer("z", "no")])).toBe(0);
  });
});
