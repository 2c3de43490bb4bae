import type { ConversationId } from "../../bindings/api";
import { announce } from "../../state/announce.svelte";
import { call } from "../../state/call";
import { removed } from "../../state/removed.svelte";
import { removal } from "../../texts/conversations";

/** Erases something in the bin for good; then no step before it can be taken back either, so nothing is offered. */
export async function erase(entry: string): Promise<void> {
  await call("bin_erase", { entry });
  removed.last = undefined;
  announce(removal.erased);
}

/** Deletes a conversation and erases it at once. */
export async function eraseConversation(conversation: ConversationId): Promise<void> {
  await call("conversation_delete", { conversation });
  await erase(conversation);
}
