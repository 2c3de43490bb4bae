import type { Lens, Moment, Question, QuestionAnswer, TextField } from "../../bindings/api";

/** In the order of every screen; friction is the way in. */
export const LENSES: readonly Lens[] = ["friction", "frame", "genuine", "what", "how"];

/** The free text that belongs to each lens. */
export const NOTES: Record<Lens, TextField> = {
  friction: "note_friction",
  frame: "note_frame",
  genuine: "note_genuine",
  what: "note_what",
  how: "note_how",
};

export function momentsPer(moments: readonly Moment[]): Record<Lens, number> {
  const per: Record<Lens, number> = { friction: 0, frame: 0, genuine: 0, what: 0, how: 0 };
  for (const { lens } of moments) per[lens] += 1;
  return per;
}

/** Where the calm look-back begins: the lens with the most moments, the first of equals; without moments at friction. */
export function startLens(moments: readonly Moment[]): Lens {
  const per = momentsPer(moments);
  return LENSES.reduce((most, lens) => (per[lens] > per[most] ? lens : most), "friction");
}

/** How many sub-questions of a question have an answer; *Weet ik niet* is one. */
export function answeredIn(question: Question, answers: readonly QuestionAnswer[]): number {
  return question.subs.filter(({ id }) => answers.some((one) => one.question === id && one.answer !== null)).length;
}
