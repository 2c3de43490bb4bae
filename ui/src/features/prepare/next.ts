import type { Conversation, ExportKind } from "../../bindings/api";
import type { IconName } from "../../components/icons";
import { conversation as words } from "../../texts/conversation";
import { isPrepared } from "./summary";

export type Act = "prepare" | "edit_plan" | "door" | "start" | "resume" | "quick" | "calm" | "view";

interface Button {
  act: Act;
  label: string;
  icon?: IconName;
}

export interface Next {
  /** What there is to do, in one sentence. */
  words: string;
  /** The one that fits first. */
  acts: Button[];
}

const button = {
  prepare: { act: "prepare", label: words.prepare, icon: "edit" },
  edit_plan: { act: "edit_plan", label: words.editPlan, icon: "edit" },
  door: { act: "door", label: words.door, icon: "door" },
  start: { act: "start", label: words.start, icon: "play" },
  resume: { act: "resume", label: words.resume, icon: "play" },
  quick: { act: "quick", label: words.quick },
  calm: { act: "calm", label: words.calm },
  view: { act: "view", label: words.viewLookBack, icon: "look" },
} as const satisfies Record<Act, Button>;

/** What fits now. A plan for another day is for preparing; a laptop is for looking back at length. */
export function nextOf(conversation: Conversation, today: string, wide: boolean): Next {
  const { started_at, ended_at, looked_back_at, planned_on } = conversation;
  if (looked_back_at !== null) return { words: words.nextView, acts: [button.view] };
  if (ended_at !== null) {
    const acts = wide ? [button.calm, button.quick] : [button.quick, button.calm];
    return { words: words.nextLookBack, acts };
  }
  if (started_at !== null) return { words: words.nextResume, acts: [button.resume, button.edit_plan] };
  if (!isPrepared(conversation)) return { words: words.nextPrepare, acts: [button.prepare, button.start] };
  const later = planned_on !== null && planned_on > today;
  const { start, door, edit_plan } = button;
  return { words: words.nextStart, acts: later ? [edit_plan, door, start] : [start, door, edit_plan] };
}

/** What there is to take elsewhere. */
export function takeable({ agreements, planned_on, started_at, ended_at, ...rest }: Conversation): ExportKind[] {
  const agreed = agreements.some(({ body }) => body.trim() !== "");
  const kinds: [ExportKind, boolean][] = [
    ["handout", agreed],
    ["agreements", agreed],
    ["calendar", planned_on !== null && started_at === null],
    ["plan", isPrepared({ agreements, planned_on, started_at, ended_at, ...rest })],
    ["look_back", ended_at !== null],
  ];
  return kinds.flatMap(([kind, there]) => (there ? [kind] : []));
}
