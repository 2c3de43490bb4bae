// A conversation with everything in it, made through the core's own commands.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const PASSPHRASE = "vier fietsen in de regen";

/** One that has three sheets. */
export const FROZEN_SHEETS = {
  file: fileURLToPath(new URL("../fixtures/backup-2.kdw", import.meta.url)),
  get sheets() {
    return JSON.parse(readFileSync(new URL("../fixtures/backup-2.json", import.meta.url), "utf8")).sheets;
  },
};

/** A backup that an earlier version made. */
export const FROZEN = { file: fileURLToPath(new URL("../fixtures/backup-1.kdw", import.meta.url)), passphrase: "een zin die ik onthoud" };

/** Makes a recovery sheet, or three, and gives the groups of each. */
export async function sheets(api, three = false, passphrase = null) {
  const made = [];
  for (let sheet = await api("recovery_make", { passphrase, three }); sheet; ) {
    const { groups, ask } = sheet;
    made.push(groups);
    sheet = await api("recovery_confirm", { first: groups[ask[0]], second: groups[ask[1]] });
  }
  return made;
}

export const TEXT_FIELDS = [
  "occasion", "why_me", "why_would_they", "why_would_they_not", "stakes", "leads_to", "who_are_we", "place", "gain_mine",
  "gain_theirs", "shared_goal", "first_step", "opening", "went_well", "went_less", "doubts", "note_friction", "note_frame",
  "note_genuine", "note_what", "note_how", "feedback_guess", "feedback_answer",
];

/** Sentences of ordinary length, so that a screen is as full as it gets in use. */
const plain = (kind) => `Tekst bij ${kind.replaceAll("_", " ")}`;

/** Makes a planned conversation with a new person; `word(kind)` gives the text of each field. */
export async function plan(api, word = plain, label = word("label")) {
  const conversation = await api("conversation_create", { start: "plan", people: [] });
  const person = await api("participant_add", { conversation, whom: { kind: "new", value: label }, part: "other" });
  const set = (field, value) => api("conversation_set", { conversation, change: { field, value } });
  await set("kind", "progress");
  await set("channel", "home_visit");
  await set("purpose", "both");
  for (const field of TEXT_FIELDS.slice(0, 13)) {
    await api("conversation_text_set", { conversation, field, body: word(field) });
  }
  const agenda = {};
  for (const [name, side, flags] of [
    ["mine_shown", "mine", { may_show: true }],
    ["mine_must", "mine", { must: true }],
    ["mine_avoid", "mine", { avoid: true }],
    ["theirs_shown", "theirs", { may_show: true }],
    ["theirs_guess", "theirs", {}],
  ]) {
    const item = await api("agenda_add", { conversation, side, body: word(name), origin: null });
    agenda[name] = item;
    for (const [field, value] of Object.entries(flags)) {
      await api("agenda_edit", { conversation, item, change: { field, value } });
    }
  }
  const approach = (change) => api("approach_set", { conversation, person, area: "housing", change });
  await approach({ field: "guess_self_image", value: "help" });
  await approach({ field: "guess_role", value: "teacher" });
  return { conversation, person, agenda, label };
}

/** Holds a conversation: cards turned, moments marked. */
export async function hold(api, conversation, lenses = ["frame", "what"]) {
  await api("during_start", { conversation });
  for (const lens of lenses) await api("moment_add", { conversation, lens });
  await api("during_place", { conversation, position: 2, aside: null });
  await api("during_stop", { conversation });
}

/** Looks back on it with every field filled. The line is what a card can hold. */
export async function lookBack(api, { conversation, person }, word = plain, line = "Laat stiltes vallen") {
  for (const field of TEXT_FIELDS.slice(13)) {
    await api("conversation_text_set", { conversation, field, body: word(field) });
  }
  for (const [field, value] of [["energy", "mixed"], ["focus", "clear"], ["gain", "start"]]) {
    await api("conversation_set", { conversation, change: { field, value } });
  }
  const approach = (change) => api("approach_set", { conversation, person, area: "housing", change });
  await approach({ field: "self_image", value: "other_plans" });
  await approach({ field: "quote", value: word("quote") });
  await approach({ field: "role_start", value: "teacher" });
  await approach({ field: "role_end", value: "guide" });
  const { questions } = await api("method_get", null);
  for (const question of questions) {
    for (const [index, sub] of question.subs.entries()) {
      const answer = ["yes", "partly", "no", "unknown"][index % 4];
      await api("answer_set", { conversation, question: sub.id, change: { field: "answer", value: answer } });
      await api("answer_set", { conversation, question: sub.id, change: { field: "note", value: word(`note_${sub.id}`) } });
    }
  }
  const agreement = await api("agreement_add", { conversation, body: word("agreement") });
  for (const [field, value] of [["who", "other"], ["due_on", "2027-01-15"], ["i_believe", "yes"], ["other_believes", "partly"]]) {
    await api("agreement_edit", { conversation, agreement, change: { field, value } });
  }
  await api("intention_set", { conversation, change: { field: "body", value: word("intention") } });
  const intention = await api("intention_set", { conversation, change: { field: "line", value: line } });
  await api("look_back_finish", { conversation });
  return { agreement, intention };
}
