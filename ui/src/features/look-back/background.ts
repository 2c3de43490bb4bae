import type { Conversation, TextField } from "../../bindings/api";
import { textFields } from "../../texts/terms";
import { background as words } from "../../texts/look-back";

const PLAN: readonly TextField[] = [
  "occasion", "why_me", "why_would_they", "why_would_they_not", "stakes", "leads_to", "who_are_we", "place",
  "gain_mine", "gain_theirs", "shared_goal", "first_step", "opening",
];

export interface PlanLine {
  label: string;
  text: string;
}

/** What was planned, as far as it says something. */
export function planOf({ purpose, texts }: Pick<Conversation, "purpose" | "texts">): PlanLine[] {
  const why = purpose === null ? [] : [{ label: words.purpose, text: words.purposes[purpose] }];
  return [
    ...why,
    ...PLAN.flatMap((field) => {
      const text = texts[field]?.trim();
      return text ? [{ label: textFields[field], text }] : [];
    }),
  ];
}

/** Whether there is anything to put beside the questions. */
export function hasBackground(conversation: Conversation): boolean {
  return conversation.moments.length > 0 || conversation.agenda.length > 0 || planOf(conversation).length > 0;
}
