import type { ConversationId, OpenIntention } from "../../bindings/api";
import { call } from "../../state/call";

/** Plans a conversation with those whom an intention is about, with it in the deck where it can come along. */
export async function planFrom({ id, people }: OpenIntention): Promise<ConversationId> {
  const conversation = await call("conversation_create", { start: "plan", people: people.map(({ person }) => person) });
  // The latest one joins by itself; an earlier one is taken along here.
  const { brought } = await call("conversation_get", { conversation });
  if (brought.some((one) => one.id === id && !one.in_deck)) await call("deck_add_intention", { conversation, intention: id });
  return conversation;
}
