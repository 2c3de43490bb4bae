import type { AgendaItem, Conversation, Side } from "../../bindings/api";
import { dateWords } from "../../components/dates";
import { method } from "../../state/method";
import { conversation as words } from "../../texts/conversation";
import { fields, summary } from "../../texts/prepare";
import { channels, talkKinds, textFields } from "../../texts/terms";
import { saidOf } from "../../texts/together";
import { shownFace } from "./faces";
import type { Step } from "./pages";

export interface Line {
  label: string;
  /** One or more; several stand under each other. */
  texts: string[];
}

type Maker = (conversation: Conversation) => Line[];

function textsOf(conversation: Conversation, names: readonly (keyof typeof fields)[]): Line[] {
  return names.flatMap((name) => {
    const text = conversation.texts[name]?.trim();
    return text ? [{ label: textFields[name], texts: [text] }] : [];
  });
}

const filled = (label: string, texts: readonly (string | null | undefined)[]): Line[] => {
  const said = texts.filter((text): text is string => !!text);
  return said.length > 0 ? [{ label, texts: said }] : [];
};

/** "donderdag 3 december om 10:00" */
export function whenWords({ planned_on, planned_time }: Pick<Conversation, "planned_on" | "planned_time">): string | null {
  if (planned_on === null) return planned_time;
  return planned_time === null ? dateWords(planned_on) : words.at(dateWords(planned_on), planned_time);
}

const facts: Maker = (c) => [
  ...filled(summary.people, [c.people.map(({ label }) => label).join(", ")]),
  ...filled(summary.when, [whenWords(c)]),
  ...filled(summary.sort, [[c.kind && talkKinds[c.kind], c.channel && channels[c.channel]].filter(Boolean).join(" · ")]),
  ...filled(summary.purpose, [c.purpose && summary.purposes[c.purpose]]),
];

/** "Rust in huis (van de ander zelf)" */
function withSaid(item: AgendaItem): string {
  const said = saidOf(item).join("; ");
  return said ? `${item.body} (${said})` : item.body;
}

const itemsOf = (c: Conversation, side: Side): string[] => c.agenda.filter((item) => item.side === side).map(withSaid);

const makers: Record<Step, Maker> = {
  1: (c) => [
    ...textsOf(c, ["occasion", "why_me", "why_would_they", "why_would_they_not", "stakes", "leads_to", "who_are_we", "place"]),
  ],
  2: (c) => [
    ...filled(summary.mine, itemsOf(c, "mine")),
    ...filled(summary.theirs, itemsOf(c, "theirs")),
    ...textsOf(c, ["gain_mine", "gain_theirs", "shared_goal", "first_step"]),
  ],
  3: (c) =>
    c.approaches.map((approach) => {
      const person = c.people.length > 1 ? c.people.find((one) => one.person === approach.person)?.label : undefined;
      const area = method().areas.find(({ id }) => id === approach.area)?.label ?? "";
      const image = method().self_images.find(({ id }) => id === approach.guess_self_image)?.label;
      const role = method().roles.find(({ id }) => id === approach.guess_role)?.label;
      return {
        label: person ? summary.both(area, person) : area,
        texts: image || role ? [image, role].filter((text) => text !== undefined) : [summary.unknown],
      };
    }),
  4: (c) => [
    ...filled(summary.cards, c.deck.map(({ face }) => shownFace(face).text)),
    ...textsOf(c, ["opening"]),
  ],
};

/** What a step holds so far. */
export function linesOf(step: Step, conversation: Conversation, withFacts = true): Line[] {
  const lines = makers[step](conversation);
  return step === 1 && withFacts ? [...facts(conversation), ...lines] : lines;
}

/** Whether anything was prepared beyond the cards that come by themselves. */
export function isPrepared(conversation: Conversation): boolean {
  return (
    conversation.agenda.length > 0 || conversation.approaches.length > 0 ||
    Object.keys(fields).some((name) => conversation.texts[name as keyof typeof fields]?.trim())
  );
}
